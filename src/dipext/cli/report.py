"""``dipext report``: releases as one page to look at, search and print."""

from pathlib import Path
from typing import Annotated

import typer

from dipext.cli.batch import write_whole
from dipext.cli.options import Issuer, Jobs, Metadata, Paths, Published, RegistryFile, given


def report(
    paths: Paths,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="Write the page here; an earlier one is replaced.")
    ] = Path("report.html"),
    published: Published = None,
    issuer: Issuer = None,
    metadata: Metadata = None,
    registry: RegistryFile = None,
    jobs: Jobs = 1,
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
    from dipext.view.report import report as write

    write_whole(paths, output, write, given(published, issuer), metadata, registry, jobs)
