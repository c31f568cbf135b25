"""The command line: ``dipext extract``, ``show``, ``report``, ``ledger``, ``rules``, ``schema`` and ``registry``."""

import signal
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dipext._version import __version__
from dipext.cli.extract import extract
from dipext.cli.ledger import ledger
from dipext.cli.registry import registry
from dipext.cli.report import report
from dipext.cli.rules import rules
from dipext.cli.schema import schema
from dipext.cli.show import show


class _Commands(TyperGroup):
    """The commands; of whoever names a release in place of one, it is asked what to do with it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # the types are Typer's own since it carries click
        name = args[0]
        if name not in self.commands and Path(name).exists():
            ctx.fail(f"What is to be done with {name}? dipext show {name}, or extract or report instead of show.")
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Commands,
    name="dipext",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"dipext {__version__}")
        raise typer.Exit


@app.callback()
def dipext(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version and exit.")
    ] = False,
) -> None:
    """Diplomatic press releases into typed facts: people, dates, money, percentages, initiatives and commitments.

    To begin: `dipext show RELEASE` prints one with its facts marked, `dipext report FOLDER -o report.html` makes a page
    of many.
    """


app.command()(extract)
app.command()(show)
app.command()(report)
app.command()(ledger)
app.command()(rules)
app.command()(schema)
app.add_typer(registry, name="registry")


def main() -> None:
    """Entry point of the command ``dipext``."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what Ctrl-C clears away, it clears away
    app(prog_name="dipext")
