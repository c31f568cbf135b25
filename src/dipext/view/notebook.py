"""The HTML that a notebook shows for an Extraction: no script, no style sheet, nothing from outside."""

import re
from collections.abc import Iterator
from html import escape

from dipext.models import Commitment, Extraction
from dipext.view.describe import describe_commitment
from dipext.view.marks import Mark, commitment_doubts, marks, stretches
from dipext.view.styles import STYLES, Style
from dipext.view.unseen import shown

# The notebook's own ink stays, and the grounds are half transparent, so that all can be read on light and on dark.
_BOX = "font-family: sans-serif; line-height: 1.5; max-width: 60em;"
_TEXT = (
    "white-space: pre-wrap; overflow-wrap: anywhere; margin-top: .6em; line-height: 1.9; max-height: 36em; "
    "overflow: auto; unicode-bidi: plaintext;"
)
_MARK = (
    "background: rgba({0}, .18); color: inherit; text-decoration: underline {1} rgb({0}); text-underline-offset: .2em; "
    "text-decoration-skip-ink: none;"
)
_UNSURE = " outline: 2px dashed; outline-offset: 1px;"
_BESIDE = (
    "font-size: .72em; line-height: 1.3; border: 1px solid rgba({0}, .8); border-radius: 4px; margin: 0 .2em 0 .3em; "
    "padding: .1em .4em; user-select: none; unicode-bidi: isolate; box-decoration-break: clone; "
    "-webkit-box-decoration-break: clone;"
)
_DOUBT = (
    "border: 1px dashed; border-radius: 4px; margin-left: .15em; padding: 0 .3em; font-weight: bold; "
    "white-space: nowrap;"
)

_NUMBER = re.compile(r"\d\S")


def to_html(extraction: Extraction) -> str:
    """The text with its facts marked, the kind and value of each beside its words, and its doubts. All escaped."""
    head = " · ".join(
        _escaped(str(part))
        for part in (extraction.title or extraction.doc_id, extraction.issuer, extraction.published or "undated")
        if part
    )
    legend = " ".join(
        f'<span style="{_mark(style)}">{style.label}</span> {len(getattr(extraction, kind))}'
        for kind, style in STYLES.items()
        if kind != "custom" or extraction.custom
    )
    body = "".join(_marked(extraction))
    return (
        f'<div style="{_BOX}"><div><b>{head}</b>{_doubts(extraction.warnings)}</div><div>{legend}</div>'
        f'<div style="{_TEXT}">{body}</div></div>'
    )


def _marked(extraction: Extraction) -> Iterator[str]:
    """The text piece by piece, what each fact is worth behind it, and behind a sentence the commitment that it is."""
    for stretch in stretches(extraction.text, marks(extraction), [row.evidence.end for row in extraction.commitments]):
        words = _escaped(extraction.text[stretch.start : stretch.end])
        yield _fact(stretch.over[-1], words) if stretch.over else words
        yield from map(_beside, stretch.ending)
        yield from (_flow(row, extraction) for row in extraction.commitments if row.evidence.end == stretch.end)


def _fact(mark: Mark, words: str) -> str:
    return f'<mark style="{_mark(STYLES[mark.kind])}{_UNSURE if mark.doubts else ""}">{words}</mark>'


def _beside(mark: Mark) -> str:
    style = STYLES[mark.kind]
    value = f" {_unbroken(mark.beside)}" if mark.beside else ""
    return f'<span style="{_BESIDE.format(_rgb(style))}"><b>{style.label}</b>{value}{_doubts(mark.doubts)}</span>'


def _flow(row: Commitment, extraction: Extraction) -> str:
    style = STYLES["commitments"]
    beside = f"{_BESIDE.format(_rgb(style))} border-left-width: 4px;"
    value = _unbroken(describe_commitment(row, extraction))
    return f'<span style="{beside}"><b>{style.label}</b> {value}{_doubts(commitment_doubts(row))}</span>'


def _doubts(doubts: tuple[str, ...]) -> str:
    return "".join(f' <span style="{_DOUBT}">? {_escaped(doubt.replace("_", " "))}</span>' for doubt in doubts)


def _unbroken(words: str) -> str:
    """The words escaped, with no line end inside a number or a date."""
    whole = '<span style="white-space: nowrap;">{}</span>'
    parts = ((word, _escaped(word)) for word in words.split(" "))
    return " ".join(whole.format(safe) if _NUMBER.search(word) and len(word) < 48 else safe for word, safe in parts)


def _escaped(words: str) -> str:
    return escape(shown(words))


def _mark(style: Style) -> str:
    return _MARK.format(_rgb(style), style.line)


def _rgb(style: Style) -> str:
    """The middle between the colours for light and for dark, which can be told from both grounds."""
    ends = [bytes.fromhex(colour.removeprefix("#")) for colour in (style.light, style.dark)]
    return ", ".join(str((light + dark) // 2) for light, dark in zip(*ends, strict=True))
