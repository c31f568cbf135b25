import json
import pickle
from pathlib import Path

import pytest

import dipext
from dipext import Registry, RegistryError

AMBER = '{"id": "amber", "name": "Amber Shield", "kind": "operation"}'


def mine(*records: dict[str, object]) -> Registry:
    return Registry.loads("\n".join(json.dumps(record) for record in records), "mine.jsonl")


def test_shipped_registry_is_read_once_and_round_trips() -> None:
    shipped = Registry.read()
    assert shipped is Registry.read()
    assert Registry.loads(shipped.dumps()) == shipped
    assert Registry.loads(shipped.dumps()).dumps() == shipped.dumps()
    assert shipped["baltic-sentry"].name == "Baltic Sentry"


def test_every_shipped_record_has_a_source() -> None:
    assert [entry.id for entry in Registry.read() if not entry.source] == []


def test_the_shipped_registry_covers_the_world() -> None:
    assert len(Registry.read()) >= 500
    for id_ in ("monuc", "eucap-sahel-mali", "isaf", "covax", "falepili", "usmca", "cpec", "aoip", "mfo"):
        assert id_ in Registry.read()


def test_years_and_status_agree() -> None:
    for entry in Registry.read():
        if entry.year_end is not None:
            assert entry.year_start is None or entry.year_start <= entry.year_end, entry.id
            assert entry.status in {"ended", "superseded"}, entry.id


@pytest.mark.parametrize(
    ("id_", "country"),
    [
        ("purl", "UKR"),
        ("ukraine-facility", "UKR"),
        ("tallinn-mechanism", "UKR"),
        ("artf", "AFG"),
        ("md-facility", "MDA"),
    ],
)
def test_what_is_for_one_country_names_it(id_: str, country: str) -> None:
    assert Registry.read()[id_].beneficiary == country


def test_what_is_for_many_countries_names_none() -> None:
    assert [Registry.read()[id_].beneficiary for id_ in ("epf", "gcf", "safe", "cerf")] == [None] * 4


def test_pickle_keeps_the_records_and_still_finds() -> None:
    shipped = Registry.read()
    assert shipped.index
    copy = pickle.loads(pickle.dumps(shipped))
    assert copy == shipped
    found = dipext.extract("Ships joined Baltic Sentry.", nlp=dipext.load(registry=copy)).initiatives
    assert [initiative.registry_id for initiative in found] == ["baltic-sentry"]


def test_comments_and_empty_lines_are_skipped() -> None:
    assert [entry.id for entry in Registry.loads(f"# ours\n\n{AMBER}\n")] == ["amber"]


