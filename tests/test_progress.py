"""The tally of a batch: a bar where somebody looks, two lines at the end."""

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dipext.cli.batch import found_in
from dipext.cli.progress import Batch
from dipext.errors import ReadError
from dipext.io.read import pieces
from dipext.io.run import Extracted
from dipext.io.walk import File, Left
from dipext.kinds import NAMES

DONE = Extracted(b"{}", 1200, (1, 2, *[0] * (len(NAMES) - 2)))


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


Watch = Callable[[], Terminal]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Puts such a standard error in place; pytest puts its own back before the test begins."""
    return lambda: watched(monkeypatch)


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    return terminal


def counts(folder: Path, terminal: Terminal) -> Iterator[str]:
    """What the bar says of the releases after each of those in a folder."""
    found, lists = found_in([str(folder)], None)
    with Batch(found, show_errors=False) as batch:
        for piece in batch.counted(pieces(found, lists)):
            batch.add(piece if isinstance(piece, ReadError) else DONE)
            batch._bar.refresh()
            yield re.findall(r"([\d,]+(?: of (?:about )?[\d,]+)?) releases", terminal.getvalue())[-1]


def test_each_release_moves_the_bar_whatever_its_size(tmp_path: Path, watch: Watch) -> None:
    for name, size in (("a.txt", 1), ("b.txt", 90_000), ("c.txt", 10), ("style.css", 10)):
        (tmp_path / name).write_text("x" * size)
    (tmp_path / "d.bin").write_bytes(b"\0\1")
    assert list(counts(tmp_path, watch())) == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]


def test_what_was_written_before_is_no_release(tmp_path: Path, watch: Watch) -> None:
    (tmp_path / "a.json").write_text('{"text": "Rain.", "dipext_version": "1"}')
    (tmp_path / "a.txt").write_text("Rain.")
    assert list(counts(tmp_path, watch())) == ["1 of 1"]


@pytest.mark.parametrize("kind", ["jsonl", "csv", "zip"])
def test_of_a_file_of_many_the_bytes_tell_how_many_are_to_come(tmp_path: Path, watch: Watch, kind: str) -> None:
    texts = [f"Talk {number:03} in Riga. {'They met. ' * 200}" for number in range(1000)]
    if kind == "jsonl":
        (tmp_path / "a.jsonl").write_text("".join(f'{{"text": "{text}"}}\n' for text in texts))
    elif kind == "csv":
        (tmp_path / "a.csv").write_text("".join(f"{text}\n" for text in ["text", *texts]))
    else:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for number, text in enumerate(texts):
                archive.writestr(f"{number}.txt", text)
    said = list(counts(tmp_path, watch()))
    assert len(said) == 1000
    half = re.fullmatch(r"500 of about ([\d,]+)", said[499])
    assert half
    assert 900 < int(half[1].replace(",", "")) < 1200
    assert re.fullmatch(r"1,000 of about 1,0[0-9]+", said[-1])


def test_nobody_knows_how_many_standard_input_holds(monkeypatch: pytest.MonkeyPatch, watch: Watch) -> None:
    lines = io.TextIOWrapper(io.BytesIO(b'{"text": "Rain."}\n' * 3))
    monkeypatch.setattr(sys, "stdin", lines)
    terminal = watch()
    found, lists = found_in(["-"], None)
    with Batch(found, show_errors=False) as batch:
        for _ in batch.counted(pieces(found, lists, "jsonl")):
            batch.add(DONE)
    assert "3 releases, " in terminal.getvalue()


def test_the_bar_leaves_no_trace_and_errors_stay(watch: Watch) -> None:
    terminal = watch()
    with Batch([File("a.txt", 9), File("b.txt", 9)], show_errors=True) as batch:
        batch.add(DONE)
        batch.add(ReadError("b.txt", "[bold]no text"))
    shown = terminal.getvalue()
    assert re.search(r"2 of 2 releases, [\d,]+ words/s", shown)
    assert "Error: b.txt: [bold]no text" in shown
    assert shown.endswith("\x1b[1A\x1b[2K"), "the line of the bar is erased"
    assert batch.summary().splitlines()[1].startswith("1 people, 2 dates, 0 money, 0 percentages, ")


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with Batch([], show_errors=False) as batch:
        batch.add(Extracted(b"{}", 1, (0,) * len(NAMES)))
        batch.add(ReadError("b.txt", "no text"))
    assert capsys.readouterr().err == ""
    assert batch.summary().startswith("1 release, 1 error, 1 words, ")


def test_what_is_left_out_does_not_steer_the_terminal() -> None:
    with Batch([], show_errors=False) as batch:
        batch.leave(Left("folder/a.\x1b[2J"))
        batch.leave(Left("folder/Makefile"))
    assert batch.summary().splitlines()[-1] == r"left out in folders: 1 .\x1b[2J, 1 Makefile"
