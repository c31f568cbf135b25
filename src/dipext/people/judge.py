"""Whether a run of capitalised words that nothing introduces names a person: a linear model over a few features."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat

from dipext.lexicon import headline_verbs, toml
from dipext.people import word_lists as lexicon
from dipext.people.letters import looks_like_name

INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")
"""One initial or several: "J.", "J.-N."."""
_NEXT = re.compile(r",?[ \n](?:(?:also|has|then|further|later)[ \n])?([^\W_][\w-]*)")
_MARKS = frozenset(',.;:()/-\n“”"')


def traits_of(core: Sequence[tuple[str, int]], particle: bool = False) -> list[str]:
    """What the words of a name show by themselves, as names of features.

    Args:
        core: the words with their flags, without particles and suffixes.
        particle: whether there are any of those.
    """
    sorts = [sort_of(word, flags) for word, flags in core]
    looks = [looks_like_name(word) for (word, _), sort in zip(core, sorts, strict=True) if sort in "ux"]
    traits = [f"look={max(-3, min(3, round(min(looks) / 2)))}"] if looks else []
    if len(core) == 1:
        return [f"one {trait}" for trait in (*traits, f"kind={sorts[0]}", f"length={min(len(core[0][0]), 8)}")]
    traits += [f"first={sorts[0]}", f"last={sorts[-1]}", f"pair={sorts[0]}{sorts[-1]}", f"size={min(len(core), 5)}"]
    traits += [f"middle={sort}" for sort in sorts[1:-1]]
    if particle:
        traits.append("particle")
    return traits


def sort_of(word: str, flags: int) -> str:
    """A letter for what a word of a name is.

    (g)iven name, (f)amily name, (b)oth, (e)astern family name, (i)nitial, (u)nknown; a capital where it is a word or a
    place as well; x for a word or a place that is no name.
    """
    if INITIAL.fullmatch(word) or len(word) == 1:
        return "i"
    if word[:3].lower() in ("al-", "el-"):
        return "f"
    if flags & lexicon.EASTERN:
        return "e"
    letter = "ugfb"[flags & (lexicon.GIVEN | lexicon.FAMILY)]
    if flags & (lexicon.WORD | lexicon.PLACE | lexicon.HEAD):
        return letter.upper() if letter != "u" else "x"
    return letter


def setting(text: str, start: int, end: int, whole: bool) -> list[str]:
    """What stands around a name, as names of features; those of a single word are kept apart."""
    traits = [_following(text, end), _preceding(text, start), "bias"]
    return traits if whole else [f"one {trait}" for trait in traits]


def _following(text: str, end: int) -> str:
    after = text[end : end + 2]
    if after in ("’s", "'s") or (after in ("’ ", "' ") and text[end - 1] == "s"):
        return "next='s"
    small = lexicon.words("people/en/words", "context", "small")
    match = _NEXT.match(text, end)
    if match is None:
        return "next=" + (after[:1] if after[:1] in _MARKS else "?")
    word = match[1]
    verb = word.lower()
    if verb in lexicon.words("people/en/words", "speech", "verbs"):
        return "next=says"
    if verb in lexicon.words("people/en/words", "speech", "acts") or (word != verb and verb in headline_verbs()):
        return "next=does"
    if word[0].isdigit():
        return "next=0"
    if after[0] == ",":
        return "next=,"
    if word in small:
        return f"next={word}"
    return "next=lower" if word.islower() else "next=upper"


def _preceding(text: str, start: int) -> str:
    small = lexicon.words("people/en/words", "context", "small")
    before = text[max(0, start - 24) : start].rstrip(" ")
    if not before or before.endswith("\n\n"):
        return "previous=^"  # a paragraph starts
    if not before[-1].isalnum():
        return "previous=" + (before[-1] if before[-1] in _MARKS else "?")
    word = before.rsplit(None, 1)[-1]
    if word.lower() in small:
        return f"previous={word.lower()}"
    return "previous=lower" if word[0].islower() else "previous=upper"


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = toml("people/people_weights")["weight"]
    return weights


@cache
def most(whole: bool) -> float:
    """The most that the setting of a name can add to its log odds."""
    lead = "" if whole else "one "
    weights = _weights()
    sides = (f"{lead}next=", f"{lead}previous=")
    best = (max((w for trait, w in weights.items() if trait.startswith(side)), default=0.0) for side in sides)
    return weights.get(f"{lead}bias", 0.0) + sum(max(0.0, one) for one in best)


def weigh(traits: Iterable[str]) -> float:
    """The sum of the weights of some features: log odds, as far as these go."""
    return sum(map(_weights().get, traits, repeat(0.0)))
