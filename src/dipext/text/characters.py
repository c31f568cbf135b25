"""Characters that say the same, made one: line ends, spaces, hyphens and dashes, figures, composed letters.

Sources: the Unicode Character Database (general categories Zs, Cf, Pd, Nd; canonical composition).
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from dipext.text.layers import Edit

_SAME_LENGTH = {
    "\n": "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
    " ": "\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011\ufe63\uff0d",  # hyphen, no-break hyphen, small and full-width hyphen
    "–": "\u2012",  # figure dash
    "—": "\u2015\ufe58",
    "Å": "\u212b",
    "Ω": "\u2126",
    "K": "\u212a",
    "%": "\uff05",
    "$": "\uff04",
    "£": "\uffe1",
    "¥": "\uffe5",
    **dict(zip("dhnrst", "ᵈʰⁿʳˢᵗ", strict=True)),  # raised ends of ordinals: "12ᵗʰ"
    **{str(digit): chr(0xFF10 + digit) for digit in range(10)},
}
_TABLE = {ord(other): plain for plain, others in _SAME_LENGTH.items() for other in others}
LOOK_ALIKE = "".join(map(chr, _TABLE))
"""What :func:`plain` replaces, as a class of a pattern has it."""

_INVISIBLE = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Soft hyphens, zero-width marks, byte order marks, marks of direction."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_COMBINING = "\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff"
UNLIKE = "\r" + _INVISIBLE + "".join(_LIGATURES) + _COMBINING
"""What :func:`composed` looks for, as a class of a pattern has it."""
# No letter has eight marks; without a limit their canonical order would cost the square of their number.
_UNLIKE = re.compile(
    rf"\r\n?|\xad[ \t]*[\r\n]\n?[ \t]*|[{_INVISIBLE}]+|[{''.join(_LIGATURES)}]|[^\W\d_][{_COMBINING}]{{1,8}}"
)

_AMP = r"(?:amp|#38|#[xX]26);"
_ENTITY = re.compile(
    rf"&(?:{_AMP})*(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});|&(?:{_AMP})+"
)


def plain(text: str) -> str:
    """The text with look-alikes of one length made one, so that offsets stay.

    >>> plain("EUR\u00a05\u201110\u2002million")
    'EUR 5-10 million'
    """
    return text.translate(_TABLE)


def composed(text: str) -> Iterator[Edit]:
    """Invisible characters off, line ends as one character, letters and their marks composed, ligatures apart."""
    for match in _UNLIKE.finditer(text):
        found = match[0]
        if found[0] == "\r":
            yield match.start(), match.end(), "\n"
        elif found[0] in _LIGATURES:
            yield match.start(), match.end(), _LIGATURES[found]
        elif found[0].isalpha():
            letter = unicodedata.normalize("NFC", found)
            if letter != found and len(letter) <= len(found):
                yield match.start(), match.end(), letter
        else:
            yield match.start(), match.end(), " " if _between_words(text, match.start(), match.end()) else ""


def _between_words(text: str, start: int, end: int) -> bool:
    """Whether what is not seen is all that parts two words: "the guest", a mark, "Mrs May"; "Mc", a mark, "Donald"."""
    if "\n" in text[start:end] or not (text[start - 1 : start].islower() and text[end : end + 1].isupper()):
        return False
    return text[end + 1 : end + 2].islower() and not text[max(0, start - 3) : start].endswith(("Mc", "Mac"))


def entities(text: str) -> Iterator[Edit]:
    """Character references that HTML left behind ("&nbsp;", "&amp;euro;")."""
    for match in _ENTITY.finditer(text):
        bare = re.sub(_AMP, "", match[0])
        character = plain("&" if bare == "&" else unescape(bare))
        if len(character) == 1 and character not in "\r\0":
            yield match.start(), match.end(), character
