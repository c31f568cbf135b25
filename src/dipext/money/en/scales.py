"""The scale behind a figure, however it is written: "5 million", "5million", "5 milion", "5 million1"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dipext.lexicon import known_words, toml
from dipext.text.numbers import GAP, SCALE_ABBREVIATIONS, SCALE_WORDS

_SHORT = r"mln|bln|mio|mrd|mld|mn|bn|trn|tln|tn|cr|mil|mill"
_NO_LETTER = r"(?![^\W\d_])"
_NOTED = rf"{_NO_LETTER}(?:(?![0-9])|(?=[0-9]{{1,2}}(?![\w%]|[.,][0-9])))"  # "5 million1" has a footnote
_SCALE = re.compile(
    rf"(?:\+?{GAP}|-|(?:{GAP})?[-‑](?:{GAP})?|\.|)"
    rf"(?P<word>(?:(?i:hundred){GAP})?(?i:{SCALE_WORDS})(?:{GAP}(?i:{SCALE_WORDS}))?|(?i:hundred)){_NOTED}"
    rf"|(?:{GAP})?(?P<noted>(?i:mln|bln|mio|mrd|mld|mn|bn|trn|tln)){_NOTED}"
    r"|(?P<power>[eE]\+?[0-9]{1,2})(?!\w)"
    rf"|(?P<tight>(?i:{SCALE_ABBREVIATIONS}))(?![^\W_]|[.,'’][^\W_]|{GAP}(?i:{SCALE_WORDS}))"  # not "8B,000"
    rf"|{GAP}(?:(?P<loose>(?i:{_SHORT}))(?![\w’'.]\w|[^\W_])|(?P<letter>[mMkK])(?![\w’'.]\w|\w))"
)
_NOTE = re.compile("[0-9]{1,2}(?![0-9])")
_LEAD = rf"(?P<marks>(?:{GAP}|[-–])?[\[(\"'’‘“”*_,;:.·~–-]{{0,2}}(?:{GAP})?[(\[]?)"
_NEXT = re.compile(rf"{_LEAD}(?P<one>(?:[^\W_]|\|)(?:[\w|!]*[^\W_])?)(?:{GAP}(?P<two>[^\W\d_]+))?")
_UNLIKE_WORDS = ("mln", "bln", "bn", "trn", "tln", "mrd")  # abbreviations that cannot be anything else
_SHORTENED = ("mln", "bln", "bn", "mn", "trn", "lakh", "crore")
_BARRED = re.compile(
    r" ?(?P<one>[^\W\d_]{0,9}) \| ?(?P<two>[^\W\d_]{1,9})(?!\w)"
)  # "5 tril | ion": a bar read for an l
_LOOK_ALIKE = str.maketrans("10|5I!", "lolsli")
_SHORTEST = 6  # letters of a word that is worth comparing with scale words
_SUSPECT = re.compile("[ij]ll?[ij]?[ao]|l[ij]ar|illi|thous", re.IGNORECASE)
_FOLLOWING = frozenset({"th", "ths", "aire", "aires"})


class Scale(NamedTuple):
    """A scale behind a figure.

    ``word`` is in the spelling that :func:`dipext.money.amounts.read_amount` takes, empty where a word may be a scale
    and is not read. ``end`` is where it ends, ``after`` where the text goes on behind a footnote mark. A ``doubtful``
    one is a guess.
    """

    word: str
    end: int
    after: int
    doubtful: bool = False
    letter: bool = False
    """Whether it is a single letter after a space, which counts behind a currency only: "€5 m"."""
    worded: bool = True
    """Whether it may stand behind a currency as well: "5 € million"."""


def scale_at(text: str, at: int) -> Scale | None:
    """The scale that is plainly written at ``at``, where a figure ends."""
    match = _SCALE.match(text, at)
    if match is None:
        return None
    kind = match.lastgroup or "word"
    note = _NOTE.match(text, match.end()) if kind in ("word", "noted") else None
    word = match[kind].replace("+", "").casefold() if kind == "power" else match[kind]
    return Scale(
        word,
        match.end(),
        note.end() if note else match.end(),
        letter=kind == "letter",
        worded=kind != "power" and (kind != "tight"),
    )


def guess_at(text: str, at: int) -> Scale | None:
    """The scale that a word at ``at`` may be meant as; one without a word where only the doubt remains.

    >>> [guess_at(f"5{t}", 1) for t in (" more", " tonnes")]
    [None, None]
    >>> [guess_at(f"5{t}", 1).word for t in (" milion", " m1llion", " bi llion", " rnillion", "millionfor", " zillion")]
    ['million', 'million', 'billion', 'million', 'million', '']
    """
    barred = _BARRED.match(text, at)
    if barred is not None and (known := _table().get(f"{barred['one']}l{barred['two']}".casefold())):
        return Scale(known, barred.end(), barred.end(), doubtful=True)
    match = _NEXT.match(text, at)
    if match is None:
        return None
    word, end = match["one"], match.end("one")
    known, doubtful = _read(word)
    if not known and match["two"] and (joined := _table().get((word + match["two"]).casefold())):
        known, end = joined, match.end("two")
    if not known and not doubtful:
        return None
    if (marks := match["marks"].strip("([-– \n")) and match["marks"] != ".":  # "5, million": they may part two thoughts
        sentence = "." in marks and word[0].isupper()
        return None if sentence or not known else Scale("", at, at, doubtful=True)
    doubtful = doubtful or "\n\n" in match["marks"]  # "Page 3 of 5", and "million" on the next page
    return Scale(known, end if known else at, end if known else at, doubtful)


@cache
def _table() -> dict[str, str]:
    """Every spelling of a scale word with the one that is read."""
    found = {word: word for word in (*SCALE_WORDS.split("|"), *_UNLIKE_WORDS)}
    for word, spellings in toml("money/en/sums")["scales"].items():
        if word not in ("names", "unread"):
            found.update(dict.fromkeys(spellings, word))
    return found


@lru_cache(maxsize=4096)
def _read(word: str) -> tuple[str, bool]:
    """The scale word that a word is meant as, empty without one, and whether that is in doubt."""
    spelt = word.casefold()
    for written in (spelt, word.translate(_LOOK_ALIKE).casefold().replace("rn", "m").replace("nn", "m")):
        if written in _table():
            return _table()[written], False
    if spelt in toml("money/en/sums")["scales"]["unread"]:
        return "", True
    names = toml("money/en/sums")["scales"]["names"]
    if spelt in names or spelt in known_words() or spelt.removesuffix("s") in known_words():
        return "", False
    for scale in (*SCALE_WORDS.split("|"), *_UNLIKE_WORDS):
        rest = spelt.removeprefix(scale)
        glued = len(scale) >= _SHORTEST or scale in _UNLIKE_WORDS or rest in known_words()
        if rest != spelt and glued and rest not in _FOLLOWING:
            return scale, True
    if len(spelt) < _SHORTEST - 1:
        return "", word.islower() and any(OSA.distance(spelt, scale) == 1 for scale in _SHORTENED)
    return _nearest(word, spelt)


def _nearest(word: str, spelt: str) -> tuple[str, bool]:
    """The scale word that a longer word is a misspelling of."""
    if not (word.islower() or word.isupper() or len(word) >= _SHORTEST):
        return "", False
    near = sorted((OSA.distance(spelt, scale), scale) for scale in _table() if len(scale) >= _SHORTEST)
    (closest, scale), meant = near[0], {_table()[other] for distance, other in near if distance == near[0][0]}
    if closest == 1 and len(meant) == 1:
        return _table()[scale], True
    short = word.islower() and any(OSA.distance(spelt, scale) == 1 for scale in _SHORTENED)
    return "", short or closest <= 1 or (closest == 2 and word.islower()) or _SUSPECT.search(spelt) is not None
