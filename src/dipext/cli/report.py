"""``dipext report``: releases as one page to look at, search and print."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dipext.cli.options import Issuer, Metadata, Published, RegistryFile, given, registry_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipext.cli.progress import Batch
    from dipext.io.run import Outcome
    from dipext.models import Extraction


def report(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders (read recursively, in the order of names) or - for a release on standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="Write the page here; an earlier one is replaced.")
    ] = Path("report.html"),
    published: Published = None,
    issuer: Issuer = None,
    metadata: Metadata = None,
    registry: RegistryFile = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that share the work.")] = 1,
) -> None:
    """Write one web page over one release or thousands: texts, commitments, dates, people, initiatives, doubts.

    The page has everything in it: it opens from disk, needs no network, and can be searched, filtered and printed.
    Reads whatever ``dipext extract`` reads, and what it wrote as JSON lines.

    **Examples**

    dipext report releases/ -o report.html

    dipext report release.txt --published 2025-11-20 --issuer NATO

    **Exit codes**

    0: written.  1: some releases could not be read, the others are in the page.  2: wrong usage, or a page that cannot
    be written.  130: stopped with Ctrl-C.
    """
    from dipext.cli.progress import Batch
    from dipext.errors import DipextError
    from dipext.io.read import pieces
    from dipext.io.run import run
    from dipext.io.sidecar import Sidecars
    from dipext.io.walk import File, find
    from dipext.io.write import written
    from dipext.pipeline import load
    from dipext.view.report import report as write

    known = given(published, issuer)
    try:
        nlp = load(registry=registry_with(registry))
        lists = Sidecars(metadata)
        found = lists.take(find(paths, leave=[*written(output), *([metadata] if metadata else [])]))
        with Batch(sum(file.size for file in found if isinstance(file, File)), show_errors=True) as batch:
            write(_extractions(run(batch.counted(pieces(found, lists)), nlp, known, jobs), batch), output)
    except DipextError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        typer.echo(f"Error: {output}: cannot be written: {error.strerror or error}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        typer.echo("Stopped.", err=True)
        raise typer.Exit(130) from None
    typer.echo(f"{batch.summary()}\n{output}", err=True)
    raise typer.Exit(1 if batch.errors else 0)


def _extractions(outcomes: "Iterable[Outcome]", batch: "Batch") -> "Iterator[Extraction]":
    """What was extracted; what could not be read is counted and shown."""
    from dipext.errors import ReadError
    from dipext.models import Extraction

    for outcome in outcomes:
        batch.add(outcome)
        if not isinstance(outcome, ReadError):
            yield Extraction.model_validate_json(outcome.json)
