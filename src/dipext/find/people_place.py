"""What a name is called and what part it plays by the place where it stands: forms of address, credits, quotations."""

import re
from functools import cache

from dipext.find.source import Source
from dipext.lexicon import people as lexicon
from dipext.lexicon import toml
from dipext.lexicon.countries import country_of_name
from dipext.models import PersonFunction

_CREDIT = re.compile(
    r"(?:^|[\s(\[/|])(?:(?:photo|photograph|picture|image|video|foto)s?"
    r"(?:\s(?:by|credits?|courtesy(?:\sof)?|from))?\s?[:©/]?|"
    r"(?:credits?|courtesy\sof|photographer|caption)\s?:|(?:reporting|writing|editing)\sby|©|\(c\))"
    r"\s*(?:[^\W\d_]+\s?/\s?)?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:\b(?:contacts?(?:\s(?:person|us|details|information))?|enquiries|inquiries|queries|information|interviews?|requests?|"
    r"questions)\b[^.\n]{0,60}?(?::|\bcontact\b|\bcall\b)|\b(?:enquiries|inquiries|queries|requests|questions)\b[^.\n]{0,40}?"
    r"\bto\b|(?:^|\n)\W*(?:for\s(?:the\s)?)?(?:media|press|journalists)\s?:|^contact|\ncontact|"
    r"(?:^|\n)\W*(?:for\s)?(?:\w+\s){0,2}(?:contacts?|enquiries|inquiries|queries)(?:\s(?:person|persons|points?))?\s?:?\n)\s*$",
    re.IGNORECASE,
)
_NEXT_CONTACT = re.compile(r"[^!?]*(?:\n|[;|/]|,\s|\)\s|\sor\s|\sand\s)\W*$")
_REACHED = re.compile(r"\d{3}|\d[\d .-]{4}|@|\b(?:tel|phone|mobile|e-?mail|gsm|cell)\b", re.IGNORECASE)
_CONTACT_LINE = re.compile(
    r"(?:^|\n)\W*(?:(?:press|media)\s)?(?:contacts?|enquiries|inquiries|queries)\s?:[^\n.]*$", re.IGNORECASE
)
_SIGNED = re.compile(
    r"(?:^|\n|[.;]\s)(?:\(?[Ss]igned\)?:?|"
    r"For(?:\sand\son\sbehalf\sof)?\s(?:the\s)?(?P<party>[^\n.:;]{2,70})(?::|\n)|Signed\sby:?|"
    r"Yours\s(?:sincerely|faithfully),|Sincerely,|Signature:?|/s/)\s*$"
)
_DASHED = frozenset(["\n- ", "\n– ", "\n— "])
_CLOSING = frozenset('”"»“')
_STATEMENT = re.compile(
    r"\s(?:issued|made|gave|delivered|released|read\sout)\sthe\sfollowing\s(?:\w+\s)?"
    r"(?:statement|remarks|message|declaration|speech|address)\b[^.:\n]{0,60}:\s*[“\"„«]"
)
_CUE_ENDS = frozenset(":©/|)")
_QUOTES = frozenset('“”"«»„')
_VERB_AFTER = re.compile(r",?\s+(?:also\s|has\s|then\s|further\s|later\s)?([a-z]+)(?:\s([a-z]+))?")
_VERB_BEFORE = re.compile(r"[”\"»,]\s+(?:also\s)?([a-z]+)\s(?:[a-z]+\s){0,2}$")


def party(text: str, left: int) -> str | None:
    """The country that a signatory signs for: "For Latvia: ..."."""
    match = _SIGNED.search(text, max(0, left - 90), left)
    return country_of_name(match["party"]) if match is not None and match["party"] else None


def function_by_place(text: str, left: int) -> PersonFunction | None:
    """What a name is by the words in front of its titles: "Photo:", "Contact:", "For Latvia:"."""
    first = max(0, left - 90)
    cues = lexicon.words("people", "context", "cues")
    if (
        text[left - 1 : left] == " "
        and text[left - 2].islower()
        and text.find(":", first, left) < 0
        and text[max(first, text.rfind(" ", first, left - 1) + 1) : left - 1].lower() not in cues
    ):
        return None  # running text, which most names stand in
    before = text[first:left]
    if ":" in before and _CONTACT_LINE.search(before):
        return "contact"
    stripped = before.rstrip()
    if (
        stripped[-1:] not in _CUE_ENDS
        and not (before[-1:] == "\n" and _heads_names(stripped))
        and stripped[stripped.rfind(" ") + 1 :].lower() not in cues
    ):
        return None
    if _CREDIT.search(before):
        return "credit"
    if any(hint in before for hint in lexicon.words("people", "context", "hints")) and _CONTACT.search(before):
        return "contact"
    signed = _SIGNED.search(before)
    if signed is None:
        return None
    return "signatory" if signed["party"] is None or signed[0].rstrip()[-1] == ":" or _is_party(signed) else None


