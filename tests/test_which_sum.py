"""Which sum is which, where several stand together: parts, wholes, running totals, what is left."""

import pytest

import dipext
from dipext.models import Money


def sums(text: str) -> dict[str, Money]:
    """The sums of a text by their words."""
    return {item.span.text: item for item in dipext.extract(text, published="2025-06-02").money}


@pytest.mark.parametrize(
    "text",
    [
        "Only CHF 3 million of the CHF 8 million appeal for Fiji has come in.",
        "CHF 3 million of the total of CHF 8 million promised in Apia was paid.",
        "Today's CHF 3 million is the second instalment of the CHF 8 million grant.",
        "The bridge costs CHF 8 million, with Bern lending CHF 3 million and the islands paying the rest.",
        "Bern gives CHF 8 million, with CHF 3 million for clinics and the remainder for roads.",
    ],
)
def test_a_sum_is_part_of_the_one_that_it_is_taken_from(text: str) -> None:
    found = sums(text)
    part, whole = found["CHF 3 million"], found["CHF 8 million"]
    assert (part.accounting, part.part_of) == ("part", whole.id)
    assert (whole.accounting, whole.part_of) == (None, None)


def test_what_somebody_gives_of_a_thing_is_no_part_of_a_larger_sum() -> None:
    found = sums("Oslo gave NOK 3 million of the best timber, worth NOK 8 million.")
    assert [item.part_of for item in found.values()] == [None, None]


def test_a_list_has_parts_of_its_own_and_parts_of_these() -> None:
    found = sums(
        "Tonga gets A$9 million:\n\n• A$4 million for the harbour;\n"
        "• A$3 million for schools, including A$1 million for books;\n• A$2 million for the police."
    )
    whole, schools = found["A$9 million"], found["A$3 million"]
    assert found["A$1 million"].part_of == schools.id
    assert {found[text].part_of for text in ("A$4 million", "A$3 million", "A$2 million")} == {whole.id}


def test_items_that_happen_to_add_up_to_the_first_are_no_parts_of_it() -> None:
    found = sums("This includes:\n- €5 million for wells\n- €3 million for seeds\n- €2 million for tools")
    assert [(item.accounting, item.part_of) for item in found.values()] == [("part", None)] * 3


def test_a_sum_that_breaks_down_into_others() -> None:
    found = sums("The amount breaks down as follows: €4 million for Niger; €3 million for Mali; €1 million for Chad.")
    assert [item.accounting for item in found.values()] == ["part"] * 3


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("Oslo gives €8 million, of which some is a loan.", None),
        ("Help for Peru now exceeds €8 million since May 2023.", "cumulative"),
        ("That comes to 0.4% of income, or nearly €8 million since the storm.", "cumulative"),
        ("Prices have risen by €8 since May.", None),
        ("Rome doubles its gift to the fund, to €8 million a year.", None),
        ("The total cost of the Upper Valley Roads is estimated at €8 million.", "total"),
        ("Lisbon's total aid to Angola in 2024–2025 is put at €8 million.", "total"),
        ("The unspent balance, €8 million, goes to mine action.", "remaining"),
        ("The outstanding amount of €8 million falls due in May.", "remaining"),
        ("The newly announced funding of €8 million is for schools.", "new"),
        ("The prize of €8 million goes to an outstanding school.", None),
    ],
)
def test_how_a_sum_is_counted(text: str, accounting: str | None) -> None:
    assert sums(text)["€8" if "€8 since" in text else "€8 million"].accounting == accounting


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The reef and the river fund, both opened in 2023, have raised €8 million so far.", None),
        ("A gift of €8 million was announced today and will be spent before March 2027.", "March 2027"),
        ("The loan of €8 million, Oslo's largest this year, is for ports.", None),
        ("To date, €8 million has been paid.", None),
        ("It comes on top of the €8 million credit of May 2023.", None),
        ("The loan of €8 million is to be paid out in 2026.", "2026"),
    ],
)
def test_the_date_that_a_sum_is_for(text: str, period: str | None) -> None:
    result = dipext.extract(text, published="2025-06-02")
    dates = {date.id: date.span.text for date in result.dates}
    assert dates.get(result.money[0].period or "") == period


def test_a_quarter_that_a_sum_is_counted_by_is_no_share() -> None:
    result = dipext.extract("Payments of €8 million a quarter begin in July; a quarter of the town is flooded.")
    assert ([item.per for item in result.money], [str(share.value) for share in result.percentages]) == (
        ["quarter"],
        ["25"],
    )


