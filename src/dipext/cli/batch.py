"""What the commands share that go through many releases: what is read, how errors end a command, how it went."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dipext.cli.options import registry_with
from dipext.errors import DipextError, OutputError, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dipext.cli.progress import Batch
    from dipext.io.found import Said
    from dipext.io.run import Outcome
    from dipext.io.sidecar import Sidecars
    from dipext.io.walk import File, Left
    from dipext.models import Extraction


def found_in(
    paths: list[str], metadata: Path | None, *outputs: Path | None
) -> "tuple[list[File | Left | ReadError], Sidecars]":
    """The files behind paths without those that the command writes, and the lists that say more of them."""
    from dipext.io.sidecar import Sidecars
    from dipext.io.walk import find
    from dipext.io.write import written

    lists = Sidecars(metadata)
    return lists.take(find(paths, leave=[*written(*outputs), *([metadata] if metadata else [])])), lists


@contextmanager
def errors_told(how_to_go_on: str = "") -> Iterator[None]:
    """End the command with one sentence for what stops it, and the exit code that its help names."""
    try:
        yield
    except DipextError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        typer.echo(f"Stopped. {how_to_go_on}".strip(), err=True)
        raise typer.Exit(130) from None


def summed_up(batch: "Batch", output: Path | None = None) -> None:
    """Say how it went, and end the command with the exit code for that."""
    typer.echo(batch.summary() + (f"\n{output}" if output else ""), err=True)
    raise typer.Exit(1 if batch.errors else 0)


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
    from dipext.io.read import pieces
    from dipext.io.run import run
    from dipext.io.write import check_place

    with errors_told():
        check_place(output)
        initiatives = registry_with(registry)
        found, lists = found_in(paths, metadata, output)
        with Batch(found, show_errors=True) as batch:
            try:
                write(_extractions(run(batch.counted(pieces(found, lists)), initiatives, known, jobs), batch), output)
            except OSError as error:
                raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from error
    summed_up(batch, output)


def _extractions(outcomes: "Iterable[Outcome]", batch: "Batch") -> "Iterator[Extraction]":
    """What was extracted; what could not be read is counted and shown."""
    from dipext.models import Extraction

    for outcome in outcomes:
        batch.add(outcome)
        if not isinstance(outcome, ReadError):
            yield Extraction.model_validate_json(outcome.json)
