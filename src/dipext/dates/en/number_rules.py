"""The grammar of dates in numbers: 20.11.2025, 2025-11-20, "from 10/1 to 11/7", "on 20161016"."""

import re

from dipext.dates import readings as read
from dipext.dates.calendar import day as cal_day
from dipext.dates.en.classes import Kind
from dipext.dates.en.pieces import Expression, Found, Meaning, Rule, Words, letters
from dipext.dates.readings import CalendarDate


def _numeric(words: Words, match: re.Match[str]) -> Found:
    """20.11.2025, 2025-11-20, 04/07/2025."""
    return _three_numbers(words, match.start("numeric"))


def _three_numbers(words: Words, i: int) -> Meaning:
    word = str(words.values[i])
    numbers = [int(n) for n in re.findall(r"[0-9]+", word)]
    mark = next((c for c in "/-" if c in word), ".")
    return lambda m: read.numeric_date(m, numbers[0], numbers[1], numbers[2], mark)


def _numeric_days(words: Words, match: re.Match[str]) -> Found:
    """Two days of one month: "26-27.11.2025"."""
    at = match.start("numeric")
    if not re.fullmatch(r"[0-9]{1,2}[./].*", str(words.values[at])):
        return None
    first, meaning = words.number(match.start()), _three_numbers(words, at)
    if match["and"] and int(str(words.values[at]).split(".")[0]) != first + 1:
        return None
    return lambda m: (r := meaning(m)) and read.days_before(r, first)


_POINTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})")
_POINTED_MONTH = re.compile(r"(0?[1-9]|1[0-2])\.((?:19|20)[0-9]{2})")


def _pointed_days(words: Words, match: re.Match[str]) -> Found:
    """From one day and month to another: "28.11.–2.12.2025"; without a year only behind a preposition."""
    first = _POINTED_DAY.fullmatch(str(words.values[match.start("first")]))
    if first is None:
        return None
    if "second" in match.re.groupindex:
        second = _POINTED_DAY.fullmatch(str(words.values[match.start("second")]))
        if second is None or words.kinds[match.start() - 1 : match.start()] not in ("(", *_BEFORE_DAYS):
            return None
        ends, year = [int(number) for number in second.groups()], None
    else:
        day, month, year = (int(number) for number in re.findall(r"[0-9]+", str(words.values[match.start("numeric")])))
        ends = [day, month]
        if day > 31 or "." not in str(words.values[match.start("numeric")]):
            return None
    dates = CalendarDate(int(first[1]), int(first[2])), CalendarDate(ends[0], ends[1], year)
    if any(not (part.day and part.month and cal_day(2024, part.month, part.day)) for part in dates):
        return None
    return lambda m: read.calendar_range(m, *dates)


def _pointed_month(words: Words, match: re.Match[str]) -> Found:
    """As in "in 12.1987", "03.2025–03.2026"; elsewhere a number with a point."""
    i = match.start()
    found = [_POINTED_MONTH.fullmatch(str(words.values[match.start(g)])) for g in ("first", "second") if match[g]]
    months = [CalendarDate(None, int(month[1]), int(month[2])) for month in found if month]
    if len(months) != len(found):
        return None
    if len(months) == 2:
        return lambda m: read.calendar_range(m, *months)
    written = str(words.values[i]).startswith("0") and words.kinds[i - 1 : i] == Kind.OF
    dated = words.kinds[i - 1 : i] in ("(", Kind.IN, Kind.FROM, Kind.BETWEEN) or str(words.values[i - 1]).lower() in (
        "since",
        "by",
        "until",
    )
    if not (written or (i and dated) or len(words.kinds) == 1):
        behind = words.text[words.ends[i] : words.ends[i] + 2]
        if words.kinds[i - 1 : i] != Kind.OF or not (i and behind[:1] == " " and behind[1:].islower()):
            return None
    return Expression(i, match.end(), "date.numeric", months[0].reading, calendar=months[0])


def _numeric_months(words: Words, match: re.Match[str]) -> Found:
    """As in "03/2025 – 03/2026"."""
    ends = [
        CalendarDate(None, words.number(match.start(month)), words.number(match.start(year)))
        for month, year in (("first", "year"), ("second", "year2"))
    ]
    return lambda m: read.calendar_range(m, *ends)


_BEFORE_DAYS = letters("ON FROM BETWEEN WEEKDAY WEEKDAY_SHORT")
_NO_DAYS = ((9, 11), (24, 7))  # the attacks, and around the clock
_GOVERNING = ("by", "since", "until", "this", "next", "before", "after", "to")


def _numeric_pair(words: Words, match: re.Match[str]) -> Found:
    """22/04 alone is no date; on a weekday, after a preposition or as the whole text it is."""
    i, at = match.start(), match.start("pair")
    if not (match["weekday"] or _governed(words, at) or len(words.kinds) == 1):
        return None
    first, second = _two_numbers(words, at)
    if (first, second) in _NO_DAYS:
        return None
    weekday, strictly = words.number_in(match, "weekday"), match["which"] == Kind.NEXT and not match["weekday"]
    if match["which"] and not match["weekday"] and i and words.kinds[i - 1] == Kind.THE:
        return None
    return lambda m: read.numeric_pair(m, first, second, weekday, ahead=strictly)


def _governed(words: Words, i: int) -> bool:
    """Whether a preposition, or another pair, makes a date of the pair of numbers at token ``i``."""
    before = words.kinds[max(0, i - 1) : i]
    word = str(words.values[i - 1]).lower() if i else ""
    joined = before in ("-", Kind.TO, Kind.AND) and i >= 2 and words.kinds[i - 2] == Kind.DAY_AND_MONTH
    return before in (Kind.ON, Kind.BETWEEN, Kind.FROM) or word in _GOVERNING or joined


