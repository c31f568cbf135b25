"""One release on a terminal, with rich: the text with its facts marked, and a table of them."""

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.table import Table
from rich.text import Text

from dipext.models import Extraction
from dipext.view.describe import describe_commitment
from dipext.view.marks import Mark, commitment_doubts, marks, stretches
from dipext.view.styles import STYLES
from dipext.view.unseen import shown

_DOUBT = "bold reverse"


def to_terminal(extraction: Extraction) -> Group:
    """The marked text, then one row a fact in text order. Print it on a ``rich.console.Console``."""
    return Group(_heading(extraction), _text(extraction), Text(), _Facts(extraction), *_commitments(extraction))


def _heading(extraction: Extraction) -> Text:
    parts = (extraction.title or extraction.doc_id, extraction.issuer, extraction.published or "undated")
    heading = Text(_line(" · ".join(str(part) for part in parts if part)), style="bold")
    for doubt in extraction.warnings:
        heading.append("\n").append_text(_doubt(doubt))
    heading.append("\n")
    for kind, style in STYLES.items():
        if kind == "custom" and not extraction.custom:
            continue
        heading.append(f"{kind} {len(getattr(extraction, kind))}", style=style.terminal).append("  ")
    return heading.append("\n")


def _text(extraction: Extraction) -> Text:
    """The text with the kind and the value of each fact in brackets behind its words."""
    text = Text()
    for stretch in stretches(extraction.text, marks(extraction)):
        words = shown(extraction.text[stretch.start : stretch.end]).replace("\t", " ")
        text.append(words, style=STYLES[stretch.over[-1].kind].terminal if stretch.over else "")
        for mark in stretch.ending:
            text.append_text(_beside(mark))
    return text


def _beside(mark: Mark) -> Text:
    words = f"{STYLES[mark.kind].label}{f': {_line(mark.beside)}' if mark.beside else ''}"
    beside = Text(" ").append(f"⟨{words}", style="dim")
    for doubt in mark.doubts:
        beside.append(" ").append_text(_doubt(doubt))
    return beside.append("⟩", style="dim")


class _Facts:
    """The facts in a table, and one below the other where the terminal is too narrow for their numbers in one line."""

    def __init__(self, extraction: Extraction) -> None:
        self._marks = marks(extraction)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The rows, in which every number stands whole."""
        longest = max((len(word) for mark in self._marks for word in mark.value.split()), default=1)
        if longest > options.max_width - _OTHER_COLUMNS:
            for mark in self._marks:
                yield Text.assemble(
                    f"{mark.span.start} ", _words(mark), "\n    ", STYLES[mark.kind].label, ": ", _value(mark)
                )
            return
        table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
        table.add_column("at", justify="right", no_wrap=True)
        table.add_column("words", overflow="fold")
        table.add_column("kind", no_wrap=True)
        table.add_column("value", overflow="fold", min_width=longest)
        for mark in self._marks:
            table.add_row(str(mark.span.start), _words(mark), STYLES[mark.kind].label, _value(mark))
        yield table


_OTHER_COLUMNS = 42
"""What the columns beside the value need at least."""


def _words(mark: Mark) -> Text:
    return Text(_line(mark.span.text), style=STYLES[mark.kind].terminal)


def _value(mark: Mark) -> Text:
    value = Text(_line(mark.value))
    for doubt in mark.doubts:
        value.append(" ").append_text(_doubt(doubt))
    return value


def _commitments(extraction: Extraction) -> list[Text]:
    if not extraction.commitments:
        return []
    lines = [Text("\ncommitments", style=STYLES["commitments"].terminal)]
    for row in extraction.commitments:
        line = Text(_line(f"{row.evidence.start} {describe_commitment(row, extraction)}"))
        for doubt in commitment_doubts(row):
            line.append(" ").append_text(_doubt(doubt))
        lines.append(line)
    return lines


def _doubt(code: str) -> Text:
    return Text(f"? {_line(code).replace('_', ' ')}", style=_DOUBT)


def _line(text: str) -> str:
    """In one line."""
    return " ".join(shown(text).split())
