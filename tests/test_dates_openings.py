"""A rule of dates is its pattern: where expressions may begin is computed from it, and nothing else has to be told."""

import re

import pytest

from dipext.dates.en.openings import beginnings, opening


def test_the_beginnings_of_a_pattern() -> None:
    assert beginnings(r"t?(?P<day>[13])-?(?:M|m)\.") == {
        *(f"{t}{d}{dash}{m}."[:3] for t in ("t", "") for d in "13" for dash in ("-", "") for m in "Mm"),
    }


def test_what_stands_ahead_is_no_part_of_it() -> None:
    assert beginnings(r"Y(?=M)(?!,)(?<=Y)") == {"Y"}


def test_an_opening_is_found_where_a_pattern_matches_and_nowhere_else() -> None:
    found = opening(["t[LX]U", "YM?"])
    assert [match.start() for match in found.finditer("tLUtLMYtXU??")] == [0, 6, 7]


@pytest.mark.parametrize("pattern", ["t?", "(?:Y|)", "M*"])
def test_a_pattern_that_may_match_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="matches nothing"):
        opening([pattern])


def test_a_pattern_of_which_no_beginning_can_be_told_is_refused() -> None:
    with pytest.raises(ValueError, match="no beginning"):
        opening([r"(Y)\1"])
    assert re.compile(r"(Y)\1").match("YY")
