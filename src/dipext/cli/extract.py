"""``dipext extract``: files, folders or standard input in, facts out."""


def extract() -> None:
    """Extract the facts of releases."""
