"""The schema of the data file of ``io``."""

from pydantic import BaseModel

from dipext.lexicon.checks import Data
from dipext.models import Category, Instrument, PartyKind, Stage


class StageForms(Data):
    """What a stage becomes: an IATI transaction type, a flow status of FTS, a measure of Kiel's tracker."""

    iati: str
    fts: str | None = None
    kiel: str | None = None


class CategoryForms(Data):
    """What a category becomes: a type of aid of Kiel's tracker, a sector of the OECD's."""

    kiel: str | None = None
    dac: str | None = None


class Ledger(Data):
    """Everything in ``ledger.toml``."""

    stage: dict[Stage, StageForms]
    category: dict[Category, CategoryForms]
    instrument: dict[Instrument, str]
    party: dict[PartyKind, str]


SCHEMAS: dict[str, type[BaseModel]] = {"io/ledger": Ledger}
