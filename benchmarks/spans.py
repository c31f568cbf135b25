"""What each contender finds in texts: the places of people, dates, money, percentages and initiatives.

Run by ``scripts/quality.py`` with the contender's own interpreter; imports nothing but the standard library, that
contender and ``contenders.py``.

usage: spans.py NAME < texts.jsonl    a line {"text": ..., "published": ..., "issuer": ...} each

Prints a list of [kind, start, end] for each text, as JSON; dipext adds the values of the item as a fourth.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from contenders import CONTENDERS

Found = Iterator[tuple[Any, ...]]

_ENTITIES = {"PERSON": "people", "DATE": "dates", "TIME": "dates", "MONEY": "money", "PERCENT": "percentages"}


def from_dipext(said: dict[str, Any], read: Callable[..., Any]) -> Found:
    """The items or their mentions, with their values."""
    r = read(said["text"], published=said.get("published"), issuer=said.get("issuer"))
    for kind in ("people", "dates", "money", "percentages", "initiatives"):
        for item in getattr(r, kind):
            for place in getattr(item, "mentions", (item,)):
                yield kind, place.span.start, place.span.end, item.model_dump(mode="json", exclude={"mentions"})


def from_spacy(said: dict[str, Any], read: Callable[..., Any]) -> Found:
    """The entities of the small model."""
    for entity in read(said["text"]).ents:
        if entity.label_ in _ENTITIES:
            yield _ENTITIES[entity.label_], entity.start_char, entity.end_char


def from_recognizers(said: dict[str, Any], read: Callable[..., Any]) -> Found:
    """Its three recognisers; their ends are inclusive."""
    for kind, results in zip(("dates", "money", "percentages"), read(said["text"]), strict=True):
        for result in results:
            yield kind, result.start, result.end + 1


def from_dateparser(said: dict[str, Any], read: Callable[..., Any]) -> Found:
    """Strings in text order, without their places: looked for from where the last one ended."""
    at = 0
    for words, _ in read(said["text"]) or ():
        start = said["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            yield "dates", start, at


def from_quantulum3(said: dict[str, Any], read: Callable[..., Any]) -> Found:
    """Quantities in a currency or in percent."""
    for quantity in read(said["text"]):
        if quantity.unit.entity.name == "currency":
            yield "money", *quantity.span
        elif quantity.unit.name == "percentage":
            yield "percentages", *quantity.span


def from_presidio(said: dict[str, Any], read: Callable[..., Any]) -> Found:
    """People and dates."""
    for result in read(said["text"]):
        kind = {"PERSON": "people", "DATE_TIME": "dates"}.get(result.entity_type)
        if kind:
            yield kind, result.start, result.end


SPANS: dict[str, tuple[Callable[..., Found], tuple[str, ...]]] = {
    "dipext": (from_dipext, ("people", "dates", "money", "percentages", "initiatives")),
    "en_core_web_sm": (from_spacy, ("people", "dates", "money", "percentages")),
    "presidio": (from_presidio, ("people", "dates")),
    "recognizers_text": (from_recognizers, ("dates", "money", "percentages")),
    "dateparser_search": (from_dateparser, ("dates",)),
    "quantulum3": (from_quantulum3, ("money", "percentages")),
}
"""How the result of each contender becomes places, and which kinds it claims to find."""


def main() -> None:
    """Read the texts and print what was found, as the module's docstring says."""
    name = sys.argv[1]
    spans, _ = SPANS[name]
    read = CONTENDERS[name]()
    print(json.dumps([list(spans(json.loads(line), read)) for line in sys.stdin]))


if __name__ == "__main__":
    main()
