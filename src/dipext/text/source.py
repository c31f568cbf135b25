"""What a finder is given: the text, and what is known about the release it comes from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from dipext.lexicon.issuers import Issuer

# A sentence ends at . ! ? (with closing quotes or brackets) before white space and something that starts a sentence,
# at an empty line, or at a line end before a list item.
# The pattern begins with a set of characters, which the search can leap to.
_BREAK = re.compile(
    r"""[.!?…\n](?:(?<!\n)["'”’»)\]]*(?=\s+["'“‘«(\[]?[A-ZÀ-ÖØ-ÞĀ-Ž0-9$€£¥₹])"""
    r"""|(?<=\n)(?:\s*\n|(?=\s*(?:[-•*–—]|\d{1,2}[.)])\s)))"""
)
_LONGEST = 3000
"""Characters of a sentence. One without end (a table, a list) is cut, for many questions look at all of it."""

_DIGITS = re.compile("[0-9][0-9]*")  # twice as fast as "[0-9]+": the search can look for its first character
# A full stop after these, after a single capital, or after the number of a list item ends none.
_SHORTENED = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|St|Sgt|Lt|Col|Gen|Maj|Capt|Cmdr|Adm|Brig|Hon|Rt|Rev|Sen|Rep|Gov|Amb|Sec|Smt|Jr|Sr"
    "|No|Nos|Art|Arts|para|paras|vs|cf|approx|ca|Mio|Mrd|mln|bn"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri"
    "|Rs|NRs|PRs|Ksh|Kshs|Sh|Shs|Tsh|Tshs|Ush|Nu|Tk|Dh|Dhs|Rp|Fr|PKR|INR|LKR|NPR"
    r"|e\.g|i\.e|a\.m|p\.m|U\.S|U\.N|U\.K|E\.U|D\.C"
)
_NO_BREAK = re.compile(
    rf"""(?:(?:^|[\s(“"'‘/-])(?:(?:[A-Z]\.)?(?:[A-Z]\.)?[A-Z]|{_SHORTENED})|(?:^|\n)\s*\d{{1,2}})\.$"""
)


def is_shortened(text: str, end: int) -> bool:
    """Whether the full stop before an offset ends no sentence: "Mr.", "J.", "3." at the beginning of a line.

    >>> is_shortened("Talks with Dr.", 14), is_shortened("Talks in Riga.", 14)
    (True, False)
    """
    return _NO_BREAK.search(text, max(0, end - 8), end) is not None


class Witness(NamedTuple):
    """A stretch of the text that another component of a pipeline marked.

    ``label`` is as that component has it ("PERSON", "MONEY"), ``rule`` the id of a rule of the user's, empty for the
    entities of a model.
    """

    start: int
    end: int
    label: str
    rule: str = ""


@dataclass(frozen=True)
class Source:
    """One release as the finders see it.

    ``published`` is the day that relative dates are read from, ``witnesses`` what other components of the pipeline
    marked.
    """

    text: str
    published: date | None = None
    issuer: Issuer | None = None
    witnesses: tuple[Witness, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for match in _BREAK.finditer(self.text):
            end = match.end()
            if match[0] == "." and is_shortened(self.text, end):
                continue
            if self.text[starts[-1] : end].isspace():
                starts[-1] = end
            else:
                starts.append(end)
        return [cut for start, end in pairwise([*starts, len(self.text)]) for cut in _cuts(self.text, start, end)]

    @cached_property
    def marked(self) -> frozenset[tuple[int, int, str]]:
        """Start, end and label of what other components marked."""
        return frozenset((w.start, w.end, w.label) for w in self.witnesses)

    @cached_property
    def digits(self) -> list[tuple[int, int]]:
        """Start and end of every run of ASCII digits: one scan for all finders that begin at figures.

        >>> Source("5% of 2,000").digits
        [(0, 1), (6, 7), (8, 11)]
        """
        return [match.span() for match in _DIGITS.finditer(self.text)]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the offset ``at``.

        >>> source = Source("Mr. Rutte spoke. He left.")
        >>> source.sentence(5), source.sentence(20)
        ((0, 16), (16, 25))
        """
        index = bisect_right(self._starts, at)
        end = self._starts[index] if index < len(self._starts) else len(self.text)
        return self._starts[index - 1], end


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence begins, and where it is cut, behind white space if there is some."""
    yield start
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        start = space + 1 if space >= 0 else start + _LONGEST
        yield start


def places(text: str, stems: Iterable[str]) -> list[int]:
    """Where any of the stems stands in the text: a few quick looks for what costly patterns need.

    >>> places("Half of the 5 percent", ["cent", "alf"])
    [17, 1]
    """
    found = []
    for stem in stems:
        at = text.find(stem)
        while at >= 0:
            found.append(at)
            at = text.find(stem, at + 1)
    return found
