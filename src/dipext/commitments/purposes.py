"""The words behind "for", "to", "in support of", "aimed at", as the text has them."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk

_ENDS = frozenset(
    {
        "through",
        "via",
        "under",
        "by",
        "during",
        "until",
        "since",
        "from",
        "following",
        "after",
        "within",
        "as",
        "alongside",
        "with",
        "including",
        "which",
        "while",
        "where",
    }
)
_WITH = frozenset(
    {
        "work",
        "working",
        "deal",
        "dealing",
        "cope",
        "coping",
        "comply",
        "along",
        "people",
        "persons",
        "children",
        "those",
    }
)  # "to work with communities", "children with disabilities"
_STRUCK = frozenset({"hit", "affected", "struck", "stricken", "ravaged", "battered", "uprooted", "hurt", "made"})
_LEADING_ON = frozenset(
    {"and", "the", "a", "an", "another", "further", "additional", "remaining", "other", ",", "or", "up"}
)
_POSTS = frozenset({"minister", "secretary", "commissioner", "ministry", "department", "representative", "envoy"})
_NO_PURPOSE = frozenset(
    {"date", "follow", "as", "instance", "example", "now", "come", "this", "that", "it", "them", "which", "whom", "add"}
)
_BODIES = frozenset(
    {"ministry", "government", "army", "forces", "authorities", "navy", "military", "ministries", "police"}
)
_PEOPLE = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "balkan",
        "western",
        "northern",
        "humanitarian",
        "partners",
        "congress",
        "parliament",
        "support",
        "help",
        "assist",
        "partner",
        "nations",
        "countries",
        "allied",
        "allies",
        "communities",
        "region",
        "regional",
        "eastern",
        "flank",
        "other",
        "more",
        "than",
        "southern",
        "central",
        "daily",
        "people",
        "government",
        "armed",
        "forces",
        "of",
        "the",
        "and",
        "its",
        "their",
        "a",
        "in",
        "republic",
        "population",
    }
)


def purpose_in(text: str, chunks: Sequence[Chunk], at: int, end: int, *, passive: bool) -> tuple[int, int] | None:
    """Start and end of the purpose among the chunks behind an item, or ``None``; behind the verb of a passive too."""
    limit = 0 if passive else end
    for index in range(at + 1, end):
        lists = chunks[index].low == "," and _is_list(chunks, index, end)
        if chunks[index].low in (",", "(", "–", "—") and not lists and not _resumes(chunks, index, end):
            return None
        if chunks[index].kind == "aux" and chunks[index - 1].kind == "rel":
            limit = min(limit, index)
        if (
            index < limit
            and chunks[index].kind in ("aux", "verb")
            and chunks[index - 1].kind != "to"
            and _is_finite(chunks[index])
        ):
            return None
        start = _begin(chunks, index, end)
        if start is None:
            continue
        stop = _stop(chunks, start, end)
        while stop == end < len(chunks) and stop > start and chunks[stop - 1].low in _LEADING_ON:
            stop, end = stop - 1, end - 1  # "to schools and the remaining", another sum
        if stop <= start or _is_party_only(chunks[start:stop]):
            continue
        low, high = chunks[start].start, chunks[stop - 1].end
        while high > low and text[high - 1] in " ,;:.–—-":
            high -= 1
        return low, high
    return None


def _resumes(chunks: Sequence[Chunk], at: int, end: int) -> bool:
    """Whether a purpose can stand behind a comma or a bracket."""
    if chunks[at].low == "(":
        return True
    following = chunks[at + 1] if at + 1 < end else None
    if following is not None and following.kind == "adv" and at + 2 < end:  # ", mainly for schools"
        following = chunks[at + 2]
    return following is not None and (
        following.kind in ("to", "prep") or following.low in ("subject", "aimed", "earmarked", "dedicated", "intended")
    )


def _is_finite(chunk: Chunk) -> bool:
    if chunk.kind == "aux":
        return True
    forms = chunk.forms
    return not forms & {"pp", "ing"}


_NO_PURPOSE_BEFORE_TO = frozenset(
    [
        *("up", "according", "subject", "due", "prior", "addition", "intent", "intention"),
        *("plans", "plan", "ability", "pledge", "commitment"),
    ]
)


def _begin(chunks: Sequence[Chunk], index: int, end: int) -> int | None:
    """Where a purpose begins if its preposition stands at an index."""
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < end else None
    if following is None or following.low in _NO_PURPOSE or _sums_up(chunks, index):
        return None
    if chunk.low == "for":
        return _behind_for(chunks, index, end)
    if chunk.kind == "verb" and chunk.readings[0].verb_class == "help" and chunks[index - 1].kind == "aux":
        return index
    if chunk.kind == "to":
        goes_on = chunks[index - 1].low in ("and", "or")  # "to release 3 million and to send a plane"
        return index + 1 if not goes_on and _is_to_do(chunks, index, end) else None
    if chunk.low in ("into", "towards", "toward"):
        return index + 1
    if chunk.low == "in" and following.low == "support" and index + 3 < end and chunks[index + 2].low == "of":
        return index + 3
    aims = chunk.low in ("aimed", "dedicated", "earmarked", "intended") and following.low in ("at", "to", "for")
    return index + 2 if aims else None


def _behind_for(chunks: Sequence[Chunk], index: int, end: int) -> int | None:
    """Where the purpose behind "for" begins; none behind an office, and no time is one."""
    following = chunks[index + 1]
    if chunks[index - 1].kind == "office" or chunks[index - 1].low in _POSTS:
        return None
    helped = _who_is_to(chunks, index, end)
    if helped is not None:
        return helped
    span = {"year", "period", "season", "semester"} & {chunk.low for chunk in chunks[index + 1 : index + 4]}
    return None if following.kind == "date" or span else index + 1


def _who_is_to(chunks: Sequence[Chunk], index: int, end: int) -> int | None:
    """Where the purpose begins of "for Togo to train nurses"."""
    head = index + 2 if chunks[index + 1].kind == "det" else index + 1
    if head + 2 >= end or chunks[head].kind != "party" or chunks[head].possessive or chunks[head + 1].kind != "to":
        return None
    return head + 2 if chunks[head + 2].kind in ("verb", "word") else None


def _sums_up(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a preposition leads to a sum: "for a total of 4 billion"."""
    return [behind.low for behind in chunks[index + 1 : index + 4]] == ["a", "total", "of"]


