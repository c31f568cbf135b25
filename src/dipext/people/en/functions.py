"""What part a name plays by the place where it stands: credits, press contacts, signatures, whose a quotation is."""

import re
from functools import cache

from dipext.lexicon.countries import country_of_name
from dipext.models import PersonFunction
from dipext.people import word_lists as lexicon
from dipext.people.en.lead import CUE, cued, follows
from dipext.people.mention import Reading
from dipext.text.source import Source

_REACH = 90  # letters in front of a name that are looked at
_CREDIT_REACH = 60
_DASHED = frozenset(["\n- ", "\n– ", "\n— "])
_FULL_STOPS = frozenset(".!?")
_SIGNATURE = 120  # characters: what may follow a name and its title in their own paragraph
_NAME_LINE = 60  # characters: a longer line is no name
_CLOSING = frozenset('”"»“')
_NEXT_CONTACT = re.compile(r"[^!?]*(?:\n|[;|/]|,\s|\)\s|\sor\s|\sand\s)\W*$")
_SMALL_WORD = re.compile(r"(?<![\w@.-])[a-z]{4,}(?![\w@.-])")
_BULLETS = "•▪●◦‣■"
_SIGNED = re.compile(
    rf"(?:^|\n|[.;]\s)(?:[{_BULLETS}]\s)?"
    r"(?:\(?[Ss]igned\)?:?|"
    r"For(?:\sand\son\sbehalf\sof)?\s(?:the\s)?(?P<party>[^\n.:;]{2,70})(?::|\n)|Signed\sby:?|"
    r"Yours\s(?:sincerely|faithfully),|Sincerely,|Signature:?|/s/)\s*$"
)


def _either(key: str) -> str:
    """An alternation of the words of a list about places of names, the longest first."""
    return "|".join(sorted(lexicon.words("people/en/words", "places", key), key=lambda word: (-len(word), word)))


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s(\[/|])(?:(?:{_either('pictures')})s?(?:\s(?:by|credits?|courtesy(?:\sof)?|from))?\s?[:©/]?|"
        rf"(?:credits?|courtesy\sof|photographer)\s?:|(?:{_either('making')})\sby|©|\(c\))"
        r"\s*(?:[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){0,4}\s?/\s?)?$",
        re.IGNORECASE,
    )


@cache
def _contact() -> re.Pattern[str]:
    asks, asked = _either("questions"), f"{_either('questions')}|{_either('subjects')}"
    return re.compile(
        rf"(?:\b(?:contacts?(?:\s(?:person|us|details|information))?|{asked})\b[^.\n]{{0,60}}?(?::|\bcontact\b|\bcall\b)|"
        rf"\b(?:{asks}|requests|questions)\b[^.\n]{{0,40}}?\bto\b|"
        r"(?:^|\n)\W*(?:for\s(?:the\s)?)?(?:media|press|journalists)\s?:|^contact|\ncontact|"
        r"\b(?:should|may|can|must)\sbe\s(?:addressed|directed|referred|sent)\b[^.\n]{0,60}?\bto\b|"
        rf"(?:^|\n)\W*(?:for\s)?(?:\w+\s){{0,2}}(?:contacts?|{asks})(?:\s(?:person|persons|points?))?\s?:?\n)\s*$",
        re.IGNORECASE,
    )


@cache
def _contact_line() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:(?:press|media)\s)?(?:contacts?|{_either('questions')})\s?:[^\n.]*$", re.IGNORECASE)


@cache
def _reached() -> re.Pattern[str]:
    """A telephone number or an address."""
    return re.compile(rf"\d{{3}}|\d[\d .-]{{4}}|@|\b(?:{_either('reached')})\b", re.IGNORECASE)


_NUMBER = re.compile(
    r"[^\w\n.;:]{0,3}(?:\n|\s?(?:(?:can|may)\sbe\s(?:reached|contacted)\s)?(?:at|on|by)\s)?"
    r"(?:(?:tel|telephone|phone|mobile|mob|cell|e-?mail|[tmp](?=:|\s[+(]))\b\.?\s?(?:\(\w+\))?:?\s?)?"
    r"(?:\(?\+\d{1,3}\b[\d\s().-]{5}|\(?0\d{1,4}\)?[\s-]?\d{3}|\d{3}(?:[\s-]\d{2,4}){2}\b|[\w.+-]{1,40}@\w)",
    re.IGNORECASE,
)


def is_reached(text: str, end: int) -> bool:
    """Whether a telephone number or an address follows a name: "Jane Doe, tel. +371 2000 0000".

    >>> is_reached("Jane Doe, +371 2000 0000", 8), is_reached("Jane Doe, 2.5 million", 8)
    (True, False)
    """
    following = text[end : end + 2]
    if following[:1] == " " and following[1:].isalpha() and not text.startswith(_BEFORE_NUMBER, end + 1):
        return False
    return _NUMBER.match(text, end) is not None


