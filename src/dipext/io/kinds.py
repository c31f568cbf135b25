"""What a file is: by its content where that leaves no doubt, and otherwise by its suffix."""

import re
from pathlib import Path
from typing import Literal

Kind = Literal[
    "text",
    "html",
    "mhtml",
    "pdf",
    "docx",
    "odt",
    "rtf",
    "eml",
    "jsonl",
    "json",
    "csv",
    "xlsx",
    "feed",
    "zip",
    "record",
]
"""How the bytes of a file, or of one release of it, are read; "record" is one record as JSON."""

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".eml": "eml",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".zip": "zip",
}
"""What a file is taken for by its suffix; any of them may be followed by ``.gz``."""

_LEGACY = "a file of {} from before 2007: open it there or in LibreOffice and save it as {}"

# By how a file begins: what it is, and what to do.
_UNREAD = (
    (b"\x89PNG", "a picture (PNG): text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture (JPEG): text in pictures is not read"),
    (b"GIF8", "a picture (GIF): text in pictures is not read"),
    (b"BM", "a picture (BMP): text in pictures is not read"),
    (b"II*\0", "a picture (TIFF): text in pictures is not read"),
    (b"MM\0*", "a picture (TIFF): text in pictures is not read"),
    (b"RIFF", "a picture, sound or film (RIFF), not text"),
    (
        b"WARC/",
        "a web archive (WARC): read the pages that warcat takes out (python -m warcat extract FILE --output-dir DIR)",
    ),
    (b"bplist00", "a web archive of Safari: open it and save it as a page or as PDF"),
    (b"7z\xbc\xaf", "an archive (7z): unpack it, or pack it as .zip"),
    (b"Rar!", "an archive (RAR): unpack it, or pack it as .zip"),
    (b"\xfd7zXZ", "packed with xz: unpack it, or pack it with gzip"),
    (b"BZh", "packed with bzip2: unpack it, or pack it with gzip"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd: unpack it, or pack it with gzip"),
    (b"PAR1", "a table (Parquet): save its texts as CSV or JSON lines"),
    (b"SQLite format 3", "a database (SQLite): save its texts as CSV or JSON lines"),
    (b"%!PS", "PostScript: save it as PDF"),
    (b"!BDN", "a mailbox of Outlook (.pst): save the mails as .eml"),
    (b"ID3", "sound (MP3), not text"),
    (b"OggS", "sound or film (Ogg), not text"),
)
_BY_SUFFIX = {
    ".doc": _LEGACY.format("Word", ".docx"),
    ".xls": _LEGACY.format("Excel", ".xlsx or .csv"),
    ".ppt": _LEGACY.format("PowerPoint", ".pdf"),
    ".msg": "a mail of Outlook (.msg): save it as .eml",
    ".pages": "a document of Pages: export it as Word or PDF",
    ".wpd": "a document of WordPerfect: save it as .docx",
    ".tar": "an archive (tar): unpack it, or pack it as .zip",
    ".mbox": "a mailbox (mbox): save the mails as .eml",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_MAIL = re.compile(
    rb"^(?:From|Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
_SAVED_PAGE = re.compile(rb"snapshot-content-location|saved by|content-location: *http")
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")

COMPANIONS = (
    *(".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".svg"),
    *(".ini", ".db", ".lnk", ".url", ".webloc", ".py", ".ipynb", ".state", ".wal", ".lock", ".tmp", ".bak"),
)
"""Files beside releases that hold none by their nature: parts of saved pages, of the system, of programs."""


def by_suffix(path: str) -> Kind | None:
    """What a file is taken for by its name."""
    return SUFFIXES.get(Path(path.lower().removesuffix(".gz")).suffix)


def by_content(head: bytes) -> Kind | None:
    r"""The kind of a document whose beginning leaves no doubt, whatever its suffix says.

    >>> by_content(b"%PDF-1.7"), by_content(b"Riga, 20 November 2025"), by_content(b"Subject: Aid\nFrom: a@b.c\n\n")
    ('pdf', None, 'eml')
    """
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin[:5] == b"%PDF-":
        return "pdf"
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "zip"
    if begin[:5] == b"{\\rtf":
        return "rtf"
    small = begin[:4096].lower()
    declared = small.startswith((b"<?xml", b"<!doctype"))
    if small.startswith((b"<!doctype html", b"<html")) or (declared and b"<html" in small):
        return "html"
    if small.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")) and _FEED.search(begin[:4096]):
        return "feed"
    if _HEADER.match(begin[:4096]) and _MAIL.search(begin[:4096]):
        return "mhtml" if b"multipart/related" in small and _SAVED_PAGE.search(small) else "eml"
    return None


def is_companion(path: str) -> bool:
    """Whether a file belongs to a page that was saved, to the system or to a program, and holds no release.

    >>> is_companion("in/talks_files/logo.png"), is_companion("in/logo.png"), is_companion("in/style.css")
    (True, False, True)
    """
    if Path(path.lower()).suffix in COMPANIONS:
        return True
    return by_suffix(path) is None and any(part.endswith("_files") for part in Path(path).parts[:-1])


def unread(head: bytes, path: str) -> str | None:
    """Why a file cannot be read that is of a format without releases, or of one that is not known; None for others.

    >>> unread(b"GIF89a", "a.txt")
    'a picture (GIF): text in pictures is not read'
    """
    if head[:8] == _OLE:
        return _in_ole(head, path)
    for beginning, reason in _UNREAD:
        if head.startswith(beginning) and (b"\0" in head or len(beginning) > 3):
            return reason
    suffix = Path(path.lower()).suffix
    return _BY_SUFFIX.get(suffix) if b"\0" in head or suffix == ".mbox" else None


def _in_ole(data: bytes, path: str) -> str:
    """What an old Office file is, by the names of the streams in it."""
    for stream, reason in (
        ("EncryptedPackage", "an encrypted Office file: open it and save it without a password"),
        ("WordDocument", _BY_SUFFIX[".doc"]),
        ("Workbook", _BY_SUFFIX[".xls"]),
        ("PowerPoint Document", _BY_SUFFIX[".ppt"]),
        ("__substg1.0", _BY_SUFFIX[".msg"]),
    ):
        if stream.encode("utf-16-le") in data:
            return reason
    return _BY_SUFFIX.get(
        Path(path.lower()).suffix, "an Office file from before 2007, or an encrypted one: save it as .docx"
    )
