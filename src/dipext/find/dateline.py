"""The day a release was published, from its dateline."""

from datetime import date


def find_dateline(text: str) -> date | None:
    """The reference date that the release itself states, or ``None``."""
    return None