_BEFORE_NUMBER = (
    "can be ",
    "may be ",
    "at ",
    "on ",
    "by ",
    "tel",
    "Tel",
    "phone",
    "Phone",
    "mob",
    "Mob",
    "cell",
    "Cell",
    "e-mail",
    "E-mail",
    "email",
    "Email",
)


def party(text: str, left: int) -> str | None:
    """The words for whom a signatory signs for: "For Latvia: ..."."""
    left = unbulleted(text, left)
    match = _SIGNED.search(text, max(0, left - _REACH), left)
    return match["party"] if match is not None else None


def _on_contact_line(text: str, left: int) -> bool:
    """Whether the line opens with "Contact:"."""
    first = left - _REACH if left > _REACH else 0
    colon = text.rfind(":", first, left)
    if colon < 0 or text.find("\n", colon, left) >= 0:
        return False
    line = text.rfind("\n", first, colon) + 1
    return (line > 0 or first == 0) and _contact_line().match(text, line, left) is not None


def _under_contacts(text: str, left: int) -> bool:
    """Whether a place and a colon open a line under the heading "Contacts:": "Washington: Jane Doe"."""
    if text[max(0, left - 2) : left] != ": ":
        return False
    match = _PLACED.search(text, max(0, left - _REACH), left)
    return (
        match is not None
        and _UNDER_CONTACTS.search(text, max(0, match.start() - 4 * _REACH), match.start()) is not None
    )


_PLACED = re.compile(r"\n[A-Z][\w .'’-]{2,30}: $")
_UNDER_CONTACTS = re.compile(
    r"(?:^|\n)(?:(?:Media|Press) )?[Cc]ontacts?:?(?:\n[A-Z][\w .'’-]{2,30}: [^\n]{2,90}){0,4}$"
)


def unbulleted(text: str, left: int) -> int:
    """Where a line begins in which only a bullet stands before an offset, else that offset."""
    if (
        left < 2
        or text[left - 1] != " "
        or text[left - 2] not in _BULLETS
        or text[max(0, left - 3) : left - 2] not in ("\n", "")
    ):
        return left
    return left - 2


def function_by_place(text: str, left: int, told: int = CUE) -> PersonFunction | None:
    """What a name is by the words in front of its titles: "Photo:", "Contact:", "For Latvia:".

    ``told`` is what the word right in front of them tells.
    """
    if _on_contact_line(text, left) or _under_contacts(text, left):
        return "contact"
    if left == 0 or not told & CUE:
        return None
    before = text[max(0, left - _REACH) : left]
    stripped = before.rstrip()
    cues = cued(stripped[stripped.rfind(" ") + 1 :])
    if before[-1] == "\n" and _heads_names(stripped):
        cues = cued(":")
    if "credit" in cues and _credit().search(before[-_CREDIT_REACH:]):
        return "credit"
    if "contact" in cues and _is_contact(before):
        return "contact"
    signed = _SIGNED.search(before) if "signatory" in cues else None
    if signed is None:
        return None
    return "signatory" if signed["party"] is None or signed[0].rstrip()[-1] == ":" or _is_party(signed) else None


def is_byline(text: str, left: int, end: int) -> bool:
    """Whether a line names who wrote the text: "By Jane Doe", "by Jane Doe | Jun 24"."""
    return text[max(0, left - 4) : left] in _BYLINES and _CLOSES_LINE.match(text, end) is not None


_BYLINES = ("\nBy ", "\nby ", "By ", "by ")
_CLOSES_LINE = re.compile(r" ?(?:\n|\||$)")


def is_captioned(text: str, left: int, behind: int, held: bool) -> bool:
    """Whether what stands behind "Photo:" is a caption and nobody's credit: "Photo: Minister Doe opens the fair".

    ``held`` says that the name has a civil office, which photographers have not.
    """
    if text[max(0, left - 2) : left].rstrip()[-1:] != ":":
        return False
    return held or _CAPTION.match(text, behind) is not None


_CAPTION = re.compile(
    r" \((?:left|right|cent(?:er|re)|middle|[LRC])\)"
    r"|(?: and [A-Z][^\n.;|/]{3,60}?)? (?!(?:and|via|of|for)\b)[a-z]{2,}"
)


def _is_contact(before: str) -> bool:
    hints = lexicon.words("people/en/words", "places", "hints")
    return any(hint in before for hint in hints) and _contact().search(before) is not None


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
        country_of_name(party) is not None or party.split()[0] in lexicon.words("people/en/words", "places", "parties")
    )


