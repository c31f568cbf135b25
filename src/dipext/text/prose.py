"""Whether the words around a fact have the shape that clean prose has, whatever may have happened to a text.

Scans, columns, copies out of pages and typing damage texts in more ways than can be listed. What they leave has a
shape that no prose has: a piece of a word, a mark inside of one or out of its place, a lone letter, a word set twice,
a bracket that nothing opens, a word that is nearly one of those that facts are made of. One of these beside a fact
makes it doubtful.
"""

import re
from functools import cache
from typing import NamedTuple

from dipext.lexicon import alternation, toml, words
from dipext.text.vocabulary import (
    CLOSE,
    CLOSING,
    ENDS,
    LEFT_OUT,
    LONE_MARKS,
    NOTE,
    NUMBER,
    OPEN,
    WORD,
    Vocabulary,
    leading_on,
)

_REACH = 64  # characters on either side
_PAIR = 2000  # characters between the marks of a pair
_LINES = 240  # characters: the line above, or the two above
_NUMBERED = 3  # figures that the number of a line has at most
_PAGE = 120  # characters: the end of a page, with its number, head and foot
_HEADING = 8  # words
_WORDS = 4  # words on either side that are looked at
_GLUED_LEFT = re.compile(rf"(?:{OPEN}|•)(?:{WORD}[–—/-]|[–—/~+≈-])?{OPEN}\Z")
_GLUED_RIGHT = re.compile(
    rf"(?:['’][sS]?{CLOSE}|[–—/-](?!(?=[0-9]?[OQIlZSBbgo])[0-9OQIlZSBbgo]{{1,3}}(?!\w))(?:{WORD}|{NUMBER}){CLOSE}|[–—]|[€$%+]{CLOSE}"
    rf"|{CLOSE}(?:[–—]{WORD}{CLOSE})?"
    rf"|[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+{CLOSE}|[¹²³⁰-⁹*†‡]+{CLOSE})\Z"
)
_PARTED_YEAR = re.compile(r"[12] [09][0-9]{2}\Z")  # "2 024"
_GROUP = re.compile(r"[0-9]{3}(?![0-9])")
_BENT = re.compile(r"[.,;:][0-9]+[.,;:]\Z")  # "26 .07. 2013"
_FIGURE = re.compile(r"[$€£¥]?[0-9][0-9.,QOlIZSB]*\Z")
_FIGURE_END = re.compile(r"[0-9]{1,4}\Z")
_FIGURE_ON = re.compile(r"(?:[0-9]{1,2}|(?:19|20)[0-9]{2})\Z")
_BULLET = re.compile(
    r"\n[ \t]*(?:[-–—•*▪●◦‣■►·°›]|[*†‡]{2,3}|\(?[0-9a-z]{1,2}[.)])\s"
    r"|\A(?:[-–—•*▪●◦‣■►·°>›¹²³⁰-⁹]|\(?[0-9a-z]{1,2}[.)])\s"
)
_PAGE_BREAK = r"[ ,]?\n(?:(?:[^\n]{0,60}[^\n.;,])?\n){1,4}[ \t]?"  # the lines between are no prose
_MARKS = ".,;:!?)”\"’'"
_DASHES = ("–", "—", "-", "--")
_SAID_TWICE = frozenset({"that", "had", "many", "very", "more", "so", "this"})
_BRACKETS = ("()", "[]", "{}", "“”")


class _Beside(NamedTuple):
    """The words around a span, and what touches it."""

    left: list[str]
    glued_left: str
    inside: list[str]
    glued_right: str
    right: list[str]
    stop: str


