"""OpenDocument text (.odt), as LibreOffice writes it."""

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dipext.io.archives import unpacked
from dipext.io.found import Found, best_body
from dipext.io.xml import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


_PARAGRAPHS = (_tag("text:p"), _tag("text:h"))
_LEFT_OUT = frozenset(
    map(
        _tag, ("text:tracked-changes", "office:annotation", "text:note-citation", "office:forms", "text:sequence-decls")
    )
)
_MOST_SPACES = 50  # that one element may stand for


def read_odt(data: bytes) -> Found:
    """The text of an OpenDocument text: paragraphs and tables in their order, footnotes after the body.

    Raises:
        ValueError: when it cannot be opened, is encrypted or has no text, or lxml is not installed.
    """
    try:
        with zipfile.ZipFile(unpacked(data)) as archive:
            parts = {name: archive.read(name) for name in ("content.xml", "meta.xml") if name in archive.namelist()}
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
    except (zipfile.BadZipFile, OSError, EOFError, zipfile.LargeZipFile) as error:
        raise ValueError(f"a damaged OpenDocument text: {error}") from error
    if b"encryption-data" in manifest:
        raise ValueError("an encrypted OpenDocument text: open it and save it without a password")
    if "content.xml" not in parts:
        raise ValueError("a damaged OpenDocument text: it has no content")
    body = parsed(parts["content.xml"]).find(f".//{_tag('office:text')}")
    notes: list[_Element] = []
    lines = [] if body is None else list(_blocks(body, notes))
    for note in notes:
        lines += _blocks(note, [])
    text = "\n".join(lines)
    if not text.strip():
        raise ValueError("no text in this OpenDocument text")
    about = parsed(parts["meta.xml"]) if "meta.xml" in parts else None
    return Found(
        text=text,
        title=_stated(about, "dc:title"),
        modified=_stated(about, "meta:creation-date") or _stated(about, "dc:date"),
        issuer=best_body([_stated(about, "meta:initial-creator"), _stated(about, "dc:creator")]),
    )


def _stated(about: "_Element | None", name: str) -> str | None:
    found = about.find(f".//{_tag(name)}") if about is not None else None
    return found.text if found is not None else None


def _blocks(parent: "_Element", notes: "list[_Element]") -> Iterator[str]:
    """The lines: a paragraph each, a row of a table each."""
    for element in parent:
        if element.tag in _PARAGRAPHS:
            frames: list[_Element] = []
            yield "".join(_words(element, notes, frames))
            for frame in frames:
                yield from _blocks(frame, notes)
        elif element.tag == _tag("table:table-row"):
            cells = [cell for cell in element if cell.tag == _tag("table:table-cell")]
            yield "\t".join("\n".join(_blocks(cell, notes)) for cell in cells)
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            yield from _blocks(element, notes)


def _words(element: "_Element", notes: "list[_Element]", frames: "list[_Element]") -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == _tag("text:note"):
            notes += part.findall(_tag("text:note-body"))
        elif part.tag == _tag("draw:frame"):
            frames.append(part)
        elif part.tag == _tag("text:s"):
            count = part.get(_tag("text:c"), "1")
            yield " " * min(int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 1, _MOST_SPACES)
        elif part.tag == _tag("text:tab"):
            yield "\t"
        elif part.tag == _tag("text:line-break"):
            yield "\n"
        elif isinstance(part.tag, str) and part.tag not in _LEFT_OUT:
            yield from _words(part, notes, frames)
        yield part.tail or ""
