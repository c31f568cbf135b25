"""What part a name plays in a release: a speaker, a signatory, a press contact, the maker of a picture."""

from dipext.models import PersonFunction, Title
from dipext.people.en.functions import (
    closes,
    credited,
    function_by_place,
    is_byline,
    is_captioned,
    next_contact,
    quoted,
    signs,
    tells_whose,
    unbulleted,
)
from dipext.people.en.lead import ANY, lead
from dipext.people.en.speech import speaks, speaks_up
from dipext.people.mention import Reading
from dipext.text.source import Source


def function_of_place(text: str, reading: Reading, contact: Reading | None, told: int) -> PersonFunction | None:
    """What part a name plays by the place where it stands, if that tells.

    ``contact`` is the press contact named last, ``told`` what the word before it tells.
    """
    left = unbulleted(text, reading.left)
    if left != reading.start:
        told = lead(text, left)
    found = function_by_place(text, left, told)
    if found == "credit" and is_captioned(text, left, reading.end, any(map(_is_civil, reading.titles))):
        return None
    if found is None and is_byline(text, left, reading.end):
        return "credit"
    if found is not None:
        return found
    if "/" in text[reading.end : reading.end + 2] and credited(text, reading.end):
        return "credit"
    if told == ANY and quoted(text, left, reading.end):
        return "speaker"
    if contact is not None and next_contact(text, contact.end, left):
        return "contact"
    return None


def _is_civil(title: Title) -> bool:
    return title.role not in ("military", "other")


def function_of_words(source: Source, reading: Reading, last: Reading | None) -> PersonFunction:
    """What part a name plays by its titles and by what stands beside them, a colon or a verb."""
    text, titles = source.text, reading.titles
    left = unbulleted(text, reading.left)
    if ":" in text[reading.end : reading.end + 2] and speaks_up(text, left, reading.end, named=False):
        return "speaker"
    if tells_whose(text, left, reading.behind):
        return "speaker"
    if titles and closes(text, reading.left, reading.end, reading.behind):
        return "signatory"
    if signs(source, reading.left, reading.behind, last):
        return "signatory"
    spokes = bool(titles) and titles[0].role == "spokesperson"
    return "speaker" if speaks(source, reading.left, reading.start, reading.behind, spokes) else "mentioned"
