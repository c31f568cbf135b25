"""Where a text speaks of a country: by its name, its people or one of its cities."""

import re
from collections.abc import Iterator
from functools import cache

from dipext.lexicon import cities, countries

_PART_OF_REGION = re.compile(r"\b(?:Latin|Central|South|North|New) $")  # "Latin America" is not the United States
_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w-]*(?:['’](?!s\b)\w+)*")


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str], ...]]:
    """The names that begin with a word, each with its country, the longest first."""
    rows: dict[str, dict[str, str]] = {}
    for table in (countries.by_name(), countries.by_demonym(), cities.by_name()):
        for name, code in table.items():
            for form in (name, name.replace("'", "’")):
                first = _WORD.match(form)
                if first is not None:
                    rows.setdefault(first[0], {}).setdefault(form, code)
    return {word: tuple(sorted(names.items(), key=lambda item: -len(item[0]))) for word, names in rows.items()}


def places_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, country (ISO 3166-1 alpha-3) and words of every name of a country, demonym or city, in text order.

    >>> list(places_in("In Port Vila the Finnish envoy of New Zealand spoke."))
    [(3, 'VUT', 'Port Vila'), (17, 'FIN', 'Finnish'), (34, 'NZL', 'New Zealand')]
    """
    table, floor = _by_first_word(), 0
    for match in _WORD.finditer(text):
        at = match.start()
        names = table.get(match[0])
        if names is None or at < floor or _PART_OF_REGION.search(text, max(0, at - 8), at):
            continue
        for name, code in names:
            behind = text[at + len(name) : at + len(name) + 1]
            if text.startswith(name, at) and not behind.isalnum() and behind != "$":  # "US$"
                yield at, code, name
                floor = at + len(name)
                break