def test_csv_of_a_sheet(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.csv"
    sheet.write_text(
        "id,name,kind,lead,year_start,aliases,status\n"
        'amber,Amber Shield,operation,Latvia; Estonia,2026,"Shield of Amber; ASHD",active\n',
        encoding="utf-8-sig",
    )
    (entry,) = Registry.read(sheet)
    assert (entry.lead, entry.year_start) == (("Latvia", "Estonia"), 2026)
    assert (entry.aliases, entry.status) == (("Shield of Amber", "ASHD"), "active")


def test_csv_rows_without_a_value_are_skipped(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.csv"
    sheet.write_text("id,name,kind,lead\n,,,\namber,Amber Shield,operation,\n", encoding="utf-8")
    (entry,) = Registry.read(sheet)
    assert (entry.id, entry.lead) == ("amber", ())


def test_csv_with_semicolons_between_cells(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.csv"
    sheet.write_text("id;name;kind;aliases\namber;Amber Shield;operation;ASHD|Shield of Amber\n", encoding="utf-8")
    (entry,) = Registry.read(sheet)
    assert entry.aliases == ("ASHD", "Shield of Amber")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "a record is a JSON object"),
        ('{"id": "a", "kind": "fund"}', "'name' is missing"),
        ('{"id": "a", "name": " ", "kind": "fund"}', "'name' is missing"),
        ('{"id": "a", "name": "Amber Fund", "kind": "ship"}', "kind 'ship' is not one of"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "color": "red"}', "unknown key 'color'"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "aliases": "AF"}', "'aliases' must be a list"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "year_start": "2020"}', "'year_start' must be a year"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "source": 7}', "'source' must be a text"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "status": "asleep"}', "status 'asleep' is not one of"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "parent": "nobody"}', "parent 'nobody' is not in"),
        (
            '{"id": "a", "name": "Amber Fund", "kind": "fund", "beneficiary": "Ukraine"}',
            "beneficiary 'Ukraine' is no ISO 3166-1 alpha-3 code, such as 'UKR'",
        ),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "aliases": ["Shield"]}', "'Shield' is a plain word"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "aliases": ["SAFE"]}', "'SAFE' is a plain word"),
        ('{"id": "a", "name": "Amber Fund", "kind": "fund", "aliases": ["--"]}', "'--' has no letter or digit"),
        ('{"id": "amber", "name": "Amber Fund", "kind": "fund"}', "id 'amber' is used twice"),
        ('{"id": "a", "name": "AMBER SHIELD", "kind": "fund"}', "is a name of 'amber' too"),
    ],
)
def test_errors_name_file_line_and_reason(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(f"{AMBER}\n# a comment\n{line}\n", encoding="utf-8")
    with pytest.raises(RegistryError) as caught:
        Registry.read(file)
    assert f"{file}:3: " in str(caught.value)
    assert reason in str(caught.value)


def test_everything_that_is_wrong_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    lines = [
        AMBER,
        "{",
        '{"id": "b", "name": "Bright Fund", "kind": "ship"}',
        '{"id": "c", "name": "Copper Fund", "kind": "fund", "parent": "b", "aliases": ["AMBER SHIELD"]}',
        '{"id": "d", "name": "Dune Fund", "kind": "fund", "parent": "nobody"}',
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RegistryError) as caught:
        Registry.read(file)
    told = [line.removeprefix(f"{file}:") for line in str(caught.value).splitlines()]
    assert [line[0] for line in told] == ["2", "3", "4", "5"]
    assert "'AMBER SHIELD' is a name of 'amber' too" in told[2]
    assert "parent 'nobody'" in told[3]


def test_a_whole_surrogate_pair_is_a_letter() -> None:
    (entry,) = Registry.loads(r'{"id": "a", "name": "Amber \ud835\udc00 Fund", "kind": "fund"}')
    assert entry.name == "Amber \U0001d400 Fund"


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "mine.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(RegistryError, match=r"mine\.jsonl: cannot be read"):
        Registry.read(file)


@pytest.mark.parametrize("line", ["amber,Amber Shield,operation,extra", 'amber,"Amber'])
def test_csv_errors_have_the_line(tmp_path: Path, line: str) -> None:
    sheet = tmp_path / "mine.csv"
    sheet.write_text(f"id,name,kind\n{line}\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"mine\.csv:2: "):
        Registry.read(sheet)


def test_join_takes_the_later_record_and_leaves_both_sides_alone() -> None:
    shipped = Registry.read()
    own = mine({"id": "purl", "name": "Prioritised Ukraine Requirements List", "kind": "fund"})
    joined = shipped | own
    assert joined["purl"].kind == "fund"
    assert shipped["purl"].kind == "procurement_mechanism"
    assert len(joined) == len(shipped)


def test_join_refuses_an_alias_that_means_another_initiative() -> None:
    own = mine({"id": "other", "name": "Other Fund", "kind": "fund", "aliases": ["PURL"]})
    with pytest.raises(RegistryError, match=r"mine\.jsonl:1: 'PURL' is a name of 'purl' too"):
        _ = Registry.read() | own


def test_a_registry_takes_an_id_once_and_joins_only_its_like() -> None:
    (entry,) = Registry.loads(AMBER)
    with pytest.raises(RegistryError, match="record 'amber': id 'amber' is used twice"):
        Registry([entry, entry])
    with pytest.raises(TypeError):
        _ = Registry() | [entry]  # type: ignore[operator]  # that is the point
    assert repr(Registry([entry])) == "<Registry: 1 initiatives>"


def test_names_that_both_records_mark_may_clash() -> None:
    own = mine({"id": "other", "name": "Other Fund", "kind": "fund", "context_aliases": ["EPF"]})
    assert "other" in Registry.read() | own


def test_an_own_record_may_have_a_built_in_parent() -> None:
    assert mine({"id": "a", "name": "Amber Module", "kind": "fund", "parent": "nato-cap"})["a"].parent == "nato-cap"


def test_own_initiatives_are_found_and_saved_with_the_pipeline(tmp_path: Path) -> None:
    nlp = dipext.load(registry=Registry.read() | mine({"id": "tide", "name": "Copper Tide", "kind": "exercise"}))
    nlp.to_disk(tmp_path / "pipeline")
    import spacy

    for pipeline in (nlp, spacy.load(tmp_path / "pipeline")):
        found = dipext.extract("Crews trained for Exercise Copper Tide and Baltic Sentry.", nlp=pipeline).initiatives
        assert [(i.registry_id, i.mentions[0].span.text) for i in found] == [
            ("tide", "Exercise Copper Tide"),
            ("baltic-sentry", "Baltic Sentry"),
        ]
