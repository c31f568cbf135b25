"""Word files: what a reader sees who accepts all changes, footnotes after the body."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from dipext.errors import missing
from dipext.io import limits
from dipext.io.archives import unpacked
from dipext.io.found import Found, best_body
from dipext.io.markup import raised
from dipext.io.xml import parsed

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What has been deleted or moved away, the codes of fields, and what stands for something else once more.
_LEFT_OUT = frozenset(
    [f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr")] + [_FALLBACK]
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "\xad"}
_NOTES = ("footnotes", "endnotes")
_TEMPLATE_CREATED = datetime(2013, 12, 23, 23, 15)
"""The date inside python-docx's own template, which every file made from it carries."""


def read_docx(data: bytes) -> Found:
    """The text of a Word file, with the title and date of its properties.

    Paragraphs and tables stand in their order, text boxes behind the paragraph that holds them, footnotes and endnotes
    after the body. Tracked insertions count, deletions do not.

    Raises:
        ValueError: when it is not a Word file that can be opened, or has no text, or python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise missing("Word", error) from error
    try:
        document = docx.Document(unpacked(data))
        lines = list(_as_far_as_releases_go(chain(_blocks(document.element.body), _notes(document))))
        about = document.core_properties
        title, author, created = about.title, about.author, about.created
    except Exception as error:  # zipfile, lxml, KeyError, ...: whatever a damaged archive makes of the library
        raise ValueError(f"not a Word file: {error}") from error
    text = "\n".join(lines)
    if not text.strip():
        raise ValueError("no text in this Word file")
    return Found(text=text, title=title or None, modified=_made(created), issuer=best_body([author]))


def _as_far_as_releases_go(lines: Iterator[str]) -> Iterator[str]:
    """The lines up to more than a release may have: a cell that covers many rows comes in each of them."""
    size = 0
    for line in lines:
        yield line
        size += len(line)
        if size > limits.MAX_CHARACTERS:
            return


def _made(created: datetime | None) -> date | None:
    created = created and created.replace(tzinfo=None)
    return created.date() if created and created != _TEMPLATE_CREATED else None


def _blocks(parent: "_Element") -> Iterator[str]:
    """The lines of a body, a cell or a text box: a paragraph each, a row of a table each."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(element)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}moveTo"):
            yield from _blocks(element)


def _paragraph(paragraph: "_Element") -> Iterator[str]:
    """A paragraph, and behind it the lines of the text boxes that hang on it."""
    boxes: list[_Element] = []
    yield "".join(_words(paragraph, boxes))
    for box in boxes:
        yield from _blocks(box)


def _words(element: "_Element", boxes: "list[_Element]") -> Iterator[str]:
    for part in element:
        if part.tag == f"{_W}t":
            text = part.text or ""
            yield raised(text) if _is_raised(part) else text
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        elif part.tag == f"{_W}txbxContent":
            boxes.append(part)
        elif part.tag not in _LEFT_OUT:
            yield from _words(part, boxes)


def _is_raised(text: "_Element") -> bool:
    run = text.getparent()
    found = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
    return found is not None and found.get(f"{_W}val") == "superscript"


def _rows(table: "_Element") -> Iterator[str]:
    """The rows of a table. A cell that covers columns comes once, one that covers rows in each of them."""
    above: dict[int, str] = {}
    for row in _within(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        texts = []
        for cell in _within(row, "tc"):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is None or merged.get(f"{_W}val", "continue") != "continue" or column not in above:
                above[column] = "\n".join(_blocks(cell))
            texts.append(above[column])
            column += _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
        yield "\t".join(texts)


def _within(element: "_Element", name: str) -> "Iterator[_Element]":
    """The rows of a table or the cells of a row, also where a change or a content control wraps them."""
    for part in element:
        if part.tag == f"{_W}{name}":
            yield part
        elif part.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}moveTo"):
            yield from _within(part, name)


def _number(element: "_Element | None", otherwise: int) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise


def _notes(document: "Document") -> Iterator[str]:
    """The footnotes and the endnotes, a paragraph a line, without the lines that part them from the body."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in _NOTES:
            for note in parsed(relation.target_part.blob):
                if note.get(f"{_W}type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    yield from (line for line in _blocks(note) if line.strip())
