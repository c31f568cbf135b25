"""Mentions of initiatives to initiatives."""

from collections.abc import Sequence

from dipext.initiatives.find import InitiativeNaming
from dipext.initiatives.names import key_of
from dipext.models import Initiative, InitiativeMention
from dipext.text.source import Source

_Key = tuple[str, str]
_SHORTEST = 2
"""Words of which a short form has at least so many."""


def link_initiatives(source: Source, mentions: Sequence[InitiativeNaming]) -> tuple[Initiative, ...]:
    """One initiative from many mentions, in the order of their first ones.

    Mentions belong together when they have the same id in the registry, or else the same name but for case,
    spaces and dashes. A name that no registry has belongs to the one longer name of the release that begins or ends
    with it: "the Support Programme" to "the Support Programme for Ukraine".
    """
    key_by_name = _keys(mentions)
    groups: dict[_Key, list[InitiativeNaming]] = {}
    wholes: dict[_Key, InitiativeNaming] = {}
    for mention in mentions:
        own = _key(mention)
        key = key_by_name.get(own, own)
        groups.setdefault(key, []).append(mention)
        if key == own:
            wholes.setdefault(key, mention)
    return tuple(
        Initiative(
            id=f"initiative-{number}",
            registry_id=wholes[key].registry_id,
            name=wholes[key].name,
            kind=wholes[key].kind,
            lead=wholes[key].lead,
            mentions=tuple(
                InitiativeMention(
                    span=m.span,
                    match=m.match,
                    expansion=m.expansion,
                    score=m.score if m.match == "fuzzy" else None,
                    rule=m.rule,
                )
                for m in group
            ),
        )
        for number, (key, group) in enumerate(groups.items(), 1)
    )


def _keys(mentions: Sequence[InitiativeNaming]) -> dict[_Key, _Key]:
    """The keys of short forms with those of the longer names that they belong to."""
    longer: dict[tuple[str, ...], set[_Key]] = {}
    for key, words in {(_key(mention), key_of(mention.span.text)) for mention in mentions}:
        for size in range(_SHORTEST, len(words)):
            longer.setdefault(words[:size], set()).add(key)
            longer.setdefault(words[-size:], set()).add(key)
    found: dict[_Key, _Key] = {}
    for mention in mentions:
        key = _key(mention)
        others = longer.get(key_of(mention.name), set()) - {key} if mention.registry_id is None else set()
        if len(others) == 1:
            found[key] = others.pop()
    return {key: found.get(whole, whole) for key, whole in found.items()}


def _key(mention: InitiativeNaming) -> _Key:
    if mention.registry_id is not None:
        return "registry", mention.registry_id
    return "pattern", "".join(filter(str.isalnum, mention.name.casefold()))
