"""The ledger in the forms of others: IATI 2.03 and a table after the Kiel tracker."""

import csv
import re
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from typer.testing import CliRunner

import dipext
from dipext.cli import app
from dipext.io.iati import transaction_type
from dipext.io.kiel import COLUMNS
from dipext.lexicon import toml
from dipext.models import Category, Instrument, PartyKind, Stage

ISSUER = "Ministry of Foreign Affairs of Latvia"
TEXT = (
    "Latvia has transferred EUR 5 million to UNICEF for schools in Moldova. "
    "Latvia will give EUR 3 million in humanitarian aid to Sudan in 2026. "
    "Latvia allocated a loan of USD 11-13 million to Moldova. "
    "Latvia and Estonia pledged EUR 8 million to Georgia. "
    "Haiti needs $70 million for shelter. "
    "Latvia will spend 5% of GDP on defence in 2026. "
    "Latvia has delivered 40 generators to Kharkiv."
)
# Element, least and most of each, as iati-activities-schema.xsd 2.03 has them in these sequences.
ACTIVITY = """
    iati-identifier 1 1, reporting-org 1 1, title 1 1, description 1 *, participating-org 1 *, other-identifier 0 *,
    activity-status 1 1, activity-date 1 *, contact-info 0 *, activity-scope 0 1, recipient-country 0 *,
    recipient-region 0 *, location 0 *, sector 0 *, tag 0 *, country-budget-items 0 1, humanitarian-scope 0 *,
    policy-marker 0 *, collaboration-type 0 1, default-flow-type 0 1, default-finance-type 0 1, default-aid-type 0 *,
    default-tied-status 0 1, budget 0 *, planned-disbursement 0 *, capital-spend 0 1, transaction 0 *,
    document-link 0 *, related-activity 0 *, legacy-data 0 *, conditions 0 1, result 0 *, crs-add 0 1, fss 0 1
"""
TRANSACTION = """
    transaction-type 1 1, transaction-date 1 1, value 1 1, description 0 1, provider-org 0 1, receiver-org 0 1,
    disbursement-channel 0 1, sector 0 *, recipient-country 0 1, recipient-region 0 1, flow-type 0 1,
    finance-type 0 1, aid-type 0 *, tied-status 0 1
"""


def breaches(parent: Element, sequence: str) -> list[str]:
    """What in the children of an element is against a sequence of the schema."""
    rows = [row.split() for row in sequence.split(",")]
    order = [name for name, _, _ in rows]
    tags = [child.tag for child in parent]
    found = [f"unknown: {tag}" for tag in tags if tag not in order]
    found += ["order"] if sorted(tags, key=order.index) != tags else []
    for name, least, most in rows:
        count = tags.count(name)
        if count < int(least) or (most != "*" and count > int(most)):
            found.append(f"{name}: {count}")
    return found


def read(text: str = TEXT, **known: str) -> dipext.Extraction:
    release = dipext.Release(text=text, **{"published": "2025-11-20", "issuer": ISSUER, **known})
    return next(iter(dipext.extract_many([release])))


def activities(path: Path, *extractions: dipext.Extraction) -> list[Element]:
    return list(fromstring(dipext.write_ledger(extractions, path / "out.xml").read_text(encoding="utf-8")))


def table(path: Path, *extractions: dipext.Extraction) -> list[dict[str, str]]:
    with dipext.write_ledger(extractions, path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_flow_is_an_activity_with_a_transaction(tmp_path: Path) -> None:
    found = activities(tmp_path, read())
    told = []
    for activity in found:
        country, value = activity.find("recipient-country"), activity.find("transaction/value")
        kind = activity.find("transaction/transaction-type")
        assert value is not None
        assert kind is not None
        code = country.get("code") if country is not None else None
        told.append((kind.get("code"), value.text, value.get("currency"), value.get("value-date"), code))
    day = "2025-11-20"
    assert told == [
        ("3", "5000000", "EUR", day, "MD"),
        ("12", "3000000", "EUR", day, "SD"),
        ("2", "11000000", "USD", day, "MD"),
        ("12", "8000000", "EUR", day, "GE"),
    ]


def test_what_the_elements_hold(tmp_path: Path) -> None:
    schools, sudan, loan, joint = activities(tmp_path, read(url="https://example.org/a?b=1&c=2"))
    assert schools.findtext("transaction/provider-org/narrative") == "Latvia"
    assert schools.findtext("transaction/receiver-org/narrative") == "UNICEF"
    assert [(org.get("role"), org.findtext("narrative")) for org in schools.iter("participating-org")] == [
        ("1", "Latvia"),
        ("3", "UNICEF"),
    ]
    assert sudan.get("humanitarian") == "1"
    assert [sector.attrib for sector in sudan.iter("sector")] == [
        {"vocabulary": "2", "code": "720", "percentage": "100"}
    ]
    assert [(day.get("type"), day.get("iso-date")) for day in sudan.iter("activity-date")] == [
        ("1", "2026-01-01"),
        ("3", "2026-12-31"),
    ]
    finance = loan.find("transaction/finance-type")
    assert finance is not None
    assert finance.get("code") == "421"
    assert "USD 11-13 million; amount: range]" in (loan.findtext("transaction/description/narrative") or "")
    assert joint.findtext("transaction/provider-org/narrative") == "Latvia; Estonia"
    assert [link.get("url") for link in joint.iter("document-link")] == ["https://example.org/a?b=1&c=2"]


def test_the_elements_are_as_the_schema_has_them(tmp_path: Path) -> None:
    for activity in activities(tmp_path, read(url="https://example.org")):
        assert breaches(activity, ACTIVITY) == []
        transaction = activity.find("transaction")
        assert transaction is not None
        assert breaches(transaction, TRANSACTION) == []
        assert transaction.get("humanitarian") is None  # of a whole activity the activity says it
        for narrative in activity.iter("narrative"):
            assert narrative.text
        activity.remove(transaction)
        assert breaches(activity, ACTIVITY) == []  # the schema asks for no transaction
        identifier = activity[0]
        activity.remove(identifier)
        assert breaches(activity, ACTIVITY) == ["iati-identifier: 0"]


def test_identifiers_are_the_same_in_every_run_and_differ_between_releases(tmp_path: Path) -> None:
    first, again, other = read(doc_id="a"), read(doc_id="a"), read(doc_id="b")
    names = [[item.findtext("iati-identifier") for item in activities(tmp_path, one)] for one in (first, again, other)]
    assert names[0] == names[1]
    assert not set(names[0]) & set(names[2])
    assert all(name and re.fullmatch(r"dipext-[0-9a-f]{16}-commitment-\d+", name) for one in names for name in one)


def _row(**changed: object) -> dipext.Commitment:
    return read("Latvia has committed EUR 5 million to Moldova.").commitments[0].model_copy(update=changed)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"stage": "committed"}, "2"),
        ({"stage": "committed", "needs_review": True}, "12"),
        ({"stage": "allocated", "needs_review": True}, "2"),
        ({"stage": "delivered"}, "3"),
        ({"stage": "need"}, None),
        ({"stage": "proposed"}, None),
        ({"stage": "cancelled"}, "2"),
        ({"stage": "cancelled", "needs_review": True}, None),
        ({"accounting": "cumulative"}, None),
        ({"accounting": "restated"}, None),
        ({"part_of": "commitment-9"}, None),
        ({"category": "defence_own"}, None),
    ],
)
def test_the_type_of_a_transaction(changed: dict[str, object], code: str | None) -> None:
    assert transaction_type(_row(**changed)) == code


