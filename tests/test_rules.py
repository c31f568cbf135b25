"""The rule examples: one line a case, the span marked inline, grouped by rule id (see CONTRIBUTING)."""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import dipext
from dipext.commitments import frames
from dipext.examples import Example, rules
from dipext.kinds import FOUND

FINDERS = {"commitments": frames, **{kind: import_module(f"dipext.{kind}.find") for kind in FOUND}}

EXAMPLES = [example for found in rules().values() for example in found]


def items(kind: str, result: dipext.Extraction) -> list[dict[str, Any]]:
    """The items of a kind as JSON data; people and initiatives mention by mention, with their owner's fields.

    A commitment stands where its sum, share or goods stand.
    """
    data = json.loads(result.model_dump_json())
    rows = data[kind]
    if kind == "commitments":
        spans = {item["id"]: item["span"] for field in ("money", "percentages") for item in data[field]}
        return [
            {**row, "span": spans.get(row["money"] or row["percentage"]) or row["goods"][0]["span"]} for row in rows
        ]
    if kind in ("people", "initiatives"):
        return [{**row, **mention} for row in rows for mention in row.pop("mentions")]
    return rows


def subset(want: Any, got: Any) -> bool:
    """Whether ``got`` has what ``want`` says; of an object only the named fields count."""
    if isinstance(want, dict):
        return isinstance(got, dict) and all(subset(value, got.get(key)) for key, value in want.items())
    if isinstance(want, list):
        return isinstance(got, list) and len(want) == len(got) and all(map(subset, want, got))
    return bool(want == got)


def fault(example: Example, before: str = "", after: str = "") -> str | None:
    """What is wrong with the reading of an example between two other texts."""
    result = dipext.extract(before + example.text + after, **example.context)
    read = [item for item in items(example.kind, result) if item["rule"] == example.rule]
    if example.span is None:
        return f"{example.rule} must not read {example.text!r}" if read else None
    start, end = example.span
    here = [
        item
        for item in read
        if (item["span"]["start"] - len(before), item["span"]["end"] - len(before)) == (start, end)
    ]
    if not here:
        spans = [item["span"]["text"] for item in read]
        return f"{example.rule} does not read {example.text[start:end]!r}, only {spans}"
    wrong = {
        key: (value, here[0].get(key)) for key, value in example.values.items() if not subset(value, here[0].get(key))
    }
    return f"(wanted, read): {wrong}" if wrong else None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.place} {e.rule}")
def test_example(example: Example) -> None:
    assert fault(example) is None


INNOCENT = (Path(__file__).parent / "innocent.txt").read_text(encoding="utf-8").strip()
PADDING = {
    "at the beginning": ("", f"\n\n{INNOCENT}"),
    "in the middle": (f"{INNOCENT}\n\n", f"\n\n{INNOCENT}"),
    "at the end": (f"{INNOCENT}\n\n", ""),
}


@pytest.mark.parametrize("where", PADDING)
@pytest.mark.parametrize("kind", FINDERS)
def test_examples_read_the_same_in_a_release(kind: str, where: str) -> None:
    faults = {example.place: fault(example, *PADDING[where]) for example in EXAMPLES if example.kind == kind}
    assert {place: found for place, found in faults.items() if found} == {}


def test_the_paragraphs_around_are_innocent() -> None:
    assert list(dipext.extract(INNOCENT, published="2025-11-20").spans()) == []


@pytest.mark.parametrize("kind", FINDERS)
def test_every_rule_has_examples_for_and_against(kind: str) -> None:
    ids = set(FINDERS[kind].RULES)
    yes = {example.rule for example in EXAMPLES if example.kind == kind and example.span}
    no = {example.rule for example in EXAMPLES if example.kind == kind and not example.span}
    assert ids, f"{kind}/find.py lists its rule ids in RULES"
    assert ids - yes == set(), "rules without an example that must match"
    assert ids - no == set(), "rules without an example that must not match"
    assert (yes | no) - ids == set(), "examples for rules that are not there"


def test_rule_ids_are_unique_and_well_formed() -> None:
    ids = [rule for finder in FINDERS.values() for rule in finder.RULES]
    assert len(ids) == len(set(ids))
    assert [rule for rule in ids if not re.fullmatch(r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+", rule)] == []
