"""Write src/dipext/money/currencies.json: ISO 4217 codes with names, signs and the countries that use them.

Source of the codes: pycountry (LGPL-2.1), which carries Debian's iso-codes. Source of English names, signs and
territories: Unicode CLDR through Babel (Unicode-3.0 and BSD-3-Clause licences). Short names, qualified signs and
spellings are kept by hand in scripts/currencies_extra.toml; this script joins the two.

usage: python scripts/make_currencies.py     (needs babel and pycountry)
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "dipext" / "money" / "currencies.json"


def build() -> dict[str, Any]:
    """The joined data, as it is written."""
    extra = tomllib.loads((HERE / "currencies_extra.toml").read_text(encoding="utf-8"))
    english = Locale("en")
    codes = {currency.alpha_3 for currency in pycountry.currencies} | set(extra["historic"])
    rows = []
    for code in sorted(codes - set(extra["skip"])):
        spellings = (english.currencies.get(code), *(get_currency_name(code, n, "en") for n in (1, 2)))
        names = sorted({name for name in spellings if name and name != code})
        units = sorted({name.split()[-1].casefold() for name in names} - set(extra["words"]["never"]))
        sign = english.currency_symbols.get(code, code)
        signs = [sign] if sign != code and sign not in extra["bare"] else []
        rows.append(
            {
                "code": code,
                "names": list(dict.fromkeys(names + extra["names"].get(code, []))),
                "units": list(dict.fromkeys(units + extra["units"].get(code, []))),
                "signs": list(dict.fromkeys(signs + [s for s in extra["signs"].get(code, []) if s != code])),
                "countries": [
                    country.alpha_3
                    for country in sorted(pycountry.countries, key=lambda c: c.alpha_3)
                    if code in get_territory_currencies(country.alpha_2)
                ],
                "weak": code in extra["weak"],
            }
        )
    return {
        "currencies": rows,
        **{key: extra[key] for key in ("bare", "by_country", "shared", "assume", "words", "hundredths")},
    }


def dump(data: dict[str, Any]) -> str:
    """The data as JSON, a currency or a table a line, so that changes are easy to read."""
    rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in data["currencies"])
    source = (
        "ISO 4217 by pycountry (LGPL-2.1); English names, signs and territories by Unicode CLDR (Unicode-3.0); "
        "the rest by hand, see scripts/make_currencies.py"
    )
    tables = "".join(
        f',\n"{key}": {json.dumps(table, ensure_ascii=False)}' for key, table in data.items() if key != "currencies"
    )
    return f'{{"source": "{source}",\n"currencies": [\n{rows}\n]{tables}\n}}\n'


if __name__ == "__main__":
    OUT.write_text(dump(build()), encoding="utf-8")
