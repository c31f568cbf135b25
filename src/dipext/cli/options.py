"""The options of the commands by name, and what the shared ones say: of the releases, and of what to look for."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dipext.initiatives.registry import Registry
    from dipext.io.found import Said


class Input(StrEnum):
    """What standard input holds."""

    text = "text"
    jsonl = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders (read recursively, in the order of names) or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help="Write here instead of to standard output, in the format of the suffix. The same command goes on "
        "where a killed run stopped, and reads only what is new or changed.",
        show_default=False,
    ),
]
Errors = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write a JSON line with path, line and reason here for each release that could not be read.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help="The day of publication, instead of what a release says of itself: 2025-11-20, '20 November 2025', ...",
        show_default=False,
    ),
]
Issuer = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who speaks, instead of what a release says of itself: NATO, 'Global Affairs Canada', ...",
        show_default=False,
    ),
]
Metadata = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A CSV file that says more of the releases: path, and any of published, issuer, title and url. A file "
        "releases.csv in a folder does so for that folder.",
        show_default=False,
    ),
]
RegistryFile = Annotated[
    Path | None,
    typer.Option(
        "--registry",
        metavar="FILE",
        help="More initiatives to look for (JSON lines or CSV), beside the built-in ones; a known id is replaced.",
        show_default=False,
    ),
]
Rules = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Rules of your own in spaCy's pattern format: JSON lines with label, pattern and id.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="An installed spaCy model whose named entities are witnesses for every kind.",
        show_default=False,
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that share the work.")]
Timeout = Annotated[
    float,
    typer.Option(
        min=1,
        metavar="SECONDS",
        help="How long a release may take before it becomes an error and its process is replaced.",
    ),
]
Stdin = Annotated[Input, typer.Option("--input", help="What standard input holds: one release as text, or JSON lines.")]


def given(published: str | None, issuer: str | None) -> "Said":
    """What the caller says of all releases.

    Raises:
        typer.BadParameter: when ``published`` names no day.
    """
    from dipext.dates.published import given_day
    from dipext.io.found import Said

    try:
        return Said(given_day(published or "", issuer), issuer or None)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None


def registry_with(file: Path | None) -> "Registry":
    """The built-in registry, with the initiatives of a file besides.

    Raises:
        RegistryError: when the file cannot be used.
    """
    from dipext.initiatives.registry import Registry

    return Registry.read() | Registry.read(file) if file else Registry.read()
