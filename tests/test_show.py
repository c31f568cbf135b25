"""``dipext show``: one release on the terminal."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dipext.cli import app
from samples import RELEASE


def run(*arguments: str, text: str | None = None) -> tuple[int, str, str]:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["show", *arguments], input=text)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE.text, encoding="utf-8")
    return path


def test_it_shows_the_text_and_every_fact(file: Path) -> None:
    code, shown, _ = run(str(file), "--published", "2025-09-18", "--issuer", "NATO")
    assert code == 0
    assert "NATO · 2025-09-18" in shown
    assert re.search(r"tomorrow +date +on 2025-09-19", shown)
    assert re.search(r"4\.5 million euros +sum +4,500,000 EUR", shown)
    assert re.search(r"0\.2% +share +more than 0\.2 % of GDP", shown)
    assert re.search(r"Mark Rutte +person +Mark Rutte", shown)
    assert re.search(r"Baltic Sentry +initiative +Baltic Sentry \(operation, NATO\)", shown)
    assert "\x1b[" not in shown


def test_it_reads_standard_input() -> None:
    code, shown, _ = run("-", text=RELEASE.text)
    assert code == 0
    assert "undated" in shown
    assert re.search(r"tomorrow +date +unresolved \? unresolved", shown)


def test_it_shows_one_release_of_many(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "First.", "issuer": "NATO"}\n{"text": "Second.", "date": "2026-01-02"}\n')
    assert "First." in run(str(path))[1]
    assert "2026-01-02" in run(str(path), "--number", "2")[1]
    code, shown, reason = run(str(path), "--number", "3")
    assert (code, shown) == (1, "")
    assert "no release number 3" in reason


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("absent.txt",), 1, "Error: absent.txt: No such file or directory"),
        (("Oslo gives 3 million euros.",), 1, "a text itself is read from standard input, as -"),
        (("-", "--registry", "absent.jsonl"), 2, "absent.jsonl: cannot be read: No such file or directory"),
        (("-", "--published", "soon"), 2, "soon"),
        ((), 2, "FILE"),
    ],
)
def test_bad_input_is_told_with_an_exit_code(arguments: tuple[str, ...], code: int, reason: str) -> None:
    got, shown, told = run(*arguments, text="A text.")
    assert (got, shown) == (code, "")
    assert reason in told
    assert "Traceback" not in told


def test_other_words_of_a_registry_are_used(tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text('{"id": "quiet-harbour", "name": "Quiet Harbour", "kind": "operation", "lead": ["NATO"]}\n')
    assert re.search(r"initiative +Quiet Harbour \(operation, NATO\)", run_with(mine))


def run_with(registry: Path) -> str:
    return run("-", "--registry", str(registry), text="Ships took part in Quiet Harbour.")[1]
