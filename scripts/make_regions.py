#!/usr/bin/env python3
"""Write src/dipext/lexicon/regions.txt: the first-level divisions of countries (ISO 3166-2) by English name.

usage: make_regions.py CLDR, the folder ``common`` of Unicode CLDR (Unicode License), as Debian's unicode-cldr-core has.

Left out are countries that have districts or towns there and not regions, and names that are countries or words.
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pycountry

from dipext.lexicon import countries, known_words

PACKAGE = Path(__file__).parent.parent / "src" / "dipext"
# Countries of communes, boroughs and parishes, whose heads no release names.
SMALL = """
AD AG AI AZ BB BG BM DM EE GD HR IE IS JM KN KY LC LI LT LV LU MC ME MK MT MU MV NR PS PW RS SC SI
SM TV UG VC LB XK MD SG
"""
# Regions that lie between country and the divisions of ISO 3166-2, short names and adjectives that releases use.
MORE: dict[str, list[str]] = {
    "AUS": ["ACT", "NSW"],
    "AUT": ["Tyrolean", "Viennese"],
    "BEL": ["Flanders", "Flemish", "Wallonia", "Walloon", "Brussels-Capital Region"],
    "BIH": ["Republika Srpska", "Federation of Bosnia and Herzegovina", "Brčko District"],
    "CAN": ["Newfoundland", "PEI"],
    "CHN": ["Hong Kong SAR", "Macao SAR", "Guangxi", "Inner Mongolia", "Ningxia", "Tibet", "Xinjiang"],
    "DEU": ["Bavarian", "Saxon", "Hessian", "Free State of Saxony", "Free State of Bavaria", "Hansestadt Hamburg"],
    "ESP": [
        "Andalusian",
        "Basque Country",
        "Basque",
        "Catalan",
        "Galician",
        "Canary Islands",
        "Balearic Islands",
        "Castile and León",
    ],
    "FRA": ["Grand Est", "Hauts-de-France", "Île-de-France", "Ile-de-France"],
    "GBR": ["Scotland", "Wales", "Northern Ireland", "England", "Scottish", "Welsh", "Northern Irish"],
    "IDN": [
        "Aceh",
        "Bali",
        "Banten",
        "Central Java",
        "Central Kalimantan",
        "Central Sulawesi",
        "East Java",
        "East Kalimantan",
        "East Nusa Tenggara",
        "Gorontalo",
        "Jakarta",
        "Jambi",
        "Lampung",
        "Maluku",
        "North Kalimantan",
        "North Maluku",
        "North Sulawesi",
        "North Sumatra",
        "Papua",
        "Riau",
        "Riau Islands",
        "South Kalimantan",
        "South Sulawesi",
        "South Sumatra",
        "Southeast Sulawesi",
        "West Java",
        "West Kalimantan",
        "West Nusa Tenggara",
        "West Papua",
        "West Sulawesi",
        "West Sumatra",
        "Yogyakarta",
    ],
    "IRQ": ["Kurdistan Region", "Kurdistan Regional Government", "KRG", "Iraqi Kurdistan"],
    "ITA": [
        "Sicily",
        "Sicilian",
        "Sardinia",
        "Lombardy",
        "Tuscany",
        "Piedmont",
        "Apulia",
        "South Tyrol",
        "Friuli Venezia Giulia",
    ],
    "MDA": ["Gagauzia", "Transnistria"],
    "KNA": ["Nevis"],
    "ATG": ["Barbuda"],
    "MUS": ["Rodrigues"],
    "PAK": ["Khyber Pakhtunkhwa", "Balochistan", "Azad Jammu and Kashmir", "Gilgit-Baltistan"],
    "PNG": ["Bougainville"],
    "PRT": ["Azores", "Madeira"],
    "SOM": ["Jubaland", "Puntland", "Galmudug", "Hirshabelle", "Somaliland"],
    "TZA": ["Zanzibar"],
    "ARE": ["Ras Al Khaimah", "Umm Al Quwain"],
    "UKR": ["Crimea"],
    "USA": ["Californian", "Texan", "D.C."],
}
# Names that two countries have, of which one is meant where no other is spoken of; and words with another sense.
MEANT = {"Florida": "USA", "Maryland": "USA", "Amazonas": "BRA", "Granada": "NIC", "Gaza": "PSE", "Victoria": "AUS"}
OTHER = frozenset(
    [
        "Somali",
        "Jewish",
        "Zaire",
        "Nord",
        "Norte",
        "Ouest",
        "Balkan",
        "Oriental",
        "Nelson",
        "Isabel",
        "Flores",
        "Miranda",
        "Vargas",
        "Mary",
        "Isabela",
    ]
)
# What stands before or behind a name and is no part of it.
KINDS = (
    "Region",
    "Province",
    "State",
    "Governorate",
    "Prefecture",
    "Department",
    "District",
    "Oblast",
    "County",
    "Canton",
    "Division",
    "Emirate",
    "Autonomous Region",
    "Krai",
    "Republic",
    "Municipality",
    "Voivodeship",
    "Entity",
    "Parish",
    "Zone",
)


def divisions(common: Path) -> dict[str, list[str]]:
    """The names by the alpha-2 code of the country, without those that lie in another division."""
    groups = ET.parse(common / "supplemental" / "subdivisions.xml").getroot().iter("subgroup")
    top = {code for group in groups if len(group.get("type", "")) == 2 for code in group.get("contains", "").split()}
    names: dict[str, list[str]] = {}
    for row in ET.parse(common / "subdivisions" / "en.xml").getroot().iter("subdivision"):
        code = row.get("type", "")
        if code in top and row.get("alt") is None:
            names.setdefault(code[:2].upper(), []).append(bare(row.text or ""))
    return names


def bare(name: str) -> str:
    """A name without the word for its kind."""
    for kind in KINDS:
        name = name.removesuffix(f" {kind}").removeprefix(f"{kind} of ")
    return name.replace("’", "'").replace("–", "-").rstrip("²")


def is_fit(name: str) -> bool:
    """Whether a name means a region where a title has it."""
    plain = all(part.casefold() in known_words() for part in name.replace("-", " ").split())
    return (
        not plain and len(name) > 3 and not any(c in name for c in "(),/") and countries.country_of_name(name) is None
    )


def main(common: Path) -> None:
    """Write the file."""
    rows: dict[str, set[str]] = {code: set(names) for code, names in MORE.items()}
    for alpha2, names in divisions(common).items():
        country = pycountry.countries.get(alpha_2=alpha2)
        if country is not None and alpha2 not in SMALL.split():
            fit = {name for name in names if is_fit(name) and MEANT.get(name, country.alpha_3) == country.alpha_3}
            rows.setdefault(country.alpha_3, set()).update(fit - OTHER)
    lines = [f"{code}: {'; '.join(sorted(names))}\n" for code, names in sorted(rows.items()) if names]
    (PACKAGE / "lexicon" / "regions.txt").write_text(HEAD + "".join(lines), encoding="utf-8")


HEAD = """\
# Written by scripts/make_regions.py. First-level divisions of countries (ISO 3166-1 alpha-3) by English name.
# Source: ISO 3166-2 names of Unicode CLDR 41 (Unicode License); regions beside these are common knowledge.
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
