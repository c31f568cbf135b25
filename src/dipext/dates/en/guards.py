"""What has the shape of a date and is none: numbers, symbols, names, verbs. The word lists are in ``calendar.toml``."""

import re
from functools import cache

from dipext.dates.en.tense import is_past_verb
from dipext.lexicon import one_of, toml


@cache
def _guards() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in toml("dates/en/calendar")["guards"].items()}


_LAST_WORD = re.compile(r"([^\W\d_][\w.&’'-]*)\s*[\"“(]?$")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]\w*)")


def _word_before(text: str, start: int) -> str:
    match = _LAST_WORD.search(text, max(0, start - 32), start)
    return match[1] if match else ""


def _governing(text: str, start: int) -> str:
    """The word before, or the one before its article."""
    word = _word_before(text, start)
    return _word_before(text, text.rfind(word, 0, start)) if word.lower() == "the" else word


def _word_after(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


# --- pieces of something longer -------------------------------------------------------------------------------------

_DASHES = ("-", "–")
_FREE_PREFIX = re.compile(r"(?:\b(?:pre|post|mid|early|late|end|since)|\s|^)[-–]$", re.IGNORECASE)


RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
"""Figures of a footnote, which change nothing."""


_FREE_BEFORE = ("", " ", "\n", "(")
_FREE_BEHIND = ("", " ", "\n", ",", ".", ";", ":", ")")


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether a span is a piece of a document symbol, a designation, a file name or a longer number."""
    before, after, behind = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
    if before in _FREE_BEFORE and after in _FREE_BEHIND:  # as most are
        return False
    after = "" if after in RAISED else after
    if before.isalnum() or (before and before in "_#§/\\=+@$€£"):
        return True
    if before == "." and text[start].isdigit() and text[start - 2 : start - 1].isalnum():
        return True
    if before in _DASHES and text[start].isdigit() and not _FREE_PREFIX.search(text[max(0, start - 8) : start]):
        return True
    if after.isalnum() or (after and after in "_%@="):
        return True
    return (after in ("/", "\\") and behind.isalnum()) or (
        after == "-" and text[end - 1].isdigit() and behind.isdigit()
    )


_SYMBOLS = "_#§\\=@$€£%"


def is_legible(text: str, start: int, end: int) -> bool:
    """Whether only words or dashes touch a date, as where spaces got lost: "updated4.7.2024", "2023Field"."""
    before, after, behind = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
    if (before and before in _SYMBOLS) or (after and after in _SYMBOLS):
        return False
    return not (after in ("/", "\\") and behind.isalnum()) and not before.isdigit()


# --- bare years -----------------------------------------------------------------------------------------------------

_NUMBERED = re.compile(r"(?:(?:no\.?|nr\.?|№|n°|#)\s?|\[|\w\(|[\d/]\s\(|=\s?|\d:)$", re.IGNORECASE)


def _listed(name: str) -> str:
    return one_of("dates/en/calendar", "guards", name)


@cache
def _number_goes_on() -> re.Pattern[str]:
    return re.compile(rf"\+|[.,]\d|\s\d{{3}}\b|\)\s?\d|-{_listed('in_compounds')}\b")


@cache
def _street() -> re.Pattern[str]:
    return re.compile(rf"(?:\s[A-Z][\w.'’-]*){{1,3}}?\s{_listed('streets')}\b")


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('number_of')}\s$", re.IGNORECASE)


_COUNTED = re.compile(r"\s(?!levels|prices|figures|targets|goals|terms|emissions)[a-z]{3,}(?:s|men|people)\b")
_LAW = re.compile(r"\b(?:Act|Bill|Ordinance|Code|Order)(?:,|\sof)?\s$")
_CODE_BEFORE = re.compile(r"([^\W\d_]+)\.?\s[A-Z]{2,3}\s$")
_GOVERNED = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|circa|between|and|to|before|after|during|through|early|late|mid|years?|around"
    r"|the|or|for)[\s-]|\(|\d,\s|[\d/][-–/]|^)$",
    re.IGNORECASE,
)
_NUMBER_BEGAN = re.compile(r"\d[\s.,]$")
_DAY_BEFORE = re.compile(r"[a-z]\.?\s?\d{1,2}(?:st|nd|rd|th)?,?\s$")
_CAPITALS = re.compile(r"((?:[A-Z][\w’'-]*\s+){2,5})$")


def is_plain_number(text: str, start: int, end: int) -> bool:
    """Whether a bare number of four digits is no year by the words around it.

    Not a year: Room 2014, resolution 2231, 1500 soldiers, [2024], 2 000, n=2025, Agenda 2063.
    """
    number = int(text[start:end])
    before = _word_before(text, start)
    if _is_labelled(text, start, before) or _number_goes_on().match(text, end) or _street().match(text, end):
        return True
    if not _opens_clause(text, start, number) and _is_count(text, start, end):
        return True
    if number < 1900 and _is_old_number(text, start, end):
        return True
    left = text[max(0, start - 12) : start]
    if _NUMBER_BEGAN.search(left) and not _DAY_BEFORE.search(left):
        return True
    if not 1500 <= number <= 2199:
        return before.lower().rstrip(".") not in _guards()["before_old_year"]
    return _closes_name(text, start, before)


def _is_labelled(text: str, start: int, before: str) -> bool:
    """Whether the word or sign before it numbers something: a room, a law, a footnote."""
    labels = _guards()["before_year"]
    word = before.lower().rstrip(".")
    if word in labels or word.removesuffix("s") in labels:
        return True
    left = text[max(0, start - 12) : start]
    if _NUMBERED.search(left) or _LAW.search(left):
        return True
    code = _CODE_BEFORE.search(text, max(0, start - 32), start) if before.isupper() else None
    return code is not None and code[1].lower() in labels


_CLAUSE_OPENS = re.compile(
    r"(?:^|[.!?;:,\n“\"(]\s?|\b(?:and|but|that)\s)(?:in|by|since|until|during|from|before|after)\s$", re.IGNORECASE
)


def _opens_clause(text: str, start: int, number: int) -> bool:
    """Whether a clause begins with the number as its year: "In 2024 children died", not "In 2000 schools"."""
    return 1950 <= number <= 2100 and number % 100 != 0 and bool(_CLAUSE_OPENS.search(text, max(0, start - 12), start))


_VERB_BEFORE = re.compile(r"(?:([A-Za-z]+)\s)?([a-z]+)\s$")
_COUNTED_BEFORE = re.compile(r"\b([a-z]+)\s[0-9][0-9,]*\s[a-z]+s,?\s(?:and\s)?$")
_BEFORE_PARTICIPLE = ("the", "a", "an", "this", "that", "its", "their", "his", "her")


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether something is counted: "1991 houses", "took 2016 prisoners", "a total of 1995 seats"."""
    after = _word_after(text, end)
    if after.lower() in _guards()["after_year"] or after.lower() == "agenda":
        return True
    if not _COUNTED.match(text, end):
        return False
    if text[max(0, start - 5) : start] == "with ":  # a year is in something, since something, and never with it
        return True
    if _number_of().search(text, max(0, start - 16), start):
        return True
    row = _COUNTED_BEFORE.search(text, max(0, start - 48), start)
    if row is not None and is_past_verb(row[1]):  # "felled 2018 oaks and 1990 pines"
        return True
    behind = _VERB_BEFORE.search(text, max(0, start - 32), start)
    return behind is not None and is_past_verb(behind[2]) and (behind[1] or "").lower() not in _BEFORE_PARTICIPLE


def is_function_word(word: str) -> bool:
    """Whether a word in lower case is a preposition, a pronoun or the like."""
    return word in _guards()["function_words"] or word in _guards()["before_month"]


def is_count_noun(word: str) -> bool:
    """Whether a word is likely what a number before it counts: "12 soldiers", "5 women"."""
    return word in _guards()["after_year"] or (word.islower() and len(word) > 3 and word.endswith("s"))


def _is_old_number(text: str, start: int, end: int) -> bool:
    """Whether a number before 1900 is not even governed as a year."""
    resolution = _word_after(text, end).lower().startswith("resolution")
    return resolution or not _GOVERNED.search(text, max(0, start - 12), start)


def _closes_name(text: str, start: int, before: str) -> bool:
    """Whether the year closes a name: "Agenda 2063", "Horizon Europe 2027", "Vision 2030".

    A head word of such names stands among the capitalised words before it; "Paris 2024" may be either and counts as
    a date.
    """
    if not before[:1].isupper() or not (text[start - 1].isspace() or text[start - 1] == "-"):
        return False
    heads = _guards()["name_heads"]
    if before.lower() in heads:
        return True
    run = _CAPITALS.search(text[max(0, start - 60) : start])
    return bool(run and any(word.lower() in heads for word in run[1].split()))


# --- bare months, weekdays and seasons ------------------------------------------------------------------------------


def is_no_month(text: str, start: int, end: int) -> bool:
    """Whether a bare word is a month only by its letters: "Mrs May", "March for Peace", "may", "Jan", "June Smith"."""
    guards = _guards()
    word = text[start:end].rstrip(".")
    lower, lowered = word.lower(), word[0].islower()
    before, after = _word_before(text, start).lower(), _word_after(text, end)
    governed = before in guards["before_month"] or (before == "as" and _stands_behind_as(text, start))
    if lower == "may" and after.lower() in guards["after_may_wish"]:
        return True
    if lowered and lower in ("may", "march") and before in ("and", "or", "to", "for", "that"):
        return True
    if before in guards["before_name"] or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()):
        return True
    if not lowered and lower not in ("may", "march") and (len(word) > 4 or lower in ("june", "july")):
        named = (after[:1].isupper() or after in guards["after_month"]) and text[end : end + 1] == " "
        return named and not governed and (before not in ("the", "") or after in guards["after_month"])
    if governed:
        verb = after[:1].islower() and after not in guards["after_may"]
        return (lowered and before in ("to", "or")) or (lower == "may" and verb and before in guards["before_may"])
    if lowered and before == "the" and len(word) > 4 and lower != "march" and after == "":
        return _governing(text, start).lower() not in guards["before_month"]
    return lowered or before != "the" or after in ("", "on", "for", "of", "to", "through", "against")


