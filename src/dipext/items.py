"""The typed facts: frozen pydantic models, JSON round trip exact.

Offsets are half-open and count Unicode code points of the text as it was given. Unknown is ``None``.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, model_validator

from dipext.values import (
    Accounting,
    Anchor,
    Category,
    Change,
    CommitmentAccounting,
    CurrencySource,
    DateKind,
    Granularity,
    InitiativeKind,
    InitiativeMatch,
    Instrument,
    NameOrder,
    PartyKind,
    PartySource,
    PercentUnit,
    PersonForm,
    PersonFunction,
    Quantifier,
    Relation,
    ResolvedBy,
    Role,
    Stage,
    Tense,
    TitleStatus,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def _plain(value: Decimal) -> str:
    return format(value, "f")


PlainDecimal = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]
"""A Decimal that JSON shows in plain digits: ``"7200000"``, never ``"7.2E+6"``."""

ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
"""A time of day as ``HH:MM`` (ISO 8601)."""

Score = Annotated[float, Field(ge=0.0, le=1.0)]


class Frozen(BaseModel):
    """A model whose values do not change and that takes no other fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """Where a fact stands: half-open offsets in code points, and the words themselves.

    >>> Span(start=0, end=4, text="Riga").end
    4
    """

    start: int = Field(ge=0)
    end: int
    text: str

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"span {self.start}:{self.end} does not fit its text {self.text!r}")
        return self


class Title(Frozen):
    """An office as the text words it, what kind of office it is, and whose.

    ``of`` is an ISO 3166-1 alpha-3 code or the acronym of an organisation (NATO, EU, UN, OSCE). Where the words of the
    title and those beside it do not tell it, ``warnings`` says where it was taken from: "from_issuer" or
    "from_context" (somebody or some place named nearby).
    """

    text: str
    role: Role
    of: str | None = None
    status: TitleStatus = "current"
    warnings: tuple[str, ...] = ()


class PersonMention(Frozen):
    """One place where a person is named. The span is the name alone; what surrounds it is in fields.

    ``score`` is the similarity of two spellings where ``resolved_by`` is "fuzzy", and ``None`` elsewhere.
    """

    span: Span
    form: PersonForm
    honorific: str | None = None
    titles: tuple[Title, ...] = ()
    function: PersonFunction = "mentioned"
    possessive: bool = False
    resolved_by: ResolvedBy = "self"
    score: Score | None = None
    rule: str


class Person(Frozen):
    """A person of one release with every mention, in text order.

    ``name`` is the fullest form seen, given name first unless ``name_order`` is eastern and the name is
    written so by convention ("Wang Yi"). ``countries`` are ISO 3166-1 alpha-3 codes of the offices held.
    """

    id: str
    name: str
    given: str | None = None
    family: str | None = None
    name_order: NameOrder = "western"
    titles: tuple[Title, ...] = ()
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[PersonMention, ...] = Field(min_length=1)
    warnings: tuple[str, ...] = ()


class DateExpression(Frozen):
    """A temporal expression as a closed interval of days with its EDTF (ISO 8601-2, Library of Congress profile).

    ``start`` and ``end`` are both included; ``None`` is an open or unknown end. ``duration`` is ISO 8601.
    ``cue`` holds the words outside the span that set the relation. ``alternatives`` are other EDTF readings.
    """

    id: str = ""
    span: Span
    cue: str | None = None
    kind: DateKind
    granularity: Granularity
    start: date | None = None
    end: date | None = None
    start_time: ClockTime | None = None
    end_time: ClockTime | None = None
    tz: str | None = None
    relation: Relation
    anchor: Anchor
    approximate: bool = False
    duration: str | None = None
    edtf: str | None = None
    resolved: bool = True
    alternatives: tuple[str, ...] = ()
    rule: str
    warnings: tuple[str, ...] = ()


class Money(Frozen):
    """A sum of money. ``amount`` is the number named, in units of ``currency`` (ISO 4217).

    A range has ``amount_min`` and ``amount_max`` and no ``amount``; a bound keeps the number in ``amount`` and
    tells its side in ``quantifier``. ``equivalent_of`` and ``part_of`` are ids of other sums of the same
    release, ``period`` is the id of one of its dates.
    """

    id: str = ""
    span: Span
    cue: str | None = None
    amount: PlainDecimal | None = None
    amount_min: PlainDecimal | None = None
    amount_max: PlainDecimal | None = None
    currency: str | None = None
    currency_source: CurrencySource
    currency_candidates: tuple[str, ...] = ()
    quantifier: Quantifier = "exact"
    per: str | None = None
    distributive: bool = False
    accounting: Accounting | None = None
    equivalent_of: str | None = None
    part_of: str | None = None
    period: str | None = None
    rule: str
    warnings: tuple[str, ...] = ()


