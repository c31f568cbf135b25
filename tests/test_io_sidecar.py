"""Lists of releases beside their files: path, published, issuer, title, url."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dipext
from dipext import ReadError, Release
from dipext.cli import app

LIST = (
    "Path,Date,Issuer,Title,URL\n"
    'a.txt,20 November 2025,Global Affairs Canada,"Help, now",https://a.example\n'
    "sub/b.txt,03/12/2025,US Department of State,,\n"
    "sub\\c.jsonl,2025-11-21,NATO,,\n"
    "gone.txt,,,,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("Oslo, 19 November 2025 – Canada gives $5 million.", encoding="utf-8")
    (tmp_path / "in" / "sub" / "b.txt").write_text("Talks.", encoding="utf-8")
    records = [{"text": "One."}, {"text": "Two.", "issuer": "EU", "date": "2025-01-02"}]
    (tmp_path / "in" / "sub" / "c.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return tmp_path / "in"


def read(*paths: Path, **options: Path) -> tuple[dict[str, Release], list[ReadError]]:
    errors: list[ReadError] = []
    releases = dipext.read(*paths, on_error=errors.append, **options)
    return {release.text.split()[0]: release for release in releases}, errors


def check(releases: dict[str, Release]) -> None:
    canada = releases["Oslo,"]
    assert (canada.published, canada.published_source) == (date(2025, 11, 20), "metadata")
    assert (canada.issuer, canada.issuer_source) == ("Global Affairs Canada", "metadata")
    assert (canada.title, canada.url) == ("Help, now", "https://a.example")
    assert canada.warnings == ("published_doubtful", "the dateline says 2025-11-19")
    assert (releases["Talks."].published, releases["Talks."].issuer) == (date(2025, 3, 12), "US Department of State")
    assert (releases["One."].published, releases["One."].issuer) == (date(2025, 11, 21), "NATO")
    assert (releases["Two."].published, releases["Two."].issuer) == (date(2025, 1, 2), "EU")


def test_a_list_in_a_folder_says_more_of_its_files(folder: Path) -> None:
    (folder / "releases.csv").write_text(LIST, encoding="utf-8")
    releases, errors = read(folder)
    check(releases)
    assert [(Path(e.path).name, e.line, e.reason) for e in errors] == [
        ("releases.csv", 5, "names 'gone.txt', which is not among the releases")
    ]


def test_a_list_that_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(LIST.replace("a.txt", "in/a.txt").replace("sub", "in/sub"), encoding="utf-8")
    check(read(folder, metadata=listed)[0])
    monkeypatch.chdir(tmp_path)
    check(read(Path("in"), metadata=listed)[0])


def test_the_nearest_list_counts(folder: Path) -> None:
    (folder / "releases.csv").write_text("path;issuer\nsub/b.txt;NATO\n", encoding="utf-8")
    (folder / "sub" / "releases.csv").write_text("file,issuer\nb.txt,EU\n", encoding="utf-8")
    assert read(folder)[0]["Talks."].issuer == "EU"


def test_a_table_of_releases_is_no_list(folder: Path) -> None:
    (folder / "releases.csv").write_text("path,text\na.txt,Words.\n", encoding="utf-8")
    releases, errors = read(folder)
    assert "Words." in releases
    assert not errors


@pytest.mark.parametrize(
    ("content", "words"),
    [("name,issuer\na,b\n", "needs a column 'path'"), ("path,issuer\na.txt,x\n./a.txt,y\n", "a second time")],
)
def test_a_list_that_cannot_be_used_is_an_error(folder: Path, tmp_path: Path, content: str, words: str) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=words):
        list(dipext.read(folder, metadata=listed))
    with pytest.raises(ReadError, match="No such file"):
        list(dipext.read(folder, metadata=tmp_path / "none.csv"))


def test_at_a_shell(folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("path,published,issuer\nin/a.txt,2025-11-20,Global Affairs Canada\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["extract", str(folder / "a.txt"), "--metadata", str(listed)])
    found = json.loads(done.stdout)
    assert (found["published"], found["issuer"], found["money"][0]["currency"]) == (
        "2025-11-20",
        "Global Affairs Canada",
        "CAD",
    )
    said = ["--published", "11/21/2025", "--issuer", "US Department of State"]
    done = CliRunner().invoke(app, ["extract", str(folder / "a.txt"), "--metadata", str(listed), *said])
    found = json.loads(done.stdout)
    assert (found["published"], found["published_source"]) == ("2025-11-21", "argument")
    assert (found["issuer"], found["issuer_source"]) == ("US Department of State", "argument")


def test_a_changed_list_is_read_anew(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "facts.jsonl"
    for issuer in ("NATO", "EU"):
        (folder / "releases.csv").write_text(f"path,issuer\na.txt,{issuer}\n", encoding="utf-8")
        CliRunner().invoke(app, ["extract", str(folder), "-o", str(output)])
        assert json.loads(output.read_text(encoding="utf-8").splitlines()[0])["issuer"] == issuer
