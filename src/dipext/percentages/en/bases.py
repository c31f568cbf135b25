"""What a percentage is a share of, and whose: "of GDP", "of Latvian GDP", "Of all vehicles, 5 %"."""

import re

from dipext.lexicon import one_of
from dipext.text.noun_phrases import TOKEN, flow_end, is_verb, phrase_at

GDP, GNI = one_of("percentages/en/clause", "products", "gdp"), one_of("percentages/en/clause", "products", "gni")
PRODUCT = re.compile(rf"\b(?:(?P<gdp>{GDP})|(?P<gni>{GNI}))\b", re.IGNORECASE)
"""The product or income of an economy."""

_EVERY = re.compile(
    rf"(?:every|each|any)\s(?:[\w’']+\s){{1,3}}?(?:{GDP}|{GNI})\b", re.IGNORECASE
)  # "every member's GDP"
_OWNER_BEHIND = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][\w.]+(?:\s[A-Z]\w+)?)")
_OF = re.compile(
    r"(?:\s|-)(?:of|des|du)(?:\s|-)(?!those\b(?! of\b))(?P<the>the\s+)?|\s(?=(?:GDP|GNI)\b)"  # not "of those taken up"
)
_DIRECT = re.compile(r"\s(?=(?:the|its|their|all|our|his|her|your)\s)")
_RATIO = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?\S+\Z")
_FRONTED = re.compile(r"\W*(?:Out of|Of)\s+(?P<base>[^,.;:]{3,60}),\s[^.,;:]{0,40}\Z")
_SHARE_IN = re.compile(  # "the share of projects in its aid to at least 60%"
    r"\bshare of (?:[^.;:,]{2,60}?(?P<in> in (?P<base>(?:(?:the|its|their|our|all|total)\s)?[A-Za-z][^.;:,]{2,60}?))"
    rf"|(?P<of>{GDP}|{GNI})\s[^.;:,]{{2,40}}?)"
    r"\s+(?:(?:to|at|of|by)\s*(?:[\w-]+\s+){0,3}"
    r"|(?:is|was|has|have|had|will|should|stands|stood|reached|rose|fell|grew|went)\b[\w\s-]{0,40})\Z",
    re.IGNORECASE,
)


def base_at(text: str, end: int, stop: int, *, fraction: bool) -> tuple[str | None, int]:
    """What the figure that ends at ``end`` is a share of, as written, and where its words end.

    A fraction has a base without "of" as well: "half the fleet", "one in five vehicles".
    """
    match = _OF.match(text, end, stop)
    if match is not None:
        at = match.end()
        if match["the"] and not PRODUCT.search(text[at : at + 60].split(",")[0]):
            at = match.start("the")
    elif fraction and (direct := _DIRECT.match(text, end, stop)):
        at = direct.end()
    elif fraction and re.match(r"\s\w", text[end : end + 2]) and _RATIO.search(text[max(0, end - 24) : end]):
        at = end + 1  # "one in five vehicles", but "one in five said"
        if (first := TOKEN.match(text, at, stop)) and is_verb(first[0].casefold()):
            return None, end
    else:
        return None, end
    if every := _EVERY.match(text, at, stop):
        return every[0], every.end()
    phrase, last = phrase_at(text, at, stop, base=True)
    if not phrase:
        return None, end
    if product := PRODUCT.search(phrase):
        phrase = phrase[: product.end()]
        last = at + text[at:last].find(phrase[-3:]) + 3 if phrase in text[at:last] else last
        if following := _OWNER_BEHIND.match(text, last, stop):
            phrase = f"{following[1]} {product['gdp'] or product['gni']}"
            last = following.end()
        return phrase, last
    last = flow_end(text, phrase, last, stop)
    return " ".join(text[at:last].split()), last


def fronted(text: str, low: int, start: int) -> str | None:
    """The base that a sentence from ``low`` begins with: "Of all vehicles, 5 %"."""
    match = _FRONTED.match(text, low, start)
    return " ".join(match["base"].split()) if match else None


def shared_in(before: str) -> tuple[str | None, str]:
    """The base of a share that its noun names, and the words without it: "the share of projects in its aid"."""
    match = _SHARE_IN.search(before) if "share of " in before.casefold() else None
    if match is None:
        return None, before
    if match["of"]:
        return match["of"], before
    return " ".join(match["base"].split()), before[: match.start("in")] + before[match.end("in") :]
