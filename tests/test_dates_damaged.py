"""Dates in text that scans, scrapers and hasty fingers damaged: what is read wrong says that it is doubtful."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import dipext

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PUBLISHED = date(2025, 11, 20)
FRAMES = (
    "The envoys met on {} in Oslo and signed the note.",
    "The note of {} was signed by both sides.",
    "The grant was paid on {}, and the works began.",
    "Riga, {} – The ministers spoke of the harbour.",
    "The office said that the talks of {} had gone well.",
    "The road was closed on {}.",
    "({}) The council was told of the delay.",
)


def written(day: date) -> list[str]:
    """A day in the notations that releases have."""
    month, weekday = MONTHS[day.month - 1], f"{day:%A}"
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{day.day}. {month} {day.year}",
        f"{day.day}th of {month} {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
        f"{day.day} {month[:3]}. {day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.isoformat()}",
        f"{day.year} {month} {day.day}",
        f"{day.day}–{day.day + 1} {month} {day.year}" if day.day < 28 else f"{day.day} {month} {day.year}",
    ]


def _lost_space(text: str, dice: random.Random) -> str:
    places = [n for n, c in enumerate(text) if c == " "]
    at = dice.choice(places) if places else 0
    return text[:at] + text[at + 1 :] if places else text


def _scanned(text: str, dice: random.Random) -> str:
    letters = {"0": "O", "1": "l", "5": "S", "o": "0", "l": "1", "m": "rn", "e": "c", "I": "l"}
    places = [n for n, c in enumerate(text) if c in letters]
    at = dice.choice(places) if places else 0
    return text[:at] + letters[text[at]] + text[at + 1 :] if places else text


def _misspelt(text: str, dice: random.Random) -> str:
    places = [n for n in range(1, len(text) - 1) if text[n].isalpha() and text[n + 1].isalpha()]
    if not places:
        return text
    at = dice.choice(places)
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    left_out = text[:at] + text[at + 1 :]
    doubled = text[:at] + text[at] + text[at:]
    other = text[:at] + dice.choice("aeionrst") + text[at + 1 :]
    return dice.choice((swapped, left_out, doubled, other))


def _wrapped(text: str, dice: random.Random) -> str:
    places = [n for n, c in enumerate(text) if c == " "]
    at = dice.choice(places) if places else 0
    return text[:at] + "\n" + text[at + 1 :] if places else text


def _spaced(text: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(text))
    return text[:at] + " " + text[at:]


def _footnote(text: str, dice: random.Random) -> str:
    return text + dice.choice(("1", "2", "12", "¹", "[3]", "*"))


def _glued_word(text: str, dice: random.Random) -> str:
    return dice.choice((text + "Press", "published" + text, text + "The", "Date:" + text, "Updated" + text))


def _point_for_comma(text: str, dice: random.Random) -> str:
    return text.replace(", ", dice.choice((". ", ",", " , ", "; ")))


def _lost_figure(text: str, dice: random.Random) -> str:
    places = [n for n, c in enumerate(text) if c.isdigit()]
    at = dice.choice(places)
    return text[:at] + dice.choice("?\ufffdiZBb") + text[at + 1 :]


def _set_apart(text: str, dice: random.Random) -> str:
    places = [n for n, c in enumerate(text) if c == " "]
    at = dice.choice(places) if places else 0
    return text[:at] + dice.choice((" | ", " · ", " ~ ", "\n> ")) + text[at + 1 :] if places else text


def _quoted_figure(text: str, dice: random.Random) -> str:
    figures = list(re.finditer("[0-9]+", text))
    at = dice.choice(figures)
    before, behind = dice.choice(("()", "“”"))
    return f"{text[: at.start()]}{before}{at[0]}{behind}{text[at.end() :]}"


def _parted_by_page(text: str, dice: random.Random) -> str:
    places = [n for n, c in enumerate(text) if c == " "]
    at = dice.choice(places) if places else 0
    page = dice.choice(("\n\n7\n\n", "\n\n— 3 —\n\n", "\n\np. 4/11\n\n", "\n\nMinistry of Trade\n\n"))
    return text[:at] + page + text[at + 1 :] if places else text


def _set_twice(text: str, dice: random.Random) -> str:
    places = list(re.finditer(r"[^\W\d_]{3,}\.?", text))
    at = dice.choice(places) if places else None
    return f"{text[: at.end()]} {at[0]}{text[at.end() :]}" if at else text


def _torn_ordinal(text: str, dice: random.Random) -> str:
    return re.sub(
        r"\b([0-9]{1,2})(?:th)?(?=,? |$)", lambda day: day[1] + dice.choice((" t h", "t h", "tb", "'th")), text, count=1
    )


def _marked(text: str, dice: random.Random) -> str:
    mark = dice.choice("^~|¬\\")
    return re.sub(r"[^\W\d_]{3,}(?!day)", lambda word: f"{mark}{word[0]}{mark}", text, count=1)


DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    _lost_space,
    _scanned,
    _misspelt,
    _wrapped,
    _spaced,
    _footnote,
    _glued_word,
    _point_for_comma,
    _lost_figure,
    _set_apart,
    _quoted_figure,
    _parted_by_page,
    _set_twice,
    _torn_ordinal,
    _marked,
)


def sentences(count: int, seed: int) -> Iterator[tuple[str, date, str]]:
    """Sentences with a damaged day, that day, and what was done to it."""
    dice = random.Random(seed)
    for n in range(count):
        day = date(2019, 1, 1) + timedelta(dice.randrange(2600))
        damage = DAMAGES[n % len(DAMAGES)]
        yield dice.choice(FRAMES).format(damage(dice.choice(written(day)), dice)), day, damage.__name__


def wrong_in_silence(text: str, day: date) -> list[str]:
    """The days and longer units read that are not the one written, and have no warning."""
    found = dipext.extract(text, published=PUBLISHED).dates
    return [
        f"{item.span.text} = {item.edtf}"
        for item in found
        if item.start is not None
        and not item.warnings
        and item.kind in ("point", "range")
        and not (item.start == day and (item.end == day or item.end == day + timedelta(1)))
    ]


def test_a_damaged_date_is_right_or_doubtful_or_missed() -> None:
    wrong = [(text, found) for text, day, _ in sentences(500, 7) if (found := wrong_in_silence(text, day))]
    assert len(wrong) <= 2, wrong
