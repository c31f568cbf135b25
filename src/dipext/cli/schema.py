"""``dipext schema``: the JSON Schema of an extraction."""


def schema() -> None:
    """Print the JSON Schema of an Extraction."""
