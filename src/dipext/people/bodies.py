"""The organisation that a title names."""

from dataclasses import dataclass
from functools import lru_cache

from dipext.lexicon.countries import codes
from dipext.lexicon.organisations import Organisation, openers, organisation_of_name, organisations
from dipext.people import word_lists as lexicon

_LONGEST = 12  # words in the name of an organisation
_MARKS = '()[],;:“”"‘'
_NATIONAL = frozenset(["ministry", "parliament", "court", "central_bank", "military"])


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as a title names it: the words before the name, and those behind it."""

    organisation: Organisation
    before: str
    behind: str


@lru_cache(maxsize=1 << 13)
def organisation_in(title: str) -> Named | None:
    """The organisation that a title names first, by the longest of its names.

    >>> organisation_in("Deputy Head of the World Food Programme (WFP) Office").organisation.code
    'WFP'
    >>> organisation_in("Minister for EU Affairs") is None, organisation_in("Minister of Trade") is None
    (True, True)
    """
    words = title.split()
    bare = [_bare(word) for word in words]
    for first, word in enumerate(bare):
        if not word[:1].isupper() or word.replace("’", "'").casefold() not in openers():
            continue
        for last in range(min(len(words), first + _LONGEST), first, -1):
            # "Foreign, Commonwealth & Development Office" has a comma in its name.
            inner = [*words[first : last - 1], bare[last - 1]]
            found = organisation_of_name(" ".join(bare[first:last])) or (
                organisation_of_name(" ".join(inner)) if inner != bare[first:last] else None
            )
            if found is not None and _counts(found, bare, first, last):
                return Named(found, " ".join(words[:first]), " ".join(words[last:]))
    return None


def _bare(word: str) -> str:
    return word.strip(_MARKS).removesuffix("'s").removesuffix("’s").rstrip("'’")


def _counts(found: Organisation, words: list[str], first: int, last: int) -> bool:
    """Whether the name means the organisation there: not a field of policy, nor a word with another sense."""
    if last < len(words) and words[last] in lexicon.words("people/en/offices", "organs", "fields"):
        return False
    name = " ".join(words[first:last])
    return name not in found.ambiguous or name.isupper() or (last - first == 1 and found.kind in _NATIONAL)


def owner_code(organisation: Organisation) -> str | None:
    """What ``of`` an office of an organisation has: its acronym, that of what it is an organ of, or its country.

    >>> from dipext.lexicon.organisations import organisations
    >>> [owner_code(organisations()[code]) for code in ("EBRD", "European Commission", "SHAPE", "Riigikogu")]
    ['EBRD', 'EU', 'NATO', 'EST']
    """
    if organisation.country is not None and organisation.kind in _NATIONAL:
        return organisation.country
    organs = lexicon.words("people/en/offices", "organs", "codes")
    if organisation.code in organisation.acronyms and organisation.code not in organs:
        return organisation.code
    if organisation.parent is not None:
        return owner_code(organisations()[organisation.parent])
    if organisation.country is not None:
        return organisation.country
    return "NATO" if organisation.kind == "nato_body" else organisation.code


def country_behind(code: str) -> str | None:
    """The country of an owner: itself, or the one whose agency or bank it is.

    >>> country_behind("LVA"), country_behind("ESTDEV"), country_behind("NATO")
    ('LVA', 'EST', None)
    """
    if code in codes():
        return code
    organisation = organisations().get(code)
    return organisation.country if organisation is not None else None
