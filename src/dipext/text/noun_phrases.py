"""Noun phrases around a figure, read forwards and backwards by lists of words: no parser, and every word may fail."""

import re
from dataclasses import dataclass
from functools import lru_cache, partial

from dipext.lexicon import words
from dipext.lexicon.countries import country_of_demonym, country_of_name

TOKEN = re.compile(r"U\.[SKN]\.(?=\s[A-Z])|[^\W\d_](?:[\w.'’/&–-]*\w)?|[0-9]+(?:[.,][0-9]+)*|[^\w\s]")
"""A word, a number or a sign."""

_words = partial(words, "text/clause")
LINKING, ACTING = _words("linking"), _words("acting")
VERBS = LINKING | ACTING
NOUNS = _words("nouns")
STOPS = _words("stops")
DETERMINERS = _words("determiners")
TIMES = _words("times")
AGENTS = _words("agents")
CHANGES = _words("changes")

_FINITE = _words("finite")
_PEOPLE = _words("people")
_NAMED = _words("named")
_PRONOUNS = _words("pronouns")
_TIED = _words("prepositions", "tied")
_PREPOSITIONS = _TIED | _words("prepositions", "loose")
_INSIDE = _TIED - {"of"}
_LOOSE = _PREPOSITIONS - _TIED
_NOUNS_BEFORE_FOR = frozenset({"support", "funds", "plans", "supplies", "need", "needs"})
_NO_PART = VERBS | STOPS | DETERMINERS
_LONGEST = 8  # words of a base or measure
_POINTING = frozenset({"this", "that"})  # "a third of that money"
_TO_THINGS = _words("to_things")
_DEFINITE = _words("definite")
_AUXILIARIES = _words("auxiliaries")
_FLOWS = _words("flows")
_COUNTS = _words("counts")
_BEHIND_TOTAL = _words("behind_total")
_NO_MEASURES = _words("no_measures")
_ARTICLES = frozenset({"a", "an"})  # "80% of a loan"
# "the National Oceanic and Atmospheric Administration (NOAA) projects" is one name with its noun.
_NAME_GOES_ON = re.compile(r"\s+[A-Z][a-z]+")
_ACRONYM = re.compile(r"\s\([A-Z][\w-]{1,9}\)(?=\s[a-z])")
_BEHIND_PARTICIPLE = re.compile(r"\s+(?:(?P<place>in|on|at|to|from|with|under|below|within|outside|through|for|as)\s)?")
_GOAL_BEHIND = re.compile(r"\s(?:(?:to|with|from|between)\s|abroad\b)")
_SUM = re.compile(r"[A-Z]{0,3}\s?[$€£¥]?\s?[0-9]")
_PHRASE_END = re.compile(r"\s*(?:[.,;:)]|\Z)|\s+(\w+)")


def is_verb(word: str) -> bool:
    """Whether a word can only be a finite verb.

    >>> is_verb("left"), is_verb("support"), is_verb("party")
    (True, False, False)
    """
    return word in VERBS and word not in NOUNS


@dataclass(slots=True)
class _Walk:
    """How far a noun phrase has been read, word by word."""

    text: str
    at: int
    stop: int
    base: bool
    """Whether it may have an article and nouns tied to it by "of"."""
    last: int
    """Where its last word ends."""
    nouns: int = 0
    previous: str = ""
    """The last word in small letters."""
    written: str = ""
    """The last word as written."""

    def take(self, token: re.Match[str]) -> None:
        """Go on to the next word of the phrase."""
        word = token[0].casefold()
        determines = word in DETERMINERS and not self.ends_as_noun(word)
        self.nouns += not determines and word != "of" and not word.endswith(("’s", "'s", "ly"))
        self.last, self.previous, self.written = token.end(), word, token[0]
        if self.base and self.written[:1].isupper() and (acronym := _ACRONYM.match(self.text, self.last, self.stop)):
            self.last = acronym.end()

    def ends_as_noun(self, word: str) -> bool:
        """Whether a determiner is the noun of its phrase: "of the EU average"."""
        return word == "average" and self.nouns > 0 and self.previous != "of"

    def phrase(self) -> tuple[str, int]:
        """What was read, and where it ends; empty without a noun."""
        phrase = self.text[self.at : self.last]
        for tail in (" of", " the", " its", " their"):
            phrase = phrase.removesuffix(tail)
        named = self.nouns or phrase.endswith(("total", "rest"))  # "of the total"
        return (" ".join(phrase.split()) if named else ""), self.at + len(phrase)


