"""Names of the registry in running text, one walk of the tree at each word that a name may begin with."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from dipext.initiatives.acronyms import Definition
from dipext.initiatives.hit import Hit
from dipext.initiatives.misspelt import likeness, meant_by
from dipext.initiatives.names import WORD, Name, NameIndex, Node, is_acronym, is_titled
from dipext.initiatives.registry import Registry
from dipext.initiatives.spelling import fold
from dipext.initiatives.support import Support
from dipext.initiatives.tables import one_of, only_places, small_words, tables
from dipext.text.letters import UPPER
from dipext.text.source import Source

RULES = ("initiative.name", "initiative.clashing-name")

_FIRST = re.compile(rf"({WORD})")
# Between two words of a name: white space, one dash, slash or quotation mark, or a line's end; never an empty line.
_GAP = r"\s?(?:[-–—−/’'“”\"‘«»]\s?)?"
# "the North Atlantic Treaty Organization" is no treaty.
_ORGANISATION = re.compile(rf"\s+(?i:{one_of('organisation')})\b")
_NEXT = re.compile(rf"{_GAP}({WORD})")
_INDEFINITE = re.compile(rf"\b{one_of('indefinite')}\s$", re.IGNORECASE)
_STARTS_SENTENCE = re.compile(r"[.!?:\n…][\s“\"‘']*$")
_OPENS = rf"(?:{one_of('sentence_openers')}\b)"
_CAPITAL_AFTER = re.compile(rf"[^\S\n](?!{_OPENS})[{UPPER}]")
_CAPITAL_BEFORE = re.compile(rf"(?:^|\s)(?!{_OPENS})[{UPPER}][\w.’'-]*[^\S\n]$")
_TELLING = 3
"""A name of so many words, without "of" and the like, is known without its small words and its capitals."""


def find_names(
    source: Source, registry: Registry, starts: Sequence[int], definitions: Sequence[Definition]
) -> list[Hit]:
    """The longest names that begin at one of ``starts``, in text order, without overlaps.

    Names that also mean something else are kept only where the release supports them; an initiative that is named
    beyond doubt elsewhere supports them too, so all of the text is read before that is settled.
    """
    root = registry.index.root
    walks = [walk for start in starts if (walk := list(_walk(source.text, start, root)))]
    if not walks:
        return []
    certain = [hit for walk in walks for hit in walk if not hit.name.context]
    support = Support(source, registry, certain, definitions)
    hits = _settled(walks, support)
    if len(hits) < len(walks) and any(hit.name.context for hit in hits):
        support.joinable(hits)
        return _settled(walks, support)
    return hits


def _settled(walks: list[list[Hit]], support: Support) -> list[Hit]:
    hits: list[Hit] = []
    end = 0
    for walk in walks:
        if walk[0].start < end:
            continue
        for stop in sorted({hit.end for hit in walk}, reverse=True):
            chosen = support.choose([hit for hit in walk if hit.end == stop])
            if chosen is not None:
                hits.append(chosen)
                end = chosen.end
                break
    return hits


def small_starts(text: str, index: NameIndex, chunks: Collection[str]) -> list[int]:
    """Where words stand that begin with a small letter or a digit and may open a name.

    ``chunks`` are those of the text, as spaces part them, that may hold such words.
    """
    starts = []
    for opener in {index.small_openers[chunk] for chunk in chunks if chunk in index.small_openers}:
        at = text.find(opener)
        while at >= 0:
            if not text[at - 1 : at].isalnum():
                starts.append(at)
            at = text.find(opener, at + len(opener))
    return starts


def may_go_on(text: str, end: int, letters: str) -> bool:
    """Whether a word up to ``end`` may open a name whose second word begins with one of some small letters.

    Where there are none, or where no plain letter follows a space, it may.
    """
    if not letters or text[end : end + 1] != " ":
        return True
    following = text[end + 1 : end + 2]
    return not (following.isascii() and following.isalpha()) or following.lower() in letters


def _walk(text: str, start: int, root: Node) -> Iterator[Hit]:
    """Every name that begins at ``start``, as its spelling allows, with one word misspelt or small words exchanged."""
    match = _FIRST.match(text, start)
    node = _after(root, match[1]) if match else None
    if match is None or node is None:
        return
    words = [match[1]]
    misspelt = False
    while node is not None:
        if node.names and not _ORGANISATION.match(text, match.end()):
            yield from _ending_here(text, start, match.end(), node, words, misspelt=misspelt)
        match = _NEXT.match(text, match.end()) if node.after else None
        if match is None:
            return
        right = _step(node, match[1])
        if right is None and not misspelt and match[1][0].isupper():
            misspelt = True
            right = _misspelt_step(node, match[1])
        node, written = right or (None, [])
        words += written


def _ending_here(text: str, start: int, end: int, node: Node, words: list[str], *, misspelt: bool) -> Iterator[Hit]:
    """The names that the words so far, up to ``end``, are."""
    for name in node.names:
        if not misspelt:
            if fits(name, words, text, start, end) and not _has_own_spelling(name, words, node):
                yield Hit(start, end, name, tuple(words))
        elif not name.context:
            yield Hit(start, end, name, tuple(words), likeness(" ".join(words), " ".join(name.words)))


def _step(node: Node, word: str) -> tuple[Node, list[str]] | None:
    """Where a word of the text leads, and which words of the text that makes."""
    after = _after(node, word)
    return (after, [word]) if after is not None else _past_small_words(node, word)


def _misspelt_step(node: Node, word: str) -> tuple[Node, list[str]] | None:
    right = meant_by(fold(word), node.after.keys())
    return (node.after[right], [word]) if right is not None else None


def _has_own_spelling(name: Name, words: list[str], node: Node) -> bool:
    """Whether the words, with a small letter where the name has a capital, are a name that needs support."""
    return not name.context and any(
        other.context and other.id == name.id and other.words == tuple(words) for other in node.names
    )


def _after(node: Node, word: str) -> Node | None:
    key = fold(word)
    after = node.after.get(key)
    if after is None and len(key) > 2:
        after = node.after.get(key[:-1] if key.endswith("s") else key + "s")
        if after is not None and not after.names:
            return None
    return after


def _past_small_words(node: Node, word: str) -> tuple[Node, list[str]] | None:
    """Where another small word, or none, leads: "Tribunal on the Crime" for "for the Crime", "Mission Georgia".

    With it come the words of the text for those of the name, empty where the name's own was not written.
    """
    if fold(word) in small_words():
        if len(node.small) == 1:
            return node.after[node.small[0]], [""]
        return (node, []) if word == "the" and not node.small else None
    if not word[0].isupper():
        return None
    for key in node.small:
        after = _after(node.after[key], word)
        if after is not None:
            return after, ["", word]
        deeper = node.after[key].after.get("the")
        after = _after(deeper, word) if deeper is not None else None
        if after is not None:
            return after, ["", "", word]
    return None


def fits(name: Name, words: list[str], text: str, start: int, end: int) -> bool:
    """Whether the words may stand for the name: capitals where the name has them, or all of it in capitals."""
    alone = len(words) == 1
    lowered = False
    for registered, word in zip(name.words, words, strict=True):
        if word == registered:
            continue
        if not word:
            if not _may_be_left_out(name, registered):
                return False
        elif is_acronym(registered):
            beside_a_name = alone and _beside_a_name(text, start, end)
            if not _is_short_form(name, registered, word, beside_a_name=beside_a_name):
                return False
        elif word.isupper() and len(word) > 1:
            if alone and name.context:
                return False
        else:
            lowered |= _is_lowered(registered, word)
    if lowered:
        return _in_sentence_case(name, words, text, start)
    return alone or not any(w[0].isupper() for w in name.words) or any(w[:1].isupper() for w in words)


def _may_be_left_out(name: Name, registered: str) -> bool:
    """Whether the text may lack a small word of a name."""
    return not name.context and (fold(registered) == "the" or _content(name) >= _TELLING)


def _is_short_form(name: Name, registered: str, word: str, *, beside_a_name: bool) -> bool:
    """Whether a word is an acronym of a name: with or without dots, in the plural, or like a word, "Unifil"."""
    bare, own = word.replace(".", ""), registered.replace(".", "")
    if is_titled(own) and bare == own.capitalize() and not name.context:
        return not beside_a_name
    return bare in (own, own + "s") or (bare.isupper() and not name.context)


def _is_lowered(registered: str, word: str) -> bool:
    return registered[0].isupper() and word[0].islower() and fold(word) not in _may_be_small()


def _in_sentence_case(name: Name, words: list[str], text: str, start: int) -> bool:
    """Whether a name that is written with one capital is one: "the European air shield", but not "a Baltic sentry"."""
    if name.context or not words[0][0].isupper() or _INDEFINITE.search(text, max(0, start - 9), start):
        return False
    capitals = [word for word in words[1:] if word and word[0].isupper()]
    if _content(name) >= _TELLING and (capitals or only_places(words[:1])):
        return True
    return _STARTS_SENTENCE.search(text, max(0, start - 3), start) is None and start > 0


def _beside_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands on either side, as in "Irini Papadaki" and "Minister Irini"."""
    return (
        _CAPITAL_AFTER.match(text, end) is not None
        or _CAPITAL_BEFORE.search(text[max(0, start - 30) : start]) is not None
    )


def _content(name: Name) -> int:
    """How many words a name has without "of" and the like."""
    return sum(fold(word) not in small_words() for word in name.words)


@cache
def _may_be_small() -> frozenset[str]:
    """Words that a name may have with a small or a capital letter: "the Nansen programme"."""
    return small_words().union(map(fold, tables().kinds))