def quoted(text: str, left: int, end: int) -> bool:
    """Whether a line says whose the quotation above it is: "- Jane Doe, Minister of Trade"."""
    if text[end : end + 1] not in (",", "\n", ""):
        return False
    if text[max(0, left - 3) : left] in _DASHED:
        return text[max(0, left - 8) : left - 3].rstrip()[-1:] in _CLOSING
    if text[max(0, left - 1) : left] != "\n" or text[max(0, left - 6) : left].rstrip()[-1:] not in _CLOSING:
        return False
    line = text[left : text.find("\n", end) if "\n" in text[end:] else len(text)]
    return len(line) < _LINE and line.rstrip()[-1:] not in _SENTENCE_ENDS


_LINE = 120  # letters in a line with a name and an office
_SENTENCE_ENDS = frozenset(".!?:")


def tells_whose(text: str, left: int, end: int) -> bool:
    """Whether a dash between closing quotation marks and a name says whose the words are: “We go on” – Jane Doe."""
    return text[end : end + 1] in ("", "\n", ",", ".") and _WHOSE.search(text, max(0, left - 6), left) is not None


_WHOSE = re.compile(r"[”\"»“][.,]?\s[–—-]\s$")


def signs(source: Source, left: int, behind: int, last: Reading | None) -> bool:
    """Whether a sentence tells that somebody signed: "signed on 3 May by Jane Doe and ..."."""
    text = source.text
    if last is not None and last.function == "signatory" and _AND.fullmatch(text, last.behind, left):
        return True
    may_be_told = follows(text, left, _BEFORE_SIGNATORY)
    put = text.find("signature", behind, behind + _SIGNED_REACH) >= 0
    if not (may_be_told or put):
        return False
    first, end = source.sentence(left)
    first, end = max(first, left - _SIGNED_REACH), min(end, behind + _SIGNED_REACH)
    signed = _SIGNED_BY.search(text, first, left) if may_be_told else None
    if signed is not None and not _LATER.search(text, first, left):
        return True
    return put and _PUT_SIGNATURE.search(text, behind, end) is not None


_BEFORE_SIGNATORY = ("by", "between", "of", "the", "then", "and")
_SIGNED_REACH = 300  # letters of a sentence that are looked at
_AND = re.compile(
    r"(?:,?\s(?:for|on\sbehalf\sof)\s[^.;,\n]{2,60}(?:,(?=\s)|(?=\sand\s)))?[,;]?\s(?:and\s|with\s)?(?:by\s)?(?:the\s)?(?:then\s)?"
)
_SIGNED_BY = re.compile(
    r"\b(?:[Ss]igned|initialled|concluded|exchanged)\b(?:\s[^\s.;:“”]+){0,8}?\s(?:by|between)\s(?:the\s)?(?:then\s)?"
    r"(?:[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s){0,3}and\s)?$"
    r"|\b[Ss]igned\b[^.;\n“”]{0,200}?\sand,?\s(?:for|on\sbehalf\sof)\s[^.;,\n“”]{2,60}?,?\sby\s(?:the\s)?$"
    r"|\bsignatures?\sof\s(?:the\s)?$"
)
_LATER = re.compile(r"\b(?:will|would|shall|should|to)\sbe\s")
_PUT_SIGNATURE = re.compile(r"\bput\s(?:his|her|their)\ssignatures?\s(?:to|under|on)\b")


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(sorted(lexicon.words("people/en/words", "places", "agencies"), key=len, reverse=True))
    return re.compile(rf"\s?/\s?(?:{names})\b", re.IGNORECASE)


def credited(text: str, end: int) -> bool:
    """Whether the agency of a photographer follows: "Jane Doe/AFP"."""
    return _agency().match(text, end) is not None


def next_contact(text: str, end: int, start: int) -> bool:
    """Whether a list of press contacts goes on between two names: a telephone number and a new entry."""
    if not 4 < start - end < 200:
        return False
    gap = text[end:start]
    return (
        len(_SMALL_WORD.findall(gap)) < 4
        and _reached().search(gap) is not None
        and _NEXT_CONTACT.match(gap) is not None
    )


def closes(text: str, left: int, end: int, behind: int) -> bool:
    """Whether a name with its title on the next line signs what stands above.

    Nothing but a few words follows, or prose does ("Notes to editors") and a sentence ends above: no list of names.
    """
    if not (
        behind > end and text[max(0, left - 2) : left] in ("\n\n", "") and text[end : end + 2].strip(",")[:1] == "\n"
    ):
        return False
    if len(text) - behind < _SIGNATURE:
        return not _reached().search(text, behind)
    below = text.find("\n\n", behind, behind + _SIGNATURE)
    return (
        below >= 0
        and not _reached().search(text, behind, below)
        and text.find("\n", below + 2, below + 2 + _NAME_LINE) < 0
        and text[max(0, left - 3) : left - 2] in _FULL_STOPS
    )
