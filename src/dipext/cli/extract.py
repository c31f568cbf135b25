"""``dipext extract``: files, folders or standard input in, facts out."""

import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dipext.cli.options import Issuer, Metadata, Published, RegistryFile, given, registry_with

if TYPE_CHECKING:
    from spacy.language import Language

    from dipext.initiatives.registry import Registry


class Input(StrEnum):
    """What standard input holds."""

    text = "text"
    jsonl = "jsonl"


def extract(  # noqa: PLR0913  # an argument for each option of the command
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders (read recursively, in the order of names) or - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Write here instead of to standard output, in the format of the suffix. The same command goes on "
            "where a killed run stopped, and reads only what is new or changed.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a JSON line with path, line and reason here for each release that could not be read.",
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    issuer: Issuer = None,
    metadata: Metadata = None,
    registry: RegistryFile = None,
    rules: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Rules of your own in spaCy's pattern format: JSON lines with label, pattern and id.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="An installed spaCy model whose named entities are witnesses for every kind.",
            show_default=False,
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that share the work.")] = 1,
    timeout: Annotated[
        float,
        typer.Option(
            min=1,
            metavar="SECONDS",
            help="How long a release may take before it becomes an error and its process is replaced.",
        ),
    ] = 60,
    stdin: Annotated[
        Input, typer.Option("--input", help="What standard input holds: one release as text, or JSON lines.")
    ] = Input.text,
) -> None:
    """Extract the facts of releases: one JSON object a line, in the order of the input.

    Reads text (.txt, .md), web pages (.html, .mhtml), PDF, Word (.docx), OpenDocument (.odt), RTF, mails (.eml), feeds
    (.rss, .xml), JSON (.json, .jsonl) and tables (.csv, .tsv, .xlsx) with a field "text", zip archives of these, and
    each of them in .gz. Records may also have doc_id, title, published, issuer and url.

    **Examples**

    dipext extract release.txt --published 2025-11-20

    dipext extract releases/ -o facts.jsonl --errors errors.jsonl --jobs 4

    dipext extract - --input jsonl < releases.jsonl | jq -c '.money[]'

    **Exit codes**

    - 0: all is done.
    - 1: some releases could not be read, the others are done.
    - 2: wrong usage, or an output that cannot be written.
    - 130: stopped with Ctrl-C or SIGTERM.
    """
    from dipext.cli.progress import Batch
    from dipext.errors import DipextError
    from dipext.io.read import pieces
    from dipext.io.run import run
    from dipext.io.sidecar import Sidecars
    from dipext.io.state import state_of
    from dipext.io.walk import File, find
    from dipext.io.write import check, to_stream, writing, writing_errors, written

    try:
        if output:
            check(output)
        known = given(published, issuer)
        by = _reading(model, registry, rules)
        lists = Sidecars(metadata)
        found = lists.take(find(paths, leave=[*written(output, errors), *([metadata] if metadata else [])]))
        with ExitStack() as stack:
            # The state first: whoever holds it may write the output.
            state = stack.enter_context(state_of(output, by, known)) if output else None
            if state and state.anew:
                typer.echo(f"{output}: made with other options or another version; everything is read anew", err=True)
            writers = [stack.enter_context(writing(output) if output else to_stream(sys.stdout.buffer))]
            if errors:
                writers.append(stack.enter_context(writing_errors(errors)))
            size = sum(file.size for file in found if isinstance(file, File))
            batch = stack.enter_context(Batch(size, show_errors=not errors))
            for outcome in run(batch.counted(pieces(found, lists, stdin.value)), by, known, jobs, state, timeout):
                for write in writers:
                    write(outcome)
                batch.add(outcome)
            if state:
                state.forget_unseen()
    except DipextError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        typer.echo(f"Stopped.{' The same command goes on from here.' if output else ''}", err=True)
        raise typer.Exit(130) from None
    typer.echo(batch.summary(), err=True)
    raise typer.Exit(1 if batch.errors else 0)


def _reading(model: str | None, registry: Path | None, rules: Path | None) -> "Language | Registry":
    """What reads the releases; spaCy is imported only where it is needed."""
    known = registry_with(registry)
    if model is None and rules is None:
        return known
    from dipext.pipeline import load

    return load(model, registry=known, rules=rules)
