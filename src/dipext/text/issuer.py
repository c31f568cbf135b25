"""Who speaks, from the head of the release itself, where nobody has said it."""

import re
from functools import cache

from dipext.lexicon import alternation, toml
from dipext.lexicon.countries import country_of_demonym, find_country, name_of_country
from dipext.lexicon.issuers import is_body_name, telling_words

DOUBT = "the issuer's country is that of the capital in the dateline"
_HEAD = 1500  # characters of a release that may name its issuer
_LINES = 8  # lines with something on them, likewise
_MOST_SPACES = 24  # between the words of the name of a body, with the label before it
_REACH = 300  # characters at the beginning of a line
_NEAR = 250  # characters behind a dateline in which a ministry without a country is that of the capital

_WORD = r"(?:(?:and|of|the|for|&)|[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*)"
_MINISTRIES = ("Ministry", "Department", "Secretariat")
_MINISTRY = rf"(?:{'|'.join(_MINISTRIES)})\s(?:of|for)\s{_WORD}(?:,?\s{_WORD}){{0,8}}"
_FOREIGN = re.compile(r"\b(?:Foreign|External|International)\b")
_OPENING = re.compile(
    r"(?:(?:Official|Press)\s)?(?:Statement|Communiqué|Communique|Declaration|Comment|Announcement|Press\s[Rr]elease)"
    rf"\s(?:by|of|from)\s(?:the\s)?(?:[Ss]pokes\w+\s(?:of|for)\s(?:the\s)?)?(?P<body>{_MINISTRY})"
)
_NAMED = re.compile(
    rf"(?:the\s|The\s)?(?P<owner>[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*(?:[ ][A-Z][\w’'.-]*)?(?:[’']s)?\s)?(?P<body>{_MINISTRY})"
)
_LABEL = re.compile(
    r"(?:source|from|issued\sby|issuer|published\sby|press\sservice\sof)(?:\sthe)?\s*:?\s+", re.IGNORECASE
)
_LABELS = ("source", "from", "issue", "publish", "press")  # each label has one of them: a look before the pattern
_WORDS = re.compile(r"[^\s,:;()\[\]|/–—·•]+")
_PARTS = re.compile(r"\s+[–—|·•-]\s+|\s+/\s+|\s*\|\s*")
_PARTED = re.compile(r"[–—|·•/-](?:(?<=\|)|(?<=\s.)\s)")  # what every gap between parts has, quick to look for
_DATED = re.compile(r"[12][0-9]{3}|^[A-ZÀ-ÖØ-ÞĀ-Ž][\w’' .-]{1,40}, [A-Z]")  # a year, or "Ottawa, Ontario"
_NOT_ALONE = frozenset(["US", "USA", "UK", "EU", "UN", "G7", "G20"])


def find_issuer(text: str) -> tuple[str, tuple[str, ...]] | None:
    r"""The issuer that the first lines of a release name, with what is doubtful about it.

    It is a body that stands alone on its line or between the dashes of a dateline ("2025-10-28 – Ottawa, Ontario –
    Global Affairs Canada"), the ministry whose statement the headline announces, or a ministry of foreign affairs
    close behind a dateline, which is that of the dateline's capital where it names no country itself.

    >>> find_issuer("Aid for the coast\n2025-10-28 – Ottawa, Ontario – Global Affairs Canada")
    ('Global Affairs Canada', ())
    >>> find_issuer("Riga, 20 November 2025 – The Ministry of Foreign Affairs regrets the incident.")
    ('Ministry of Foreign Affairs of Latvia', ("the issuer's country is that of the capital in the dateline",))
    >>> find_issuer("The Ministry of Foreign Affairs of Latvia met with experts.") is None
    True
    """
    lines = [line.strip()[:_REACH] for line in text[:_HEAD].split("\n") if line and not line.isspace()][:_LINES]
    for line in lines:
        if name := _on_its_own(line):
            return name, ()
    ministries = [body for number, line in enumerate(lines) for body in _ministries(line, first=number == 0)]
    if not ministries:
        return None
    capital = next((code for line in lines if (code := _capital(line))), None)
    for body in ministries:
        country = find_country(body)
        if country and capital in (None, country):
            return body, ()
        if capital and not country and _FOREIGN.search(body) and not _visit(lines, capital):
            return f"{body} of {name_of_country(capital)}", (DOUBT,)
    return None


