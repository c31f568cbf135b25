"""``dipext show``: one release with its facts marked, for people."""

from itertools import islice
from typing import Annotated

import typer

from dipext.cli.options import Issuer, Published, RegistryFile, registry_with


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
    from dipext.errors import DipextError, ReadError
    from dipext.io.read import read
    from dipext.pipeline import load
    from dipext.view.terminal import to_terminal

    try:
        nlp = load(registry=registry_with(registry))
        release = next(islice(read(file), number - 1, None), None)
        if release is None:
            raise ReadError(file, f"no release number {number} in it")
    except DipextError as error:
        typer.echo(f"dipext: {error}", err=True)
        raise typer.Exit(1) from error
    if published is not None:
        release = release.model_copy(update={"published": published.date(), "published_source": "argument"})
    if issuer is not None:
        release = release.model_copy(update={"issuer": issuer})
    (extraction,) = extract_many([release], nlp=nlp)
    Console().print(to_terminal(extraction))
