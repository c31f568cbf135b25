"""The ledger in the forms of the field: IATI activities as ``.xml``, a table after the Kiel tracker as ``.csv``."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dipext.errors import OutputError
from dipext.io.iati import xml
from dipext.io.kiel import table
from dipext.models import Extraction
from dipext.replacing import replacing

FORMS: dict[str, Callable[[Iterable[Extraction]], Iterator[str]]] = {".xml": xml, ".csv": table}
"""What writes a ledger, by the suffix of the file."""


def write_ledger(extractions: Extraction | Iterable[Extraction], path: str | os.PathLike[str]) -> Path:
    """Write the commitments of extractions in the form that the suffix asks for.

    ``.xml`` is a file of IATI 2.03 activities, one for each flow of new money with a sum; ``.csv`` is a flat table with
    the columns of :data:`dipext.io.kiel.COLUMNS`.

    Args:
        extractions: one, or any number of them, read once.
        path: where to write; the file takes its place when it is complete.

    Raises:
        OutputError: when no form has the suffix, or another run is writing the file.
        OSError: when the file cannot be written.
    """
    target = Path(path)
    if target.suffix not in FORMS:
        raise OutputError(f"{target}: a ledger ends in .xml (IATI 2.03) or .csv (after the Kiel tracker)")
    pieces = FORMS[target.suffix]([extractions] if isinstance(extractions, Extraction) else extractions)
    with replacing(target) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(pieces)
    return target
