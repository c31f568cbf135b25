"""The alphabet of the grammar of dates: each class has a letter of its own, and each list of words has a class."""

import re

import pytest

from dipext.dates.en.classes import ALPHABET, LETTERS, SIGNS
from dipext.dates.en.lexer import tokens
from dipext.dates.en.pieces import notation
from dipext.lexicon import toml


def test_no_two_classes_share_a_letter():
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert all(len(letter) == 1 for letter in LETTERS.values())
    assert SIGNS & set(LETTERS.values()) == {"&"}  # "&" is "and"


def test_each_list_of_words_has_a_class():
    assert {part.upper() for part in toml("dates/en/calendar")["words"]} <= set(LETTERS)


def test_a_text_is_of_classes_and_signs():
    text = "On Monday, 3 May 2025 (Q2) & the last 1990s' 10:30 CET/2.5% FY26 - 22/04?"
    assert set(tokens(text, 0, len(text)).kinds) <= ALPHABET


def test_a_pattern_names_its_classes():
    assert notation(r"{THE}?(?P<which>{LAST NEXT}){UNIT}{1,2}\.") == r"t?(?P<which>[LX])U{1,2}\."
    assert re.fullmatch(notation("{AHEAD OTHER}{OTHER}{AHEAD}"), "^?^")
    assert not re.fullmatch(notation("{AHEAD OTHER}"), LETTERS["UNIT"])
    with pytest.raises(KeyError, match="FORTNIGHTLY"):
        notation("{FORTNIGHTLY}")
