"""What a percentage is a share of, and whose: "of GDP", "of Latvian GDP", "Of all vehicles, 5 %"."""

import re

from dipext.lexicon import one_of
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.text.noun_phrases import TOKEN, is_verb, phrase_at

_GDP, _GNI = one_of("text/clause", "products", "gdp"), one_of("text/clause", "products", "gni")
PRODUCT = re.compile(rf"\b(?:(?P<gdp>{_GDP})|(?P<gni>{_GNI}))\b", re.IGNORECASE)
"""The product or income of an economy."""

_OWNER_BEHIND = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][\w.]+(?:\s[A-Z]\w+)?)")
_OF = re.compile(r"(?:\s|-)(?:of|des|du)(?:\s|-)(?P<the>the\s+)?|\s(?=(?:GDP|GNI)\b)")
_DIRECT = re.compile(r"\s(?=(?:the|its|their|all|our|his|her|your)\s)")
_RATIO = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?\S+\Z")
_FRONTED = re.compile(r"\W*(?:Out of|Of)\s+(?P<base>[^,.;:]{3,60}),\s[^.,;:]{0,40}\Z")
_WORLDWIDE = re.compile(r"\b(?:global|world|combined|aggregate|regional)\b")
_TOLD = re.compile(rf"\b(?:{one_of('text/clause', 'telling')}|told \w+)\s(?:that\s)?")
_MANY = re.compile(
    r"\b(?:all|the|other|European|NATO|many|most|our|that|few|several|some|no|no other|these|those)\s"
    r"(?:allies|Allies|members|member states|Member States|countries)\b"
)
_RECIPIENT = re.compile(rf"\b{one_of('text/clause', 'giving')}\s+(?:the\s+)?\Z")
_NAME = re.compile(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}")


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
    phrase, last = phrase_at(text, at, stop, base=True)
    if phrase and (product := PRODUCT.search(phrase)):
        phrase = phrase[: product.end()]
        last = at + text[at:last].find(phrase[-3:]) + 3 if phrase in text[at:last] else last
        if following := _OWNER_BEHIND.match(text, last, stop):
            phrase = f"{following[1]} {product['gdp'] or product['gni']}"
            last = following.end()
    return (phrase, last) if phrase else (None, end)


def fronted(text: str, low: int, start: int) -> str | None:
    """The base that a sentence from ``low`` begins with: "Of all vehicles, 5 %"."""
    match = _FRONTED.match(text, low, start)
    return " ".join(match["base"].split()) if match else None


def economy(text: str, base: str, low: int, high: int, at: int) -> tuple[str, str | None]:
    """A base that names GDP or GNI as just that, and whose it is by its words or those of the sentence."""
    product = PRODUCT.search(base)
    if product is None:
        return base, None
    owner = _owner(base[: product.start()])
    if owner is None and not _WORLDWIDE.search(base, 0, product.start()):
        owner = _only_country(text, _told(text, low, at), high, at)
    return "GDP" if product["gdp"] else "GNI", owner


def _owner(words: str) -> str | None:
    """The country or organisation in front of "GDP": "Latvian", "the EU's"."""
    name = re.sub(r"(?:['’]s?)?\s*\Z", "", words.strip())
    name = re.sub(r"\A(?:the|its|their|annual|national)\s+", "", name)
    name = re.sub(r"\s+(?:annual|national|total)\Z", "", name).removesuffix("’s").removesuffix("'s")
    if name in ("EU", "European Union", "NATO", "G7", "OECD", "UN"):
        return "EU" if name == "European Union" else name
    return country_of_demonym(name) or country_of_name(name) if name else None


def _told(text: str, start: int, at: int) -> int:
    """Where the clause with the figure begins: behind the words that tell who says so, where there are any."""
    match = _TOLD.search(text, start, at)
    return match.end() if match else start


def _only_country(text: str, start: int, end: int, at: int) -> str | None:
    """The one country that acts in a sentence; one that receives does not count."""
    found: set[str] = set()
    if _MANY.search(text, start, at):
        return None
    for match in _NAME.finditer(text[start:end]):
        place = start + match.start()
        words = match[0].removesuffix(".").split() if match[0] not in ("U.S.", "U.K.") else [match[0]]
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            country = country_of_name(name) or (country_of_demonym(name) if size == 1 else None)
            if country is not None:
                if not _RECIPIENT.search(text, max(start, place - 30), place):
                    found.add(country)
                break
    return found.pop() if len(found) == 1 else None
