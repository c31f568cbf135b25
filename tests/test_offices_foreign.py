"""Foreign words for offices, and titles whose role depends on the country."""

from collections import Counter

import pytest
from pydantic import ValidationError

from dipext.lexicon.countries import codes
from dipext.people import offices_foreign
from dipext.people.offices_foreign import OfficesFile, foreign_office, offices_file, role_in_country

OFFICE = {"language": "et", "role": "minister", "words": ["kohtuminister"]}
TITLE = {"titles": ["Harbour Secretary"], "countries": ["KEN"], "role": "minister"}


@pytest.mark.parametrize(
    ("offices", "titles"),
    [
        ([OFFICE | {"wrods": ["x"]}], []),
        ([OFFICE | {"role": "boss"}], []),
        ([OFFICE | {"status": "retired"}], []),
        ([OFFICE | {"countries": ["Estonia"]}], []),
        ([OFFICE | {"words": []}], []),
        ([], [TITLE | {"countries": []}]),
        ([], [TITLE | {"status": "deputy"}]),
    ],
)
def test_a_misspelt_key_or_value_fails(offices, titles):
    assert OfficesFile.model_validate({"office": [OFFICE], "by_country": [TITLE]})
    with pytest.raises(ValidationError):
        OfficesFile.model_validate({"office": offices, "by_country": titles})


def test_no_word_is_listed_twice():
    words = Counter(word.casefold() for office in offices_file().office for word in office.words)
    assert [word for word, count in words.items() if count > 1] == []


def test_no_title_has_two_roles_in_a_country():
    rows = Counter(
        (title.casefold(), country)
        for row in offices_file().by_country
        for title in row.titles
        for country in row.countries
    )
    assert [row for row, count in rows.items() if count > 1] == []


def test_countries_are_known():
    rows = (*offices_file().office, *offices_file().by_country)
    assert {country for row in rows for country in row.countries} <= codes()


@pytest.mark.parametrize(
    ("title", "role", "countries"),
    [
        ("Välisminister", "foreign_minister", ("EST",)),
        ("Utenriksminister", "foreign_minister", ("NOR",)),
        ("Statsminister", "head_of_government", ("SWE", "NOR", "DNK")),
        ("Außenministerin", "foreign_minister", ("DEU", "AUT", "CHE", "LIE")),
        ("Landeshauptmann", "other", ("AUT", "ITA")),
        ("Ārlietu ministre", "foreign_minister", ("LVA",)),
        ("Užsienio reikalų ministras", "foreign_minister", ("LTU",)),
        ("Premiér", "head_of_government", ("CZE", "SVK")),
        ("Minister Spraw Zagranicznych", "foreign_minister", ("POL",)),
        ("Ministro degli Esteri", "foreign_minister", ("ITA",)),
        ("Ministre de l’Europe et des Affaires étrangères", "foreign_minister", ()),
        ("Ministro de Relaciones Exteriores", "foreign_minister", ()),
        ("Primeiro-Ministro", "head_of_government", ()),
        ("Dışişleri Bakanı", "foreign_minister", ("TUR",)),
        ("Raksha Mantri", "defence_minister", ("IND",)),
        ("Tánaiste", "deputy_head_of_government", ("IRL",)),
    ],
)
def test_foreign_offices(title, role, countries):
    office = foreign_office(title)
    assert office is not None
    assert (office.role, office.countries) == (role, countries)


def test_an_english_title_is_no_foreign_office():
    assert foreign_office("Foreign Minister") is None


def test_status_of_a_word():
    office = foreign_office("viceministras")
    assert office is not None
    assert office.status == "deputy"


@pytest.mark.parametrize(
    ("title", "country", "role"),
    [
        ("Foreign Secretary", "PAK", "state_secretary"),
        ("Foreign Secretary", "GBR", "foreign_minister"),
        ("Secretary of Foreign Affairs", "PHL", "foreign_minister"),
        ("Foreign Affairs Secretary", "PHL", "foreign_minister"),
        ("Cabinet Secretary", "KEN", "minister"),
        ("Cabinet Secretary", "IND", "state_secretary"),
        ("Cabinet Secretary for Foreign and Diaspora Affairs", "KEN", "foreign_minister"),
        ("Secretary of State for Foreign, Commonwealth and Development Affairs", "GBR", "foreign_minister"),
        ("Secretary of State for Scotland", "GBR", "minister"),
        ("Secretary of State", "USA", "foreign_minister"),
        ("Secretary of State for Trade", "ESP", "state_secretary"),
        ("Premier", "CAN", "other"),
        ("Premier", "CHN", "head_of_government"),
        ("Foreign Secretary", "LVA", None),
        ("Under Secretary of State", "USA", None),
    ],
)
def test_role_by_country(title, country, role):
    assert role_in_country(title, country) == role


def test_only_the_last_word_is_looked_up_however_long_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(offices_foreign, "_ends_office", asked.append)
    for text in ("x" * 10_000, "a\n" * 5_000, "Statement " + "x" * 10_000):
        assert offices_foreign.foreign_office_before(text, len(text), 0) is None
    assert max(map(len, asked)) < 200