def is_damaged(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether something that no clean text has stands beside a fact, or in it.

    >>> beside = Vocabulary(frozenset({"since", "until", "may"}), frozenset({"february"}))
    >>> [is_damaged(t, t.index("2"), t.index("2") + 4, beside) for t in ("fell since 2019.", "fell sicne 2019.")]
    [False, True]
    >>> [is_damaged(t, t.index("2"), t.index("2") + 4, beside) for t in ("in M ay 2019", "in May |2019", "in 2019,")]
    [True, True, False]
    """
    beside = _beside(text, start, end, vocabulary)
    if (
        beside.glued_left[:-1] in leading_on()
        or not _GLUED_LEFT.match(beside.glued_left)
        or not _GLUED_RIGHT.match(beside.glued_right)
    ):
        return True
    if (
        beside.glued_right == "-"
        and beside.right[:1]
        and beside.right[0] not in words("text/typography", "lines", "suspending")
    ):
        return True
    if beside.glued_left[-1:] == "(" and text.find(")", end, end + _PAIR) < 0:
        return True
    if _is_parted(beside, vocabulary) or _has_odd_pair(beside, vocabulary) or _is_cut_off(text, start, end, vocabulary):
        return True
    if _is_half_read(beside.left) or _is_bent_inside(beside, vocabulary) or _has_odd_word(beside, vocabulary):
        return True
    around = (*beside.left, *beside.right)
    marked = any(vocabulary.token(written).marked for written in around) or CLOSING.search(beside.glued_right)
    return bool(marked) and _has_odd_mark(text, start, beside, vocabulary)


def _beside(text: str, start: int, end: int, vocabulary: Vocabulary) -> _Beside:
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    above, below = text.rfind("\n\n", low, start), text.find("\n\n", end, high)
    first = above + 2 if above >= 0 else low
    last = below if below >= 0 else high
    bullets = [bullet.end() for bullet in _BULLET.finditer(text[first:start])]
    if bullets:
        above, first = -1, first + bullets[-1]
    if "\n" in text[end:last] and (bullet := _BULLET.search(text[end:last])) and bullet.start():
        below = last = end + bullet.start()
    left, right = text[first:start], text[end:last]
    before, after = left.split(), right.split()
    if first and above < 0 and before and not text[first - 1].isspace() and not left[0].isspace():
        before = before[1:]
    if last < len(text) and below < 0 and after and not text[last].isspace() and not right[-1].isspace():
        after = after[:-1]
    glued_left = before.pop() if before and not left[-1].isspace() else ""
    glued_right = after.pop(0) if after and not right[0].isspace() else ""
    return _Beside(
        _since_stop(before[-_WORDS:], vocabulary),
        glued_left,
        text[start:end].split(),
        glued_right,
        _to_stop(glued_right, after[:_WORDS], vocabulary),
        before[-1] if before and not glued_left and vocabulary.token(before[-1]).stops else "",
    )


def _since_stop(tokens: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words behind the last that ends a sentence."""
    for at in range(len(tokens) - 1, -1, -1):
        if vocabulary.token(tokens[at]).stops:
            return tokens[at + 1 :]
    return tokens


def _to_stop(glued: str, tokens: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words up to the first that ends a sentence, without it."""
    if glued and ENDS.search(glued):
        return []
    for at, token in enumerate(tokens):
        if vocabulary.token(token).stops:
            return tokens[: at + 1]
    return tokens


def _is_parted(beside: _Beside, vocabulary: Vocabulary) -> bool:
    """Whether a hyphen stands inside a word of the fact: "21 Nov-ember"."""
    if beside.glued_right[:1] != "-":
        return False
    return (beside.inside[-1] + beside.glued_right[1:].rstrip(_MARKS)).lower() in vocabulary.words


def _is_bent_inside(beside: _Beside, vocabulary: Vocabulary) -> bool:
    """Whether a part of the fact, or what a sentence seems to end in before it, is no word and no figure."""
    if any(vocabulary.token(written).shapeless for written in beside.inside):
        return True
    return bool(beside.stop) and (_BENT.match(beside.stop) is not None or vocabulary.token(beside.stop).shapeless)


def _is_half_read(left: list[str]) -> bool:
    """Whether "between" stands before a figure and this one, so that the range of both is not read."""
    if "between" not in left:
        return False
    at = left.index("between") + 1
    if not at < len(left) - 1 <= at + 2 or _FIGURE.match(left[at]) is None:
        return False
    return left[-1].isalnum() and not left[-1][0].isdigit()


def _has_odd_word(beside: _Beside, vocabulary: Vocabulary) -> bool:
    leading = leading_on()
    for row in (beside.left, beside.right):
        for at, written in enumerate(row):
            token = vocabulary.token(written)
            if token.quiet:
                continue
            if token.odd or (written[-1] in "?!;" and written[:-1] in leading):
                return True
            if token.near and _is_beside_figure(row, at, last=row is beside.left):
                return True
            if token.letter:  # "Annex B", "Plan A"
                named = (row[at - 1][0].isupper() and row[at - 1].lower() not in leading) if at else row is beside.left
                if not (named and written[0].isupper()):
                    return True
    return False


def _is_beside_figure(row: list[str], at: int, *, last: bool) -> bool:
    """Whether a word stands right beside the fact or a figure: "3 Marc 2024", not "Marco Rossi on 3 May"."""
    if at == (len(row) - 1 if last else 0):
        return True
    return row[at - 1][:1].isdigit() or "".join(row[at + 1 : at + 2])[:1].isdigit()


def _has_odd_pair(beside: _Beside, vocabulary: Vocabulary) -> bool:
    """Whether a word stands twice, is parted by a space, or figures stand in a row."""
    glued = [beside.glued_left] if beside.glued_left else []
    row = [*beside.left, *glued, *beside.inside, *beside.right]
    tokens = [vocabulary.token(written) for written in row]
    if glued:
        row[len(beside.left)] = ""  # it belongs to what follows
    first = len(beside.left) + len(glued) - 1  # what stands before the fact, and its last word
    last = first + len(beside.inside)
    for at in range(len(row) - 1):
        if at == last and beside.glued_right not in ("", ",", "."):
            continue
        within = first < at < last
        one, two = tokens[at].plain, tokens[at + 1].plain
        if one == two and _is_twice_by_mistake(one, row[at], within=within):
            return True
        if within or (tokens[at].quiet and row[at + 1][:1].isalnum()) or (tokens[at + 1].quiet and row[at][-1:] != "-"):
            continue
        if _is_torn(one, two, vocabulary) or _breaks_grammar(one, two) or _is_hyphenated(row[at], row[at + 1]):
            return True
        if _is_left_out(row[at + 1 : at + 3], one, vocabulary):
            return True
        apart = at == first or (at == last and beside.glued_right)
        if not apart and _PARTED_YEAR.match(f"{row[at]} {two}") and not _GROUP.match("".join(row[at + 2 : at + 3])):
            return True
        if not apart and _FIGURE_END.match(row[at]) and _FIGURE_ON.match(row[at + 1].rstrip(_MARKS)):
            return True
    return False


def _is_twice_by_mistake(word: str, written: str, *, within: bool) -> bool:
    """Whether a word may not stand twice: "of of", but "sworn in, in January" and "1 000 000"."""
    if word in _SAID_TWICE or not word[:1].isalnum() or (within and word.isdigit()):
        return False
    return not (written.endswith(",") and written.islower())


def _is_torn(one: str, two: str, vocabulary: Vocabulary) -> bool:
    """Whether two words are one of the kind with a space in it: "un til"."""
    if one + two not in vocabulary.words or not (one.isalpha() and two.isalpha()):
        return False
    return not {one, two} <= vocabulary.words


def _is_left_out(following: list[str], one: str, vocabulary: Vocabulary) -> bool:
    """Whether dots stand for a word of a fact that got lost: "12 [...] 2006"."""
    if not LEFT_OUT.match(following[0]) or not (one in vocabulary.words or one[-1:].isdigit() or one[:1].isdigit()):
        return False
    return not (following[1:] and following[1][:1].isupper() and following[1].lower() not in vocabulary.names)


def _has_odd_mark(text: str, start: int, beside: _Beside, vocabulary: Vocabulary) -> bool:
    """Whether a mark stands alone where a sentence goes on, or a bracket is not opened."""
    if beside.left[-1:] == beside.right[:1] == ["|"]:  # a cell of a table
        return False
    for row in (beside.left, beside.right):
        for at, token in enumerate(row):
            if token in LONE_MARKS:
                before = row[at - 1] if at else ("" if row is beside.left else beside.inside[-1])
                after = row[at + 1] if at + 1 < len(row) else ("" if row is beside.right else beside.inside[0])
                if _parts_a_thought(token, before, after, vocabulary):
                    return True
                figures = before.isdigit() and after[:1].isalnum() and (at > 0 or row is beside.left or len(after) < 3)
                inside = before[:1].islower() or figures  # "20 | 9"
                if token == "|" and inside and _is_alone(text, start):
                    return True
            elif NOTE.match(token) and not (row is beside.left and at == 0):
                return True
    left = " ".join((*beside.left, beside.glued_left))
    right = " ".join((beside.glued_right, *beside.right))
    return any(_is_unopened(text, start, left, right, pair) for pair in _BRACKETS)


def _is_alone(text: str, at: int) -> bool:
    """Whether a line of running text has but one bar, so that it is no row of a table and no heading."""
    low = text.rfind("\n", max(0, at - _PAIR), at) + 1 or max(0, at - _PAIR)
    high = text.find("\n", at, at + _PAIR)
    high = high if high >= 0 else at + _PAIR
    return text.count("|", low, high) == 1 and text.count(" ", low, high) > _HEADING


def _parts_a_thought(mark: str, before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a lone mark stands inside a thought: "the end of – 2024", "at | 5 May", "March • 2024"."""
    if mark in ("—", "--"):  # where a speaker breaks off
        return False
    if before in leading_on():
        return True
    if mark in _DASHES:
        return False
    if mark in "%‰":
        return not before[-1:].isdigit() and before[-1:] not in "½¼¾"
    if mark in "/+&":
        return after in leading_on() or (
            before.islower() and before in vocabulary.words and after.lower() in vocabulary.names
        )
    return after[:1].islower() or (before.lower() in vocabulary.words and after[:1].isdigit())


def _breaks_grammar(one: str, two: str) -> bool:
    """Whether nothing that belongs to an article or a bound follows it: "the of", "since of"."""
    leading = leading_on()
    return (one in _ARTICLES and two in leading) or (two == "of" and one in leading - {"and", "than"})


_ARTICLES = ("a", "an", "the")


def _is_hyphenated(one: str, two: str) -> bool:
    """Whether a word ends in a hyphen that stands for no second half: "Ju- ne", not "short- and long-term"."""
    return (
        one[-1:] == "-"
        and one not in LONE_MARKS
        and two not in words("text/typography", "lines", "suspending")
        and two not in LONE_MARKS
    )


def _is_unopened(text: str, start: int, left: str, right: str, pair: str) -> bool:
    opening, closing = pair[0], pair[1]
    for words_beside in (left, right):
        at = words_beside.find(closing)
        if at >= 0 and not 0 <= words_beside.find(opening) < at and opening not in text[max(0, start - _PAIR) : start]:
            return True
    return False


@cache
def _cut() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends before a fact, and what follows it, where a page or paragraph ends inside a sentence."""
    leading = alternation(leading_on())
    return (
        re.compile(rf"(?<!\w)(?:(?i:{leading})|([a-z]+)){_PAGE_BREAK}\Z|(?<=\w){_PAGE_BREAK}{leading}\s(?:the\s)?\Z"),
        re.compile(rf"\s{leading}{_PAGE_BREAK}|{_PAGE_BREAK}(?:([a-z]+)|(?:19|20)[0-9]{{2}}\s|[0-9]{{1,2}}\s[a-z])"),
    )


def is_line_number(text: str, at: int, figure: str) -> bool:
    r"""Whether a figure may be the number of a line in the margin: one of the lines above begins with the one before.

    >>> text = "13 She paid the fees in April\n14 2005 and left."
    >>> is_line_number(text, text.index("14"), "14"), is_line_number(text, text.index("2005"), "2005")
    (True, False)
    """
    if not figure.isdigit() or len(figure) > _NUMBERED:
        return False
    before = str(int(figure) - 1)
    first = at <= _LINES and text.startswith(f"{before} ")
    return first or text.find(f"\n{before} ", max(0, at - _LINES), at) >= 0


def _is_cut_off(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a page or paragraph ends inside the sentence: "held on", an empty line, "12 April"."""
    before = text.count("\n", max(0, start - _PAGE), start) > 1 and _cut()[0].search(text, max(0, start - _PAGE), start)
    if before and (before[1] is None or before[1] == "half" or before[1] in toml("text/numbers")["units"]):
        return True
    behind = _cut()[1].match(text, end) if "\n" in text[end : end + 10] else None
    return behind is not None and (behind[1] is None or behind[1] in vocabulary.words)
