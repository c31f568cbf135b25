"""No sum is counted twice: conversions, parts, running totals; and each is tied to its date."""

import pytest

import dipext
from dipext.models import Money


def sums(text: str, **context: str) -> dict[str, Money]:
    """The sums of a text by their words."""
    return {item.span.text: item for item in dipext.extract(text, **context).money}


@pytest.mark.parametrize(
    "text",
    [
        "Oslo gives NOK 90 million (about EUR 8 million) this spring.",
        "Oslo gives NOK 90 million, equivalent to EUR 8 million, this spring.",
        "Oslo gives NOK 90 million, i.e. EUR 8 million, this spring.",
        "Oslo gives NOK 90 million, or EUR 8 million, this spring.",
        "Oslo gives NOK 90 million / EUR 8 million this spring.",
    ],
)
def test_a_conversion_is_the_same_money(text: str) -> None:
    found = sums(text)
    assert found["EUR 8 million"].equivalent_of == found["NOK 90 million"].id
    assert found["NOK 90 million"].equivalent_of is None


@pytest.mark.parametrize(
    "text",
    [
        "Oslo gives NOK 90 million and EUR 8 million this spring.",
        "Oslo gives NOK 90 million for tents, EUR 8 million for food.",
        "Oslo gives EUR 9 million (EUR 8 million of it in kind).",
        "Oslo gave NOK 90 million. (EUR 8 million came from Rome.)",
    ],
)
def test_other_money_is_not(text: str) -> None:
    assert [item.equivalent_of for item in sums(text).values()] == [None, None]


def test_parts_belong_to_their_whole() -> None:
    found = sums("Rome gives €9 million, of which €4 million is for tents and €5 million for food.")
    assert found["€9 million"].accounting is None
    for part in ("€4 million", "€5 million"):
        assert (found[part].accounting, found[part].part_of) == ("part", found["€9 million"].id)


def test_parts_in_the_next_sentence() -> None:
    found = sums(
        "Rome gives another €9 million. Of this, €4 million is for tents and the remaining €5 million for food."
    )
    part, rest = found["€4 million"], found["€5 million"]
    assert (part.accounting, rest.accounting) == ("part", "remaining")
    assert part.part_of == rest.part_of == found["€9 million"].id


@pytest.mark.parametrize(
    "text",
    [
        "Bern gives CHF 9 million. Of the money, CHF 4 million goes to clinics; CHF 3 million is for wells.",
        "Oslo seeks NOK 9 billion. Of that appeal, NOK 4 billion is for roads and close to NOK 3 billion for rails.",
        "Aid came to £9 million in that year.\n\nOf the total, £4 million went to Mali and about £3 million to Chad.",
    ],
)
def test_parts_go_on_with_the_whole_of_the_first(text: str) -> None:
    whole, *parts = sums(text).values()
    assert [(part.accounting, part.part_of) for part in parts] == [("part", whole.id)] * 2


def test_the_whole_is_the_sum_right_before() -> None:
    lead = "The park drew €40 million. As part of the next phases Oslo gives €42 million, including"
    found = sums(f"{lead} €4 million for tents; €3 million for food.")
    assert found["€4 million"].part_of == found["€3 million"].part_of == found["€42 million"].id


def test_each_item_of_a_list_has_its_own_parts() -> None:
    lead = "Oslo lent to these:\n"
    found = sums(
        f"{lead}- Peru €9 million, of which €4 million is spent.\n- Chad: €8 million, of which €3 million is spent."
    )
    assert found["€8 million"].part_of is None
    assert found["€4 million"].part_of == found["€9 million"].id
    assert found["€3 million"].part_of == found["€8 million"].id


def test_what_somebody_else_pays_is_no_part() -> None:
    found = sums("Rome gives €9 million, of which €4 million is for tents; Bonn paid €3 million to Chad.")
    assert found["€3 million"].part_of is found["€3 million"].accounting is None


