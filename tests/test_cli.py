"""The command itself."""

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from dipext import __version__
from dipext.cli import app


def test_the_module_is_the_command_and_tells_its_version() -> None:
    command = [sys.executable, "-m", "dipext", "--version"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"dipext {__version__}\n"


def test_who_names_a_release_in_place_of_a_command_is_told_the_commands(tmp_path: Path) -> None:
    release = tmp_path / "a.txt"
    release.write_text("Riga.")
    told = CliRunner().invoke(app, [str(release)], env={"COLUMNS": "400"})
    assert told.exit_code == 2
    assert f"dipext show {release}, or extract or report" in told.stderr
    assert "No such command 'none'" in CliRunner().invoke(app, ["none"]).stderr
