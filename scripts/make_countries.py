"""Write src/dipext/lexicon/countries.jsonl: ISO 3166-1 codes and English names.

Source of the names: pycountry (LGPL-2.1), which carries Debian's iso-codes.

Demonyms and short names are kept by hand in scripts/countries_extra.toml; this script joins the two.

usage: python scripts/make_countries.py     (needs pycountry)
"""

import json
import tomllib
from pathlib import Path

import pycountry

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "dipext" / "lexicon" / "countries.jsonl"


def main() -> None:
    """Join both sources, a record a line, sorted by code."""
    extra = tomllib.loads((HERE / "countries_extra.toml").read_text(encoding="utf-8"))
    rows = []
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_3):
        more = extra.pop(country.alpha_3, {})
        names = [getattr(country, key, None) for key in ("common_name", "name", "official_name")]
        names = [name for name in names if name and "," not in name]
        names = list(dict.fromkeys(names + more.get("names", [])))
        rows.append({"code": country.alpha_3, "names": names, "demonyms": more.get("demonyms", [])})
    for code, more in extra.items():
        rows.append({"code": code, "names": more["names"], "demonyms": more.get("demonyms", [])})
    OUT.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
