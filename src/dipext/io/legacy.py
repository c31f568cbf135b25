"""Bytes that are not Unicode and do not say what they are: which old encoding makes the best reading of them.

English releases hold few signs besides ASCII, so that statistics over letters have little to count. What tells the
encodings apart is where each sign stands: a pound sign before a figure, quotation marks around words, a letter with a
caron inside a name. Each candidate is charged for what it puts in odd places; the cheapest one is taken.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from charset_normalizer import from_bytes

from dipext.lexicon import lines, toml

# The candidates in the order of how often releases come in them, with what each is charged for being rare.
_CANDIDATES = {
    "cp1252": 0.0,
    "cp1257": 1.0,
    "cp1250": 1.2,
    "utf-8": 1.5,  # with some bytes broken
    "iso8859-15": 1.6,
    "iso8859-2": 2.6,
    "iso8859-13": 3.0,
    "cp1254": 2.5,
    "mac_roman": 2.0,
    "cp850": 3.0,
    "cp1251": 2.0,
    "koi8-r": 2.5,
    "cp1253": 2.5,
    "cp932": 3.0,
    "euc_jp": 3.0,
    "gb18030": 3.0,
    "cp949": 3.0,
    "big5": 3.0,
}
_OTHER_SCRIPTS = ("cp1251", "koi8-r", "cp1253", "cp932", "euc_jp", "gb18030", "cp949", "big5")
_COUNTABLE = 100  # bytes of another script in which statistics over letters tell more than their places do
_SAMPLE = 16 * 1024
_FOREIGN_LINE = re.compile(rb"[^\n]{0,200}[\x80-\xff][^\n]{0,200}")

# What a letter is charged, by how often names in European releases have it.
_COMMON = frozenset("éáöüäóíñçãèšžčćåøłāīēūōņśńęąėğşșțăı") | {"i̇"}
_SELDOM = frozenset("êëôâõúýæßàïîřěůőűźżģķļųįŗđťďňľœ")
_OPENING = "“‘«„‚‹¿¡"
_CLOSING = "”’»›"
_MARKS = "•…§©®™°‰±½¼¾†‡·"
_ABSURD = 8.0


def _patch(error: UnicodeError) -> tuple[str, int]:
    """Bytes inside UTF-8 that are not: as Windows-1252, from which they were pasted."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("dipext-patch", _patch)


