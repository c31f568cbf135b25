#!/usr/bin/env python3
"""Write src/dipext/people/japanese.toml: common Japanese surnames and given names in Latin letters.

Needs the package japanese-personal-name-dataset (MIT). Left out are surnames of fewer than 20,000 people, and names of
three letters or that are words of English, places or names elsewhere.
"""

import csv
import re
import textwrap
from importlib.resources import files
from pathlib import Path

from dipext.people import word_lists as lexicon

PACKAGE = Path(__file__).parent.parent / "src" / "dipext"
LEAST = 20_000
MANY = 25  # characters with which a given name is written that is common
OTHER = lexicon.WORD | lexicon.PLACE | lexicon.HEAD | lexicon.HONORIFIC | lexicon.FUNCTION | lexicon.EASTERN
# Long vowels, which releases write short: "satou" is Sato.
LONG = [(re.compile("ou|oo"), "o"), (re.compile("uu"), "u")]


def spelt(reading: str) -> str:
    """A reading as releases write it."""
    for long, short in LONG:
        reading = long.sub(short, reading)
    return reading.capitalize()


def rows(name: str) -> list[list[str]]:
    """The rows of a table of the package."""
    text = (files("japanese_personal_name_dataset") / "dataset" / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))


def block(names: set[str]) -> str:
    """The names as a string of TOML."""
    return '"""\n' + "\n".join(textwrap.wrap(" ".join(sorted(names)), 118)) + '\n"""\n'


def main() -> None:
    """Write the file."""
    given = {spelt(row[1]) for sex in ("man", "woman") for row in rows(f"first_name_{sex}_opti.csv")}
    given |= {spelt(row[1]) for sex in ("man", "woman") for row in rows(f"first_name_{sex}_org.csv") if len(row) > MANY}
    family = {spelt(row[3]) for row in rows("last_name_org.csv") if int(row[1]) >= LEAST}
    given = {name for name in given if len(name) > 3 and not lexicon.kind(name) & (OTHER | lexicon.FAMILY)}
    family = {name for name in family if len(name) > 3 and not lexicon.kind(name) & (OTHER | lexicon.GIVEN)} - given
    text = f"{HEAD}\nfamily = {block(family)}given = {block(given)}"
    (PACKAGE / "people" / "japanese.toml").write_text(text, encoding="utf-8")


HEAD = """\
# Written by scripts/make_japanese.py: common Japanese surnames and given names in Latin letters.
# Source: japanese-personal-name-dataset 0.4.0 (MIT).
"""

if __name__ == "__main__":
    main()