def _breaks(walk: _Walk, token: re.Match[str], word: str) -> bool:
    """A sign, an empty line, a contraction, or too many words."""
    if not (word[0].isalnum() or word[0] in "$€£¥") or word.endswith(("n’t", "n't")):
        return True
    apart = token.start() > walk.last and "\n\n" in walk.text[walk.last : token.start()]
    return apart or len(walk.text[walk.at : walk.last].split()) >= _LONGEST


def _stops(walk: _Walk, token: re.Match[str], word: str) -> bool:
    """A word that ends phrases, unless it opens this one: "all", "a loan", "that money"."""
    if word not in STOPS:
        return False
    opens = word == "all" or (walk.base and (word in _ARTICLES or (word in _POINTING and _names(walk, token))))
    determines = walk.base and not walk.nouns and word in DETERMINERS and walk.previous in DETERMINERS
    return not (determines or (token.start() == walk.at and opens))


def _names(walk: _Walk, token: re.Match[str]) -> bool:
    """Whether a noun may follow: "that money", and not "that is"."""
    following = TOKEN.match(walk.text, token.end() + 1, walk.stop)
    return following is not None and not is_verb(following[0].casefold()) and following[0].casefold() not in STOPS


def _is_describing(walk: _Walk, token: re.Match[str], word: str) -> bool:
    """A participle behind a noun in the plural: "people living in poverty"."""
    known = bool(walk.nouns) or walk.previous == "those"
    return walk.base and known and word.endswith("ing") and _plural(walk.previous)


def _ends_of(walk: _Walk, token: re.Match[str], word: str) -> bool:
    """No noun before "of", or a sum behind it: "half of the cost of €5 million"."""
    if word == "of":
        return not (walk.nouns and walk.base)
    return walk.previous == "of" and bool(walk.nouns) and _SUM.match(walk.text, token.start()) is not None


def _acts_on(walk: _Walk, token: re.Match[str], word: str) -> bool:
    """A verb, a participle or an adverb behind the noun, or a verb where a measure should begin."""
    if walk.base and walk.nouns and word in _FINITE and _plural(walk.previous):
        return True
    if (walk.nouns or walk.previous in ("total", "rest")) and walk.previous != "of":
        return _ends(walk.text, word, walk.previous, token.end(), walk.base)
    return not walk.nouns and word in VERBS and not walk.base and word not in DETERMINERS


def _determines(walk: _Walk, token: re.Match[str], word: str) -> bool:
    """A determiner behind a noun begins another phrase."""
    if walk.previous == "of" or walk.previous.endswith(("’s", "'s")):  # "the region's total trade"
        return False
    return word in DETERMINERS and bool(walk.nouns) and not walk.ends_as_noun(word)


def _ends_phrase(walk: _Walk, token: re.Match[str], word: str) -> bool:
    """Whether a noun phrase ends before a word, for one reason or another."""
    return (
        _breaks(walk, token, word)
        or _stops(walk, token, word)
        or _is_describing(walk, token, word)
        or _ends_of(walk, token, word)
        or _acts_on(walk, token, word)
        or _determines(walk, token, word)
    )


