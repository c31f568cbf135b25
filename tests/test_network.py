"""Nothing that dipext does reaches for the network: the interpreter itself reports every attempt."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from made_up import PAGE, docx, json_lines, pdf

GUARD = """
import os, sys
def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        sys.stderr.write(f"NETWORK {event} {args}\\n")
        sys.stderr.flush()
        os._exit(99)  # an exception could be swallowed on its way
sys.addaudithook(refuse)
"""
MAIN = "from dipext.cli import main; main()"


def run(tmp_path: Path, code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that ends when it, or a process it starts, turns to the network."""
    (tmp_path / "guard").mkdir(exist_ok=True)
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(tmp_path / "guard"), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-c", f"{GUARD}\n{code}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One release in every format, with links in those that can have them."""
    folder = tmp_path / "releases"
    folder.mkdir()
    linked = PAGE.replace(
        "<article>",
        '<article><img src="http://192.0.2.1/a.png"><script src="http://192.0.2.1/a.js"></script>'
        '<link rel="stylesheet" href="http://192.0.2.1/a.css"><iframe src="http://192.0.2.1/"></iframe>',
    ).replace("<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "http://192.0.2.1/html.dtd">')
    (folder / "a.html").write_text(linked, encoding="utf-8")
    (folder / "b.pdf").write_bytes(pdf("On 3 May 2025 Latvia gave 5 million euros."))
    (folder / "c.docx").write_bytes(docx(["On 3 May 2025 Latvia gave 5 million euros."]))
    (folder / "d.txt").write_text("See http://192.0.2.1/ for the 5% of GDP.", encoding="utf-8")
    (folder / "e.csv").write_text("text,url\nOslo gave 5%.,http://192.0.2.1/\n", encoding="utf-8")
    json_lines(folder / "f.jsonl", 3)
    (folder / "g.txt.gz").write_bytes(gzip.compress(b"Baltic Sentry goes on."))
    return folder


CONNECTS = "import socket; socket.create_connection(('192.0.2.1', 9), 1)"


@pytest.mark.parametrize(
    "code",
    [
        CONNECTS,
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=1)",
        f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {CONNECTS!r}]).returncode)",
    ],
    ids=["socket", "urllib", "child"],
)
def test_the_guard_sees_an_attempt(tmp_path: Path, code: str) -> None:
    done = run(tmp_path, code)
    assert done.returncode == 99
    assert "NETWORK" in done.stderr


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet", "duckdb", "spacy"])
def test_the_command_line(tmp_path: Path, folder: Path, suffix: str) -> None:
    jobs = "2" if suffix == "jsonl" else "1"
    done = run(tmp_path, MAIN, "extract", folder, "-o", tmp_path / f"facts.{suffix}", "--jobs", jobs)
    assert done.returncode == 0, done.stderr
    assert "9 releases, 0 errors" in done.stderr


@pytest.mark.parametrize(
    "command", [["show", "a.html"], ["registry", "suggest", "."], ["registry", "list"], ["schema"]]
)
def test_the_other_commands(tmp_path: Path, folder: Path, command: list[str]) -> None:
    done = run(tmp_path, f"import os; os.chdir({str(folder)!r})\n{MAIN}", *command)
    assert done.returncode == 0, done.stderr


def test_the_library(tmp_path: Path, folder: Path) -> None:
    code = """
import dipext
(result,) = dipext.extract_many(["See http://192.0.2.1/ for the 5% of GDP of Baltic Sentry in May 2025."])
result._repr_html_(), result.to_frame("percentages")
assert dipext.load()(result.text)._.dipext == result
try:
    dipext.load("en_no_such_model")
except dipext.DipextError:
    print("not installed, and not fetched")
"""
    done = run(tmp_path, code)
    assert (done.returncode, done.stdout) == (0, "not installed, and not fetched\n"), done.stderr