def _heads_names(before: str) -> bool:
    """Whether the line above a name can be the heading of contacts or signatures: "Press contacts", "For Latvia"."""
    line = before[before.rfind("\n") + 1 :]
    return len(line) < 70 and (
        line[:4] == "For " or line[-8:].lower().rstrip(":")[-4:] in ("acts", "tact", "ries", "uiry", "rson")
    )


def _is_party(signed: re.Match[str]) -> bool:
    """Whether the line above a name is that of a party: "For Latvia", "For the Government of Latvia"."""
    party = signed["party"].strip()
    return len(party) < 60 and (
        country_of_name(party) is not None or party.split()[0] in lexicon.words("people", "context", "parties")
    )


def quoted(text: str, left: int, end: int) -> bool:
    """Whether a line says whose the quotation above it is: "- Jane Doe, Minister of Trade"."""
    if text[max(0, left - 3) : left] not in _DASHED or text[end : end + 1] not in (",", "\n", ""):
        return False
    return text[max(0, left - 8) : left - 3].rstrip()[-1:] in _CLOSING


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(sorted(lexicon.words("people", "context", "agencies"), key=len, reverse=True))
    return re.compile(rf"\s?/\s?(?:{names})\b", re.IGNORECASE)


def credited(text: str, end: int) -> bool:
    """Whether the agency of a photographer follows: "Jane Doe/AFP"."""
    return _agency().match(text, end) is not None


def next_contact(text: str, end: int, start: int) -> bool:
    """Whether a list of press contacts goes on between two names: a telephone number and a new entry."""
    if not 4 < start - end < 200:
        return False
    gap = text[end:start]
    words = re.findall(r"(?<![\w@.-])[a-z]{4,}(?![\w@.-])", gap)
    return len(words) < 4 and _REACHED.search(gap) is not None and _NEXT_CONTACT.match(gap) is not None


def closes(text: str, left: int, end: int, behind: int) -> bool:
    """Whether a name with its title on the next line signs the text: nothing but a few words follows."""
    return (
        len(text) - behind < 120
        and behind > end
        and text[max(0, left - 2) : left] in ("\n\n", "")
        and text[end : end + 2].strip(",")[:1] == "\n"
        and not _REACHED.search(text, behind)
    )


def speaks_up(text: str, left: int, end: int, named: bool) -> bool:
    """Whether a colon makes the name the tag of a speaker.

    It stands at the start of a line or, in capitals, of a sentence. ``named`` says that it is a name for other reasons.
    """
    at = end + 1 if text[end : end + 1] in " \xa0" else end
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
        spokes: whether it is a spokesperson's, who needs no quotation marks.
    """
    text = source.text
    verbs = lexicon.words("people", "speech", "verbs")
    after = _VERB_AFTER.match(text, behind)
    if after is not None and after[1] == "told" and after[2] in ("reporters", "journalists"):
        return True
    if after is not None and after[2] in ("the", "out") and _STATEMENT.match(text, behind):
        return True
    if after is not None and after[1] in verbs and (spokes or text[after.end(1) : after.end(1) + 1] == ":"):
        return True
    if after is None or after[1] not in verbs:
        before = _VERB_BEFORE.search(text, max(0, left - 40), left)
        if before is None or before[1] not in verbs:
            return False
    first, last = source.sentence(start)
    return not _QUOTES.isdisjoint(text[first:last])


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Forms of address of several words by their last three letters, the longest first."""
    table: dict[str, list[str]] = {}
    for phrase in sorted(toml("people")["honorifics"]["phrases"], key=len, reverse=True):
        table.setdefault(phrase[-3:], []).append(phrase)
    return {key: tuple(value) for key, value in table.items()}


def address(text: str, start: int, floor: int) -> tuple[int, str] | None:
    """A form of address of several words that ends right before ``start``: "H.E.", "the Rt Hon"."""
    end = start - 1
    if end < 3 or text[end] not in " \xa0":
        return None
    for phrase in _phrases().get(text[end - 3 : end], ()):
        begin = end - len(phrase)
        if begin >= floor and text.startswith(phrase, begin) and (begin == 0 or not text[begin - 1].isalnum()):
            return begin, phrase
    return None


