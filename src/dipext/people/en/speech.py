"""Whether the words in the text are a person's own: the tag of a speaker, a verb of saying beside a quotation."""

import re
from functools import cache

from dipext.people import word_lists as lexicon
from dipext.people.en.lead import follows
from dipext.people.en.titles_after import behind_letters
from dipext.text.source import Source

_QUOTES = frozenset('“”"«»„‘')
_CLOSED = re.compile(r"[”\"»’]\s?$")
_ATTRIBUTED = re.compile(r"[.;\n]|$")
_VERB_AFTER = re.compile(r",?\s+(?:also\s|has\s|then\s|further\s|later\s)?([a-z]+)(?:\s([a-z]+))?")
_VERB_BEFORE = re.compile(r"[”\"»’,]\s+(?:also\s)?([a-z]+)\s(?:[a-z]+\s){0,2}$")


@cache
def _heading() -> re.Pattern[str]:
    statements = "|".join(sorted(lexicon.words("people/en/words", "speech", "statements")))
    return re.compile(rf"(?:^|\n)[^\n.,:;“”\"]{{0,60}}\b(?:{statements})\s(?:by|of)\s(?:the\s)?$", re.IGNORECASE)


def _is_text_of(text: str, left: int) -> bool:
    """Whether the heading of a text says whose words it has: "Speech by the Minister of Trade, Jane Doe"."""
    introduced = follows(text, left, _BEFORE_SPEAKER)
    return introduced and _heading().search(text, max(0, left - 100), left) is not None


_BEFORE_SPEAKER = ("by", "of", "the")


@cache
def _statement() -> re.Pattern[str]:
    issues = "|".join(sorted(lexicon.words("people/en/words", "speech", "issues")))
    statements = "|".join(sorted(lexicon.words("people/en/words", "speech", "statements")))
    return re.compile(
        rf"\s(?:{issues}|read\sout)\s(?:today\s)?the\sfollowing\s(?:\w+\s)?(?:{statements})\b[^.:\n]{{0,60}}:"
    )


def speaks_up(text: str, left: int, end: int, named: bool) -> bool:
    """Whether a colon makes the name the tag of a speaker.

    It stands at the start of a line or, in capitals, of a sentence. ``named`` says that it is a name for other reasons.
    """
    at = end + 1 if text[end : end + 1] == " " else end
    if text[at : at + 1] != ":" or text[at + 1 : at + 2].isdigit() or text.startswith("//", at + 1):
        return False
    if left == 0 and not text[:end].isupper():
        line = text[: text.find("\n") + 1].rstrip()
        if line and line[-1] not in '.!?”"':
            return False  # a headline: "Doe: we go on"
    lead = text[max(0, left - 2) : left]
    return left == 0 or lead[-1] == "\n" or named or (text[left:end].isupper() and lead[:1] in '.?!”"')


def speaks(source: Source, left: int, start: int, behind: int, spokes: bool = False) -> bool:
    """Whether a quotation is the person's: a verb of saying beside the name, and quotation marks in the sentence.

    Args:
        source: the release.
        left: where the titles in front of the name start.
        start: where the name starts.
        behind: where the titles behind the name end.
        spokes: whether it is a spokesperson's, whose job it is to tell reporters.
    """
    text = source.text
    verbs = lexicon.words("people/en/words", "speech", "verbs")
    behind = behind_letters(text, behind)
    if _is_text_of(text, left) or _WORDS_NEXT.match(text, behind) or _closes_dashed_words(text, left, verbs):
        return True
    after = _VERB_AFTER.match(text, _behind_field(text, behind))
    if spokes and after is not None and after[1] == "told" and after[2] in ("reporters", "journalists"):
        return True
    if after is not None and after[2] in ("the", "out") and _statement().match(text, behind):
        return True
    if after is not None and after[1] in verbs and text[after.end(1) : after.end(1) + 1] == ":":
        return True
    if after is not None and after[1] in verbs and _follows_words(text, left, after):
        return True
    if after is None or after[1] not in verbs:
        if not text[max(0, left - 2) : left].islower():
            return False
        before = _VERB_BEFORE.search(text, max(0, left - 40), left)
        if before is None or not (before[1] in verbs or (before[0][0] != "," and before[1].endswith("ed"))):
            return False
    return _is_quoted(source, left, start, behind)


def _behind_field(text: str, behind: int) -> int:
    """Where a field ends that follows an office and a comma: "Doe, Vice President, Investment Solutions, noted"."""
    match = _FIELD.match(text, behind)
    words = match[0].strip(" ,").split() if match is not None else []
    named = any(lexicon.kind(word) & (lexicon.GIVEN | lexicon.WORD) == lexicon.GIVEN for word in words)
    return behind if match is None or named else match.end()


_FIELD = re.compile(r", [A-Z][a-z]+(?: (?:and |& )?[A-Z][a-z]+){0,3}(?=, [a-z])")


def _is_quoted(source: Source, left: int, start: int, behind: int) -> bool:
    """Whether the sentence of a name has somebody's words in it, and nobody else's alone."""
    first, last = source.sentence(left)[0], source.sentence(start)[1]
    others = _OTHERS_WORDS.search(source.text, first, left) is not None
    return not _QUOTES.isdisjoint(source.text[behind if others else first : last])


# Whoever a pronoun stands for has said what is quoted before: "“...,” he added, and Jane Doe pointed to ...".
_OTHERS_WORDS = re.compile(r"[”\"»“],?\s(?:he|she|they)\s[a-z]+,?\s(?:and|while|but)\b")
_WORDS_NEXT = re.compile(
    r"(?:\s(?:went|goes)\son(?:\sto\s[a-z]+)?"
    r"|\s(?:began|begins|closed|closes|concluded|concludes|ended|ends|opened|opens)(?:\s[a-z]+){0,5})?:\s[“\"«]"
)
_DASHED_REACH = 500  # letters of a line of speech
_DASHED_WORDS = re.compile(
    r"(?:^|\n)[–—-]\s[^\n“”\"]{10,400}?"
    r"(?:\s[–—-]\s(?P<said>[a-z]+)\s(?:the\s)?[^\n–—:;“”\"]{0,80}|,\s(?P<says>[a-z]+)\s(?:the\s)?[^\n–—:;,.“”\"]{0,80})$"
)


def _closes_dashed_words(text: str, left: int, verbs: frozenset[str]) -> bool:
    """Whether a dash, a verb of saying and an office stand before a name in a line of speech: "– We go on – said"."""
    above = text.rfind("\n\n", max(0, left - _DASHED_REACH), left)
    if above < 0 and left > _DASHED_REACH:
        return False
    line = above + 2 if above >= 0 else 0
    if text[line : line + 1] not in ("–", "—", "-"):
        return False
    said = _DASHED_WORDS.search(text[line:left].replace("\n", " "))
    return said is not None and (said["said"] or said["says"]) in verbs


def _follows_words(text: str, left: int, verb: re.Match[str]) -> bool:
    """Whether somebody's words stand right before a name: “We go on.” Doe said; "Talks go on, Doe said."."""
    if _CLOSED.search(text, max(0, left - 2), left):
        return True
    attributed = verb[2] is None and _ATTRIBUTED.match(text, verb.end(1)) is not None
    return attributed and text[max(0, left - 2) : left] == ", "
