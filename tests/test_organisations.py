"""The organisations: their file, its schema, and looking them up."""

import json

import pytest

from dipext.errors import RegistryError
from dipext.lexicon.countries import codes
from dipext.lexicon.organisations import loads, organisation_of_name, organisations

GOOD = {"code": "HBR", "kind": "agency", "names": ["Harbour Agency"], "acronyms": ["HBR"], "source": "invented"}


def line(**changes):
    return json.dumps(GOOD | changes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (line(colour="red"), "x:1: colour: Extra inputs are not permitted"),
        ("# heading\n\n" + line(kind="club"), "x:3: kind: Input should be"),
        (line(heads={"President": "boss"}), "x:1: heads.President: Input should be"),
        (line(country="Latvia"), "x:1: country: String should match"),
        (line(parent="XYZ"), "x:1: parent 'XYZ' is no code of this file"),
        (line(ambiguous=["HARB"]), "x:1: Value error, ambiguous, but neither a name nor an acronym: HARB"),
        (line(names=[], acronyms=[]), "x:1: Value error, neither names nor acronyms"),
        (line() + "\n" + line(), "x:2: code 'HBR' is used twice, first in line 1"),
        ("{", "x:1: Invalid JSON"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(text, reason):
    with pytest.raises(RegistryError) as error:
        loads(text, "x")
    assert str(error.value).startswith(reason)


def test_every_problem_is_told():
    with pytest.raises(RegistryError) as error:
        loads(line(colour="red") + "\n" + line(kind="club"), "x")
    assert [reason.split(": ")[0] for reason in str(error.value).split("\n")] == ["x:1", "x:2"]


def test_a_code_is_no_code_of_a_country():
    assert not set(organisations()) & codes()


def test_countries_are_known():
    assert {o.country for o in organisations().values() if o.country} <= codes()


def test_national_bodies_have_their_country():
    for organisation in organisations().values():
        if organisation.kind == "ministry":
            assert organisation.country, organisation.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("NATO", "NATO"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("the North Atlantic Treaty Organisation", "NATO"),
        ("World Bank Group", "WB"),
        ("United Nations Children’s Fund", "UNICEF"),
        ("United Nations Children's Fund", "UNICEF"),
        ("Organization for Security and Co-operation in Europe", "OSCE"),
        ("  African\n Development  Bank ", "AfDB"),
        ("GIZ", "GIZ"),
        ("Verkhovna Rada", "Verkhovna Rada"),
        ("Global Affairs Canada", "GAC"),
        ("who", None),
        ("Harbour Agency", None),
        ("ICC", "ICC"),  # the court, not the cricket council
        ("ADB", "ADB"),
        ("NORAD", "NORAD"),
        ("Norad", "Norad"),
        ("CAF", None),  # three bodies share it
        ("U.S. Central Command", "CENTCOM"),
    ],
)
def test_names(name, code):
    found = organisation_of_name(name)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("code", "head", "role"),
    [
        ("NATO", "Secretary General", "secretary_general"),
        ("European Commission", "President", "commission_president"),
        ("AUC", "Chairperson", "commission_president"),
        ("EIB", "President", "other"),
        ("ICRC", "President", "other"),
        ("OSCE", "Chairman-in-Office", "chair"),
        ("European Council", "President", "chair"),
        ("UNGA", "President", "chair"),
        ("ICJ", "President", "chair"),
        ("ACO", "Supreme Allied Commander Europe", "military"),
    ],
)
def test_heads(code, head, role):
    assert organisations()[code].heads[head] == role


@pytest.mark.parametrize("acronym", ["WHO", "AU", "CARE", "ACT", "SHAPE", "IDEA", "PACE", "MAS", "BIS"])
def test_acronyms_that_are_words_need_support(acronym):
    assert acronym in organisation_of_name(acronym).ambiguous


@pytest.mark.parametrize("acronym", ["NATO", "UNHCR", "EBRD", "USAID", "ECOWAS", "ASEAN"])
def test_acronyms_that_are_nothing_else_need_none(acronym):
    assert acronym not in organisation_of_name(acronym).ambiguous