def guess(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are not valid UTF-8, and the encoding that it was read in; None when none fits.

    >>> guess("£20 million for Baiba Braže".encode("cp1252"))
    ('£20 million for Baiba Braže', 'cp1252')
    >>> guess("€5 million for Evika Siliņa".encode("cp1257"))
    ('€5 million for Evika Siliņa', 'cp1257')
    """
    sample = _sample(data)
    prices = {name: _price(sample, name) + rare for name, rare in _CANDIDATES.items()}
    ranked = sorted((price, rank, name) for rank, (name, price) in enumerate(prices.items()) if price < float("inf"))
    names = [name for _, _, name in ranked]
    if names and names[0] in _OTHER_SCRIPTS and len(sample.translate(None, bytes(range(128)))) >= _COUNTABLE:
        best = from_bytes(sample, cp_isolation=[*_OTHER_SCRIPTS]).best()
        names = names if best is None else [best.encoding, *names]
    for name in names:
        try:
            if name == "utf-8":
                return data.decode(name, "dipext-patch"), "utf-8 with pieces of cp1252"
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return None


def utf16_without_mark(head: bytes) -> str | None:
    """The byte order of UTF-16 that does not announce itself: every other byte of English text is zero.

    >>> utf16_without_mark("Talks in Oslo".encode("utf-16-le")), utf16_without_mark(b"Talks")
    ('utf-16-le', None)
    """
    head = head[:4096]
    pairs = len(head) // 2
    first, second = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if pairs >= 2 and max(first, second) > 0.4 * pairs and 2 * min(first, second) < max(first, second):
        return "utf-16-le" if second > first else "utf-16-be"
    return None


def _sample(data: bytes) -> bytes:
    """The lines with bytes that tell something, as far as a sample goes."""
    found, size = [], 0
    for match in _FOREIGN_LINE.finditer(data):
        found.append(match[0])
        size += len(match[0])
        if size > _SAMPLE:
            break
    return b"\n".join(found)


def _price(sample: bytes, encoding: str) -> float:
    """What a candidate is charged for its reading of the sample."""
    try:
        text = sample.decode(encoding, "dipext-patch" if encoding == "utf-8" else "strict")
    except UnicodeDecodeError:
        return float("inf")
    patched = 0.0
    if encoding == "utf-8":
        patched = 3.0 * sample.decode("utf-8", "replace").count("\ufffd")
    padded = f"\n{text}\n"
    return patched + sum(
        _charge(padded[at - 1], padded[at], padded[at + 1]) for at in range(1, len(padded) - 1) if padded[at] > "\x7f"
    )


def _charge(before: str, sign: str, after: str) -> float:  # noqa: PLR0911  # one return a class of signs
    """How odd a sign is between its neighbours."""
    category = unicodedata.category(sign)
    if category in ("Cc", "Co", "Cn") or sign == "\ufffd":
        return _ABSURD
    if category[0] == "L":
        return _letter(before, sign, after)
    if sign in "\xa0\u202f\u2009":
        return 0.2
    if category == "Sc" and sign != "¤":
        return 0.0 if before.isdigit() or after.isdigit() or (before + after).isspace() or after == "\xa0" else 3.0
    if sign == "’":
        return 0.0 if before.isalnum() else 2.0
    if sign in _OPENING:
        return 0.0 if not before.isalnum() and not after.isspace() else 3.0
    if sign in _CLOSING:
        return 0.0 if not before.isspace() and not after.isalnum() else 3.0
    if category == "Pd":
        return 0.0 if before.isspace() or after.isspace() or (before.isalnum() and after.isalnum()) else 1.0
    return _mark(before, sign, after)


def _mark(before: str, sign: str, after: str) -> float:
    inside = before.isalpha() and after.isalpha()
    if sign in _MARKS:
        return 4.0 if inside or (sign in "®§" and after.isalpha()) else 0.8
    if sign in "¹²³":
        return 4.0 if after.isalpha() else 1.5
    return 5.0 if sign == "¨" or unicodedata.category(sign) in ("Sk", "So", "Po", "No") else 3.0


def _letter(before: str, sign: str, after: str) -> float:
    if not unicodedata.name(sign, "").startswith("LATIN"):
        mixed = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
        alone = not (before.isalpha() and before > "\x7f") and not (after.isalpha() and after > "\x7f")
        return 6.0 if mixed or alone else 0.3
    small = sign.lower()
    charge = 1.0 if small in _COMMON else 2.0 if small in _SELDOM else 4.0
    if (sign.isupper() and before.islower()) or before.isdigit() or after.isdigit():
        charge += 5.0
    if before > "\x7f" and before.isalpha() and after > "\x7f" and after.isalpha():
        charge += 2.0  # three in a row: the words of another script
    if not before.isalpha() and not after.isalpha():
        charge += 2.0
    if sign.isupper() and small in "âêîôõýàïë":
        charge += 1.0  # nobody's name begins with it
    left, right = _bound(before), _bound(after)
    seen = _seen()
    if left + small + right in seen:
        return charge - 0.8
    return charge - 0.1 * ((left + small in seen) + (small + right in seen))


def _bound(neighbour: str) -> str:
    return neighbour.casefold() if neighbour.isalpha() else " "


@cache
def _seen() -> frozenset[str]:
    """Pairs and triples of letters around each letter with a mark, in the names that are known."""
    return frozenset(piece for name in _names() for piece in _pieces(f" {name.casefold()} "))


def _names() -> Iterator[str]:
    for file in ("people/given_names.txt", "people/family_names.txt", "people/cities.txt"):
        yield from (name for name in lines(file) if not name.isascii())
    for places in toml("lexicon/capitals").values():
        yield from (place for place in places if not place.isascii())


def _pieces(name: str) -> Iterator[str]:
    for at, letter in enumerate(name):
        if letter > "\x7f" and letter.isalpha():
            yield from (name[at - 1 : at + 1], name[at : at + 2], name[at - 1 : at + 2])
