"""``dipext show``: one release with its facts marked, for people."""

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from dipext.cli.options import Issuer, Metadata, Published, RegistryFile, given, registry_with

if TYPE_CHECKING:
    from dipext.io.found import Said
    from dipext.io.sidecar import Sidecars
    from dipext.release import Release


def show(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A release, or - for standard input.", show_default=False),
    ],
    number: Annotated[
        int, typer.Option("--number", "-n", min=1, metavar="N", help="Which release of a file that holds many.")
    ] = 1,
    published: Published = None,
    issuer: Issuer = None,
    metadata: Metadata = None,
    registry: RegistryFile = None,
) -> None:
    """Show one release with its facts marked, and a table of them.

    Reads whatever ``dipext extract`` reads. Colours are left out where the output is no terminal.

    **Examples**

    dipext show release.txt --published 2025-11-20 --issuer NATO

    dipext show releases.jsonl --number 3

    **Exit codes**

    0: shown.  1: the release cannot be read.  2: wrong usage.
    """
    from rich.console import Console

    from dipext.api import extract_many
    from dipext.cli.batch import errors_told
    from dipext.io.sidecar import Sidecars
    from dipext.pipeline import load
    from dipext.view.terminal import to_terminal

    with errors_told():
        said = given(published, issuer)
        nlp = load(registry=registry_with(registry))
        release = _release(file, number, Sidecars(metadata), said)
        (extraction,) = extract_many([release], nlp=nlp)
    Console().print(to_terminal(extraction))


def _release(file: str, number: int, lists: "Sidecars", said: "Said") -> "Release":
    """The release with this number; one that cannot be read ends the command."""
    from dipext.errors import ReadError
    from dipext.io.read import pieces, read_unit
    from dipext.io.walk import Left, find

    releases = (piece for piece in pieces(lists.take(find([file])), lists) if not isinstance(piece, Left))
    piece = next(islice(releases, number - 1, None), None) or ReadError(file, f"no release number {number} in it")
    try:
        if isinstance(piece, ReadError):
            raise piece
        return read_unit(piece, said)
    except ReadError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from None