def _is_to_do(chunks: Sequence[Chunk], index: int, end: int) -> bool:
    """Whether "to" tells what for: not "up to", not "plans to", not who receives."""
    if chunks[index - 1].low in _NO_PURPOSE_BEFORE_TO or _leads_to_party(chunks, index + 1, end):
        return False
    if chunks[index + 1].kind == "det" and not _is_doing(chunks[index + 2 : index + 7]):
        return False
    if chunks[index + 1].capital and chunks[index + 1].kind == "word":
        return False  # a place that no list has
    gives = index + 2 == end and chunks[index + 1].kind == "verb" and end < len(chunks)  # "to provide", another sum
    return not gives and chunks[index + 1].kind in ("verb", "noun", "word", "adv", "det")


_DOING = ("tion", "tions", "ing", "ment", "appeal", "fund", "work", "effort", "efforts", "response", "recovery", "plan")


def _is_doing(said: Sequence[Chunk]) -> bool:
    """Whether words tell of something that is done, and of nobody who receives: "to the rebuilding of"."""
    for chunk in said:
        if chunk.kind in ("prep", "punct", "to"):
            return False
        if chunk.low.endswith(_DOING):
            return True
    return False


def _leads_to_party(chunks: Sequence[Chunk], at: int, end: int) -> bool:
    """Whether "to" leads to who receives and a purpose follows: "to the World Food Programme for meals"."""
    head = at + 1 if chunks[at].kind == "det" and at + 1 < end else at
    return (
        chunks[head].kind == "party"
        and not chunks[head].possessive
        and any(chunk.low == "for" or chunk.kind == "to" for chunk in chunks[head + 1 : min(end, head + 4)])
    )


