"""A release that takes too long or too much becomes an error row, and nothing else is touched."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dipext.cli import app
from made_up import docx, slow_pdf

FACTS = (Path(__file__).parents[1] / "fixtures" / "01-latvia.txt").read_text(encoding="utf-8")


def folder_with(tmp_path: Path, **files: bytes) -> Path:
    """A folder of these files, which are no good, between two that are."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    for name in "az":
        (folder / f"{name}.txt").write_text(f"Latvia gives {ord(name)} million euros.", encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_release_that_takes_too_long_is_an_error_row(tmp_path: Path, jobs: int) -> None:
    folder = folder_with(tmp_path, b_pdf=slow_pdf(), c_txt=f"{FACTS}\n\n".encode() * 4000)
    command = ["extract", folder, "-o", tmp_path / "facts.jsonl", "--errors", tmp_path / "errors.jsonl"]
    done = CliRunner().invoke(app, [*map(str, command), "--jobs", str(jobs), "--timeout", "2"])
    assert done.exit_code == 1, done.stderr
    found = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [extraction["money"][0]["amount"] for extraction in found] == ["97000000", "122000000"]
    errors = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    reason = "took longer than 2 s; --timeout gives it more"
    assert [(error["path"], error["reason"]) for error in errors] == [
        (f"{folder}/b.pdf", reason),
        (f"{folder}/c.txt", reason),
    ]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".duckdb", ".spacy"])
def test_every_format_has_the_other_releases(tmp_path: Path, suffix: str) -> None:
    folder = folder_with(tmp_path, b_pdf=slow_pdf())
    whole, others = tmp_path / f"whole{suffix}", tmp_path / f"others{suffix}"
    done = CliRunner().invoke(app, ["extract", str(folder), "-o", str(whole), "--timeout", "1"])
    assert done.exit_code == 1
    assert "2 releases, 1 error" in done.stderr
    (folder / "b.pdf").unlink()
    assert CliRunner().invoke(app, ["extract", str(folder), "-o", str(others)]).exit_code == 0
    assert counted(whole) == counted(others)


def counted(path: Path) -> object:
    """What a file holds of money, in numbers that are easy to compare."""
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8-sig")
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        return [row[:8] for row in load_workbook(path)["money"].iter_rows(values_only=True)]
    if path.suffix == ".parquet":
        from pyarrow.parquet import read_table

        return read_table(path).to_pylist()
    if path.suffix == ".duckdb":
        import duckdb

        with duckdb.connect(path, read_only=True) as connection:
            return connection.execute("SELECT * FROM money").fetchall()
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    return [doc.text for doc in DocBin().from_disk(path).get_docs(Vocab())]


LARGE = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))
from dipext.cli import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_release_that_takes_too_much_memory_is_an_error_row(tmp_path: Path, jobs: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(["Words."]))) as good, zipfile.ZipFile(packed, "w") as file:
        for name in good.namelist():
            content = LARGE % (b"<w:p/>" * 2_700_000) if name == "word/document.xml" else good.read(name)
            file.writestr(name, content, zipfile.ZIP_DEFLATED)
    folder = folder_with(tmp_path, b_docx=packed.getvalue())
    command = [sys.executable, "-c", LIMITED, "extract", folder, "--jobs", jobs]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "no text in this Word file" not in done.stderr  # it was not read to its end
    assert f"Error: {folder}/b.docx: " in done.stderr
    assert [json.loads(line)["money"][0]["amount"] for line in done.stdout.splitlines()] == ["97000000", "122000000"]
