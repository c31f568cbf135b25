"""A batch that is killed and started again gives what an unbroken one gives: nothing lost, nothing twice.

The releases come through a pipe, and a run takes no more of them than it has room for: how much has gone into the
pipe tells how far it must be, without a look at the clock. The default run kills a small batch once or twice;
``DIPEXT_KILLS=10`` kills one of 5,000 releases as often as it says.
"""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dipext
from dipext import ReadError
from dipext.cli import app
from dipext.io.found import NOTHING
from dipext.io.run import Extracted, run
from dipext.io.unit import Unit
from made_up import json_lines

DIPEXT = [sys.executable, "-c", "from dipext.cli import main; main()", "extract"]
KILLS = int(os.environ.get("DIPEXT_KILLS", "0"))
RELEASES = 5000 if KILLS else 480


def extract(*arguments: str | Path, cwd: Path, code: int = 0) -> str:
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, ["extract", *map(str, arguments)])
    assert done.exit_code == code, done.stderr
    return done.stderr


def content(path: Path) -> object:
    """The bytes of a file, or every row of every table and view of a database, in order."""
    if path.suffix != ".duckdb":
        return path.read_bytes()
    import duckdb

    with duckdb.connect(path, read_only=True) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
        assert {"releases", "people", "mentions", "dates", "money", "percentages", "initiatives", "errors"} < set(names)
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in sorted(names)}


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(("suffix", "times"), [(".jsonl", KILLS or 2), (".duckdb", KILLS or 1)])
def test_killed_at_many_places(tmp_path: Path, suffix: str, times: int) -> None:
    """The last kill falls while the run takes back its last results and writes its output."""
    # Short texts in long lines: a pipe holds few of them.
    lines = [json.dumps({"text": f"Malta gives {number} million euros."}) for number in range(1, RELEASES)]
    releases = "".join(f"{line:<2000}\n" for line in [*lines, '{"no": "text"}']).encode()
    command = [*DIPEXT, "-", "--input", "jsonl", "-o"]
    unbroken = subprocess.run([*command, f"unbroken{suffix}"], cwd=tmp_path, input=releases, check=False)
    assert unbroken.returncode == 1

    state, kept = tmp_path / f"broken{suffix}.state", []
    for turn in range(times):
        with subprocess.Popen(
            [*command, f"broken{suffix}", "--jobs", "2"], cwd=tmp_path, stdin=subprocess.PIPE
        ) as process:
            assert process.stdin
            process.stdin.write(releases[: len(releases) * (turn + 5) // (times + 4)])
            process.stdin.flush()
            process.kill()
        assert process.returncode == -signal.SIGKILL
        kept.append(_kept(state))
    assert kept == sorted(kept)
    assert kept[0] > 0

    broken = subprocess.run([*command, f"broken{suffix}"], cwd=tmp_path, input=releases, check=False)
    assert broken.returncode == 1
    assert content(tmp_path / f"broken{suffix}") == content(tmp_path / f"unbroken{suffix}")
    assert not list(tmp_path.glob("*.part*"))


def _kept(state: Path) -> int:
    """How many releases are safe; reading them as the next run would also repairs what the kill tore."""
    if not state.exists():
        return 0
    with closing(sqlite3.connect(state, timeout=10)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'done'").fetchone():
            return 0
        return int(connection.execute("SELECT count(*) FROM done").fetchone()[0])


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".duckdb"])
def test_a_changed_file_replaces_its_rows(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.txt").write_text(f"Sweden gives {ord(name)} million euros.", encoding="utf-8")
    extract("releases", "-o", f"facts{suffix}", cwd=tmp_path)
    (folder / "a.txt").write_text("Sweden gives 5 million euros and 2 million dollars.", encoding="utf-8")
    (folder / "b.txt").unlink()
    (folder / "cc.txt").write_text("Norway gives 6 million euros.", encoding="utf-8")
    extract("releases", "-o", f"facts{suffix}", cwd=tmp_path)
    extract("releases", "-o", f"anew{suffix}", cwd=tmp_path)
    assert content(tmp_path / f"facts{suffix}") == content(tmp_path / f"anew{suffix}")
    assert _kept(tmp_path / f"facts{suffix}.state") == 4


def test_other_options_read_everything_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We met yesterday.", encoding="utf-8")
    for day, told in (("2025-11-20", False), ("2025-11-20", False), ("2025-11-21", True)):
        said = extract("a.txt", "-o", "facts.jsonl", "--published", day, cwd=tmp_path)
        assert ("everything is read anew" in said) == told
        extraction = dipext.Extraction.model_validate_json((tmp_path / "facts.jsonl").read_bytes())
        assert str(extraction.published) == day


def test_what_is_known_is_not_read_again() -> None:
    nlp = dipext.load()
    memory: dict[bytes, Extracted] = {}

    class Memory:
        def __contains__(self, key: bytes) -> bool:
            return key in memory

        def get(self, key: bytes) -> Extracted:
            return memory[key]

        def put(self, key: bytes, outcome: Extracted) -> None:
            assert key not in memory
            memory[key] = outcome

    pieces = [
        Unit("a", "text", b"One."),
        ReadError("b", "broken"),
        Unit("c", "pdf", b"broken"),
        Unit("d", "text", b"Two."),
    ]
    first = list(run(pieces, nlp, NOTHING, memory=Memory()))
    assert [type(outcome) for outcome in first] == [Extracted, ReadError, ReadError, Extracted]
    assert len(memory) == 2
    memory[pieces[0].key()] = Extracted(b"kept", 1, (0, 0, 0, 0, 0))
    again = list(run(pieces, nlp, NOTHING, memory=Memory()))
    assert again[0] == memory[pieces[0].key()]
    assert again[3] == first[3]


def test_a_key_tells_content_and_place_apart() -> None:
    units = [
        Unit("a", "text", b"One."),
        Unit("b", "text", b"One."),
        Unit("a", "text", b"Two."),
        Unit("a", "jsonl", b"One.", 1),
        Unit("a", "jsonl", b"One.", 2),
    ]
    assert len({unit.key() for unit in units}) == len(units)


def test_two_runs_do_not_write_one_output(tmp_path: Path) -> None:
    releases = json_lines(tmp_path / "a.jsonl", 300).read_bytes()
    command = [*DIPEXT, "-", "--input", "jsonl", "-o", "facts.jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(releases)  # more than a pipe holds: once all is in, the run is at work
        process.stdin.flush()
        told = extract("a.jsonl", "-o", "facts.jsonl", cwd=tmp_path, code=2)
        assert "another run is writing this output" in told
        process.communicate()
        assert process.returncode == 0
    assert len((tmp_path / "facts.jsonl").read_bytes().splitlines()) == 300


def test_a_state_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    (tmp_path / "facts.jsonl.state").write_text("not a database " * 100, encoding="utf-8")
    assert "delete it to begin anew" in extract("a.txt", "-o", "facts.jsonl", cwd=tmp_path, code=2)
