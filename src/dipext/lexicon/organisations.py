"""Organisations by name and acronym, from ``organisations.jsonl``: what an office is of, and what its head is."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dipext.errors import RegistryError
from dipext.lexicon import read_text
from dipext.models import Role

SHIPPED = "lexicon/organisations.jsonl"

OrganisationKind = Literal[
    "intergovernmental",
    "un_body",
    "eu_body",
    "nato_body",
    "bank",
    "central_bank",
    "fund",
    "agency",
    "ministry",
    "parliament",
    "court",
    "military",
    "ngo",
    "sport",
    "group",
]


class Organisation(BaseModel):
    """One organisation, a body of one, or a group of states.

    ``code`` is the acronym that an office's ``of`` has, or the usual name where there is no acronym of its own.
    ``ambiguous`` lists those of the names and acronyms that also mean something else (WHO, CARE, Quad): they count
    only with support in the release. ``country`` (ISO 3166-1 alpha-3) is set for national bodies: an office of a
    ministry or a parliament is an office of that country. ``heads`` tells the role behind what its heads are called,
    without "of the ...".
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(min_length=1)
    kind: OrganisationKind
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    country: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    parent: str | None = None
    heads: Mapping[str, Role] = Field(default_factory=dict)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_sound(self) -> Self:
        if not self.names and not self.acronyms:
            raise ValueError("neither names nor acronyms")
        unknown = self.ambiguous.difference(self.names, self.acronyms)
        if unknown:
            raise ValueError(f"ambiguous, but neither a name nor an acronym: {', '.join(sorted(unknown))}")
        return self


def loads(text: str, where: str = "<string>") -> tuple[Organisation, ...]:
    """Organisations from JSON lines; empty lines and lines that start with ``#`` are skipped.

    Args:
        text: one JSON object a line.
        where: what errors call it.

    Raises:
        RegistryError: with a line of file, line number and reason for everything that is wrong.
    """
    found: dict[str, tuple[int, Organisation]] = {}
    problems: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            organisation = Organisation.model_validate_json(line)
        except ValidationError as error:
            problems += (f"{where}:{number}: {reason}" for reason in _reasons(error))
            continue
        if organisation.code in found:
            first, _ = found[organisation.code]
            problems.append(f"{where}:{number}: code {organisation.code!r} is used twice, first in line {first}")
            continue
        found[organisation.code] = number, organisation
    for number, organisation in found.values():
        if organisation.parent is not None and organisation.parent not in found:
            problems.append(f"{where}:{number}: parent {organisation.parent!r} is no code of this file")
    if problems:
        raise RegistryError("\n".join(problems))
    return tuple(organisation for _, organisation in found.values())


def _reasons(error: ValidationError) -> Iterator[str]:
    for problem in error.errors():
        key = ".".join(map(str, problem["loc"]))
        yield f"{key}: {problem['msg']}, not {problem['input']!r}" if key else problem["msg"]


@cache
def organisations() -> Mapping[str, Organisation]:
    """All organisations by code, in the order of the file."""
    return MappingProxyType({organisation.code: organisation for organisation in loads(read_text(SHIPPED), SHIPPED)})


@cache
def _by_name() -> dict[str, Organisation | None]:
    """By every name and acronym; of organisations that share one, the one that has it as its code, or none."""
    table: dict[str, Organisation | None] = {}
    for organisation in organisations().values():
        for key in {*map(_key, organisation.names), *organisation.acronyms}:
            table[key] = organisation if table.get(key, organisation) is organisation else None
    codes = {code: organisation for code, organisation in organisations().items() if code in organisation.acronyms}
    return table | codes


@cache
def openers() -> frozenset[str]:
    """The first words of all names and acronyms without case, and "the"."""
    return frozenset(["the", *(key.removeprefix("\0").split()[0].casefold() for key in _by_name())])


def organisation_of_name(name: str) -> Organisation | None:
    """The organisation by a name (in any case, "the" before it or not) or an acronym (as written).

    Of two that share an acronym, the one that has it as its code; ``None`` when neither has. Whether a name needs
    support is for the caller: ``name in organisation.ambiguous``.

    >>> organisation_of_name("North Atlantic Treaty Organisation").code, organisation_of_name("Riigikogu").country
    ('NATO', 'EST')
    >>> organisation_of_name("EBRD").heads["President"], organisation_of_name("nato")
    ('other', None)
    """
    words = " ".join(name.replace("’", "'").split())
    return _by_name().get(words) or _by_name().get(_key(words))


def _key(name: str) -> str:
    """Names are looked up without case, acronyms with it: a mark keeps the two apart."""
    words = " ".join(name.replace("’", "'").split()).casefold()
    return "\0" + words.removeprefix("the ")
