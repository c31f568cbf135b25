"""PDF, with pypdfium2."""

import re
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dipext.errors import missing
from dipext.io import limits
from dipext.io.found import Found, best_body

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# PDFium puts this in place of a hyphen at a line end, and joins the lines.
_PARTED = re.compile("[\x02\ufffe]\n?")
# It was there before the line was broken: EU-funded, Jean-Pierre.
_HYPHENATED = re.compile(rf"(?<=[A-Z0-9]){_PARTED.pattern}|{_PARTED.pattern}(?=[A-Z0-9])")
_PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time; two at once crash the process."""


def read_pdf(data: bytes) -> Found:
    """The text of a PDF, page after page, with the title and date of its properties.

    Raises:
        ValueError: when it is encrypted or damaged, or holds pictures of text only, or pypdfium2 is not installed.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise missing("PDF", error) from error
    with _PDFIUM:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            raise ValueError("an encrypted PDF" if "assword" in str(error) else f"a damaged PDF: {error}") from None
        try:
            text = "\n".join(_pages(document))
            about = {key: _stated(document, key) for key in ("Title", "Author", "CreationDate")}
        except PdfiumError as error:
            raise ValueError(f"a damaged PDF: {error}") from None
        finally:
            document.close()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _PARTED.sub("", _HYPHENATED.sub("-", text))
    if not text.strip():
        raise ValueError("no text in this PDF: pictures of pages only")
    created = re.match(r"D:(\d{4})(\d\d)(\d\d)", about["CreationDate"])
    return Found(
        text=text,
        title=about["Title"] or None,
        modified="-".join(created.groups()) if created else None,
        issuer=best_body([about["Author"]]),
    )


def _pages(document: "PdfDocument") -> Iterator[str]:
    """The text of each page, as far as a release goes: a page may be listed a million times."""
    length = 0
    for page in document:
        text = page.get_textpage().get_text_bounded()
        yield text
        length += len(text)
        if length > limits.MAX_CHARACTERS:
            return


def _stated(document: "PdfDocument", key: str) -> str:
    """A property of a PDF; an empty string where it has none, or one that is no text."""
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""
