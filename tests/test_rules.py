"""The rule examples: one line a case, the span marked inline, grouped by rule id (see CONTRIBUTING)."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import dipext
from dipext.commitments import frames as commitments
from dipext.find import dates, initiatives, money, people, percentages

HERE = Path(__file__).parent / "rules"
FINDERS = {
    "commitments": commitments,
    "dates": dates,
    "initiatives": initiatives,
    "money": money,
    "people": people,
    "percentages": percentages,
}


@dataclass
class Example:
    """``+`` lines must give an item of the rule at the marked span with the values; ``-`` lines none of the rule."""

    kind: str
    rule: str
    place: str
    text: str
    span: tuple[int, int] | None
    values: dict[str, Any]
    context: dict[str, str] = field(default_factory=dict)


def examples(path: Path) -> list[Example]:
    found, rule, context = [], "", {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        if line.startswith("## "):
            rule, context = line[3:].strip(), {}
        elif line.startswith("@ "):
            context = dict(part.split("=", 1) for part in line[2:].split(";"))
            context = {key.strip(): value.strip() for key, value in context.items()}
        elif line.startswith("+ "):
            marked, _, values = line[2:].partition(" => ")
            marked = marked.replace("\\n", "\n")
            start = marked.index("[[")
            end = marked.index("]]") - 2
            text = marked.replace("[[", "", 1).replace("]]", "", 1)
            found.append(Example(path.stem, rule, place, text, (start, end), json.loads(values or "{}"), context))
        elif line.startswith("- "):
            found.append(Example(path.stem, rule, place, line[2:].replace("\\n", "\n"), None, {}, context))
        else:
            assert not line.strip() or line.startswith("# "), (
                f"{place}: a line starts with '## ', '@ ', '+ ', '- ' or '# '"
            )
    return found


EXAMPLES = [example for path in sorted(HERE.glob("*.txt")) for example in examples(path)]


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


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.place} {e.rule}")
def test_example(example: Example) -> None:
    result = dipext.extract(example.text, **example.context)
    read = [item for item in items(example.kind, result) if item["rule"] == example.rule]
    if example.span is None:
        assert not read, f"{example.rule} must not read {example.text!r}"
        return
    start, end = example.span
    here = [item for item in read if (item["span"]["start"], item["span"]["end"]) == (start, end)]
    assert here, f"{example.rule} does not read {example.text[start:end]!r}, only {[i['span']['text'] for i in read]}"
    wrong = {
        key: (value, here[0].get(key)) for key, value in example.values.items() if not subset(value, here[0].get(key))
    }
    assert not wrong, f"(wanted, read): {wrong}"


@pytest.mark.parametrize("kind", FINDERS)
def test_every_rule_has_examples_for_and_against(kind: str) -> None:
    rules = set(FINDERS[kind].RULES)
    yes = {example.rule for example in EXAMPLES if example.kind == kind and example.span}
    no = {example.rule for example in EXAMPLES if example.kind == kind and not example.span}
    assert rules, f"the module of {kind} lists its rule ids in RULES"
    assert rules - yes == set(), "rules without an example that must match"
    assert rules - no == set(), "rules without an example that must not match"
    assert (yes | no) - rules == set(), "examples for rules that are not there"


def test_rule_ids_are_unique_and_well_formed() -> None:
    ids = [rule for finder in FINDERS.values() for rule in finder.RULES]
    assert len(ids) == len(set(ids))
    assert [rule for rule in ids if not re.fullmatch(r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+", rule)] == []
