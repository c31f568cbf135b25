"""The ledger as a whole: what is counted once, what belongs together, and its words."""

import json
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

import dipext
from dipext.commitments.data import Things, Words
from dipext.commitments.verbs import table
from dipext.models import Commitment, Goods, Span

SPAN = Span(start=0, end=4, text="Riga")


def ledger(text: str, issuer: str | None = "Ministry of Foreign Affairs of Latvia") -> tuple[Commitment, ...]:
    return dipext.extract(text, published="2025-11-20", issuer=issuer).commitments


def codes(parties: tuple[Any, ...]) -> list[str]:
    return [party.code or party.name for party in parties]


def test_the_same_said_again_is_one_row_with_mentions() -> None:
    text = "Latvia gives EUR 8 million to Syria\n\nLatvia will give eight million euros in humanitarian aid to Syria."
    (row,) = ledger(text)
    assert row.evidence.text.startswith("Latvia will give")
    assert [span.text for span in row.mentions] == ["EUR 8 million"]
    assert row.category == "humanitarian"


@pytest.mark.parametrize(
    "again",
    [
        "It said it had cancelled the grant of EUR 5 million to Moldova.",
        "On Monday Latvia cancelled EUR 5 million in aid to Moldova.",
    ],
)
def test_what_is_cancelled_may_be_said_again(again: str) -> None:
    rows = ledger(f"Latvia cancelled its grant of EUR 5 million to Moldova. {again}")
    assert {row.stage for row in rows} == {"cancelled"}


def test_a_sum_in_another_currency_is_no_second_row() -> None:
    (row,) = ledger("Latvia will give €5 million (about $5.4 million) to Kenya.")
    assert row.money == "money-1"


def test_another_gift_of_the_same_size_is_a_second_row() -> None:
    rows = ledger("Latvia gave EUR 2 million to Kenya last year. Latvia will give another EUR 2 million to Kenya.")
    assert [row.stage for row in rows] == ["disbursed", "pledged"]
    assert rows[1].accounting == "additional"


def test_parts_have_their_envelope_and_its_parties() -> None:
    whole, food, rest = ledger(
        "Latvia allocated €10 million for Chad: €6 million for food and the remaining €4 million for wells."
    )
    assert (food.part_of, rest.part_of) == (whole.id, whole.id)
    assert (food.accounting, rest.accounting) == ("part", "remaining")
    assert codes(food.donors) == ["LVA"]
    assert codes(rest.recipients) == ["TCD"]
    assert [row.countable for row in (whole, food, rest)] == [True, False, False]


def test_each_makes_a_row_for_everyone() -> None:
    rows = ledger("Malta and Cyprus will each give EUR 1 million to Chad.")
    assert [codes(row.donors) for row in rows] == [["MLT"], ["CYP"]]


def test_goods_under_one_verb_are_one_row_and_a_sum_takes_its_goods() -> None:
    (row,) = ledger("Latvia handed over 12 ambulances and 500 generators to Ukraine.")
    assert [(item.count, item.item) for item in row.goods] == [
        (Decimal(12), "ambulances"),
        (Decimal(500), "generators"),
    ]
    (row,) = ledger("Latvia handed over 12 ambulances worth EUR 1.2 million to Ukraine.")
    assert row.money == "money-1"
    assert [item.span.text for item in row.goods] == ["12 ambulances"]
    rows = ledger("Latvia will send EUR 5 million and 20 generators to Ukraine.")
    assert [bool(row.goods) for row in rows] == [False, True]


def test_goods_for_two_are_two_rows() -> None:
    rows = ledger("Latvia sent 40 tents to Nepal and 60 tents to Chad.")
    assert [codes(row.recipients) for row in rows] == [["NPL"], ["TCD"]]


def test_a_unit_is_told_from_its_item() -> None:
    (row,) = ledger("Latvia will deliver 10,000 rounds of artillery ammunition to Ukraine.")
    (item,) = row.goods
    assert (item.count, item.unit, item.item) == (Decimal(10000), "rounds", "artillery ammunition")


@pytest.mark.parametrize(
    ("text", "recipients", "channels"),
    [
        ("Latvia gave EUR 1 million to UNHCR for Sudan.", ["SDN"], ["UNHCR"]),
        ("Latvia gave EUR 1 million to the International Criminal Court.", ["ICC"], []),
        ("Latvia gave EUR 1 million to Sudanese refugees in Chad.", ["TCD"], []),
        ("Latvia gave EUR 1 million to the Ukraine Facility.", ["UKR"], ["Ukraine Facility"]),
        ("Latvia gave EUR 1 million for victims of Russia's war against Ukraine in Moldova.", ["MDA"], []),
    ],
)
def test_the_last_stop_is_the_recipient(text: str, recipients: list[str], channels: list[str]) -> None:
    (row,) = ledger(text)
    assert codes(row.recipients) == recipients
    assert codes(row.channels) == channels


def test_we_is_the_speaker_and_a_passive_the_issuer_with_a_doubt() -> None:
    (row,) = ledger("“We will give EUR 2 million to Nepal,” said Swedish Foreign Minister Karin Ek.")
    assert [(party.code, party.source) for party in row.donors] == [("SWE", "speaker")]
    assert row.reported is True
    (row,) = ledger("EUR 2 million was allocated to Nepal.")
    assert [(party.code, party.source) for party in row.donors] == [("LVA", "issuer")]
    assert row.needs_review
    assert row.reported is False
    (row,) = ledger("EUR 2 million was allocated to Nepal.", issuer=None)
    assert row.donors == ()
    assert row.reported is None
    assert row.needs_review


