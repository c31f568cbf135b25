"""The typed facts: frozen pydantic models, JSON round trip exact, every span checked against the text.

Offsets are half-open and count Unicode code points of the text as it was given. Unknown is ``None``.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, SerializeAsAny, model_validator

from dipext.doubts import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas import DataFrame

SCHEMA_VERSION = "1.1"

PublishedSource = Literal["argument", "metadata", "dateline", "none"]
IssuerSource = Literal["argument", "metadata", "text", "none"]
NameOrder = Literal["western", "eastern"]
Role = Literal[
    "head_of_state",
    "head_of_government",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "state_secretary",
    "secretary_general",
    "high_representative",
    "commission_president",
    "commission_vice_president",
    "commissioner",
    "ambassador",
    "charge_daffaires",
    "special_envoy",
    "spokesperson",
    "chair",
    "parliamentarian",
    "military",
    "royal",
    "other",
]
TitleStatus = Literal["current", "acting", "former", "designate", "elect", "deputy"]
PersonForm = Literal["full", "surname", "given", "initials", "title"]
PersonFunction = Literal["mentioned", "speaker", "signatory", "contact", "credit"]
ResolvedBy = Literal["self", "exact", "surname", "alias", "fuzzy", "title"]
DateKind = Literal["point", "range", "duration", "set", "vague"]
Granularity = Literal[
    "time",
    "day",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "fiscal_year",
    "multi_year",
    "decade",
    "century",
    "unspecified",
]
Relation = Literal[
    "on",
    "in",
    "by",
    "since",
    "until",
    "from",
    "before",
    "after",
    "as_of",
    "between",
    "during",
    "within",
    "for",
    "over",
]
Anchor = Literal["absolute", "partial", "relative", "event", "fiscal"]
CurrencySource = Literal["code", "symbol", "name", "issuer_default", "inherited", "assumed", "unknown"]
Quantifier = Literal[
    "exact",
    "approx",
    "at_least",
    "more_than",
    "at_most",
    "up_to",
    "less_than",
    "nearly",
    "range",
    "vague",
]
Accounting = Literal["new", "additional", "cumulative", "remaining", "part", "total", "need", "revenue"]
PercentUnit = Literal["percent", "percentage_point", "basis_point", "permille", "fraction"]
Change = Literal["increase", "decrease", "from_to"]
InitiativeKind = Literal[
    "activity",
    "agenda",
    "assessment",
    "authority",
    "body",
    "coalition",
    "declaration",
    "exercise",
    "facility",
    "force",
    "format",
    "fund",
    "initiative",
    "loan_instrument",
    "mechanism",
    "mission",
    "operation",
    "plan",
    "pledge",
    "process",
    "procurement_mechanism",
    "programme",
    "project",
    "register",
    "strategy",
    "treaty",
    "tribunal",
]
InitiativeMatch = Literal["exact", "alias", "acronym", "fuzzy", "pattern"]
Stage = Literal[
    "need",
    "proposed",
    "pledged",
    "approved",
    "committed",
    "allocated",
    "contracted",
    "disbursed",
    "delivered",
    "cancelled",
]
CommitmentAccounting = Literal[
    "new", "additional", "cumulative", "remaining", "part", "total", "need", "revenue", "restated"
]
Category = Literal[
    "military",
    "defence_own",
    "security",
    "humanitarian",
    "financial",
    "reconstruction",
    "energy",
    "health",
    "climate",
    "governance",
    "development",
    "investment",
]
Instrument = Literal[
    "grant",
    "loan",
    "guarantee",
    "equity",
    "debt_relief",
    "in_kind",
    "procurement",
    "training",
    "personnel",
    "spending_target",
]
PartyKind = Literal["country", "organisation", "initiative", "group", "company", "other"]
PartySource = Literal["stated", "speaker", "issuer", "context", "channel"]
Tense = Literal["past", "present", "future"]


def _plain(value: Decimal) -> str:
    return format(value, "f")


PlainDecimal = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]
"""A Decimal that JSON shows in plain digits: ``"7200000"``, never ``"7.2E+6"``."""

ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
"""A time of day as ``HH:MM`` (ISO 8601)."""

Score = Annotated[float, Field(ge=0.0, le=1.0)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
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


class Title(_Frozen):
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


class PersonMention(_Frozen):
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


class Person(_Frozen):
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


class DateExpression(_Frozen):
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


class Money(_Frozen):
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


class Percentage(_Frozen):
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


class InitiativeMention(_Frozen):
    """One place where an initiative is named. ``expansion`` is the long form that an acronym stands for here.

    ``score`` is the similarity to the name in the registry where ``match`` is "fuzzy", and ``None`` elsewhere.
    """

    span: Span
    match: InitiativeMatch
    expansion: str | None = None
    score: Score | None = None
    rule: str


class Initiative(_Frozen):
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


class Party(_Frozen):
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


class Goods(_Frozen):
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


class Commitment(_Frozen):
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


class CustomFact(_Frozen):
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


class Release(_Frozen):
    """A release as it comes in: the text, and what is known about it.

    ``published`` is the day that relative dates are read from, ``issuer`` the name of the ministry or
    organisation that speaks ("Ministry of Foreign Affairs of Latvia", "NATO"); an empty one is not known. Readers of
    files set ``published_source`` and ``issuer_source`` to where they have it from. ``warnings`` are what is doubtful
    about the release ("decoded as cp1252", "published_doubtful"); they become warnings of the Extraction.
    """

    text: str
    doc_id: str | None = None
    title: str | None = None
    published: date | None = None
    published_source: PublishedSource = "argument"
    issuer: str | None = None
    issuer_source: IssuerSource = "argument"
    url: str | None = None
    warnings: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _day(cls, said: Any) -> Any:
        """``published`` in any form that dipext reads."""
        words = said.get("published") if isinstance(said, dict) else None
        if not isinstance(words, str):
            return said
        from dipext.dates.published import given_day

        try:
            return {**said, "published": given_day(words, said.get("issuer"))}
        except ValueError:
            return said  # the field tells what is wrong with it


class Extraction(_Frozen):
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
        for kind in _KINDS:
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
        kinds = [kind for kind in _KINDS if kind not in ("commitments", "custom") or getattr(self, kind)]
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


_KINDS = ("people", "dates", "money", "percentages", "initiatives", "commitments", "custom")
"""The fields that hold items, in their order."""
