"""The list of kinds: what each is called in every place that tells kinds apart.

Whatever goes through all kinds reads them here: spans, frames, tables, views, the command line and the spaCy component.
A further kind is a room with its finder, a model, a row here and a row in ``reading.READERS``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from dipext.items import (
    Commitment,
    DateExpression,
    Initiative,
    InitiativeMention,
    Money,
    Percentage,
    Person,
    PersonMention,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact.

    Args:
        name: the field of :class:`dipext.Extraction`, and what tables and options call the kind: "people".
        fact: what one item is called, and what its id begins with: "person".
        label: the label of its spans in spaCy: "PERSON".
        model: the model of an item.
        mention: the model of a mention where an item has many, else ``None``: then the item has one span.
        witnesses: further labels that other components of a spaCy pipeline give to such spans.
        derived: whether its items are made of those of other kinds, and not found in the text.
    """

    name: str
    fact: str
    label: str
    model: type[BaseModel]
    mention: type[BaseModel] | None = None
    witnesses: tuple[str, ...] = ()
    derived: bool = False


KINDS = (
    Kind("people", "person", "PERSON", Person, PersonMention, witnesses=("PER",)),
    Kind("dates", "date", "DATE", DateExpression, witnesses=("TIME",)),
    Kind("money", "money", "MONEY", Money),
    Kind("percentages", "percentage", "PERCENT", Percentage, witnesses=("PERCENTAGE",)),
    Kind("initiatives", "initiative", "INITIATIVE", Initiative, InitiativeMention),
    Kind("commitments", "commitment", "COMMITMENT", Commitment, derived=True),
)
"""The kinds in the order of every legend and table."""

NAMES = tuple(kind.name for kind in KINDS)
"""Their names."""

FOUND = tuple(kind.name for kind in KINDS if not kind.derived)
"""The names of those that are found in the text."""

BY_NAME = {kind.name: kind for kind in KINDS}
"""The kinds by name."""

BY_LABEL = {label: kind for kind in KINDS for label in (kind.label, *kind.witnesses)}
"""The kinds by each label that a span of theirs may have in a spaCy pipeline."""


def chosen(names: Sequence[str] | None) -> tuple[str, ...]:
    """The names of the kinds that are to be read, in their order; all of them for ``None``.

    Commitments are made of all other kinds, so that whoever asks for them gets all.

    Raises:
        ValueError: for a name that is none; the message has all names.

    >>> chosen(["money", "dates"])
    ('dates', 'money')
    """
    if names is None:
        return NAMES
    if isinstance(names, str):
        raise ValueError(f"kinds is a list of names, not {names!r}; the kinds are {', '.join(NAMES)}")
    for name in names:
        if name not in BY_NAME:
            raise ValueError(f"unknown kind {name!r}; the kinds are {', '.join(NAMES)}")
    return NAMES if "commitments" in names else tuple(name for name in NAMES if name in names)
