"""Releases from files: every format, what it says of itself, and every way in which it can be broken."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

import dipext
from dipext import ReadError, Release
from dipext.io import limits
from made_up import PAGE, docx, encrypted_pdf, pdf


def read(*paths: Path) -> tuple[list[Release], list[ReadError]]:
    errors: list[ReadError] = []
    return list(dipext.read(*paths, on_error=errors.append)), errors


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    def put(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


Put = Callable[[str, bytes | str], Path]


def one(path: Path) -> Release:
    releases, errors = read(path)
    assert not errors
    assert len(releases) == 1
    return releases[0]


def reason(path: Path) -> str:
    releases, errors = read(path)
    assert not releases
    assert len(errors) == 1
    assert errors[0].path == str(path)
    return errors[0].reason


def test_text_is_kept_as_it_is(put: Put) -> None:
    text = "Rīga,\r\n20 November 2025 \u2013\u00a0🌊\n"
    day = {"published": date(2025, 11, 20), "published_source": "dateline"}
    assert one(put("a.txt", text)) == Release(text=text, doc_id=str(put("a.txt", text)), **day)
    assert one(put("a.md", text)).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(put: Put, encoding: str) -> None:
    release = one(put("a.txt", "Kalniņa".encode(encoding)))
    assert (release.text, release.warnings) == ("Kalniņa", ())


def test_another_encoding_is_guessed_and_said(put: Put) -> None:
    release = one(put("a.txt", "The Café Olé in Zürich – “open”".encode("cp1252")))
    assert release.text == "The Café Olé in Zürich – “open”"
    assert release.warnings == ("decoded as cp1252",)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\x00\x01\x02", "not text"), (b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture (PNG)")],
)
def test_bytes_that_are_no_text_are_an_error(put: Put, content: bytes, words: str) -> None:
    assert words in reason(put("a.txt", content))


@pytest.mark.parametrize("content", ["", " \n\t\n"])
def test_an_empty_text_is_read_and_said(put: Put, content: str) -> None:
    release = one(put("a.txt", content))
    assert (release.text, release.warnings) == (content, ("no text",))


def test_a_web_page_gives_its_main_text_and_what_it_states(put: Put) -> None:
    release = one(put("a.html", PAGE))
    assert "3.5 million euros" in release.text
    assert "Cookies" not in release.text
    assert "Home" not in release.text
    assert release.title == "Help for the grid"
    assert release.issuer == "Foreign Ministry of Freedonia"
    assert release.url == "https://mfa.example/news/grid"
    assert (release.published, release.published_source) == (date(2025, 11, 20), "metadata")


def test_a_web_page_without_a_date_gets_none(put: Put) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2025-11-20T10:00:00+02:00">', "")
    page = page.replace("in spring", "on 3 March 2024")
    release = one(put("a.html", page))
    assert release.published is None


def test_the_encoding_that_a_page_declares_is_used(put: Put) -> None:
    page = PAGE.replace("utf-8", "windows-1257").replace("Anna Lind", "Ilze Kalniņa")
    release = one(put("a.html", page.encode("windows-1257")))
    assert "Ilze Kalniņa" in release.text
    assert release.warnings == ()


@pytest.mark.parametrize("page", ["<html", "<html><body></body></html>", "<!doctype html><p", "<html>\x00\x00"])
def test_a_page_without_text_is_an_error(put: Put, page: str) -> None:
    assert reason(put("a.html", page))


def test_a_torn_page_still_gives_its_text(put: Put) -> None:
    assert "Nobody should sit" in one(put("a.html", PAGE[: PAGE.index("</article>")])).text


def test_a_pdf_gives_its_text_title_and_date(put: Put) -> None:
    made = pdf("Helsinki gives 5 million euros\nto the fund.", "/Title (On the fund) /CreationDate (D:20251120093000Z)")
    release = one(put("a.pdf", made))
    assert release.text.splitlines() == ["Helsinki gives 5 million euros", "to the fund."]
    assert (release.title, release.published, release.published_source) == (
        "On the fund",
        date(2025, 11, 20),
        "metadata",
    )


def test_words_parted_at_line_ends_are_joined(put: Put) -> None:
    made = pdf("The exam-\nple of an EU-\nfunded plan by Jean-\nPierre for 2024-\n2026.")
    assert one(put("a.pdf", made)).text == "The example of an EU-funded plan by Jean-Pierre for 2024-\n2026."


def test_the_author_of_a_document_is_the_issuer_only_if_it_is_a_body(put: Put) -> None:
    assert one(put("a.pdf", pdf("Text.", "/Author (Jane Clerk)"))).issuer is None
    assert one(put("b.pdf", pdf("Text.", "/Author (Ministry of Culture)"))).issuer == "Ministry of Culture"


@pytest.mark.parametrize(
    ("content", "words"),
    [(encrypted_pdf(), "encrypted"), (b"%PDF-1.4 and no more", "damaged"), (pdf(""), "pictures of pages only")],
)
def test_a_pdf_that_gives_no_text_is_an_error(put: Put, content: bytes, words: str) -> None:
    assert words in reason(put("a.pdf", content))


def test_a_word_file_gives_paragraphs_and_tables_in_order(put: Put) -> None:
    made = docx(
        ["Oslo helps.", "So does Bergen."], [["Fund", "EUR 5 million"]], title="Help", created=datetime(2025, 11, 20)
    )
    release = one(put("a.docx", made))
    assert release.text == "Oslo helps.\nSo does Bergen.\nFund\tEUR 5 million"
    assert (release.title, release.published, release.published_source) == ("Help", date(2025, 11, 20), "metadata")


def test_the_date_of_a_word_template_is_no_date(put: Put) -> None:
    assert one(put("a.docx", docx(["Oslo helps."]))).published is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 and no zip", "not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "encrypted"),
        (docx([]), "no text"),
    ],
)
def test_a_word_file_that_gives_no_text_is_an_error(put: Put, content: bytes, words: str) -> None:
    assert words in reason(put("a.docx", content))


@pytest.mark.parametrize(("name", "content"), [("a.txt", pdf("Text.")), ("b.pdf", PAGE), ("c.txt", docx(["Text."]))])
def test_content_goes_before_the_suffix(put: Put, name: str, content: bytes | str) -> None:
    assert one(put(name, content)).text.strip()


def test_the_dateline_goes_before_the_properties_of_a_file_and_behind_a_record(put: Put) -> None:
    made = pdf("Riga, 18 November 2025 - Latvia helps.", "/CreationDate (D:20251120093000Z)")
    release = one(put("a.pdf", made))
    assert (release.published, release.published_source, release.warnings) == (date(2025, 11, 18), "dateline", ())
    record = {"text": "Riga, 18 November 2025 - Latvia helps.", "published": "2025-11-20"}
    release = one(put("a.json", json.dumps(record)))
    assert (release.published, release.published_source) == (date(2025, 11, 20), "metadata")
    assert release.warnings == ("published_doubtful", "the dateline says 2025-11-18")


def test_json_lines(put: Put) -> None:
    lines = [
        {
            "text": "One.",
            "doc_id": "x",
            "published": "2025-11-20",
            "issuer": "NATO",
            "title": "T",
            "url": "https://a.b",
        },
        {"TEXT": "Two.", "id": 7, "date": "2025-11-20T10:00:00Z", "source": "EU"},
        {"text": "Three.", "url": "https://c.d", "published": "soon"},
        {"text": "Four.", "published": None},
    ]
    path = put("a.jsonl", "\n\n".join(map(json.dumps, lines)))
    releases, errors = read(path)
    assert not errors
    day = {"published": date(2025, 11, 20), "published_source": "metadata"}
    assert releases == [
        Release(text="One.", doc_id="x", issuer="NATO", issuer_source="metadata", title="T", url="https://a.b", **day),
        Release(text="Two.", doc_id="7", issuer="EU", issuer_source="metadata", **day),
        Release(text="Three.", doc_id="https://c.d", url="https://c.d", warnings=("published not read: 'soon'",)),
        Release(text="Four.", doc_id=f"{path}:7"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{}", "no text"),
        ('{"text": null}', "no text"),
        ('{"text": 5}', "the text is a number"),
        ('{"text": ["a"]}', "the text is a list"),
        ("[1]", "not a JSON object but a list"),
        ('"words"', "not a JSON object but a string"),
        ('{"text": "a"', "not JSON"),
        ('{"text": "\\ud800"}', "half a surrogate pair"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_json_line_is_one_error_with_its_line(put: Put, line: str, words: str) -> None:
    path = put("a.jsonl", f'{{"text": "before"}}\n{line}\n{{"text": "after"}}\n')
    releases, errors = read(path)
    assert [release.text for release in releases] == ["before", "after"]
    assert [(error.path, error.line) for error in errors] == [(str(path), 2)]
    assert words in errors[0].reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_records_with_a_byte_order_mark(put: Put, encoding: str) -> None:
    lines = '{"text": "Kalniņa"}\n{"text": "Oslo"}\n'
    table = "text\nKalniņa\nOslo\n"
    for name, content in (("a.jsonl", lines), ("a.csv", table), ("b.jsonl.gz", lines), ("b.csv.gz", table)):
        data = content.encode(encoding)
        releases, errors = read(put(name, gzip.compress(data) if name.endswith(".gz") else data))
        assert not errors
        assert [(r.text, r.warnings) for r in releases] == [("Kalniņa", ()), ("Oslo", ())]


def test_csv_with_a_text_column(put: Put) -> None:
    path = put("a.csv", '\ufeffid,Text,date\n1,"One, and\nmore.",2025-11-20\n\n2,Two.,\n')
    releases, errors = read(path)
    assert not errors
    assert [(r.doc_id, r.text) for r in releases] == [("1", "One, and\nmore."), ("2", "Two.")]
    assert releases[0].published == date(2025, 11, 20)


def test_csv_with_semicolons_in_an_old_encoding(put: Put) -> None:
    releases, errors = read(put("a.csv", "title;text\nZürich;The Café Olé in Malmö, “open”\n".encode("cp1252")))
    assert not errors
    assert (releases[0].title, releases[0].text) == ("Zürich", "The Café Olé in Malmö, “open”")
    assert releases[0].warnings == ("decoded as cp1252",)


def test_bad_csv_is_an_error(put: Put) -> None:
    assert reason(put("a.csv", "")) == "an empty CSV file"
    assert reason(put("b.csv", "title,words\na,b\nc,d\n")) == "no column 'text' among: title, words"
    releases, errors = read(put("c.csv", "id,text\n1,a\n2,b,c\n3,d\n"))
    assert [r.text for r in releases] == ["a", "d"]
    assert [(e.line, e.reason) for e in errors] == [(3, "3 fields under 2 column names")]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", "Words."), ("a.html", PAGE), ("a.pdf", pdf("Words.")), ("a.docx", docx(["Words."]))],
)
def test_any_of_them_in_gzip(put: Put, name: str, content: bytes | str) -> None:
    plain = one(put(name, content))
    packed = one(put(f"{name}.gz", gzip.compress(content.encode() if isinstance(content, str) else content)))
    assert packed.model_copy(update={"doc_id": None}) == plain.model_copy(update={"doc_id": None})


def test_json_lines_and_csv_in_gzip(put: Put) -> None:
    assert len(read(put("a.jsonl.gz", gzip.compress(b'{"text": "a"}\n{"text": "b"}\n')))[0]) == 2
    assert len(read(put("a.csv.gz", gzip.compress(b"text\na\nb\n")))[0]) == 2


def test_a_torn_gzip_gives_what_it_has_and_an_error(put: Put) -> None:
    whole = gzip.compress(b"".join(b'{"text": "%d %s"}\n' % (n, os.urandom(20).hex().encode()) for n in range(5000)))
    releases, errors = read(put("a.jsonl.gz", whole[: len(whole) // 2]))
    assert len(releases) > 1000
    assert len(errors) == 1
    assert reason(put("b.txt.gz", whole[:40]))


def test_folders_are_read_in_the_order_of_names(put: Put, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.txt", "c.txt", ".hidden/x.txt", ".x.txt", "logo.png", "a/style.css", "B.TXT"):
        put(name, "Words.")
    put("a/page", PAGE)
    releases, errors = read(tmp_path)
    assert [(Path(error.path).name, error.reason) for error in errors] == [
        ("logo.png", "a file of a kind that is not known to hold releases; name it to read it as text")
    ]
    names = [str(Path(release.doc_id or "").relative_to(tmp_path)) for release in releases]
    assert names == ["B.TXT", "a/page", "a/y.txt", "a/z.md", "b.txt", "c.txt"]


def test_a_named_file_is_always_read(put: Put) -> None:
    assert one(put("notes.xyz", "Words.")).text == "Words."
    assert one(put(".hidden.txt", "Words.")).text == "Words."


def test_an_empty_folder_and_a_missing_file_are_errors(tmp_path: Path) -> None:
    assert reason(tmp_path) == "a folder without releases"
    assert reason(tmp_path / "none.txt") == "No such file or directory"


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are not UTF-8")
def test_a_file_name_that_is_not_unicode_is_spelled_out(tmp_path: Path) -> None:
    for name, content in ((b"caf\xe9.txt", b"Words."), (b"th\xe9.pdf", b"broken")):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(content)
    releases, errors = read(tmp_path)
    assert [release.doc_id for release in releases] == [f"{tmp_path}/caf\\xe9.txt"]
    assert [error.path for error in errors] == [f"{tmp_path}/th\\xe9.pdf"]


def test_a_directory_loop_is_one_error(put: Put, tmp_path: Path) -> None:
    put("a/b/c.txt", "Words.")
    (tmp_path / "a" / "b" / "loop").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    releases, errors = read(tmp_path)
    assert [release.text for release in releases] == ["Words."]
    assert [(Path(error.path).name, error.reason) for error in errors] == [
        ("loop", "a link back to a folder that holds it"),
        ("dangling.txt", "No such file or directory"),
    ]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_file_without_permission_is_one_error(put: Put, tmp_path: Path) -> None:
    put("a.txt", "Words.")
    put("b.txt", "Secret.").chmod(0)
    put("c/d.txt", "Words.").parent.chmod(0)
    code = (
        "import dipext, os, sys\n"
        "dipext.Release(text='')\n"  # imports first: the user below need not be able to read the environment
        "import dipext.io.read\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "os.chdir(sys.argv[1])\n"
        "for release in dipext.read('.', on_error=print): print(release.text)\n"
    )
    try:
        for folder in [tmp_path, *tmp_path.parents]:
            if folder.owner() == tmp_path.owner() and folder != Path("/tmp"):
                folder.chmod(folder.stat().st_mode | 0o055)
            if folder.name.startswith("pytest-of-"):
                break
        done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    finally:
        (tmp_path / "c").chmod(0o755)
    assert done.stdout.splitlines() == ["Words.", "./b.txt: Permission denied", "./c: Permission denied"]


def test_a_text_that_is_no_release_for_its_length_is_one_error(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "50,000,000 characters" in reason(put("a.txt", "word " * 10_000_000))
    monkeypatch.setattr(limits, "MAX_BYTES", 1000)
    assert "not a release" in reason(put("b.txt", "word " * 1000))
    releases, errors = read(put("c.jsonl", f'{{"text": "a"}}\n{{"text": "{"b" * 3000}"}}\n{{"text": "c"}}\n'))
    assert [release.text for release in releases] == ["a", "c"]
    assert [error.line for error in errors] == [2]


def test_without_on_error_the_first_error_is_raised(put: Put, tmp_path: Path) -> None:
    put("a.txt", "Words.")
    put("b.pdf", "%PDF- broken")
    releases = dipext.read(tmp_path)
    assert next(releases).text == "Words."
    with pytest.raises(ReadError, match=r"b\.pdf: a damaged PDF"):
        next(releases)


def test_a_missing_library_is_named(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    for library, name, content in (
        ("trafilatura", "a.html", PAGE),
        ("pypdfium2", "a.pdf", pdf("Text.")),
        ("docx", "a.docx", docx(["Text."])),
    ):
        monkeypatch.setitem(sys.modules, library, None)
        assert "pip install 'dipext[documents]'" in reason(put(name, content))


def test_the_longest_text_is_read(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 6)
    assert one(put("a.txt", "Words.")).text == "Words."
    assert "7 characters" in reason(put("b.txt", "Words!!"))
