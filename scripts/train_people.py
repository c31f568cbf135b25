#!/usr/bin/env python3
"""Train the two small linear models behind names that nothing introduces.

usage: train_people.py MARKED.jsonl [MARKED.jsonl ...]

    python scripts/train_people.py wikigold.jsonl marked_releases.jsonl

Writes src/dipext/people/name_letters.txt (what a name looks like, from the word lists beside it) and
people_weights.toml (when a run of capitalised words is a person, from the marked texts and people_sentences.txt beside
this script). A marked text is a JSON line {text, entities: [{start, end, type}]} with every person as PERSON, or a case
{text, expected: [{type: person, text, occ}]}.
The weights that ship are of WikiGold (Balasuriya et al. 2009, CC BY 4.0), of releases of the US Department of State
and the White House (public domain) marked by hand, and of sentences written for this project; name them and their
licences in HEAD when you use others, and use no texts under a share-alike licence. The word lists come first:
scripts/make_names.py.
It prints how well the written sentences are read by weights that have not seen them, a fifth at a time.
Pure Python; the same input gives the same output.
"""

import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dipext.lexicon import lines, toml
from dipext.people.find import undecided
from dipext.people.judge import setting
from dipext.people.letters import pieces
from dipext.text.source import Source

HEAD = """\
# Written by scripts/train_people.py: log odds of being a person.
# Trained on WikiGold (Balasuriya, Ringland, Nothman, Murphy and Curran 2009: sentences of Wikipedia marked by hand,
# CC BY 4.0), on releases of the US Department of State and the White House (public domain), marked by hand, and on
# sentences written for this project (scripts/people_sentences.txt).
"""
PEOPLE = Path(__file__).parent.parent / "src" / "dipext" / "people"
SENTENCES = Path(__file__).parent / "people_sentences.txt"
TIMES = 2  # how often a written sentence counts: they are few
Row = tuple[list[str], bool]
Marked = tuple[str, list[tuple[int, int]]]


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
    names |= {
        name for tradition in toml("people/traditions").values() for kind in tradition.values() for name in kind.split()
    }
    others = {w.capitalize() for w in lines("lexicon/words.txt")} | {*lines("people/proper_words.txt")}
    others |= {part for city in lines("people/cities.txt") for part in city.split()}
    rows = [(pieces(w), True) for w in sorted(names - others)] + [(pieces(w), False) for w in sorted(others - names)]
    seen = Counter(piece for traits, _ in rows for piece in traits)
    rows = [([p for p in traits if seen[p] > 8], label) for traits, label in rows]
    weights = train(rows, epochs=6, rate=0.15, decay=0.002)
    kept = sorted((piece, round(weight * 100)) for piece, weight in weights.items() if abs(weight) >= 0.15)
    head = "# Written by scripts/train_people.py from the name and word lists beside it: log odds in hundredths.\n"
    text = head + "".join(f"{piece} {weight}\n" for piece, weight in kept)
    (PEOPLE / "name_letters.txt").write_text(text, encoding="utf-8")
    print("name_letters.txt", len(kept))


def marked(paths: Sequence[str]) -> Iterator[Marked]:
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


def written() -> list[Marked]:
    """The sentences written for this, with the offsets of their persons."""
    found: list[Marked] = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans = "", []
        for i, part in enumerate(re.split(r"\[\[(.*?)\]\]", line)):
            if i % 2:
                spans.append((len(text), len(text) + len(part)))
            text += part
        found.append((text, spans))
    return found


def rows_of(texts: Iterable[Marked], single: bool = True) -> list[Row]:
    """The candidates of some texts that nothing introduces, with what they show and whether they are persons.

    Without ``single`` those of one word are left out: the written sentences have too few to learn from.
    """
    rows: list[Row] = []
    for text, persons in texts:
        for candidate in undecided(Source(text)):
            start, end, parsed = candidate.start, candidate.end, candidate.parsed
            if not (single or parsed.whole):
                continue
            label = any(first < end and start < last for first, last in persons)
            rows.append(([*parsed.traits, *setting(text, start, end, parsed.whole)], label))
    return rows


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of the features that more than two candidates show."""
    seen = Counter(trait for traits, _ in rows for trait in traits)
    kept = [([t for t in traits if seen[t] > 2], label) for traits, label in rows]
    return train(kept, epochs=10, rate=0.1, decay=0.002)


def held_out(rows: Sequence[Row], sentences: Sequence[Marked]) -> float:
    """The F1 on the written sentences, each read by weights that have not seen it."""
    right = wrong = 0
    for part in range(5):
        seen = rows_of((s for i, s in enumerate(sentences) if i % 5 != part), single=False)
        weights = fit([*rows, *seen * TIMES])
        for traits, label in rows_of((s for i, s in enumerate(sentences) if i % 5 == part), single=False):
            read = sum(weights.get(trait, 0.0) for trait in traits) > 0
            right += 2 * (read and label)
            wrong += read != label
    return right / (right + wrong)


def train_weights(paths: Sequence[str]) -> None:
    """When a run of capitalised words is a person."""
    rows = rows_of(marked(paths))
    sentences = written()
    print(f"F1 on written sentences that were held out: {held_out(rows, sentences):.3f}")
    rows += rows_of(sentences, single=False) * TIMES
    print(len(rows), "candidates,", sum(label for _, label in rows), "persons")
    weights = fit(rows)
    text = HEAD + "[weight]\n"
    text += "".join(f"{json.dumps(name)} = {weight:.2f}\n" for name, weight in sorted(weights.items()))
    (PEOPLE / "people_weights.toml").write_text(text, encoding="utf-8")
    print("people_weights.toml", len(weights))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    train_letters()
    train_weights(sys.argv[1:])
