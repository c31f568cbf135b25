"""A rule is a row: a stable id, a pattern, and the function that reads a match."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """``read`` takes the match and whatever the finder passes besides, and returns an item or ``None``."""

    id: str
    pattern: re.Pattern[str]
    read: Callable[..., Any]
