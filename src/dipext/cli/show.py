"""``dipext show``: one release with its facts marked, for people."""


def show() -> None:
    """Show one release with its facts marked, and a table of them."""
