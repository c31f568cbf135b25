"""Rows of the ledger as tests/ledger.toml has them by hand, and where an extraction says otherwise.

As a script, it writes tests/ledger_misread.txt anew: read the difference by eye before you commit it.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dipext

BY_HAND: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "ledger.toml").read_text(encoding="utf-8")
)
FIXTURES = Path(__file__).parent.parent / "fixtures"
MISREAD = Path(__file__).parent / "ledger_misread.txt"
"""The cells that are still read otherwise than by hand, one a line; a fault that is mended leaves the list."""

ALWAYS = ("donors", "recipients", "channels", "stage", "part_of", "period")
WHERE_GIVEN = ("category", "instrument", "accounting", "purpose")


def differences(name: str, extraction: dipext.Extraction) -> set[str]:
    """Every cell in which the extraction and the rows by hand differ, as ``anchor: field: hand, not read``."""
    hand = _keyed(BY_HAND[name])
    read = _keyed([_row(extraction, commitment) for commitment in extraction.commitments])
    found = {f"{anchor}: row missing" for anchor in hand.keys() - read.keys()}
    found |= {f"{anchor}: no row" for anchor in read.keys() - hand.keys()}
    for anchor in hand.keys() & read.keys():
        fields = (*ALWAYS, *(field for field in WHERE_GIVEN if field in hand[anchor]))
        for field in fields:
            want, got = hand[anchor].get(field) or None, read[anchor].get(field) or None
            if want != got:
                found.add(f"{anchor}: {field}: {_said(want)}, not {_said(got)}")
    return found


def misread(name: str) -> set[str]:
    """The differences of a release that are known."""
    lines = MISREAD.read_text(encoding="utf-8").splitlines()
    return {line.removeprefix(f"{name} ") for line in lines if line.startswith(f"{name} ")}


def _keyed(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows by their anchors; a second row of the same words is ``words (2)``."""
    keyed: dict[str, dict[str, Any]] = {}
    for row in rows:
        key, number = row["anchor"], 2
        while key in keyed:
            key, number = f"{row['anchor']} ({number})", number + 1
        keyed[key] = row
    return keyed


def _row(extraction: dipext.Extraction, commitment: dipext.Commitment) -> dict[str, Any]:
    anchors = dict(_anchors(extraction))
    names = {item.id: item.name for item in extraction.initiatives}
    return {
        "anchor": anchors[commitment.id],
        **{
            field: sorted(party.code or names.get(party.initiative or "") or party.name for party in parties)
            for field, parties in (
                ("donors", commitment.donors),
                ("recipients", commitment.recipients),
                ("channels", commitment.channels),
            )
        },
        "period": next((date.span.text for date in extraction.dates if date.id == commitment.period), None),
        "part_of": anchors.get(commitment.part_of or ""),
        **{field: getattr(commitment, field) for field in ("stage", *WHERE_GIVEN)},
    }


def _anchors(extraction: dipext.Extraction) -> Iterator[tuple[str, str]]:
    """The id of each commitment with the words of its anchor."""
    words = {item.id: " ".join(item.span.text.split()) for item in (*extraction.money, *extraction.percentages)}
    for row in extraction.commitments:
        figure = words.get(row.money or row.percentage or "")
        yield row.id, figure or row.goods[0].span.text


def _said(value: Any) -> str:
    return " + ".join(value) if isinstance(value, list) else str(value)


if __name__ == "__main__":
    sys.path.insert(0, str(FIXTURES.parent / "scripts"))
    from golden import read

    found = [(name, differences(name, read(FIXTURES / f"{name}.txt"))) for name in BY_HAND]
    known = "".join(f"{name} {line}\n" for name, lines in found for line in sorted(lines))
    MISREAD.write_text(known, encoding="utf-8")
