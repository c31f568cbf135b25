"""The schema of every TOML data file of the package; ``python -m dipext.data_files`` tells what does not fit.

The files are not checked each time they are read, which would cost a start more than reading them.
"""

import sys
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

import dipext.dates.en.schema
import dipext.initiatives.schema
import dipext.io.schema
import dipext.lexicon.schema
import dipext.money.en.schema
import dipext.people.schema
import dipext.percentages.en.schema
import dipext.text.schema
from dipext.commitments.data import Things, Words
from dipext.errors import DataError
from dipext.lexicon.checks import checked

SCHEMAS: Mapping[str, type[BaseModel]] = {
    "commitments/en/things": Things,
    "commitments/en/words": Words,
    **dipext.dates.en.schema.SCHEMAS,
    **dipext.initiatives.schema.SCHEMAS,
    **dipext.io.schema.SCHEMAS,
    **dipext.lexicon.schema.SCHEMAS,
    **dipext.money.en.schema.SCHEMAS,
    **dipext.people.schema.SCHEMAS,
    **dipext.percentages.en.schema.SCHEMAS,
    **dipext.text.schema.SCHEMAS,
}
"""By the path of the file without its suffix."""


def problems() -> Iterator[str]:
    """A line of file, line, key and reason for everything in the data files that does not fit."""
    for name, schema in SCHEMAS.items():
        try:
            checked(name, schema)
        except DataError as error:
            yield from str(error).split("\n")


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or None)
