"""What the commands share that make one file of many releases: read, extract, write, and say how it went."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dipext.cli.options import registry_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dipext.cli.progress import Batch
    from dipext.io.found import Said
    from dipext.io.run import Outcome
    from dipext.models import Extraction


def write_whole(
    paths: list[str],
    output: Path,
    write: "Callable[[Iterable[Extraction], Path], object]",
    known: "Said",
    metadata: Path | None,
    registry: Path | None,
    jobs: int,
) -> None:
    """Write one file of what is extracted from paths, and end the command with its exit code."""
    from dipext.cli.progress import Batch
    from dipext.errors import DipextError
    from dipext.io.read import pieces
    from dipext.io.run import run
    from dipext.io.sidecar import Sidecars
    from dipext.io.walk import File, find
    from dipext.io.write import written

    try:
        initiatives = registry_with(registry)
        lists = Sidecars(metadata)
        found = lists.take(find(paths, leave=[*written(output), *([metadata] if metadata else [])]))
        with Batch(sum(file.size for file in found if isinstance(file, File)), show_errors=True) as batch:
            write(_extractions(run(batch.counted(pieces(found, lists)), initiatives, known, jobs), batch), output)
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
