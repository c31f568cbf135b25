"""``dipext extract`` as a shell sees it: what comes out where, and the exit code."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

import dipext
from dipext.cli import app
from made_up import json_lines, records

DIPEXT = [sys.executable, "-c", "from dipext.cli import main; main()", "extract"]


class Done(NamedTuple):
    """What a command left."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: str | Path, stdin: bytes = b"", cwd: Path | str = ".") -> Done:
    """The command in this process: a new one takes a second to begin, and only a few tests here need that."""
    with contextlib.chdir(cwd):
        result = CliRunner().invoke(app, ["extract", *map(str, arguments)], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout_bytes, result.stderr_bytes)


def run_anew(*arguments: str | Path, env: dict[str, str]) -> Done:
    done = subprocess.run([*DIPEXT, *map(str, arguments)], capture_output=True, check=False, env=env)
    return Done(done.returncode, done.stdout, done.stderr)


def extractions(lines: bytes) -> list[dipext.Extraction]:
    return [dipext.Extraction.model_validate_json(line) for line in lines.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    (folder / "a.txt").write_text("Latvia gives 7.2 million euros.", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x00\x01")
    (folder / "c.jsonl").write_text('{"text": "Oslo helps."}\n{"title": "no words"}\n', encoding="utf-8")
    return folder


def test_json_lines_go_to_standard_output_and_nothing_else_does(folder: Path) -> None:
    done = run(folder)
    found = extractions(done.stdout)
    assert [extraction.doc_id for extraction in found] == [f"{folder}/a.txt", f"{folder}/c.jsonl:1"]
    assert found[0].money[0].amount == 7_200_000
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert f"Error: {folder}/b.txt: not text: it holds NUL bytes\n" in errors
    assert f"Error: {folder}/c.jsonl:2: no text\n" in errors
    assert "2 releases, 2 errors, 7 words" in errors
    assert "1 money" in errors
    assert "\x1b" not in errors  # no progress bar in a pipe


def test_errors_go_to_a_file(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "-o", tmp_path / "facts.jsonl", "--errors", tmp_path / "errors.jsonl")
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"error:" not in done.stderr
    assert [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text().splitlines()] == [
        {"path": f"{folder}/b.txt", "line": None, "reason": "not text: it holds NUL bytes"},
        {"path": f"{folder}/c.jsonl", "line": 2, "reason": "no text"},
    ]
    assert len(extractions((tmp_path / "facts.jsonl").read_bytes())) == 2


def test_all_right_is_0(folder: Path) -> None:
    done = run(folder / "a.txt")
    assert done.returncode == 0


def test_many_errors_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n" * 50, encoding="utf-8")
    done = run(tmp_path / "a.jsonl")
    assert done.stderr.decode().count("no text") == 20
    assert b"further errors are only counted" in done.stderr
    assert b"50 errors" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Missing argument"),
        (["a.txt", "-o", "none/facts.jsonl"], "none/facts.jsonl: cannot be written: there is no folder none"),
        (
            ["a.txt", "-o", "facts.ods"],
            "no format for the suffix '.ods'; there are .jsonl, .csv, .xlsx, .parquet, .duckdb",
        ),
        (["a.txt", "-o", "folder.jsonl"], "folder.jsonl: cannot be written: it is a folder"),
        (["a.txt", "--errors", "none/errors.jsonl"], "none/errors.jsonl: cannot be written: there is no folder none"),
        (["a.txt", "--published", "soon"], "published is not a date: 'soon'"),
        (["a.txt", "--jobs", "0"], "--jobs"),
        (["a.txt", "--model", "xx_none_sm"], "python -m spacy download xx_none_sm"),
        (["a.txt", "--registry", "none.jsonl"], "none.jsonl"),
    ],
)
def test_what_cannot_be_done_at_all_is_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    (tmp_path / "folder.jsonl").mkdir()
    done = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["extract", *arguments])
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert {path.name for path in tmp_path.iterdir()} <= {"a.txt", "folder.jsonl"}