@pytest.mark.parametrize(
    ("text", "belongs"),
    [
        ("Oslo gives NOK 9 million. NOK 4 million is for tents, the rest for food.", True),
        ("The envelope is €9 million. About €4 million is earmarked for roads; the remainder is open.", True),
        ("Tokyo lends JPY 90 billion. JPY 40 billion goes to ports and the balance to rails.", True),
        ("Oslo gives NOK 9 million. NOK 4 million is for tents, and the rest of the country is glad.", False),
        ("Oslo gives NOK 9 million. NOK 14 million is for tents, the rest for food.", False),
    ],
)
def test_a_rest_presupposes_a_whole(text: str, belongs: bool) -> None:
    whole, part = sums(text).values()
    assert (part.part_of == whole.id) is belongs


@pytest.mark.parametrize("lead", ["The projects are:", "The three grants are:", "Its components are:"])
def test_a_list_of_what_the_sum_before_is_for(lead: str) -> None:
    found = sums(
        f"The Fund approved over CHF 90 million in loans.\n\n“Water first,” he said.\n\n{lead}\n\n"
        "- Togo: CHF 40 million for rails, co-financed with $7 million from a bank.\n"
        "- Peru: €12 million for wells.\n- Laos: CHF 9 million for clinics.\n\nIt gave CHF 3 million to Chad."
    )
    whole = found["CHF 90 million"].id
    assert [found[text].part_of for text in ("CHF 40 million", "€12 million", "CHF 9 million")] == [whole] * 3
    assert found["$7 million"].part_of is found["$7 million"].accounting is found["CHF 3 million"].part_of is None


def period(text: str, of: str, **context: str) -> str | None:
    """The words of the date that a figure of a text is for."""
    result = dipext.extract(text, **context)
    told = {date.id: date.span.text for date in result.dates}
    return told.get(next(i.period for i in (*result.money, *result.percentages) if i.span.text == of) or "")


@pytest.mark.parametrize(
    ("text", "of", "date"),
    [
        ("The Plan for 2024-2029 was adopted. Its budget, NOK 8 million, is small.", "NOK 8 million", "2024-2029"),
        ("The work would cost 9 billion yen and last almost two decades.", "9 billion yen", None),
        ("The project will cost £9 million and take three years.", "£9 million", None),
        ("The credit has a grace period of five years and bears interest at 3% in all.", "3%", None),
        ("Bern lends them the balance at 1.5 percent over 30 years.", "1.5 percent", None),
        ("Bern gives them 1.5 percent of its budget over 30 years.", "1.5 percent", "30 years"),
        ("To date, it has lent about CHF 9 billion in over 60 countries since 1985.", "CHF 9 billion", "1985"),
        ("A further PLN 7 million will follow before 13 April 2031.", "PLN 7 million", "13 April 2031"),
        ("It paid PLN 7 million before the flood of 13 April 2021.", "PLN 7 million", None),
        ("They expect cases to rise by 80% by 2040, and under 6% of patients are treated.", "6%", None),
        ("In 2022 exports to Peru fell by 3%, while imports grew by 6%.", "6%", "2022"),
        ("In 2021 some 40 ports were dredged; traffic rose by 8%.", "8%", "2021"),
        ("In March rents fell, and the catch dropped by 12%.", "12%", "March"),
        ("In 2022 a law was passed after which imports had grown by 6%, and rents by 4%.", "6%", None),
        ("Trade grew from 70 million pounds in 2016 to 900 million pounds in 2024.", "70 million pounds", "2016"),
    ],
)
def test_the_date_of_a_figure(text: str, of: str, date: str | None) -> None:
    assert period(text, of, published="2030-05-02") == date


def test_the_share_of_each_giver() -> None:
    found = sums("Rome and Oslo give €9 million. The Italian share of this is €4 million and Oslo's NOK 50 million.")
    assert found["€4 million"].part_of == found["NOK 50 million"].part_of == found["€9 million"].id


