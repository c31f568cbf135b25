import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dipext import Registry
from dipext.cli import app

run = CliRunner().invoke


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.jsonl"
    record = {"id": "tide", "name": "Copper Tide", "kind": "exercise", "aliases": ["COTI"]}
    file.write_text(json.dumps(record), encoding="utf-8")
    return file


def test_check_says_what_is_in_a_good_file(mine: Path) -> None:
    result = run(app, ["registry", "check", str(mine)])
    assert result.exit_code == 0
    assert "1 initiatives" in result.stdout


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": "a", "name": "Amber Fund", "kind": "fund", "aliases": ["Dawn"]}, "plain word"),
        ({"id": "a", "name": "Amber Fund", "kind": "fund", "aliases": ["PURL"]}, "'purl'"),
    ],
)
def test_check_tells_file_line_and_reason(mine: Path, record: dict[str, object], reason: str) -> None:
    mine.write_text("# ours\n" + json.dumps(record), encoding="utf-8")
    result = run(app, ["registry", "check", str(mine)])
    assert result.exit_code == 1
    assert f"{mine}:2: " in result.stderr
    assert reason in result.stderr


def test_list_has_a_line_for_each_initiative_of_a_kind(mine: Path) -> None:
    result = run(app, ["registry", "list", "--kind", "exercise", "--registry", str(mine)])
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {row[1] for row in rows} == {"exercise"}
    assert ["tide", "exercise", "Copper Tide", "COTI"] in rows


def test_list_of_an_unknown_kind_is_wrong_usage() -> None:
    result = run(app, ["registry", "list", "--kind", "ship"])
    assert result.exit_code == 2
    assert "'ship' is not one of" in result.stderr


@pytest.mark.parametrize("name", ["purl", "PURL", "Prioritised Ukraine Requirements List", "ukraine reqirements list"])
def test_show_finds_by_id_name_and_something_near(name: str) -> None:
    result = run(app, ["registry", "show", name])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["id:", "purl"]


def test_show_of_nothing_near() -> None:
    result = run(app, ["registry", "show", "qqzzxx"])
    assert result.exit_code == 1
    assert "'qqzzxx'" in result.stderr


def test_suggest_gives_a_registry_file_of_what_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    (folder / "a.txt").write_text("The Silver Coast Facility (SCF) is new. The SCF helps Baltic Sentry.")
    (folder / "b.txt").write_text("Oslo pays into the Silver Coast Facility.\n\nOperation Quiet Otter ended.")
    result = run(app, ["registry", "suggest", str(folder)])
    assert result.exit_code == 0
    comments = [line for line in result.stdout.splitlines() if line.startswith("#")]
    assert comments[0].startswith("# 4 times in 2 releases: The Silver Coast Facility (SCF) is new.")
    found = Registry.loads(result.stdout)
    assert [(e.id, e.name, e.kind, e.aliases) for e in found] == [
        ("silver-coast-facility", "Silver Coast Facility", "facility", ("SCF",)),
        ("operation-quiet-otter", "Operation Quiet Otter", "operation", ()),
    ]
    assert len(run(app, ["registry", "suggest", str(folder), "--least", "2"]).stdout.splitlines()) == 2


def test_suggest_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"no": "text"}\n{"text": "The Silver Coast Facility is new."}\n')
    result = run(app, ["registry", "suggest", str(tmp_path)])
    assert result.exit_code == 1
    assert "silver-coast-facility" in result.stdout
    assert "a.jsonl" in result.stderr


def test_suggested_ids_are_new(tmp_path: Path, mine: Path) -> None:
    record = {"id": "silver-coast-facility", "name": "Facility of Silver", "kind": "facility"}
    mine.write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "a.txt").write_text("The Silver Coast Facility is new, and so is the Silver-Coast Facility's roof.")
    result = run(app, ["registry", "suggest", str(tmp_path / "a.txt"), "--registry", str(mine)])
    assert [entry.id for entry in Registry.loads(result.stdout)] == ["silver-coast-facility-2"]


@pytest.mark.parametrize("command", [["list"], ["show", "purl"], ["suggest", "."]])
def test_a_registry_that_is_not_right_stops_every_command(mine: Path, command: list[str]) -> None:
    mine.write_text('{"id": 7}', encoding="utf-8")
    result = run(app, ["registry", *command, "--registry", str(mine)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {mine}:1: ")


def test_suggestions_do_not_steer_the_terminal(tmp_path: Path) -> None:
    text = "\x1b[2J Ten towns joined the “Clean\x9b2J \u202eHarbours” project."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    shown = run(app, ["registry", "suggest", str(tmp_path / "a.txt")]).stdout
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert [entry.name for entry in Registry.loads(shown)] == ["Clean\x9b2J Harbours"]