def _stop(chunks: Sequence[Chunk], start: int, end: int) -> int:
    """Where a purpose ends: before a channel, a time, or a new thought."""
    index = start
    while index < end:
        chunk = chunks[index]
        if chunk.kind == "date":
            back = index
            while (back > start and chunks[back - 1].kind in ("prep", "det")) or (
                back > start and chunks[back - 1].low in ("the", "early")
            ):
                back -= 1
            return back
        if (
            chunk.kind == "conj"
            and chunk.low == "and"
            and index + 1 < end
            and (
                chunks[index + 1].kind == "aux"
                or (chunks[index + 1].kind == "verb" and _is_finite(chunks[index + 1]) and chunks[start].kind != "verb")
            )
        ):
            return index
        origin = chunk.low == "from" and (
            chunks[index - 1].low.endswith("ing")  # "resulting from", "fleeing from"
            or (index + 1 < end and chunks[index + 1].kind == "party" and chunks[index - 1].kind == "word")
        )
        if chunk.low == "so" and index + 1 < end and chunks[index + 1].low == "that":
            return index
        agent = chunk.low == "by" and (chunks[index - 1].kind == "verb" or chunks[index - 1].low in _STRUCK)
        joined = chunk.low == "with" and chunks[index - 1].low in _WITH
        if chunk.low in _ENDS and index > start and not origin and not agent and not joined:
            return index
        if (
            chunk.kind == "verb"
            and index > start
            and chunks[index - 1].kind not in ("to", "aux", "rel", "conj")
            and _is_finite(chunk)
            and chunk.low not in _STRUCK
        ):
            return index
        if chunk.low in (".", ";", ":", "–", "—", "(", "”", '"') or _tells_more(chunks, start, index, end):
            return index
        if chunk.low == "," and not _is_list(chunks, index, end):
            return index
        index += 1
    return end


def _tells_more(chunks: Sequence[Chunk], start: int, at: int, end: int) -> bool:
    """Whether a clause begins that is about the sum and not about who gets it: "for Palestinians that was approved"."""
    return (
        chunks[at].low == "that"
        and at + 1 < end
        and chunks[at + 1].low in ("was", "is", "has", "were")
        and _is_party_only(chunks[start:at])
    )


def _is_list(chunks: Sequence[Chunk], at: int, end: int) -> bool:
    """Whether a comma stands in a list: "and" follows before the next break."""
    for index in range(at + 1, min(end, at + 9)):
        if chunks[index].low == "and":
            if index + 1 < end and chunks[index + 1].kind == "prep":
                return False  # ", and across these efforts"
            return not any(chunk.kind == "aux" for chunk in chunks[index + 1 : index + 5])  # ", and the rest is"
        if chunks[index].kind in ("verb", "aux", "rel", "date") and chunks[index - 1].low != "to":
            return False
    return False


def _is_party_only(said: Sequence[Chunk]) -> bool:
    """Whether the words name nothing but who receives."""
    if said[0].low == "help" and len(said) > _HELPED:
        return False  # "help people in South Kivu"
    head = said[1:] if said[0].kind == "det" else said
    if head and head[0].kind == "office" and len(head) < _OFFICE:
        return True  # "the Ministry of Finance"
    if said[-1].low in _BODIES and any(chunk.kind == "party" for chunk in said):
        return True
    return all(
        chunk.kind in ("party", "subject", "it", "prep", "adv")
        or chunk.low.isdigit()
        or chunk.low in _PEOPLE
        or chunk.low in (",", "’")
        for chunk in said
    )


_HELPED = 3  # words of "help the people"
_OFFICE = 5  # words of the name of an office at most


def invested_in(text: str, chunks: Sequence[Chunk], at: int, end: int) -> tuple[int, int] | None:
    """What money is invested in: "invest 300 million euros in bunkers"."""
    for index in range(at + 1, end - 1):
        if chunks[index].low in ("in", "into"):
            stop = _stop(chunks, index + 1, end)
            if stop > index + 1 and not _is_party_only(chunks[index + 1 : stop]):
                return chunks[index + 1].start, chunks[stop - 1].end
        elif chunks[index].kind in ("verb", "aux", "punct"):
            return None
    return None