def test_lines_with_names_are_no_parts_of_the_line_before() -> None:
    found = sums(
        "Pledges so far:\nKenya: €7 million\nPeru: €6 million, including €2 million for roads\nTogo: €1 million"
    )
    assert [item.part_of for item in found.values()] == [None, None, found["€6 million"].id, None]


def test_a_list_under_a_line_that_says_what_it_is() -> None:
    found = sums(
        "Oslo gives €9 million to Togo.\n\nThis is how the money is divided\n• €4 million: schools\n"
        "• €3 million: ports\n• the remaining €2 million: markets"
    )
    assert [item.accounting for item in found.values()] == [None, "part", "part", "remaining"]
    assert {item.part_of for item in found.values()} == {None, found["€9 million"].id}


@pytest.mark.parametrize(
    "text",
    [
        "Rome announced €9 million for Togo.\n\nOf this, €4 million goes to schools and €3 million to ports.",
        "They noted that of the €9 million pledged in May 2024, €4 million was under contract and €3 million spent.",
    ],
)
def test_parts_of_this(text: str) -> None:
    found = sums(text)
    assert {found["€4 million"].part_of, found["€3 million"].part_of} == {found["€9 million"].id}


@pytest.mark.parametrize(
    "text",
    [
        "The grant of 90 million yen (¥90,000,000), equivalent to some €6 million, is for ports.",
        "Tokyo gave ¥90 million to Mali, which corresponds to roughly €6 million, and left.",
        "It is on top of the ¥90 million that Tokyo spends on roads in Mali this year, equal to about €6 million.",
    ],
)
def test_an_equivalent_behind_more_words(text: str) -> None:
    found = sums(text)
    assert found["€6 million"].equivalent_of == next(iter(found.values())).id


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("Trade has grown over the last seven years and stood at €8 million in 2024.", None),
        ("The bank's capital is to be raised to €8 million.", None),
        ("The bazaar raised €8 million for schools.", "revenue"),
        ("That leaves a gap in the €8 million required until June.", "need"),
    ],
)
def test_how_a_sum_is_counted_by_its_own_clause(text: str, accounting: str | None) -> None:
    assert sums(text)["€8 million"].accounting == accounting


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("A credit of €8 million, repayable over 20 years, was agreed.", None),
        ("They extended the plan by 54 months with €8 million of their own.", None),
        ("Arrears stand at €8 million, the lowest level in a decade.", None),
        ("The capital was ordered, in March, to be raised to €8 million.", None),
        ("The office published the figures of trade for April. Exports reached €8 million.", "April"),
        ("The office published figures for April.\n\nThe harbour costs €8 million.", None),
        ("The loan of €8 million is paid over 20 years.", "20 years"),
    ],
)
def test_the_date_of_a_sum_and_of_something_else(text: str, period: str | None) -> None:
    result = dipext.extract(text, published="2025-06-02")
    dates = {date.id: date.span.text for date in result.dates}
    assert dates.get(result.money[0].period or "") == period


def test_the_part_of_a_whole_and_the_sum_behind_a_verb_have_their_years() -> None:
    result = dipext.extract(
        "Since 1992 Oslo has lent €9 million, €4 million of which in the last five years. "
        "In January–July 2025, trade increased by 9% and amounted to €3 million."
    )
    dates = {date.id: date.span.text for date in result.dates}
    assert [dates[item.period or ""] for item in result.money[1:]] == ["the last five years", "January–July 2025"]


def test_a_change_has_the_year_of_the_sum_it_changed_to() -> None:
    result = dipext.extract(
        "Trade was worth €8 million in 2024, a rise of 4%. In 2023 sales reached €2 million, up 9%."
    )
    dates = {date.id: date.span.text for date in result.dates}
    assert [dates[share.period or ""] for share in result.percentages] == ["2024", "2023"]


def test_what_each_gives_in_brackets_is_part_of_the_sum_of_all() -> None:
    found = sums("The €6 million comes from the Agency (€3 million), the regions (€2 million) and firms (€1 million).")
    assert [item.part_of for item in found.values()] == [None] + [found["€6 million"].id] * 3


def test_the_items_of_a_list_that_add_up_are_parts_of_the_sum_above_them() -> None:
    found = sums(
        "Rome and Lima signed three grants worth €9 million (PEN 38 million). The Minister of Finance was there.\n\n"
        "- €4 million for schools;\n- €3 million for ports;\n- €2 million for courts."
    )
    assert [item.part_of for item in found.values()][2:] == [found["€9 million"].id] * 3


