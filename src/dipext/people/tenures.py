"""The offices of one person in the light of each other: whose they are."""

from collections.abc import Sequence

from dipext.lexicon.countries import codes
from dipext.models import Role, Title
from dipext.people.titles import read_title


def settled(titles: Sequence[Title], countries: Sequence[str]) -> dict[Title, Title]:
    """The titles of one person, each with the title that it is in the light of the others.

    What the text tells of one office holds for the others; a guess gives way to it, and the issuer's country to one
    that the context gives. Who serves an organisation is nobody's minister.
    """
    told = [*(title.of for title in titles if title.of in codes() and not title.warnings), *countries]
    context = [title.of for title in titles if title.of in codes() and "from_context" in title.warnings]
    served = [title.of for title in titles if title.of is not None and title.of not in codes() and not title.warnings]
    return {title: _settled(title, told, context, bool(served)) for title in titles}


def _settled(title: Title, told: Sequence[str | None], context: Sequence[str | None], serves: bool) -> Title:
    guessed = bool(title.warnings)
    if guessed and title.of not in codes():
        return title
    if (guessed or title.of is None) and told:
        return _moved(title, told[0], ())
    if guessed and serves:
        return _moved(title, None, ())
    if "from_issuer" in title.warnings and context:
        return _moved(title, context[0], ("from_context",))
    return title


def _moved(title: Title, owner: str | None, warnings: tuple[str, ...]) -> Title:
    return title.model_copy(update={"of": owner, "role": moved_role(title, owner), "warnings": warnings})


def moved_role(title: Title, country: str | None) -> Role:
    """The role that a title has in another country, unless its role comes from elsewhere than its words."""
    return read_title(title.text, country).role if title.role == read_title(title.text, title.of).role else title.role
