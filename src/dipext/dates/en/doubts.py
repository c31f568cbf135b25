"""What beside a date may change it and is not read: a figure, a letter for one, a word that may be a month."""

import re
from calendar import month_name
from functools import cache

from rapidfuzz.distance import OSA

from dipext.dates.en.guards import is_count_noun, is_function_word
from dipext.dates.en.misspelt import is_scanned, months, months_abroad, near_months
from dipext.dates.en.pieces import Expression, counted
from dipext.dates.readings import CalendarDate
from dipext.lexicon import known_words, toml
from dipext.text.guard import PAGE_BREAK
from dipext.text.prose import is_line_number

_WITH_MONTH = frozenset(
    f"date.{name}" for name in ("day-month", "month-day", "month-year", "days-month", "month-days", "range")
)
_NUMERIC = re.compile(r"(?:^|[./-])[12][0-9]{3}(?:[./-]|$| )")


def is_written_out(expression: Expression, text: str, start: int, end: int) -> bool:
    """Whether a date has a month by name beside a figure, or all its numbers, and is hardly anything else."""
    words = text[start:end]
    if expression.rule in _WITH_MONTH:
        return any(c.isdigit() for c in words) and any(c.isalpha() for c in words)
    return expression.rule in ("date.numeric", "date.day-and-time") and _NUMERIC.search(words) is not None


def leads_to_year(word: str) -> bool:
    """Whether a year may stand behind a word in clean text, whatever date stands before: "on 5 May in 2024"."""
    return word.lower().strip('([“"’') in toml("dates/en/calendar")["guards"]["before_any_year"]


def is_doubtful(expression: Expression, text: str, start: int, end: int, before: int) -> bool:
    """Whether a figure beside the date, or a letter in it, may change it; what ends at ``before`` is read already."""
    if (
        _is_touched(expression, text, start, end)
        or is_scanned(text[start:end])
        or _MARK_INSIDE.search(text, start, end) is not None
        or _is_behind_a_damaged_cue(text, start)
        or (expression.rule in _WITH_MONTH and (_is_labelled(text, start) or _has_line_number(text, start, end)))
        or _is_split(expression, text, start, end, before)
    ):
        return True
    if expression.rule == "date.weekday":
        right = _FIGURE_BEHIND.match(text, end)
        return right is not None and not _is_counted(right[1])
    if text[start] == "Q" and _MONTH_LEFT.search(text, max(0, start - 11), start):
        return True
    parts = expression.ends or ((expression.calendar,) if expression.calendar else ())
    return bool(parts) and _lacks_a_part(expression, parts, text, start, end, before)


_BOUND = "(?:since|until|till|before|after|by)"
_GLUED_CUE = re.compile(rf"(?<!\w)([a-z]{{2,20}}{_BOUND})\s$")
_PARTED_CUE = re.compile(rf"\b{_BOUND}\s[*_|^~¬•“«„‚\"\\#=+<>]{{1,2}}\s?$", re.IGNORECASE)


_MONTH_LEFT = re.compile(rf"\b(?:{'|'.join(month_name[1:])})\s$")  # "July Q2, 2024", a scanned 02
_LABEL = re.compile(r"\b(?:pp?|nos?|nr)\.\s$|\b(?:early|late|mid)\s$", re.IGNORECASE)


def _is_labelled(text: str, start: int) -> bool:
    """Whether a day stands where the number of a page or no day may: "14 p. 4 June", "early 7 June"."""
    return text[start].isdigit() and _LABEL.search(text, max(0, start - 8), start) is not None


_DAY_INSIDE = re.compile(r"[^\W\d]+\s([0-9]{1,3})\s[0-9]{4}")  # no comma before the year


def _has_line_number(text: str, start: int, end: int) -> bool:
    """Whether the day may be the number of a line in the margin: "12 ... in April", below "13 2024"."""
    day = _DAY_INSIDE.fullmatch(text, start, end)
    return day is not None and is_line_number(text, start, day[1])


def _is_behind_a_damaged_cue(text: str, start: int) -> bool:
    """Whether the word that bounds the date is stuck to another or parted: "5 millionsince 3 May", "by ~3 May"."""
    glued = _GLUED_CUE.search(text, max(0, start - 28), start)
    if glued is not None:
        return glued[1] not in known_words()
    return _PARTED_CUE.search(text, max(0, start - 12), start) is not None


