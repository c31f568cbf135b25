"""Documents into releases: plain text, web pages, PDF and Word. The libraries for each are loaded when one comes."""

import io
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from dipext.dates.dateline import find_dateline
from dipext.io import limits
from dipext.io.encoding import decode
from dipext.io.records import day
from dipext.lexicon.issuers import read_issuer
from dipext.models import Release

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from pypdfium2 import PdfDocument

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
# PDFium puts this in place of a hyphen at a line end, and joins the lines.
_PARTED = re.compile("[\x02\ufffe]\n?")
# It was there before the line was broken: EU-funded, Jean-Pierre.
_HYPHENATED = re.compile(rf"(?<=[A-Z0-9]){_PARTED.pattern}|{_PARTED.pattern}(?=[A-Z0-9])")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_BODY = re.compile(
    r"\b(?:Ministry|Department|Office|Council|Commission|Secretariat|Government|Embassy|Mission|Delegation|Chancellery"
    r"|Presidency|Parliament|House)\b"
)


_PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time; two at once crash the process."""


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
        ValueError: when the page is too large, cannot be parsed or has no main text, or trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise _missing("HTML", error) from error
    if len(data) > limits.MAX_PAGE_BYTES:
        raise ValueError(f"a page of more than {limits.MAX_PAGE_BYTES // 1024**2} MiB: not a release")
    if data.count(b"<") > limits.MAX_TAGS:
        raise ValueError(f"a page of more than {limits.MAX_TAGS:,} tags: not a release")
    declared = _CHARSET.search(data[:4096])
    page, warnings = decode(data, declared[1].decode("ascii") if declared else None)
    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            # Only dates that the page states, never guessed from its words, and never compared with today's.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2200-01-01"},
        )
    except Exception as error:  # whatever an odd page makes of trafilatura and lxml
        raise ValueError(f"a page that cannot be parsed: {error}") from error
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        raise ValueError("no main text in this page")
    text = found.text
    published, doubts = day(found.date)
    return Release(
        text=text,
        title=_whole(found.title),
        published=published,
        published_source="metadata" if published else "argument",
        issuer=_whole(found.sitename),
        url=_whole(found.url),
        warnings=(*warnings, *doubts, *_dateline_warning(text, published)),
    )


def _whole(words: str | None) -> str | None:
    """What a page says of itself, unless a script cut a letter in two before it wrote it down."""
    return words if words and not _HALF_PAIR.search(words) else None


def read_pdf(data: bytes) -> Release:
    """The text of a PDF, page after page, with the title and date of its properties.

    Raises:
        ValueError: when it is encrypted or damaged, or holds pictures of text only, or pypdfium2 is not installed.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise _missing("PDF", error) from error
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
    published, doubts = day("-".join(created.groups())) if created else (None, ())
    return _document(text, about["Title"], about["Author"], published, doubts)


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
        document = docx.Document(_unpacked(data))
        text = "\n".join(_paragraphs(document))
        about = document.core_properties
        title, author, created = about.title, about.author, about.created
    except Exception as error:  # zipfile, lxml, KeyError, ...: whatever a damaged archive makes of the library
        raise ValueError(f"not a Word file: {error}") from error
    if not text.strip():
        raise ValueError("no text in this Word file")
    created = created and created.replace(tzinfo=None)
    published = created.date() if created and created != _TEMPLATE_CREATED else None
    return _document(text, title, author, published, ())


_TEMPLATE_CREATED = datetime(2013, 12, 23, 23, 15)
"""The date inside python-docx's own template, which every file made from it carries."""


def _unpacked(data: bytes) -> io.BytesIO:
    """The archive with its parts unpacked, so that what is opened is as large as it looks.

    What an archive says of the size of its parts need not be true; each is read only as far as the limits go.
    """
    if data.count(b"PK\x01\x02") > limits.MAX_PARTS:
        raise ValueError(f"more than {limits.MAX_PARTS:,} parts")
    left = limits.MAX_BYTES
    unpacked = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(unpacked, "w") as plain:
        for name, about in {about.filename: about for about in packed.infolist()}.items():
            if about.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError(f"its part {name} is packed as Word packs none")
            allowed = limits.MAX_XML_BYTES if name.endswith((".xml", ".rels")) else limits.MAX_BYTES
            with packed.open(about) as part:
                content = part.read(min(allowed, left) + 1)
            left -= len(content)
            if left < 0 or len(content) > allowed:
                raise ValueError(f"its part {name} unpacks to more than a release may have")
            plain.writestr(name, content)
    return unpacked


def _paragraphs(document: "Document") -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text


def _rows(table: "Table") -> Iterator[str]:
    """The rows of a table. A cell that covers columns comes once, one that covers rows in each of them.

    python-docx's ``row.cells`` would list a cell for each column that it says it covers, a billion if it says so.
    """
    from docx.table import _Cell

    above: dict[int, str] = {}
    for row in table._tbl.tr_lst:
        column = row.grid_before
        texts = []
        for cell in row.tc_lst:
            if cell.vMerge != "continue" or column not in above:
                above[column] = _Cell(cell, table).text
            texts.append(above[column])
            column += cell.grid_span
        yield "\t".join(texts)


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
