"""The grammar of temporal expressions: short patterns over the classes of words (see ``classes``).

A pattern reads like the notation it stands for: ``{DAY}{OF}?{MONTH}`` is "3 December" and "the 3rd of December". The
notations are sorted by what they are: days (``day_rules``, ``number_rules``, ``name_rules``), several days
(``list_rules``), longer units (``unit_rules``), what is told from the release (``relative_rules``, ``offset_rules``)
or from an earlier date (``anaphoric_rules``), lengths (``length_rules``), parts of units (``part_rules``), times
(``clock_rules``). The parser takes the longest rule at each place, then joins two expressions into a range
(``range_rules``) and a day with its time.
"""

import re

from dipext.dates.en import (
    anaphoric_rules,
    clock_rules,
    day_rules,
    length_rules,
    list_rules,
    name_rules,
    number_rules,
    offset_rules,
    part_rules,
    range_rules,
    relative_rules,
    unit_rules,
)
from dipext.dates.en.classes import Kind
from dipext.dates.en.clock_rules import timed_at, until_time
from dipext.dates.en.day_rules import NOTATIONS, calendar_at, in_year
from dipext.dates.en.lexer import Tokens
from dipext.dates.en.list_rules import range_at, several_at
from dipext.dates.en.openings import by_opening, opening
from dipext.dates.en.pieces import Expression, Meaning, Words, notation
from dipext.dates.en.range_rules import FROM_NOW, from_now_at, joined_at

__all__ = ["RULES", "Expression", "Meaning", "Parser"]

_RULES = tuple(
    rule._replace(pattern=notation(rule.pattern))
    for rule in (
        *number_rules.RULES,
        *day_rules.RULES,
        *unit_rules.RULES,
        *relative_rules.RULES,
        *offset_rules.RULES,
        *name_rules.RULES,
        *length_rules.RULES,
        *part_rules.RULES,
        *anaphoric_rules.RULES,
    )
)
_NOTATIONS = (*NOTATIONS, *list_rules.NOTATIONS)
_OPENING = opening(
    (
        *(rule.pattern for rule in _RULES),
        *(pattern.pattern for _, pattern in _NOTATIONS),
        *clock_rules.OPENINGS,
        FROM_NOW,
    )
)
"""The place of an opening: no expression begins elsewhere."""

RULES: tuple[str, ...] = tuple(
    sorted({*(rule.id for rule in _RULES), *(rule for rule, _ in _NOTATIONS), *clock_rules.RULES, *range_rules.RULES})
)
"""The ids of all rules, computed from where they stand."""


_rules_at = by_opening((rule.pattern, (rule.id, re.compile(rule.pattern), rule.read)) for rule in _RULES)
_DEEPEST = 4  # "the end of the first week of the second half of next year"


class Parser(Words):
    """Reads the tokens of one stretch of text."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        super().__init__(text, tokens)
        self._depth = 0

    def expressions(self) -> list[Expression]:
        """Every expression, in text order, without overlaps."""
        found: list[Expression] = []
        at = 0
        while opening := _OPENING.search(self.kinds, at):
            at = opening.start()
            read_here = self.at(at)
            if read_here:
                found += read_here
                at = read_here[-1].last
            else:
                at += 1
        if len(found) > 1:
            _share_years(found, self.kinds)
        return found

    def at(self, i: int) -> list[Expression]:
        """The expressions that begin at token ``i``: one, or those of a list ("3, 10 and 17 December")."""
        if self.inside_number(i):
            return []
        if self.kinds[i] == Kind.NOW and (until := from_now_at(self, i)):
            return [until]
        listed = several_at(self, i)
        if listed:
            return listed
        best = joined_at(self, i) or timed_at(self, i)
        return [until_time(self, best)] if best else []

    def whole(self, i: int) -> Expression | None:
        """The expression that begins at token ``i``, with its range or time."""
        return range_at(self, i) or joined_at(self, i)

    def single(self, i: int) -> Expression | None:
        """The longest expression that begins at token ``i``, without its range or time."""
        best = calendar_at(self, i)
        if self._depth > _DEEPEST:
            return best
        self._depth += 1
        for rule, pattern, reader in _rules_at(self.kinds[i : i + 3]):
            match = pattern.match(self.kinds, i)
            if match is None or match.end() == i:
                continue
            found = reader(self, match)
            if found is None:
                continue
            if not isinstance(found, Expression):
                found = Expression(i, match.end(), rule, found)
            if best is None or found.last > best.last or (found.last == best.last and best.bare):
                best = found
        self._depth -= 1
        return best


_BESIDE = re.compile(notation(r",?{AND OR}?{ON IN}?"))


def _share_years(found: list[Expression], kinds: str) -> None:
    """Give "3 May and 4 June 2025" and "May and June last year" one year: the later names it for both."""
    for one, two in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        a, b, which = one.calendar, two.calendar, two.in_year
        if not a or a.year is not None or a.month is None or not _BESIDE.fullmatch(kinds, one.last, two.first):
            continue
        if b and b.year is not None and b.month is not None and (a.day is None) == (b.day is None):
            one.calendar = a._replace(year=b.year)
            one.meaning = one.calendar.reading
        elif which is not None and (a.day is None) == (two.rule == "date.month-year"):
            one.meaning, one.in_year, one.calendar = in_year(a, which), which, None