def _stands_behind_as(text: str, start: int) -> bool:
    """As in "as early as May"."""
    return text[max(0, start - 16) : start].lower().rstrip().endswith(tuple(_guards()["before_month_as"]))


def is_no_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday is part of a name or a habit: "Black Friday", "Friday prayers"; or no weekday: "sun", "Sat"."""
    guards = _guards()
    word = text[start:end].rstrip(".,")
    before, after = _word_before(text, start).lower(), _word_after(text, end).lower()
    if (
        before in guards["any_day"]
        or before in guards["not_weekday"]
        or after in guards["after_weekday"]
        or after == "day"
    ):
        return True
    return len(word) <= 5 and before not in (("on",) if word[0].islower() else guards["before_weekday"])


def is_any_day(text: str, start: int) -> bool:
    """Whether a part of a day is any of its kind: "on a Saturday afternoon"."""
    return _word_before(text, start).lower() in _guards()["any_day"]


def is_no_feast(text: str, start: int, end: int, *, bare: bool) -> bool:
    """Whether the name of a day is part of a longer name, or a bare one only describes something: "Christmas plans"."""
    guards = _guards()
    before, after = _word_before(text, start), _word_after(text, end).lower()
    if after in guards["after_feast"]:
        return True
    if before[:1].isupper() and text[start - 1] == " " and before.lower() not in guards["before_feast_name"]:
        return True  # "Workers Memorial Day", "the Lunar New Year"
    if not bare:
        return False
    return _governing(text, start).lower() not in guards["before_feast"] or (
        after != "" and after not in guards["function_words"]
    )


def is_no_season(text: str, start: int, end: int) -> bool:
    """Whether a bare season is a verb, a noun or a name: "spring from", "the Arab Spring", "winter equipment"."""
    guards = _guards()
    words = text[start:end].split()
    article, season = words[0].lower() == "the", words[-1].lower()
    before, after = _word_before(text, start), _word_after(text, end)
    if (
        words[-1][0].isupper()
        and not article
        and before[:1].isupper()
        and before.lower() not in guards["before_season"]
    ):
        return True
    if article and season == "fall" and (after == "of" or (after == "in" and before.lower() != "in")):
        return True  # "by the fall in prices"
    if before.lower() not in guards["before_season"] and not (
        article and before.lower() in guards["before_the_season"]
    ):
        return True
    return after[:1].islower() and after not in guards["function_words"]


# --- lengths and relative units -------------------------------------------------------------------------------------

_AGE = re.compile(r"[\s-]*(?:olds?|of age|later|earlier|running|an? (?:day|week|month|year))\b", re.IGNORECASE)
_RATE = re.compile(r"\s(?:EURIBOR|Euribor|LIBOR|SOFR|SONIA|Treasury)\b")  # "6-month EURIBOR"
_NAME_GOES_ON = re.compile(r"\s(?:of|for)\s[A-Z]")  # "Five Years of Action"
_AGED = re.compile(r"\baged?(?: between)?\s$", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|another|one)[ -](?!hundred|thousand|dozen)(?=(\w+))", re.IGNORECASE)


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('measured')}\s(?:the\s)?$", re.IGNORECASE)


def is_no_length(text: str, start: int, end: int) -> bool:
    """Whether a number of units is an age, or a mere "a year" ("€5 million a year") that no word before it measures."""
    if _RATE.match(text, end) or (text[start:end].istitle() and _NAME_GOES_ON.match(text, end)):
        return True
    if _AGE.match(text, end) or _AGED.search(text[max(0, start - 14) : start]):
        return True
    one = _ONE.match(text, start, end)
    if one is None or (one[0].lower() == "one " and one[1] != "day"):
        return False
    return not _measured().search(text, max(0, start - 24), start)


_ANY = re.compile(r"\b(?:any|no|each|every|some)\s$")


def is_no_unit(text: str, start: int) -> bool:
    """Whether "previous year" is any of many: "more than in any previous year"."""
    return _ANY.search(text[max(0, start - 6) : start]) is not None


_SECTION = re.compile(
    r"(?:[§#/]|\b(?:nos?|pp|res|section|article|paragraphs?|para|version|chapter|rule)\.?)\s?$", re.IGNORECASE
)


_LONGER_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}[ /]$|\b(?:tel|fax|phone)\W{1,3}$", re.IGNORECASE)


def is_telephone(text: str, start: int) -> bool:
    """Whether two numbers with a dash go on with a longer number: 030 1817-2000."""
    return _LONGER_NUMBER.search(text, max(0, start - 8), start) is not None


def is_numbered(text: str, start: int) -> bool:
    """Whether numbers stand behind the name of a section, a rule or a version."""
    return _SECTION.search(text[max(0, start - 12) : start]) is not None


_WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}")


def is_whole_date(text: str, start: int, end: int) -> bool:
    """Whether numbers have a year, so that they date the version or section they stand behind."""
    return _WHOLE.fullmatch(text, start, end) is not None


_YEAR_FIRST = re.compile(r"[0-9]{4}\s[a-z]")


def is_numbered_year(text: str, start: int, end: int) -> bool:
    """Whether a year before a month in small letters is a number, and the month a verb: "Resolution 1540 may"."""
    return _YEAR_FIRST.match(text, start, end) is not None and _is_labelled(text, start, _word_before(text, start))


def line_around(text: str, start: int, end: int, beside: int) -> str | None:
    r"""What stands on a line before and behind a span, if that is not more than ``beside`` characters.

    >>> line_around("Agenda\n3 May, Riga", 7, 12, 8), line_around("The talks of 3 May", 13, 18, 8)
    (' , Riga', None)
    """
    low = text.rfind("\n", max(0, start - beside - 1), start) + 1
    high = text.find("\n", end, end + beside + 1)
    high = high if high >= 0 else len(text)
    if (low == 0 and start > beside) or start - low + high - end > beside:
        return None
    return f"{text[low:start]} {text[end:high]}"
