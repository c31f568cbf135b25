"""What else than a state somebody presides over: "President Doe" may be short for "Commission President Doe"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from dipext.lexicon import toml
from dipext.lexicon.countries import without_countries
from dipext.models import Role, Title
from dipext.people import word_lists as lexicon
from dipext.people.bodies import Named
from dipext.people.names import PersonName, fold, read_name

_PRESIDED = ("commission_president", "chair", "head_of_government")
_UNION = re.compile(r"\b(?:EU|European)\b")


def presided_body(plain: str, folded: str, role: Role, body: Named | None) -> Role:
    """The role of who presides over what is no state, by the words beside "President".

    A province has a president who is "other", any other body one who chairs it.
    """
    if role != "head_of_state" or "president" not in folded:
        return role
    if body is not None:
        return "other" if body.organisation.kind in ("bank", "agency", "fund", "ngo") else "chair"
    rest = without_countries(plain).replace("'s", " ").replace("-", " ").replace("'", " ").split()
    others = [word for word in rest if word.casefold() not in lexicon.words(*_PRESIDENCY, "state")]
    folds = {word.casefold() for word in others}
    if not folds.isdisjoint(lexicon.words(*_PRESIDENCY, "provinces")):
        return "other"
    bodied = not folds.isdisjoint(lexicon.words(*_PRESIDENCY, "bodies"))
    return "chair" if bodied or any(word[0].isupper() for word in others) else role


_PRESIDENCY = ("people/en/offices", "presidency")


def told_presidency(held: Sequence[Title]) -> Title | None:
    """The presidency that another title of somebody tells."""
    presided = [title for title in held if "president" in title.text.casefold() and title.role in _PRESIDED]
    states = any(title.role == "head_of_state" and title.text != "President" for title in held)
    return presided[0] if presided and not states else None


def known_presidency(name: PersonName, text: str) -> Title | None:
    """The presidency of somebody known to preside over a body of the European Union."""
    full, surnames = _presidents()
    role = full.get(fold(name.name))
    if role is None and name.given is None and name.family is not None:
        role = surnames.get(fold(name.family))
        shared = lexicon.kind(name.family) & (lexicon.GIVEN | lexicon.PLACE)
        if role is not None and shared and not _UNION.search(text):
            return None  # "President Costa", and nothing of the Union
    return Title(text="President", role=role, of=None, status="current") if role else None


@cache
def _presidents() -> tuple[dict[str, Role], dict[str, Role]]:
    """The presidents of bodies of the European Union, by their full names and by their surnames."""
    rows = [
        (read_name(name), cast("Role", role))
        for role, names in toml("people/en/offices")["presidents"].items()
        for name in names
    ]
    return {fold(name.name): role for name, role in rows}, {fold(name.family or ""): role for name, role in rows}


def in_full(title: Title, presidency: Title) -> Title:
    """A title with what it presides over, where it leaves that out."""
    if title.text != "President":
        return title
    return title.model_copy(update={"role": presidency.role, "of": presidency.of})
