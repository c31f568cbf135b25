#!/usr/bin/env python3
"""Train the two small linear models behind names that nothing introduces.

usage: train_people.py MARKED.jsonl [MARKED.jsonl ...]

    python scripts/train_people.py wikigold.jsonl marked_releases.jsonl

Writes src/dipext/people/name_letters.txt (what a name looks like, from the word lists beside it) and
people_weights.toml (when a run of capitalised words is a person, from the marked texts). A marked text is a JSON line
{text, entities: [{start, end, type}]} with every person as PERSON, or a case {text, expected: [{type: person, text,
occ}]}.
The weights that ship are of WikiGold (Balasuriya et al. 2009, CC BY 4.0) and of releases of the US Department of State
and the White House (public domain) marked by hand; name them and their licences in HEAD when you use others, and use
no texts under a share-alike licence. The word lists come first: scripts/make_names.py.
Pure Python; the same input gives the same output.
"""

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dipext.lexicon import lines
from dipext.people.find import undecided
from dipext.people.judge import setting
from dipext.people.letters import pieces
from dipext.text.source import Source

HEAD = """\
# Written by scripts/train_people.py: log odds of being a person.
# Trained on WikiGold (Balasuriya, Ringland, Nothman, Murphy and Curran 2009: sentences of Wikipedia marked by hand,
# CC BY 4.0) and on releases of the US Department of State and the White House (public domain), marked by hand.
"""
LEXICON = Path(__file__).parent.parent / "src" / "dipext" / "lexicon"
Row = tuple[list[str], bool]


def train(rows: Sequence[Row], epochs: int, rate: float, decay: float) -> dict[str, float]:
    """Logistic regression by stochastic gradient descent with L2 decay."""
    weights: dict[str, float] = {}
    order = list(rows)
    chance = random.Random(7)
    for epoch in range(epochs):
        chance.shuffle(order)
        step = rate / (1 + epoch)
        for traits, label in order:
            total = sum(weights.get(trait, 0.0) for trait in traits)
            error = label - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            for trait in traits:
                weight = weights.get(trait, 0.0)
                weights[trait] = weight + step * (error - decay * weight)
    return weights


def train_letters() -> None:
    """What names look like, against words and places."""
    names = {*lines("people/given_names.txt"), *lines("people/family_names.txt")}
    others = {w.capitalize() for w in lines("lexicon/words.txt")} | {*lines("people/proper_words.txt")}
    others |= {part for city in lines("people/cities.txt") for part in city.split()}
    rows = [(pieces(w), True) for w in sorted(names - others)] + [(pieces(w), False) for w in sorted(others - names)]
    seen = Counter(piece for traits, _ in rows for piece in traits)
    rows = [([p for p in traits if seen[p] > 8], label) for traits, label in rows]
    weights = train(rows, epochs=6, rate=0.15, decay=0.002)
    kept = sorted((piece, round(weight * 100)) for piece, weight in weights.items() if abs(weight) >= 0.15)
    head = "# Written by scripts/train_people.py from the name and word lists beside it: log odds in hundredths.\n"
    text = head + "".join(f"{piece} {weight}\n" for piece, weight in kept)
    (LEXICON / "name_letters.txt").write_text(text, encoding="utf-8")
    print("name_letters.txt", len(kept))


def marked(paths: Sequence[str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Each text with the offsets of its persons."""
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "entities" in row:
                yield row["text"], [(e["start"], e["end"]) for e in row["entities"] if e["type"] == "PERSON"]
                continue
            spans = []
            for item in row["expected"]:
                if item["type"] == "person":
                    start = -1
                    for _ in range(item.get("occ", 0) + 1):
                        start = row["text"].index(item["text"], start + 1)
                    spans.append((start, start + len(item["text"])))
            yield row["text"], spans


def train_weights(paths: Sequence[str]) -> None:
    """When a run of capitalised words is a person."""
    rows: list[Row] = []
    for text, persons in marked(paths):
        for candidate in undecided(Source(text)):
            start, end = candidate.start, candidate.end
            label = any(first < end and start < last for first, last in persons)
            parsed = candidate.parsed
            rows.append(([*parsed.traits, *setting(text, start, end, parsed.whole)], label))
    print(len(rows), "candidates,", sum(label for _, label in rows), "persons")
    seen = Counter(trait for traits, _ in rows for trait in traits)
    rows = [([t for t in traits if seen[t] > 2], label) for traits, label in rows]
    weights = train(rows, epochs=10, rate=0.1, decay=0.002)
    text = HEAD + "[weight]\n"
    text += "".join(f"{json.dumps(name)} = {weight:.2f}\n" for name, weight in sorted(weights.items()))
    (LEXICON / "people_weights.toml").write_text(text, encoding="utf-8")
    print("people_weights.toml", len(weights))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    train_letters()
    train_weights(sys.argv[1:])
