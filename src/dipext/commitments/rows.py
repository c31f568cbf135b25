"""A row while it is made, and what it is made into."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dipext.commitments.chunk import Chunk
from dipext.commitments.frame import Frame
from dipext.commitments.goods import Thing
from dipext.models import (
    Category,
    Commitment,
    CommitmentAccounting,
    DateExpression,
    Instrument,
    Money,
    Party,
    Percentage,
    Span,
    Stage,
)

_DOUBTS = frozenset(
    {
        "donor_from_issuer",
        "recipient_from_context",
        "several_candidates",
        "stage_from_noun",
        "vague_amount",
        "modal",
        "money_warning",
    }
)


@dataclass(eq=False)
class Row:
    """One flow on its way to a :class:`~dipext.models.Commitment`; ``inbound`` is whether it comes to the issuer."""

    start: int
    end: int
    frame: Frame
    stage: Stage
    evidence: Span
    money: Money | None = None
    share: Percentage | None = None
    things: list[Thing] = field(default_factory=list)
    donors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    channels: list[Party] = field(default_factory=list)
    condition: Span | None = None
    accounting: CommitmentAccounting | None = None
    part_of: "Row | None" = None
    category: Category | None = None
    instrument: Instrument | None = None
    purpose: str | None = None
    period: DateExpression | None = None
    warnings: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    definite: bool = False
    inbound: bool = False
    givers: list[Chunk] = field(default_factory=list)
    lead: int | None = None

    def warn(self, warning: str) -> None:
        """Add a doubt once."""
        if warning not in self.warnings:
            self.warnings.append(warning)


def codes(parties: Sequence[Party]) -> frozenset[str]:
    """The codes of parties, and the names of those without one."""
    return frozenset(party.code or party.name.casefold() for party in parties)


def to_commitments(rows: Sequence[Row], issuer: Party | None) -> tuple[Commitment, ...]:
    """Rows as commitments in text order, numbered, parts with the id of their envelope."""
    ordered = sorted(rows, key=lambda row: (row.start, row.end))
    ids = {id(row): f"commitment-{number}" for number, row in enumerate(ordered, 1)}
    return tuple(_commitment(row, ids, issuer) for row in ordered)


def _commitment(row: Row, ids: dict[int, str], issuer: Party | None) -> Commitment:
    money = row.money
    if money is not None and (money.quantifier == "vague" or (money.amount is None and money.amount_min is None)):
        row.warn("vague_amount")
    if money is not None and money.warnings:
        row.warn("money_warning")
    reported = None
    if issuer is not None:
        reported = bool(row.donors) and all(party.code != issuer.code for party in row.donors)
    return Commitment(
        id=ids[id(row)],
        donors=tuple(row.donors),
        recipients=tuple(row.recipients),
        channels=tuple(row.channels),
        money=money.id if money else None,
        percentage=row.share.id if row.share else None,
        goods=tuple(thing.goods for thing in row.things),
        stage=row.stage,
        condition=row.condition,
        tense=row.frame.tense,
        accounting=row.accounting,
        part_of=ids.get(id(row.part_of)) if row.part_of is not None else None,
        category=row.category,
        instrument=row.instrument,
        purpose=row.purpose,
        period=row.period.id if row.period else None,
        reported=reported,
        evidence=row.evidence,
        mentions=tuple(sorted(row.mentions, key=lambda span: span.start)),
        needs_review=bool(_DOUBTS & set(row.warnings)),
        warnings=tuple(row.warnings),
        rule=row.frame.rule,
    )
