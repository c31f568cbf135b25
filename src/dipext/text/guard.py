"""What touches a figure and could change it: digits, letters and marks that are not read with it."""

import re
from calendar import month_abbr, month_name

from dipext.text.numbers import SCALE_WORDS

_YEAR = r"(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))"
PAGE_BREAK = r"[ ,]?\n(?:[^\n]{0,60}\n){1,4}[ \t]?"
"""A pattern of the end of a page inside a sentence: empty lines, and the page's number, head or foot between them."""

_LOST = r"[?!*^\ufffd]"  # what stands for a figure that got lost
# "1 0 million euros", "17,500" of which the 17 is lost, "17 ,500", "6 . 9 billion"
_BEFORE = re.compile(
    rf"{_YEAR}[0-9][0-9.,]{{0,6}}[ \n]{{1,2}}\Z|[^\W_][,'’·˙]\Z|[0-9][ \n]{{1,2}}[.,][ \n]?\Z"
    rf"|{_LOST}\Z|(?:[0-9][)\]”]|{_LOST})[,.]\Z|[0-9][.,]-\Z"  # "?8 million", "1,(336),715", "23.-9 billion"
)
_MONTHS = "|".join((*month_name[1:], *month_abbr[1:]))
_DAY = re.compile(rf"(?:{_MONTHS})\.?\s\Z|[0-9][-./:]\Z")  # "May 8", "2024-05-08", "10:30"
_BEFORE_GROUP = re.compile(rf"{_YEAR}[0-9]{{1,4}}[,'’]\s{{1,2}}\Z")  # "1, 500 euros"
_SCANNED_BEFORE = re.compile(  # "l 208 000 euros", "3 67S 500 kroner"
    r"(?<!\w)(?:[lIO|SBZb]|(?=\w{0,2}[lIOSBZb])(?=\w{0,2}[0-9])[0-9lIOSBZb]{2,3})[ \n]\Z"
)
_SCALES = f"{SCALE_WORDS}|[mb]l?n|tr?n|mio|mrd"
_GROUP = re.compile("[0-9]{3}(?![0-9])")
_BEFORE_SIGN = re.compile(rf"{_YEAR}[0-9][0-9.,]{{0,6}} ?\Z")
_BEHIND = re.compile(
    rf"[^\W_]|{_LOST} ?[a-z]|[.,](?:[(\[“][0-9]|{_LOST})|[ \n]{{1,2}}(?:> ?)?(?:[,.][ \n]?)?[0-9]"
    rf"|,\s{{1,2}}[0-9]{{3}}(?![0-9])|\s['’][0-9]{{3}}(?![0-9])"
    r"|\s[-–]\s[0-9]{3}(?![0-9])|\.\s{1,2}[0-9]|[,.;'’·_:](?!s\b)[^\W_]"
    r"|[^\w\s()\[\]{}|%]{1,2}[0-9]|['’]\s{1,2}[0-9]{3}(?![0-9])"  # "NOK 8' 408'000"
    r"|[ \n](?=[a-zA-Z0-9]*[0-9])[0-9OoIlSBZb]{3}(?!\w)"  # "SEK 4 l08"
    rf"|(?:\s?[^\w\s.,;:]{{1,3}}|\s(?:\[?sic\]?|the|th)|\s?[(\[][^\W_]{{1,2}}[)\]])\s(?:{_SCALES})(?!\w)"
    rf"|\s(?:[^\w\s(]|_){{1,2}}(?:{_SCALES})(?!\w)"  # "EUR 3 ^million"
    rf"|{PAGE_BREAK}(?:{_SCALES})(?!\w)"  # "EUR 3", a page number, "million"
)


def touched_before(text: str, start: int, figure: str) -> bool:
    """Whether digits before a figure at ``start`` may belong to it: "1 0 million euros", "1, 500 euros"."""
    found = _BEFORE.search(text, max(0, start - 10), start)
    if found is not None:
        return not (found[0].rstrip().endswith(",") and _DAY.search(text, max(0, found.start() - 12), found.start()))
    if _GROUP.match(figure) is None:
        return False
    found = _BEFORE_GROUP.search(text, max(0, start - 8), start)
    if found is not None and _DAY.search(text, max(0, found.start() - 12), found.start()):
        return False
    found = found or _SCANNED_BEFORE.search(text, max(0, start - 5), start)
    return found is not None


def touched_sign(text: str, start: int) -> bool:
    """Whether digits before a sign or code at ``start`` may be the number that it belongs to: "380 SEK12"."""
    return _BEFORE_SIGN.search(text, max(0, start - 8), start) is not None


def touched_behind(text: str, end: int) -> bool:
    """Whether something that is not read touches a figure that ends at ``end`` without a scale: "€5O", "€5 00"."""
    return _BEHIND.match(text, end) is not None
