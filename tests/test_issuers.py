import pytest

from dipext.lexicon.countries import country_of_demonym, country_of_name, find_country
from dipext.lexicon.issuers import read_issuer


@pytest.mark.parametrize(
    ("name", "country", "organisation"),
    [
        ("Ministry of Foreign Affairs of Latvia", "LVA", None),
        ("MFA Latvia", "LVA", None),
        ("US Department of State", "USA", None),
        ("White House briefing room", "USA", None),
        ("UK FCDO", "GBR", None),
        ("Global Affairs Canada", "CAN", None),
        ("MOFA Japan", "JPN", None),
        ("MEA India", "IND", None),
        ("Swedish Ministry for Foreign Affairs", "SWE", None),
        ("NATO", None, "NATO"),
        ("European Commission", None, "EU"),
        ("African Union", None, "AU"),
        ("The Daily Planet", None, None),
    ],
)
def test_issuer(name, country, organisation):
    issuer = read_issuer(name)
    assert (issuer.country, issuer.organisation) == (country, organisation)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Netherlands", "NLD"),
        ("Republic of Korea", "KOR"),
        ("the Republic of Latvia", "LVA"),
        ("Türkiye", "TUR"),
        ("Kosovo", "XKX"),
        ("Côte d’Ivoire", "CIV"),
        ("Baltics", None),
    ],
)
def test_country_by_name(name, code):
    assert country_of_name(name) == code


@pytest.mark.parametrize(
    ("word", "code"), [("Dutch", "NLD"), ("U.S.", "USA"), ("South Korean", "KOR"), ("Nordic", None)]
)
def test_country_by_demonym(word, code):
    assert country_of_demonym(word) == code


def test_the_first_country_named_is_found():
    assert find_country("talks with Georgian and Moldovan partners") == "GEO"
    assert find_country("nowhere in particular") is None