@pytest.mark.parametrize(
    "text",
    [
        "Latvia will invest EUR 5 million in its own railways for Latvian families.",
        "The Prime Minister announced 40 million euros for small businesses and pensioners.",
        "The guarantee is expected to unlock EUR 900 million of private investment in Albania.",
        "Some €210 million in Russian assets remains frozen in Latvia.",
        "Latvia offers a reward of up to $5 million for information on the hackers from Belarus.",
        "Drones worth 4 million euros were shot down over Ukraine.",
        "More than 900 soldiers from Poland took part with 40 tanks.",
    ],
)
def test_what_is_no_row(text: str) -> None:
    assert ledger(text) == ()


def test_nothing_breaks_on_odd_text() -> None:
    for text in (
        "€5 million",
        "5 tanks",
        "€5 million to",
        "Norway: €5 million\n;\n- 3 tents",
        "(€5 million (",
        "…" * 50,
    ):
        ledger(text)


def test_a_commitment_needs_an_anchor_and_not_two() -> None:
    fields = {"id": "commitment-1", "stage": "pledged", "evidence": SPAN, "rule": "x"}
    with pytest.raises(ValidationError, match="neither a sum"):
        Commitment(**fields)
    with pytest.raises(ValidationError, match="both a sum"):
        Commitment(**fields, money="money-1", percentage="percentage-1")
    assert Commitment(**fields, goods=(Goods(span=SPAN, count=Decimal(2), item="tents"),)).countable


def test_the_frame_has_a_row_a_commitment() -> None:
    pytest.importorskip("pandas")
    result = dipext.extract("Latvia will give €5 million to Kenya.", published="2025-11-20")
    frame = result.to_frame("commitments")
    assert frame.loc[0, ["donor_codes", "recipient_codes", "stage", "countable", "money"]].tolist() == [
        ["LVA"],
        ["KEN"],
        "pledged",
        True,
        "money-1",
    ]
    assert list(dipext.extract("").to_frame("commitments").columns) == list(frame.columns)


@pytest.mark.parametrize(("file", "model"), [("words", Words), ("things", Things)])
def test_the_words_are_checked(file: str, model: type[Words] | type[Things]) -> None:
    data = tomllib.loads((files("dipext.commitments.en") / f"{file}.toml").read_text(encoding="utf-8"))
    model.model_validate(data)
    with pytest.raises(ValidationError, match="unheard_of"):
        model.model_validate({**data, "unheard_of": ["word"]})
    section = next(key for key, value in data.items() if isinstance(value, dict))
    with pytest.raises(ValidationError):
        model.model_validate({**data, section: {}} if file == "words" else {**data, "units": []})


def test_data_files_name_their_source() -> None:
    for file in ("en/words.toml", "en/things.toml", "places.txt"):
        assert "Source:" in (files("dipext.commitments") / file).read_text(encoding="utf-8")[:600], file


def test_verbs_have_their_forms() -> None:
    forms = {form for reading in table()["gave"] for form in reading.forms}
    assert forms == {"past"}
    assert {reading.verb_class for reading in table()["committed"]} == {"commit"}
    assert any(reading.particle == "aside" for reading in table()["set"])


def test_rows_survive_json() -> None:
    result = dipext.extract("Latvia will give 12 ambulances and €5 million to Kenya.", published="2025-11-20")
    assert dipext.Extraction.model_validate(json.loads(result.model_dump_json())) == result


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Latvia gave Niger EUR 20 million in 2024, which corresponds to roughly USD 22 million.", "EUR 20 million"),
        (
            "The GBP 6 million that Latvia is spending in Ghana, equal to some 110 million cedis, is new.",
            "GBP 6 million",
        ),
        ("Sweden gave SEK 60 million, about EUR 5 million, to Togo.", "SEK 60 million"),
    ],
)
def test_a_sum_said_again_in_another_currency_is_no_row(text: str, amount: str) -> None:
    (row,) = ledger(text)
    assert dipext.extract(text, published="2025-11-20")[row.money or ""].span.text == amount


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "New contributions came from Canada (CAD 9 million), Finland (EUR 3 million) and Fiji (FJD 2 million).",
            ["CAN", "FIN", "FJI"],
        ),
        (
            "Latvia gives aid to Kenya (EUR 3 million), Malawi (EUR 2 million) and Nepal (EUR 1 million).",
            ["KEN", "MWI", "NPL"],
        ),
    ],
)
def test_a_sum_in_brackets_belongs_to_the_party_before_it(text: str, parties: list[str]) -> None:
    rows = ledger(text)
    side = [codes(row.donors) if "came from" in text else codes(row.recipients) for row in rows]
    assert side == [[party] for party in parties]


def test_of_what_was_needed_nobody_says_who_paid() -> None:
    need, paid = ledger("Of the EUR 90 million needed each year for Haiti, EUR 4 million has been paid in.", "OAS")
    assert (need.stage, paid.stage, paid.donors) == ("need", "disbursed", ())


def test_a_heading_that_leaves_additional_out_is_no_row_of_its_own() -> None:
    text = "Latvia gives EUR 3 million to Kenya\n\nThe Minister announced EUR 3 million in additional aid for Kenya."
    (row,) = ledger(text)
    assert row.accounting == "additional"


def test_a_headline_in_capitals_names_the_same_country() -> None:
    text = "UNITED STATES PROVIDES EUR 3 MILLION TO PREVENT FAMINE\n\nThe United States gives EUR 3 million to Kenya."
    (row,) = ledger(text)
    assert codes(row.donors) == ["USA"]
