"""Bytes that do not say what encoding they are in: the reading in which each sign stands where it belongs."""

from pathlib import Path

import pytest

from dipext.io.encoding import decode

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.txt"))


@pytest.mark.parametrize("encoding", ["cp1252", "cp1257"])
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_fixtures_in_an_old_encoding(path: Path, encoding: str) -> None:
    data = path.read_text(encoding="utf-8").encode(encoding, "ignore")
    text, _ = decode(data)
    assert text == data.decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("£20 million", "cp1252"),
        ("€5 million", "cp1252"),
        ("a gift of ¥4.5 billion, or 5‰", "cp1252"),
        ("São Paulo’s “café” in Curaçao", "cp1252"),
        ("Møller and Ærøskøbing", "cp1252"),
        ("Foreign Minister Evika Siliņa gives €5 million", "cp1257"),
        ("Kęstutis Budrys met Gitanas Nausėda in Šiauliai", "cp1257"),
        ("Bērziņš", "cp1257"),
        ("Radosław Sikorski met Łukasz Bąk in Poznań", "cp1250"),
        ("Kálmán Őry visited Győr", "cp1250"),
        ("€5 million", "iso8859-15"),
        ("“€5 million” for Müller’s café", "mac_roman"),
        ("Министр иностранных дел", "cp1251"),
        ("日本とラトビアの外相会談が開かれた。The talks", "cp932"),
    ],
)
def test_what_tells_encodings_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, (f"decoded as {encoding}",))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Talks in Oslo", "Āzija", "Kalniņa – “€5 million”\n"])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize("data", [b"\0", b"\x00\x01\x02", b"a\0b\0c\0\x00\xd8", bytes(64), b"ab\0cdefgh"])
def test_zeros_that_are_no_utf_16(data: bytes) -> None:
    with pytest.raises(ValueError, match="not text"):
        decode(data)


def test_a_few_bytes_of_another_encoding_do_not_spoil_utf_8() -> None:
    whole = "Café “€5 million” – Rīga. " * 3
    text, warnings = decode(whole.encode() + "café €".encode("cp1252"))
    assert text == f"{whole}café €"
    assert warnings == ("decoded as utf-8 with pieces of cp1252",)


def test_a_declaration_goes_before_a_guess() -> None:
    assert decode("Ķekava".encode("cp1257"), "windows-1257") == ("Ķekava", ())
