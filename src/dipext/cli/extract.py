"""``dipext extract``: files, folders or standard input in, facts out."""

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dipext.cli.options import (
    Errors,
    Input,
    Issuer,
    Jobs,
    Metadata,
    Model,
    Output,
    Paths,
    Published,
    RegistryFile,
    Rules,
    Stdin,
    Timeout,
    given,
    registry_with,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

    from dipext.initiatives.registry import Registry
    from dipext.io.found import Said
    from dipext.io.run import Outcome
    from dipext.io.state import State


def extract(  # noqa: PLR0913  # an argument for each option of the command
    paths: Paths,
    output: Output = None,
    errors: Errors = None,
    published: Published = None,
    issuer: Issuer = None,
    metadata: Metadata = None,
    registry: RegistryFile = None,
    rules: Rules = None,
    model: Model = None,
    jobs: Jobs = 1,
    timeout: Timeout = 60,
    stdin: Stdin = Input.text,
) -> None:
    """Extract the facts of releases: one JSON object a line, in the order of the input.

    Reads text (.txt, .md), web pages (.html, .mhtml), PDF, Word (.docx), OpenDocument (.odt), RTF, mails and what is
    attached to them (.eml), feeds (.rss, .xml), JSON (.json, .jsonl) and tables (.csv, .tsv, .xlsx) with a field
    "text", zip archives of these, all also in .gz. Records may also have doc_id, title, published, issuer and url.

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
    from dipext.cli.batch import errors_told, found_in, summed_up
    from dipext.cli.progress import Batch
    from dipext.io.read import pieces
    from dipext.io.run import run
    from dipext.io.write import check

    with errors_told("The same command goes on from here." if output else ""):
        if output:
            check(output)
        known = given(published, issuer)
        by = _reading(model, registry, rules)
        found, lists = found_in(paths, metadata, output, errors)
        with ExitStack() as stack:
            # The state first: whoever holds it may write the output.
            state = stack.enter_context(_state(output, by, known)) if output else None
            write = stack.enter_context(_writing(output, errors))
            batch = stack.enter_context(Batch(found, show_errors=not errors))
            for outcome in run(batch.counted(pieces(found, lists, stdin.value)), by, known, jobs, state, timeout):
                write(outcome)
                batch.add(outcome)
            if state:
                state.forget_unseen()
    summed_up(batch)


def _reading(model: str | None, registry: Path | None, rules: Path | None) -> "Language | Registry":
    """What reads the releases; spaCy is imported only where it is needed."""
    known = registry_with(registry)
    if model is None and rules is None:
        return known
    from dipext.pipeline import load

    return load(model, registry=known, rules=rules)


@contextmanager
def _state(output: Path, by: "Language | Registry", known: "Said") -> "Iterator[State]":
    """What an earlier run of the same command has done; it is said when that cannot be used."""
    from dipext.io.state import state_of

    with state_of(output, by, known) as state:
        if state.anew:
            typer.echo(f"{output}: made with other options or another version; everything is read anew", err=True)
        yield state


@contextmanager
def _writing(output: Path | None, errors: Path | None) -> "Iterator[Callable[[Outcome], None]]":
    """What writes an outcome into the output, and into the file of errors where there is one."""
    from dipext.io.write import to_stream, writing, writing_errors

    with ExitStack() as stack:
        writers = [stack.enter_context(writing(output) if output else to_stream(sys.stdout.buffer))]
        if errors:
            writers.append(stack.enter_context(writing_errors(errors)))

        def write(outcome: "Outcome") -> None:
            for writer in writers:
                writer(outcome)

        yield write
