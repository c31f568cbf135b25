"""The formats that people keep releases in, read by what they hold; and what cannot be read, by its name."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import dipext
from dipext import ReadError, Release
from dipext.io import limits
from made_up import FEED, PAGE, RTF, docx, eml, mhtml, odt, packed, xlsx

Put = Callable[[str, bytes | str], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def put(name: str, content: bytes | str) -> Path:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / name

    return put


def read(path: Path) -> tuple[list[Release], list[tuple[str, int | None, str]]]:
    """The releases of a file or folder, and its errors: what is behind its name, line and reason."""
    errors: list[ReadError] = []
    releases = list(dipext.read(path, on_error=errors.append))
    return releases, [(error.path.removeprefix(str(path)), error.line, error.reason) for error in errors]


def one(path: Path) -> Release:
    [release], errors = read(path)
    assert not errors
    return release


def reason(path: Path) -> str:
    releases, [(_, _, words)] = read(path)
    assert not releases
    return words


# --- Rich Text, OpenDocument, mail, saved pages ---


def test_rich_text_without_what_was_deleted_and_footnotes_behind_it(put: Put) -> None:
    release = one(put("a.rtf", RTF))
    assert release.text == (
        "Riga, 20 November 2025 – Minister Ilze Kalniņa gives €7 million to ports.\nNext line.\n"
        "Fund\tEUR 2 million\n\nPaid in 2026."
    )
    assert (release.title, release.issuer) == ("Help for ports", "Ministry of Ports of Latvia")
    assert (release.published, release.published_source) == (date(2025, 11, 20), "dateline")


def test_rich_text_with_signs_that_come_in_halves(put: Put) -> None:
    assert one(put("a.rtf", rb"{\rtf1\ansi Oslo \u-10180?\u-8448? helps.}")).text == "Oslo 🌀 helps."


@pytest.mark.parametrize("data", [rb"{\rtf1", rb"{\rtf1}", rb"{\rtf1{\info{\title A}}}"])
def test_rich_text_without_text_is_an_error(put: Put, data: bytes) -> None:
    assert "RTF" in reason(put("a.rtf", data))


def test_open_document_text(put: Put) -> None:
    inside = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        '<text:p>EUR<text:s text:c="2"/>5<text:tab/>million<text:line-break/>more<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Paid in 2026.</text:p></text:note-body>"
        "</text:note>.</text:p><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Fund</text:p></table:table-cell><table:table-cell>"
        "<text:p>EUR 2 million</text:p></table:table-cell></table:table-row></table:table>"
    )
    release = one(put("a.odt", odt(["Oslo, 20 November 2025 – Help"], inside=inside)))
    assert release.text == (
        "Oslo, 20 November 2025 – Help\nEUR  5\tmillion\nmore.\nOne\nFund\tEUR 2 million\nPaid in 2026."
    )
    assert (release.published, release.published_source) == (date(2025, 11, 20), "dateline")


def test_the_date_of_a_file_is_used_and_doubted_where_there_is_no_other(put: Put) -> None:
    release = one(put("a.odt", odt(["The ministers met yesterday."])))
    assert (release.published, release.published_source) == (date(2025, 12, 9), "metadata")
    assert release.warnings == ("published_doubtful",)
    [extraction] = dipext.extract_many([release])
    assert [(d.start, d.warnings) for d in extraction.dates] == [(date(2025, 12, 8), ("published_doubtful",))]


def test_entities_of_an_open_document_text_are_not_followed(put: Put) -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><o:d xmlns:o="{space}:office:1.0" '
        f'xmlns:t="{space}:text:1.0"><o:text><t:p>Before &b;</t:p></o:text></o:d>'
    )
    data = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})
    releases, errors = read(put("a.odt", data))
    assert all("Before" in release.text and len(release.text) < 20 for release in releases)
    assert len(releases) + len(errors) == 1


@pytest.mark.parametrize(("charset", "words"), [("utf-8", "Kalniņa – €5"), ("windows-1257", "Kalniņa – €5")])
def test_a_mail(put: Put, charset: str, words: str) -> None:
    head = "From: =?utf-8?q?Ministry_of_Foreign_Affairs_of_Latvia?= <p@mfa.example>\r\n"
    head += "Date: Thu, 20 Nov 2025 23:30:00 +0200\r\n"
    body = f"Subject: =?utf-8?q?Pal=C4=ABdz=C4=ABba?=\r\nContent-Type: text/plain; charset={charset}\r\n\r\n{words}\r\n"
    release = one(put("a.eml", (head + body).encode(charset)))
    assert (release.text, release.title) == (f"{words}\n", "Palīdzība")
    assert (release.issuer, release.issuer_source) == ("Ministry of Foreign Affairs of Latvia", "metadata")
    assert (release.published, release.published_source, release.warnings) == (date(2025, 11, 20), "metadata", ())


def test_the_day_of_a_mail_is_behind_its_dateline_and_doubtful_when_sent_on(put: Put) -> None:
    release = one(put("a.eml", eml("Riga, 20 November 2025 – Latvia helps.")))
    assert (release.published, release.published_source) == (date(2025, 11, 20), "dateline")
    release = one(put("b.eml", eml("Latvia helps.", Subject="FW: Help")))
    assert (release.title, release.published, release.warnings) == ("Help", date(2025, 12, 9), ("published_doubtful",))


def mail(*attached: tuple[str, str, bytes], text: str = "Latvia gives 5 million euros.") -> bytes:
    """A mail with files: kind, name, content."""
    from email import message_from_bytes, policy

    message = message_from_bytes(eml(text), policy=policy.default)
    for kind, name, content in attached:
        main, sub = kind.split("/")
        if main == "message":
            message.add_attachment(message_from_bytes(content, policy=policy.default), filename=name)  # type: ignore[attr-defined]
            continue
        message.add_attachment(content, main, sub, filename=name)  # type: ignore[attr-defined]
    return message.as_bytes()


def test_a_mail_with_both_texts_is_read_once(put: Put) -> None:
    from email import message_from_bytes, policy

    words = (
        "Latvia gives 5 million euros to the ports of the north, the Minister said in the capital on Friday, and more."
    )
    message = message_from_bytes(eml(words), policy=policy.default)
    message.add_alternative(f"<p>{words}</p>", subtype="html")  # type: ignore[attr-defined]
    assert one(put("a.eml", message.as_bytes())).text.count("5 million") == 1


def test_what_is_attached_to_a_mail_is_a_release_of_its_own(put: Put) -> None:
    files = [
        ("application/pdf", "broken.pdf", b"%PDF-"),
        ("application/octet-stream", "talks.docx", docx(["Riga gives €1 million."])),
        ("text/plain", "../note.txt", b"Oslo gives 2 million euros."),
        ("text/html", "page.html", b"<html><body><p>Paris gives 3 million euros.</p></body></html>"),
        ("application/zip", "more.zip", packed({"in.txt": b"Accra gives 4 million euros."})),
        ("message/rfc822", "inner.eml", mail(("text/plain", "x.txt", b"Lima talks."), text="Quito gives 6 million.")),
        ("image/png", "logo.png", b"\x89PNG\r\n\x1a\n\0"),
        ("application/pgp-signature", "signature.asc", b"-----BEGIN PGP SIGNATURE-----"),
        ("text/plain", "../note.txt", b"Cairo gives 7 million euros."),
    ]
    path = put("a.eml", mail(*files))
    releases, errors = read(path)
    assert {(release.doc_id or "").removeprefix(str(path)): release.text.strip() for release in releases} == {
        "": "Latvia gives 5 million euros.",
        "/talks.docx": "Riga gives €1 million.",
        "/note.txt": "Oslo gives 2 million euros.",
        "/page.html": "Paris gives 3 million euros.",
        "/more.zip/in.txt": "Accra gives 4 million euros.",
        "/inner.eml": "Quito gives 6 million.",
        "/inner.eml/x.txt": "Lima talks.",
        "/8/note.txt": "Cairo gives 7 million euros.",
    }
    assert [place for place, _, _ in errors] == ["/broken.pdf", "/logo.png"]
    assert "a picture (PNG)" in errors[1][2]


def test_what_a_mail_carries_has_its_day_in_doubt_and_its_sender_where_nobody_is_named(put: Put) -> None:
    files = [
        ("text/plain", "bare.txt", b"The Minister gives 2 million euros."),
        ("text/plain", "own.txt", b"Ministry of Foreign Affairs of Norway\nOslo, 3 November 2025\n\nNorway helps."),
        ("application/zip", "more.zip", packed({"in.txt": b"The Minister gives 4 million euros."})),
    ]
    data = mail(*files, text="")
    sender = data.index(b"From: ")
    data = (
        data[:sender]
        + b"From: Ministry of Foreign Affairs of Latvia <press@mfa.example>"
        + data[data.index(b"\n", sender) :]
    )
    path = put("a.eml", data)
    found = {(release.doc_id or "").removeprefix(str(path)): release for release in read(path)[0]}
    for name in ("/bare.txt", "/more.zip/in.txt"):
        release = found[name]
        assert (release.issuer, release.issuer_source) == ("Ministry of Foreign Affairs of Latvia", "metadata")
        assert (release.published, release.published_source) == (date(2025, 12, 9), "metadata")
        assert release.warnings == ("published_doubtful",)
    own = found["/own.txt"]
    assert (own.issuer, own.issuer_source) == ("Ministry of Foreign Affairs of Norway", "text")
    assert (own.published, own.published_source) == (date(2025, 11, 3), "dateline")


def test_a_mail_that_only_carries_a_release_is_none_itself(put: Put) -> None:
    path = put("a.eml", mail(("application/octet-stream", "talks.docx", docx(["Riga gives €1 million."])), text=""))
    assert one(path).doc_id == f"{path}/talks.docx"


def test_a_file_without_a_name_is_called_after_its_kind(put: Put) -> None:
    data = mail(("text/html", "page.html", b"<html><body><p>Oslo talks.</p></body></html>"))
    path = put("a.eml", data.replace(b'; filename="page.html"', b""))
    assert [release.doc_id for release in read(path)[0]] == [f"{path}", f"{path}/attachment.html"]


def test_what_the_page_of_a_mail_calls_is_no_file_but_a_document_is_one(put: Put) -> None:
    data = mail(
        ("application/octet-stream", "talks.docx", docx(["Riga gives €1 million."])),
        ("application/octet-stream", "logo.bin", b"\x89PNG\0"),
    )
    inline = data.replace(b"Content-Disposition: attachment", b"Content-ID: <a@b>\nContent-Disposition: inline")
    path = put("a.eml", inline)
    releases, errors = read(path)
    assert ([release.doc_id for release in releases], errors) == ([f"{path}", f"{path}/talks.docx"], [])


def test_mails_in_mails_end_somewhere(put: Put) -> None:
    data = eml("Innermost.")
    for _ in range(9):
        data = mail(("application/octet-stream", "inner.eml", data))
    path = put("a.eml", data)
    releases, [(place, _, words)] = read(path)
    assert len(releases) == 3
    assert place == "/inner.eml/inner.eml"
    assert "mails more than 2 deep" in words


def test_a_mail_of_html_only(put: Put) -> None:
    release = one(put("a.eml", eml("<p>Oslo gives<br>5&nbsp;million</p><table><tr><td>a<td>b</table>", "html")))
    assert release.text == "Oslo gives\n5\xa0million\n\na\tb"


def test_a_mail_without_text_is_an_error(put: Put) -> None:
    assert reason(put("a.eml", "From: a@b.example\nSubject: x\n\n")) == "no text in this mail"


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.eml", "a.txt"])
def test_a_page_saved_in_one_file(put: Put, name: str) -> None:
    release = one(put(name, mhtml(PAGE)))
    assert "3.5 million euros" in release.text
    assert "Cookies" not in release.text
    assert (release.url, release.published) == ("https://mfa.example/news/grid", date(2025, 11, 20))


# --- files of many releases ---


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt", "a"])
def test_a_feed_is_one_release_an_entry(put: Put, name: str) -> None:
    releases, errors = read(put(name, FEED))
    assert not errors
    assert [(r.text, r.title, r.doc_id, r.published) for r in releases] == [
        ("Riga gives €5 million.\n\nMore.", "Help & ports", "https://mfa.example/1", date(2025, 11, 20)),
        ("Talks were held.", "Talks", "https://mfa.example/2", None),
    ]
    assert {r.issuer for r in releases} == {"Ministry of Foreign Affairs of Latvia"}


def test_an_atom_feed_with_the_day_in_its_address(put: Put) -> None:
    feed = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Talks</title>'
        '<link href="https://mfa.example/2025/11/20/talks"/><updated>2025-12-09T10:00:00Z</updated>'
        '<content type="html">&lt;p&gt;Accra gives $5 million.&lt;/p&gt;</content></entry></feed>'
    )
    release = one(put("a.xml", feed))
    assert (release.text, release.published) == ("Accra gives $5 million.", date(2025, 11, 20))


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<?xml version="1.0"?><news/>', "neither a feed (RSS, Atom) nor a page"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><rss><channel><item><title>&b;</title></item></channel></rss>', "entities"),
        ('<rss version="2.0"><channel><title>News</title></channel></rss>', "a feed without entries"),
    ],
)
def test_xml_that_gives_no_release(put: Put, xml: str, words: str) -> None:
    assert words in reason(put("a.xml", xml))


def test_sheets_of_excel(put: Put) -> None:
    sheet = [[], ["Date", "Text", "Source"], ["14 October 2025", "One.", "NATO"], [date(2025, 11, 20), "Two.", None]]
    releases, errors = read(put("a.xlsx", xlsx(sheet, [["notes"], ["x"]])))
    assert not errors
    assert [(r.text, r.published, r.issuer) for r in releases] == [
        ("One.", date(2025, 10, 14), "NATO"),
        ("Two.", date(2025, 11, 20), None),
    ]
    assert [Path(r.doc_id or "").name for r in releases] == ["Sheet:3", "Sheet:4"]
    assert reason(put("b.xlsx", xlsx([["title", "words"], ["a", "b"]]))) == (
        "no column 'text' with anything under it among: title, words"
    )


@pytest.mark.parametrize("name", ["a.json", "a.txt", "a"])
def test_json_of_one_record_or_of_many(put: Put, name: str) -> None:
    path = put(name, json.dumps({"text": "One.", "date": "14 October 2025"}))
    assert one(path) == Release(text="One.", doc_id=str(path), published="2025-10-14", published_source="metadata")
    for content in ([{"text": "a"}, {"text": "b"}], {"items": [{"text": "a"}, {"text": "b"}]}):
        assert [r.text for r in read(put(name, json.dumps(content)))[0]] == ["a", "b"]
    assert [r.text for r in read(put(name, '{"text": "a"}\n{"text": "b"}\n'))[0]] == ["a", "b"]


def test_bad_json(put: Put) -> None:
    assert reason(put("a.json", '{"text":')).startswith("not JSON: ")
    assert reason(put("a.json", "[]")) == "an empty list"
    releases, errors = read(put("a.json", '[{"text": "a"}, 5, {"x": 1}]'))
    assert [r.text for r in releases] == ["a"]
    assert errors == [("", 2, "not a JSON object but a number"), ("", 3, "no text")]


def test_a_text_that_begins_with_a_bracket_is_a_text(put: Put) -> None:
    assert one(put("a.txt", "[Check against delivery]\nTalks.")).text.startswith("[Check")


def test_html_in_the_text_of_a_record_is_unpacked(put: Put) -> None:
    text = "<p>Oslo gives &euro;5&nbsp;million.</p><ul><li>One<sup>1</sup></li><li>Two</li></ul><script>x()</script>"
    release = one(put("a.json", json.dumps({"text": text, "title": "Help &amp; ports"})))
    assert (release.text, release.title) == ("Oslo gives €5\xa0million.\n\n- One¹\n- Two", "Help & ports")
    [extraction] = dipext.extract_many([release])
    span = extraction.money[0].span
    assert extraction.text[span.start : span.end] == span.text
    assert str(extraction.money[0].amount) == "5000000"


def test_signs_of_comparison_are_no_html(put: Put) -> None:
    text = "Growth < 5% in 2025 and > 3% in 2026; R&D at <b2b>."
    assert one(put("a.json", json.dumps({"text": text}))).text == text


def test_tables_with_tabs_and_days_by_the_issuer(put: Put) -> None:
    table = "text\tdate\tissuer\nA\t03/12/2025\tUS Department of State\nB\t03/12/2025\t\nC\t11/20/2025\t\n"
    releases, errors = read(put("a.tsv", table))
    assert not errors
    assert [(r.published, r.warnings) for r in releases] == [
        (date(2025, 3, 12), ()),
        (date(2025, 12, 3), ("published_doubtful",)),
        (date(2025, 11, 20), ()),
    ]


# --- archives ---


def test_a_zip_archive_of_anything(put: Put) -> None:
    held = {
        "a.txt": b"One.",
        "b/c.jsonl": b'{"text": "Two."}',
        "d.docx": docx(["Three."]),
        "e.txt.gz": gzip.compress(b"Four."),
        "in.zip": packed({"f.txt": b"Five."}),
        "__MACOSX/g.txt": b"x",
        ".h.txt": b"x",
        "style.css": b"x",
        "i.png": b"\x89PNG\r\n\x1a\n",
    }
    path = put("a.zip", packed(held))
    releases, errors = read(path)
    assert [(r.text, (r.doc_id or "").removeprefix(str(path))) for r in releases] == [
        ("One.", "/a.txt"),
        ("Two.", "/b/c.jsonl:1"),
        ("Three.", "/d.docx"),
        ("Four.", "/e.txt.gz"),
        ("Five.", "/in.zip/f.txt"),
    ]
    assert errors == [("/i.png", None, "a picture (PNG): text in pictures is not read")]
    assert len(read(put("renamed.docx", packed({"a.txt": b"One."})))[0]) == 1


def test_archives_that_unpack_to_too_much(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ARCHIVE_BYTES", 100)
    releases, errors = read(put("a.zip", packed({"a.txt": b"a" * 60, "b.txt": b"b" * 60, "c.txt": b"c"})))
    assert [r.text[:1] for r in releases] == ["a"]
    assert [(path, words.split(":")[1]) for path, _, words in errors] == [("/b.txt", " the rest is not read")]
    inner = packed({"a.txt": b"a" * 60})
    monkeypatch.setattr(limits, "MAX_ARCHIVE_BYTES", 100 + len(inner))
    assert len(read(put("b.zip", packed({"1.zip": inner, "2.zip": inner})))[0]) == 1
    monkeypatch.setattr(limits, "MAX_MEMBERS", 1)
    assert "more than 1 files" in read(put("c.zip", packed({"a.txt": b"a", "b.txt": b"b"})))[1][0][2]


def test_archives_that_cannot_be_read(put: Put) -> None:
    assert reason(put("a.zip", b"PK\x03\x04 and no zip")).startswith("a damaged zip archive")
    assert reason(put("b.zip", packed({}))) == "an archive without releases"
    deep = packed({"c.zip": packed({"d.zip": packed({"e.txt": b"x"})})})
    assert reason(put("c.zip", deep)) == "archives more than 2 deep inside each other: unpack this one"
    torn = bytearray(packed({"a.txt": b"Words words."}))
    torn[torn.index(b"Words words.")] ^= 255
    assert reason(put("d.zip", bytes(torn))).startswith("damaged: ")


# --- what cannot be read ---

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        ("a.txt", OLE + "WordDocument".encode("utf-16-le"), "Word from before 2007"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "save it as .xlsx or .csv"),
        ("a.msg", OLE + "__substg1.0_".encode("utf-16-le"), "save it as .eml"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.doc", OLE, "save it as .docx"),
        ("a.warc", b"WARC/1.0\r\n", "a web archive (WARC)"),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n", mtime=0), "a web archive (WARC)"),
        ("a.epub", packed({"mimetype": b"application/epub+zip"}), "a book (EPUB)"),
        ("a.ods", packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "a table of LibreOffice"),
        ("a.pptx", packed({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "slides of PowerPoint"),
        ("a.mbox", b"From a@b Thu\nFrom: a\n\nText", "a mailbox (mbox)"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
        ("a.parquet", b"PAR1\0\0", "a table (Parquet)"),
    ],
)
def test_a_format_that_is_not_read_is_named_with_what_to_do(put: Put, name: str, content: bytes, words: str) -> None:
    path = put(name, content)
    assert words in reason(path)
    assert words in reason(path.parent)


def test_in_a_folder_nothing_is_hidden(put: Put, tmp_path: Path) -> None:
    put("a.doc", rb"{\rtf1 Rich text under another name.}")
    put("b.xyz", "Words.")
    put("c.css", "p {}")
    (tmp_path / "d_files").mkdir()
    put("d_files/logo.gif", b"GIF89a\0")
    releases, errors = read(tmp_path)
    assert [r.text for r in releases] == ["Rich text under another name."]
    unknown = "a file of a kind that is not known to hold releases; name it to read it as text"
    assert errors == [("/b.xyz", None, unknown)]


def test_what_dipext_wrote_is_left_out_in_a_folder(put: Put, tmp_path: Path) -> None:
    put("a.txt", "Oslo helps.")
    put("a.json", dipext.extract("Oslo helps.").model_dump_json(indent=2))
    releases, errors = read(tmp_path)
    assert [Path(r.doc_id or "").name for r in releases] == ["a.txt"]
    assert not errors


@pytest.mark.parametrize(
    ("library", "name", "content"),
    [
        ("striprtf.striprtf", "a.rtf", RTF),
        ("feedparser", "a.rss", FEED),
        ("openpyxl", "a.xlsx", xlsx([["text"], ["a"]])),
        ("lxml", "a.odt", odt(["Words."])),
    ],
)
def test_a_missing_library_is_named(
    put: Put, monkeypatch: pytest.MonkeyPatch, library: str, name: str, content: bytes | str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    assert "pip install 'dipext[documents]'" in reason(put(name, content))
