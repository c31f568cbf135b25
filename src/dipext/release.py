"""A release as it comes in."""

from datetime import date
from typing import Any

from pydantic import model_validator

from dipext.dates.published import given_day
from dipext.items import Frozen
from dipext.values import IssuerSource, PublishedSource


class Release(Frozen):
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
        try:
            return {**said, "published": given_day(words, said.get("issuer"))}
        except ValueError:
            return said  # the field tells what is wrong with it
