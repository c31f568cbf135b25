"""The options that commands share: what the caller knows of a release, and the initiatives to look for."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dipext.initiatives.registry import Registry
    from dipext.io.found import Said

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