@pytest.mark.parametrize(
    ("lead", "belongs"),
    [("The package includes", True), ("It includes", True), ("Its plan for schools includes", False)],
)
def test_what_includes_a_sum_is_its_whole(lead: str, belongs: bool) -> None:
    found = sums(f"Rome gives €9 million. {lead} €4 million for tents.")
    assert found["€4 million"].accounting == "part"
    assert (found["€4 million"].part_of == found["€9 million"].id) is belongs


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_under_a_heading_of_its_own(end: str) -> None:
    lead = f"Rome gives €9 million.{end}{end}The money is for:{end}{end}"
    found = sums(f"{lead}- €4 million for tents;{end}- $5 million (about €4.5 million);{end}- €1 million for food.")
    whole = found["€9 million"].id
    assert [found[text].part_of for text in ("€4 million", "$5 million", "€1 million")] == [whole] * 3


def test_a_list_belongs_to_the_sum_above_it() -> None:
    found = sums("Rome gives €9 million for:\n1. €4 million for tents;\n2. €5 million for food.")
    assert [item.part_of for item in found.values()] == [None, found["€9 million"].id, found["€9 million"].id]


def test_a_breakdown_behind_a_colon() -> None:
    found = sums("Rome gives €9 million: €4 million for tents and €5 million for food.")
    assert [item.part_of for item in found.values()] == [None, found["€9 million"].id, found["€9 million"].id]


def test_a_part_without_a_whole() -> None:
    part = sums("Of this, €4 million is for tents.")["€4 million"]
    assert (part.accounting, part.part_of) == ("part", None)


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("Rome gives another €4 million.", "additional"),
        ("Rome gives €4 million in additional aid.", "additional"),
        ("Rome gives €4 million in new aid.", "new"),
        ("Rome has given €4 million since 2022.", "cumulative"),
        ("This brings Italian aid to more than €4 million.", "cumulative"),
        ("The remaining €4 million will follow.", "remaining"),
        ("Rome gives a total of €4 million.", "total"),
        ("Needs are put at €4 million.", "need"),
        ("The funding gap of €4 million worries us.", "need"),
        ("Revenues of €4 million were recorded.", "revenue"),
        ("Out of the Italian aid, €4 million is for tents.", "part"),
        ("Rome announced a new package of €4 million.", "new"),
        ("Rome announced a new hospital worth €4 million.", None),
        ("Grants since 1990 add up to over €4 million.", "cumulative"),
        ("Donors have sent tents so far, with €4 million still outstanding.", "remaining"),
        ("The needs assessment puts damage at €4 million.", None),
        ("Under the Export Revenue Loan, the Italian share is €4 million.", None),
        ("The fund has raised almost €4 million.", "cumulative"),
        ("The toll raised €4 million.", "revenue"),
        ("Fees have been frozen at €4 million a year since 2021.", None),
        ("Rome gives €4 million.", None),
        ("Since Rome joined, roads improved; it gives €4 million.", None),
    ],
)
def test_accounting(text: str, accounting: str | None) -> None:
    assert sums(text)["€4 million"].accounting == accounting


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Rome gives €4 million in 2027.", "2027"),
        ("Rome gives €4 million over five years.", "five years"),
        ("In 2027 Rome gives €4 million.", "2027"),
        ("Italian aid since 2022: €4 million.", "2022"),
        ("Rome lends €4 million until the end of 2027.", "the end of 2027"),
        ("Since 3 March 2022 Rome has given €4 million.", "3 March 2022"),
        ("The fund, founded in 1999 by Rome, gives €4 million.", None),
        ("Rome gives €4 million more than in 2021.", None),
        ("Trade tripled over three years, and now brings €4 million.", None),
        ("Rome has given €4 million since it joined the fund on 3 March 2022.", "3 March 2022"),
        ("Rome has paid €4 million, and the rest is due in 2027.", None),
        ("Rome gives €4 million. It joined in 1999.", None),
        ("Rome gives €4 million to the fund, which opened in 1999.", None),
    ],
)
def test_the_period_is_the_date_that_a_sum_is_for(text: str, period: str | None) -> None:
    result = dipext.extract(text, published="2026-02-03")
    dates = {item.id: item.span.text for item in result.dates}
    assert dates.get(result.money[0].period or "") == period