def test_items_that_do_not_add_up_are_no_parts() -> None:
    found = sums("Rome gave €9 million last year. The news:\n\n- €4 million for schools;\n- €3 million for ports.")
    assert [item.part_of for item in found.values()] == [None] * 3


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("It envisions a €8 million funding need.", "need"),
        ("The Response Plan for Mali, recently revised to €8 million, is unfunded.", "need"),
        ("The Response Plan for Mali has received €8 million.", None),
        ("He is grateful for the €8 million (about SEK 9 million) provided since 2017.", "cumulative"),
    ],
)
def test_needs_and_what_came_together_in_other_words(text: str, accounting: str | None) -> None:
    assert sums(text)["€8 million"].accounting == accounting


@pytest.mark.parametrize(
    "text",
    [
        "They have a plan for the years 2023 to 2025, under which €8 million is set aside.",
        "It runs from 2023 to 2025 and has a budget of €8 million.",
        "The plan guides them over the next four years.\n\nThe agreement foresees a minimum of €8 million.",
    ],
)
def test_the_years_of_a_plan_are_those_of_its_budget(text: str) -> None:
    assert dipext.extract(text, published="2022-06-02").money[0].period is not None


def test_the_budget_of_something_else_is_not_for_the_years_of_a_plan() -> None:
    result = dipext.extract(
        "They met for the years 2023 to 2025. The harbour costs €8 million.", published="2022-06-02"
    )
    assert result.money[0].period is None


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("India gave a credit of €8 million, of which much has been spent so far.", None),
        ("In 2024 it gave €8 million for meals, it has since bought ships.", None),
        ("€8 million had been paid out by the end of September.", "cumulative"),
        ("€8 million had been paid out by a clerk.", None),
        ("They announced a further drawdown of equipment for Peru, valued at up to €8 million.", "additional"),
        ("The port has got €8 million for quays, which have seen ships since 2014.", None),
    ],
)
def test_a_sum_is_counted_by_its_own_clause_alone(text: str, accounting: str | None) -> None:
    assert sums(text)["€8 million"].accounting == accounting


@pytest.mark.parametrize(
    "text",
    [
        "The bank paid the second tranche of €4 million, out of a €9 million loan signed in 2022, to the port.",
        "They plan a programme worth €9 million; as a first element, €4 million in support is planned.",
        "The bank lends €9 million. The package is made up of a loan of €4 million from one fund and a gift.",
    ],
)
def test_the_first_of_several(text: str) -> None:
    found = sums(text)
    assert (found["€4 million"].accounting, found["€4 million"].part_of) == ("part", found["€9 million"].id)


def test_limits_of_projects_that_add_up_to_the_total() -> None:
    found = sums(
        "They signed two projects with a total amount of 9 billion yen.\n\n(1) The ward (grant limit: 7 billion yen)\n"
        "It serves many.\n\n(2) Rice (grant limit: 2 billion yen)\nIt feeds many."
    )
    assert [item.part_of for item in found.values()] == [None] + [found["9 billion yen"].id] * 2


def test_two_gifts_for_one_term() -> None:
    result = dipext.extract("Oslo gave €3 million to Chad and €2 million to Mali for the years 2025–2027.")
    assert [item.period for item in result.money] == [result.dates[0].id] * 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("They fund a €8 million programme for media, which runs until March 2027.", "March 2027"),
        ("They give €8 million to clerks ahead of the 2026 elections.", None),
    ],
)
def test_the_term_of_a_programme_and_the_year_of_an_event(text: str, period: str | None) -> None:
    result = dipext.extract(text, published="2025-06-02")
    dates = {date.id: date.span.text for date in result.dates}
    assert dates.get(result.money[0].period or "") == period


def test_the_bulk_of_a_sum_in_brackets() -> None:
    found = sums("The plan costs CHF 9 million, with the bulk (CHF 6 million) going to Chad.")
    assert found["CHF 6 million"].part_of == found["CHF 9 million"].id


def test_a_share_in_brackets_is_of_the_year_of_its_sum() -> None:
    result = dipext.extract("Aid amounted to €9 million in 2024 (1% of GNI).", published="2025-06-02")
    assert result.percentages[0].period == result.money[0].period == result.dates[0].id
