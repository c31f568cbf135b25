"""Check that lock files are closed: whatever a locked package asks for, with its extras, is locked too, with hashes.

    python scripts/check_locks.py requirements/*.txt

Each file is resolved anew, for all Pythons and platforms at once, with itself as what is asked for. What comes out
beyond the file is what an installer would have to look for at the index, where it changes from day to day. For what
users install, there must be wheels as well, for every Python and platform that dipext claims.
"""

import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = ("linux", "macos", "windows")
FOR_USERS = "demo.txt"
UV = shutil.which("uv", path=Path(sys.executable).parent) or "uv"  # that of the lock where there is one

_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?==(\S+)", re.MULTILINE)


def main(paths: list[Path]) -> None:
    """Tell every gap; end with 1 when there are any."""
    gaps = {gap for path in paths for gap in _without_hash(path)}
    for path in paths:
        gaps |= {f"{path}: {gap}" for gap in _missing(path, "--universal", "--python-version", PYTHONS[0])}
    for path, python, platform in product((path for path in paths if path.name == FOR_USERS), PYTHONS, PLATFORMS):
        where = ["--python-version", python, "--python-platform", platform, "--only-binary", ":all:"]
        gaps |= {f"{path}: {gap} (Python {python}, {platform})" for gap in _missing(path, *where)}
    for gap in sorted(gaps):
        print(gap)
    if gaps:
        sys.exit("make lock writes the lock files anew")
    print(f"{len(paths)} lock files are closed for Python {PYTHONS[0]} and later on every platform")


def _without_hash(path: Path) -> list[str]:
    pins = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8"))
    return [f"{path}: {pin.split()[0]} has no hash" for pin in pins if _PIN.match(pin) and "--hash=sha256:" not in pin]


def _missing(path: Path, *where: str) -> list[str]:
    command = [UV, "pip", "compile", str(path), "--python", sys.executable, *where]
    command += ["--no-strip-extras", "--no-header", "--no-annotate", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return [" ".join(done.stderr.split())]
    locked = set(_pins(path.read_text(encoding="utf-8")))
    return [f"asks for {what}, which is not locked" for what in _pins(done.stdout) if what not in locked]


def _pins(lines: str) -> list[str]:
    """Every pin, a package with extras once for each of them."""
    pins = []
    for name, extras, version in _PIN.findall(lines):
        for extra in extras.replace("_", "-").split(","):
            pins.append(f"{name}[{extra.strip()}]=={version}" if extra else f"{name}=={version}")
    return pins


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
