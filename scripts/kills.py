"""Batches that are killed at random moments, for each output format: nothing lost, nothing twice, no half file.

A run with two processes is ended by SIGKILL, SIGTERM or SIGINT, or loses one of its workers, at a random moment of the
time that an undisturbed one takes, again and again; then the same command goes on to its end. What stands under the
output's name must at any moment be what stood there before, or the whole; at the end it must be what an undisturbed
run with one process writes. Exits 1 where it is not.

usage: python scripts/kills.py [--kills 30] [--releases 400] [--seed 0] [--formats .jsonl .csv ...]
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "dipext", "extract", "releases.jsonl", "--jobs"]
FORMATS = (".jsonl", ".csv", ".parquet", ".duckdb", ".xlsx", ".spacy")
ENDS = ("SIGKILL", "SIGTERM", "SIGINT", "worker")
IN_A_ROW = 3
"""Kills before a run may come to its end."""

Problem = str


def write_releases(path: Path, count: int) -> None:
    """Records of the fixtures' texts, each under an id of its own."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "fixtures").glob("*.txt"))]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = f"{texts[number % len(texts)]}\nNumber {number}."
            out.write(json.dumps({"id": f"r{number}", "text": text, "published": "2025-11-20"}) + "\n")


def content(path: Path) -> object:
    """What a file holds, in a form that is equal for equal content."""
    if path.suffix == ".duckdb":
        import duckdb

        with duckdb.connect(path, read_only=True) as connection:
            names = sorted(name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall())
            return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    if path.suffix == ".xlsx":  # the properties have the moment of writing
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist() if "docProps" not in name}
    return path.read_bytes()


def start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    """The batch with two processes, which hears SIGINT even if this script was told not to."""

    def listen() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    return subprocess.Popen(
        [*COMMAND, "2", "-o", output.name],
        cwd=folder,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=listen,
    )


def workers(pid: int) -> list[int]:
    """The processes that a batch has begun, but for multiprocessing's own."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def end(process: subprocess.Popen[bytes], how: str, chance: random.Random) -> None:
    """End a batch, or one of its workers, if it is still there."""
    if how != "worker":
        process.send_signal(getattr(signal, how))
        return
    for worker in chance.sample(some := workers(process.pid), min(1, len(some))):
        try:
            os.kill(worker, signal.SIGKILL)
        except ProcessLookupError:
            return


def disturb(
    folder: Path, output: Path, whole: object, seconds: float, chance: random.Random
) -> tuple[str, list[Problem]]:
    """One run with one disturbance; what was done to it, and what was wrong then."""
    how = chance.choice(ENDS)
    before = output.read_bytes() if output.exists() else None
    process = start(folder, output)
    time.sleep(chance.uniform(0, seconds))
    over = process.poll() is not None
    end(process, how, chance)
    _, said = process.communicate()
    problems = []
    if b"Traceback" in said:
        problems.append(f"a traceback after {how}: {said.decode()[-2000:]}")
    if how == "worker" and process.returncode != 0:
        problems.append(f"exit code {process.returncode} after a worker was killed: {said.decode()[-500:]}")
    is_old = before is not None and output.read_bytes() == before
    if output.exists() and not is_old and content(output) != whole:
        problems.append(f"a half file under the final name after {how}")
    return "over" if over else how, problems


def kill_all(folder: Path, suffix: str, kills: int, chance: random.Random) -> tuple[Counter[str], list[Problem]]:
    """What was done to the batches of one format, and what was wrong."""
    done: Counter[str] = Counter()
    problems: list[Problem] = []
    alone, output = folder / f"alone{suffix}", folder / f"facts{suffix}"
    subprocess.run([*COMMAND, "1", "-o", alone.name], cwd=folder, check=True, capture_output=True)
    whole = content(alone)
    began = time.monotonic()
    start(folder, output).communicate()
    seconds = time.monotonic() - began
    if content(output) != whole:
        problems.append("two processes do not write what one writes")
    while done.total() < kills:
        for path in folder.glob("facts*"):
            path.unlink()
        if chance.random() < 0.5:
            output.write_bytes(b"what was there")
        for _ in range(IN_A_ROW):
            how, wrong = disturb(folder, output, whole, seconds, chance)
            done[how] += 1
            problems += wrong
        process = start(folder, output)
        _, said = process.communicate()
        if process.returncode != 0:
            problems.append(f"cannot go on: {said.decode()[-500:]}")
        elif content(output) != whole:
            problems.append("goes on to another result")
        if left := [path.name for path in folder.glob("facts*.part*")]:
            problems.append(f"left behind: {left}")
    return done, problems


def main() -> int:
    """Kill, print a table, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--releases", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    bad = 0
    print(f"| format | {' | '.join(ENDS)} | at its end before | wrong |\n|---|{'---:|' * (len(ENDS) + 2)}", flush=True)
    for suffix in arguments.formats:
        with tempfile.TemporaryDirectory() as folder:
            write_releases(Path(folder) / "releases.jsonl", arguments.releases)
            done, problems = kill_all(Path(folder), suffix, arguments.kills, chance)
        print(f"| {suffix} | {' | '.join(str(done[how]) for how in (*ENDS, 'over'))} | {len(problems)} |", flush=True)
        for problem in problems:
            print(f"{suffix}: {problem}", file=sys.stderr, flush=True)
        bad += len(problems)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
