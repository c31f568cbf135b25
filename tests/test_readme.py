"""The documentation is true: its Python sessions and its dipext commands give what they show."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dipext
from dipext.kinds import NAMES

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "CONTRIBUTING.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[str]:
    return [code for name, code in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")) if name == language]


@pytest.mark.parametrize("page", PAGES)
def test_python_sessions_give_what_they_show(page: str) -> None:
    session = "\n".join(blocks(page, "python"))
    flags = doctest.ELLIPSIS
    case = doctest.DocTestParser().get_doctest(session, {}, page, page, 0)
    told: list[str] = []
    failed = doctest.DocTestRunner(optionflags=flags).run(case, out=told.append).failed
    assert not failed, "".join(told)
    assert case.examples or page != "README.md"


def rows() -> list[tuple[str, str, str]]:
    """The table of words and values."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| (\w+) \| ([^|]+\.) \| (`[^|]+) \|$", text, re.MULTILINE)


@pytest.mark.parametrize(("kind", "words", "values"), rows(), ids=lambda cell: cell[:40])
def test_words_have_the_values_of_the_table(kind: str, words: str, values: str) -> None:
    (item,) = getattr(dipext.extract(words, published="2025-11-20"), kind)
    told = re.findall(r"`([^`]+)` ([^,]+)", values)
    assert [(path, str(field(item, path))) for path, _ in told] == told


def test_the_table_of_words_shows_every_kind() -> None:
    assert list(dict.fromkeys(kind for kind, _, _ in rows())) == list(NAMES)


def field(item: Any, path: str) -> Any:
    """What stands in an item under "titles[0].role"."""
    for name, number in re.findall(r"(\w+)(?:\[(\d+)\])?", path):
        item = getattr(item, name)
        item = item[int(number)] if number else item
    return item


def commands() -> list[tuple[str, str]]:
    """Every ``$ dipext ...`` of the README with the output below it, in which ``...`` stands for anything."""
    found = []
    for block in blocks("README.md", "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("dipext"):
                found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), commands(), ids=lambda text: text.split("\n")[0][:50])
def test_commands_give_what_they_show(command: str, output: str, tmp_path: Path) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "COLUMNS": "110"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    assert doctest.OutputChecker().check_output(output, done.stdout, flags), done.stdout


def test_pages_name_no_place_but_their_own() -> None:
    for page in [*PAGES, "CHANGELOG.md"]:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert not re.search(r"https?://|/home/|/work/|/tmp/", text), page
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert (ROOT / target).exists(), f"{page} points to {target}"