def test_a_cancellation_is_negative(tmp_path: Path) -> None:
    extraction = read("Latvia has committed EUR 5 million to Moldova.")
    row = extraction.commitments[0].model_copy(update={"stage": "cancelled", "needs_review": False})
    (activity,) = activities(tmp_path, extraction.model_copy(update={"commitments": (row,)}))
    assert activity.findtext("transaction/value") == "-5000000"


HOSTILE = (
    "Latvia will give EUR 3 million to Moldova for <script>alert(1)</script> &amp; ]]> "
    "\x00\x07\uffff \ud800 'quoted' schools."
)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    extraction = read(HOSTILE)
    (activity,) = activities(tmp_path, extraction)
    said = activity.findtext("description/narrative") or ""
    assert "<script>alert(1)</script> &amp; ]]> \ufffd\ufffd\ufffd" in said
    assert not list(activity.iter("script"))
    (row,) = table(tmp_path, extraction)
    assert row["source_reported_value"] == "3000000"


def test_a_formula_in_the_table_is_disarmed(tmp_path: Path) -> None:
    (row,) = table(tmp_path, read(url="=HYPERLINK(1)", text="Latvia will give EUR 3 million to Moldova."))
    assert row["source_url"] == "'=HYPERLINK(1)"


def test_the_table(tmp_path: Path) -> None:
    rows = table(tmp_path, read(doc_id="a"))
    assert tuple(rows[0]) == COLUMNS
    columns = ("donor", "recipient_code", "measure", "aid_type_general", "source_reported_value", "value_min", "item")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("Latvia", "MDA", "disbursement", "financial", "5000000", "", ""),
        ("Latvia", "SDN", "commitment", "humanitarian", "3000000", "", ""),
        ("Latvia", "MDA", "allocation", "", "", "11000000", ""),
        ("Latvia; Estonia", "GEO", "commitment", "", "8000000", "", ""),
        ("Latvia", "UKR", "delivery", "", "", "", "40 generators"),
    ]
    assert [(row["item_numb"], row["item_numb_deliv"]) for row in rows[3:]] == [("", ""), ("40", "40")]
    assert rows[1]["explanation"] == "Latvia will give EUR 3 million in humanitarian aid to Sudan in 2026."
    assert rows[1]["period_start"] == "2026-01-01"
    assert {row["announcement_date"] for row in rows} == {"2025-11-20"}


def test_every_code_is_of_a_value_there_is() -> None:
    data = toml("io/ledger")
    for name, values in (("stage", Stage), ("category", Category), ("instrument", Instrument), ("party", PartyKind)):
        assert data[name].keys() <= set(values.__args__), name
    measures = {codes.get("kiel") for codes in data["stage"].values()}
    assert measures == {"commitment", "allocation", "disbursement", "delivery", None}


def test_the_command(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    for suffix in (".xml", ".csv"):
        output = tmp_path / f"out{suffix}"
        done = CliRunner().invoke(app, ["ledger", str(text), "-o", str(output), "--published", "2025-11-20"])
        assert done.exit_code == 0, done.output
        assert "5000000" in output.read_text(encoding="utf-8")


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["ledger", "a.txt", "-o", str(tmp_path / "out.pdf")])
    assert done.exit_code == 2
    with pytest.raises(dipext.OutputError, match=r"\.xml"):
        dipext.write_ledger(read(), tmp_path / "out.pdf")
    assert not list(tmp_path.iterdir())
