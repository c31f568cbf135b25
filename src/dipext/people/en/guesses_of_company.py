"""Whose an office is by who goes with whom: guesses from visits, invitations and messages, each a small function."""

import re

from dipext.lexicon.countries import codes
from dipext.models import Title
from dipext.people.en.lead import follows
from dipext.people.en.national import is_national
from dipext.people.en.scene import Owner, Scene
from dipext.people.mention import NameMention
from dipext.people.titles import may_have


def of_represented(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country that somebody represents: "Bulgaria was represented by Deputy Minister Doe"."""
    text = scene.source.text
    if not follows(text, mention.left, _IN_COMPANY) or not is_national(title):
        return None
    cue = _REPRESENTED.search(text, max(0, mention.left - 60), mention.left)
    if cue is None:
        return None
    first, _ = scene.sentence(mention.left)
    there = scene.within(first, cue.start())[-1:]
    return Owner(there[0], "from_context") if there and may_have(there[0], title) else None


_REPRESENTED = re.compile(
    r"\b(?:was|were|is)\s(?:[a-z]+\s)?(?:headed|led|represented)\s(?:[a-z]+\s)?by\s(?:the\s|its\s)?$"
)


def of_behalf(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country on whose behalf somebody acts: "On behalf of the President of Ghana, Foreign Minister Doe ..."."""
    text = scene.source.text
    if not is_national(title) or text.rfind("behalf of", max(0, mention.left - _BEHALF_REACH), mention.left) < 0:
        return None
    first, _ = scene.sentence(mention.left)
    behalf = _BEHALF.search(text, max(first, mention.left - _BEHALF_REACH), mention.left)
    there = scene.within(behalf.start(), mention.left) if behalf is not None else []
    return Owner(there[0], "from_context") if len(set(there)) == 1 and may_have(there[0], title) else None


_BEHALF_REACH = 100
_BEHALF = re.compile(r"\b[Oo]n behalf of [^,.;:\n“”]{3,80}, (?:the |its |their )?$")


def in_company(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country of whom somebody goes with: "President Doe of Latvia, accompanied by Foreign Minister Roe"."""
    if not scene.before or not follows(scene.source.text, mention.left, _IN_COMPANY) or not is_national(title):
        return None
    last = scene.before[-1]
    if not _ACCOMPANIED.fullmatch(scene.source.text, last.behind, mention.left):
        return None
    told = [held.of for held in last.titles if held.of in codes()]
    owner = told[-1] if told else last.country
    return Owner(owner, "from_context") if owner is not None else None


_IN_COMPANY = ("by", "the", "his", "her")
_ACCOMPANIED = re.compile(
    r",?\s(?:(?:who\s)?(?:was|is)\s|of\s[A-Z]\w+(?:\s[A-Z]\w+)?,?\s(?:was\s|is\s)?)?accompanied\sby\s(?:the\s|his\s|her\s)?"
)


def of_guest(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The foreign country of whoever visits the issuer's: "the visit of Prime Minister Doe to Kyiv"."""
    text = scene.source.text
    visits = follows(text, mention.left, _OF_SOMEBODY) and _VISIT.search(text, max(0, mention.left - 40), mention.left)
    to = _TO.match(text, mention.behind) if visits and is_national(title) else None
    if to is None or scene.country not in scene.within(to.end(), to.end() + 30):
        return None
    there = scene.before_last(mention.left)
    return Owner(there, "from_context") if there is not None and may_have(there, title) else None


_OF_SOMEBODY = ("of", "by", "from", "the")
_VISIT = re.compile(r"\b(?:visit|arrival|trip)\s(?:of|by)\s(?:the\s)?$")
_TO = re.compile(r"\sto\s(?=[A-Z])")


def of_sender(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country of whoever brings something from somebody: "Ambassador Roe carried a letter of President Doe"."""
    text = scene.source.text
    if not follows(text, mention.left, _OF_SOMEBODY) or not is_national(title):
        return None
    first, _ = scene.sentence(mention.left)
    if not _SENDER.search(text, first, mention.left):
        return None
    bearer = next(iter(scene.since(first, mention.left)), None)
    held = [owned.of for owned in bearer.titles if owned.of in codes()] if bearer is not None else []
    return Owner(held[0], "from_context") if held and held[0] is not None else None


_SENDER = re.compile(r"\b(?:letter|message|greetings|condolences|invitation)\s(?:of|from)\s(?:the\s)?$")


def of_host(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country to which somebody invites: "At the invitation of Foreign Minister Doe, President Roe visits Peru"."""
    text = scene.source.text
    if not is_national(title) or text.find("invitation of", max(0, mention.left - _INVITED_REACH), mention.left) < 0:
        return None
    first, last = scene.sentence(mention.left)
    invited = _INVITED.search(text, max(first, mention.left - _INVITED_REACH), mention.left)
    visits = _VISITS.search(text, mention.behind, last) if invited is not None else None
    there = scene.within(visits.end(), visits.end() + _INVITED_REACH)[:1] if visits is not None else []
    if not there or not may_have(there[0], title):
        return None
    return Owner(there[0], "from_issuer" if there[0] == scene.country else "from_context")


_INVITED_REACH = 60
_INVITED = re.compile(r"\b[Aa]t the (?:\w+ )?invitation of (?:the |his |her )?(?:[A-Z][\w.]* ){0,4}$")
_VISITS = re.compile(r"\b(?:visit(?:s|ed|ing)?(?: to)?|stay(?:s|ed)? in|arriv(?:es|ed) in|travel(?:s|led|ed) to)(?= )")
