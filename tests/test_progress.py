"""The tally of a batch: a bar where somebody looks, two lines at the end."""

import io
import re
import sys

import pytest

from dipext.cli.progress import Batch
from dipext.errors import ReadError
from dipext.io.run import Extracted
from dipext.io.walk import Left


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_the_bar_tells_how_far_it_is_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with Batch(100, show_errors=True) as batch:
        batch.read(50)
        batch.add(Extracted(b"{}", 1200, (1, 2, 0, 0, 0, 0)))
        batch.add(ReadError("b.txt", "[bold]no text"))
    shown = terminal.getvalue()
    assert "50%" in shown
    assert re.search(r"1 releases, [\d,]+ words/s", shown)
    assert "Error: b.txt: [bold]no text" in shown
    assert shown.endswith("\x1b[1A\x1b[2K"), "the line of the bar is erased"
    assert batch.summary().splitlines()[1] == "1 people, 2 dates, 0 money, 0 percentages, 0 initiatives, 0 commitments"


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with Batch(0, show_errors=False) as batch:
        batch.add(Extracted(b"{}", 1, (0, 0, 0, 0, 0, 0)))
        batch.add(ReadError("b.txt", "no text"))
    assert capsys.readouterr().err == ""
    assert batch.summary().startswith("1 release, 1 error, 1 words, ")


def test_what_is_left_out_does_not_steer_the_terminal() -> None:
    with Batch(0, show_errors=False) as batch:
        batch.leave(Left("folder/a.\x1b[2J"))
        batch.leave(Left("folder/Makefile"))
    assert batch.summary().splitlines()[-1] == r"left out in folders: 1 .\x1b[2J, 1 Makefile"
