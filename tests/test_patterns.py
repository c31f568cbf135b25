"""Every pattern means the same on every Python: early 3.11 loses matches of possessive and atomic groups."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import dipext
from dipext.people.runs import _run, runs

LITERAL = re.compile(r"(?<!\\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
SOURCES = sorted(Path(str(files("dipext"))).rglob("*.py"))


def literals(source: str) -> Iterator[str]:
    return (
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def compiled() -> Iterator[tuple[str, str]]:
    for module in pkgutil.walk_packages(dipext.__path__, "dipext."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value.pattern


@pytest.mark.parametrize("pattern", [r"a++", r"(?:ab)*+", r"a{2,3}+", r"a?+b", r"(?>a|b)c"])
def test_what_is_looked_for_is_seen(pattern: str) -> None:
    assert LITERAL.search(pattern)


@pytest.mark.parametrize("pattern", [r"a+b*c?d{2}", r"a+?", r"\++", r"[*+?][+]", r"(?=a)(?!b)(?:c)"])
def test_what_looks_like_it_is_not(pattern: str) -> None:
    assert not LITERAL.search(pattern.replace("[*+?]", "[]"))


def test_no_pattern_is_possessive_or_atomic() -> None:
    written = {
        f"{path.name}: {text}" for path in SOURCES for text in literals(path.read_text("utf-8")) if LITERAL.search(text)
    }
    built = {
        f"{name}: {pattern}" for name, pattern in [*compiled(), ("_run", _run().pattern)] if LITERAL.search(pattern)
    }
    assert not written | built


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minister Kari Lund arrived. Lund spoke.", ["Minister Kari Lund", "Lund"]),
        ("J.-P. Moreau met K.-L.X in Oslo", ["J.-P. Moreau", "K", "L.X", "Oslo"]),
        ("Anna van der Berg and Jan de l’eau", ["Anna van der Berg", "Jan"]),
        ("O’Neill-Grange’s U.S.A. visit", ["O’Neill-Grange", "U.S.A."]),
    ],
)
def test_a_run_takes_all_or_nothing_of_a_piece(text: str, found: list[str]) -> None:
    assert [run for _, run in runs(text)] == found
