"""One release on a terminal, with rich: the text with its facts marked, and a table of them."""

from itertools import chain

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dipext.kinds import NAMES
from dipext.models import Extraction
from dipext.view.marks import marks

_STYLES = {
    "people": "bold blue",
    "dates": "bold green",
    "money": "bold yellow",
    "percentages": "bold red",
    "initiatives": "bold magenta",
}
# A release must not steer the terminal or turn its lines around; one character for one keeps the offsets.
_CONTROL = dict.fromkeys(
    chain(range(32), range(127, 160), range(0x2028, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000)),
    "\N{REPLACEMENT CHARACTER}",
)
_CONTROL |= {ord("\t"): " ", ord("\n"): "\n", ord("\r"): " "}


def to_terminal(extraction: Extraction) -> Group:
    """The marked text, then one row a fact in text order. Print it on a ``rich.console.Console``."""
    return Group(_heading(extraction), _text(extraction), Text(), _table(extraction))


def _heading(extraction: Extraction) -> Text:
    parts = (extraction.title or extraction.doc_id, extraction.issuer, extraction.published or "undated")
    heading = Text(_safe(" · ".join(str(part) for part in parts if part)), style="bold")
    for kind in NAMES:
        heading.append("\n" if kind == NAMES[0] else "  ").append(
            f"{kind} {len(getattr(extraction, kind))}", style=_STYLES[kind]
        )
    return heading.append("\n")


def _text(extraction: Extraction) -> Text:
    text = Text(_safe(extraction.text))
    for mark in marks(extraction):
        text.stylize(f"{_STYLES[mark.kind]} underline", mark.span.start, mark.span.end)
    return text


def _table(extraction: Extraction) -> Table:
    table = Table("at", "words", "kind", "value", "doubts", box=None, header_style="dim", pad_edge=False)
    table.columns[0].justify = "right"
    for mark in marks(extraction):
        table.add_row(
            str(mark.span.start),
            Text(_safe(" ".join(mark.span.text.split())), style=_STYLES[mark.kind]),
            mark.kind,
            Text(_safe(mark.value)),
            Text(_safe(", ".join(mark.warnings))),
        )
    return table


def _safe(text: str) -> str:
    return text.translate(_CONTROL)
