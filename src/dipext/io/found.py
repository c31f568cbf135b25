"""What a document holds and says of itself, and how that becomes a release."""

import html
import re
from dataclasses import dataclass, replace
from datetime import date

from dipext.dates.published import Published, find_published
from dipext.lexicon.issuers import is_body, read_issuer
from dipext.models import IssuerSource
from dipext.release import Release
from dipext.text.issuer import find_issuer

Words = date | str | None
"""A day in words as they stand, or as a date."""

# A day in an address: /2025/11/20/, /2025-11-20-talks, /20251120
_DATED = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([/-]?)([01][0-9])\2([0-3][0-9])(?![0-9])")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a release from outside: a list of releases beside them, or the caller.

    Args:
        published: the day of publication.
        issuer: who speaks.
        title: its headline.
        url: where it stands.
    """

    published: Words = None
    issuer: str | None = None
    title: str | None = None
    url: str | None = None


NOTHING = Said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document as it was read.

    Args:
        text: its text.
        published: when it was published, from somebody who knows: a record's field, ``datePublished`` of a page.
        modified: weaker marks: when the file was made, or changed, or sent on.
        sent: when it was first sent.
        issuer: the body that it names as its own.
        title: its headline.
        url: where it stands.
        doc_id: its own id.
        warnings: what is doubtful about the text.
    """

    text: str
    published: Words = None
    modified: Words = None
    sent: Words = None
    issuer: str | None = None
    title: str | None = None
    url: str | None = None
    doc_id: str | None = None
    warnings: tuple[str, ...] = ()

    def within(self, carrier: Said) -> "Found":
        """The document as a mail carries it, whose day is a weak mark and whose sender speaks if nobody else does."""
        silent = self.issuer is None and find_issuer(self.text) is None
        return replace(
            self,
            modified=self.modified or carrier.published,
            issuer=carrier.issuer if silent else self.issuer,
        )

    def release(self, listed: Said = NOTHING, caller: Said = NOTHING) -> Release:
        """The release. What the caller says goes before what a list says of it, and that before its own words."""
        url = caller.url or listed.url or self.url
        issuer, issuer_source, doubts = self._issuer(listed, caller)
        if isinstance(caller.published, date):
            day = Published(caller.published, "argument")
        else:
            said = listed.published or self.published or dated_address(url)
            speaker = read_issuer(issuer) if issuer else None
            day = find_published(self.text, speaker, said, self.sent or self.modified, sure=bool(self.sent))
        return Release(
            text=self.text,
            doc_id=self.doc_id,
            title=caller.title or listed.title or self.title,
            published=day.day,
            published_source="argument" if day.source == "none" else day.source,
            issuer=issuer,
            issuer_source=issuer_source,
            url=url,
            warnings=(*self.warnings, *doubts, *day.warnings),
        )

    def _issuer(self, listed: Said, caller: Said) -> tuple[str | None, IssuerSource, tuple[str, ...]]:
        if caller.issuer:
            return caller.issuer, "argument", ()
        stated = listed.issuer or self.issuer
        named = None if listed.issuer or is_known(stated) else find_issuer(self.text)
        if named:  # the metadata name nobody, or a press office that could be anybody's
            return named[0], "text", named[1]
        return stated, "metadata" if stated else "argument", ()


def is_known(issuer: str | None) -> bool:
    """Whether the country or the organisation behind a name is known."""
    found = read_issuer(issuer) if issuer else None
    return found is not None and bool(found.country or found.organisation)


def dated_address(url: str | None) -> date | None:
    """The day in the address of a page.

    >>> dated_address("https://mfa.example/news/2025/11/20/talks"), dated_address("https://mfa.example/20/11")
    (datetime.date(2025, 11, 20), None)
    """
    for match in _DATED.finditer(url or ""):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None


def best_body(names: list[str | None]) -> str | None:
    """The first of the names that is a body whose country or organisation is known, else the first that is a body.

    >>> best_body(["GOV.UK", "Jane Clerk", "Ministry of Culture", "Ministry of Culture of Latvia"])
    'Ministry of Culture of Latvia'
    """
    bodies = [" ".join(html.unescape(name).split()) for name in names if name and is_body(name)]
    known = filter(is_known, bodies)
    return next(known, bodies[0] if bodies else None)
