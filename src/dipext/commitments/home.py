"""Whether a row crosses a border."""

import re

from dipext.commitments.blocked import is_abroad, is_home
from dipext.commitments.context import Context
from dipext.commitments.data import words
from dipext.commitments.names import names_in
from dipext.commitments.rows import Row
from dipext.models import (
    Party,
)


def crosses(context: Context, row: Row) -> bool:
    """Whether a row crosses a border, or is for the donor's own defence; what is for its own people is none."""
    if row.stage == "need":
        if not any(party.source == "stated" for party in row.recipients) and is_home(row.evidence.text):
            return False
        asks = context.issuer is not None and context.issuer.kind == "organisation"
        return asks or bool(row.recipients or row.channels)
    if row.category == "defence_own":
        return bool(row.donors)
    if row.inbound or not _is_told(row) or _spends_at_home(context, row):
        return row.inbound
    given = {donor.code for donor in row.donors}
    home = context.issuer.code if context.issuer is not None else None
    foreign = context.issuer is None or _receives(row) or any(code not in (None, home) for code in given)
    own = home is not None and {party.code for party in row.recipients if party.code} == {home}
    if own and (not row.donors or (not foreign and all(party.code for party in row.recipients))):
        return False
    if any(party.code not in given if party.code else party.kind == "group" for party in row.recipients):
        carried = any(party.kind == "organisation" and party.code for party in row.channels)
        guessed = all(party.source == "context" for party in row.recipients) and not carried
        return not (guessed and is_home(row.evidence.text))
    return not is_home(row.evidence.text) and _leads_abroad(context, row) and not _is_for_own_place(context, row)


def _is_for_own_place(context: Context, row: Row) -> bool:
    """Whether a row without a recipient names a place of its donor's own country: "relief to support Ohio"."""
    home = {donor.code for donor in row.donors} - {None}
    if row.things or row.channels or context.issuer is None or home != {context.issuer.code}:
        return False
    return any(name.type == "place" and name.code in home for name in names_in(row.evidence.text))


def _spends_at_home(context: Context, row: Row) -> bool:
    """Whether an issuer that others give to spends money of its own, and no words say that it goes abroad."""
    issuer, parties = context.issuer, words().parties
    if issuer is None or issuer.kind != "country" or issuer.code in (*parties.givers, *parties.lenders):
        return False
    if row.things or {party.code for party in row.donors} != {issuer.code} or _receives(row):
        return False
    guessed = "recipient_from_context" in row.warnings and _AID.search(row.evidence.text) is None
    if row.recipients and not guessed:
        return False
    carried = any(party.kind == "organisation" or party.initiative for party in row.channels)
    return not carried and not is_abroad(row.evidence.text)


_AID = re.compile(r"\b(?:aid|assistance|donations?|solidarity)\b")


def _receives(row: Row) -> bool:
    return row.frame.verb is not None and row.frame.verb.verb_class == "receive"


def _is_told(row: Row) -> bool:
    """Whether the words tell enough of who gives or gets: a known party, and of what is bought for whom it is."""
    parties = (*row.donors, *row.recipients)
    if not any(_is_known(party) for party in parties):
        return False
    if _receives(row) and not any(party.code for party in parties if party.source != "issuer"):
        return False
    bought = row.frame.verb is not None and row.frame.verb.verb_class == "contract"
    stated = any(party.source == "stated" for party in row.recipients)
    abroad = bool(row.recipients and row.purpose) and "donor_from_issuer" not in row.warnings
    if bought and not stated and not abroad:
        return False
    return bool(row.recipients) or row.stage != "contracted"


def _leads_abroad(context: Context, row: Row) -> bool:
    """Whether donors, channels or the words around tell of another country, where no recipient does."""
    issuer = context.issuer
    donors = {donor.code for donor in row.donors} - {None}
    if issuer is not None and donors - {issuer.code}:
        return True
    known = {key for key, item in context.initiatives.items() if item.registry_id is not None}
    if any(
        (party.kind == "organisation" and party.code) or party.initiative in known or is_abroad(party.name)
        for party in row.channels
    ):
        return True
    return _is_foreign(context, row) or is_abroad(row.evidence.text)


def _is_known(party: Party) -> bool:
    """Whether a party is more than a vague "the world" or "countries"."""
    return (
        party.code is not None
        or party.name[:1].isupper()
        or party.kind in ("initiative", "company")
        or party.name in ("donors", "partners")
    )


def _is_foreign(context: Context, row: Row) -> bool:
    """Whether the release tells of others than the donors around a row: two countries or bodies named near it."""
    given = {donor.code for donor in row.donors} | {context.issuer.code if context.issuer else None}
    near = names_in(context.text[max(0, row.start - _AROUND) : row.end + _AROUND])
    others = sum(name.code not in given for name in near)
    issuer = context.issuer.name.casefold() if context.issuer else ""
    if any(word in issuer for word in words().blocked.outward):
        return others > 0
    return others >= max(_ENOUGH, len(near) - others)


_AROUND = 900


_ENOUGH = 3
