"""What fuzzing and odd files once broke, each as small as it gets. New findings of ``scripts/fuzz.py`` come here."""

import csv
import json
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dipext
from dipext import Extraction, ReadError, Registry, RegistryError, Release
from dipext.io.run import Extracted
from dipext.io.write import writing
from made_up import PAGE, pdf
from samples import TEXT, extraction


def read(path: Path, content: bytes) -> tuple[list[Release], list[str]]:
    """The releases in a file with this content, and the reasons why others could not be read."""
    path.write_bytes(content)
    errors: list[ReadError] = []
    return list(dipext.read(path, on_error=errors.append)), [error.reason for error in errors]


@pytest.mark.parametrize(
    ("text", "span", "time"),
    [
        ("It ended at 10:20:30 a.m. in Riga.", "10:20:30 a.m.", "10:20"),
        ("Sent 3 May 2025 14:20:20.15 GMT.", "3 May 2025 14:20:20", "14:20"),
        ("The line was cut from 10:20:30 to 11:20:30.", "10:20:30 to 11:20:30", "10:20"),
    ],
)
def test_a_time_with_seconds(text: str, span: str, time: str) -> None:
    [found] = dipext.extract(text).dates
    assert span in found.span.text
    assert found.start_time == time


def test_a_text_that_ends_with_the_first_letter_of_a_name() -> None:
    assert [item.span.text for item in dipext.extract("2022 Winter G").dates] == ["2022 Winter"]


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060", "\ufeff", "—", "…", "/", ">", "*", "-"])
def test_a_form_of_address_right_behind_a_mark(mark: str) -> None:
    for text in (f"{mark}Mrs May spoke.", f"The guest{mark}Mrs May spoke."):
        [person] = dipext.extract(text).people
        assert person.mentions[0].honorific == "Mrs"


def test_a_table_in_utf_16_that_ends_within_a_letter(tmp_path: Path) -> None:
    for name, content in (("a.csv", "text\nOslo helps.\nRiga"), ("a.jsonl", '{"text": "Oslo helps."}\n')):
        reasons = read(tmp_path / name, content.encode("utf-16") + b"x")[1]
        assert reasons == ["not UTF-16-LE, as its byte order mark says: truncated data"]


def test_json_lines_in_utf_16_end_at_line_feeds_only(tmp_path: Path) -> None:
    text = "Oslo\u2028helps\x85 and\x0b pays."
    [release], reasons = read(tmp_path / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False).encode("utf-16"))
    assert (release.text, reasons) == (text, [])


def test_column_names_that_are_not_utf_8_are_told(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"t\xeatre,corps\nx,y\n")[1] == ["no column 'text' among: t\\xeatre, corps"]


@pytest.mark.parametrize("key", ["Title", "Author", "CreationDate"])
def test_a_property_of_a_pdf_that_is_no_text_is_none(tmp_path: Path, key: str) -> None:
    [release], reasons = read(tmp_path / "a.pdf", pdf("Oslo helps.", f"/{key} <FEFFD800>"))
    assert (release.text, release.title, release.issuer, release.published, reasons) == (
        "Oslo helps.",
        None,
        None,
        None,
        [],
    )


@pytest.mark.parametrize("name", ["utf-7", "idna", "undefined", "unicode_escape", "hex", "rot13", "none"])
def test_a_page_that_declares_what_is_no_encoding_of_text(tmp_path: Path, name: str) -> None:
    page = PAGE.replace("utf-8", name).replace("Anna Lind", "Zoë Müller +2AA-")
    [release], reasons = read(tmp_path / "a.html", page.encode("cp1252", "replace"))
    assert "Zoë Müller +2AA-" in release.text
    assert (release.warnings, reasons) == (("decoded as cp1252",), [])


def test_a_page_that_declares_latin_1_means_what_browsers_take_it_for(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "ISO-8859-1").encode("cp1252")
    [release], _ = read(tmp_path / "a.html", page)
    assert "“Nobody should sit in the dark,”" in release.text
    assert release.warnings == ()


