"""The currency data agrees with its sources, where they are installed."""

import runpy
from pathlib import Path

import pytest

from dipext.lexicon import read_text
from dipext.money.currencies import codes, currency_of

SCRIPT = Path(__file__).parents[1] / "scripts" / "make_currencies.py"


def test_the_data_file_is_what_the_script_writes() -> None:
    pytest.importorskip("babel", reason="babel is not installed: the currency data is not compared with its source")
    pytest.importorskip(
        "pycountry", reason="pycountry is not installed: the currency data is not compared with its source"
    )
    script = runpy.run_path(str(SCRIPT))
    assert script["dump"](script["build"]()) == read_text("money/currencies.json")


def test_every_english_name_is_known() -> None:
    numbers = pytest.importorskip("babel.numbers", reason="babel is not installed: names are not compared")
    for code in codes():
        found = currency_of(numbers.get_currency_name(code, 2, "en"))
        assert found is not None, code
        assert code in found.codes


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("EUR", ("EUR",)),
        ("eur", ("EUR",)),
        ("US $", ("USD",)),
        ("Danish kroner", ("DKK",)),
        ("U.S. dollars", ("USD",)),
        ("Pakistani rupees", ("PKR",)),
        ("złoty", ("PLN",)),
        ("special drawing rights", ("XDR",)),
        ("pence", ("GBP",)),
    ],
)
def test_spellings(words: str, found: tuple[str, ...]) -> None:
    currency = currency_of(words)
    assert currency is not None
    assert currency.codes == found


@pytest.mark.parametrize("words", ["", "shells", "Latvian rupees", "XTS", "XAU", "the", "gold", "green dollars of"])
def test_not_a_currency(words: str) -> None:
    assert currency_of(words) is None
