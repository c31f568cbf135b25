"""``dipext rules``."""

import pytest
from typer.testing import CliRunner

from dipext.cli import app
from dipext.examples import rules


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["rules", *words])
    return result.exit_code, result.stdout, result.stderr


def test_every_rule_is_listed() -> None:
    code, shown, _ = run()
    assert code == 0
    assert [line.split()[0] for line in shown.splitlines()] == list(rules())


def test_a_rule_is_shown_with_what_it_reads_and_what_not() -> None:
    code, shown, _ = run("date.day-month")
    assert code == 0
    assert '  + The envoy landed on 14 October 2025.\n      \'14 October 2025\' {"start": "2025-10-14"' in shown
    assert "  - The 31 November deadline does not exist.\n" in shown


@pytest.mark.parametrize("name", ["date.nothing", "sums"])
def test_an_unknown_rule_is_named(name: str) -> None:
    assert run(name) == (2, "", f"Error: no rule is called {name!r}; dipext rules lists all\n")
