"""Cities to countries (ISO 3166-1 alpha-3), from ``cities.jsonl``."""

import json
from functools import cache

from dipext.lexicon import lines


@cache
def _table() -> dict[str, str]:
    rows = map(json.loads, lines("lexicon/cities.jsonl"))
    return {city: row["code"] for row in rows for city in row["cities"]}


def country_of_city(name: str) -> str | None:
    """The code of the country of a capital or another large city, as written.

    >>> country_of_city("Riga"), country_of_city("Port Vila"), country_of_city("Atlantis")
    ('LVA', 'VUT', None)
    """
    return _table().get(name.replace("’", "'"))
