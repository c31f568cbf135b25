"""Everything read from one release: every span is checked against the text."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from pydantic import Field, SerializeAsAny, model_validator

from dipext.doubts import meaning
from dipext.items import Commitment, CustomFact, DateExpression, Frozen, Initiative, Money, Percentage, Person, Span
from dipext.kinds import NAMES
from dipext.values import IssuerSource, PublishedSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas import DataFrame

SCHEMA_VERSION = "1.1"

_FIELDS = (*NAMES, "custom")
"""The fields that hold items, in their order."""


class Doubt(NamedTuple):
    """One thing that is doubtful about an extraction.

    ``rank`` is 3 where a value may be wrong, 2 where a part of it is taken from the context, 1 for what is good to
    know. ``warning`` is the code, ``says`` the doubt in a sentence, ``item`` what is in doubt, ``None`` for the release
    as a whole.
    """

    rank: int
    warning: str
    says: str
    item: Any = None


class Extraction(Frozen):
    """Everything read from one release. All items stand in text order.

    ``custom`` has the facts of kinds that the user added.

    ``published_source`` tells where the reference date came from, ``issuer_source`` who named the issuer. Raises
    ``ValidationError`` when a span does not match the text.
    """

    text: str = Field(repr=False)
    doc_id: str | None = None
    title: str | None = None
    published: date | None = None
    published_source: PublishedSource = "none"
    issuer: str | None = None
    issuer_source: IssuerSource = "none"
    url: str | None = None
    people: tuple[Person, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    money: tuple[Money, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    custom: tuple[SerializeAsAny[CustomFact], ...] = ()
    warnings: tuple[str, ...] = ()
    schema_version: str = SCHEMA_VERSION
    dipext_version: str

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        text = self.text
        for span in self.spans():
            if text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}:{span.end} is {text[span.start : span.end]!r}, not {span.text!r}")
        return self

    def items(self) -> "Iterator[Any]":
        """Every item, kind by kind, those of the user's own kinds last."""
        for kind in _FIELDS:
            yield from getattr(self, kind)

    def spans(self) -> "Iterator[Span]":
        """The span of every mention, kind by kind; of a commitment all that it has."""
        for item in self.items():
            if isinstance(item, Commitment):
                yield from item.spans()
                continue
            for place in mentions_of(item) or (item,):
                yield place.span

    @cached_property
    def _by_id(self) -> dict[str, Any]:
        return {item.id: item for item in self.items()}

    def doubts(self) -> "tuple[Doubt, ...]":
        """All that is doubtful, the gravest first, of two as grave the one that stands first in the text.

        >>> import dipext
        >>> doubt, *_ = dipext.extract("It was signed on 03/04/2024.").doubts()
        >>> doubt.warning, doubt.item.edtf, doubt.item.alternatives
        ('ambiguous_order', '2024-04-03', ('2024-03-04',))
        """
        found = [Doubt(meaning(warning).rank, warning, meaning(warning).says) for warning in self.warnings]
        for item in self.items():
            said = dict.fromkeys(
                (*item.warnings, *(w for title in getattr(item, "titles", ()) for w in title.warnings))
            )
            found += [Doubt(meaning(warning).rank, warning, meaning(warning).says, item) for warning in said]
        return tuple(sorted(found, key=lambda doubt: (-doubt.rank, _first(doubt.item))))

    def get(self, item_id: str) -> Any:
        """The item with this id, of whatever kind; ``None`` when there is none."""
        return self._by_id.get(item_id)

    def __getitem__(self, item_id: str) -> Any:
        """The item with this id ("date-6"), of whatever kind.

        Raises:
            KeyError: when there is none.

        >>> import dipext
        >>> dipext.extract("Latvia gives 3 million euros.")["money-1"].currency
        'EUR'
        """
        try:
            return self._by_id[item_id]
        except KeyError:
            raise KeyError(f"no item has the id {item_id!r}") from None

    def to_frame(self, table: str = "facts") -> "DataFrame":
        """One table of the extraction as a pandas DataFrame with fixed columns, also when it has no rows.

        Args:
            table: "facts" (one row a fact of any kind), "people", "dates", "money", "percentages", "initiatives" or
                "commitments" (one row an item), "offices" (one row an office that a person holds), "mentions",
                "doubts" or "releases". :func:`dipext.to_frames` gives all tables of many extractions.

        Raises:
            ValueError: for another table.
            ImportError: when pandas is not installed.
        """
        from dipext.view.frame import to_frame

        return to_frame(self, table)

    def _repr_html_(self) -> str:
        from dipext.view.notebook import to_html

        return to_html(self)

    def __repr__(self) -> str:
        kinds = [kind for kind in _FIELDS if kind not in ("commitments", "custom") or getattr(self, kind)]
        counts = ", ".join(f"{len(getattr(self, kind))} {kind}" for kind in kinds)
        return f"<Extraction {self.doc_id or ''}{' ' if self.doc_id else ''}{self.published or 'undated'}: {counts}>"

    __str__ = __repr__


def mentions_of(item: Any) -> tuple[Any, ...]:
    """The mentions that an item is made of, none where it stands at one place; no costly miss for our own models."""
    found: tuple[Any, ...] = (
        getattr(item, "mentions", ()) if isinstance(item, CustomFact) else vars(item).get("mentions", ())
    )
    return found


def _first(item: Any) -> int:
    """Where an item stands first in the text; the release as a whole stands before all."""
    if item is None:
        return -1
    if isinstance(item, Commitment):
        return item.evidence.start
    return int(getattr(item, "mentions", (item,))[0].span.start)
