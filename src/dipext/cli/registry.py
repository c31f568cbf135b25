"""``dipext registry``: check, list, show and suggest initiatives."""

import typer

registry = typer.Typer(help="The registry of named initiatives.", no_args_is_help=True)


@registry.command("list")
def list_() -> None:
    """List the initiatives of the registry."""


@registry.command()
def check() -> None:
    """Check a registry file."""
