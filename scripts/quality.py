"""Measure how right dipext is beside what a user would pick instead, into docs/quality.md.

usage: python scripts/quality.py [GOLD.jsonl ...] [--only NAME ...]

The fixtures are read, the releases held out, and each further file of gold. A line is an object with ``text``;
``expected``, a list of objects with ``type`` and ``span`` (two offsets) or ``start`` and ``end``, where ``optional``
ones count neither way; ``exhaustive``, the types of which all are expected (every type without it); and, where known,
``reference_date`` and ``issuer``. Types are kinds or facts: "people", "person", "dates", "date".

A find is right where it overlaps one that is expected; each of the two counts once. Contenders are those of
``benchmarks``, each in an environment of its own; one that cannot be installed is told and left out.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "quality.md"
HELD_OUT = ROOT / "benchmarks" / "held_out.jsonl"
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests"), str(ROOT / "scripts")]

from golden import read  # noqa: E402
from run import HOMES, environment  # noqa: E402
from spans import SPANS  # noqa: E402

import ledger  # noqa: E402
from dipext.kinds import KINDS  # noqa: E402

HEAD = """# Quality, measured

`make quality` measures this anew; `scripts/quality.py` says how. **One set is held out**: by the releases of the first
table nothing was ever mended. Expect figures like those, at best, on texts of your own. The fixtures and the rules were
written together, and the other texts were looked at while the project grew. On the fixtures dipext is right everywhere,
save in the ledger, because the tests demand it: there the contenders can be compared with each other, not with dipext.

A find is right where it overlaps an expected one, each counted once; figures are per cent. *Values right* is the
share of right finds whose value (days; amount, currency and bound; full name; record of the registry) is the expected
one too; contenders other than dipext are not asked for values. Contenders find what their authors call a date or a
sum, which is not always what a reader of releases means by it. A kind that a contender does not claim has no row;
Recognizers-Text on its own cases is at home. The cases of Recognizers-Text (MIT) and Baleen (Apache-2.0) are those of
their test suites that tell a place, each read for the kind that it tests. price-parser reads a string that is a price
and finds none in a text; Duckling and HeidelTime are no Python packages: they are left out.
"""

FIXTURES = "The fixtures"
_KIND = {name: kind.name for kind in KINDS for name in (kind.name, kind.fact)}
MEASURED = tuple(kind.name for kind in KINDS if kind.name != "commitments")
VALUES = {
    "people": ("name",),
    "dates": ("start", "end"),
    "money": ("amount", "amount_min", "amount_max", "currency", "quantifier"),
    "percentages": ("value", "value_min", "value_max", "unit", "quantifier"),
    "initiatives": ("registry_id",),
}
"""The fields that make the value of an item."""


class Place(NamedTuple):
    """One expected find: offsets, values where the gold tells them."""

    kind: str
    start: int
    end: int
    values: dict[str, Any]
    optional: bool = False


class Text(NamedTuple):
    """One text with all that is expected of the kinds in ``exhaustive``."""

    said: dict[str, Any]
    expected: list[Place]
    exhaustive: frozenset[str]


@dataclass
class Counts:
    """What one contender did with one kind."""

    right: int = 0
    found: int = 0
    expected: int = 0
    valued: int = 0
    values_right: int = 0

    def row(self) -> str:
        """Precision, recall and F1 in percent, and the share of right values where any were compared."""
        precision, recall = _share(self.right, self.found), _share(self.right, self.expected)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        values = f"{_share(self.values_right, self.valued):.1f}" if self.valued else "–"
        return f"{precision:.1f} | {recall:.1f} | {f1:.1f} | {values}"


@dataclass
class Gold:
    """A set of texts under the name that the page gives it."""

    name: str
    texts: list[Text] = field(default_factory=list)
    about: str = ""


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def fixtures() -> Gold:
    """The project's fixtures with their expected extractions."""
    gold = Gold(FIXTURES)
    for path in sorted((ROOT / "fixtures").glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        places = [
            Place(kind, mention["span"]["start"], mention["span"]["end"], item)
            for kind in MEASURED
            for item in known[kind]
            for mention in item.get("mentions", [item])
        ]
        published = known["published"] if known["published_source"] == "argument" else None
        said = {"text": known["text"], "published": published, "issuer": known["issuer"]}
        gold.texts.append(Text(said, places, frozenset(MEASURED)))
    return gold


def held_out() -> Gold:
    """Releases that nothing was ever mended by."""
    return Gold("Releases held out", read_gold(HELD_OUT).texts, _HELD_OUT)


def read_gold(path: Path) -> Gold:
    """A file of gold.

    Raises:
        ValueError: for a line that is none; the message has file, line and reason.
    """
    gold = Gold(path.stem)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            case = json.loads(line)
            places = [_place(item) for item in case["expected"] if item["type"] in _KIND]
            kinds = frozenset(_KIND[name] for name in case.get("exhaustive", MEASURED) if name in _KIND)
            said = {"text": case["text"], "published": case.get("reference_date"), "issuer": case.get("issuer")}
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}:{number}: no line of gold: {error!r}") from error
        gold.texts.append(Text(said, places, kinds))
    return gold


