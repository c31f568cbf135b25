"""Bytes into text, saying so when the encoding had to be guessed."""

import codecs

from dipext.io.legacy import guess, utf16_without_mark

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What a page may declare, by Python's names. Python knows others that are no text, and UTF-7, which can hide text.
_DECLARABLE = frozenset(
    ["big5", "euc_jp", "gb18030", "iso2022_jp", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman"]
    + [f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))]
    + [f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
)

# Pages declare the smaller encoding and mean the larger one; browsers read them so.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def bom_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark announces."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def unicode_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark announces, or that every other byte shows to be UTF-16."""
    return bom_encoding(head) or utf16_without_mark(head)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    r"""The text of ``data``, and the warnings about it.

    A byte order mark decides, then UTF-8, then the encoding that the document declares, as browsers take it. UTF-16
    without a mark is known by its zeros. What is none of these is guessed, and a warning names the guess.

    Raises:
        ValueError: when the bytes are not text; the message says why.

    >>> decode("Āzija".encode())
    ('Āzija', ())
    >>> decode(b"Caf\xe9 at the ministry, a caf\xe9 indeed")[1][0].startswith("decoded as ")
    True
    """
    for encoding in (bom_encoding(data), "utf-8", _meant(declared)):
        if encoding is None:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, ()
    if (wide := utf16_without_mark(data)) is not None:
        return _wide(data, wide), ()
    if b"\0" in data:
        raise ValueError("not text: it holds NUL bytes")
    guessed = guess(data)
    if guessed is None:
        raise ValueError("not text in any encoding that could be recognised")
    text, name = guessed
    return text, (f"decoded as {name}",)


def _wide(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"not text: it begins as {encoding} and goes on otherwise") from error


def _meant(declared: str | None) -> str | None:
    """The encoding behind a declaration, if it is one of text."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    name = _MEANT.get(name, name)
    return name if name in _DECLARABLE else None
