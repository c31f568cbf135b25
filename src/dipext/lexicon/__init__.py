"""Knowledge as data: words, countries, currencies, offices, initiatives. This module alone opens the files."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_text(name: str) -> str:
    """The text of a data file of the package, by its path in it: ``"lexicon/words.txt"``."""
    return (files("dipext") / name).read_text(encoding="utf-8")


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML data file of the package, parsed once. ``name`` is its path without the suffix."""
    return tomllib.loads(read_text(f"{name}.toml"))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a word list, without comments (``#``) and empty lines."""
    return tuple(line for line in read_text(name).splitlines() if line and not line.startswith("#"))


@cache
def known_words() -> frozenset[str]:
    """The words of running English that stand in small letters in the texts behind the list."""
    return frozenset(lines("lexicon/words.txt"))


@cache
def headline_verbs() -> frozenset[str]:
    """What people do in headlines, where verbs have a capital: "presents", "opens"."""
    return frozenset(lines("lexicon/headlines.txt"))


@cache
def phrases(name: str, *path: str) -> tuple[str, ...]:
    """A list of words or phrases in a TOML data file, by the keys that lead to it."""
    entry = toml(name)
    for key in path:
        entry = entry[key]
    return tuple(entry)


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The same list as a set."""
    return frozenset(phrases(name, *path))


@cache
def one_of(name: str, *path: str) -> str:
    """The same list as a piece of a pattern that matches one of its phrases."""
    return alternation(phrases(name, *path))


def alternation(choices: Iterable[str]) -> str:
    r"""A piece of a pattern: one of the choices, the longest first, their words any white space apart.

    >>> alternation(["up", "up to"])
    '(?:up\\s+to|up)'
    """
    ordered = sorted(choices, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(choice).replace(r"\ ", r"\s+") for choice in ordered) + ")"