def test_each_share_has_its_own_period() -> None:
    result = dipext.extract("Aid is 3% of GDP this year and will be 4% in 2027.", published="2026-02-03")
    dates = {item.id: item.span.text for item in result.dates}
    assert [dates.get(item.period or "") for item in result.percentages] == ["this year", "2027"]


def test_a_date_that_opens_a_clause_is_for_what_follows() -> None:
    result = dipext.extract("This year Rome gives 3% of GDP, and in 2027 we will give 4%.", published="2026-02-03")
    dates = {item.id: item.span.text for item in result.dates}
    assert [dates.get(item.period or "") for item in result.percentages] == ["This year", "2027"]


def test_a_sum_shares_the_pace_of_the_percentage_it_explains() -> None:
    found = sums("Annual aid of 0.3% of GDP, i.e. EUR 90 million, is planned.")
    assert found["EUR 90 million"].per == "year"


def test_approximate_neighbours_in_a_list_are_different_money() -> None:
    found = sums("Loans of c. £30m, ca. EUR 6 million and approx. $4m were made.")
    assert [item.equivalent_of for item in found.values()] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("The gift takes Narva's help, bringing the fund.org site total to €8 million.", "cumulative"),
        ("Aid since the start of the siege reaches €8 million.", "cumulative"),
        ("Loans of up to and including €8 million are possible.", None),
        ("The course, including lodging, costs €8 million.", None),
        ("The plan comprises nine ports worth €8 million, of which €2 million are spent.", "total"),
        ("Shares worth €8 million remain frozen.", None),
        ("Of the grant, €8 million remains to be paid.", "remaining"),
        ("Damage of €8 million was seen.", None),
        ("The deficit fell over €8 million.", None),
    ],
)
def test_what_a_lone_sum_counts_as(text: str, accounting: str | None) -> None:
    assert sums(text)["€8 million"].accounting == accounting


def test_a_part_named_behind_its_sum() -> None:
    found = sums("The town has €8 million, €3 million of which for roads.")
    assert found["€8 million"].accounting is None
    assert found["€3 million"].part_of == found["€8 million"].id


def test_windows_line_ends_stand_inside_amounts() -> None:
    assert list(sums("Oslo gives EUR\r\n6\r\nmillion today.")) == ["EUR\r\n6\r\nmillion"]


def test_pounds_are_known_by_their_own_sign() -> None:
    found = sums("It costs £25 and UK£3 million.")
    assert found["£25"].currency_source == "symbol"


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("Help for the islands totals €3 million since 2022.", "cumulative"),
        ("Help for the islands totals €3 million in 2022.", "total"),
        ("Trade in timber totalled €3 million last year.", "total"),
        ("The total repair cost of €3 million is high.", "total"),
        ("A shortfall of €3 million remains.", "need"),
        ("Some €3 million remain undisbursed.", "remaining"),
        ("The loan grew, bringing the total to €9 million, out of the €3 million envelope.", None),
        ("Oslo has so far paid nothing, and the ferry costs €3 million.", None),
        ("Help totals €9 million since 2022 and will grow by €3 million.", None),
    ],
)
def test_what_has_come_together(text: str, accounting: str | None) -> None:
    assert sums(text)["€3 million"].accounting == accounting


def test_each_clause_tells_its_own_running_total() -> None:
    found = sums("Oslo has given NOK 9 million since the flood, while Riga lent €3 million and Rome €2 million.")
    assert [item.accounting for item in found.values()] == ["cumulative", None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo gives NOK 90 million over four years (about EUR 8 million).",
        "Oslo gives NOK 90 million for tents in 2026 (EUR 8 million).",
    ],
)
def test_a_conversion_behind_what_the_sum_is_for(text: str) -> None:
    found = sums(text)
    assert found["EUR 8 million"].equivalent_of == found["NOK 90 million"].id
    assert found["EUR 8 million"].period == found["NOK 90 million"].period == "date-1"


