"""Marks that are no part of what a text says: emphasis, leftover tags, quotation in mails, references to footnotes."""

import re
from collections.abc import Iterator

from dipext.lexicon import known_words, toml, words
from dipext.text.layers import Edit

_TAG = re.compile(
    r"<a\s[^<>\n]{0,99}#[^<>\n]{0,99}>\s?\[?[0-9]{1,3}\]?\s?</a>|<sup>\s?\[?[0-9a-z*†‡]{1,3}\]?\s?</sup>|</?([A-Za-z][A-Za-z0-9]{0,9})(?:\s[^<>\n]{0,300})?/?>"
)
# Runs of marks; inside a word, a product or a line drawn with them they are none.
_EMPHASIS = re.compile("[*_][*_]*")
_LONGEST_MARK = 3  # longer runs are lines drawn
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
RAISED = "¹²³⁰⁴-⁹"
"""Raised figures, as a class of a pattern has them."""
_TOUCHING = re.compile(
    r"[:%|•▪●◦‣■](?:(?<=\|)|(?<=[•▪●◦‣■])(?=[\w€$£])|(?<=[A-Za-z]:)(?=[0-9€$£])|(?<=[0-9]%)(?=[a-z]{2}))"
)
_RAISED = re.compile(rf"[{RAISED}]+(?:[,⁻–-][{RAISED}]+)*")
_BRACKETED = re.compile(r"\[(?:[0-9]{1,3}|[a-z*†‡]|[ivx]{1,4})\]")
_GLUED = re.compile(r"[0-9](?<=[a-z]{4}[0-9])[0-9]?(?![\w%‰°]|[.,:/-]?[0-9])")
_WORD = re.compile(r"([^\W_]+)[ -]([a-z]+)$")
_UNITS = ("m", "cm", "mm", "km", "ft", "in", "mi", "nm", "dm", "s")


def tags(text: str) -> Iterator[Edit]:
    """Tags of HTML; those of blocks end a line, small raised figures are references to notes."""
    for match in _TAG.finditer(text):
        name = (match[1] or "sup").lower()
        if name in words("text/typography", "tags", "blocks"):
            yield match.start(), match.end(), "\n"
        elif name in words("text/typography", "tags", "inline"):
            yield match.start(), match.end(), ""


def emphasis(text: str) -> Iterator[Edit]:
    """Asterisks and underscores that touch words on one side ("**EUR 5 million**", "_today_", "5 million*")."""
    for match in _EMPHASIS.finditer(text):
        found, (start, end) = match[0], match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if end - start > _LONGEST_MARK:
            continue
        if found == "_" and before.isdigit() and text.rfind("_", text.rfind("\n", 0, start) + 1, start) < 0:
            continue  # a figure that cannot be read: "200_"
        apart = (not before or before.isspace()) and (not after or after.isspace())
        inside = before.isalnum() and after.isalnum() and not (end - start > 1 and "*" in found)
        if not (apart or inside):
            yield start, end, ""


def quotation(text: str) -> Iterator[Edit]:
    """The signs before the lines of a quoted mail; alone before a figure, ">" says "more than"."""
    last, held = -1, None
    for match in _QUOTED.finditer(text):
        start, end = match.span()
        beside = last >= 0 and text.find("\n", last, start) == start - 1
        if held is not None and beside:
            yield *held, ""
        held = None
        if beside or not text[end : end + 1].strip() or text[end].isalpha() or text[end] in "“\"‘'(":
            yield start, end, ""
        else:
            held = start, end
        last = end


def apart(text: str) -> Iterator[Edit]:
    """A space beside marks that touch a figure or a word ("|EUR 5|", "•Latvia", "Total:5 euros", "5%of GDP")."""
    for match in _TOUCHING.finditer(text):
        mark, (start, end) = match[0], match.span()
        if mark != "|":
            yield start, end, f"{mark} "
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        spaced = " " * _is_content(before) + "|" + " " * _is_content(after)
        if spaced != mark:
            yield start, end, spaced


def _is_content(character: str) -> bool:
    return bool(character) and not character.isspace() and character != "|"


def raised_notes(text: str) -> Iterator[Edit]:
    """References to footnotes in raised figures ("5 million¹", not "km²")."""
    for match in _RAISED.finditer(text):
        if _is_note(text, match.start()):
            yield *match.span(), ""


def bracketed_notes(text: str) -> Iterator[Edit]:
    """References to footnotes in square brackets, right behind a word ("5 million[1]")."""
    for match in _BRACKETED.finditer(text):
        if match.start() and not text[match.start() - 1].isspace():
            yield *match.span(), ""


def glued_notes(text: str) -> Iterator[Edit]:
    """References to footnotes that lost their form behind a sum ("5 million1")."""
    for match in _GLUED.finditer(text):
        if _cannot_carry(text, match.start()):
            yield *match.span(), ""


def _is_note(text: str, at: int) -> bool:
    """Whether a raised figure stands behind a word or a mark, and is no power ("km²", "10³")."""
    before = text[max(0, at - 16) : at]
    if not before or before[-1].isspace() or before[-1].isdigit():
        return False
    return re.search(rf"(?:^|[\s/0-9])(?:{'|'.join(_UNITS)})$", before) is None


def _cannot_carry(text: str, at: int) -> bool:
    """Whether the word before a figure counts something, so that the figure is none of its own: "5 million1"."""
    match = _WORD.search(text, max(0, at - 40), at)
    if match is None:
        return False
    before, word = match[1], match[2]
    if word in words("text/typography", "lines", "dangling"):
        return False  # "5 million since11 May"
    scales = toml("text/numbers")["scales"]
    counted = before.isdecimal() or before.lower() in scales
    return word in scales or (counted and word in known_words())
