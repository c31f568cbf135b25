"""Any share in any notation is found and reads back to itself."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dipext
from dipext.models import Percentage
from dipext.percentages.en.values import read_unit
from dipext.percentages.find import find_percentages
from dipext.text.numbers import plain
from dipext.text.source import Source

SHARES = st.decimals(min_value="0", max_value="999", places=2)
UNITS = ["%", " %", " per cent", " percent", " percentage points", "‰", " basis points", " p.c."]


def one(text: str) -> Percentage:
    (found,) = find_percentages(Source(text))
    assert text[found.span.start : found.span.end] == found.span.text
    return found


@given(share=SHARES, unit=st.sampled_from(UNITS), point=st.sampled_from([".", ","]))
def test_figures_read_back(share: Decimal, unit: str, point: str) -> None:
    found = one(f"The rate is {str(share).replace('.', point)}{unit} now.")
    assert found.value == plain(share)
    assert found.unit == read_unit(unit)


@given(low=st.integers(0, 98), more=st.integers(1, 50), link=st.sampled_from([" to ", "–", "-", "% to ", "%–"]))
def test_a_range_reads_back_to_its_ends(low: int, more: int, link: str) -> None:
    found = one(f"The rate is {low}{link}{low + more}% now.")
    assert (found.value, found.value_min, found.value_max, found.quantifier) == (None, low, low + more, "range")


@given(low=st.integers(0, 98), high=st.integers(0, 98), verb=st.sampled_from(["rose", "fell", "was raised", "was cut"]))
def test_a_change_keeps_both_ends(low: int, high: int, verb: str) -> None:
    found = one(
        f"The rate {verb} from {low}% to {high} per cent." if low != high else "The rate rose from 1% to 2 per cent."
    )
    assert found.change == "from_to"
    assert (found.value, found.value_min, found.value_max) == (None, None, None)
    assert found.value_from is not None
    assert found.value_to is not None


@settings(max_examples=300)
@given(st.text(alphabet="0123456789 .,-–−%‰perctofahlnidGDPs\n\u00a0", max_size=80))
def test_nothing_raises_and_offsets_hold(text: str) -> None:
    end = 0
    for found in find_percentages(Source(text)):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= end
        end = found.span.end


@pytest.mark.parametrize(
    ("text", "base", "owner", "measure"),
    [
        ("Riga puts 4% of GDP into deterrence.", "GDP", None, "deterrence"),
        ("Latvia puts 4% of its GDP into deterrence.", "GDP", "LVA", "deterrence"),
        ("Latvia urges partners to send Ukraine 4% of GDP.", "GDP", "LVA", None),
        ("4% of the EU's GDP goes to roads.", "GDP", "EU", "roads"),
        ("Road building takes 4% of the GDP of Norway.", "GDP", "NOR", "road building"),
        ("Spending on roads will be 4% of gross national income.", "GNI", None, "spending on roads"),
        ("We will raise road budgets to 4%.", None, None, "road budgets"),
        ("Road budgets were raised to 4%.", None, None, "road budgets"),
        ("A 4% ceiling on road tolls applies.", "road tolls", None, "ceiling"),
        ("Road tolls rose by 4%, ferry fares by 5%.", None, None, "road tolls"),
        ("Support worth 4% of the total came late.", "the total", None, "support"),
        ("Allies spend 4%.", None, None, None),
    ],
)
def test_the_clause_says_what_is_measured(text: str, base: str | None, owner: str | None, measure: str | None) -> None:
    found = find_percentages(Source(text))[0]
    assert (found.base, found.base_owner, found.measure) == (base, owner, measure)


def test_a_coordinated_share_has_the_same_base() -> None:
    first, second = find_percentages(Source("Riga gives 3% of GDP for tanks and up to 1% for roads."))
    assert (first.base, first.measure) == ("GDP", "tanks")
    assert (second.base, second.measure, second.quantifier) == ("GDP", "roads", "up_to")


def test_the_next_sentence_has_not() -> None:
    _, second = find_percentages(Source("Riga gives 3% of GDP for tanks. Turnout was 60%."))
    assert (second.base, second.measure) == (None, "turnout")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Official assistance came to EUR 5 million, or 0.9% of gross national income.", "LUX"),
        ("Defence spending will climb from 1.2% to 2% of GDP by 2040.", "LUX"),
        ("The budget deficit stood at 3% of GDP last year.", "LUX"),
        ("The target for aid is 0.7% of GNI.", None),
        ("Spending in the countries of the region stood at 3% of GDP.", None),
        ("Defence spending of the Allies stood at 2.4% of GDP.", None),
        ("Losses from storms came to 3% of GDP.", None),
    ],
)
def test_a_state_tells_of_its_own_money(text: str, owner: str | None) -> None:
    found = dipext.extract(text, issuer="Luxembourg").percentages[-1]
    assert found.base_owner == owner
    assert found.warnings == (("from_issuer",) if owner else ())
