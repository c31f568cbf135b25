"""The command line: ``dipext extract``, ``show``, ``report``, ``ledger``, ``rules``, ``schema`` and ``registry``."""

import typer

from dipext.cli.extract import extract
from dipext.cli.ledger import ledger
from dipext.cli.registry import registry
from dipext.cli.report import report
from dipext.cli.rules import rules
from dipext.cli.schema import schema
from dipext.cli.show import show

app = typer.Typer(
    name="dipext",
    help="Diplomatic press releases into typed facts: people, dates, money, percentages and named initiatives.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
)
app.command()(extract)
app.command()(show)
app.command()(report)
app.command()(ledger)
app.command()(rules)
app.command()(schema)
app.add_typer(registry, name="registry")


def main() -> None:
    """Entry point of the command ``dipext``."""
    app()
