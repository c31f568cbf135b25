"""The oldest and the newest Python on this machine of those that dipext claims, a path a line."""

import json
import os
import subprocess
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
ASK = "import json, sys; print(json.dumps([*sys.version_info[:3]]))"

folders = [Path(folder) for folder in os.get_exec_path()]
folders += sorted((Path.home() / ".pyenv" / "versions").glob("*/bin"))
versions: dict[tuple[int, ...], Path] = {}
for python in (folder / f"python3.{minor}" for minor in range(OLDEST[1], NEWEST[1] + 1) for folder in folders):
    if os.access(python, os.X_OK):
        done = subprocess.run([python, "-c", ASK], capture_output=True, text=True, check=False)
        if done.returncode == 0:  # a shim of a version that is not chosen answers with an error
            versions.setdefault(tuple(json.loads(done.stdout)), python)
for version in dict.fromkeys((min(versions), max(versions))):
    print(versions[version])