def _on_its_own(line: str) -> str | None:
    """A body that has a line, or a part of a dateline, for itself."""
    if line.count(" ") > _MOST_SPACES and all(part.count(" ") > _MOST_SPACES for part in _parts(line)):
        return None  # prose
    folded = line.casefold()
    if telling_words().isdisjoint(_WORDS.findall(folded)):
        return None
    said = _LABEL.sub("", line, count=1) if any(label in folded for label in _LABELS) else line
    parts = _parts(said)
    dateline = len(parts) > 1
    for part in parts:
        name = part.strip(" .,:;()[]")
        if dateline and not (" " in name and _DATED.search(line)):
            continue
        if name not in _NOT_ALONE and is_body_name(name):
            return name
    return None


def _parts(line: str) -> list[str]:
    """The parts of a line between its dashes and bars."""
    return _PARTS.split(line) if _PARTED.search(line) else [line]


def _ministries(line: str, *, first: bool) -> list[str]:
    """The ministries that speak in a line: whose statement it is, or who is named behind its dateline."""
    if not any(ministry in line for ministry in _MINISTRIES):
        return []
    opening = _OPENING.match(line)
    if opening:
        return [_trimmed(opening["body"])]
    if first and not _DATED.search(line, 0, 100):
        return []
    end = _dateline_end(line)
    if end is None:
        return []
    found = []
    for match in _NAMED.finditer(line, end, end + _NEAR):
        owner = (match["owner"] or "").strip()
        country = find_country(owner.removesuffix("’s").removesuffix("'s"))
        found.append(_trimmed(match[0] if country or owner in ("State", "Federal", "Royal") else match["body"]))
    return found[:1]


def _trimmed(body: str) -> str:
    return re.sub(r"^[Tt]he\s|(?:,?\s(?:and|of|the|for|&))+$", "", " ".join(body.split()))


@cache
def _places() -> tuple[re.Pattern[str], dict[str, str]]:
    capitals = {place.casefold(): code for code, places in toml("lexicon/capitals").items() for place in places}
    return re.compile(rf"[(\[“\"]?(?P<place>{alternation(capitals)})(?=[\s,:)–—-])", re.IGNORECASE), capitals


def _capital(line: str) -> str | None:
    """The country of the capital that a dateline begins with."""
    pattern, capitals = _places()
    match = pattern.match(line)
    if match is None or _dateline_end(line) is None:
        return None
    return capitals[" ".join(match["place"].casefold().split())]


def _dateline_end(line: str) -> int | None:
    """Where the dateline of a line ends."""
    match = _DATELINE.match(line)
    return match.end() if match else None


_DATELINE = re.compile(
    r"[(\[“\"]?(?:[A-ZÀ-ÖØ-ÞĀ-Ž][^\n–—:]{2,60}?(?:[0-9]{4}|[0-9]{1,2}|\b[A-Z][a-z]+))?[)\]]?\s*(?:[–—:]|\s-{1,2}\s)\s*"
    r"|[(\[“\"]?[A-ZÀ-ÖØ-ÞĀ-Ž][^\n–—:]{2,60}?[12][0-9]{3}[)\].]?\s*(?:[–—:-]\s*|$)"
)


def _visit(lines: list[str], capital: str) -> bool:
    """Whether the first lines speak of another country's minister: its release from a capital that he or she visits."""
    for match in _MINISTER.finditer(" ".join(lines[:3])):
        country = country_of_demonym(match["of"]) or find_country(match["of"])
        if country not in (None, capital):
            return True
    return False


_MINISTER = re.compile(
    r"(?P<of>[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*)(?:’s|'s)?\s(?:Prime\s|Deputy\s)?(?:Foreign\s)?(?:Minister|Secretary)\b"
)
