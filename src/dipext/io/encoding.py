"""Bytes into text, saying so when the encoding had to be guessed."""

import codecs

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What English texts of ministries are saved in when it is not Unicode. The order settles guesses of equal merit.
_LEGACY = ["cp1252", "cp1257", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "shift_jis", "euc_jp", "gb18030"]


def bom_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark announces."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    r"""The text of ``data``, and the warnings about it.

    A byte order mark decides, then UTF-8, then the encoding that the document declares. What is none of these is
    guessed with charset-normalizer, and a warning names the guess.

    Raises:
        ValueError: when the bytes are not text; the message says why.

    >>> decode("Āzija".encode())
    ('Āzija', ())
    >>> decode(b"Caf\xe9 at the ministry, a caf\xe9 indeed")[1][0].startswith("decoded as ")
    True
    """
    for encoding in (bom_encoding(data), "utf-8", declared):
        if encoding is None:
            continue
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" in text:
            break
        return text, ()
    if b"\0" in data:
        raise ValueError("not text: it holds NUL bytes")
    guess = from_bytes(data, cp_isolation=_LEGACY).best()
    if guess is None:
        raise ValueError("not text in any encoding that could be recognised")
    text = str(guess)
    same = (name for name in _LEGACY if name == guess.encoding or data.decode(name, "replace") == text)
    return text, (f"decoded as {next(same)}",)
