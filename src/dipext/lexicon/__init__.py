"""Knowledge as data: words, countries, currencies, offices, initiatives. This module alone opens the files."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_text(name: str) -> str:
    """The text of a data file of this package, by file name."""
    return (files(__name__) / name).read_text(encoding="utf-8")


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML data file of this package, parsed once. ``name`` has no suffix."""
    return tomllib.loads(read_text(f"{name}.toml"))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a word list, without comments (``#``) and empty lines."""
    return tuple(line for line in read_text(name).splitlines() if line and not line.startswith("#"))