def _place(item: dict[str, Any]) -> Place:
    start, end = item["span"] if "span" in item else (item["start"], item["end"])
    values = {} if "span" not in item else item  # there, "start" and "end" are offsets, not days
    return Place(_KIND[item["type"]], int(start), int(end), values, bool(item.get("optional")))


def finds(name: str, python: Path, gold: Gold) -> list[list[list[Any]]]:
    """What a contender finds in each text."""
    lines = "".join(json.dumps(text.said) + "\n" for text in gold.texts)
    command = [str(python), str(ROOT / "benchmarks" / "spans.py"), name]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=ROOT / "benchmarks")
    return json.loads(done.stdout.splitlines()[-1])


def count(gold: Gold, found: list[list[list[Any]]], kind: str) -> Counts:
    """Finds of one kind against what is expected, one to one, in text order."""
    counts = Counts()
    for text, places in zip(gold.texts, found, strict=True):
        if kind not in text.exhaustive:
            continue
        open_ = sorted(place for place in text.expected if place.kind == kind)
        counts.expected += sum(not place.optional for place in open_)
        for _, start, end, *values in sorted((p for p in places if p[0] == kind), key=lambda p: (p[1], p[2])):
            place = next((p for p in open_ if p.start < end and start < p.end), None)
            counts.found += place is None or not place.optional
            if place is None:
                continue
            open_.remove(place)
            counts.right += not place.optional
            if values and not place.optional and (keys := place.values.keys() & set(VALUES[kind])):
                counts.valued += 1
                counts.values_right += all(_same(place.values[key], values[0].get(key)) for key in keys)
    return counts


def _same(wanted: Any, got: Any) -> bool:
    return (str(wanted) if wanted not in (None, "") else None) == (str(got) if got not in (None, "") else None)


_HELD_OUT = """\
Written for this page, in the manner of ministries, embassies, banks and bodies of all continents, five of them as
people save pages and files. Whoever mends something by them has to write others for this place.
"""


def section(gold: Gold, pythons: dict[str, Path]) -> Iterator[str]:
    """The lines of one set of texts: a table with a row a kind and contender."""
    yield f"## {gold.name}\n\n{len(gold.texts):,} texts.\n"
    if gold.about:
        yield gold.about
    yield "| kind | expected | contender | precision | recall | F1 | values right |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    found = {name: finds(name, python, gold) for name, python in pythons.items()}
    for kind in MEASURED:
        for name in pythons:
            counts = count(gold, found[name], kind)
            if kind in SPANS[name][1] and counts.expected:
                yield f"| {kind} | {counts.expected:,} | {name} | {counts.row()} |"
    yield ""


_LEDGER = """\
Commitments, against rows that were written by hand from each text before anybody looked at what dipext makes of it;
faults were mended since. A row is found where its sum, share or goods are; *values right* is the share of those right
in every cell. Of their cells (donors, recipients, channels, stage, part of, period) {cells:.1f} % are right. No
contender reads commitments.
"""
_CELL = re.compile(r"(.*): (\w+): .*, not .*")


def ledger_section() -> Iterator[str]:
    """The lines on commitments: rows and cells of the fixtures against those by hand."""
    counts, cells, cells_right = Counts(), 0, 0
    for name, by_hand in ledger.BY_HAND.items():
        extraction = read(ROOT / "fixtures" / f"{name}.txt")
        hand = ledger.keyed(by_hand)
        found = ledger.keyed([ledger.row(extraction, commitment) for commitment in extraction.commitments])
        both = hand.keys() & found.keys()
        counts.expected, counts.found = counts.expected + len(hand), counts.found + len(found)
        counts.right += len(both)
        counts.valued += len(both)
        wrong = {match.groups() for line in ledger.differences(name, extraction) if (match := _CELL.match(line))}
        counts.values_right += len(both - {anchor for anchor, _ in wrong})
        cells += len(both) * len(ledger.ALWAYS)
        cells_right += len(both) * len(ledger.ALWAYS) - sum(cell in ledger.ALWAYS for _, cell in wrong)
    yield "## The ledger of the fixtures\n"
    yield _LEDGER.format(cells=_share(cells_right, cells))
    yield "| kind | expected | contender | precision | recall | F1 | values right |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    yield f"| commitments | {counts.expected} | dipext | {counts.row()} |\n"


def page(sets: list[Gold], pythons: dict[str, Path]) -> str:
    """The page with all tables."""
    missing = [name for name in SPANS if name not in pythons]
    lines = [HEAD + (f"\nNot installed here: {', '.join(missing)}.\n" if missing else "")]
    for gold in sets:
        lines += section(gold, pythons)
        lines += ledger_section() if gold.name == FIXTURES else ()
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--only", nargs="+", choices=list(SPANS), default=list(SPANS))
    arguments = parser.parse_args()
    sets = [held_out(), fixtures(), *map(read_gold, arguments.gold)]
    pythons = {name: Path(sys.executable) if name == "dipext" else environment(HOMES[name]) for name in arguments.only}
    told = page(sets, {name: python for name, python in pythons.items() if python})
    PAGE.write_text(told, encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