def test_what_the_caller_says_goes_before_what_a_release_says(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "We met today.", "date": "2024-01-01", "source": "EU"}\n')
    plain, said = run(tmp_path / "a.jsonl"), run(tmp_path / "a.jsonl", "--published", "2025-11-20", "--issuer", "NATO")
    [plain_one], [said_one] = extractions(plain.stdout), extractions(said.stdout)
    assert (str(plain_one.published), plain_one.published_source, plain_one.issuer) == ("2024-01-01", "metadata", "EU")
    assert (str(said_one.published), said_one.published_source, said_one.issuer) == ("2025-11-20", "argument", "NATO")


def test_a_warning_of_the_reader_is_one_of_the_extraction(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The Café Olé in Zürich – “open”".encode("cp1252"))
    [extraction] = extractions(run(tmp_path / "a.txt").stdout)
    assert extraction.warnings[0] == "decoded as cp1252"


def test_standard_input_is_one_text(tmp_path: Path) -> None:
    [extraction] = extractions(run("-", stdin="Rīga\nhelps.".encode()).stdout)
    assert extraction.text == "Rīga\nhelps."


def test_standard_input_of_json_lines_streams_line_by_line() -> None:
    with subprocess.Popen(
        [*DIPEXT, "-", "--input", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin
        assert process.stdout
        for record in records(3):  # each answer comes before the next question is put
            process.stdin.write(json.dumps(record).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["doc_id"] == record["id"]
        process.stdin.close()
        assert process.wait() == 0


def test_jobs_change_nothing(tmp_path: Path) -> None:
    lines = json_lines(tmp_path / "a.jsonl", 150)
    with lines.open("a", encoding="utf-8") as file:
        file.write("{}\n")
    one, two = run(lines), run(lines, "--jobs", "2")
    assert one.returncode == two.returncode == 1
    assert len(one.stdout.splitlines()) == 150
    assert one.stdout == two.stdout


def test_files_that_are_left_out_are_counted(folder: Path) -> None:
    for name in ("a.css", "b.css", "c.js"):
        (folder / name).write_text("Words.", encoding="utf-8")
    assert "left out in folders: 2 .css, 1 .js\n" in run(folder).stderr.decode()
    assert "left out" not in run(folder / "a.css").stderr.decode()


def test_the_output_of_an_earlier_run_is_no_input(folder: Path) -> None:
    first = run(".", "-o", "facts.jsonl", "--errors", "errors.jsonl", cwd=folder)
    before = (folder / "facts.jsonl").read_bytes()
    second = run(".", "-o", "facts.jsonl", "--errors", "errors.jsonl", cwd=folder)
    assert first.returncode == second.returncode == 1
    assert (folder / "facts.jsonl").read_bytes() == before


def test_a_reader_that_goes_away_ends_the_run(tmp_path: Path) -> None:
    lines = json_lines(tmp_path / "a.jsonl", 2000)
    with subprocess.Popen([*DIPEXT, str(lines)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) != 0
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_is_130_and_says_how_to_go_on(tmp_path: Path) -> None:
    releases = json_lines(tmp_path / "a.jsonl", 300).read_bytes()
    command = [*DIPEXT, "-", "--input", "jsonl", "-o", tmp_path / "facts.jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(releases)  # more than a pipe holds: once all is in, the run is at work
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert process.stderr.read() == b"Stopped. The same command goes on from here.\n"
        assert process.wait() == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "facts.jsonl.state"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_2(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*DIPEXT, folder, "--errors", folder.parent / "errors.jsonl"]
        buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env=buffered)
    assert done.returncode == 2
    assert b"standard output: cannot be written: No space left on device" in done.stderr


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet", ".duckdb", ".spacy"])
def test_a_full_disk_is_2_and_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        output = disk / f"facts{suffix}"
        output.write_bytes(b"what was there")
        done = run_anew(json_lines(tmp_path / "a.jsonl", 3000), "-o", output, env=dict(os.environ))
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert b"facts" in done.stderr
        assert any(words in done.stderr for words in (b"No space left", b"disk is full", b"full"))
        assert output.read_bytes() == b"what was there"
        assert not list(disk.glob("*.part*"))
    finally:
        subprocess.run(["umount", disk], check=True)


def test_help_tells_exit_codes_and_examples() -> None:
    shown = run_anew("--help", env={**os.environ, "COLUMNS": "120"}).stdout.decode()
    assert "0: all is done." in shown
    assert "1: some releases could not be read" in shown
    assert "dipext extract releases/ -o facts.jsonl" in shown