def honorific(text: str, left: int, start: int, floor: int) -> tuple[int, str]:
    """The form of address from ``left`` to the name, with what belongs to it ("H.E.", "the"), and where it starts."""
    first = left + len(text[left:start].split(None, 1)[0]) + 1
    for begin in (start, first, left):
        wider = address(text, begin, floor)
        if wider is not None and wider[0] < left:
            left = wider[0]
    return left, " ".join(text[left:start].split())


_NOBLE = re.compile(
    r"(?<![\w’'-])(?:(?:von|van|de|der|den|zu|zur|ter|ten|di|da|dos|del|della|bin|ibn|al|el|ben)[ \xa0])+$"
    r"|(?<![\w’'-])(?:al|el|ul|ur|an|as|ad|at|az|ar)-$|(?<![\w’'-])(?:d|dell|t)['’]$"
)


def with_particles(text: str, start: int, floor: int) -> int:
    """Where a name starts with the particles in front of it: "thanked von der Leyen", "met al-Sisi"."""
    if start < 2 or text[start - 1] not in " \xa0-'’" or not text[start - 2].islower():
        return start
    match = _NOBLE.search(text, max(floor, start - 16), start)
    return start if match is None else match.start()


@cache
def _kin_cue() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("people", "speech", "kin"), key=len, reverse=True))
    return re.compile(rf"\b(?:his|her|their|the|whose|a)\s(?:[a-z]+\s)?(?:{words}),?\s$")


@cache
def _call_cue() -> re.Pattern[str]:
    words = "|".join(sorted(toml("people")["speech"]["vocative"], key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{words})(?:\s(?:so|very)\smuch)?,\s|(?:^|\n)Dear\s)$", re.IGNORECASE)


def kin_or_call(text: str, start: int, end: int, flags: int) -> str | None:
    """The rule that reads a given name by itself: behind "his son", or called to ("Thank you, Ana.")."""
    if start < 3 or text[start - 1] != " ":
        return None
    if flags & lexicon.WORD or flags & (lexicon.PLACE | lexicon.GIVEN) == lexicon.PLACE:
        return None
    before = text[max(0, start - 40) : start - 1]
    comma = before[-1] == ","
    word = before[before.rfind(" ") + 1 :].rstrip(",")
    if word in lexicon.words("people", "speech", "kin"):
        return "person.kin" if _kin_cue().search(text, max(0, start - 40), start) else None
    called = (comma or word == "Dear") and flags & lexicon.GIVEN and text[end : end + 1] in (",", ".", "!", "?", ";")
    return "person.called" if called and _call_cue().search(text, max(0, start - 40), start) else None


def owned_by_country(text: str, start: int) -> bool:
    """Whether a country owns the name: "Estonia's Tsahkna"."""
    if text[max(0, start - 3) : start] not in ("'s ", "’s "):
        return False
    begin = start - 3
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return country_of_name(text[begin : start - 3]) is not None


def articled(text: str, start: int) -> bool:
    """Whether an article stands before a name, which makes it that of a thing: "the Robert Bosch ..."."""
    return text[max(0, start - 4) : start] in ("the ", "The ", "THE ")


@cache
def _makes() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("people", "reject", "makes"), key=len, reverse=True))
    return re.compile(rf"(?:(?:,| and|, and| or)? [A-Z][\w-]*){{0,4}} (?:\w+ )?(?:{words})\b")


def is_made(text: str, left: int, end: int, whole: bool) -> bool:
    """Whether a name is that of a ship or of a make: "the frigate Jane Doe", "Doe and Roe howitzers"."""
    before = text[max(0, left - 16) : left].rstrip(" “\"'‘")
    word = before[before.rfind(" ") + 1 :].rstrip("s")
    if word in lexicon.words("people", "reject", "ships") or word in ("v", "v."):
        return True
    return not whole and text[end : end + 1] in (" ", ",") and _makes().match(text, end) is not None


_SMALL_WORD = re.compile(r"(?: \d+)? ([^\W\d_]+)")


def names_a_thing(text: str, end: int, whole: bool) -> bool:
    """Whether what follows makes a name that of a thing: "Konrad Adenauer foundation", "Ernst & Young".

    A ``whole`` name, of more than one word, may stand in a list with "&".
    """
    if text[end : end + 1] != " ":
        return False
    if text[end + 1 : end + 2] == "&":
        return not whole
    if text.startswith(("v ", "v. ", "vs "), end + 1):
        return True  # a case in court
    match = _SMALL_WORD.match(text, end)
    return match is not None and match[1] in lexicon.words("people", "reject", "lowercase_things")
