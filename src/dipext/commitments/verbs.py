"""The forms of the verbs of giving, by what they make of a sum."""

from functools import cache
from typing import Literal, NamedTuple

from dipext.commitments.data import words
from dipext.lexicon import phrases

Form = Literal["base", "s", "past", "pp", "ing"]
_VOWELS = "aeiou"
_OTHER = "other"


class Reading(NamedTuple):
    """What a word can be: a verb of a class in some forms; ``particle`` is a word that must stand behind it."""

    verb_class: str
    base: str
    forms: frozenset[Form]
    particle: str | None


def third(base: str) -> str:
    """The third person of a verb.

    >>> third("supply"), third("finance"), third("pass"), third("go")
    ('supplies', 'finances', 'passes', 'goes')
    """
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _doubled(base: str) -> str:
    """A verb before a vowel: "plan" to "plann", "commit" to "committ"; none of "offer", "order", "cover"."""
    short = len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    stressed = base.endswith(("mit", "fer", "top")) and not base.endswith("ffer")  # "transferred", but "offered"
    return base + base[-1] if short and (len(base) < 5 or stressed) else base


def participle(base: str) -> str:
    """The past participle of a regular verb.

    >>> participle("plan"), participle("supply"), participle("finance"), participle("commit"), participle("cover")
    ('planned', 'supplied', 'financed', 'committed', 'covered')
    """
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def running(base: str) -> str:
    """The present participle of a verb.

    >>> running("give"), running("put"), running("agree"), running("lie")
    ('giving', 'putting', 'agreeing', 'lying')
    """
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _british(base: str) -> tuple[tuple[str, Form], ...]:
    """The forms of "cancel" or "total" with a second l."""
    if len(base) < 5 or base[-1] != "l" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return ()
    return (f"{base}led", "past"), (f"{base}led", "pp"), (f"{base}ling", "ing")


@cache
def table() -> dict[str, tuple[Reading, ...]]:
    """Every form of every verb in small letters with its readings, those with a particle first."""
    found: dict[str, dict[tuple[str, str, str | None], set[Form]]] = {}
    for verb_class, entries in words().verbs.model_dump(by_alias=True).items():
        for entry in entries:
            spelt, _, particle = entry.partition(" + ")
            parts = spelt.split()
            base = parts[0]
            past, done = parts[1:] if len(parts) == 3 else (participle(base), participle(base))
            forms: tuple[tuple[str, Form], ...] = (
                (base, "base"),
                (third(base), "s"),
                (past, "past"),
                (done, "pp"),
                (running(base), "ing"),
            )
            if verb_class == "travel":  # "followed by 4 million", "left behind": nothing is on its way any more
                forms = forms[:2]
            for word, form in (*forms, *_british(base)):
                found.setdefault(word, {}).setdefault((verb_class, base, particle or None), set()).add(form)
    for word in _small_words():
        found.pop(word, None)
    readings = {
        word: tuple(
            Reading(verb_class, base, _as_one(frozenset(forms)), particle)
            for (verb_class, base, particle), forms in sorted(of.items(), key=lambda item: item[0][2] is None)
        )
        for word, of in found.items()
    }
    for word in (*phrases("text/clause", "acting"), *phrases("text/clause", "linking")):
        if word not in readings and word not in _small_words():
            readings[word] = (Reading(_OTHER, word, _as_one(_guessed(word)), None),)
    return readings


@cache
def _as_one(forms: frozenset[Form]) -> frozenset[Form]:
    """One object for the same forms: there are few, and hundreds of verbs."""
    return forms


_GIVING = frozenset(
    {
        "give",
        "help",
        "train",
        "raise",
        "allocate",
        "pledge",
        "approve",
        "commit",
        "contract",
        "disburse",
        "deliver",
        "travel",
        "cancel",
        "propose",
        "need",
        "receive",
        "decide",
        "intend",
        "include",
    }
)


@cache
def giving_words() -> frozenset[str]:
    """The forms of verbs without any of which no goods and no share are given."""
    return frozenset(
        word
        for word, readings in table().items()
        if any(reading.verb_class in _GIVING or reading.base in ("ask", "bring") for reading in readings)
    )


@cache
def _small_words() -> frozenset[str]:
    grammar = words().grammar
    return frozenset((*grammar.be, *grammar.have, *grammar.do, *grammar.modal, *grammar.future, "to"))


def _guessed(word: str) -> frozenset[Form]:
    """What form a verb of another list is in, by its ending."""
    if word.endswith("ing"):
        return frozenset({"ing"})
    if word.endswith("ed"):
        return frozenset({"past", "pp"})
    return frozenset({"s"}) if word.endswith("s") and not word.endswith("ss") else frozenset({"base", "past"})
