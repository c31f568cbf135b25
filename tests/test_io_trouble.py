"""What goes wrong around a run: a full disk, a folder that goes away, an input that changes, another run."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dipext
from dipext import OutputError, ReadError
from dipext.io.found import NOTHING
from dipext.io.read import pieces
from dipext.io.run import Extracted, run
from dipext.io.sidecar import Sidecars
from dipext.io.walk import find
from dipext.io.write import WRITERS, writing, writing_errors
from dipext.replacing import replacing
from made_up import json_lines

SMALL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from dipext.cli import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix != ".duckdb"])
def test_a_file_that_cannot_grow_is_2_and_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"facts{suffix}"
    output.write_bytes(b"what was there")
    command = [sys.executable, "-c", SMALL_DISK, "extract", json_lines(tmp_path / "a.jsonl", 700), "-o", output]
    # What measures coverage writes files of its own, which could not grow either.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=unmeasured)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f"Error: {output}")
    assert "cannot be written" in done.stderr
    assert output.read_bytes() == b"what was there"
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.skipif(os.name == "nt", reason="what is open cannot be removed")
@pytest.mark.parametrize("suffix", [*WRITERS])
def test_a_folder_that_goes_away_is_told(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    outcome = Extracted(dipext.extract("Latvia gives 5 million euros.").model_dump_json().encode(), 5, (0,) * 6)

    def write_and_lose() -> None:
        with writing(folder / f"facts{suffix}") as write:
            write(outcome)
            shutil.rmtree(folder)

    with pytest.raises(OutputError, match="cannot be written"):
        write_and_lose()
    assert not folder.exists()


def test_files_that_change_while_the_run_goes_on(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(f"Latvia gives {ord(name)} million euros.", encoding="utf-8")
    outcomes = run(pieces(find([str(tmp_path)]), Sidecars(None)), dipext.Registry.read(), NOTHING)
    found: list[Any] = [next(outcomes)]
    (tmp_path / "b.txt").unlink()
    (tmp_path / "c.txt").write_text("Norway gives 6 million dollars. " * 200, encoding="utf-8")
    (tmp_path / "d.txt").write_text("", encoding="utf-8")
    found += outcomes
    assert isinstance(found[1], ReadError)
    assert "No such file" in found[1].reason
    sums = [len(json.loads(outcome.json)["money"]) for outcome in (found[0], *found[2:])]
    assert sums == [1, 200, 0]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there, so none is held")
def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    output = tmp_path / "errors.jsonl"
    with writing_errors(output) as write:
        write(ReadError("a", "broken"))
        with pytest.raises(OutputError, match="another run is writing this output"), writing_errors(output):
            pass
        with pytest.raises(OutputError, match="another run is writing this output"):
            dipext.report(dipext.extract("Words."), output)
    assert len(output.read_text(encoding="utf-8").splitlines()) == 1
    assert [*tmp_path.iterdir()] == [output]


def test_what_a_killed_run_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv.part").write_text("half a line", encoding="utf-8")
    dipext.write_ledger(dipext.extract("Latvia pledged 5 million euros to Moldova."), tmp_path / "ledger.csv")
    assert "half a line" not in (tmp_path / "ledger.csv").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.csv"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there, so none is held")
def test_a_file_that_took_its_place_is_not_written_by_who_waited_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    output = tmp_path / "facts.jsonl"
    locks = iter(range(2))

    def flock(file: object, how: int) -> None:
        if next(locks) == 0:  # another run comes to its end between the opening of its file and the look at its lock
            os.replace(tmp_path / "facts.jsonl.part", output)  # noqa: PTH105
            output.write_text("the other run's", encoding="utf-8")

    monkeypatch.setattr(fcntl, "flock", flock)
    with replacing(output) as part:
        part.write_text("mine", encoding="utf-8")
        assert output.read_text(encoding="utf-8") == "the other run's"
    assert output.read_text(encoding="utf-8") == "mine"
