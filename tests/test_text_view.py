"""The clean view of a text: what is made of typography, what is left alone, and that offsets find their way back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipext
from dipext.text.view import View

PROSE = (
    "The Minister of Foreign Affairs, Anna Berg, met her colleagues in Riga on Monday and promised five million euros "
    "for the repair of power lines. The Vice-President of the Commission thanked her; the co-operation of the two goes "
    "on until the end of 2027, and their experts will meet again in the spring.\n"
    "A statement follows."
)


def wrapped(text: str, width: int, end: str = "\n") -> str:
    """As a mail program wraps: as many words a line as go in."""
    return re.sub(rf"(.{{1,{width}}})(?: |$)", lambda m: m[1] + end if m.end() < len(m.string) else m[1], text)


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\n    ", "\n> "])
def test_wrapped_prose_is_one_line_again(width: int, end: str) -> None:
    first, last = PROSE.split("\n")
    mark = "> " if ">" in end else ""
    assert View(f"{mark}{wrapped(first, width, end)}\n{mark}{last}").text == PROSE


def test_prose_in_lines_of_uneven_length_is_one_line_again() -> None:
    uneven = (
        "The Minister of Trade of Estonia, Kaarel\nTamm, met Secretary Anna Maria\nLind and\nher aide Peter\nvan Berg."
    )
    assert View(uneven).text == uneven.replace("\n", " ")


@pytest.mark.parametrize(("first", "second"), [(72, 40), (76, 60), (80, 70), (72, 36)])
@pytest.mark.parametrize("end", ["\n", "\n> "])
def test_prose_that_was_wrapped_twice_is_one_line_again(first: int, second: int, end: str) -> None:
    prose, statement = PROSE.split("\n")
    lines = wrapped(prose, first).split("\n")
    mark = "> " if ">" in end else ""
    assert View(mark + end.join([wrapped(line, second, end) for line in [*lines, statement]])).text == PROSE


@pytest.mark.parametrize(
    "text",
    [
        # a heading, a signature, an address
        "Minister Berg visits the harbour of Riga\nThe talks were held in the old customs house on Friday.",
        "We thank all who came.\n\nAnna Berg\nMinister of Foreign Affairs",
        "Write to the press office.\nMinistry of Foreign Affairs\n12 Harbour Street\nRiga\nLatvia",
        # lists
        "The Government gives:\n- five million euros for power lines\n- two million for schools\n- one for the sick",
        "The programme has three parts:\n1. repair of the power lines\n2. schools\n3. hospitals in the east",
        "Countries that take part in the exercise\nLatvia\nEstonia\nNorway and Sweden",
        # a table
        "Country | Sum\nLatvia | five million euros in the coming year\nEstonia | three million",
        "Latvia\tfive million euros for the repair of lines\nEstonia\tthree million euros for schools",
        # verse
        "the harbour sleeps in winter light\nno ship has come since May\nwe count the night\nand wait for one more day",
        "the harbour sleeps beneath the winter light and no\nship has come\nsince the ice began to close on it in\nMay",
    ],
)
def test_lines_that_mean_something_stay(text: str) -> None:
    assert View(text).text == text


def test_lines_with_room_for_the_next_word_stay_beside_wrapped_prose() -> None:
    first, cities = PROSE.split("\n")[0], "\nRiga\nTallinn\nOslo"
    assert View(wrapped(first, 60) + cities).text == first + cities


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("The co-\noperation goes on.", "The cooperation goes on."),
        (
            "The co-\noperation goes on. Their co-operation is old.",
            "The co-operation goes on. Their co-operation is old.",
        ),
        ("The Vice-\nPresident came.", "The Vice-President came."),
        ("A high-\nlevel plan.", "A high-level plan."),
        ("The announce-\nment was short.", "The announcement was short."),
        ("Short-\nand long-term plans.", "Short- and long-term plans."),
        ("The MINIS-\nTER spoke of the MINISTER.", "The MINISTER spoke of the MINISTER."),
        ("The soft\u00ad\nly cut word.", "The softly cut word."),
        (
            "The Vice\nPresident and the Secretary\nGeneral met Mr\nBerg.",
            "The Vice President and the Secretary General met Mr Berg.",
        ),
        ("It gives 1,500,\n000 euros.", "It gives 1,500,000 euros."),
        ("It gives 1 500\n000 euros.", "It gives 1 500 000 euros."),
        ("It gives EUR 5-\n10 million.", "It gives EUR 5-10 million."),
        ("Grants: 12,\n450 people came in 2012,\n000 more.", "Grants: 12,\n450 people came in 2012,\n000 more."),
    ],
)
def test_what_a_line_end_cuts(text: str, view: str) -> None:
    assert View(text).text == view


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("EUR\u00a05\u2002million,\u3000or\u202f$6  million", "EUR 5 million, or $6 million"),
        ("EUR 5\u201110 million, 2021\u20122027", "EUR 5-10 million, 2021–2027"),
        ("Braz\u030ce and S\u030ci\u0301lin\u0327a", "Braže and Šíliņa"),
        ("\ufeffmil\u00adlion\u200b \u2067euros\u2069", "million euros"),
        ("the guest\u200bMrs May", "the guest Mrs May"),
        ("１２ million ￥, 5％", "12 million ¥, 5%"),
        ("the ofﬁce", "the office"),
        ("one\r\ntwo\rthree\u2028four\u0085five", "one\ntwo\nthree\nfour\nfive"),
        ("**EUR 5 million**, __€20m__, *today*, _now_, ***x***", "EUR 5 million, €20m, today, now, x"),
        ("5 * 3, 5*3, snake_case, _____, * item", "5 * 3, 5*3, snake_case, _____, * item"),
        ("Total:5 euros, 5%of it\n•Latvia at 10:30", "Total: 5 euros, 5% of it\n• Latvia at 10:30"),
        ("|EUR 5||x|y\n|1 | 2|", "| EUR 5 || x | y\n| 1 | 2 |"),
        ("<b>EUR 5 million</b> <a href='x'>here</a><sup>1</sup>", "EUR 5 million here"),
        ("a <p class=x>b</p> <minister> 3 < 5 > 4", "a\nb\n<minister> 3 < 5 > 4"),
        ("AT&amp;T, 5&nbsp;&euro;, R&D; x", "AT&T, 5 €, R&D; x"),
        ("> > Dear all,\n>> EUR 5 million", "Dear all,\nEUR 5 million"),
        ("Growth:\n> 5% of GDP\nDebt:\n< 3%", "Growth:\n> 5% of GDP\nDebt:\n< 3%"),
        ("5 million¹ for 12 km² of euros², and 10³", "5 million for 12 km² of euros, and 10³"),
        ("5 million[1] and more [2] of it.[3]", "5 million and more [2] of it."),
        ("EUR 5 million1, 7 million euros12 and covid19", "EUR 5 million, 7 million euros and covid19"),
        ("EUR 5 million1.5, Annex2, article5, 3 article5a", "EUR 5 million1.5, Annex2, article5, 3 article5a"),
    ],
)  # fmt: skip
def test_marks_and_characters(text: str, view: str) -> None:
    assert View(text).text == view


def test_a_clean_text_is_its_own_view() -> None:
    assert View(PROSE).text is PROSE
    assert View(PROSE).same


def test_facts_have_the_offsets_of_the_text_as_given_and_the_values_of_the_view() -> None:
    text = "In Riga, Foreign Minister Anna\nBraz\u030ce gave **EUR\u00a05\u00ad million**¹ to\nthe port on 3 May\n2025."
    read = dipext.extract(text)
    assert [(person.name, person.mentions[0].span.text) for person in read.people] == [
        ("Anna Braže", "Anna\nBraz\u030ce")
    ]
    assert [(item.amount, item.span.text) for item in read.money] == [(5_000_000, "EUR\u00a05\u00ad million")]
    assert [item.span.text for item in read.dates] == ["3 May\n2025"]
    assert all(text[span.start : span.end] == span.text for span in read.spans())


# --- properties -----------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *"aeZ5 .,-–>*_<[&;|:%•\n\t\r\x1f\u00a0\u00ad\u200b\u030c\u0323\u2011\u2028ﬁ¹５",
        *("  ", "\r\n", "**", "__", "> ", "[1]", "<b>", "</p>", "<sup>2</sup>", "&amp;", "&nbsp;", "lt;", " million"),
        *("1", "co-\n", "\n- ", "000", "the Minister of Foreign Affairs met his"),
        " colleagues from the north\nand the east of the sea",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
def test_the_view_of_a_view_is_itself(text: str) -> None:
    view = View(text).text
    assert View(view).text == view


@given(TEXTS)
def test_the_map_is_monotone_and_lies_in_the_text(text: str) -> None:
    view = View(text)
    spans = [view.given_span(at, at + 1) for at in range(len(view.text))]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS, st.data())
def test_every_span_maps_onto_a_slice_whose_view_it_is(text: str, data: st.DataObject) -> None:
    view = View(text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    first, last = view.span(*view.given_span(start, end))
    assert first <= start < end <= last
    # wider only where it ends inside what was one letter, was composed, or is a mark with a space put beside it
    if not re.search("[ﬁ\u030c\u0323|:%•]", text):
        assert (first, last) == (start, end)


@given(st.text(max_size=200))
def test_any_text_has_a_view(text: str) -> None:
    view = View(text)
    assert View(view.text).text == view.text
    for at in range(len(view.text)):
        start, end = view.given_span(at, at + 1)
        assert 0 <= start < end <= len(text)
