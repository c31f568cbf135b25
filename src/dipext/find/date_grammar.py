"""The grammar of temporal expressions: short patterns over the classes of words (see ``date_lexer``).

A pattern reads like the notation it stands for: ``{DAY}y?{MONTH}`` is "3 December" and "the 3rd of December". The
parser takes the longest rule at each place, then joins two expressions into a range and a day with its time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from dipext.find.date_lexer import Tokens
from dipext.lexicon import toml
from dipext.normalise import dates as read
from dipext.normalise.dates import CalendarDate, Moment, Reading
from dipext.normalise.numbers import read_number

Meaning = Callable[[Moment], Reading | None]


@dataclass(slots=True)
class Expression:
    """A stretch of tokens that a rule read; ``meaning`` gives the reading once tense and reference are known.

    ``calendar`` holds the parts of a date that a neighbour may complete ("3, 10 and 17 December"), ``length`` those of
    a duration, whose meaning depends on the words before it, ``window`` the direction, number and unit of one that the
    words before it may make whole units. ``day`` is the meaning of the day of a moment, ``clock`` the times of one that
    names no day, ``in_unit`` the meaning of the unit that a numbered day is in. ``in_year`` is -1, 0 or 1 for a date
    "of last (this, next) year", ``bare`` marks a single word or number that guards look at more closely.
    """

    first: int
    last: int
    rule: str
    meaning: Meaning
    calendar: CalendarDate | None = None
    length: tuple[int | float, str] | None = None
    window: tuple[int, int, str] | None = None
    in_year: int | None = None
    bare: bool = False
    day: Meaning | None = None
    clock: tuple[str, str | None, str | None] | None = None
    in_unit: Meaning | None = None


# --- pieces ---------------------------------------------------------------------------------------------------------

_DAY = "[13oi]"
_YEAR = "(?:,?[yI]?(?P<year>Y)|,?'(?P<short>[139])|(?<=[Mm])(?P<short_end>[39])(?=[.,)IN@G]|$))"
_THIS_YEAR = "(?:,?[yI]?(?P<relative>[TLX])(?P<unit>U))"
_WEEKDAY = r"(?:(?P<weekday>[Wv])\.?,?(?:Ny?)?t?)"
_COUNT = r"(?P<count>[1390#k]|h?aw*(?:&w(?:-?w)?)?|w(?:-?w|&w)*(?:-?&-?a-?h)?|a?fy?)"
_TO = "[->]"


def _compile(**rules: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((f"date.{name.replace('_', '-')}", re.compile(pattern)) for name, pattern in rules.items())


def _by_first(**rules: tuple[str, str]) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """The names of the readers with their patterns, by the classes that a pattern can begin with."""
    rows = [(first, f"_{name}", re.compile(pattern)) for name, (first, pattern) in rules.items()]
    letters = dict.fromkeys("".join(first for first, _, _ in rows))
    return {c: tuple((name, pattern) for first, name, pattern in rows if c in first) for c in letters}


_SIMPLE = _compile(
    day_month=rf"{_WEEKDAY}?(?P<day>{_DAY})U?(?:yt?)?(?P<month>[Mm])\.?(?:{_YEAR}|{_THIS_YEAR})?",
    day_month_joined=r"(?P<day>[13o])[-/](?P<month>[Mm])[-/](?P<year>Y|[139])",
    month_day=rf"{_WEEKDAY}?(?P<month>[Mm])(?:\.,?|,|[-/])?t?(?P<day>{_DAY})(?:U(?=y?Y))?(?:{_YEAR}|{_THIS_YEAR})?",
    month_day_joined=r"(?P<month>[Mm])[-/](?P<day>[13])(?:[-/](?P<year>Y))?",
    year_month=r"(?P<year>Y)[-/]?(?P<month>[Mm])(?:[-/](?P<day>[13]))?",
    month_year=rf"(?P<month>[Mm])(?:\.,?|,|[-/])?(?:,?[yI]?(?P<year>Y)|,?'(?P<short>[139])|{_THIS_YEAR})",
    month=r"(?P<month>[Mm])(?:(?<=m)\.(?=[13Y>-]))?",
    weekday=r"(?P<weekday>[Wv])",
)
_TODAY = re.compile(
    r"(?P<mod>[sz])?(?P<day>j)(?P<daytime>p)?(?:,?(?P<weekday>[Wv])(?=$|[.,)?])(?!\.?,?(?:[13oiMm>&-]|t[13oi])))?"
)
_OTHER = _by_first(
    numeric=("R", r"(?P<numeric>R)"),
    numeric_days=("13", r"(?P<from>[13])\.?[->](?P<numeric>R)"),
    year=("tUY", r"(?:t?(?P<unit>U)y?)?(?P<year>Y)"),
    decade=("t5", r"t?(?P<decade>5)"),
    century=("toOi", r"t?(?P<nth>[oOi])-?(?P<unit>U)"),
    quarter=("QY", r"(?:(?P<label>Q)(?:[,/-]?y?(?P<year>Y))?|(?P<before>Y)-?(?P<label2>Q))"),
    season=(
        "tSY",
        r"t?(?:(?P<season>S)(?:,?y?(?P<year>Y)(?:[-/](?P<two>[139]|Y))?|y?(?P<relative>[TLX])U)|(?P<before>Y)(?P<season2>S))",
    ),
    bare_season=("tS", r"t?(?P<season>S)"),
    relative=("tTLX", r"t?(?P<which>[TLX])(?P<plus>[LX])?(?P<what>[UqhMmWvS])(?P<daytime>p)?"),
    relative_weekday=("W", r"(?P<weekday>W)(?P<of>[yIG])?t?(?P<which>[TLX])(?P<unit>U)"),
    window=(
        "tLX1390#kwhaf",
        rf"t?(?:(?P<which>[LX]){_COUNT}-?(?P<unit>[Uqh])"
        rf"|{_COUNT.replace('count', 'count2')}(?P<which2>[LX])(?P<unit2>[Uqh]))",
    ),
    vague=("trLX", r"t?(?:r(?P<unit>[Uq])|(?P<which>[LX])(?P<few>a?f)?y?(?P<unit2>[Uq])(?P<of>y(?=Y))?)"),
    ahead=("t", r"t(?P<unit>[Uq])\^(?!y)"),
    unit_before=("taw", r"(?:t(?P<unit>U)<|[aw](?P<unit2>U)s)"),
    ago=("1390#kwhaf", rf"{_COUNT}(?P<unit>[Uqh])(?:(?P<sign>[gH])(?P<today>j)?|G(?P<now>[Pj]))"),
    compound=("139w", r"(?P<count>[139w])(?P<unit>U),?&?(?P<count2>[139w])(?P<unit2>U)(?P<sign>[gH])?"),
    weekdays_off=("139w", r"(?P<count>[139w])(?P<weekday>x)(?:(?P<sign>[gH])|G(?P<now>[Pj]))"),
    from_day=("1390#kwhaf", rf"{_COUNT}(?P<unit>[Uq])(?P<side>[<}}G])"),
    today=("szj", _TODAY.pattern),
    part_of_day=("TL", r"(?P<which>[TL])(?P<daytime>p)"),
    weekday_part=("W", r"(?P<weekday>W)(?P<daytime>p)"),
    set=("E", r"E(?P<nth>[oi])?(?P<what>[UqhSWpMw])"),
    duration=("1390#kwhaf", rf"(?:(?P<least>[139](?=-)|[139w](?=[>|]|&[139w]))[->|&])?{_COUNT}-?(?P<unit>[Uqh])"),
    another=("u", r"u(?P<unit>[U])"),
    quarter_of=("aq", r"a?q(?:ya)?-?(?P<unit>U)"),
    fiscal_year=(
        "tF4Y",
        r"(?:t?FU(?P<year>Y)(?:[-/](?P<two>Y|[139]))?|F(?P<year2>Y)(?:[-/](?P<two2>Y|[139]))?"
        r"|(?P<label>4)(?:[-/](?P<two3>Y|[139]))?|t?(?P<year4>Y)[-/](?P<two4>Y|[139])(?=FU)|t?(?P<year5>Y)(?=FU))",
    ),
    relative_fiscal_year=("tTLX", r"t?(?P<which>[TLX])FU"),
    nth_weekday=("toiL", r"t?(?P<nth>[oiL])(?P<weekday>[Wv])[yI]"),
    nth_weekday_set=("toiL", r"t?[oiL](?P<weekday>[Wv])[yI]E(?P<unit>[Uqm])"),
    nth_unit=(
        "toiL",
        r"t?(?P<nth>[oiL])(?P<back>L)?(?:(?P<count>[139w])-?)?(?P<unit>[Uqh])(?:[yI]|(?<=[qh])(?=[TLX]U))",
    ),
    nth_quarter=("toi", r"t?(?P<nth>[oi])-?(?P<unit>[qh])(?:,?[yI]?(?P<year>Y))?"),
    edge=("tbn", r"t?(?P<edge>[bn])(?:y(?=t?.)|-?(?=[YM]|mY)|-(?=m)|(?=[TLX]))"),
    year_end=("tU", r"t?(?P<unit>U)-(?P<edge>n)(?P<year>Y)?"),
    part=("tedl", r"t?(?P<part>[edl])(?:-|yt?|,|I?t?)(?=[MmYS5UqWvTLXoOi])"),
    week_of=("tU", r"t?(?P<unit>U)[yCb]N?"),
    week_number=("tU", r"t?(?P<unit>U)(?P<number>[139])(?:yt?(?P<year>Y)|y?t?(?P<relative>[TLX])(?P<unit2>U))?"),
    within_unit=("sz", r"[sz]It(?P<unit>[Uq])"),
    weekend=("t", r"t(?P<unit>U)"),
    after_next=("tUW", r"(?:t(?P<unit>U)|(?P<weekday>W))}X"),
    week_weekday=("TLX", r"(?P<which>[TLX])(?P<unit>U)(?:N|-)?(?P<weekday>[Wv])"),
    day_of_month=("Wvt", r"(?:(?P<weekday>[Wv])\.?,?t?(?P<day>[oi13])|t(?P<day2>[oi]))(?![UWMmvqhY]|y[Mm])"),
    numeric_pair=("Wv2", r"(?:[Wv]\.?,?)?(?P<pair>2)"),
    numeric_month=("Y1", r"(?:(?P<year>Y)[-/](?P<month>1)|(?P<month2>1)[-/](?P<year2>Y))"),
    until_now=(">", r"(?P<to>>)D"),
    night=("tp", r"t?(?P<daytime>p)(?:y|G)t?"),
    day_of_unit=("t13oi", r"t?(?P<day>[13oi])(?P<unit>U)?y(?=t?[TLX]U)"),
)
_DAYS = rf"(?:[Wv],?)?t?{_DAY}(?:-{_DAY})?"
_LISTS = _compile(
    day_list=rf"{_WEEKDAY}?(?P<days>{_DAYS}(?:,{_DAYS})*,?[&|]{_DAYS})y?(?P<month>[Mm])\.?{_YEAR}?",
    month_day_list=rf"{_WEEKDAY}?(?P<month>[Mm])\.?(?P<days>{_DAYS}(?:,{_DAYS})*,?&{_DAYS})(?![Mm]){_YEAR}?",
)
_RANGES = _compile(
    days_month=(
        rf"{_WEEKDAY}?t?(?P<from>{_DAY})(?:{_TO}|/|(?P<and>&))(?:[Wv],?)?t?(?P<day>{_DAY})(?:yt?)?(?P<month>[Mm])\.?{_YEAR}?"
    ),
    month_days=(
        rf"{_WEEKDAY}?(?P<month>[Mm])\.?t?(?P<from>{_DAY})(?:{_TO}|(?P<and>&))(?:[Wv],?)?t?(?P<day>{_DAY})(?![Mm]){_YEAR}?"
    ),
    years=r"(?P<from>Y)(?:[->/]|(?P<and>&))(?P<to>Y|[139])",
)
_TIME = re.compile(
    r"(?:(?P<start>[Kk]|[1390](?=J)|[1390](?=[->][13]J)|[1390](?=[->][Kk]J))(?P<half>J)?"
    r"(?:[->&](?P<end>[Kk]|[13](?=J))(?P<half2>J)?)?"
    r"(?:\(?(?:(?P<zone>Z(?:[?-][139])?)|(?P<named>[?S]{1,3}c))\)?)?)"
)
_COUNTED = "w*(?:[-&]?[wah]|a?f)*y?-?[UqhLXWvx]"  # what must follow a number word for it to count something
_BEGINS = (  # the classes that an expression can begin with, and what must stand behind them there
    "[MmWvYRQ45Kk2jTS]|[LX](?=[^?.,])|E(?=[oiUqhSWpMw])|F(?=U|Y)|r(?=[Uq])|[sz](?=j|It)|>(?=D)|P(?=[&>])|U(?=[yCb139]|-n)"
    "|[bn](?=[yYMmTLX]|-[YMm])|[edl](?=[-ytI,MmYS5UqWvTLXoOi])|p(?=[yG]|[.,]?N?[MmWv13])|[oO](?=[-U,qhLy&|MmtW>139w])"
    "|i(?=[-U,qhLy&|MmWv>139w])|t(?=[bnedlLTXroOi5YSUpF139wq])"
    f"|u(?=U)|[139](?=[-/,&|>.'MmoUqhLXJyGWx])|[0#f](?=y?-?[UqhLX])|w(?=[->|&]?{_COUNTED}|[->|&][139]-?U)|h(?=aw*[Uq])|a(?={_COUNTED})"
)

_OPENING = re.compile(rf"[MmWvYRQ45Kk2jTSLXEFrszPUbnedlpoOiatuwhf0139#>](?<=(?={_BEGINS}).)")
"""The place of an opening; the search runs to its first character, which most words are not."""

_PLACED = frozenset(f"date.{name}" for name in ("numeric", "quarter", "season", "decade", "part", "edge", "month-year"))
"""Rules whose expressions a dash may join; "20 November – Today" are two."""


def _any(rules: tuple[tuple[str, re.Pattern[str]], ...]) -> re.Pattern[str]:
    """One pattern that tells whether any of some rules matches at a place."""
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for _, pattern in rules))


_DEEPEST = 4  # "the end of the first week of the second half of next year"
_ANY_SIMPLE, _ANY_SEVERAL = _any(_SIMPLE), _any((*_LISTS, *_RANGES))


_NOT_FISCAL = ("biennium", "season", "winter")  # what 2026-27 names besides a fiscal year

# Pieces between two expressions, and neighbours that complete one.
_FROM_NOW = re.compile(r"P[&>]")
_PAIR = re.compile(r"t?[13oi]&")
_DAY_PAIR = re.compile(r"t?(?P<one>[13oi])&t?(?=[13oi]y)")
_QUARTER_PAIR = re.compile(r"t?(?P<one>[oi])&t?(?P<two>[oi])(?P<unit>[qh])(?:,?[yI]?(?P<year>Y))")
_TO_END = re.compile(r"[->&][NIG@]?t?")
_NOW = re.compile(r"[DPT]")
_TIME_TO_DAY = re.compile(r",?[N,(y]?t?")
_DAY_TO_TIME = re.compile(r"[.,]?@?G?-?")
_SHARED_QUARTER = re.compile(r"(?:,?[&|]|[->])Q[,-]?y?(?P<year>Y)")
_SHARED_SEASON = re.compile(r"(?:,?[&|]|[->])S,?y?(?P<year>Y)")
_DAY_AROUND = re.compile(r"t(?P<unit>U)(?P<side>[<}])$")
_BARE_UNIT = re.compile(r"t?(?P<unit>[Uq])")


class Parser:
    """Reads the tokens of one stretch of text."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.depth = 0

    def expressions(self) -> list[Expression]:
        """Every expression, in text order, without overlaps."""
        found: list[Expression] = []
        at = 0
        while opening := _OPENING.search(self.kinds, at):
            at = opening.start()
            read_here = self.at(at)
            if read_here:
                found.extend(read_here)
                at = max(e.last for e in read_here)
            else:
                at += 1
        _share_years(found, self.kinds)
        return found

    # --- one place

    def at(self, i: int) -> list[Expression]:
        """The expressions that begin at token ``i``: one, or those of a list ("3, 10 and 17 December")."""
        if self._inside_number(i):
            return []
        now = _FROM_NOW.match(self.kinds, i) if self.kinds[i] == "P" else None
        if now and (self._between_before(i) or self.kinds[max(0, i - 1) : i] == "G"):
            until = self._single(now.end())
            if until:
                until.first = i
                meaning = until.meaning
                until.rule, until.calendar = "date.to-date", None
                until.meaning = lambda m: _from_now(m, meaning)
                return [until]
        several = _ANY_SEVERAL.match(self.kinds, i)
        listed = several and self._list(i)
        if not listed and _PAIR.match(self.kinds, i):
            listed = self._quarter_pair(i) or self._day_pair(i)
        if listed:
            return listed
        best = (several and self._range(i)) or self._joined(i) or self._timed(i)
        return [best] if best else []

    def _inside_number(self, i: int) -> bool:
        """Whether the token is glued to one before it that no date begins with: A/RES/79, F-16, 2014/145."""
        if i == 0 or self.ends[i - 1] != self.starts[i]:
            return False
        return self.kinds[i] in "1390Y#kKR2oQ" and self.text[self.starts[i] - 1] in "/\\#§_=+.,@&%$€£"

    def number(self, i: int) -> int:
        """The numeric value of token ``i``."""
        value = self.values[i]
        return value if isinstance(value, int) else 0

    def slice(self, start: int, end: int) -> str:
        """The text from token ``start`` to the end of the token before ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def touching(self, i: int) -> bool:
        """Whether tokens ``i`` and ``i + 1`` stand without white space between them."""
        return self.ends[i] == self.starts[i + 1]

    # --- calendar dates

    def _parts(self, match: re.Match[str]) -> CalendarDate:
        groups = match.groupdict()

        def value(name: str) -> int | None:
            return self.number(match.start(name)) if groups.get(name) else None

        year = value("year")
        if year is not None and year < 100:
            year = read.full_year(year)
        for short in ("short", "short_end"):
            if groups.get(short):
                year = read.full_year(value(short) or 0)
        return CalendarDate(value("day"), value("month"), year, value("weekday"))

    def _calendar(self, i: int) -> Expression | None:
        """A date by its day, month, year or weekday, the longest there is."""
        best: Expression | None = None
        for rule, pattern in _SIMPLE if _ANY_SIMPLE.match(self.kinds, i) else ():
            match = pattern.match(self.kinds, i)
            if match and (best is None or match.end() > best.last) and self._plausible(match):
                parts = self._parts(match)
                if rule == "date.month-day-joined":
                    rule = "date.month-day"
                if rule in ("date.day-month-joined", "date.year-month"):
                    rule = "date.day-month" if parts.day else "date.month-year"
                meaning: Meaning = parts.reading
                if match.groupdict().get("relative"):
                    if self.values[match.start("unit")] != "year":
                        continue
                    which = self._which(match["relative"])
                    best = Expression(i, match.end(), rule, _in_year(parts, which), in_year=which)
                    continue
                best = Expression(i, match.end(), rule, meaning, parts, bare=rule in ("date.month", "date.weekday"))
        return best

    def _plausible(self, match: re.Match[str]) -> bool:
        """Not "May 12 people", not "the second May"; the word day alone may stand between ("the third day of May")."""
        day = match.groupdict().get("day")
        for k in range(match.start(), match.end()):
            if self.kinds[k] == "U" and self.values[k] not in ("day", "year"):
                return False
        if day and match.re.groupindex.get("month") and match.start("month") < match.start("day"):
            following = self.values[match.end()] if match.end() < len(self.kinds) else ""
            if match.end("day") == match.end() and str(following).lower() in _counted():
                return False
            if self.kinds[match.start("day")] == "i" and self.kinds[match.start("month")] == "m":
                return not self.text[self.starts[match.start("month")]].isupper() or "." not in match[0]
        return True

    def _list(self, i: int) -> list[Expression]:
        for rule, pattern in _LISTS:
            match = pattern.match(self.kinds, i)
            if not match or self._between_before(i) or not self._plausible_list(match):
                continue
            shared = self._parts(match)
            items: list[Expression] = []
            start, stop = match.span("days")
            day_first = rule == "date.day-list"
            for run in re.finditer(r"[13oi](?:-[13oi])?", self.kinds[start:stop]):
                first, last = start + run.start(), start + run.end()
                numbers = [self.number(k) for k in range(first, last) if self.kinds[k] != "-"]
                ends = [replace_day(shared, n, weekday=None) for n in numbers]
                if day_first and last == stop:
                    last = match.end()
                if not day_first and first == start:
                    first = match.start()
                if not day_first and last == stop:
                    last = match.end()
                items.append(_dates(first, last, rule, ends))
            if shared.weekday and items[0].calendar:
                items[0] = replace(items[0], first=match.start())
            return items
        return []

    def _quarter_pair(self, i: int) -> list[Expression]:
        """Two quarters or halves of one year: "the second and third quarters of 2025"."""
        match = _QUARTER_PAIR.match(self.kinds, i)
        if match is None:
            return []
        name, year = str(self.values[match.start("unit")]), self.number(match.start("year"))
        one, two = self.number(match.start("one")), self.number(match.start("two"))
        return [
            self._made(i, match.start("one") + 1, "quarter", lambda m: read.calendar_part(m, name, one, year)),
            self._made(match.start("two"), match.end(), "quarter", lambda m: read.calendar_part(m, name, two, year)),
        ]

    def _day_pair(self, i: int) -> list[Expression]:
        """Two days of one month that is told from the release: "the 15th and 16th of this month"."""
        match = _DAY_PAIR.match(self.kinds, i)
        second = match and self._single(match.end())
        if not match or not second or second.rule != "date.nth":
            return []
        number, meaning = self.number(match.start("one")), second.in_unit
        if meaning is None:
            return []
        first = self._made(i, match.start("one") + 1, "nth", lambda m: (r := meaning(m)) and read.day_in(r, number))
        return [first, second]

    def _plausible_list(self, match: re.Match[str]) -> bool:
        following = self.values[match.end()] if match.end() < len(self.kinds) else ""
        return match.end("days") != match.end() or str(following).lower() not in _counted()

    def _between_before(self, i: int) -> bool:
        before = self.kinds[max(0, i - 2) : i].rstrip("t")
        return before.endswith("B")

    def _range(self, i: int) -> Expression | None:
        for rule, pattern in _RANGES:
            match = pattern.match(self.kinds, i)
            if not match or (match["and"] and not self._between_before(i)):
                continue
            if rule == "date.years":
                found = self._years(i, match)
                if found:
                    return found
                continue
            parts = self._parts(match)
            first = replace_day(parts, self.number(match.start("from")))
            return _dates(i, match.end(), rule, [first, replace_day(parts, parts.day or 0, weekday=None)])
        return None

    def _years(self, i: int, match: re.Match[str]) -> Expression | None:
        first, second = self.number(i), self.number(match.start("to"))
        short = second < 100
        end = match.end()
        if (
            self.kinds[i + 1] == "/"
            and self.kinds[end : end + 2] != "FU"
            and second not in (first + 1, (first + 1) % 100)
        ):
            return None
        if self.kinds[end : end + 2] == "FU":
            return None
        if short:
            if self.kinds[i + 1] not in "-/" or not (self.touching(i) and self.touching(i + 1)):
                return None
            if self.ends[i + 2] - self.starts[i + 2] != 2:
                return None
            if second <= 12 and second <= first % 100 and self.kinds[i + 1] == "-" and second >= 1:
                return None  # 2014-10 is October; 2009-11 are years
            second += first // 100 * 100
        if self.kinds[end : end + 1] in ("M", "m") or not first < second:
            return None
        following = str(self.values[end]).lower() if end < len(self.values) else ""
        whole = not short or following in _NOT_FISCAL
        return Expression(
            i, end, "date.years", lambda m: read.year_span(first, second) if whole else read.two_years(m, first, second)
        )

    def _joined(self, i: int) -> Expression | None:
        """Two expressions with "to", "until", a dash, or "and" after "between"."""
        first = self._single(i)
        if first is None or first.length:
            return first and self._with_time(first)
        at = first.last
        if (
            first.calendar
            and self.kinds[at : at + 2] == ",>"
            and self.kinds[max(0, i - 2) : i].rstrip("t").endswith("G")
        ):
            at += 1  # "from April 1, 2026, to March 31, 2029"
        if self.kinds[at : at + 1] == "-" and not (first.calendar or first.rule in _PLACED):
            return self._with_time(first)
        if self.kinds[at : at + 1] in ("-", ">") or (self.kinds[at : at + 1] == "&" and self._between_before(i)):
            follow = _TO_END.match(self.kinds, at)
            begin = follow.end() if follow else at + 1
            if self.kinds[at + 1 : begin] not in ("", "t") and self._single(begin) is None:
                begin = at + 1
            now = _NOW.match(self.kinds, begin)
            if now and now[0] == "T" and self.values[begin] != "present":
                now = None
            if now and self.kinds[at] != "-":
                meaning = first.meaning
                return Expression(i, now.end(), "date.to-date", lambda m: _to_date(m, meaning))
            dashed = self.kinds[at] == "-"
            for start in dict.fromkeys((at + 1,) if dashed else (at + 1, begin)):
                second = self._single(start) if start < len(self.kinds) else None
                if dashed and second and not (second.calendar or second.rule in _PLACED):
                    continue
                if second and not second.length and second.rule != "date.set":
                    joined = _join(first, second)
                    if joined:
                        return joined
        return self._with_time(first)

    # --- times of day

    def _timed(self, i: int) -> Expression | None:
        """A time of day, with the date it stands before: "10:00 CET on 3 December"."""
        clock = self._clock(i)
        if clock is None:
            return None
        end, start, finish, zone = clock
        follow = _TIME_TO_DAY.match(self.kinds, end)
        begin = follow.end() if follow else end
        day = self._calendar(begin) or self._today(begin) if begin < len(self.kinds) else None
        if day is None or (day.bare and day.rule == "date.month"):
            if self.kinds[i] == "p":
                return None
            return Expression(
                i,
                end,
                "date.time",
                lambda m: read.at_time(read.named_day(m, "today"), start, finish, zone),
                clock=(start, finish, zone),
            )
        meaning = day.meaning
        return Expression(
            i, day.last, "date.day-and-time", lambda m: _at(meaning(m), start, finish, zone, ends=True), day=meaning
        )

    def _with_time(self, day: Expression) -> Expression:
        """The date with a time behind it: "3 December, 10:00 CET", "20.11.2025. 14:30"."""
        if not (day.calendar or day.rule in ("date.numeric", "date.today")) or day.rule in (
            "date.month",
            "date.month-year",
        ):
            return day
        if day.bare and self.text[self.starts[day.first]].islower() and self.kinds[day.first] == "v":
            return day  # "they sat from 9 p.m."
        follow = _DAY_TO_TIME.match(self.kinds, day.last)
        at = follow.end() if follow else day.last
        if self.kinds[day.last : day.last + 1] == "." and day.rule != "date.numeric":
            return day
        clock = self._clock(at) if at < len(self.kinds) else None
        if clock is None:
            return day
        end, start, finish, zone = clock
        meaning = day.meaning
        return Expression(
            day.first, end, "date.day-and-time", lambda m: _at(meaning(m), start, finish, zone), day=meaning
        )

    def _clock(self, i: int) -> tuple[int, str, str | None, str | None] | None:
        """End, first time, last time and zone of a time of day at token ``i``."""
        noon = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(str(self.values[i]))
        if noon:
            return i + 1, noon, None, None
        match = _TIME.match(self.kinds, i) if self.kinds[i] in "Kk139" else None
        if not match or self._inside_number(i):
            return None
        pointed = self.kinds[match.start("start")] == "k"
        if pointed and not (match["half"] or match["zone"] or match["named"] or self.kinds[i - 1 : i] == "@"):
            hours = match["end"] == "k" and self.kinds[i - 1 : i] in ("G", "B", ",", "(")
            if not hours or str(self.values[match.end() - 1])[-1] not in "05" or self._counts(match.end()):
                return None
        if self.kinds[match.start("start")] == "k" and self.kinds[match.end() : match.end() + 1] == "%":
            return None
        half, half2 = (self.values[match.start(g)] if match[g] else None for g in ("half", "half2"))
        start = _hour(str(self.values[match.start("start")]), half or half2)
        end = match.end()
        finish = None
        if match["end"]:
            finish = _hour(str(self.values[match.start("end")]), half2)
            if finish is None:
                return None
        if start is None:
            return None
        zone = None
        if match["zone"] or match["named"]:
            first, last = match.span("zone" if match["zone"] else "named")
            zone = self._zone(first, last)
            if zone is None or ("(" in match[0] and match[0][-1] != ")"):
                end, zone = max(match.end(g) for g in ("start", "half", "end", "half2")), None
        return end, start, finish, zone or None

    def _counts(self, i: int) -> bool:
        """Whether token ``i`` is a word for what numbers before it count."""
        return i < len(self.kinds) and (self.kinds[i] in "%Uqh" or str(self.values[i]).lower() in _counted())

    def _zone(self, first: int, last: int) -> str | None:
        """The time zone that some words name, empty for the time of a place; ``None`` when they name none."""
        words = self.slice(first, last)
        if self.kinds[first] == "Z":
            return words if last == first + 1 or re.fullmatch(r"(?:GMT|UTC)[+-][0-9]{1,2}", words) else None
        name = " ".join(words.split()).lower()
        if name in _zone_names():
            return _zone_names()[name]
        return "" if last == first + 2 and (name == "local time" or words[0].isupper()) else None

    # --- one expression without its range or time

    def _single(self, i: int) -> Expression | None:
        best = self._calendar(i)
        if self.depth > _DEEPEST:
            return best
        self.depth += 1
        for reader, pattern in _OTHER.get(self.kinds[i : i + 1], ()):
            match = pattern.match(self.kinds, i)
            if match is None or match.end() == i:
                continue
            found = getattr(self, reader)(i, match)
            if found and (best is None or found.last > best.last or (found.last == best.last and best.bare)):
                best = found
        self.depth -= 1
        return best

    def _made(self, i: int, last: int, rule: str, meaning: Meaning, **more: object) -> Expression:
        return Expression(i, last, f"date.{rule}", meaning, **more)  # type: ignore[arg-type]  # fields of its own

    def _numeric(self, i: int, match: re.Match[str]) -> Expression:
        word = str(self.values[i])
        numbers = [int(n) for n in re.findall(r"[0-9]+", word)]
        mark = next((c for c in "/-" if c in word), ".")
        return self._made(
            i, match.end(), "numeric", lambda m: read.numeric_date(m, numbers[0], numbers[1], numbers[2], mark)
        )

    def _numeric_days(self, i: int, match: re.Match[str]) -> Expression | None:
        """Two days of one month: "26-27.11.2025"."""
        at = match.start("numeric")
        last = self._numeric(at, match)
        first = self.number(i)
        if not re.fullmatch(r"[0-9]{1,2}[./].*", str(self.values[at])):
            return None
        meaning = last.meaning
        return self._made(i, match.end(), "numeric", lambda m: (r := meaning(m)) and read.days_before(r, first))

    def _year(self, i: int, match: re.Match[str]) -> Expression | None:
        if match["unit"] and self.values[match.start("unit")] != "year":
            return None
        if match["unit"] and self.slice(match.start("unit"), match.start("unit") + 1).endswith("s"):
            return None  # "the years 2020, 2021 and 2022" are three years
        number = self.number(match.start("year"))
        return self._made(
            i,
            match.end(),
            "year",
            lambda _: read.calendar_year(number),
            calendar=CalendarDate(None, None, number, None),
            bare=not match["unit"],
        )

    def _decade(self, i: int, match: re.Match[str]) -> Expression | None:
        year = self.number(match.start("decade"))
        return self._made(i, match.end(), "decade", lambda _: read.calendar_decade(year))

    def _century(self, i: int, match: re.Match[str]) -> Expression | None:
        if self.values[match.start("unit")] != "century":
            return None
        number = self.number(match.start("nth"))
        return self._made(i, match.end(), "century", lambda _: read.calendar_century(number))

    def _quarter(self, i: int, match: re.Match[str]) -> Expression | None:
        label = str(self.values[match.start("label") if match["label"] else match.start("label2")])
        year_at = match.start("year") if match["year"] else match.start("before")
        shared = _SHARED_QUARTER.match(self.kinds, match.end())
        year = self.number(year_at) if year_at >= 0 else self.number(shared.start("year")) if shared else None
        name = "quarter" if label[0] == "Q" else "half"
        if year is None and name == "half":
            return None
        number = int(label[1])
        return self._made(i, match.end(), "quarter", lambda m: read.calendar_part(m, name, number, year))

    def _nth_quarter(self, i: int, match: re.Match[str]) -> Expression | None:
        name = str(self.values[match.start("unit")])
        number = self.number(match.start("nth"))
        year = self.number(match.start("year")) if match["year"] else None
        if name == "half" and year is None:
            return None
        if self.text[: self.ends[match.end("unit") - 1]].endswith("s"):
            return None
        return self._made(i, match.end(), "quarter", lambda m: read.calendar_part(m, name, number, year))

    def _season(self, i: int, match: re.Match[str]) -> Expression | None:
        code = self.number(match.start("season") if match["season"] else match.start("season2"))
        if match["relative"]:
            which = self._which(match["relative"])
            return self._made(i, match.end(), "season", lambda m: read.season_in_year(m, code, which))
        if match["before"] and self._named(match.start("season2"), match.end()):
            return None  # "the 2022 Winter Olympics"
        year = self.number(match.start("year") if match["year"] else match.start("before"))
        return self._made(i, match.end(), "season", lambda m: read.calendar_part(m, "season", code, year))

    def _named(self, i: int, j: int) -> bool:
        """Whether tokens ``i`` and ``j`` are capitalised words of one name."""
        return self.kinds[j : j + 1] == "?" and all(
            self.text[self.starts[k]].isupper() and self.text[self.starts[k] + 1].islower() for k in (i, j)
        )

    def _bare_season(self, i: int, match: re.Match[str]) -> Expression | None:
        code = self.number(match.start("season"))
        shared = _SHARED_SEASON.match(self.kinds, match.end())
        year = self.number(shared.start("year")) if shared else None
        return self._made(
            i, match.end(), "season", lambda m: read.calendar_part(m, "season", code, year), bare=year is None
        )

    # --- relative to the day of the release

    def _which(self, kind: str) -> int:
        return {"L": -1, "T": 0, "X": 1}[kind]

    def _relative(self, i: int, match: re.Match[str]) -> Expression | None:
        at = match.start("what")
        kind, value = self.kinds[at], self.values[at]
        which = self._which(match["which"])
        plus = self._which(match["plus"]) if match["plus"] else 0
        word = self.slice(at, at + 1).lower()
        article = self.kinds[i] == "t"
        end = match.end("what")
        if match["plus"] and which:
            return None
        if kind in "Mm":
            number = self.number(at)
            return self._made(i, end, "relative", lambda m: read.relative_month(m, which or plus, number))
        if kind in "Wv":
            number = self.number(at)
            loose = bool(plus) or self.slice(match.start("which"), match.end("which")).lower() in (
                "coming",
                "past",
                "upcoming",
            )
            daytime = match["daytime"] and str(self.values[match.start("daytime")])

            def weekday(m: Moment) -> Reading | None:
                reading = read.relative_weekday(m, which or plus, number, adjacent=loose)
                return read.daytime(reading, daytime) if daytime else reading

            return self._made(i, match.end(), "relative", weekday)
        if kind == "S":
            number = self.number(at)
            return self._made(i, end, "relative", lambda m: read.relative_season(m, which or plus, number))
        name = str(value)
        if name in ("hour", "minute") or (name == "day" and which + plus == 0):
            return None
        if word.endswith("s") and name != "century":
            return None
        said = self.slice(match.start("which"), match.end("which")).lower()
        if which == 0 and not plus:
            return self._made(i, end, "relative", lambda m: read.relative_unit(m, 0, name))
        if name == "day" and (article or which == 0):
            return None  # "the next day" is told from an event
        running = plus or (article and said in ("past", "last", "coming", "next", "upcoming"))
        if (
            running
            and name not in ("weekend", "season")
            and not (name in ("quarter", "half") and said in ("last", "next"))
        ):
            return self._made(
                i, end, "window", lambda m: read.window(m, which or plus, 1, name), window=(which or plus, 1, name)
            )
        if name == "day":
            return self._made(i, end, "relative", lambda m: read.day_offset(m, which))
        if name == "decade" and said in ("past", "coming"):
            return self._made(i, end, "window", lambda m: read.window(m, which, 1, name), window=(which, 1, name))
        return self._made(i, end, "relative", lambda m: read.relative_unit(m, which, name))

    def _relative_weekday(self, i: int, match: re.Match[str]) -> Expression | None:
        if self.values[match.start("unit")] != "week":
            return None
        number, which = self.number(match.start("weekday")), self._which(match["which"])
        return self._made(
            i,
            match.end(),
            "relative",
            lambda m: (week := read.relative_unit(m, which, "week")) and read.day_in(week, number),
        )

    def _relative_fiscal_year(self, i: int, match: re.Match[str]) -> Expression | None:
        which = self._which(match["which"])
        return self._made(i, match.end(), "fiscal-year", lambda m: read.relative_fiscal_year(m, which))

    def _window(self, i: int, match: re.Match[str]) -> Expression | None:
        group = "" if match["which"] else "2"
        count = self._count(*match.span("count" + group))
        name = str(self.values[match.start("unit" + group)])
        which = self._which(match["which" + group])
        if count is None or count != int(count) or not 0 < count <= 2000:
            return None
        if group and count > 1 and not self.slice(match.end() - 1, match.end()).lower().endswith("s"):
            return None  # "Exercise 26 next year"
        if "f" in match["count" + group]:
            return self._made(i, match.end(), "vague", lambda m: read.vague_span(m, which))
        number = int(count)
        return self._made(
            i, match.end(), "window", lambda m: read.window(m, which, number, name), window=(which, number, name)
        )

    def _vague(self, i: int, match: re.Match[str]) -> Expression | None:
        at = match.start("unit") if match["unit"] else match.start("unit2")
        if not self.slice(at, at + 1).lower().endswith("s"):
            return None
        which = -1 if match["unit"] else self._which(match["which"])
        if not match["unit"] and not match["few"]:
            said = self.slice(match.start("which"), match.end("which")).lower()
            if said not in ("coming", "past", "upcoming", "next", "previous", "last"):
                return None
        if match["of"]:
            year = self.number(match.end())
            return self._made(i, match.end() + 1, "vague", lambda _: read.vague_end(read.calendar_year(year), which))
        return self._made(i, match.end(), "vague", lambda m: read.vague_span(m, which))

    def _ahead(self, i: int, match: re.Match[str]) -> Expression | None:
        """The unit to come: "in the year ahead", "in the months ahead"."""
        at = match.start("unit")
        name = str(self.values[at])
        if self.slice(at, at + 1).lower().endswith("s"):
            return self._made(i, match.end(), "vague", lambda m: read.vague_span(m, 1))
        if name == "week" and self.kinds[max(0, i - 1) : i] != "I":
            return None  # "the week ahead" is a plan of it
        if name in ("day", "hour", "minute", "season", "weekend"):
            return None
        return self._made(i, match.end(), "window", lambda m: read.window(m, 1, 1, name), window=(1, 1, name))

    def _unit_before(self, i: int, match: re.Match[str]) -> Expression | None:
        """The year before one that the text tells of: "down from 4% a year earlier", "in the year before"."""
        at = match.start("unit") if match["unit"] else match.start("unit2")
        name = str(self.values[at])
        one = match["unit"] or str(self.values[i]).lower() in ("a", "an", "one")
        if name not in ("week", "month", "year", "decade") or not one or self.slice(at, at + 1).lower().endswith("s"):
            return None
        if self.text[(end := self.ends[match.end() - 1]) : end + 1] not in ("", ".", ",", ";", ":", ")"):
            return None
        return self._made(i, match.end(), "relative", lambda _: read.unresolved(read.granularity_of(name), "event"))

    def _ago(self, i: int, match: re.Match[str]) -> Expression | None:
        count = self._count(*match.span("count"))
        name = str(self.values[match.start("unit")])
        sign = -1 if match["sign"] == "g" else 1
        if match["now"] and self.values[match.start("now")] not in ("now", "today"):
            return None
        exact = match["today"] is not None and self.values[match.start("today")] == "today"
        end = match.end() if exact or not match["today"] else match.start("today")
        if count is None or "f" in match["count"]:
            return None
        if name == "half" or count != int(count):
            return None
        number = sign * int(count)
        return self._made(
            i, end, "ago", lambda m: read.offset(m, number, name, read.named_day(m, "today") if exact else None)
        )

    def _compound(self, i: int, match: re.Match[str]) -> Expression | None:
        """A length in two units: "two years and three months", with "ago" a day."""
        first, second = str(self.values[match.start("unit")]), str(self.values[match.start("unit2")])
        factor = {("year", "month"): 12, ("week", "day"): 7, ("hour", "minute"): 60}.get((first, second))
        one, two = self._count(*match.span("count")), self._count(*match.span("count2"))
        if factor is None or one is None or two is None:
            return None
        total = int(one) * factor + int(two)
        if not match["sign"]:
            return self._made(
                i, match.end(), "duration", lambda _: read.duration(total, second), length=(total, second), bare=False
            )
        number = -total if match["sign"] == "g" else total
        return self._made(i, match.end(), "ago", lambda m: read.offset(m, number, second))

    def _weekdays_off(self, i: int, match: re.Match[str]) -> Expression | None:
        """So many Fridays from now, or ago."""
        count, number = self._count(*match.span("count")), self.number(match.start("weekday"))
        if not count or (match["now"] and self.values[match.start("now")] not in ("now", "today")):
            return None
        which = int(count) * (-1 if match["sign"] == "g" else 1)
        return self._made(i, match.end(), "ago", lambda m: read.weekdays_off(m, which, number))

    def _from_day(self, i: int, match: re.Match[str]) -> Expression | None:
        count = self._count(*match.span("count"))
        name = str(self.values[match.start("unit")])
        origin = self._calendar(match.end()) or self._today(match.end()) if match.end() < len(self.kinds) else None
        if origin is None and match.end() < len(self.kinds) and self.kinds[match.end()] in "RTLX":
            origin = self._single(match.end())
        if count is None or origin is None or "f" in match["count"] or count != int(count):
            return None
        if origin.bare and origin.rule == "date.month":
            return None
        if match["side"] == "G" and i and str(self.values[i - 1]).lower() == "for":
            return None
        if match["side"] == "G" and (
            origin.rule == "date.month-year" or self.kinds[origin.last : origin.last + 1] in ("-", ">")
        ):
            return None  # "36 months from January 2026 to December 2028" is a length and a range
        number = int(count) * (-1 if match["side"] == "<" else 1)
        meaning = origin.meaning
        return self._made(i, origin.last, "ago", lambda m: (o := meaning(m)) and read.offset(m, number, name, o))

    def _today(self, i: int, match: re.Match[str] | None = None) -> Expression | None:
        if match is None:
            match = _TODAY.match(self.kinds, i)
            if match is None:
                return None
        name = str(self.values[match.start("day")])
        end = match.end()
        daytime = str(self.values[match.start("daytime")]) if match["daytime"] else None
        if name == "tonight":
            daytime = "night"
        weekday = self.number(match.start("weekday")) if match["weekday"] else None

        def meaning(m: Moment) -> Reading | None:
            reading = read.named_day(m, name)
            if weekday:
                reading = read.on_weekday(reading, weekday)
            return read.daytime(reading, daytime) if daytime else reading

        if i >= 3 and not match["mod"]:
            around = _DAY_AROUND.search(self.kinds, max(0, i - 3), i)
            if around and name in ("tomorrow", "yesterday") and self.values[around.start("unit")] == "day":
                days = 2 if name == "tomorrow" else -2
                return self._made(around.start(), end, "today", lambda m: read.day_offset(m, days))
        return self._made(i, end, "today", meaning)

    def _part_of_day(self, i: int, match: re.Match[str]) -> Expression | None:
        which = self._which(match["which"])
        word = str(self.values[match.start("daytime")])
        if word in ("noon", "midday", "midnight") or (which and word != "night" and word != "evening"):
            return None
        return self._made(i, match.end(), "part-of-day", lambda m: read.daytime(read.day_offset(m, which), word))

    def _weekday_part(self, i: int, match: re.Match[str]) -> Expression | None:
        number = self.number(match.start("weekday"))
        word = str(self.values[match.start("daytime")])
        return self._made(i, match.end(), "part-of-day", lambda m: read.daytime(read.weekday(m, number), word))

    def _within_unit(self, i: int, match: re.Match[str]) -> Expression | None:
        """The year at hand, as in "later in the year"."""
        name = str(self.values[match.start("unit")])
        if name not in ("week", "month", "quarter", "year", "decade"):
            return None
        return self._made(i, match.end(), "relative", lambda m: read.relative_unit(m, 0, name))

    def _weekend(self, i: int, match: re.Match[str]) -> Expression | None:
        if self.slice(i + 1, i + 2).lower() != "weekend":
            return None
        return self._made(i, match.end(), "weekday", read.weekend)

    def _after_next(self, i: int, match: re.Match[str]) -> Expression | None:
        """The second to come: "the week after next", "Friday after next"."""
        if match["weekday"]:
            number = self.number(i)
            return self._made(i, match.end(), "relative", lambda m: read.weekday_after_next(m, number))
        name = str(self.values[match.start("unit")])
        if name not in ("week", "weekend", "month", "year"):
            return None
        return self._made(i, match.end(), "relative", lambda m: read.relative_unit(m, 2, name))

    def _week_number(self, i: int, match: re.Match[str]) -> Expression | None:
        if self.values[match.start("unit")] != "week":
            return None
        number = self.number(match.start("number"))
        year = self.number(match.start("year")) if match["year"] else None
        if match["relative"]:
            if self.values[match.start("unit2")] != "year":
                return None
            which = self._which(match["relative"])
            return self._made(i, match.end(), "week-number", lambda m: read.week_in_year(m, number, which))
        return self._made(i, match.end(), "week-number", lambda m: read.week_number(m, number, year))

    def _week_weekday(self, i: int, match: re.Match[str]) -> Expression | None:
        return self._relative_weekday(i, match)

    def _day_of_month(self, i: int, match: re.Match[str]) -> Expression | None:
        alone = len(self.kinds) <= 3
        if match["day2"] and not alone and (match["day2"] == "i" or not self._after_on(i)):
            return None
        if match["day"] in ("1", "3") and not re.match(
            r"(?:$|[.,;!?)])(?!\s?[0-9])", self.text[(at := self.ends[match.end() - 1]) : at + 4]
        ):
            return None
        if match["weekday"] == "W" and self.kinds[i + 1] == ".":
            return None
        after = self.text[(at := self.ends[match.end() - 1]) : at + 3].lstrip()
        if after[:1].isalpha() and (match["day2"] or self.kinds[match.end() - 1] == "i"):
            return None  # "on the 24th session", "on Monday, the First Lady"
        number = self.number(match.start("day") if match["day"] else match.start("day2"))
        weekday = self.number(match.start("weekday")) if match["weekday"] else None
        return self._made(
            i,
            match.end(),
            "day-of-month",
            lambda m: read.day_of_month(m, number, weekday),
            calendar=None if weekday else CalendarDate(number),
        )

    def _after_on(self, i: int) -> bool:
        return re.search(r"(?i)\bon\s+$", self.text[max(0, self.starts[i] - 5) : self.starts[i]]) is not None

    def _numeric_pair(self, i: int, match: re.Match[str]) -> Expression | None:
        """22/04 alone is no date; on a weekday, after a preposition or as the whole text it is."""
        at = match.start("pair")
        before = self.kinds[max(0, i - 1) : i]
        word = str(self.values[i - 1]).lower() if i else ""
        governed = before in ("N", "B", "G") or word in (
            "by",
            "since",
            "until",
            "this",
            "next",
            "before",
            "after",
            "to",
        )
        joined = before in ("-", ">", "&") and i >= 2 and self.kinds[i - 2] == "2"
        if not (governed or joined or at > i or len(self.kinds) == 1):
            return None
        first, second = (int(n) for n in re.findall(r"[0-9]+", str(self.values[at])))
        if (first, second) == (9, 11):
            return None
        return self._made(i, match.end(), "numeric", lambda m: read.numeric_pair(m, first, second))

    def _numeric_month(self, i: int, match: re.Match[str]) -> Expression | None:
        """2014-10, and 10/2014 after "in" or alone: elsewhere the latter is the number of a law."""
        if not (self.touching(i) and self.touching(i + 1)):
            return None
        if match["month2"] and len(self.kinds) != 3 and self.kinds[max(0, i - 1) : i] not in ("I", "G"):
            return None
        parts = CalendarDate(
            None,
            self.number(match.start("month") if match["month"] else match.start("month2")),
            self.number(match.start("year") if match["year"] else match.start("year2")),
        )
        return self._made(i, match.end(), "numeric", parts.reading, calendar=parts)

    def _until_now(self, i: int, match: re.Match[str]) -> Expression | None:
        after = self.text[self.ends[i + 1] : self.ends[i + 1] + 6].lower().split()
        if (
            self.text[: self.starts[i]].endswith(("up ", "Up "))
            or after[:1] in (["from"], ["back"], ["of"], ["for"], ["with"])
            or self.values[i] not in ("to", "till", "until")
        ):
            return None
        return self._made(i, match.end(), "to-date", lambda m: read.opened(read.named_day(m, "today"), "until"))

    def _set(self, i: int, match: re.Match[str]) -> Expression | None:
        at = match.start("what")
        kind, value = self.kinds[at], self.values[at]
        end = match.end()
        if kind == "w":
            if self.kinds[end : end + 1] not in ("U", "q"):
                return None
            value, end = self.values[end], end + 1
        names = {"S": "season", "W": "day", "p": "time", "M": "month"}
        granularity = names.get(kind) or read.granularity_of(str(value))
        if kind in "Uqh" and str(value) in ("half", "minute"):
            return None
        return self._made(i, end, "set", lambda _: read.unresolved(granularity, "absolute", "set", "on"))

    def _duration(self, i: int, match: re.Match[str]) -> Expression | None:
        several = match["least"] and (self.kinds[match.end("least")] != "&" or self._between_before(i))
        count = self._count(match.start("count") if several else i, match.end("count"))
        at = match.start("unit")
        name = str(self.values[at])
        if count is None or name in ("half", "season", "weekend") or "f" in match["count"] or not 0 < count < 10_000:
            return None
        if name == "quarter" and not self.slice(at, at + 1).endswith("s"):
            return None
        length = int(count) if count == int(count) else float(count)
        least = self._count(*match.span("least")) if several else None
        if least is not None:
            bounds = (read.duration_of(int(least), name), read.duration_of(length, name))
            return self._made(i, match.end(), "duration", lambda _: read.duration_between(name, *bounds))
        article = match["count"][-1] == "a" or (match["count"] == "w" and count == 1)
        return self._made(
            i,
            match.end(),
            "duration",
            lambda _: read.duration(length, name),
            length=(length, name),
            bare=article,
        )

    def _another(self, i: int, match: re.Match[str]) -> Expression | None:
        name = str(self.values[match.start("unit")])
        if name in ("hour", "minute", "weekend", "season") or self.slice(i, match.end()).endswith("s"):
            return None
        return self._made(i, match.end(), "duration", lambda _: read.duration(1, name), length=(1, name), bare=True)

    def _quarter_of(self, i: int, match: re.Match[str]) -> Expression | None:
        """A quarter of a longer unit as a length: "a quarter of a century", "a quarter century"."""
        name = str(self.values[match.start("unit")])
        if name not in ("century", "hour"):
            return None
        return self._made(
            i, match.end(), "duration", lambda _: read.duration(0.25, name), length=(0.25, name), bare=False
        )

    def _count(self, start: int, end: int) -> Decimal | None:
        """The number in tokens ``start`` to ``end``; "a few" and "several" count as two, which only marks them."""
        if self.kinds[start] == "t":
            start += 1
        words = self.slice(start, end)
        if "f" in self.kinds[start:end]:
            return Decimal(2)
        return read_number(words)

    # --- fiscal years

    def _fiscal_year(self, i: int, match: re.Match[str]) -> Expression | None:
        at = next(match.start(g) for g in ("year", "year2", "label", "year4", "year5") if match[g])
        two = next((match.start(g) for g in ("two", "two2", "two3", "two4") if match[g]), None)
        label = self.number(at)
        if two is not None and self.number(two) not in (label + 1, (label + 1) % 100):
            return None
        first = at if match["year4"] or match["year5"] else i
        return self._made(
            first, match.end(), "fiscal-year", lambda m: read.fiscal_year(m, label, spans_two=two is not None)
        )

    # --- parts of units

    def _inner(self, i: int) -> Expression | None:
        """What stands behind "the end of": any expression, or a bare unit ("the end of the year": of this one)."""
        bare = _BARE_UNIT.match(self.kinds, i)
        found = self._single(i + 1) if self.kinds[i : i + 1] == "t" else None
        found = found or self._single(i)
        if found and found.length:
            found = None
        if found is None and bare:
            name = str(self.values[bare.start("unit")])
            if name in ("hour", "minute", "season", "day") or self.slice(
                bare.start("unit"), bare.end()
            ).lower().endswith("s"):
                return None
            return self._made(i, bare.end(), "relative", lambda m: read.relative_unit(m, 0, name))
        if found and (found.rule in ("date.set", "date.ago", "date.time", "date.vague") or found.first < i):
            return None
        return found

    def _edge(self, i: int, match: re.Match[str]) -> Expression | None:
        inner = self._inner(match.end())
        if inner is None or inner.rule in (
            "date.edge",
            "date.numeric",
            "date.day-month",
            "date.month-day",
            "date.today",
        ):
            return None
        edge = {"b": "beginning", "n": "end"}[match["edge"]]
        meaning = inner.meaning
        if self.kinds[i] == "t" and self.kinds[i + 2] not in "yTLX":
            i += 1  # the article of "the end-March deadline" is the deadline's
        return self._made(i, inner.last, "edge", lambda m: (r := meaning(m)) and read.edge_of(r, edge))

    def _year_end(self, i: int, match: re.Match[str]) -> Expression | None:
        if self.values[match.start("unit")] != "year":
            return None
        year = self.number(match.start("year")) if match["year"] else None

        def meaning(m: Moment) -> Reading:
            return read.edge_of(read.calendar_year(year) if year else read.relative_unit(m, 0, "year"), "end")

        return self._made(i, match.end(), "edge", meaning)

    def _part(self, i: int, match: re.Match[str]) -> Expression | None:
        inner = self._inner(match.end())
        if inner is None or inner.rule in ("date.edge", "date.part", "date.window"):
            return None
        if inner.rule not in (
            "date.month", "date.month-year", "date.year", "date.season", "date.relative", "date.decade", "date.century",
            "date.quarter", "date.years",
        ):  # fmt: skip
            return None
        part = {"e": "early", "d": "mid", "l": "late"}[match["part"]]
        meaning = inner.meaning
        start = match.start("part") if self.kinds[i] == "t" and part != "mid" and inner.rule != "date.decade" else i
        return self._made(start, inner.last, "part", lambda m: (r := meaning(m)) and read.part_of(r, part))

    def _nth_weekday(self, i: int, match: re.Match[str]) -> Expression | None:
        inner = self._inner(match.end())
        if inner is None:
            return None
        number = self.number(match.start("weekday"))
        nth = -1 if match["nth"] == "L" else self.number(match.start("nth"))
        meaning = inner.meaning
        return self._made(i, inner.last, "nth", lambda m: (r := meaning(m)) and read.nth_weekday(r, number, nth))

    def _nth_weekday_set(self, i: int, match: re.Match[str]) -> Expression | None:
        return self._made(i, match.end(), "set", lambda _: read.unresolved("day", "absolute", "set", "on"))

    def _nth_unit(self, i: int, match: re.Match[str]) -> Expression | None:
        name = str(self.values[match.start("unit")])
        inner = self._inner(match.end())
        if inner is None or name in ("hour", "minute", "century"):
            return None
        count = int(self._count(*match.span("count")) or 1) if match["count"] else 1
        nth = -1 if match["nth"] == "L" else self.number(match.start("nth"))
        if match["back"]:
            nth = -nth
        meaning = inner.meaning
        if name in ("quarter", "half") and inner.calendar and inner.calendar.year and inner.rule == "date.year":
            year = inner.calendar.year
            number = nth if nth > 0 else (4 if name == "quarter" else 2)
            return self._made(i, inner.last, "quarter", lambda m: read.calendar_part(m, name, number, year))
        if name in ("quarter", "half"):
            return self._made(i, inner.last, "quarter", lambda m: (r := meaning(m)) and read.share_of(r, name, nth))
        return self._made(i, inner.last, "nth", lambda m: (r := meaning(m)) and read.nth_of(r, nth, name, count))

    def _week_of(self, i: int, match: re.Match[str]) -> Expression | None:
        name = self.values[match.start("unit")]
        if name == "week" and self.kinds[match.end() : match.end() + 2] == "to":
            number = self.number(match.end() + 1)
            return self._made(
                i,
                match.end() + 2,
                "week-of",
                lambda m: (r := read.day_of_month(m, number)) and read.week_of(r),
            )
        at = match.end() + (self.kinds[match.end() : match.end() + 1] == "t")
        inner = (self._single(at) if at < len(self.kinds) else None) if name == "week" else None
        if inner is None or inner.rule not in ("date.day-month", "date.month-day", "date.numeric"):
            return None
        meaning = inner.meaning
        return self._made(i, inner.last, "week-of", lambda m: (r := meaning(m)) and read.week_of(r))

    def _night(self, i: int, match: re.Match[str]) -> Expression | None:
        word = str(self.values[match.start("daytime")])
        at = match.end()
        inner = (self._range(at) or self._joined(at)) if at < len(self.kinds) else None
        if inner is None or word in ("noon", "midday", "midnight"):
            return None
        if not (inner.calendar or inner.rule in ("date.days-month", "date.month-days", "date.range", "date.today")):
            return None
        meaning = inner.meaning
        return self._made(i, inner.last, "night", lambda m: _night(meaning(m), word))

    def _day_of_unit(self, i: int, match: re.Match[str]) -> Expression | None:
        inner = self._inner(match.end())
        if inner is None or inner.rule != "date.relative":
            return None
        if match["unit"] and self.values[match.start("unit")] != "day":
            return None
        number = self.number(match.start("day"))
        meaning = inner.meaning
        return self._made(i, inner.last, "nth", lambda m: (r := meaning(m)) and read.day_in(r, number), in_unit=meaning)


# --- helpers --------------------------------------------------------------------------------------------------------


@cache
def _counted() -> frozenset[str]:
    return frozenset(toml("calendar")["guards"]["counted"])


@cache
def _zone_names() -> dict[str, str]:
    names: dict[str, str] = toml("calendar")["zone_names"]
    return names


def replace_day(parts: CalendarDate, number: int, weekday: int | None = -1) -> CalendarDate:
    """The same month and year with another day; ``weekday`` -1 keeps the weekday."""
    return parts._replace(day=number, weekday=parts.weekday if weekday == -1 else weekday)


def _dates(first: int, last: int, rule: str, ends: list[CalendarDate]) -> Expression:
    """One date, or a range of two whose parts complete each other."""
    if len(ends) == 1:
        return Expression(first, last, rule, ends[0].reading, ends[0])
    start, end = ends
    return Expression(first, last, rule, lambda m: read.calendar_range(m, start, end))


def _join(first: Expression, second: Expression) -> Expression | None:
    one, two = first.calendar, second.calendar
    if one and two:
        ends = read.completed(one, two)
        if ends is None:
            return None
        rule = "date.years" if first.rule == second.rule == "date.year" else "date.range"
        return _dates(first.first, second.last, rule, list(ends))
    start, end = first.meaning, second.meaning
    if one and one.year is None and second.in_year is not None:
        start = _in_year(one, second.in_year)

    def meaning(m: Moment) -> Reading | None:
        a, b = start(m), end(m)
        if a is None or b is None:
            return None
        if a.days and b.days and b.days.last < a.days.first:  # "from next Monday to Friday": the Friday after it
            b = end(replace(m, reference=a.days.first, tense="future", at_hand=0))
        return b and read.between(a, b)

    return Expression(first.first, second.last, "date.range", meaning)


def _to_date(moment: Moment, meaning: Meaning) -> Reading | None:
    reading = meaning(replace(moment, tense="past"))
    return read.up_to_now(moment, reading) if reading else None


def _in_year(parts: CalendarDate, which: int) -> Meaning:
    """A day or month of this, last or next year: "in October last year"."""

    def meaning(m: Moment) -> Reading | None:
        if m.reference is None:
            return read.unresolved("day" if parts.day else "month", "relative")
        reading = parts._replace(year=m.reference.year + which).reading(m)
        return replace(reading, anchor="relative") if reading else None

    return meaning


def _from_now(moment: Moment, meaning: Meaning) -> Reading | None:
    reading = meaning(replace(moment, tense="future"))
    found = read.between(read.named_day(moment, "today"), reading) if reading else None
    return replace(found, granularity=reading.granularity) if found and reading else None


def _at(
    reading: Reading | None, start: str, end: str | None, zone: str | None, *, ends: bool = False
) -> Reading | None:
    return read.at_time(reading, start, end, zone, ends=ends) if reading else None


def _night(reading: Reading | None, word: str) -> Reading | None:
    if reading is None:
        return None
    if reading.kind == "range":
        return replace(reading, relation="on")
    return read.daytime(reading, word)


def _hour(word: str, half: object) -> str | None:
    """A time of day as HH:MM.

    >>> _hour("9h30", None), _hour("3", "p"), _hour("12:15", "a"), _hour("25:00", None)
    ('09:30', '15:00', '00:15', None)
    """
    hour, _, minute = word.replace(".", ":").replace("h", ":").partition(":")
    number, minutes = int(hour), int(minute or 0)
    if half is not None:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half == "p" else 0)
    return f"{number:02d}:{minutes:02d}" if number < 24 and minutes < 60 else None


def _share_years(found: list[Expression], kinds: str) -> None:
    """Give "3 May and 4 June 2025" and "May and June 2025" one year: the later names it for both."""
    for one, two in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        a, b = one.calendar, two.calendar
        if not (a and b) or a.year is not None or b.year is None or a.month is None or b.month is None:
            continue
        if (a.day is None) == (b.day is None) and re.fullmatch(r",?[&|]?[NI]?", kinds[one.last : two.first]):
            one.calendar = a._replace(year=b.year)
            one.meaning = one.calendar.reading
