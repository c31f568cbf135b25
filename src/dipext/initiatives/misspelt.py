"""Names of the registry with one word misspelt: "Baltic Sentries", but not "Eastern Sentinel"."""

from collections.abc import Collection

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dipext.initiatives.names import Name, NameIndex, key_of
from dipext.initiatives.registry import Entry
from dipext.initiatives.spelling import is_plain_word
from dipext.initiatives.tables import small_words

_SAME = 75
"""How alike, of 100, two versions of a name are at least."""

_UNIQUE = 5
"""Letters from which an acronym is hardly used for two things."""

RULES = ("initiative.misspelt-name",)


def meant_by(word: str, rights: Collection[str]) -> str | None:
    """The folded word that a folded word with a slip of one letter, in long words two, stands for.

    A word of everyday English is no slip, but a plural of the right word may be one.

    >>> meant_by("sentries", ["sentry"]), meant_by("sentinel", ["sentry"]), meant_by("space", ["peace"])
    ('sentry', None, None)
    >>> meant_by("requirments", ["requirements", "support"])
    'requirements'
    """
    if word.endswith("ies") and word[:-3] + "y" in rights:
        return word[:-3] + "y"
    if len(word) < 4 or not word.isalpha() or is_plain_word(word):
        return None
    best = process.extractOne(word, rights, scorer=OSA.distance, score_cutoff=1 if len(word) < 7 else 2)
    return best[0] if best is not None and best[0][0] == word[0] and len(best[0]) > 3 else None


def likeness(written: str, name: str) -> float:
    """How alike the words of the text and a name are, 0 to 1.

    >>> likeness("Baltic Sentries", "Baltic Sentry")
    0.857
    """
    return round(fuzz.ratio(" ".join(key_of(written)), " ".join(key_of(name))) / 100, 3)


def is_version_of(written: str, entry: Entry) -> bool:
    """Whether words before an acronym are one of its names with other words or another order of them.

    >>> cfe = Entry("cfe", "Treaty on Conventional Armed Forces in Europe", "treaty")
    >>> is_version_of("Treaty on Conventional Forces in Europe", cfe), is_version_of("Centre for Europe", cfe)
    (True, False)
    """
    ratios = (fuzz.token_sort_ratio(written, name, processor=str.lower) for name, _ in entry.names())
    return any(ratio > _SAME for ratio in ratios)


def may_mean(short: str, written: str, entry: Entry) -> bool:
    """Whether an acronym of an entry, with other words before it than its names have, still stands for it.

    A long acronym is hardly used twice: then words in common are enough.

    >>> monusco = Entry("monusco", "United Nations Stabilization Mission in the DR Congo", "mission")
    >>> may_mean("MONUSCO", "United Nations Mission in the Congo", monusco), may_mean("CFE", "Centre", monusco)
    (True, False)
    """
    if is_version_of(written, entry):
        return True
    telling = [word for word in key_of(written) if word not in small_words()]
    known = {word for name, _ in entry.names() for word in key_of(name)}
    return len(short) >= _UNIQUE and 2 * sum(word in known for word in telling) > len(telling) > 1


def misspelt_first(words: str, index: NameIndex) -> Name | None:
    """The name that a candidate found by pattern stands for when its first word is misspelt."""
    key = key_of(words)
    for name in index.tails.get(key[1:], ()):
        if meant_by(key[0], key_of(name.words[0])) is not None:
            return name
    return None
