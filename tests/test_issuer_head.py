"""The issuer that the head of a release names."""

import pytest

import dipext
from dipext.text.issuer import find_issuer

DOUBT = ("the issuer's country is that of the capital in the dateline",)


@pytest.mark.parametrize(
    ("head", "name", "doubts"),
    [
        ("New aid for the coast\n2025-10-28 – Ottawa, Ontario – Global Affairs Canada\n", "Global Affairs Canada", ()),
        ("News release\nOttawa, Ontario - Global Affairs Canada\nToday ...", "Global Affairs Canada", ()),
        ("U.S. Department of State\nMedia Note\nMay 4, 2025", "U.S. Department of State", ()),
        ("NATO\nDefence ministers meet", "NATO", ()),
        (
            "Ports reopen\nMinistry of Foreign Affairs and Trade of Hungary\nBudapest, 3 May 2025",
            "Ministry of Foreign Affairs and Trade of Hungary",
            (),
        ),
        (
            "Department of Foreign Affairs and Trade, Ireland | 4 May 2025\nPorts reopen",
            "Department of Foreign Affairs and Trade, Ireland",
            (),
        ),
        (
            "Statement by the Ministry of Foreign Affairs of the Republic of Moldova on the storm\n\nThe storm ...",
            "Ministry of Foreign Affairs of the Republic of Moldova",
            (),
        ),
        (
            "Riga, 20 November 2025 – The Ministry of Foreign Affairs regrets it.",
            "Ministry of Foreign Affairs of Latvia",
            DOUBT,
        ),
        (
            "THE HAGUE, May 4, 2025 -- A spokesperson of the Ministry of Foreign Affairs said so.",
            "Ministry of Foreign Affairs of the Netherlands",
            DOUBT,
        ),
        (
            "Statement by the Ministry of Foreign Affairs on the storm\n\nAccra, 3 May 2025 – The storm ...",
            "Ministry of Foreign Affairs of Ghana",
            DOUBT,
        ),
        (
            "Tallinn, 4 May 2025 – The Estonian Ministry of Foreign Affairs gives a million.",
            "Estonian Ministry of Foreign Affairs",
            (),
        ),
    ],
)
def test_the_head_names_the_issuer(head: str, name: str, doubts: tuple[str, ...]) -> None:
    assert find_issuer(head) == (name, doubts)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Visit of External Affairs Minister to Sri Lanka\n05/06/2025",
        "OSCE Chairperson marks half a century\nHelsinki, 1 August 2025 – Fifty years ...",
        "EU – Ukraine summit\nBrussels, 3 May 2025 – Talks.",
        "Ministry of Defence of Latvia Opens Its Doors\nOn Friday ...",
        "Kyiv, 18 May 2025 – Estonian Foreign Minister Kadri Lepik thanked the Ministry of Foreign Affairs.",
        "Tokyo, 4 May 2025 – The Ministry of Foreign Affairs of Ukraine thanked Japan.",
        "The Ministry of Foreign Affairs of Latvia met experts.",
        "Brussels, 4 May 2025 – Ministers met.",
        "Anna Berg, Member, United States Bridge Council",
        "Photo: Liis Saar, Ministry of Foreign Affairs\nOn 4 May 2025 ...",
    ],
)
def test_what_names_no_issuer(head: str) -> None:
    assert find_issuer(head) is None


def test_the_issuer_of_the_head_counts_as_if_it_were_given() -> None:
    text = "Aid for Ukraine\n2025-10-28 – Ottawa, Ontario – Global Affairs Canada\nCanada gives $20 million."
    found = dipext.extract(text)
    assert (found.issuer, found.issuer_source) == ("Global Affairs Canada", "text")
    assert (found.money[0].currency, found.money[0].currency_source) == ("CAD", "issuer_default")
    given = dipext.extract(text, issuer="NATO")
    assert (given.issuer, given.issuer_source) == ("NATO", "argument")
    assert dipext.extract("Rain.").issuer_source == "none"


def test_the_capital_behind_an_issuer_is_told() -> None:
    found = dipext.extract("Riga, 20 November 2025 – The Ministry of Foreign Affairs regrets it.")
    assert found.warnings == DOUBT
