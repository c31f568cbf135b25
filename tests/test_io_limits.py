"""Files made to be too large: each is a clear error, and takes little memory to refuse."""

import bz2
import gzip
import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dipext import ReadError
from dipext import read as releases_in  # here, so that what it imports is not counted below
from dipext.io import limits
from dipext.io.archives import TOO_LARGE
from made_up import PAGE, docx, pdf

LARGE = 20_000_000
SMALL = 1_000_000


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", SMALL)


@contextmanager
def little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < LARGE / 4
    finally:
        tracemalloc.stop()


def read(path: Path) -> tuple[list[str], list[tuple[int | None, str]]]:
    errors: list[ReadError] = []
    texts = [release.text for release in releases_in(path, on_error=errors.append)]
    return texts, [(error.line, error.reason) for error in errors]


@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf", ".docx"])
def test_a_document_that_unpacks_to_too_much(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}.gz"
    path.write_bytes(gzip.compress(bytes(LARGE), 1))
    with little_memory():
        assert read(path) == ([], [(None, TOO_LARGE)])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_record_that_unpacks_to_too_much_does_not_hide_the_others(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl.gz"
    content = f'{{"text": "before"}}\n{{"text": "{"a" * LARGE}"}}\n{{"text": "after"}}\n'.encode(encoding)
    path.write_bytes(gzip.compress(content, 1))
    del content
    with little_memory():
        assert read(path) == (["before", "after"], [(2, TOO_LARGE)])


def test_a_row_that_unpacks_to_too_much_ends_the_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    for cell in ("a" * LARGE, '"' + "a\n" * (LARGE // 2)):
        path.write_bytes(gzip.compress(f"text\nbefore\n{cell}\nafter\n".encode(), 1))
        del cell
        with little_memory():
            texts, errors = read(path)
        assert texts == ["before"]
        assert [reason.startswith("not CSV: ") for _, reason in errors] == [True]


def test_the_names_of_a_thousand_columns_are_not_all_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join(f"column {number}" for number in range(1000)), encoding="utf-8")
    [(_, reason)] = read(path)[1]
    assert reason.startswith("no column 'text' among: column 0, column 1,")
    assert len(reason) < 300


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good Word file with these parts in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(["Words."]))) as good, zipfile.ZipFile(out, "w") as file:
        for name, content in {**{name: good.read(name) for name in good.namelist()}, **parts}.items():
            file.writestr(name, content, compress_type=method if name in parts else zipfile.ZIP_DEFLATED)
    return out.getvalue()


BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


def test_a_word_file_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    monkeypatch.setattr(limits, "MAX_XML_BYTES", SMALL // 2)
    too_much = "unpacks to more than a release may have"
    for part, content in (
        ("word/document.xml", BODY % bytes(LARGE)),
        ("word/document.xml", BODY % bytes(SMALL // 2)),
        ("word/media/image1.png", bytes(SMALL)),
    ):
        path.write_bytes(archive({part: content}))
        del content
        with little_memory():
            assert read(path) == ([], [(None, f"not a Word file: its part {part} {too_much}")])


def test_a_word_file_that_lies_about_its_size(tmp_path: Path) -> None:
    content = BODY % bytes(LARGE)
    packed = bytearray(archive({"word/document.xml": content}))
    at = packed.index(b"word/document.xml", packed.index(b"PK\x01\x02")) - 46
    packed[at + 16 : at + 20] = struct.pack("<I", zlib.crc32(content[:1000]))
    packed[at + 24 : at + 28] = struct.pack("<I", 1000)
    (tmp_path / "a.docx").write_bytes(packed)
    del content, packed
    with little_memory():
        [(_, reason)] = read(tmp_path / "a.docx")[1]
    assert reason.startswith("not a Word file: ")


def test_a_word_file_of_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PARTS", 100)
    (tmp_path / "a.docx").write_bytes(archive({f"{number}": b"" for number in range(100)}))
    assert read(tmp_path / "a.docx") == ([], [(None, "not a Word file: more than 100 parts")])


def test_a_word_file_packed_in_another_way(tmp_path: Path) -> None:
    assert bz2.compress(b"a")  # zipfile needs it, and unpacks a part packed so in one go
    (tmp_path / "a.docx").write_bytes(archive({"word/document.xml": BODY % bytes(LARGE)}, zipfile.ZIP_BZIP2))
    with little_memory():
        reason = "not a Word file: its part word/document.xml is packed as Word packs none"
        assert read(tmp_path / "a.docx") == ([], [(None, reason)])


CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def test_a_table_whose_cells_say_that_they_are_wide_or_high(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 10 * LARGE)
    wide = CELL.format('<w:gridSpan w:val="999999999"/>', "wide")
    first = CELL.format('<w:vMerge w:val="restart"/>', "high")
    more = CELL.format("<w:vMerge/>", "")
    rows = [wide + first, *[wide + more] * 2000]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl><w:p/>"
    (tmp_path / "a.docx").write_bytes(archive({"word/document.xml": BODY % table.encode()}))
    [text], errors = read(tmp_path / "a.docx")
    assert not errors
    assert text.splitlines() == ["wide\thigh"] * 2001


def test_a_page_of_too_many_bytes_or_tags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(limits, "MAX_TAGS", 10)
    assert read(path) == ([], [(None, "a page of more than 10 tags: not a release")])
    monkeypatch.setattr(limits, "MAX_PAGE_BYTES", 100)
    assert read(path) == ([], [(None, "a page of more than 0 MiB: not a release")])


@pytest.mark.parametrize("tags", ["<div>", "<b>", "<blockquote><ul><li>", "<table><tr><td>"])
def test_a_page_nested_deeper_than_any_page(tmp_path: Path, tags: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", LARGE)
    path = tmp_path / "a.html"
    path.write_text(PAGE.replace("<p>", tags * 40_000 + "<p>", 1), encoding="utf-8")
    texts, errors = read(path)
    assert len(texts) + len(errors) == 1


def test_a_pdf_that_lists_a_page_many_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 100)
    many = pdf("Words.").replace(b"[3 0 R] /Count 1", b"[" + b"3 0 R " * 5000 + b"] /Count 5000")
    (tmp_path / "a.pdf").write_bytes(many)
    [(_, reason)] = read(tmp_path / "a.pdf")[1]
    assert reason == "a text of 118 characters, more than 100: not a release"


def test_a_number_of_too_many_digits(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a", "id": ' + "9" * 5000 + "}", encoding="utf-8")
    assert read(tmp_path / "a.jsonl") == ([], [(1, "not a release: a number of more than 4,300 digits")])