class Percentage(Frozen):
    """A share or a change: ``value`` counts in its ``unit``, 25 basis points are 25; a fraction is given in percent.

    ``base`` is what it is a share of,
    ``base_owner`` whose (ISO 3166-1 alpha-3 or an organisation), ``measure`` what is measured. ``period`` is
    the id of a date of the same release.
    """

    id: str = ""
    span: Span
    cue: str | None = None
    value: PlainDecimal | None = None
    value_min: PlainDecimal | None = None
    value_max: PlainDecimal | None = None
    unit: PercentUnit
    quantifier: Quantifier = "exact"
    base: str | None = None
    base_owner: str | None = None
    measure: str | None = None
    change: Change | None = None
    value_from: PlainDecimal | None = None
    value_to: PlainDecimal | None = None
    per: str | None = None
    period: str | None = None
    rule: str
    warnings: tuple[str, ...] = ()


class InitiativeMention(Frozen):
    """One place where an initiative is named. ``expansion`` is the long form that an acronym stands for here.

    ``score`` is the similarity to the name in the registry where ``match`` is "fuzzy", and ``None`` elsewhere.
    """

    span: Span
    match: InitiativeMatch
    expansion: str | None = None
    score: Score | None = None
    rule: str


class Initiative(Frozen):
    """A named operation, fund, format, programme, ... with every mention, in text order.

    ``registry_id`` is ``None`` when the registry does not have it and a pattern found it.
    """

    id: str
    registry_id: str | None = None
    name: str
    kind: InitiativeKind | None = None
    lead: tuple[str, ...] = ()
    mentions: tuple[InitiativeMention, ...] = Field(min_length=1)
    warnings: tuple[str, ...] = ()


class Party(Frozen):
    """A donor, a recipient or a channel of a commitment.

    ``code`` is an ISO 3166-1 alpha-3 code or the acronym of an organisation (EU, UN, WB, UNHCR), ``None`` where
    there is none; ``name`` the fullest form in the text. ``source`` tells how it is known: its own words ("stated"),
    a speaker's "we" ("speaker"), the issuer of the release, the words around ("context"), or whom the channel is for.
    ``span`` is ``None`` where the text does not name it; ``initiative`` the id of an initiative of the same release.
    """

    span: Span | None = None
    code: str | None = None
    name: str
    kind: PartyKind
    source: PartySource = "stated"
    initiative: str | None = None


class Goods(Frozen):
    """Counted things or services that are given: "10 million rounds of ammunition".

    ``span`` runs from the count to the end of the item. A range has ``count_min`` and ``count_max`` and no ``count``.
    """

    span: Span
    count: PlainDecimal | None = None
    count_min: PlainDecimal | None = None
    count_max: PlainDecimal | None = None
    quantifier: Quantifier = "exact"
    unit: str | None = None
    item: str


class Commitment(Frozen):
    """Who gives or promises what to whom: one flow of money, a share or goods.

    ``money``, ``percentage`` and ``period`` are ids of items of the same release, ``part_of`` is the id of another
    commitment. ``evidence`` is the sentence that says it and holds the sum or goods, ``mentions`` are places where
    the same is said again. ``reported`` is whether others than the issuer give; ``None`` when the issuer is unknown.
    """

    id: str
    donors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    channels: tuple[Party, ...] = ()
    money: str | None = None
    percentage: str | None = None
    goods: tuple[Goods, ...] = ()
    stage: Stage
    condition: Span | None = None
    tense: Tense | None = None
    accounting: CommitmentAccounting | None = None
    part_of: str | None = None
    category: Category | None = None
    instrument: Instrument | None = None
    purpose: str | None = None
    period: str | None = None
    reported: bool | None = None
    evidence: Span
    mentions: tuple[Span, ...] = ()
    needs_review: bool = False
    warnings: tuple[str, ...] = ()
    rule: str

    @model_validator(mode="after")
    def _anchored(self) -> Self:
        if self.money is not None and self.percentage is not None:
            raise ValueError(f"{self.id} has both a sum, {self.money}, and a share, {self.percentage}")
        if self.money is None and self.percentage is None and not self.goods:
            raise ValueError(f"{self.id} has neither a sum nor a share nor goods")
        return self

    @property
    def countable(self) -> bool:
        """Whether it belongs to a total of new money: given or promised, not said again, no part of another row."""
        return (
            self.stage not in ("need", "proposed", "cancelled")
            and self.accounting not in ("cumulative", "restated")
            and self.part_of is None
        )

    def spans(self) -> "Iterator[Span]":
        """Every span of the row: evidence, mentions, goods, condition, parties."""
        yield self.evidence
        yield from self.mentions
        yield from (item.span for item in self.goods)
        if self.condition is not None:
            yield self.condition
        for party in (*self.donors, *self.recipients, *self.channels):
            if party.span is not None:
                yield party.span


class CustomFact(Frozen):
    """A fact of a kind of the user's own: subclass it with the fields that the kind has.

    A finder of the user's own returns such facts, and they stand in ``Extraction.custom`` with the name of their
    ``kind``. Read back from JSON, where the class is not known, a fact is a plain ``CustomFact`` with the same values.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str = ""
    kind: str = ""
    span: Span
    rule: str = ""
    warnings: tuple[str, ...] = ()
