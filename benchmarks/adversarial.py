"""No text can make a finder slow: the time for a text twice as long is at most three times as long.

Each finder, and the whole extraction, reads texts made to provoke backtracking and quadratic scans, at 25, 50 and
100 kB.
Times are the best of several turns and are only compared with each other; a pair that looks bad is measured again, so
that a busy machine does not fail it. Exits 1 and names finder and text when the growth stays above the limit.

usage: python benchmarks/adversarial.py [--finder NAME ...]
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import dipext
from dipext.dates.dateline import find_dateline
from dipext.dates.find import find_dates
from dipext.initiatives.find import find_initiatives
from dipext.initiatives.registry import Registry
from dipext.lexicon.issuers import read_issuer
from dipext.money.find import find_money
from dipext.people.find import find_people
from dipext.percentages.find import find_percentages
from dipext.text.source import Source

SIZES = (25_000, 50_000, 100_000)
LIMIT = 3.0
ATTEMPTS = 4
UNITS = {
    "digits": "7",
    "digits and spaces": "1 ",
    "thousands": "1,000,",
    "points": "1.",
    "a ": "a ",
    "a capital": "A",
    "capitals and spaces": "A ",
    "capitalised words": "Amber ",
    "capitalised words and lines": "Amber\n",
    "initials": "J. ",
    "hyphenated": "Anna-",
    "opening brackets": "(",
    "brackets": "()",
    "acronyms in brackets": "Amber Fund (AF) ",
    "of the": "of the ",
    "Minister of": "Minister of ",
    "Ministers and": "Minister Anna Berg and ",
    "no-break spaces": "\u00a0",
    "spaces": " ",
    "lines": "\n",
    "number and no-break space": "1\u00a0",
    "euro signs": "€",
    "sums": "€1 and ",
    "sums in a list": "€1, ",
    "per cent": "5% ",
    "per cent of": "5% of ",
    "dates": "3 May, ",
    "years": "2025-",
    "months": "May ",
    "from to": "from 3 to ",
    "number words": "one hundred ",
    "quotes": "“",
    "apostrophes": "a's ",
    "combining marks": "e\u0301",
    "zero-width": "\u200b",
    "emoji": "🇱🇻",
    "dashes": "–",
    "one sentence without end": "and the parties agreed that ",
    "acronyms": "NATO OSCE UNDP ",
    "acronyms in a list": "NATO, OSCE, UNDP, ",
    "letters on lines": "> a\n",
    "figures on lines": "1\n",
    "clock times on lines": "10:00 \n",
    "weekdays": "Mon ",
    "words between signs": "$ words $",
    "a year after": "a year after ",
    "percent of the": "percent of the ",
    "between and": "between and ",
    "from a word to": "from X to ",
    "scales": "million ",
    "codes": "EUR ",
    "broken words": "Am-\nber ",
    "quoted lines": "> on 3 May\n> ",
    "emphasis": "**EUR 5** ",
    "tags": "<b>EUR 5</b> ",
    "tags without end": "<a ",
    "soft hyphens": "a\u00ad",
    "places": "Riga, Latvia, ",
    "speakers": "said Anna Berg, ",
    "a list of names": "Minister Anna Berg, ",
    "totals": "a total of EUR 5 million, including ",
    "pledges": "Latvia pledged EUR 5 million to Ukraine. ",
    "pledges in one sentence": "which pledged EUR 5 million ",
    "donors": "Latvia and ",
    "recipients": "pledged EUR 5 to ",
    "goods": "Latvia donated 5 vehicles and ",
    "conditions": "if approved, EUR 5 million ",
    "percent of GDP": "5 percent of GDP ",
    "equivalents": "EUR 5 (USD 6) ",
    "parts": "EUR 5 million, of which ",
}
OPENED = {  # texts in which what begins is what makes the rest slow
    "the Minister, named once": ("Foreign Minister Kari Lund arrived. ", "The Minister left. "),
    "the President, named twice": ("President Anna Berg met President Jan Toft. ", "the President and "),
    "a list behind a pledge": ("Latvia pledged ", "EUR 5 million to Malta, "),
}
FACTS = Path(__file__).resolve().parents[1] / "fixtures"


def texts() -> dict[str, tuple[str, str]]:
    """The beginning of each text and what follows again and again; the last one is the fixtures, full of facts."""
    facts = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(FACTS.glob("*.txt")))
    return {**{label: ("", unit) for label, unit in UNITS.items()}, **OPENED, "facts": ("", f"{facts}\n\n")}


def finders() -> dict[str, Callable[[str], object]]:
    """Every finder, and the whole, as functions of a text."""
    registry = Registry.read()
    issuer = read_issuer("NATO")

    def source(text: str) -> Source:
        return Source(text, date(2025, 11, 20), issuer)

    return {
        "dates": lambda text: find_dates(source(text)),
        "dateline": find_dateline,
        "money": lambda text: find_money(source(text)),
        "percentages": lambda text: find_percentages(source(text)),
        "people": lambda text: find_people(source(text)),
        "initiatives": lambda text: find_initiatives(source(text), registry),
        "everything": lambda text: dipext.extract(text, published="2025-11-20", issuer="NATO"),
    }


def seconds(read: Callable[[str], object], text: str) -> float:
    """The best of three turns, in seconds of this process."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def growth(read: Callable[[str], object], beginning: str, unit: str) -> float:
    """The worst ratio of times between a size and the next one; 0 when all of them are too short to tell."""
    times = [seconds(read, (beginning + unit * (size // len(unit) + 1))[:size]) for size in SIZES]
    pairs = pairwise(times)
    return max((after / max(before, 0.002) for before, after in pairs), default=0.0)


def main() -> int:
    """Measure, print what grows too fast, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = finders()
    parser.add_argument("--finder", nargs="+", choices=list(known), default=list(known))
    bad = 0
    for name in parser.parse_args().finder:
        worst = (0.0, "")
        for label, text in texts().items():
            ratio = growth(known[name], *text)
            for _ in range(ATTEMPTS - 1):
                if ratio <= LIMIT:
                    break
                ratio = min(ratio, growth(known[name], *text))
            worst = max(worst, (ratio, label))
            if ratio > LIMIT:
                bad += 1
                print(f"{name}: {label!r} takes {ratio:.1f} times as long at twice the size")
        print(f"{name}: at most {worst[0]:.1f} times as long at twice the size ({worst[1]})")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
