"""Knowledge as data: words, countries, currencies, offices, initiatives. This module alone opens the files."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias


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
    return tuple([line for line in read_text(name).splitlines() if line and line[0] != "#"])


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
    entry: Any = toml(name)
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

    What begins alike is written once, so that the search looks at it once.

    >>> alternation(["up", "up to", "above", "about"])
    '(?:(?:up(?:\\s+to)?|abo(?:ve|ut)))'
    """
    tree: _Tree = {}
    for choice in sorted(choices, key=len, reverse=True):
        branch = tree
        for unit in choice:
            branch = branch.setdefault(unit, {})
        branch[""] = {}
    return f"(?:{_pattern(tree)})"


_Tree: TypeAlias = "dict[str, _Tree]"


def _pattern(tree: _Tree) -> str:
    """A pattern of the choices in a tree of their characters, in which an empty one ends a choice."""
    branches = [_unit(unit) + _pattern(branch) for unit, branch in tree.items() if unit]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _unit(character: str) -> str:
    return r"\s+" if character == " " else re.escape(character)
