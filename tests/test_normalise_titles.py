"""What an office is, whose, and whether someone holds it."""

from typing import get_args

import pytest

from dipext.lexicon import toml
from dipext.lexicon.countries import codes
from dipext.lexicon.organisations import organisations
from dipext.models import Role
from dipext.people.titles import read_title


def test_the_roles_of_the_lexicon_are_those_of_the_model() -> None:
    assert {row["role"] for row in toml("people/en/offices")["role"]} == set(get_args(Role))


def test_the_owners_of_the_lexicon_are_organisations_or_countries() -> None:
    owners = set(toml("people/en/offices")["owner"].values())
    assert owners - set(organisations()) <= codes()


@pytest.mark.parametrize(
    ("text", "role", "of", "status"),
    [
        ("Minister of Foreign Affairs", "foreign_minister", None, "current"),
        ("Secretary of State", "foreign_minister", None, "current"),
        ("Secretary of State for Trade", "state_secretary", None, "current"),
        ("Deputy Prime Minister", "deputy_head_of_government", None, "current"),
        ("Estonian Prime Minister", "head_of_government", "EST", "current"),
        ("NATO Secretary General", "secretary_general", "NATO", "current"),
        ("UN Deputy Secretary-General", "secretary_general", "UN", "deputy"),
        ("President of the European Commission", "commission_president", "EU", "current"),
        ("Vice-President of the European Commission", "commission_vice_president", "EU", "current"),
        ("President of the Republic of Moldova", "head_of_state", "MDA", "current"),
        ("President-elect", "head_of_state", None, "elect"),
        ("Commissioner-designate", "commissioner", None, "designate"),
        ("Special Envoy for Yemen", "special_envoy", None, "current"),
        ("Permanent Representative of Latvia to the UN", "ambassador", "LVA", "current"),
        ("Chargé d'Affaires", "charge_daffaires", None, "current"),
        ("Lt. Gen.", "military", None, "current"),
        ("Director General", "other", None, "current"),
        ("Crown Prince", "royal", None, "current"),
        ("former Defence Minister", "defence_minister", None, "former"),
        ("interim Speaker", "chair", None, "acting"),
        ("Acting Pentagon Press Secretary", "spokesperson", "USA", "acting"),
        ("Vice Admiral", "military", None, "current"),
        ("British High Commissioner", "ambassador", "GBR", "current"),
        ("UN High Commissioner for Refugees", "commissioner", "UN", "current"),
        ("Minister for Foreign Trade", "minister", None, "current"),
        ("Special Adviser to the Minister for Foreign Affairs", "other", None, "current"),
        ("Head of the Office of the President", "other", None, "current"),
        ("Secretary of the National Security and Defence Council", "other", "NSDC", "current"),
        ("Prime Minister-designate", "head_of_government", None, "designate"),
        ("ex-President", "head_of_state", None, "former"),
        ("Secretary of State for Foreign, Commonwealth and Development Affairs", "foreign_minister", None, "current"),
        ("Chancellor of the Exchequer", "minister", None, "current"),
        ("Deputy", "parliamentarian", None, "current"),
    ],
)
def test_a_title_is_read(text: str, role: str, of: str | None, status: str) -> None:
    title = read_title(text)
    assert (title.text, title.role, title.of, title.status) == (text, role, of, status)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Member of the Bundestag", "parliamentarian"),
        ("Members of the Saeima", "parliamentarian"),
        ("Danish member of the European Parliament", "parliamentarian"),
        ("Member of Parliament for Leith", "parliamentarian"),
        ("member of parliament", "parliamentarian"),
        ("Former Chief Whip and Member of Parliament", "parliamentarian"),
        ("Former Chief Whip and Member of the House of Commons", "parliamentarian"),
        ("Assistant to the Member of Parliament", "other"),
        ("Representative", "parliamentarian"),
        ("Representatives", "parliamentarian"),
        ("Deputies", "parliamentarian"),
        ("Deputy Speaker", "chair"),
        ("U.S. Representative to the OSCE", "other"),
        ("Member of the Board", "other"),
        ("Member of the Cabinet of the President", "other"),
    ],
)
def test_members_of_bodies(text: str, role: str) -> None:
    assert read_title(text).role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Head of State", "head_of_state"),
        ("Head of Government", "head_of_government"),
        ("Adviser to the President", "other"),
        ("Senior Foreign Policy Adviser to the Prime Minister", "other"),
        ("Director for Relations with the Commissioner", "other"),
        ("Assistant to the Ambassador", "other"),
        ("Director at the Office of the Prime Minister", "other"),
        ("Counsel in the Ministry of the Minister", "other"),
        ("Assistant Secretary of State", "state_secretary"),
        ("Secretary", "state_secretary"),
        ("the Secretary", "other"),
    ],
)
def test_helpers_have_no_share_in_the_office_they_help(text: str, role: str) -> None:
    assert read_title(text).role == role


@pytest.mark.parametrize(
    ("text", "role", "of"),
    [
        ("Chargé d’Affaires of Peru", "charge_daffaires", "PER"),
        ("Charge d’Affaires", "charge_daffaires", None),
        ("Chargé\nd'Affaires", "charge_daffaires", None),
        ("Prime  Minister of\u00a0Norway", "head_of_government", "NOR"),
        ("Foreign, Commonwealth and Development Secretary", "other", None),
        ("Kremlin Spokesman", "spokesperson", "RUS"),
        ("IMF Director", "other", "IMF"),
        ("Eurofighter Director", "other", None),  # no EU office
    ],
)
def test_whose_office(text: str, role: str, of: str | None) -> None:
    title = read_title(text)
    assert (title.text, title.role, title.of) == (text, role, of)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("caretaker Prime Minister", "acting"),
        ("Chargé ad interim", "acting"),
        ("outgoing Ambassador", "former"),
        ("then-Foreign Minister", "former"),
        ("Ex-Premier", "former"),
        ("incoming Chair", "designate"),
        ("Chancellor-elect", "elect"),
        ("Deputy Minister", "deputy"),
        ("Assistant Secretary-General", "deputy"),
        ("Deputy Secretary", "current"),  # an office of its own
        ("Deputy Chair", "deputy"),
        ("Vice-President", "deputy"),
        ("Deputy Foreign Minister-designate", "designate"),
        ("Deputy", "current"),
        ("Vice-Admiral", "current"),
        ("Electoral Commissioner", "current"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert read_title(text).status == status
