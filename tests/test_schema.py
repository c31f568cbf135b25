"""The JSON Schema: generated, versioned, committed."""

import json
from pathlib import Path

from typer.testing import CliRunner

from dipext.cli import app
from dipext.models import SCHEMA_VERSION, Extraction

STORED = Path(__file__).parent.parent / "schema" / "extraction.schema.json"


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["schema", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_committed_schema_is_the_code_s() -> None:
    code, shown, _ = run()
    assert code == 0
    assert shown == STORED.read_text(encoding="utf-8"), "run: dipext schema > schema/extraction.schema.json"


def test_it_names_its_version() -> None:
    schema = json.loads(run()[1])
    assert schema["$id"] == f"urn:dipext:extraction:{SCHEMA_VERSION}"
    assert schema["title"].endswith(SCHEMA_VERSION)
    assert schema["$schema"].startswith("https://json-schema.org/")


def test_it_describes_what_json_shows() -> None:
    schema = json.loads(run()[1])
    assert set(schema["properties"]) == set(Extraction.model_fields)
    amount = schema["$defs"]["Money"]["properties"]["amount"]
    assert {"type": "string"} in amount["anyOf"], "decimals are strings of plain digits"
    assert {"type": "number"} not in amount["anyOf"]


def test_check_tells_whether_a_file_is_the_schema(tmp_path: Path) -> None:
    assert run("--check", str(STORED)) == (0, "", "")
    other = tmp_path / "other.json"
    other.write_text(STORED.read_text(encoding="utf-8").replace('"Money"', '"Coins"'), encoding="utf-8")
    code, shown, difference = run("--check", str(other))
    assert (code, shown) == (1, "")
    assert "Coins" in difference
    code, _, reason = run("--check", str(tmp_path / "absent.json"))
    assert code == 2
    assert "absent.json" in reason