def test_the_next_giver_gives_no_part() -> None:
    found = sums("Rome gives €9 million, including €4 million for tents, and New Zealand will add NZ$3 million.")
    assert found["€4 million"].accounting == "part"
    assert (found["NZ$3 million"].accounting, found["NZ$3 million"].part_of) == (None, None)


def test_the_rest_of_a_whole_whose_part_is_a_fraction() -> None:
    found = sums("Rome gives €9 million, of which a third is a loan; the rest, €6 million, is a grant.")
    rest = found["€6 million"]
    assert (rest.accounting, rest.part_of) == ("remaining", found["€9 million"].id)


def test_a_breakdown_behind_the_purpose_and_a_colon() -> None:
    found = sums("Rome gives €9 million for tents: €4 million for Samoa and €5 million for Tonga.")
    assert [item.accounting for item in found.values()] == [None, "part", "part"]


def test_a_part_behind_the_purpose() -> None:
    found = sums("Rome gives €9 million in boats, €4 million of which comes as cash.")
    assert (found["€9 million"].accounting, found["€4 million"].part_of) == (None, found["€9 million"].id)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Sales are up 6% on 2023.", None),
        ("Sales show a 6% increase over 2023.", None),
        ("Sales were up 6% from 2023.", None),
        ("Fees will rise by 6% from 2027.", "2027"),
        ("Fees rose by 6% over the past decade.", "the past decade"),
        ("Reserves rose by 6%, equal to two months of imports.", None),
        ("Reserves rose by 6%, three times the growth of 2023.", None),
    ],
)
def test_a_comparison_is_no_period(text: str, period: str | None) -> None:
    found = dipext.extract(text, published="2025-11-20")
    dates = {date.id: date.span.text for date in found.dates}
    assert [dates.get(share.period or "") for share in found.percentages] == [period]


def test_a_running_total_has_the_period_of_its_own_clause() -> None:
    found = dipext.extract("Rome lends €3 million, taking its help this year to €9 million.", published="2025-11-20")
    assert [item.period for item in found.money] == [None, "date-1"]


@pytest.mark.parametrize(
    ("text", "accounting"),
    [
        ("Rome will give up to €3 million in 2026 and has lent €8 million since the storm.", [None, "cumulative"]),
        ("The plan should bring up to €8 million by 2027.", [None]),
        ("Rome signed three loans totalling €8 million.", ["total"]),
        ("The total cost of the quay amounted to €8 million.", ["total"]),
        ("The overall amount of the fund is €8 million.", ["total"]),
        ("€8 million more goes to the quay.", ["additional"]),
        ("On top of the €8 million there will be €3 million for tents.", [None, "additional"]),
        ("The agency called for €8 million.", ["need"]),
        ("They hope to raise €8 million before the rains.", ["need"]),
        ("Needs are put at €8 million; one year ago it was €3 million.", ["need", "need"]),
        ("Since 2014 Rome has lent €8 million, a €3 million rise over 2019.", ["cumulative", None]),
        ("Since 2022 Rome has also handed over nine lorries, at €3 million each.", [None]),
        ("Rome had pledged €3 million; what comes now brings the total to €8 million.", [None, "cumulative"]),
        ("With this, loans under the programme add up to €8 million.", ["cumulative"]),
        ("A region with a combined GDP of €8 million joined.", ["total"]),
    ],
)
def test_sums_count_as_their_own_clause_says(text: str, accounting: list[str | None]) -> None:
    assert [item.accounting for item in dipext.extract(text, published="2026-02-03").money] == accounting