def _lacks_a_part(
    expression: Expression, parts: tuple[CalendarDate, ...], text: str, start: int, end: int, before: int
) -> bool:
    """Whether what may be a day, a month or a year of the date stands beside it and is not read."""
    first, last = parts[0], parts[-1]
    if last.month is None:
        return expression.rule == "date.year" and _is_beside_a_month(text, start, end, before)
    if first.day is None and _is_behind_a_day(text, start, before):
        return True
    if last.day is None and not text[end - 1 : end].isdigit():
        if last.year is not None and text[start].isdigit() and _DAY_LAST.match(text, end):
            return True
        ranges = len(parts) > 1  # the last may have its year from the first
        if last.year is None and _YEAR_ON_LATER_PAGE.match(text, end):
            return True
        return _is_before_a_day(text, end) or ((ranges or last.year is None) and _is_before_a_lost_year(text, end))
    if last.year is not None:
        return False
    days = expression.rule == "date.month-days"
    return (
        (days and (first.day or 0) >= (last.day or 0))  # "July 20-13"
        or (days and first.day in _CENTURIES and _IN_MONTH.search(text, max(0, start - 6), start) is not None)
        or _is_before_a_year(text, end)
        or _is_before_a_lost_year(text, end)
        or _is_behind_a_figure(text, start, before)
    )


# --- figures and letters that touch it ------------------------------------------------------------------------------

_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]")
_GOES_ON = re.compile(r"[\"”’)\]]?[-./–](?:[^\s\w]{0,2}|\S)[0-9OIl]")  # "2022-10--16", "2013-06-(09)"
_MARK_INSIDE = re.compile(r"[_|^~¬\\]|[0-9]/[0-9]{1,2}-[0-9]{4}")  # "September_2, 2025"
_BROKEN = re.compile(r"\ufffd|[?!*^~|#&+=<>\\\ufffd](?=[\w-])")  # "May 2?14"
_NUMBER_GOES_ON = re.compile(r"\s?[-./]\s?[0-9OIlS]{1,2}(?![0-9:])()|\s[0-9]{1,2}(?=-)()|\s[0-9](?![0-9:]|[.,][0-9])()")
_FIGURE_GOES_ON = re.compile(r"\s[0-9]{1,2}(?![0-9]|[:.,][0-9]|%)(?:\s?([^\W\d_]+|%))?")
_FIGURE_BEHIND = re.compile(
    r"[,.;]?\s[(“]?(?:[0-9][0-9OIlS]?|[OIlSZBb][0-9])(?:st|nd|rd|th)?(?![0-9:%]|[.,][0-9])(?:[)”]|\s?([^\W\d_]+|%))?"
)
_DAY_GOES_ON = re.compile(r"\s?-\s?[0-9]{1,2}\s?-|\s[01][0-9]-[0-3][0-9](?![\w-])")
_CUT_YEAR = re.compile(r"[0-9][./-][0-9]{1,2}[./-][0-9]{2}$")
_DASHED = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{3}")
_ANY_FIGURE = re.compile("[0-9]")
_OTHER_DAY = re.compile(
    r"(?<![\w.,:-])[0-9]{1,2}[^\w\s.,;:)%]{1,2}[a-z]?\s(?:to|and|until|-|–)\s$"
)  # "13\" to 17 July"
_REST_OF_YEAR = re.compile(r"\s[0-9]{2}(?![0-9])")
_DIGITS_BEFORE = re.compile(r"(?<![0-9.,:/-])(?:[0-9]{1,3}|[12][0-9]{1,2}[?iBbZSOlI\ufffd])\s$")  # "202? May 3"


_FIGURES = "0123456789"
_LOST = "?!*^\ufffd"  # what stands for a character that got lost


