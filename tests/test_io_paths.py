"""Links, pipes, devices and odd names: what is read, what is not, and that nothing hangs or is overwritten."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dipext
from dipext import OutputError, ReadError
from dipext.io.walk import File, Left, find
from dipext.io.write import writing, writing_errors, written

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and names of POSIX")


def names(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """The ids of the releases in a folder, and its errors, both without the folder."""
    errors: list[ReadError] = []
    releases = [str(release.doc_id) for release in dipext.read(folder, on_error=errors.append)]
    said = [(error.path.removeprefix(f"{folder}/"), error.reason) for error in errors]
    return [name.removeprefix(f"{folder}/") for name in releases], said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "2025").mkdir(parents=True)
    (tmp_path / "in" / "2025" / "a.txt").write_text("Oslo helps.", encoding="utf-8")
    (tmp_path / "in" / ".store").mkdir()
    (tmp_path / "in" / ".store" / "9f").write_text("Riga helps.", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("Nobody may read this.", encoding="utf-8")
    return tmp_path / "in"


def test_links_within_a_folder_are_followed_and_folders_read_once(folder: Path) -> None:
    (folder / "b.txt").symlink_to(".store/9f")
    (folder / "latest").symlink_to("2025")
    assert names(folder) == (["2025/a.txt", "b.txt"], [])


def test_links_out_of_a_folder_are_errors(folder: Path) -> None:
    (folder / "b.txt").symlink_to("../secret.txt")
    (folder / "c.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "d").symlink_to("..")
    (folder / "2025" / "e.txt").symlink_to("b.txt")
    (folder / "2025" / "b.txt").symlink_to("../b.txt")
    out = "a link out of the folder; name it to read it"
    back = "a link back to a folder that holds it"
    outside = [("2025/b.txt", out), ("2025/e.txt", out), ("b.txt", out), ("c.txt", out), ("d", out)]
    assert names(folder) == (["2025/a.txt"], outside)
    (folder / "d").unlink()
    (folder / "2025" / "d").symlink_to("..")
    assert ("2025/d", back) in names(folder)[1]
    [release] = dipext.read(folder / "b.txt")
    assert release.text == "Nobody may read this."


def test_a_folder_whose_name_begins_like_another_is_outside_of_it(folder: Path) -> None:
    (folder.parent / "in2").mkdir()
    (folder.parent / "in2" / "x.txt").write_text("Elsewhere.", encoding="utf-8")
    (folder / "x.txt").symlink_to("../in2/x.txt")
    assert names(folder)[0] == ["2025/a.txt"]


def test_links_that_lead_nowhere_are_errors(folder: Path) -> None:
    (folder / "none.txt").symlink_to("nowhere.txt")
    (folder / "round.txt").symlink_to("round.txt")
    assert names(folder)[1] == [
        ("none.txt", "No such file or directory"),
        ("round.txt", "Too many levels of symbolic links"),
    ]


def test_a_named_link_and_a_named_folder_behind_a_link_are_read(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    (folder / "b.txt").symlink_to("2025/a.txt")
    assert names(link)[0] == ["2025/a.txt", "b.txt"]
    assert names(folder / "2025" / ".." / "2025")[0] == ["a.txt"]


def test_links_cannot_make_a_small_folder_large(folder: Path) -> None:
    for depth in range(40):
        (folder / f"d{depth:02}").mkdir()
        for name in ("left", "right"):
            (folder / f"d{depth:02}" / name).symlink_to(folder / f"d{depth + 1:02}")
    (folder / "d40").mkdir()
    assert names(folder) == (["2025/a.txt"], [])


def test_folders_deeper_than_python_calls_are_read(folder: Path) -> None:
    limit, depth = sys.getrecursionlimit(), 500
    deepest = folder / "/".join(["d"] * depth)
    deepest.mkdir(parents=True)
    (deepest / "z.txt").write_text("Deep.", encoding="utf-8")
    sys.setrecursionlimit(depth - 50)
    try:
        assert names(folder) == (["2025/a.txt", f"{deepest.relative_to(folder)}/z.txt"], [])
    finally:
        sys.setrecursionlimit(limit)


def test_pipes_and_devices_are_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.jsonl").symlink_to("/dev/zero")
    assert names(folder) == (["2025/a.txt"], [("zero.jsonl", "a link out of the folder; name it to read it")])
    reason = "neither a file nor a folder; what comes through a pipe is read as -"
    for path in (folder / "pipe.txt", Path("/dev/zero"), folder / "zero.jsonl", Path("/dev/null")):
        with pytest.raises(ReadError, match=reason):
            list(dipext.read(path))


ODD_NAMES = (
    "-",
    "--jobs.txt",
    "-o",
    "*.txt",
    "[ab]?.txt",
    "~.txt",
    "$HOME.txt",
    "a b .txt",
    " .txt",
    "a\nb.txt",
    "a\x1b[2Jb.txt",
    "a\u202etxt.txt",
    "a\\nb.txt",
    "caf\udce9.txt",
    "caf\\xe9.txt",
    "a.jsonl:1.txt",
    "é.txt",
    "e\u0301.txt",
    "a" * 251 + ".txt",
    "%s.txt",
    "https:",
    "nul.txt",
)


def test_odd_names_are_read_each_under_an_id_of_its_own(folder: Path) -> None:
    for number, name in enumerate(ODD_NAMES):
        data = (
            f"<html><p>Release number {number} of the ministry says that all is well in the capital today.</p></html>"
        )
        (folder / name).write_text(data, encoding="utf-8")
    errors: list[ReadError] = []
    releases = list(dipext.read(folder, on_error=errors.append))
    assert not errors
    ids = [str(release.doc_id) for release in releases]
    assert len(ids) == len(set(ids)) == len(ODD_NAMES) + 1
    assert {f"{folder}/{name}" for name in ("-", "*.txt", "a\\nb.txt", "a\\\\nb.txt", "caf\\xe9.txt")} <= set(ids)
    assert all(name.isprintable() and name.startswith(f"{folder}/") for name in ids)
    named = dipext.read(*(f"{folder}/{name}" for name in ODD_NAMES))
    assert {release.doc_id for release in named} == {*ids} - {f"{folder}/2025/a.txt"}


def test_the_id_of_a_file_is_never_that_of_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n', encoding="utf-8")
    (tmp_path / "a.jsonl:1").write_text("Two.", encoding="utf-8")
    ids = [release.doc_id for release in dipext.read(tmp_path / "a.jsonl", tmp_path / "a.jsonl:1")]
    assert ids == [f"{tmp_path}/a.jsonl:1", f"{tmp_path}/a.jsonl\\x3a1"]


def test_what_is_named_twice_is_read_once(folder: Path) -> None:
    twice = [folder, f"{folder}/", folder / "2025", folder / "2025" / "a.txt", folder / "2025" / "a.txt"]
    assert [release.text for release in dipext.read(*twice)] == ["Oslo helps."]


@pytest.mark.parametrize("path", ["a\0b.txt", "\ud800.txt", "", "a" * 5000, "/".join(["a" * 200] * 30)])
def test_paths_that_cannot_be_are_errors(path: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(dipext.read(path))
    str(caught.value).encode()


def test_what_a_run_writes_is_not_read_by_it(folder: Path) -> None:
    output, errors = folder / "facts.jsonl", folder / "2025" / "errors.jsonl"
    for path in written(output, errors):
        path.write_text('{"text": "Not a release."}\n', encoding="utf-8")
    (folder / "link.jsonl").symlink_to("facts.jsonl")
    found = list(find([str(folder)], leave=written(output, errors)))
    assert [file for file in found if not isinstance(file, Left)] == [File(f"{folder}/2025/a.txt", 11, str(folder))]


def test_an_output_that_is_also_an_input_is_refused(folder: Path) -> None:
    records = folder / "a.jsonl"
    records.write_text('{"text": "Oslo helps."}\n', encoding="utf-8")
    link = folder.parent / "b.jsonl"
    link.symlink_to(records)
    for one, other in ((records, records), (link, records), (records, link), (folder / "2025/../a.jsonl", records)):
        with pytest.raises(OutputError, match=r"a\.jsonl|b\.jsonl: would be read and written"):
            list(find([str(one)], leave=written(other)))
    command = [sys.executable, "-c", "from dipext.cli import main; main()", "extract", records, "-o", records]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "would be read and written; choose another output" in done.stderr
    assert records.read_text(encoding="utf-8") == '{"text": "Oslo helps."}\n'
    assert not (folder / "a.jsonl.state").exists()


def test_two_outputs_in_one_file_are_refused(tmp_path: Path) -> None:
    for errors in ("facts.jsonl", "facts.jsonl.part", "./facts.jsonl.state"):
        with pytest.raises(OutputError, match="would be written twice"):
            written(tmp_path / "facts.jsonl", tmp_path / errors)


def test_an_output_that_is_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    kept, output = tmp_path / "kept.jsonl", tmp_path / "facts.jsonl"
    kept.write_text("kept", encoding="utf-8")
    output.symlink_to(kept)
    (tmp_path / "facts.jsonl.part").symlink_to(kept)
    with writing(output):
        pass
    assert (output.is_symlink(), output.read_text(encoding="utf-8")) == (False, "")
    assert kept.read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.jsonl", "kept.jsonl"]


def test_a_folder_in_the_way_of_an_output_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "errors.jsonl.part").mkdir()
    with (
        pytest.raises(OutputError, match=r"errors\.jsonl: cannot be written"),
        writing_errors(tmp_path / "errors.jsonl"),
    ):
        pass


def test_a_name_that_leaves_no_room_for_its_state_is_an_error(folder: Path) -> None:
    code = "from dipext.cli import main; main()"
    output = folder.parent / ("a" * 249 + ".jsonl")
    command = [sys.executable, "-c", code, "extract", folder, "-o", output]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_errors_show_no_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]0;owned\x07.csv"
    path.write_text("na\x1b[31mme,\u202eother\nx,y\n", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        list(dipext.read(path))
    assert str(caught.value).isprintable()
    assert json.dumps(caught.value.reason).isprintable()
