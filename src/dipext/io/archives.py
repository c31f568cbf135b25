"""Zip archives, which are also what Word, Excel and OpenDocument files are: opened only as far as the limits go."""

import io
import struct
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dipext.io import limits


@dataclass(slots=True)
class Allowance:
    """What an archive may unpack to, together with all archives inside it."""

    left: int
    depth: int = 1
    outer: "Allowance | None" = None

    def deeper(self) -> "Allowance":
        """What an archive inside this one may unpack to."""
        return Allowance(self.left, self.depth + 1, self)

    def spend(self, size: int) -> bool:
        """Whether so many bytes more are allowed."""
        self.left -= size
        return self.left >= 0 and (self.outer is None or self.outer.spend(size))


def members(file: BinaryIO, allowance: Allowance) -> Iterator[tuple[zipfile.ZipInfo, bytes | str]]:
    """The files of an archive: what it says of each, and the content, or why it cannot be read.

    What an archive says of the size of its files need not be true; each is read only as far as the limits go.

    Raises:
        zipfile.BadZipFile: when it is damaged.
    """
    if directory_bytes(file) > limits.MAX_DIRECTORY_BYTES:
        raise ValueError(f"its list of files has more than {limits.MAX_DIRECTORY_BYTES // 1024**2} MiB")
    with zipfile.ZipFile(file) as archive:
        for number, about in enumerate(archive.infolist()):
            if about.is_dir():
                continue
            if number >= limits.MAX_MEMBERS:
                yield about, f"an archive of more than {limits.MAX_MEMBERS:,} files: the rest is not read"
                return
            content = _member(archive, about)
            if not allowance.spend(len(content) if isinstance(content, bytes) else limits.MAX_BYTES):
                size = f"{limits.MAX_ARCHIVE_BYTES // 1024**2:,} MiB"
                yield about, f"an archive that unpacks to more than {size}: the rest is not read"
                return
            yield about, content


def directory_bytes(file: BinaryIO) -> int:
    """How long the list of files is that the end of an archive announces; zipfile would take it into memory whole."""
    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - 65_700))
    end = file.read()
    file.seek(0)
    at = end.rfind(b"PK\x05\x06")
    size: int = struct.unpack_from("<L", end, at + 12)[0] if 0 <= at <= len(end) - 22 else 0
    wide = end.rfind(b"PK\x06\x06", 0, max(at, 0))
    if size == 0xFFFFFFFF and 0 <= wide <= len(end) - 56:
        size = struct.unpack_from("<Q", end, wide + 40)[0]
    return size


UNLISTED = (zipfile.BadZipFile, NotImplementedError, ValueError)
"""What zipfile raises for an archive that it cannot list: damaged, or (NotImplementedError) of a later version."""

TOO_LARGE = f"longer than {limits.MAX_BYTES // 1024**2} MiB: not a release"


def _member(archive: zipfile.ZipFile, about: zipfile.ZipInfo) -> bytes | str:
    """The content of a file of an archive, or why it has none."""
    if about.flag_bits & 1:
        return "encrypted: unpack the archive with its password and read what it holds"
    try:
        with archive.open(about) as file:
            content = file.read(limits.MAX_BYTES + 1)
    except NotImplementedError as error:  # a way of packing that Python does not know
        return f"cannot be unpacked: {error}"
    except Exception as error:  # zlib, lzma, struct, OSError, EOFError: whatever a damaged archive makes of them
        return f"damaged: {error}"
    return TOO_LARGE if len(content) > limits.MAX_BYTES else content


def unpacked(data: bytes) -> io.BytesIO:
    """An office document with its parts unpacked, so that what is opened is as large as it looks.

    Raises:
        ValueError: when it has too many parts, or one that unpacks to more than a release may have.
        zipfile.BadZipFile: when it is damaged.
    """
    if data.count(b"PK\x01\x02") > limits.MAX_PARTS:
        raise ValueError(f"more than {limits.MAX_PARTS:,} parts")
    left = limits.MAX_BYTES
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(plain, "w") as copy:
        for name, about in {about.filename: about for about in packed.infolist()}.items():
            if about.flag_bits & 1:
                raise ValueError("encrypted")
            if about.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError(f"its part {name} is packed as Word packs none")
            allowed = limits.MAX_XML_BYTES if name.endswith((".xml", ".rels")) else limits.MAX_BYTES
            with packed.open(about) as part:
                content = part.read(min(allowed, left) + 1)
            left -= len(content)
            if left < 0 or len(content) > allowed:
                raise ValueError(f"its part {name} unpacks to more than a release may have")
            copy.writestr(name, content)
    plain.seek(0)
    return plain


_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/epub+zip": "epub",
}
_PARTS = {"word/": "docx", "xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "ppt/": "pptx"}


def kind_of_archive(names: Collection[str], mimetype: bytes) -> str | None:
    """What an archive with these files is, if it is a document of its own.

    >>> kind_of_archive(["[Content_Types].xml", "word/document.xml"], b""), kind_of_archive(["a.txt"], b"")
    ('docx', None)
    """
    if mimetype.startswith((b"application/vnd.oasis.opendocument.", b"application/epub")):
        return _MIMETYPES.get(mimetype.strip(), "opendocument")
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in _PARTS.items() if any(name.startswith(part) for name in names)), None)
