"""Where a text speaks of a country: by its name, its people or one of its cities."""

import re
from collections.abc import Iterator

from dipext.lexicon.cities import country_of_city
from dipext.lexicon.countries import country_of_demonym, country_of_name

_LONGEST = 5  # words in a name
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_POSSESSIVE = re.compile(r"['’]s?$|\.$")


def places_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, country (ISO 3166-1 alpha-3) and words of every name of a country, demonym or city, in text order.

    >>> list(places_in("In Port Vila the Finnish envoy of New Zealand spoke."))
    [(3, 'VUT', 'Port Vila'), (17, 'FIN', 'Finnish'), (34, 'NZL', 'New Zealand')]
    """
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        found = _longest(text, words, at) if words[at][0][0].isupper() else None
        if found is None:
            at += 1
            continue
        count, code, name = found
        yield words[at].start(), code, name
        at += count


def _longest(text: str, words: list[re.Match[str]], at: int) -> tuple[int, str, str] | None:
    for count in range(min(_LONGEST, len(words) - at), 0, -1):
        name = text[words[at].start() : words[at + count - 1].end()]
        if "\n" in name or not words[at + count - 1][0][0].isupper():
            continue
        for form in (name, _POSSESSIVE.sub("", name)):
            code = country_of_name(form) or country_of_demonym(form) or country_of_city(form)
            if code is not None:
                return count, code, form
    return None