def _is_touched(expression: Expression, text: str, start: int, end: int) -> bool:
    """Whether a letter or a dash touches the figures of a date; a word in capitals behind it begins what follows."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or (
        expression.rule != "date.year"
        and before in ("-", "–")
        and text[start].isdigit()
        and not text[start - 2 : start - 1].isspace()
    ):
        return True
    if text[end - 1].isdigit() and (_GOES_ON.match(text, end) or _BROKEN.match(text, end)):
        return True
    if before and before in _LOST:
        return True
    return after.isalnum() and after not in _FIGURES and not _CAPITALISED.match(text, end)


def _is_split(expression: Expression, text: str, start: int, end: int, before: int) -> bool:
    """Whether a space may part a figure of the date: "2 6 May", "12.9.20 21"."""
    figure_last = text[end - 1].isdigit()
    if text.find("-", start, end) >= 0 and _DASHED.search(text, start, end):
        return True
    if figure_last and _REST_OF_YEAR.match(text, end) and _CUT_YEAR.search(text, start, end):
        return True
    if figure_last and expression.rule != "date.year":
        rest = (_NUMBER_GOES_ON if expression.rule == "date.numeric" else _FIGURE_GOES_ON).match(text, end)
        if rest and not _is_counted(rest[1]):
            return True
    if _ANY_FIGURE.search(text, max(0, start - 14), start) is None:
        return False
    if _OTHER_DAY.search(text, max(0, start - 14), start):
        return True
    left = _DIGITS_BEFORE.search(text, max(0, start - 5), start) if text[start].isdigit() else None
    return left is not None and left.start() >= before


# --- a day, a month or a year that is missing -----------------------------------------------------------------------

_TAKEN = "OoIlLSsZzBb|"  # letters and signs that figures are taken for
_GAP = r"(?:\s(?:>\s)?)"  # white space, or the sign of a quoted line that is alone
_IN_LETTERS = "[lIZSBb][OlIZSBb]"  # "lO", "ZO"
TORN_END = r"(?:s\s?t|[nr]\s?d|t\s?h)"
"""A pattern of the end of an ordinal, whole or torn: "4 t h"."""

_DAY_BEFORE = re.compile(
    r"(?<![\w.,:/-])(?:[0-9OoIlLS|]{0,2}[0-9][0-9OoIlLS|]{0,2}|[IlOS|])(?:st|nd|rd|th)?(?:\s?[.,;])?\s?$"
    r"|[a-z][0-9]{1,2}(?:st|nd|rd|th)?\s$"  # "on23 April"
    r"|(?<!\w)[0-9]{1,2}[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+\s?$"  # "19\u00b3 May"
    rf"|(?<!\w)(?:[ZB][0-9]|[0-9][ZBb]|{_IN_LETTERS})\s$"  # "Z5 May", "lO May"
    rf"|\b(?:[Oo]n|of|by|since|until|from|before|after)\s(?:[{_TAKEN}]|[b-zB-HJ-Z])\s$"  # "on Z May"
    rf"|(?<![\w.,:/-])[0-9]{{1,2}}\s{TORN_END}\s(?:of\s)?$"
    r"|(?<![\w.,:/-])[0-9]{1,2}\s(?:(?:[^\w\s]|_){1,3}|\[?sic\]?)\s$"  # "24 / March 2019"
    r"|(?<!\S)[.,]?[^\s:.,]{0,2}[0-9]{1,2}[^\s:.,]{0,2}\s$"  # "(30) May", "“12” May"
    rf"|(?<!\w)(?<![0-9][.,:/-])[^\w\s]?(?=\S?[0-9?\ufffd])[0-9i?\ufffd{_TAKEN}]{{1,2}}[^\w\s]{{0,2}}(?:st|nd|rd|th)?"
    r"[^\w\n]{0,4}(?:of[^\w\n]{1,4})?$"  # "“14”th of May", "19. · July", "3B. May"
    r"|(?<!\w)(?:[0-9][0-9OoIlS]?|[OoIlS][0-9])(?:[a-z]{1,4}\s(?!in\s|on\s|by\s)(?:\w{1,3}\s){0,2}|\sof\s)$"
)
_SCANNED_YEAR = rf"[12ZIl][0-9{_TAKEN}]{{3}}(?!\w)"
_SCANNED_DAY = rf"(?:[0-9][{_TAKEN}]|[{_TAKEN}][0-9]|{_IN_LETTERS}|[{_TAKEN}](?=,?\s[12ZIl]))(?!\w)"
_DAY_BEHIND = re.compile(
    r"[.,;]?\s?[0-9OoIl|]{0,2}[0-9][0-9OoIl|]{0,2}(?!\w|[:%.][0-9])(?:\s?([^\W\d_]+|%))?"
    rf"|\s[0-9]{{1,2}}\.?[0-9]{{4}}(?![0-9])|,?{_GAP}{_SCANNED_YEAR}"  # "May 302015", "May Z0l9"
    rf"|\s{_SCANNED_DAY}|,?\s>\s[0-9]"  # "April Z3", "May\n> 20"
    r"|,?\s?(?:19|20)[0-9]{2}[^\W\d_]{2}"  # "April 2016alone"
    r"|\s[^\w\s.,;:()–—-]\s[0-9]{1,2}(?!\w)"  # "October ~ 29"
    r"|\s[0-9]{1,2}(?:[snrt][a-z]|[a-z][dht])(?!\w)"  # "May 9tn"
    r"|\s?[–—]\s[0-9]{1,2}(?:-[0-9]{1,2})?(?![\w%]|[:.,][0-9])|\s[+#*~^=&%][0-9]{1,2}(?!\w)"  # "May – 13", "May +7"
    r"|[^\w\s.,;:()–—-]{2,6}\s?[0-9]{1,2},?\s(?:19|20)[0-9]{2}(?!\w)"  # "May**** 6, 2025"
    r"|[^\w\n]{1,4}(?=[^\W_]?[0-9])[^\W_]{1,2}[^\w\n]{1,3}[12][0-9]{3}(?!\w)"  # "June – 12, 2013", "June 1A, 2013"
)
_DAY_LAST = re.compile(  # "2020 September (24)", "2019 February 2i"
    rf"[^\w\n]{{1,4}}(?:[lOSZBb]|(?=\S?[0-9?\ufffd])[0-9i?\ufffd{_TAKEN}]{{1,2}})(?!\w)"
    rf"|\.?\s[0-9]{{1,2}}\s?{TORN_END}(?!\w)|{PAGE_BREAK}[0-9]{{1,2}}(?!\w)"  # "2025 August 16t h"
)
_YEAR_BEHIND = re.compile(
    rf"[.,;]?{_GAP}?(?:{_SCANNED_YEAR}|[0-9]{{2}}\s?-\s?[0-9]{{2}}(?![0-9]))|"  # "20 May Z013", "20 May 20- 13"
    r"[.,;]?\s>\s[0-9]{4}(?!\w)|\s0[0-9]{2}(?!\w)|,?-[12][0-9]{3}(?!\w)|"  # "20 May\n> 2013", "May 2,-2022"
    r"[.,;]?\s?(?:[0-9OoIlS]{4,6}|[0-9]{2}\s[0-9]{2}|[0-9]\s[0-9]{3}(?!\s[0-9]{3})|[0-9]{3}\s[0-9])(?![0-9]|[:.][0-9]|%)\w{0,2}(?:\s([a-z]+))?"
)
_YEAR_ON_NEXT_PAGE = re.compile(rf"(?:(?<=[A-Z][a-z][a-z])\.)?{PAGE_BREAK}(?:19|20)[0-9]{{2}}(?!\w)()")
_YEAR_ON_LATER_PAGE = re.compile(rf"{PAGE_BREAK}(?:19|20)[0-9]{{2}}(?:,|\s[a-z])")
_DAY_ON_LAST_PAGE = re.compile(
    rf"(?:[a-z,]\s|[(–-])(?:the\s)?[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\sof)?{PAGE_BREAK}(?:of\s)?$"
)
_PAGE = 100  # characters: the number, head or foot of a page
_DAY = rf"(?:[0-9](?:[0-9{_TAKEN}]|\s[0-9])?|[{_TAKEN}][0-9]|{_IN_LETTERS}|[lIOSZB])(?:st|nd|rd|th)?"
_MONTH_BEFORE = re.compile(
    rf"(?<!\w)(?:{_DAY}[–/-])?{_DAY}\.?\s(?:of\s?)?(?P<behind>\w{{2,12}})[.,;]?{_GAP}$"
    rf"|(?<!\w)(?P<month>[^\W\d_]{{2,12}})[.,]?(?:[^\w\n]|_|\n>\s){{0,4}}(?<![^\W\d_](?=[^\W\d_]))"
    rf"(?:{_DAY}|(?![0-9]{{4}})(?=[^\W_]{{0,2}}[0-9])[^\W_]{{1,4}})(?:\s[a-z]{{1,2}})?[^\w\n]{{1,4}}$"
)
_MONTH_BEHIND = re.compile(
    rf"(?:[.,]?\s(?:[*|^~¬\\]\s?)?|{PAGE_BREAK})([^\W\d_]{{3,12}})[.*^~¬\\]?\s(?:[^\w\s]\s)?[0-9]{{1,2}}(?![0-9])"
)
_SHORT = 4  # letters of a word that may be anything misspelt: "Jn.", "Niv."


def _is_behind_a_day(text: str, start: int, before: int) -> bool:
    """Whether a figure before a month may be its day; what ends at ``before`` is read already."""
    if "\n" in text[max(0, start - 4) : start] and _DAY_ON_LAST_PAGE.search(text, max(0, start - _PAGE), start):
        return True
    left = _DAY_BEFORE.search(text, max(0, start - 10), start)
    if left is not None and left.start() >= before:
        return True
    column = _COLUMN_BEFORE.search(text, max(before, start - 64), start)
    return column is not None and not leads_to_year(column[1] or column[2] or "")


def _is_before_a_day(text: str, end: int) -> bool:
    """Whether a figure behind a month may be its day, and counts nothing."""
    right = _DAY_BEHIND.match(text, end)
    return right is not None and not _is_counted(right[1])


def _is_before_a_year(text: str, end: int) -> bool:
    """Whether a figure behind a day and month may be their year: "20 November 20251"."""
    right = _YEAR_BEHIND.match(text, end) or _YEAR_ON_NEXT_PAGE.match(text, end)
    return right is not None and not _is_counted(right[1])


_CENTURIES = (19, 20)
_IN_MONTH = re.compile(r"\b(?:[Ii]n|[Ss]ince|by)\s$")  # "in July 20-", and below "13"
_FOUR = re.compile(r"[.,;]?\s((?:19|20)/[0-9]|[^\s.,:;()%/–-]{4})(?!\w)")
_CUT_SHORT = re.compile(
    r"[.,;]?\s(?:19|20)[0-9](?![\w%]|[.,:][0-9])(?:\s([^\W\d_]+))?|[.,;]?\s(?:19|20)[0-9]{3}(?![\w%])()"
)
_COLUMN = re.compile(  # "5 May see 2024", where columns were mixed
    r"(?:(?<=[A-Z][a-z][a-z])\.|(?<=Sept)\.|,)?\s(?:[^\s\d]+\s){0,3}?([^\s\d]*[^\s\d.!?;,])\s(?:19|20)[0-9]{2}(?![\w%]|[.,:][0-9])(?:\s([^\W\d_]+))?"
    r"|\s(?:[^\s\d]+\s){0,2}(?:[a-z]+\s){0,5}([^\s\d]*[^\s\d.!?;,])\s[0-9]{1,2},?\s(?:19|20)[0-9]{2}(?!\w)"
    rf"|{PAGE_BREAK}[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)[0-9]{{2}}(?!\w)"
)
_COLUMN_BEFORE = re.compile(
    r"(?<![\w.,:/-])[0-9]{1,2}(?:st|nd|rd|th)?\s(?:[^\s\d]+\s){0,2}?([^\s\d]*[^\s\d.!?;,])\s$"
    rf"|\b(?:on|of|from|{_BOUND})\s[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:[a-z]+\s){{0,7}}([a-z]+)\s$"
    r"|(?<![\w.,:/-])[0-9]{1,2}(?:st|nd|rd|th)?(?:\s?[.…_-]){3,9}\s?$"
)  # "15 see May 2024"
_MARKED_YEAR = re.compile(
    r"[.,;]?\s(?:[#*~^|\\=+@<>&][12][0-9]{3}(?!\w)|\[?(?=[0-9]*[^\w\s.,:;])[12](?:[^\w\s.,:;]?[0-9]){3}(?!\w))"
)  # "May 201=7"
_FIRST = f"12{_TAKEN}i{_LOST}"


def _is_before_a_lost_year(text: str, end: int) -> bool:
    """Whether the next word is a year of which a figure got lost: "May 20i7", "5 May ?024"."""
    if _MARKED_YEAR.match(text, end):
        return True
    cut = _CUT_SHORT.match(text, end)
    if cut is not None and not _is_counted(cut[1]):
        return True
    if _is_apart_from_year(text, end):
        return True
    behind = _FOUR.match(text, end)
    if behind is None or (behind[1].isascii() and behind[1].isdecimal()):
        return False
    word = behind[1]
    figures = [figure in _FIGURES for figure in word]
    return (word[0] in _FIRST or word[0].isdigit()) and sum(figures) + figures[-1] > 2


def _is_apart_from_year(text: str, end: int) -> bool:
    """Whether words that lead to no year part a date from what may be its year."""
    column = _COLUMN.match(text, end)
    if column is None:
        return False
    if (
        _is_counted(column[2]) and column[0].replace(" ", "").isalnum()
    ):  # "5 May some 2000 men", not "5 May (box) 2000 men"
        return False
    last = column[1] or column[3] or ""
    return not leads_to_year(last) or (
        last in _ARTICLES and column[2] is None and not text[column.end() :].startswith("-")
    )


_ARTICLES = ("the", "a", "an")


def _is_behind_a_figure(text: str, start: int, before: int) -> bool:
    """Whether a figure before a month may be what is left of its year: "202 4 May 19"."""
    left = _DIGITS_BEFORE.search(text, max(0, start - 5), start)
    return left is not None and left.start() >= before


def _is_beside_a_month(text: str, start: int, end: int, before: int) -> bool:
    """Whether a word beside a year may be its month, misspelt: "20 Juny 2025", or a day before it be of that year."""
    if _DAY_GOES_ON.match(text, end):
        return True
    if _is_behind_a_damaged_month(text, start) or _ORPHAN.search(text, max(0, start - 6), start):
        return True
    if (single := _DAY_AND_WORD.search(text, max(0, start - 32), start)) and not leads_to_year(single[1] or ""):
        return True
    left = _MONTH_BEFORE.search(text, max(0, start - 24), start)
    if left and (word := left["behind"] or left["month"]):
        glued = _SECOND_WORD.search(word)  # "onMay 26, 2018"
        return _may_be_month(glued[1] if glued else word) and (left.start() >= before or left["month"] is not None)
    right = _MONTH_BEHIND.match(text, end)
    if right is None:
        return False
    return bool(near_months(right[1].capitalize())) or (right[1].istitle() and _may_be_month(right[1]))


# "12 ventôse 2019", "13 ul. 2019", "12 de mai de 2019"; "an. 2019", a short month that lost a letter
_DAY_AND_WORD = re.compile(
    r"(?<![\w.,:/-])(?:[0-9]|[12][0-9]|3[01])(?:st|nd|rd|th|\.)?\s(?:(?:de|of)\s)?([^\W\d_]{2,14})\.?\s(?:de\s)?$"
    r"|(?<!\w)()(?:an|eb|ar|pr|un|ul|ug|ep|ept|ct|ov|ec)\.\s$"
)
_WORD_BEFORE = re.compile(r"(\]?[^\W\d_]{2,14})(?:\s?[^\w\s]){0,2}\s[(\[“\"]?$")
_ORPHAN = re.compile(
    r"(?:^|\n)\s*[0-9]{1,2},?\s$|(?<![\w.,:/-])(?:[0-9]{1,2}[-–])?(?:[12]?[0-9]|3[01]),\s$|[0-9][-./][(\[\"“]?$"
)  # "17, 2023" of which the month is lost
_DOUBLED = re.compile(r"(\w)\1")
_SECOND_WORD = re.compile(r"[a-z]([A-Z][a-z]+)$")


def _is_behind_a_damaged_month(text: str, start: int) -> bool:
    """Whether the word before a year is a month that was scanned badly or is glued: "Novernber", "]une", "InMay"."""
    before = _WORD_BEFORE.search(text, max(0, start - 18), start)
    if before is None:
        return False
    glued = _SECOND_WORD.search(before[1])
    mended = glued[1] if glued else before[1].replace("rn", "m").replace("]", "J").strip("Â")
    single = _DOUBLED.sub(r"\1", mended.lower())  # "Mayy"
    lower = before[1].lower()
    if lower in months_abroad() or (
        lower not in known_words() and before[1].istitle() and OSA.distance(lower, "may") == 1
    ):
        return True  # "in Mai 2019", which may be a name, "in Mav 2019"
    return (mended[0].isupper() and not months().keys().isdisjoint((mended.lower(), single))) or before[
        1
    ] in _cut_months()


@cache
def _cut_months() -> frozenset[str]:
    """The names of months without their first letter, or without some of their last: "uly", "Septemb"."""
    names = [name for name in months() if len(name) >= _SHORT and name != "sept"]
    ends = {name[1:] for name in names} - {"arch"}
    return frozenset(ends | {name.capitalize()[:cut] for name in names for cut in range(_SHORT, len(name))} - {"Marc"})


def _may_be_month(word: str) -> bool:
    lower = word.lower()
    if is_function_word(lower) or lower in counted():
        return False
    named = word.capitalize()
    return len(word) <= _SHORT or lower in months() or named in _cut_months() or bool(near_months(named))


def _is_counted(word: str | None) -> bool:
    return word is not None and (word == "%" or word.lower() in counted() or is_count_noun(word))