def test_a_page_whose_script_cut_a_letter_in_two(tmp_path: Path) -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Help \\ud83c"}</script>'
    page = PAGE.replace('<meta property="og:title" content="Help for the grid">', script)
    [release], reasons = read(tmp_path / "a.html", page.encode())
    assert "\ud83c" not in (release.title or "")
    assert reasons == []


def test_a_date_that_is_none_is_told_in_few_words(tmp_path: Path) -> None:
    [release], _ = read(tmp_path / "a.jsonl", json.dumps({"text": "a", "date": "soon " * 9000}).encode())
    [warning] = release.warnings
    assert warning.startswith("published not read: 'soon soon")
    assert len(warning) < 100


def test_a_carriage_return_in_a_cell_ends_no_row(tmp_path: Path) -> None:
    one = extraction("x\ry")
    with writing(tmp_path / "facts.csv") as write:
        write(Extracted(one.model_dump_json().encode(), 1, (0,) * 6))
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["doc_id"] for row in rows] == ["x\ry"] * len([*one.spans()])
    assert [TEXT[int(row["start"]) : int(row["end"])] for row in rows] == [row["text"] for row in rows]


AMBER: dict[str, Any] = {"id": "amber", "name": "Amber Shield", "kind": "operation"}


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("[" * 100_000, "JSON nested too deeply"),
        (json.dumps({**AMBER, "aliases": ["Shield \ud800 of Amber"]}), "half a surrogate pair"),
        (json.dumps({**AMBER, "source": "\udfff"}), "half a surrogate pair"),
        (json.dumps({**AMBER, "year_start": 1}).replace("1}", "9" * 5000 + "}"), "not JSON"),
    ],
)
def test_a_registry_that_json_can_spell_and_nothing_can_hold(tmp_path: Path, record: str, reason: str) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(f"# ours\n{record}\n", encoding="utf-8")
    with pytest.raises(RegistryError) as caught:
        Registry.read(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert reason in str(caught.value)


def test_a_registry_with_a_letter_of_two_halves(tmp_path: Path) -> None:
    (entry,) = Registry.loads(json.dumps({**AMBER, "aliases": ["Shield 🌊"]}))
    assert entry.aliases == ("Shield 🌊",)


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml", "mine.pkl", "mine.toml", "mine.py", "mine.JSON5"])
def test_a_registry_is_data_and_nothing_else(tmp_path: Path, name: str) -> None:
    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (tmp_path / "ran",)

    path = tmp_path / name
    for content in (
        pickle.dumps(Evil()),
        b"!!python/object/apply:os.system ['touch ran']\n",
        json.dumps(AMBER).encode(),
    ):
        path.write_bytes(content)
        with pytest.raises(RegistryError, match=r"a registry is JSON lines \(\.jsonl\) or CSV \(\.csv\), nothing else"):
            Registry.read(path)
    for content in (pickle.dumps(Evil()), pickle.dumps(Evil(), protocol=0)):
        (tmp_path / "mine.jsonl").write_bytes(content)
        with pytest.raises(RegistryError, match=r"mine\.jsonl"):
            Registry.read(tmp_path / "mine.jsonl")
    assert not (tmp_path / "ran").exists()


def test_a_registry_path_that_is_none() -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        Registry.read("a\0.jsonl")


def test_an_extraction_is_data_and_nothing_else() -> None:
    data = extraction("__import__('os').system('exit 1')").model_dump_json()
    assert Extraction.model_validate_json(data).people[0].name == "__import__('os').system('exit 1')"
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        Extraction.model_validate_json(data.replace('"doc_id"', '"__class__"', 1))


def test_a_day_out_of_range_is_no_day() -> None:
    for said in ("0000-01-01", "2025-02-30", "10000-01-01", "2025-11-20\0", "\ud800"):
        with pytest.raises(ValueError, match="published is not a date"):
            dipext.extract("Tomorrow.", published=said)
    for known in (date.min, date.max):
        assert dipext.extract("The talks end tomorrow, or last week, or in 9,999 years.", published=known).dates


def test_scales_without_end_are_no_sum() -> None:
    assert not dipext.extract("EUR million million 5. " + "million " * 5000 + "five").money
