"""The long form in front of an acronym in brackets."""

import pytest

from dipext.initiatives.known import may_go_on
from dipext.initiatives.long_forms import long_form
from dipext.initiatives.registry import Registry


@pytest.mark.parametrize(
    ("acronym", "before", "found"),
    [
        ("BF", "Baltic Fund", "Baltic Fund"),
        ("BF", "money for the Baltic Fund ", "Baltic Fund"),
        ("BF", "the Baltic\tFund", "Baltic\tFund"),
        ("BAF", "the Baltic Fund", "Baltic Fund"),  # two letters of one word
        ("BX", "the Baltic Index", "Baltic Index"),  # the last letter of the last word
        ("EUMARFOR", "the European Union Maritime Force", "European Union Maritime Force"),
        ("B-F", "the baltic fund", "baltic fund"),
        ("AF", "an Arctic Fund", "Arctic Fund"),  # the nearest beginning of a word
        ("MPTs", "three Mobile Patrol Team", "Mobile Patrol Team"),
        ("RA", "the plan Re-Arm", "Re-Arm"),
    ],
)
def test_letters_are_found_in_the_words(acronym: str, before: str, found: str) -> None:
    assert long_form(acronym, before) == found


@pytest.mark.parametrize(
    ("acronym", "before"),
    [
        ("BF", ""),
        ("", "the Baltic Fund"),
        ("BX", "the Baltic Fund"),
        ("BQF", "the Baltic Fund"),
        ("FB", "the Baltic Fund"),
        ("AF", "the small Fund"),  # the first letter stands inside a word
        ("AF", "xa Fund"),
        ("BX", "the Baltix"),  # one word is no long form
    ],
)
def test_no_long_form(acronym: str, before: str) -> None:
    assert long_form(acronym, before) is None


@pytest.mark.parametrize(("acronym", "end", "most"), [("PF", "Fund", 4), ("PRIMES", "Rim Mesh", 11)])
def test_twice_as_many_words_as_letters_or_five_more(acronym: str, end: str, most: int) -> None:
    between = "to " * (most - 1 - len(end.split()))
    assert long_form(acronym, f"a Pact {between}{end}") == f"Pact {between}{end}"
    assert long_form(acronym, f"Pact {between}{end}") == f"Pact {between}{end}"
    assert long_form(acronym, f"a Pact to {between}{end}") is None


def test_no_name_of_the_registry_is_lost_by_the_letter_after_its_first_word() -> None:
    index = Registry.read().index
    lost = []
    for entry in Registry.read():
        for name, _ in entry.names():
            first = name.split(" ")[0]
            if first in index.second_letters and not may_go_on(name, len(first), index.second_letters[first]):
                lost.append(name)
    assert lost == []


def test_small_words_may_be_left_out_or_exchanged_after_an_opener() -> None:
    letters = Registry.loads('{"id": "g", "name": "Tribunal for the Harbour", "kind": "tribunal"}').index.second_letters
    for text in ("Tribunal for", "Tribunal Harbour", "Tribunal on the", "Tribunal HARBOUR", "Tribunal’s"):
        assert may_go_on(text, len("Tribunal"), letters["Tribunal"]), text
    assert not may_go_on("Tribunal judges", len("Tribunal"), letters["Tribunal"])
