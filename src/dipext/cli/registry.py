"""``dipext registry``: check, list, show and suggest initiatives."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from dipext.errors import ReadError
    from dipext.initiatives.registry import Entry, Registry
    from dipext.models import Extraction

registry = typer.Typer(
    help="The registry of named initiatives: what is in it, files of your own, and what it lacks.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

_More = Annotated[
    Path | None,
    typer.Option(
        "--registry",
        metavar="FILE",
        help="A registry of your own (.jsonl or .csv), joined to the built-in one.",
        show_default=False,
    ),
]


@registry.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A registry, .jsonl or .csv.", show_default=False)],
) -> None:
    """Check a registry file, by itself and beside the built-in registry.

    **Exit codes**

    0: all is right.  1: something is not, and the message has file, line and reason.
    """
    from dipext.errors import RegistryError
    from dipext.initiatives.registry import Registry

    try:
        read = Registry.read(file)
        replaced = sum(entry.id in Registry.read() for entry in read)
        _ = Registry.read() | read
    except RegistryError as error:
        _stop(error)
    typer.echo(f"{file}: {len(read)} initiatives, {replaced} of them in place of built-in ones")


@registry.command("list")
def list_(
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only this kind.", show_default=False)] = None,
    more: _More = None,
) -> None:
    """List the initiatives: id, kind, name and acronyms, a line each, parted by tabs.

    **Exit codes**

    0: listed.  1: the registry file is not right.  2: there is no such kind.
    """
    from dipext.initiatives.registry import KINDS

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is not one of {', '.join(sorted(KINDS))}", param_hint="--kind")
    for entry in _read(more):
        if kind is None or entry.kind == kind:
            typer.echo("\t".join((entry.id, entry.kind, entry.name, ", ".join(_acronyms(entry)))))


@registry.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An id, a name or part of one.", show_default=False)],
    more: _More = None,
) -> None:
    """Show the initiative that a name means; of a name that none has, those that are nearest.

    **Exit codes**

    0: shown.  1: none is near.
    """
    from dipext.initiatives.registry import as_row

    found = _nearest(name, _read(more))
    if not found:
        _stop(f"no initiative has a name like {name!r}")
    for number, entry in enumerate(found):
        if number:
            typer.echo()
        for key, value in as_row(entry).items():
            typer.echo(f"{key + ':':<17}{'; '.join(value) if isinstance(value, (list, tuple)) else value}")


@registry.command()
def suggest(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FOLDER", help="Releases: whatever `dipext extract` reads.", show_default=False),
    ],
    more: _More = None,
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="Only names found this often.")] = 1,
) -> None:
    """Suggest records for initiatives that releases name and the registry lacks, the most frequent first.

    The output is a registry file to edit: before each record stand how often the name was found and one example.

    **Example**

    dipext registry suggest releases/ --least 3 > mine.jsonl

    **Exit codes**

    0: done.  1: some releases could not be read, the others are done.
    """
    import json

    from dipext.api import extract_many
    from dipext.errors import UNSEEN, visible
    from dipext.initiatives.names import key_of
    from dipext.initiatives.spelling import is_plain_word
    from dipext.io.read import read
    from dipext.pipeline import load

    known = _read(more)
    failed: list[ReadError] = []
    releases = read(*paths, on_error=failed.append)
    ids = {entry.id for entry in known}
    claimed = {key_of(name) for entry in known for name, _ in entry.names()}
    for found in _collected(extract_many(releases, nlp=load(registry=known))):
        if found.mentions < least or key_of(found.name) in claimed:
            continue
        names = {key_of(name): name for name in (*sorted(found.aliases), found.name)}
        plain = [name for name in names.values() if " " not in name and is_plain_word(name)]
        aliases = [name for key, name in names.items() if name not in (found.name, *plain) and key not in claimed]
        claimed |= names.keys()
        record = {
            "id": _free_id(found.name, ids),
            "name": found.name,
            "kind": found.kind,
            "aliases": aliases,
            "context_aliases": plain,
        }
        times = "time" if found.mentions == 1 else "times"
        where = "1 release" if found.releases == 1 else f"{found.releases} releases"
        typer.echo(f"# {found.mentions} {times} in {where}: {visible(found.example)}")
        row = json.dumps({key: value for key, value in record.items() if value}, ensure_ascii=False)
        typer.echo(UNSEEN.sub(lambda one: f"\\u{ord(one[0]):04x}", row))
    for error in failed:
        typer.echo(f"Error: {error}", err=True)
    raise typer.Exit(1 if failed else 0)


@dataclass
class _Found:
    """A name that the registry lacks, over all releases."""

    name: str
    kind: str
    example: str
    mentions: int = 0
    releases: int = 0
    aliases: set[str] = field(default_factory=set)


def _collected(extractions: "Iterable[Extraction]") -> list[_Found]:
    found: dict[str, _Found] = {}
    for extraction in extractions:
        for initiative in extraction.initiatives:
            if initiative.registry_id is not None:
                continue
            span = initiative.mentions[0].span
            around = extraction.text[max(0, span.start - 60) : span.end + 60]
            one = found.setdefault(
                initiative.name.casefold(),
                _Found(initiative.name, initiative.kind or "initiative", " ".join(around.split())),
            )
            one.mentions += len(initiative.mentions)
            one.releases += 1
            written = {" ".join(mention.span.text.split()).strip("“”\"'") for mention in initiative.mentions}
            one.aliases |= written - {one.name}
    return sorted(found.values(), key=lambda one: (-one.mentions, one.name))


def _free_id(name: str, used: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "initiative"
    id_, number = stem, 1
    while id_ in used:
        number += 1
        id_ = f"{stem}-{number}"
    used.add(id_)
    return id_


def _nearest(name: str, entries: "Registry") -> "list[Entry]":
    from rapidfuzz import fuzz, process, utils

    if name in entries:
        return [entries[name]]
    owners = [(written, entry) for entry in entries for written, _ in entry.names()]
    exact = {entry.id: entry for written, entry in owners if written.casefold() == name.casefold()}
    if exact:
        return list(exact.values())
    near = process.extract(
        name,
        [written for written, _ in owners],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=80,
        limit=10,
    )
    best = near[0][1] if near else 0
    return list({owners[at][1].id: owners[at][1] for _, score, at in near if score > best - 5}.values())[:3]


def _acronyms(entry: "Entry") -> Iterator[str]:
    from dipext.initiatives.names import is_acronym

    return (name for name, _ in entry.names() if " " not in name and is_acronym(name) and name != entry.name)


def _read(more: Path | None) -> "Registry":
    from dipext.errors import RegistryError
    from dipext.initiatives.registry import Registry

    try:
        return Registry.read() | Registry.read(more) if more is not None else Registry.read()
    except RegistryError as error:
        _stop(error)


def _stop(reason: object) -> NoReturn:
    typer.echo(f"Error: {reason}", err=True)
    raise typer.Exit(1)
