"""The day a release states about itself."""

from datetime import date

import pytest

import dipext
from dipext.dates.dateline import find_dateline, find_footer

DAY = date(2025, 9, 4)


@pytest.mark.parametrize(
    "head",
    [
        "Tallinn, 4 September 2025 – The Foreign Minister opened the forum.",
        "Ministers discuss the Arctic\n04.09.2025. 14:30\nPhoto: the Ministry\n\nThe ministers met.",
        "Ministers discuss the Arctic\nPublished: 4 September 2025\n\nThe ministers met.",
        "Ministers discuss the Arctic\nThursday, September 4, 2025\n\nThe ministers met.",
        "On 4 September 2025, in Oslo, the ministers met.",
        "On 4 September 2025 the ministers met in Oslo.",
        "BRUSSELS, Sept. 4, 2025 — The Council adopted the package.",
        "Joint statement\n(Reykjavik, 4 September 2025)\nWe, the ministers, met on 2 September.",
        "New Delhi\nSeptember 04, 2025\n\nThe talks took place.",
        "2025-09-04\nThe talks took place.",
        "Upper Marsh on the Water, Northern Bay, Thursday, 4 September 2025, 14:30 – The forum opened.",
        "In 2024 the port grew.\nPress release: Thursday, the 4th of September, 2025\n\nThe port opened.",
        "Port opens\n2025-09-04 – Halifax – Ministry of Ports\nThe port opened.",
    ],
)
def test_dateline(head: str) -> None:
    found = find_dateline(head)
    assert found
    assert (found.start, found.end) == (DAY, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "The ministers met on 4 September 2025 in Oslo.",
        "Since 4 September 2025, talks have gone on.",
        "Oslo, 4 September – The ministers met.",
        "The treaty of 4 September 2025 was signed.\n" * 3,
        "On Thursday the ministers met. They will meet on 4 September 2026.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


FOOTERS = [
    "Last updated: 9 September 2025",
    "Page last modified on 09.09.2025",
    "This page was last reviewed on Tuesday, 9 September 2025",
    "Printed 9 September 2025, 10:14",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_a_footer_is_weaker_than_the_dateline_and_doubtful(footer: str) -> None:
    body = "The ministers met yesterday."
    found = find_footer(f"Ministers meet\n{body}\n{footer}")
    assert found
    assert found.start == date(2025, 9, 9)
    dated = dipext.extract(f"Ministers meet\nOslo, 4 September 2025 – {body}\n{footer}")
    assert (dated.published, dated.published_source, dated.warnings) == (DAY, "dateline", ())
    undated = dipext.extract(f"Ministers meet\n{body}\n{footer}")
    assert (undated.published, undated.published_source) == (date(2025, 9, 9), "dateline")
    assert undated.warnings == ("published_doubtful",)
    assert [(d.start, d.warnings) for d in undated.dates if d.anchor == "relative"] == [
        (date(2025, 9, 8), ("published_doubtful",))
    ]


def test_a_sentence_about_an_update_is_no_footer() -> None:
    assert find_footer("The plan was updated.\nUpdated plans of 9 September 2025 were shown.") is None


def test_an_order_of_figures_that_nobody_settles_is_doubtful() -> None:
    text = "Ports reopen\n04/09/2025\nThe ministers met yesterday."
    assert dipext.extract(text).warnings == ("published_doubtful",)
    british, american = (dipext.extract(text, issuer=issuer) for issuer in ("UK FCDO", "US Department of State"))
    assert (british.published, british.warnings) == (DAY, ())
    assert (american.published, american.warnings) == (date(2025, 4, 9), ())


def test_the_dateline_is_the_reference_day_and_the_result_tells_so() -> None:
    text = "Riga, 20 November 2025 – Yesterday the ministers met."
    result = dipext.extract(text)
    assert (result.published, result.published_source) == (date(2025, 11, 20), "dateline")
    assert [item.start for item in result.dates] == [date(2025, 11, 20), date(2025, 11, 19)]


def test_an_argument_wins_over_the_dateline() -> None:
    result = dipext.extract("Riga, 20 November 2025 – Yesterday the ministers met.", published="2025-11-22")
    assert result.published_source == "argument"
    assert result.dates[-1].start == date(2025, 11, 21)


def test_without_either_relative_dates_stay_unresolved() -> None:
    result = dipext.extract("Yesterday the ministers met; they will meet again on 3 December and within 30 days.")
    assert result.published_source == "none"
    assert [(item.start, item.end, item.edtf, item.resolved) for item in result.dates] == [
        (None, None, None, False)
    ] * 3
