"""Mentions of initiatives to initiatives."""

from collections.abc import Sequence

from dipext.initiatives.find import InitiativeNaming
from dipext.models import Initiative, InitiativeMention
from dipext.text.source import Source


def link_initiatives(source: Source, mentions: Sequence[InitiativeNaming]) -> tuple[Initiative, ...]:
    """One initiative from many mentions, in the order of their first ones.

    Mentions belong together when they have the same id in the registry, or else the same name but for case,
    spaces and dashes.
    """
    groups: dict[tuple[str, str], list[InitiativeNaming]] = {}
    for mention in mentions:
        groups.setdefault(_key(mention), []).append(mention)
    return tuple(
        Initiative(
            id=f"initiative-{number}",
            registry_id=group[0].registry_id,
            name=group[0].name,
            kind=group[0].kind,
            lead=group[0].lead,
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
        for number, group in enumerate(groups.values(), 1)
    )


def _key(mention: InitiativeNaming) -> tuple[str, str]:
    if mention.registry_id is not None:
        return "registry", mention.registry_id
    return "pattern", "".join(filter(str.isalnum, mention.name.casefold()))
