"""Noun phrases around a figure, read forwards and backwards by lists of words: no parser, and every word may fail."""

import re

from dipext.lexicon import words
from dipext.lexicon.countries import country_of_demonym, country_of_name

TOKEN = re.compile(r"[^\W\d_](?:[\w.'’/&-]*\w)?|[0-9]+(?:[.,][0-9]+)*|[^\w\s]")
"""A word, a number or a sign."""

LINKING, ACTING = words("text/clause", "linking"), words("text/clause", "acting")
VERBS = LINKING | ACTING
NOUNS = words("text/clause", "nouns")
STOPS = words("text/clause", "stops")
DETERMINERS = words("text/clause", "determiners")
TIMES = words("text/clause", "times")
AGENTS = words("text/clause", "agents")
CHANGES = words("text/clause", "changes")

_FINITE = words("text/clause", "finite")
_PEOPLE = words("text/clause", "people")
_NAMED = words("text/clause", "named")
_PRONOUNS = words("text/clause", "pronouns")
_TIED = words("text/clause", "prepositions", "tied")
_PREPOSITIONS = _TIED | words("text/clause", "prepositions", "loose")
_INSIDE = _TIED - {"of"}
_LOOSE = _PREPOSITIONS - _TIED
_NO_PART = VERBS | STOPS | DETERMINERS
_LONGEST = 8  # words of a base or measure
_ARTICLES = frozenset({"a", "an"})  # "80% of a loan"
# "the National Oceanic and Atmospheric Administration (NOAA) projects" is one name with its noun.
_NAME_GOES_ON = re.compile(r"\s+[A-Z][a-z]+")
_ACRONYM = re.compile(r"\s\([A-Z][\w-]{1,9}\)(?=\s[a-z])")
_BEHIND_PARTICIPLE = re.compile(r"\s+(?:(?P<place>in|on|at|to|from|with|under|below|within|outside|through|for|as)\s)?")
_SUM = re.compile(r"[A-Z]{0,3}\s?[$€£¥]?\s?[0-9]")
_PHRASE_END = re.compile(r"\s*(?:[.,;:)]|\Z)|\s+(\w+)")


def is_verb(word: str) -> bool:
    """Whether a word can only be a finite verb.

    >>> is_verb("left"), is_verb("support"), is_verb("party")
    (True, False, False)
    """
    return word in VERBS and word not in NOUNS


def phrase_at(text: str, at: int, stop: int, *, base: bool) -> tuple[str, int]:
    """The noun phrase that begins at ``at``, as written, and where it ends; an empty one where there is none.

    Args:
        text: the text of the release.
        at: where the phrase begins.
        stop: where it ends at the latest.
        base: whether it may have an article and nouns tied to it by "of".
    """
    last, nouns = at, 0
    previous, written = "", ""
    for count, token in enumerate(TOKEN.finditer(text, at, stop)):
        start = token.start()
        if start > last and "\n\n" in text[last:start]:
            break
        if start < last:
            continue
        spelt = token[0]
        word = spelt.casefold()
        if not (spelt[0].isalnum() or spelt in "$€£¥"):
            break
        if word == "and" and written[:1].isupper() and _NAME_GOES_ON.match(text, token.end(), stop):
            last = token.end()
            continue
        if word.endswith(("n’t", "n't")):
            break
        if word in STOPS and not (count == 0 and (word == "all" or (base and word in _ARTICLES))):
            break
        if base and (nouns or previous == "those") and word.endswith("ing") and _plural(previous):
            if word not in ("being", "having"):
                last = _participle(text, token.end(), stop) or last
            break
        if word == "of" and not (nouns and base):
            break
        if previous == "of" and nouns and _SUM.match(text, start):  # "half of the cost of €5 million"
            break
        if base and nouns and word in _FINITE and _plural(previous):
            break
        if (
            (nouns or previous in ("total", "rest"))
            and previous != "of"
            and _ends(text, word, previous, token.end(), base)
        ):
            break
        determined = word in DETERMINERS
        if not nouns and word in VERBS and not base and not determined:
            break
        if determined and nouns and previous != "of":
            break
        if len(text[at:last].split()) >= _LONGEST:
            break
        nouns += not determined and word != "of" and not word.endswith(("’s", "'s", "ly"))
        last, previous, written = token.end(), word, spelt
        if base and written[:1].isupper() and (acronym := _ACRONYM.match(text, last, stop)):
            last = acronym.end()
    phrase = text[at:last]
    for tail in (" of", " the", " its", " their"):
        phrase = phrase.removesuffix(tail)
    named = nouns or phrase.endswith(("total", "rest"))  # "of the total"
    return (" ".join(phrase.split()) if named else ""), at + len(phrase)


