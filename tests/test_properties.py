"""What holds for any text whatsoever."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dipext

FIXTURES = Path(__file__).parent.parent / "fixtures"

# Pieces of the genre, so that what Hypothesis puts together wakes the rules up; the odd ones break word borders.
PIECES = (
    "Foreign Minister Kadri Lepik",
    "H.E. Mr. MORI Haruka",
    "Mrs May",
    "Prime Minister",
    "President Kovalenko’s",
    "NATO Secretary General",
    "von der",
    "on 3 December",
    "by the end of",
    "2025-11-20",
    "04/07/2025",
    "30 February",
    "Friday",
    "last",
    "next year",
    "the first half of",
    "2028–2034",
    "FY2026",
    "over the next",
    "in recent weeks",
    "1999-2000-2001",
    "between",
    "up to",
    "at least",
    "approximately",
    "one and a half",
    "hundreds of millions",
    "1.500.000",
    "12,50,000",
    "1\u00a0500\u202f000",
    "9" * 30,
    "€",
    "US$",
    "SEK",
    "million euros",
    "crore",
    "each",
    "of which",
    "(about",
    "per cent of GDP",
    "5%",
    "5–6%",
    "percentage points",
    "two-thirds",
    "12‰",
    "from",
    "to",
    "Baltic Sentry",
    "(PURL)",
    "Drone Coalition",
    "the newly established",
    "Initiative",
    "said",
    "and",
    ".",
    ",",
    ":",
    "–",
    "“",
    "”",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "\u00ad",
    "\u200b",
    "e\u0301",
    "🇱🇻",
    "İ",
    "ß",
    "٣",
    "½",
    "²",
    "\x00",
    "\ud800",
)

characters = st.characters(exclude_categories=())
any_text = st.text(characters, max_size=200)
genre = st.lists(st.sampled_from(PIECES) | any_text.map(lambda text: text[:8]), max_size=40).flatmap(
    lambda pieces: st.sampled_from(("", " ", " ", "\n")).map(lambda glue: glue.join(pieces))
)
context = st.fixed_dictionaries(
    {},
    optional={
        "published": st.dates(),
        "issuer": any_text | st.sampled_from(("", "NATO", "US Department of State", "Global Affairs Canada")),
    },
)


def check(text: str, result: dipext.Extraction) -> None:
    """Every offset is true, and each kind stands in text order without repeating itself."""
    assert result.text == text
    for span in result.spans():
        assert text[span.start : span.end] == span.text
    for items in (result.dates, result.money, result.percentages):
        starts = [item.span.start for item in items]
        assert starts == sorted(set(starts))
    for owners in (result.people, result.initiatives):
        firsts = [owner.mentions[0].span.start for owner in owners]
        assert firsts == sorted(firsts)
        for owner in owners:
            starts = [mention.span.start for mention in owner.mentions]
            assert starts == sorted(set(starts))
    for kind in ("people", "dates", "money", "percentages", "initiatives"):
        ids = [item.id for item in getattr(result, kind)]
        assert len(ids) == len(set(ids))


def references_hold(result: dipext.Extraction) -> None:
    sums, dates = {item.id for item in result.money}, {item.id for item in result.dates}
    for item in result.money:
        assert {item.equivalent_of, item.part_of} - {None} <= sums - {item.id}
    for item in (*result.money, *result.percentages):
        assert item.period is None or item.period in dates


@given(any_text, context)
@settings(max_examples=300, deadline=None)
def test_any_unicode_string_is_read_with_true_offsets(text: str, known: dict[str, Any]) -> None:
    check(text, dipext.extract(text, **known))


@given(genre, context)
@settings(max_examples=500, deadline=None)
def test_pieces_of_the_genre_in_any_order_are_read_with_true_offsets(text: str, known: dict[str, Any]) -> None:
    result = dipext.extract(text, **known)
    check(text, result)
    references_hold(result)
    assert dipext.extract(text, **known) == result


@given(genre)
@settings(max_examples=200, deadline=None)
def test_json_keeps_whatever_was_read(text: str) -> None:
    result = dipext.extract(text.encode("utf-8", "replace").decode(), published="2025-11-20")
    assert dipext.Extraction.model_validate_json(result.model_dump_json()) == result


def moved(data: Any, by: int) -> Any:
    """The extraction as JSON data with every offset moved, without the text itself."""
    if isinstance(data, dict):
        if set(data) == {"start", "end", "text"}:
            return {**data, "start": data["start"] + by, "end": data["end"] + by}
        return {key: moved(value, by) for key, value in data.items()}
    return [moved(value, by) for value in data] if isinstance(data, list) else data


def facts(text: str, **known: Any) -> Any:
    return dipext.extract(text, **known).model_dump(mode="json", exclude={"text"})


FILLERS = ("No comment was made.\n\n", "\n\n", "🇱🇻 e\u0301 ß.\n\n", "The doors were closed early, it was said.\n\n\n")


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_paragraph_in_front_moves_the_offsets_of_a_release_and_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = {"published": "2025-11-20", "issuer": "NATO"}
    alone = facts(text, **known)
    for filler in FILLERS:
        assert facts(filler + text, **known) == moved(alone, len(filler))


@given(genre, st.sampled_from(FILLERS))
@settings(max_examples=300, deadline=None)
def test_a_paragraph_in_front_moves_the_offsets_of_anything_and_nothing_else(text: str, filler: str) -> None:
    known = {"published": "2025-11-20"}
    assert facts(filler + text, **known) == moved(facts(text, **known), len(filler))


@given(st.sampled_from(sorted(FIXTURES.glob("*.txt"))), st.data())
@settings(max_examples=100, deadline=None)
def test_any_cut_of_a_release_is_read_with_true_offsets(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    check(text[start:end], dipext.extract(text[start:end], published="2025-11-20"))


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_offsets_are_true_in_every_form_of_a_text(form: str, ending: str) -> None:
    for path in sorted(FIXTURES.glob("*.txt")):
        text = unicodedata.normalize(form, path.read_text(encoding="utf-8")).replace("\n", ending)
        result = dipext.extract(text, published="2025-11-20")
        check(text, result)
        assert result.people


def values(result: dipext.Extraction) -> list[Any]:
    items = (*result.dates, *result.money, *result.percentages)
    people = [(person.name, [mention.form for mention in person.mentions]) for person in result.people]
    return [*people, *(item.model_dump(exclude={"span", "cue"}) for item in items)]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_windows_line_ends_change_no_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    unix, windows = (dipext.extract(t, published="2025-11-20") for t in (text, text.replace("\n", "\r\n")))
    assert values(unix) == values(windows)