def _two_numbers(words: Words, i: int) -> tuple[int, int]:
    first, second = (int(n) for n in re.findall(r"[0-9]+", str(words.values[i])))
    return first, second


def _numeric_pairs(words: Words, match: re.Match[str]) -> Found:
    """As in "from 10/1 to 11/7", "5/1-5/7/2020"."""
    i, year = match.start(), words.number_in(match, "year")
    ends = [_two_numbers(words, i)]
    if match["two"]:
        if not (_governed(words, i) or year or len(words.kinds) == len(match[0])):
            return None
        ends.append(_two_numbers(words, match.start("two")))
    else:
        *pair, year = (int(n) for n in re.findall(r"[0-9]+", str(words.values[match.start("numeric")])))
        if pair[0] > 31 or "/" not in str(words.values[match.start("numeric")]):
            return None
        ends.append((pair[0], pair[1]))
    return lambda m: read.numeric_range(m, ends[0], ends[1], year)


def _weekday_pair(words: Words, match: re.Match[str]) -> Found:
    """Two numbers behind their weekday: "Friday 7.6", "Friday 7-6"."""
    weekday = words.number(match.start("weekday"))
    if match["pointed"]:
        numbers = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})", str(words.values[match.start("pointed")]))
        if numbers is None:
            return None
        first, second = int(numbers[1]), int(numbers[2])
    else:
        at = match.start("one")
        if not (words.touching(at) and words.touching(at + 1)):
            return None
        first, second = words.number(at), words.number(at + 2)
    return lambda m: r if (r := read.numeric_pair(m, first, second, weekday)) and not r.warnings else None


_DATED = re.compile(r"(?:^|\b(?:on|by|since|from|until|of|back|dated)|,)\s*$", re.IGNORECASE)


def _compact(words: Words, match: re.Match[str]) -> Found:
    """Eight figures that nothing makes an identifier: "on 20161016"."""
    i = match.start()
    figures = words.slice(i, i + 1)
    if len(figures) != 8 or figures[:2] not in ("19", "20"):
        return None
    if not _DATED.search(words.text, max(0, words.starts[i] - 8), words.starts[i]):
        return None
    year, month, day = int(figures[:4]), int(figures[4:6]), int(figures[6:])
    return lambda m: read.calendar_day(m, day, month, year) if month <= 12 else None


def _numeric_month(words: Words, match: re.Match[str]) -> Found:
    """2014-10, and 10/2014 after "in" or alone: elsewhere the latter is the number of a law."""
    i = match.start()
    if not (words.touching(i) and words.touching(i + 1)):
        return None
    if match["month2"] and len(words.kinds) != 3 and words.kinds[max(0, i - 1) : i] not in (Kind.IN, Kind.FROM):
        return None
    parts = CalendarDate(
        None,
        words.number(match.start("month") if match["month"] else match.start("month2")),
        words.number(match.start("year") if match["year"] else match.start("year2")),
    )
    return Expression(i, match.end(), "date.numeric", parts.reading, calendar=parts)


RULES = (
    Rule("date.numeric", r"(?P<numeric>{NUMERIC_DATE})", _numeric),
    Rule(
        "date.numeric", r"(?P<from>{TO_12 TO_31})\.?(?:[->/]|(?P<and>{AND}))(?P<numeric>{NUMERIC_DATE})", _numeric_days
    ),
    Rule("date.numeric", r"(?P<first>{POINTED GROUPED})\.?{UP_TO}{THE}?(?P<numeric>{NUMERIC_DATE})", _pointed_days),
    Rule("date.numeric", r"(?P<first>{POINTED GROUPED})\.{UP_TO}{THE}?(?P<second>{POINTED GROUPED})\.", _pointed_days),
    Rule(
        "date.numeric",
        r"(?P<first>{GROUPED})(?:{UP_TO}(?P<second>{GROUPED}))?"
        r"(?!%|{AND UNIT}|{UP_TO}?{GROUPED NUMBER TO_12 TO_31 TO_99 DAY_AND_MONTH FISCAL_YEAR DECADE REST})",
        _pointed_month,
    ),
    Rule(
        "date.numeric",
        r"(?P<first>{TO_12})/(?P<year>{YEAR}){UP_TO}(?P<second>{TO_12})/(?P<year2>{YEAR})",
        _numeric_months,
    ),
    Rule(
        "date.numeric",
        r"(?P<which>{THIS LAST NEXT})?(?:(?P<weekday>{WEEKDAY WEEKDAY_SHORT})\.?,?)?(?P<pair>{DAY_AND_MONTH})",
        _numeric_pair,
    ),
    Rule(
        "date.numeric",
        r"{DAY_AND_MONTH}{UP_TO}(?:(?P<two>{DAY_AND_MONTH})(?:,?(?P<year>{YEAR}))?|(?P<numeric>{NUMERIC_DATE}))",
        _numeric_pairs,
    ),
    Rule(
        "date.numeric",
        r"(?P<weekday>{WEEKDAY WEEKDAY_SHORT})\.?,?(?:(?P<pointed>{GROUPED POINTED})|(?P<one>{TO_12 TO_31})-"
        r"{TO_12 TO_31})",
        _weekday_pair,
    ),
    Rule("date.numeric", r"{NUMBER}(?=[.,;)?]|$)", _compact),
    Rule(
        "date.numeric",
        r"(?:(?P<year>{YEAR})[-/](?P<month>{TO_12})|(?P<month2>{TO_12})[-/](?P<year2>{YEAR}))",
        _numeric_month,
    ),
)
