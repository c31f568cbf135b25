"""``dipext ledger``: who gives what to whom, in the forms of those who track it."""

from pathlib import Path
from typing import Annotated

import typer

from dipext.cli.batch import write_whole
from dipext.cli.options import Issuer, Jobs, Metadata, Paths, Published, RegistryFile, given


def ledger(
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Write here: .xml for IATI 2.03, .csv for a table after the Kiel tracker.",
        ),
    ],
    published: Published = None,
    issuer: Issuer = None,
    metadata: Metadata = None,
    registry: RegistryFile = None,
    jobs: Jobs = 1,
) -> None:
    """Write the commitments of releases as IATI 2.03 activities or as a flat table after the Kiel tracker.

    What a form has no place for is left out of it: needs and proposals of both, goods without a price and shares of
    GDP of IATI. Reads whatever ``dipext extract`` reads, and what it wrote as JSON lines.

    **Examples**

    dipext ledger releases/ -o ledger.csv

    dipext ledger facts.jsonl -o iati.xml

    **Exit codes**

    0: written.  1: some releases could not be read, the others are in the file.  2: wrong usage, or a file that cannot
    be written.  130: stopped with Ctrl-C.
    """
    from dipext.io.ledger import FORMS, write_ledger

    if output.suffix not in FORMS:
        raise typer.BadParameter("it ends in .xml (IATI 2.03) or .csv (after the Kiel tracker)", param_hint="--output")
    write_whole(paths, output, write_ledger, given(published, issuer), metadata, registry, jobs)
