"""Every block of code on every page runs, or is read by what reads such a thing; no block is of a kind nobody runs.

Sessions of Python and the commands of the README with what they show are run by ``test_readme`` and ``test_docs``, the
SQL of ``batch.md`` by ``test_io_docs``, the block for Spark by ``test_io_spark``.
"""

import ast
import csv
import inspect
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pyarrow as pa
import pytest

import dipext
from dipext import examples
from dipext.initiatives.registry import Registry
from dipext.lexicon import organisations
from dipext.tables import TABLES
from test_rules import fault

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FIXTURES = ROOT / "fixtures"


class Block(NamedTuple):
    """A block of code: the page, the line, the language and the code."""

    page: str
    line: int
    language: str
    code: str


def _blocks() -> Iterator[Block]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            yield Block(page.name, text.count("\n", 0, match.start()) + 1, match[1], match[2])


BLOCKS = list(_blocks())


def blocks(language: str) -> Callable[[Any], Any]:
    """The test once for each block of a language."""
    found = [block for block in BLOCKS if block.language == language]
    assert found
    return pytest.mark.parametrize("block", found, ids=lambda block: f"{block.page}:{block.line}")


def test_no_block_is_of_a_kind_that_nobody_runs() -> None:
    assert {block.language for block in BLOCKS} == {"python", "py", "console", "sql", "json", "csv", "bibtex", ""}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the pages speak of: fixtures, a folder of releases, facts of a run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fixtures").symlink_to(FIXTURES)
    (tmp_path / "releases").mkdir()
    for name in ("01-latvia.txt", "16-lithuania.txt"):
        (tmp_path / "releases" / name).write_bytes((FIXTURES / name).read_bytes())
    extractions = [dipext.extract(path.read_text(encoding="utf-8")) for path in sorted(Path("releases").iterdir())]
    (tmp_path / "facts.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in extractions))
    return tmp_path


@blocks("console")
def test_commands_of_a_page_run(block: Block, here: Path) -> None:
    commands = [line.removeprefix("$ ") for line in block.code.splitlines() if line.startswith("$ ")]
    assert commands
    run = [command for command in commands if command.startswith("dipext")]
    for command in commands:
        if command not in run:
            assert _can_run(command), command
    if run and block.page != "README.md":
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-ec", "\n".join(run)], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        for written in re.findall(r"-o (\S+)", block.code):
            assert Path(written).stat().st_size > 0, written


def _can_run(command: str) -> bool:
    """Whether a command that sets things up, as CI does by itself, names what there is."""
    if match := re.match(r"make (\w+)", command):
        return f"\n{match[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    if match := re.fullmatch(r"pip install '\.\[([\w,]+)\]'", command):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return set(match[1].split(",")) <= project["optional-dependencies"].keys()
    return command == "python3 -m venv .venv && . .venv/bin/activate"


@blocks("py")
def test_scripts_of_a_page_run(block: Block, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = ast.parse(block.code)
    if "spark" in block.code:  # runs where Spark is: tests/test_io_spark.py
        from dipext.io.spark import extract

        (call,) = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and "extract" in ast.dump(node.func)]
        said = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords if keyword.arg}
        assert inspect.signature(extract).bind(object(), **said)
        assert said["table"] in TABLES
        return
    if "ray" in block.code:
        monkeypatch.setitem(sys.modules, "ray", _ray())
    if "DocBin" in block.code:
        subprocess.run([sys.executable, "-m", "dipext", "extract", "releases", "-o", "facts.spacy"], check=True)
    names: dict[str, Any] = {}
    exec(compile(tree, block.page, "exec"), names)
    if "facts" in names:
        assert names["facts"].num_rows > 10
    if "report.html" in block.code:
        assert Path("report.html").stat().st_size > 0


def _ray() -> Any:
    """What the page asks of Ray, with one batch: releases as a table through a function with its arguments."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path("releases").iterdir())]
    table = pa.table({"text": texts, "date": [None, "2026-05-12"], "id": ["a", "b"]})

    def map_batches(work: Callable[..., Any], batch_format: str, fn_kwargs: dict[str, Any]) -> Any:
        assert batch_format == "pyarrow"
        return work(table, **fn_kwargs)

    return SimpleNamespace(data=SimpleNamespace(read_parquet=lambda _: SimpleNamespace(map_batches=map_batches)))


@blocks("sql")
def test_queries_are_those_that_are_run(block: Block) -> None:
    assert block.code in (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")


@blocks("json")
def test_records_are_read_by_what_reads_such_records(block: Block, tmp_path: Path) -> None:
    record = json.loads(block.code)
    file = tmp_path / "records.jsonl"
    file.write_text(block.code)
    if "pattern" in record:
        found = dipext.load(rules=file)(f"The {record['pattern']} was opened.")._.dipext.initiatives
        assert [item.mentions[0].rule for item in found] == [record["id"]]
    elif "code" in record:
        assert [one.code for one in organisations.loads(block.code)] == [record["code"]]
    elif "lead" in record:
        assert [entry.name for entry in Registry.read(file)] == [record["name"]]
    else:
        assert record.keys() <= dipext.Extraction.model_fields.keys()


@blocks("csv")
def test_a_list_of_releases_says_what_it_says(block: Block, tmp_path: Path) -> None:
    listed = re.sub(r"\.(?:pdf|docx),", ".txt,", block.code)  # so that a line of text will do for the file
    rows = list(csv.DictReader(io.StringIO(listed)))
    (tmp_path / "releases.csv").write_text(listed)
    for row in rows:
        (tmp_path / row["path"]).parent.mkdir(exist_ok=True)
        (tmp_path / row["path"]).write_text("The ministers met.")
    found = [(one.published, one.issuer, one.title, one.url) for one in dipext.read(tmp_path)]
    days = [dipext.Release(text="", published=row["published"]).published for row in rows]
    assert [day for day, *_ in found] == days
    assert [said for _, *said in found] == [[row["issuer"], row["title"] or None, row["url"] or None] for row in rows]


def test_examples_of_rules_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = [block for block in BLOCKS if not block.language and block.code.startswith("## ")]
    monkeypatch.setattr(examples, "read_text", lambda _: block.code)
    found = list(examples._read("dates", block.page))
    assert len(found) == 2
    assert [fault(example) for example in found] == [None, None]


def test_the_way_through_the_house_names_rooms_that_are_there() -> None:
    (block,) = [block for block in BLOCKS if not block.language and not block.code.startswith("## ")]
    for room in re.findall(r"\b([a-z]+)/(?=\s|,|$)", block.code):
        assert (ROOT / "src" / "dipext" / room).is_dir(), room


def test_a_citation_names_the_licence_of_the_project() -> None:
    (block,) = [block for block in BLOCKS if block.language == "bibtex"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"{{{project['license']}}}" in block.code
    assert block.code.count("{") == block.code.count("}")
