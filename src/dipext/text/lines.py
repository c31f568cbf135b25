"""Soft line wraps undone, and runs of spaces made one.

A wrap is soft where the sentence runs on and the line is full: the next word would not have fitted. Ends of headings
and paragraphs, of lines of verse, tables, lists, addresses and signatures leave room, or a list or a sentence begins
below.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from itertools import pairwise

from dipext.lexicon import known_words, words
from dipext.text.layers import Edit
from dipext.text.source import is_shortened

_WIDEST = 120  # characters: longer lines are whole paragraphs
_NARROWEST = 30  # characters: narrower lines that look full may be verse or items of a list
_RAGGED_FROM = 60  # characters: from here on lines of proportional type are told from these too
_RAGGED = 0.7  # the part of the width that such lines fill at least
_NEARLY = 0.8  # the same where the sentence may end above
_MOSTLY = 0.75  # of the sentences that run on, the share that does so over a full line where a machine has wrapped
_UNEVEN = 1.15  # how much wider than those other lines of the same paragraphs may be
_ENOUGH = 400  # line ends: these tell to what widths a text was wrapped

_OPEN = re.compile(r"\n(?:(?<=[^\n.!?:;…]\n)|(?<=[A-Zr]\.\n))(?=[^\n])")  # a line that may go on below
_EDGE = re.compile(r"\n(?:(?= )|(?<= \n))")
_SPACES = re.compile(r"(?: [ \t]+|\t[ \t]*| (?=\n))(?:\n[ \t]*)?|\n[ \t]*|\A | \Z")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-•·*▪●◦‣■□➢►]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|\(?[A-Z]\)|\([ivx]{1,4}\)) ")
_DASH = re.compile("[–—] ")  # an item, or a dash within a sentence
_COLUMNS = re.compile(r"\||\S(?:\t| {4,})\S")
_WORD = re.compile(r"[^ \t]+")
_TAIL = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_HEAD = re.compile(r"[^\W\d_]+")
_RANGE_CUT = re.compile(r"[0-9][-–]$")
_GROUP_CUT = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:(?P<groups>(?:,[0-9]{3})*),|(?: [0-9]{3})+)$")
_GROUP = re.compile(r"[0-9]{3}(?![0-9])")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class _Break:
    """A line end between two lines with text.

    Attributes:
        at: where the line end stands.
        start, end: where the line above ends and the line below begins, without the spaces around them.
        above, below: the lines.
        ended: whether a sentence, or a part of one that stands alone, ends above.
        possible: whether both may be lines of one paragraph.
        runs_on: whether a sentence surely goes on below.
        needed: the width that the line above would have had with the next word.
    """

    __slots__ = "above", "at", "below", "end", "ended", "needed", "possible", "runs_on", "start"

    def __init__(self, at: int, start: int, end: int, above: str, below: str) -> None:
        self.at, self.start, self.end, self.above, self.below = at, start, end, above, below
        self.possible = not (
            len(above) > _WIDEST
            or len(below) > _WIDEST
            or _ITEM.match(below)
            or _COLUMNS.search(above)
            or _COLUMNS.search(below)
        )
        self.ended = _ENDED.search(above, max(0, len(above) - 6)) is not None and not (
            above[-1] == "." and is_shortened(above, len(above))
        )
        self.runs_on = not self.ended and (below[0].islower() or _dangles(above))
        word = _WORD.match(below)
        self.needed = len(above) + 1 + (len(word[0]) if word else 0)


def _dangles(line: str) -> bool:
    before, _, last = line.rpartition(" ")
    return " " in before and last.lower() in words("text/typography", "lines", "dangling")


def unwrapped(text: str) -> Iterator[Edit]:
    """Soft wraps as spaces or nothing; spaces around lines off, runs of spaces one space, of tabs one tab."""
    joints = _joints(text) if _OPEN.search(text) else {}
    if not joints and not _uneven(text):
        return
    for match in _SPACES.finditer(text):
        found, (start, end) = match[0], match.span()
        if "\n" in found:
            joint = joints.get(start + found.index("\n"))
            if joint is not None:
                yield joint
            elif len(found) > 1:
                yield start, end, "\n"
        elif start == 0 or end == len(text):
            yield start, end, ""
        elif found != "\t":
            yield start, end, "\t" if "\t" in found else " "


def _uneven(text: str) -> bool:
    """Whether there are spaces around lines or in runs."""
    return "  " in text or "\t" in text or " " in (text[:1], text[-1:]) or _EDGE.search(text) is not None


def _joints(text: str) -> dict[int, Edit]:
    """The soft line ends by their places, each with what is to be made of it."""
    long = sum([len(line) for line in text.split("\n") if len(line) > _WIDEST])
    wrapped = long * 2 < len(text)
    if not wrapped and not _cut().search(text):
        return {}
    breaks = _breaks(text)
    soft = (_test(breaks) or _test_twice(breaks) or _in_blocks(breaks)) if wrapped else _never
    seam = _Seam(text)
    joints = {}
    for wrap in breaks:
        joint = seam.cut(wrap)
        if joint is None and wrap.possible and soft(wrap):
            joint = seam.plain(wrap)
        if joint is not None:
            joints[wrap.at] = joint
    return joints


@cache
def _cut() -> re.Pattern[str]:
    """Line ends that may be inside a word, a figure or a name, whatever else is wrapped."""
    ends = {
        phrase.split()[0] for part in ("leading", "compounds") for phrase in words("text/typography", "lines", part)
    }
    return re.compile(
        "\n(?=[^\n])(?:" + "|".join(rf"(?<={end}\n)" for end in ("[-–,0-9]", *map(re.escape, ends))) + ")"
    )


def _breaks(text: str) -> list[_Break]:
    """The line ends between lines with text."""
    found: list[_Break] = []
    above, start, at = "", 0, 0
    for raw in text.split("\n"):
        below = raw.strip(" \t")
        first = at + raw.index(below[0]) if below else at
        if above and below:
            found.append(_Break(at - 1, start, first, above, below))
        above, start = below, first + len(below)
        at += len(raw) + 1
    return found


def _test(breaks: list[_Break]) -> Callable[[_Break], bool] | None:
    """How soft breaks are told in this text; nothing where no machine has wrapped it."""
    possible = [wrap for wrap in breaks if wrap.possible]
    running = [wrap for wrap in possible if wrap.runs_on]
    if not running:
        return None
    width = max(len(wrap.above) for wrap in running)
    width = max(len(line) for wrap in possible for line in (wrap.above, wrap.below) if len(line) <= width * _UNEVEN)
    if width < _NARROWEST:
        return None
    if sum(wrap.needed > width for wrap in running) >= _MOSTLY * len(running):
        return lambda wrap: wrap.needed > width and not (_DASH.match(wrap.below) and wrap.ended)
    if width >= _RAGGED_FROM and sum(wrap.needed > width * _RAGGED for wrap in running) > _MOSTLY * len(running):
        return lambda wrap: wrap.needed > width * (_RAGGED if wrap.runs_on else 1 if wrap.ended else _NEARLY)
    return None


def _test_twice(breaks: list[_Break]) -> Callable[[_Break], bool] | None:
    """How soft breaks are told in a text that was wrapped, and again for narrower lines, as a mail that is passed on.

    Every line of the first wrap stands there as full lines and a rest; its width is the one that explains most of the
    line ends that run on.
    """
    running = {wrap.at for wrap in breaks if wrap.possible and wrap.runs_on}
    width = max([len(wrap.above) for wrap in breaks if wrap.at in running], default=0)
    if width < _NARROWEST:
        return None
    sample = breaks[:_ENOUGH]
    wholes = {whole for wrap, whole, _ in _wholes(sample, width) if wrap.at in running and wrap.needed <= width}
    widths = sorted([whole for whole in wholes if whole <= _WIDEST])
    first = max(widths, key=lambda one: len(_twice(sample, width, one) & running), default=0)
    soft = _twice(breaks, width, first)
    return (lambda wrap: wrap.at in soft) if len(soft & running) >= _MOSTLY * len(running) else None


def _twice(breaks: list[_Break], width: int, first: int) -> frozenset[int]:
    """The line ends of text that was wrapped to lines of one width first, and then of another."""
    wholes = _wholes(breaks, width, first)
    return frozenset(
        [
            wrap.at
            for wrap, whole, needed in wholes
            if wrap.possible and (whole <= first < needed or (wrap.needed > width and needed <= first))
        ]
    )


def _wholes(breaks: list[_Break], width: int, first: int = _WIDEST) -> Iterator[tuple[_Break, int, int]]:
    """Each break, how long the line of the first wrap is to there, and how long it would be with the next word."""
    whole, goes_on_at = 0, -1
    for wrap in breaks:
        whole = len(wrap.above) + (whole + 1 if wrap.start - len(wrap.above) == goes_on_at else 0)
        needed = whole + wrap.needed - len(wrap.above)
        goes_on_at = wrap.end if wrap.needed > width and needed <= first else -1
        yield wrap, whole, needed


def _in_blocks(breaks: list[_Break]) -> Callable[[_Break], bool]:
    """How soft breaks are told where no line begins with a small letter: by paragraphs that are one full sentence."""
    soft: set[int] = set()
    block: list[_Break] = []
    for wrap, following in pairwise([*breaks, None]):
        assert wrap is not None
        block.append(wrap)
        if following is None or following.start != wrap.end + len(wrap.below):
            if _is_sentence(block):
                soft.update(one.at for one in block)
            elif _is_uneven_prose(block):
                soft.update(one.at for one in block if not one.ended)
            block = []
    return lambda wrap: wrap.at in soft


def _is_sentence(block: list[_Break]) -> bool:
    """Whether lines are full but the last, which alone ends a sentence, and none begins one but the first."""
    width = max(len(block[-1].below), *(len(wrap.above) for wrap in block))
    return (
        width >= _NARROWEST
        and _STOPPED.search(block[-1].below) is not None
        and all(
            wrap.possible
            and not wrap.ended
            and wrap.needed > width
            and not _DASH.match(wrap.below)
            and _WORD.match(wrap.below)[0] not in words("text/typography", "lines", "openers")  # type: ignore[index]  # it has text
            for wrap in block
        )
    )


def _is_uneven_prose(block: list[_Break]) -> bool:
    """Whether lines of any width are prose: a sentence ends in the last one, and of the others many run on."""
    open_ones = [wrap for wrap in block if not wrap.ended]
    running = sum([wrap.runs_on for wrap in open_ones])
    return (
        running > 1
        and running * 3 >= len(open_ones)
        and _STOPPED.search(block[-1].below) is not None
        and all(wrap.possible and not _DASH.match(wrap.below) for wrap in block)
    )


def _never(wrap: _Break) -> bool:
    return False


class _Seam:
    """What to make of a soft line end: a space, or nothing where it cuts a word or a figure."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_COMPOUND.findall(self._text.lower()))

    def plain(self, wrap: _Break) -> Edit:
        """The edit that puts the line below behind the line above."""
        glued = len(wrap.above) > 1 and wrap.above[-1] in "–—/" and not wrap.above[-2].isspace()
        return wrap.start, wrap.end, "" if glued else " "

    def cut(self, wrap: _Break) -> Edit | None:
        """The edit where the line above ends inside a word or a figure."""
        if wrap.above[-1] == "-" and (tail := _TAIL.search(wrap.above, max(0, len(wrap.above) - 60))):
            return self._cut_word(wrap, tail[1])
        if wrap.below[0].isupper() and _cuts_name(wrap):
            return wrap.start, wrap.end, " "
        return _cut_figure(wrap) if wrap.below[0].isdecimal() else None

    def _cut_word(self, wrap: _Break, tail: str) -> Edit | None:
        head = _HEAD.match(wrap.below)
        if head is None:
            return None
        if head[0] in words("text/typography", "lines", "suspending"):
            return wrap.start, wrap.end, " "
        return wrap.start - (not self._is_compound(tail, head[0])), wrap.end, ""

    def _is_compound(self, tail: str, head: str) -> bool:
        if head[0].isupper() and not (head.isupper() and tail.isupper() and len(head) > 1):
            return True
        one, two = tail.lower(), head.lower()
        if f"{one}-{two}" in self._words:
            return True
        if one + two in self._words or one + two in known_words():
            return False
        return one.rpartition("-")[2] in known_words() and two in known_words()


def _cuts_name(wrap: _Break) -> bool:
    """Whether a line ends inside the name of an office, or between a form of address and a name."""
    last, first = wrap.above.rpartition(" ")[2], _WORD.match(wrap.below)
    if last in words("text/typography", "lines", "leading"):
        return True
    return first is not None and f"{last} {first[0]}" in words("text/typography", "lines", "compounds")


def _cut_figure(wrap: _Break) -> Edit | None:
    """The edit where a line ends inside a range ("5-", "10") or between the groups of a figure ("1,500,", "000")."""
    if _RANGE_CUT.search(wrap.above, max(0, len(wrap.above) - 2)):
        return wrap.start, wrap.end, ""
    group = _GROUP_CUT.search(wrap.above, max(0, len(wrap.above) - 24))
    if group is None or group.start() == 0 or not _GROUP.match(wrap.below):
        return None
    if group["groups"] == "" and not wrap.below.startswith("000"):
        return None  # "In rooms 3, 12,", "450 people met"
    return wrap.start, wrap.end, "" if wrap.above[-1] == "," else " "
