"""What the readers of percentages and fractions find, before the words around say what it is a share of."""

import re
from decimal import Decimal
from typing import NamedTuple

from dipext.models import PercentUnit
from dipext.text.numbers import GAP

LINK = re.compile(
    rf"(?:{GAP})?(?:(?P<to>(?:-{GAP})?to)(?={GAP})|(?P<and>and|&)(?={GAP})|(?P<or>or)(?={GAP})"
    rf"|(?P<dash>[-‐‑‒–—−~]))(?:{GAP})?\Z"
)
"""What stands between two figures that may be the ends of a range."""
LINK_REACH = 12
"""Characters in which such a link ends."""


class Term(NamedTuple):
    """One percentage, range or fraction, as found."""

    start: int
    end: int
    rule: str
    unit: PercentUnit
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    exact: bool = True
    cue: str | None = None
    doubts: frozenset[str] = frozenset()
    """Codes of warnings."""

    @property
    def fraction(self) -> bool:
        """Whether it is one in words or by a bar: "two-thirds", "1/3"."""
        return self.unit == "fraction"
