"""The options that commands share: what the caller knows of a release, and the initiatives to look for."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dipext.initiatives.registry import Registry

Published = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The day of publication, instead of what a release says of itself.",
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
RegistryFile = Annotated[
    Path | None,
    typer.Option(
        "--registry",
        metavar="FILE",
        help="More initiatives to look for (JSON lines or CSV), beside the built-in ones; a known id is replaced.",
        show_default=False,
    ),
]


def registry_with(file: Path | None) -> "Registry":
    """The built-in registry, with the initiatives of a file besides.

    Raises:
        RegistryError: when the file cannot be used.
    """
    from dipext.initiatives.registry import Registry

    return Registry.read() | Registry.read(file) if file else Registry.read()