def phrase_at(text: str, at: int, stop: int, *, base: bool) -> tuple[str, int]:
    """The noun phrase that begins at ``at``, as written, and where it ends; an empty one where there is none.

    Args:
        text: the text of the release.
        at: where the phrase begins.
        stop: where it ends at the latest.
        base: whether it may have an article and nouns tied to it by "of".
    """
    walk = _Walk(text, at, stop, base, at)
    for token in TOKEN.finditer(text, at, stop):
        if token.start() < walk.last:
            continue
        word = token[0].casefold()
        if word == "and" and walk.written[:1].isupper() and _NAME_GOES_ON.match(text, token.end(), stop):
            walk.last = token.end()
        elif _ends_phrase(walk, token, word):
            if word not in ("being", "having") and _is_describing(walk, token, word):
                walk.last = _participle(text, token.end(), stop) or walk.last
            break
        else:
            walk.take(token)
    return walk.phrase()


def flow_end(text: str, phrase: str, last: int, stop: int) -> int:
    """Where a base ends that tells of what moves somewhere: "Oman's trade with Africa", "sales abroad"."""
    if phrase.rpartition(" ")[2] not in _FLOWS:
        return last
    goal = _GOAL_BEHIND.match(text, last, stop)
    if goal is None or goal[0].endswith(" abroad"):
        return goal.end() if goal else last
    thing, end = phrase_at(text, goal.end(), stop, base=True)
    timely = not thing or thing[0].isdigit() or thing.casefold().split()[-1] in TIMES
    return last if timely else end


def _ends(text: str, word: str, previous: str, end: int, base: bool) -> bool:
    """Whether a word behind a noun is a verb, a participle or an adverb."""
    if previous == "total" and (word in NOUNS or word in _BEHIND_TOTAL):
        return False
    if word in VERBS and (base or word not in NOUNS or not _is_last(text, end)):
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


def _is_last(text: str, at: int) -> bool:
    """Whether a word that may be a verb or a noun ends its phrase, as nouns do: "military support to"."""
    match = _PHRASE_END.match(text, at)
    return match is None or match[1] is None or match[1].casefold() in STOPS


def nominal(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the rise", "direct support"."""
    if at == 0 or tokens[at][0].casefold() in _AUXILIARIES:  # "spending that will reach"
        return False
    return (word := tokens[at - 1][0].casefold()) in DETERMINERS or word == "of"


def phrase_before(text: str, *, headed: bool = False) -> str | None:
    """The measure that a stretch of text ends in, without its determiners and what tells place and time.

    ``headed`` says that the last word is a noun for certain, even if it may be a verb elsewhere ("support").
    """
    tokens = list(TOKEN.finditer(text))
    kept: list[str] = []
    for at in range(_first(tokens, headed=headed), len(tokens)):
        if kept and _leads_away(tokens, at):
            break
        kept.append(tokens[at][0])
    while kept and (kept[0].casefold() in DETERMINERS or kept[0].casefold() in _PREPOSITIONS):
        kept.pop(0)
    return as_measure(" ".join(kept))


def _first(tokens: list[re.Match[str]], *, headed: bool) -> int:
    """Where the noun phrase begins that the last word ends."""
    first = len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i][0].casefold()
        if not word[0].isalnum():
            break
        if word == "and" and 0 < i < len(tokens) - 1 and _coordinates(tokens[i - 1][0], tokens[i + 1][0]):
            if not LINKING.isdisjoint(token[0] for token in tokens[:i]):  # "exports rose to a high and complaints"
                break
            continue
        certain = (headed and i == len(tokens) - 1) or i == 0 or _is_for(tokens, i)  # a noun, and elsewhere a verb
        acts = word in VERBS or (i > 0 and word.endswith("ed") and tokens[i - 1][0][0].isupper())  # "Mr Berg praised"
        if (acts and not certain) or (word in STOPS and word not in _PREPOSITIONS):
            break
        first = i
        if word in DETERMINERS and not (i and tokens[i - 1][0].casefold() in _PREPOSITIONS):
            break
    return first


