"""Cities to countries (ISO 3166-1 alpha-3), from ``cities.jsonl``."""

import json
from functools import cache

from dipext.lexicon import lines


@cache
def by_name() -> dict[str, str]:
    """Cities by name, as written with straight apostrophes, to their countries."""
    rows = map(json.loads, lines("lexicon/cities.jsonl"))
    return {city: row["code"] for row in rows for city in row["cities"]}


def country_of_city(name: str) -> str | None:
    """The code of the country of a capital or another large city, as written.

    >>> country_of_city("Riga"), country_of_city("Port Vila"), country_of_city("Atlantis")
    ('LVA', 'VUT', None)
    """
    return by_name().get(name.replace("’", "'"))