def test_a_list_has_parts_only_where_its_heading_speaks_of_the_sum() -> None:
    lead = "Rome gives €9 million for ports.\n\n"
    parts = "- €4 million for tents;\n- €3 million for food, all within a total of €20 million."
    divided = sums(f"{lead}The money is divided as follows:\n{parts}")
    assert divided["€4 million"].part_of == divided["€3 million"].part_of == divided["€9 million"].id
    assert divided["€20 million"].accounting == "total"
    other = sums(f"{lead}Announced at the summit:\n{parts}")
    assert [other[text].part_of for text in ("€4 million", "€3 million", "€20 million")] == [None] * 3


def test_parts_by_number_and_of_a_whole_told_before() -> None:
    found = sums("Rome gives €9 million. The first part, €4 million, is for tents. Part two, €5 million, is for food.")
    assert found["€4 million"].part_of == found["€5 million"].part_of == found["€9 million"].id
    found = sums(
        "Rome opens the €9 million fund. The overall amount is composed of €4 million in grants and €5 million."
    )
    assert found["€4 million"].part_of == found["€5 million"].part_of == found["€9 million"].id


def test_no_part_is_larger_than_its_whole() -> None:
    found = sums("The fund has €9 million, €4 million of it Dutch, and €30 million a year is pledged.")
    assert found["€4 million"].part_of == found["€9 million"].id
    assert (found["€30 million"].accounting, found["€30 million"].part_of) == (None, None)


def test_an_equivalent_behind_a_dash_shares_accounting_and_period() -> None:
    found = sums("Oslo gives another NOK 90 million – approximately EUR 8 million – over four years.")
    kroner, euros = found["NOK 90 million"], found["EUR 8 million"]
    assert euros.equivalent_of == kroner.id
    assert kroner.accounting == euros.accounting == "additional"
    assert kroner.period == euros.period is not None


def test_a_rate_behind_brackets_is_that_of_both_sums() -> None:
    found = sums("Oslo will give 90 million Norwegian kroner (about 8 million euros) annually.")
    assert [item.per for item in found.values()] == ["year", "year"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("The €4 million facility, proposed in November 2025, opens.", [None]),
        ("Rome gives a further €4 million (in 2018 prices).", [None]),
        ("Last month, a loan of €4 million was signed.", [None]),
        ("Rome pledged €4 million in November 2025.", [None]),
        ("Rome pledged €4 million for 2027.", ["2027"]),
        ("A deal of €4 million will be signed next month.", [None]),
        ("Rome needs €4 million to help 3 million people this year.", [None]),
        ("Since its creation in 2005, the fund has given €4 million.", [None]),
        ("Rome has €4 million ($5 million) available from 1 December 2026 to 30 November 2027.", ["1 December"] * 2),
        ("Exports came to €4 million ($5 million) in 2023, and imports to €3 million.", ["2023"] * 3),
        ("In 2027 the fund has €4 million in grants and €3 million in loans.", ["2027"] * 2),
        ("It would cost €4 million, and directed the board to report by May 2027.", [None]),
        ("Rome spent €4 million in 2024. On top of the €4 million it lent €3 million.", ["2024", "2024", None]),
        ("When leaders meet in the summer, Rome will ask for €4 million.", [None]),
    ],
)
def test_the_period_is_no_day_of_signing_and_no_date_of_something_else(text: str, periods: list[str | None]) -> None:
    result = dipext.extract(text, published="2026-02-03")
    dates = {item.id: item.span.text for item in result.dates}
    found = [dates.get(item.period or "") for item in result.money]
    assert [text and text[: len(start or "")] for text, start in zip(found, periods, strict=True)] == periods