def _is_for(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether "for" makes a noun of a word that may be a verb: "military support for", but not "they work for"."""
    following = tokens[at + 1][0].casefold() if at + 1 < len(tokens) else ""
    return tokens[at][0].casefold() in _NOUNS_BEFORE_FOR and following == "for"


def _leads_away(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a preposition leads from what is measured to a place, a time or somebody: "support | to Ukraine"."""
    word = tokens[at][0].casefold()
    if word not in _LOOSE and word not in _INSIDE:
        return False
    following = tokens[at + 1][0] if at + 1 < len(tokens) else "."
    if word in _TO_THINGS and not _FLOWS.isdisjoint(token[0].casefold() for token in tokens[max(0, at - 3) : at]):
        return following in TIMES
    if word in _TO_THINGS and following in _DEFINITE:  # "exports to the continent"
        noun = tokens[at + 2][0] if at + 2 < len(tokens) else "."
        return not noun[0].islower() or noun in TIMES
    if word in _LOOSE:
        return True
    if word == "in" and following[0].isupper() and following.casefold() not in TIMES:
        return not all(token[0][0].isupper() for token in tokens[at + 1 :])  # "prices in Baidoa"
    return not following[0].islower() or following.casefold() in TIMES or following.casefold() in DETERMINERS


def _coordinates(before: str, after: str) -> bool:
    """Whether "and" joins two plain nouns: "trade and investment"."""
    return before[:1].isupper() == after[:1].isupper() and all(
        w.isalpha() and w.casefold() not in _NO_PART for w in (before, after)
    )


@lru_cache(maxsize=4096)
def as_measure(phrase: str) -> str | None:
    """A measure without the possessor in front; ``None`` where somebody acts or time passes."""
    words = _owned(phrase.split())
    while words and words[0].casefold() in DETERMINERS:
        words = words[1:]
    if not words or len(words) > _LONGEST:
        return None
    if " ".join(words).casefold() in _NAMED:
        return " ".join(words)
    if _is_nobody_s(words):
        return None
    head = words[0]
    kept = len(head) < 2 or any(letter.isupper() for letter in head[1:])  # "EU aid", "China–Africa trade"
    return " ".join([head if kept else head[0].lower() + head[1:], *words[1:]])


def _owned(words: list[str]) -> list[str]:
    """The words behind a possessor: a country, an organisation, somebody's name."""
    for size in (3, 2, 1):
        head = " ".join(words[:size])
        name = re.sub(r"['’]s?\Z", "", head)
        possessor = country_of_demonym(name) or name in ("EU", "NATO", "UN")
        if len(words) > size and (possessor or (name != head and (country_of_name(name) or name[:1].isupper()))):
            return words[size:]
    return words


def _is_nobody_s(words: list[str]) -> bool:
    """Whether words name no measure: an agent, a time, a country, a name, a bare noun of change, an adjective."""
    head, phrase = words[0], " ".join(words)
    ties = _TIED | _TO_THINGS
    if words[1:2] == ["of"] and words[0].casefold() in _COUNTS and len(words) > 2:  # "the number of applications"
        return _has_names(_without_goal(words))
    last = next((words[i - 1] for i, word in enumerate(words) if i and word in ties), words[-1]).casefold()
    alone = len(words) == 1
    return (
        last in AGENTS
        or last in TIMES
        or re.split("['’]", head.casefold())[0] in _PRONOUNS
        or (head == words[-1] and last.endswith("ly"))
        or (alone and (last in CHANGES or last in _NO_MEASURES or last.endswith(("’s", "'s"))))
        or _has_names(_without_goal(words))
        or country_of_name(phrase) is not None
        or country_of_demonym(phrase) is not None
    )


def _without_goal(words: list[str]) -> list[str]:
    """The words up to where something moves to or is: "exports", of "exports to the Middle East", "prices in Peru"."""
    for at in range(1, len(words)):
        named = words[at + 1 :] and words[-1].casefold() not in TIMES and not any(word[0].isdigit() for word in words)
        if named and (words[at] == "in" or (words[at] == "of" and words[0].islower())):
            return words[:at]
        if words[at] in _TO_THINGS and words[at - 1].casefold() in _FLOWS:
            return words[:at]
    return words


def _has_names(words: list[str]) -> bool:
    return any(w[:1].isupper() and not w.isupper() for w in words[1:]) or any(w[0].isdigit() for w in words)
