"""The command itself."""

import subprocess
import sys

from dipext import __version__


def test_the_module_is_the_command_and_tells_its_version() -> None:
    command = [sys.executable, "-m", "dipext", "--version"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"dipext {__version__}\n"