@pytest.mark.parametrize(
    ("text", "issuer", "owner", "warning"),
    [
        ("Estonia gives 0.3% of GDP to Ukraine.", None, "EST", None),
        (
            "In 2024, it is 3% of GDP on defence and 1% of GDP in support of Ukraine.",
            "MFA of Estonia",
            "EST",
            "from_issuer",
        ),
        ("We will go up to 5% of GDP for defence.", "MFA of Lithuania", "LTU", "from_issuer"),
        ("Denmark, which supports Ukraine, will spend 3% of GDP.", None, "DNK", None),
        ("The minister told his Ukrainian host that Finland gives 3% of GDP.", None, "FIN", None),
        ("Latvian diplomacy wants them to settle on 3% of GDP.", "MFA of Latvia", None, None),
        ("Allies will spend 3% of GDP, said the Polish minister.", "MFA of Poland", None, None),
        ("Rome met the Bulgarian President. Spending will reach 2% of GDP.", "NATO", "BGR", "from_context"),
    ],
)
def test_whose_gdp(text: str, issuer: str | None, owner: str | None, warning: str | None) -> None:
    share = dipext.extract(text, issuer=issuer).percentages[0]
    assert (share.base, share.base_owner) == ("GDP", owner)
    assert share.warnings == ((warning,) if warning else ())


def test_shares_of_other_countries_are_shares_of_the_same() -> None:
    found = dipext.extract(
        "Malta spends 2% of GDP. In Latvia the figure is 4%, in Norway 3%; Spain stands short of 2%."
    )
    assert [share.base_owner for share in found.percentages] == ["MLT", "LVA", "NOR", "ESP"]
    assert {share.base for share in found.percentages} == {"GDP"}


@pytest.mark.parametrize(
    ("text", "base", "measure"),
    [
        ("Half of the overall envelope is left.", "the overall envelope", None),
        ("The advance is 7% of the total amount.", "the total amount", "advance"),
        ("Convergence stands at 35% of the EU average.", "the EU average", "convergence"),
        ("A third of that money is left.", "that money", None),
        ("A third of that is left.", None, None),
        ("Women made up 16% of those deployed.", None, None),
        ("They may ask for pre-financing of 7% of the total.", "the total", "pre-financing"),
        ("Exports to the continent have grown by 12%.", None, "exports to the continent"),
        ("Support to Ukraine has grown by 12%.", None, "support"),
        ("It will raise the share of wind in its power to at least 60%.", "its power", "share of wind"),
    ],
)
def test_bases_and_measures_in_full(text: str, base: str | None, measure: str | None) -> None:
    share = dipext.extract(text).percentages[0]
    assert (share.base, share.measure) == (base, measure)


@pytest.mark.parametrize(
    "text",
    [
        "Rome approved two loans totalling €9 million for Samoa, €5 million for ports and €4 million for the grid.",
        "The package of €9 million – €5 million for food and €4 million for water – comes from the fund.",
        "Rome gives a total of €9 million for islands, €5 million for Samoa and up to €4 million for Tonga.",
    ],
)
def test_what_is_listed_behind_a_total_and_adds_up_is_its_part(text: str) -> None:
    found = sums(text)
    whole = found["€9 million"].id
    assert [(found[part].accounting, found[part].part_of) for part in ("€5 million", "€4 million")] == [
        ("part", whole)
    ] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Rome is providing €9 million for Samoa, €5 million for Tonga and €4 million for Fiji.",
        "A total of €9 million came in, Oslo gave €5 million and Riga €4 million.",
        "Rome gives a total of €9 million, €5 million for Samoa and €3 million for Tonga.",
    ],
)
def test_what_adds_up_by_chance_is_no_part(text: str) -> None:
    assert sums(text)["€5 million"].part_of is None


def test_a_part_of_what_somebody_gave_is_of_that_gift() -> None:
    told = "Norway gives NOK 64 million (about €6 million). Rome asks for €9 million."
    found = sums(f"{told}\n\nOf Norway's grant, €2 million is for tents.")
    assert found["€2 million"].part_of == found["NOK 64 million"].id


