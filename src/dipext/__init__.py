"""Diplomatic press releases into typed facts, each grounded in the text it was read from.

>>> import dipext
>>> r = dipext.extract("Latvia provides 7.2 million euros.", published="2025-11-20")
>>> r.money[0].amount, r.money[0].currency, r.money[0].span.text
(Decimal('7200000'), 'EUR', '7.2 million euros')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dipext._version import __version__

if TYPE_CHECKING:
    from dipext.api import extract, extract_many
    from dipext.errors import DipextError, OutputError, ReadError, RegistryError, RulesError
    from dipext.initiatives.registry import Registry
    from dipext.io.arrow import to_arrow
    from dipext.io.ledger import write_ledger
    from dipext.io.read import read
    from dipext.models import (
        Commitment,
        CustomFact,
        DateExpression,
        Extraction,
        Goods,
        Initiative,
        InitiativeMention,
        Money,
        Party,
        Percentage,
        Person,
        PersonMention,
        Span,
        Title,
    )
    from dipext.pipeline import load
    from dipext.reading import KindReader
    from dipext.release import Release
    from dipext.text.source import Source
    from dipext.view.frame import to_frames
    from dipext.view.report import report

__all__ = [
    "Commitment",
    "CustomFact",
    "DateExpression",
    "DipextError",
    "Extraction",
    "Goods",
    "Initiative",
    "InitiativeMention",
    "KindReader",
    "Money",
    "OutputError",
    "Party",
    "Percentage",
    "Person",
    "PersonMention",
    "ReadError",
    "Registry",
    "RegistryError",
    "Release",
    "RulesError",
    "Source",
    "Span",
    "Title",
    "__version__",
    "extract",
    "extract_many",
    "load",
    "read",
    "report",
    "to_arrow",
    "to_frames",
    "write_ledger",
]

_HOMES = {
    "extract": "api",
    "extract_many": "api",
    "load": "pipeline",
    "read": "io.read",
    "report": "view.report",
    "to_arrow": "io.arrow",
    "to_frames": "view.frame",
    "write_ledger": "io.ledger",
    "Registry": "initiatives.registry",
    "DipextError": "errors",
    "OutputError": "errors",
    "ReadError": "errors",
    "RegistryError": "errors",
    "RulesError": "errors",
    "KindReader": "reading",
    "Release": "release",
    "Source": "text.source",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use (PEP 562), so that importing dipext costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'dipext' has no attribute {name!r}")
    value = getattr(import_module(f"dipext.{_HOMES.get(name, 'models')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
