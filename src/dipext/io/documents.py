"""Documents into releases: plain text, web pages, PDF and Word. The libraries for each are loaded when one comes."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from dipext.find.dateline import find_dateline
from dipext.io.encoding import decode
from dipext.io.records import day
from dipext.lexicon.issuers import read_issuer
from dipext.models import Release

if TYPE_CHECKING:
    from docx.document import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
# PDFium puts this in place of a hyphen at a line end, and joins the lines.
_PARTED = re.compile("[\x02\ufffe]\n?")
# It was there before the line was broken: EU-funded, Jean-Pierre.
_HYPHENATED = re.compile(rf"(?<=[A-Z0-9]){_PARTED.pattern}|{_PARTED.pattern}(?=[A-Z0-9])")
_BODY = re.compile(
    r"\b(?:Ministry|Department|Office|Council|Commission|Secretariat|Government|Embassy|Mission|Delegation|Chancellery"
    r"|Presidency|Parliament|House)\b"
)


def _missing(kind: str, error: ImportError) -> ValueError:
    return ValueError(f"{kind} needs the extra 'documents' (pip install 'dipext[documents]'): {error}")


def read_text(data: bytes) -> Release:
    """A release saved as text, as it stands.

    Raises:
        ValueError: when the bytes are not text.
    """
    text, warnings = decode(data)
    return Release(text=text, warnings=warnings if text.strip() else (*warnings, "no text"))


def read_html(data: bytes) -> Release:
    """The main text of a web page, with the title, date, issuer and address that the page states.

    Raises:
        ValueError: when the page has no main text, or trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise _missing("HTML", error) from error
    declared = _CHARSET.search(data[:4096])
    page, warnings = decode(data, declared[1].decode("ascii") if declared else None)
    found = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        # Only dates that the page states, never guessed from its words, and never compared with today's.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2200-01-01"},
    )
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        raise ValueError("no main text in this page")
    text = found.text
    published, doubts = day(found.date)
    return Release(
        text=text,
        title=found.title or None,
        published=published,
        published_source="metadata" if published else "argument",
        issuer=found.sitename or None,
        url=found.url or None,
        warnings=(*warnings, *doubts, *_dateline_warning(text, published)),
    )


def read_pdf(data: bytes) -> Release:
    """The text of a PDF, page after page, with the title and date of its properties.

    Raises:
        ValueError: when it is encrypted or damaged, or holds pictures of text only, or pypdfium2 is not installed.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise _missing("PDF", error) from error
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise ValueError("an encrypted PDF" if "assword" in str(error) else f"a damaged PDF: {error}") from None
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        about = document.get_metadata_dict(skip_empty=True)
    except PdfiumError as error:
        raise ValueError(f"a damaged PDF: {error}") from None
    finally:
        document.close()
    text = "\n".join(pages).replace("\r\n", "\n").replace("\r", "\n")
    text = _PARTED.sub("", _HYPHENATED.sub("-", text))
    if not text.strip():
        raise ValueError("no text in this PDF: pictures of pages only")
    created = re.match(r"D:(\d{4})(\d\d)(\d\d)", about.get("CreationDate", ""))
    published, doubts = day("-".join(created.groups())) if created else (None, ())
    return _document(text, about.get("Title"), about.get("Author"), published, doubts)


def read_docx(data: bytes) -> Release:
    """The text of a Word file, paragraphs and tables in their order, with the title and date of its properties.

    Raises:
        ValueError: when it is not a Word file that can be opened, or is encrypted, or has no text, or python-docx is
            not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise _missing("Word", error) from error
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValueError("an encrypted Word file, or one from before 2007")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # zipfile, lxml, KeyError, ...: whatever a damaged archive makes of the library
        raise ValueError(f"not a Word file: {error}") from error
    text = "\n".join(_paragraphs(document))
    if not text.strip():
        raise ValueError("no text in this Word file")
    about = document.core_properties
    created = about.created and about.created.replace(tzinfo=None)
    published = created.date() if created and created != _TEMPLATE_CREATED else None
    return _document(text, about.title, about.author, published, ())


_TEMPLATE_CREATED = datetime(2013, 12, 23, 23, 15)
"""The date inside python-docx's own template, which every file made from it carries."""


def _paragraphs(document: "Document") -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(row.cells)  # a merged cell comes once for each column it covers
                yield "\t".join(cell.text for cell in cells)
        else:
            yield block.text


def _document(
    text: str, title: str | None, author: str | None, published: date | None, doubts: tuple[str, ...]
) -> Release:
    return Release(
        text=text,
        title=title or None,
        published=published,
        published_source="metadata" if published else "argument",
        # The author of a file is mostly a clerk; it is the issuer only where it names a body.
        issuer=author if author and (_BODY.search(author) or read_issuer(author).organisation) else None,
        warnings=(*doubts, *_dateline_warning(text, published)),
    )


def _dateline_warning(text: str, published: date | None) -> tuple[str, ...]:
    """What to say where the dateline names another day than the metadata, which goes before it."""
    dateline = find_dateline(text) if published else None
    return () if dateline is None or dateline == published else (f"the dateline says {dateline}",)


READERS: dict[str, Callable[[bytes], Release]] = {
    "text": read_text,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
}
"""How the bytes of each kind of document become a release."""