def test_dong_and_dollars_are_the_same_money() -> None:
    found = sums("The port costs VND 1,200 billion (about 46 million US dollars).")
    assert found["46 million US dollars"].equivalent_of == found["VND 1,200 billion"].id


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("It tops €4 million which Rome has spent in Samoa in 2022.", "2022"),
        ("It tops €4 million that Rome gave Samoa in 2022.", "2022"),
        ("It tops €4 million, which was presented by Ms Berg in May 2022.", None),
        ("Boats get €9 million until 2024, and €4 million is set aside for tents.", None),
        ("She welcomed the decision to provide €4 million in 2022 for water.", "2022"),
        ("Reserves came to €4 million, just enough to finance imports for two months.", None),
        ("Rome has set aside €4 million in next year's budget for boats.", "next year"),
        ("Some €4 million of the pledges from last year's conference is paid.", None),
    ],
)
def test_the_period_of_a_relative_clause_and_of_a_clause_of_its_own(text: str, period: str | None) -> None:
    r = dipext.extract(text, published="2025-11-20")
    found = next(item for item in r.money if item.span.text == "€4 million").period
    assert (r[found].span.text if found else None) == period


def test_a_body_tells_of_the_country_of_the_sentence_before() -> None:
    text = "They said all members met. Japan pays. Sri Lanka's economy grows. Public debt will fall to 102% of GDP."
    share = dipext.extract(text, issuer="Asian Development Bank").percentages[0]
    assert (share.base_owner, share.warnings) == ("LKA", ("from_context",))


@pytest.mark.parametrize(
    "text",
    [
        "Of those registered last month, 52% are children.",
        "Of 1,143,096 people counted in May, 52% are children.",
        "Trade fell to 9 tonnes, 52% below the level of the year before.",
        "Sales were 52% above those of 2022.",
    ],
)
def test_the_date_of_who_is_counted_or_of_another_level_is_no_period(text: str) -> None:
    share = next(item for item in dipext.extract(text, published="2025-11-20").percentages if item.value == 52)
    assert share.period is None


def test_a_share_of_what_was_spent_in_a_year_is_for_that_year() -> None:
    r = dipext.extract("Of the money in 2022, 52% went to schools.", published="2025-11-20")
    assert r[r.percentages[0].period].span.text == "2022"


@pytest.mark.parametrize("marks", [("(a)", "(b)"), ("a)", "b)"), ("(i)", "(ii)"), ("1.", "2."), ("-", "-")])
def test_a_list_has_marks_of_all_kinds(marks: tuple[str, str]) -> None:
    first, second = marks
    found = sums(f"The €9 million is shared out as follows:\n{first} water: €5 million;\n{second} food: €3 million.")
    whole = found["€9 million"].id
    assert [found[part].part_of for part in ("€5 million", "€3 million")] == [whole, whole]


def test_lines_of_a_table_are_no_parts_of_one_another() -> None:
    found = sums("Water: €5 million\nFood: €4 million\nTotal: €9 million")
    assert [item.accounting for item in found.values()] == [None, None, "total"]


def test_what_is_taken_from_is_not_what_was_given_so_far() -> None:
    found = sums("Of the €9 million pledged in Rome, €4 million has been paid out so far.")
    assert [item.accounting for item in found.values()] == [None, "part"]


def test_since_belongs_to_the_running_total() -> None:
    text = "This year's gift of €3 million brings support since 2020 to €9 million. Of 2019, it now holds €4 million."
    r = dipext.extract(text, published="2025-11-20")
    periods = [item.period and r[item.period].span.text for item in r.money]
    assert periods == ["This year", "2020", None]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("They presented the Action Plan for 2024-2027 today. Its budget is put at €4 million.", "2024-2027"),
        ("The strategy runs from 2024 to 2026. The total cost is about €4 million.", "2024 to 2026"),
        ("A programme for 2024-2027 opens. The programme's budget amounts to €4 million.", "2024-2027"),
        ("They met on 5 May 2024. Its budget is put at €4 million.", None),
        ("They presented the Plan for 2024-2027. A boat costs €4 million.", None),
    ],
)
def test_a_budget_is_for_the_years_of_its_plan(text: str, period: str | None) -> None:
    r = dipext.extract(text, published="2025-11-20")
    found = r.money[0].period
    assert (r[found].span.text if found else None) == period
