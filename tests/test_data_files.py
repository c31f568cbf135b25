"""The data files of the package: each has a schema, and what does not fit it is told with file and line."""

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import Field

from dipext.data_files import SCHEMAS, problems
from dipext.errors import DataError
from dipext.lexicon import read_text
from dipext.lexicon.checks import Data, Phrases, fitted

KEYS = {  # of each file a key of a table of its own, one deeper in it, or one of a row
    "commitments/en/things": ["units"],
    "commitments/en/words": ["pledge", "against"],
    "dates/en/calendar": ["fortnight", "month_first", "before_year", "words"],
    "initiatives/en/words": ["determiners", "names", "coalition"],
    "io/ledger": ["pledged", "loan"],
    "lexicon/capitals": ["AFG", "DNK"],
    "lexicon/issuers": ["topics", "USA"],
    "lexicon/pages": ["published", "blocks"],
    "money/en/sums": ["price", "need_verbs", "made_up", "unread"],
    "people/en/offices": ["rank_parts", "diplomats", "phrases", "not"],
    "people/en/words": ["particles", "vocative", "contact_cues"],
    "people/japanese": ["given"],
    "people/offices_foreign": ["language", "by_country"],
    "people/people_weights": ["weight"],
    "people/traditions": ["given", "family"],
    "percentages/en/clause": ["gni", "telling"],
    "percentages/en/shares": ["ordinal_behind"],
    "text/clause": ["loose", "before", "change_stems"],
    "text/numbers": ["denial_ends", "nearly", "adverbs"],
    "text/typography": ["dangling", "inline"],
}


def test_every_file_has_a_schema():
    root = Path(str(files("dipext")))
    assert {path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.toml")} == set(SCHEMAS)
    assert set(KEYS) == set(SCHEMAS)


def test_every_file_fits_its_schema():
    assert list(problems()) == []


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in KEYS.items() for key in keys])
def test_a_misspelt_key_fails_with_file_and_line(name, key):
    text = read_text(f"{name}.toml")
    place = re.search(rf"^\[*(?:\w+\.)*({key})(?= =|\])", text, re.MULTILINE)
    line = text.count("\n", 0, place.start()) + 1
    misspelt = f"{text[: place.start(1)]}{key}q{text[place.end(1) :]}"
    with pytest.raises(DataError) as error:
        fitted(misspelt, SCHEMAS[name], f"{name}.toml")
    told = [told for told in str(error.value).split("\n") if told.startswith(f"{name}.toml:{line}: ")]
    assert any(f"{key}q" in reason for reason in told)


class Row(Data):
    words: Phrases


class Whole(Data):
    row: tuple[Row, ...]
    more: Mapping[str, Row] = Field(default_factory=dict)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[row]]\nwords = ["a"]\n\n[[row]]\n# wrods\nwrods = [\n  "b",\n]\nwords = ["c"]', "x:6: row.1.wrods: Extra"),
        ('[[row]]\nwords = ["a"]\n[[row]]\n', "x:3: row.1.words: Field required"),
        ('[[row]]\nwords = ["a", 2]', "x:2: row.0.words.1: Input should be a valid string"),
        ('row = []\nmore = { a = { wrods = ["b"], words = ["b"] } }', "x:2: more.a.wrods: Extra"),
        ('row = []\nnote = """\nwords = 1\n"""', "x:2: note: Extra"),
        ('row = []\n\n[more.a]\nwords = ["b"]\n[more.c]\nwords = []', "x:6: more.c.words: Tuple should have"),
        ('row = []\nmore.a.words = [\n"b"]\nmore.a.w = 1', "x:4: more.a.w: Extra"),
        ("row = [\n", "x: "),
        ("", "x:1: row: Field required"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, told):
    with pytest.raises(DataError) as error:
        fitted(text, Whole, "x")
    assert str(error.value).split("\n")[0].startswith(told)


def test_every_problem_is_told():
    with pytest.raises(DataError) as error:
        fitted("rwo = []\n", Whole, "x")
    assert [told.split(": ")[:2] for told in str(error.value).split("\n")] == [["x:1", "row"], ["x:1", "rwo"]]