def _ends(text: str, word: str, previous: str, end: int, base: bool) -> bool:
    """Whether a word behind a noun is a verb, a participle or an adverb."""
    if previous == "total" and word in NOUNS:
        return False
    if word in VERBS and (base or word not in NOUNS or not _ends_phrase(text, end)):
        return True
    return len(word) > 4 and (word.endswith("ly") or (word.endswith("ed") and text[end - len(word)].islower()))


def _plural(word: str) -> bool:
    """Whether a noun in small letters names many, so that a verb in its base form may follow."""
    return word in _PEOPLE or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _participle(text: str, at: int, stop: int) -> int:
    """Where the words end that go with a participle behind a noun: "people living in poverty"; 0 without any."""
    match = _BEHIND_PARTICIPLE.match(text, at, stop)
    if match is None:
        return 0
    phrase, last = phrase_at(text, match.end(), stop, base=True)
    timely = not phrase or phrase[0].isdigit() or phrase.casefold().split()[-1] in TIMES
    return 0 if timely else last


def _ends_phrase(text: str, at: int) -> bool:
    """Whether a word that may be a verb or a noun ends its phrase, as nouns do: "military support to"."""
    match = _PHRASE_END.match(text, at)
    return match is None or match[1] is None or match[1].casefold() in STOPS


def nominal(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the rise", "direct support"."""
    return at > 0 and ((word := tokens[at - 1][0].casefold()) in DETERMINERS or word == "of")


def phrase_before(text: str, *, headed: bool = False) -> str | None:
    """The measure that a stretch of text ends in, without its determiners and what tells place and time.

    ``headed`` says that the last word is a noun for certain, even if it may be a verb elsewhere ("support").
    """
    tokens = list(TOKEN.finditer(text))
    first = len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i][0].casefold()
        if not word[0].isalnum():
            break
        if word == "and" and 0 < i < len(tokens) - 1 and _coordinates(tokens[i - 1][0], tokens[i + 1][0]):
            continue
        certain = (headed and i == len(tokens) - 1) or i == 0  # a noun, though it may be a verb elsewhere
        if (word in VERBS and not certain) or (word in STOPS and word not in _PREPOSITIONS):
            break
        first = i
        if word in DETERMINERS and not (i and tokens[i - 1][0].casefold() in _PREPOSITIONS):
            break
    kept: list[str] = []
    for at, token in enumerate(tokens[first:], first):
        word = token[0].casefold()
        if kept and word in _LOOSE:
            break
        if kept and word in _INSIDE:
            following = tokens[at + 1][0] if at + 1 < len(tokens) else "."
            if not following[0].islower() or following.casefold() in TIMES or following.casefold() in DETERMINERS:
                break
        kept.append(token[0])
    while kept and (kept[0].casefold() in DETERMINERS or kept[0].casefold() in _PREPOSITIONS):
        kept.pop(0)
    return as_measure(" ".join(kept))


def _coordinates(before: str, after: str) -> bool:
    """Whether "and" joins two plain nouns: "trade and investment"."""
    return before[:1].isupper() == after[:1].isupper() and all(
        w.isalpha() and w.casefold() not in _NO_PART for w in (before, after)
    )


def as_measure(phrase: str) -> str | None:
    """A measure without the possessor in front; ``None`` where somebody acts or time passes."""
    words = phrase.split()
    for size in (3, 2, 1):
        head = " ".join(words[:size])
        name = re.sub(r"['’]s?\Z", "", head)
        if len(words) > size and (
            country_of_demonym(name)
            or name in ("EU", "NATO", "UN")
            or (name != head and (country_of_name(name) or name[:1].isupper()))
        ):
            words = words[size:]
            break
    while words and words[0].casefold() in DETERMINERS:
        words = words[1:]
    if not words or len(words) > _LONGEST:
        return None
    if " ".join(words).casefold() in _NAMED:
        return " ".join(words)
    head = words[0]
    last = next((words[i - 1] for i, word in enumerate(words) if i and word in _TIED), words[-1]).casefold()
    if (
        last in AGENTS
        or last in TIMES
        or re.split("['’]", head.casefold())[0] in _PRONOUNS
        or (head == words[-1] and last.endswith("ly"))
    ):
        return None
    if any(w[:1].isupper() and not w.isupper() for w in words[1:]) or any(w[0].isdigit() for w in words):
        return None
    if len(words) == 1 and last in CHANGES:
        return None
    if country_of_name(" ".join(words)) or country_of_demonym(" ".join(words)):
        return None
    return " ".join(
        [head if len(head) < 2 or head.isupper() or head[1].isupper() else head[0].lower() + head[1:], *words[1:]]
    )
