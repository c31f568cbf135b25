"""Write the expected extraction of every fixture anew. Read the difference by eye before you commit it.

usage: python scripts/golden.py [NAME ...]          all fixtures, or those whose file name starts so

The expected file of a new fixture starts as what is known about the release:
{"issuer": "NATO", "published": "2025-10-14", "published_source": "argument"}, or without a date where the release
has a dateline or none at all.
"""

import json
import sys
from pathlib import Path

import dipext

FIXTURES = Path(__file__).parent.parent / "fixtures"


def read(text_file: Path) -> dipext.Extraction:
    """The extraction of a fixture, under the conditions that its expected file names."""
    known = json.loads(text_file.with_suffix(".json").read_text(encoding="utf-8"))
    given = known["published"] if known.get("published_source") == "argument" else None
    text = text_file.read_bytes().decode()
    return dipext.extract(text, published=given, issuer=known["issuer"], doc_id=text_file.stem)


def main(names: list[str]) -> None:
    """Rewrite the expected files, and say which ones changed."""
    for text_file in sorted(FIXTURES.glob("*.txt")):
        if names and not text_file.name.startswith(tuple(names)):
            continue
        expected = text_file.with_suffix(".json")
        new = read(text_file).model_dump_json(indent=2) + "\n"
        changed = new != expected.read_text(encoding="utf-8")
        expected.write_text(new, encoding="utf-8")
        print(f"{expected.name}: {'changed' if changed else 'as before'}")


if __name__ == "__main__":
    main(sys.argv[1:])
