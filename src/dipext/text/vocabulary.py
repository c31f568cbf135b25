"""The words that facts of a kind are made of, and whether one word alone has a shape that clean prose has."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dipext.lexicon import known_words, words

_PICTURES = "\u2600-\u27bf\ufe0f\U0001f300-\U0001faff"
OPEN = f"[{_PICTURES}\"“‘'’(\\[«„]{{0,3}}"
CLOSE = r"(?:-|[)\]\"”’'.,;:!?…»]{0,4}[–—]?|--)"
_LETTER = r"[^\W\d_]"
WORD = rf"{_LETTER}+(?:(?:['’.&/–—-]|\.-|--){_LETTER}+)*(?:\.?['’]s?)?"
_FIGURE = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]{1,3}(?:[.'’][0-9]{3})+"
    r"|[0-9]+(?:[.,][0-9]+)?)"
)
_MONEY = "[$¢-¥\u058f\u060b\u09f2\u0e3f\u20a0-\u20c0]"  # the signs of currencies
_SIGN = rf"(?:[A-Za-z]{{0,3}}{_MONEY}|[A-Z][A-Za-z]{{0,3}}\.?|S/|[#~+<>≈§(-])"
_UNIT = (
    r"(?:st|nd|rd|th|m|k|bn|mn|mln|tn|km|kg|pm|am|a\.m|p\.m|MW|GW|MM|M|B|K|x|p|cr|ha|h|hrs|cm|mm|per"
    r"|thousand|million|billion|trillion|crore|lakh|[€£$%°+‰])"
)
NUMBER = rf"{_SIGN}?{_FIGURE}(?:{_UNIT}|(?<=[0-9]0)['’]?s)?"
_SHAPES = (
    rf"{NUMBER}(?:[–—/-]{_MONEY}?{_FIGURE}(?:{_UNIT}|(?<=[0-9]0)['’]?s)?)?",
    r"[0-9]{1,4}(?:[./-][0-9]{1,4}){1,2}|[0-9]{1,2}-[A-Z][a-z]{2,8}-[0-9]{2,4}|[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?:am|pm)?",
    rf"{NUMBER}[–—-]{WORD}|{WORD}[–—-]{NUMBER}",
    r"[A-Z]+[a-z]*-?[0-9]{1,4}[A-Z]?s?|[0-9]{1,3}[A-Z]{1,2}|[A-Z]{2,6}\+|[A-Z][0-9]?\+[0-9]{1,2}|[A-Z]{1,6}[/-][\w/.()-]*[\w)]",
    r"[0-9]{1,2}\.?[–-][0-9]{1,2}\.|(?:[0-9]{1,4}[./]){2}[0-9]{1,4}[–-](?:[0-9]{1,4}[./]){2}[0-9]{1,4}",
    rf"[A-Za-z]{{0,3}}{_MONEY}|\$[A-Z]{{1,2}}|S/|[½¼¾…]|\.{{1,9}}|[*†‡]{{1,3}}",
    rf"[{_PICTURES}]+",
    r"https?://\S+|www\.\S+|[\w.]+@[\w-]+\.[\w.-]+|[#@]\w+",
    r"\((?:[ivx]+|[a-z]|[0-9]{1,2})",
)
_CLEAN = re.compile(rf"{OPEN}(?:(?P<word>{WORD})|{'|'.join(_SHAPES)}){CLOSE}\Z")
_JOINTS = re.compile(r"['’.&/–—-]+")
_CONTRACTED = re.compile(r"(?:['’](?:ve|ll|d|re|m|s)|(?<=n)['’]t|['’])$")
_CAMEL = re.compile(r"([A-Z]?[a-z]+)([A-Z][a-z]+)")
_SHOUTED = re.compile(r"[A-Z]{2,}[a-z]{3,}|[a-z][A-Z]{1,3}[a-z]+|[A-Z][a-z]?[A-Z][a-z]{3,}")  # "IVIarch", "eArly"
_ITEM = re.compile(r"\((?:[a-z]|[ivx]{1,4})\)\Z")
_SCANNED_FIGURE = re.compile(r"(?!pH|kW|kV)[a-z][A-Z]\Z|(?=\S*[0-9])(?=\S*[A-Za-z|!])[0-9OoQIlZSBbgq|!]{4}\Z")
_ABROAD = "\u0370-\u052f"  # Greek and Cyrillic letters
_ALIKE = "АВЕЅІЈКМНОРСТХУасеорхуіј"  # Cyrillic ones that look like Latin ones
_MISREAD = re.compile(  # bytes of UTF-8 in another encoding, a word in letters of two alphabets
    f"[a-z0-9][ÂÃ]|Ã[^A-Z]|â€|\ufffd|^[{_ALIKE}]{{3,}}$|[A-Za-z][{_ABROAD}]|[{_ABROAD}][A-Za-z]"
)
_LABEL = re.compile(r"[\"“(]?(?:[A-Z]\.){1,3}[)\",.]?\Z|[QA]:?\Z|\(?[bcdpv]\.\Z")
_PLAIN = "\"“”‘’'()[].,;:!?…"
LEFT_OUT = re.compile(r"[(\[]?(?:\.{1,9}|…)[)\]]?\Z")
NOTE = re.compile(r"[\[(][0-9]{1,2}[\])][.,;:]?\Z")
ENDS = re.compile(r"[.!?:;][\"”’)\]]*\Z")
_ABBREVIATED = re.compile(r"\(?(?:[A-Z]?[a-z]{1,4}[0-9]{0,2}\.|(?:[A-Za-z]\.)+)\Z")
CLOSING = re.compile(r"[)\]}”]")
LONE_MARKS = frozenset({*"|•*/:–—-+▪●·><›»©?!;,&%‰#", "--", "##", "###"})


@cache
def _other_words() -> frozenset[str]:
    """Words that the list of known ones lacks and that look damaged."""
    return words("text/typography", "prose", "short") | words("text/typography", "prose", "look_alike")


@cache
def leading_on() -> frozenset[str]:
    """The words behind which a sentence goes on."""
    return words("text/typography", "prose", "leading_on")


class Token(NamedTuple):
    """What one word is, whatever stands around it.

    Attributes:
        plain: the word in small letters without the marks around it.
        odd: whether no clean text has it.
        letter: whether it is a letter alone, as only names and lists have it.
        shapeless: whether it is odd because it is no word or figure of any notation.
        quiet: whether it is a whole word that goes with any other, as most are.
        near: whether it is nearly one of the names, as names of people are too.
        marked: whether it is a mark, a reference to a note, or closes a bracket.
        stops: whether a sentence ends in it, so that what stands beyond is not beside.
    """

    plain: str
    odd: bool
    letter: bool = False
    shapeless: bool = False
    quiet: bool = False
    near: bool = False
    marked: bool = False
    stops: bool = False


class Vocabulary:
    """The words that facts of a kind are made of or led by; what is nearly one of them is a misspelling.

    Args:
        spelt: in small letters; those that lead on in every clause are added.
        names: those with a capital, in small letters.
        others: more of them, with which no word is compared.
    """

    def __init__(self, spelt: frozenset[str], names: frozenset[str], others: frozenset[str] = frozenset()) -> None:
        compared = spelt | leading_on()
        self.words = compared | others
        self._spelt = sorted(word for word in compared if len(word) > 2)
        self._pieces = frozenset([p for word in self._spelt for at in range(len(word)) for p in (word[:at], word[at:])])
        self._shortest = sorted(word for word in compared if len(word) == 2)
        self.names = names
        self._names = sorted(name for name in names if len(name) > 3)
        self.token = lru_cache(maxsize=16384)(self._token)

    def _token(self, written: str) -> Token:
        token = self._word(written)
        marked = written in LONE_MARKS or NOTE.match(written) is not None or CLOSING.search(written) is not None
        return token._replace(marked=marked, stops=_stops(written))

    def _word(self, written: str) -> Token:
        plain = written.strip(_PLAIN).lower()
        if _ITEM.match(written) or _LABEL.match(written):
            return Token(plain, odd=False)
        if written in LONE_MARKS or _SCANNED_FIGURE.match(written.strip(_PLAIN)):
            return Token(plain, odd=written not in LONE_MARKS)
        clean = _CLEAN.match(written)
        if clean is None or _MISREAD.search(written):
            return Token(plain, odd=True, shapeless=True)
        word = clean["word"]
        if word is None or word in ("a", "A", "I"):
            return Token(plain, odd=word is None and self._is_numbered_word(plain))
        word = _CONTRACTED.sub("", word)
        if len(word) < 2:
            return Token(plain, odd=False, letter=word not in ("", "I"))
        odd = self._is_odd(word)
        near = not odd and word.istitle() and self._is_misspelt_name(word.lower())
        return Token(plain, odd, quiet=not odd and not near and self._is_quiet(written, plain), near=near)

    def _is_quiet(self, written: str, plain: str) -> bool:
        whole = plain.isalpha() and written.rstrip(".,:").isalpha() and plain not in leading_on()
        return whole and (plain in self.words or not self._is_piece(plain))

    def _is_numbered_word(self, plain: str) -> bool:
        """Whether a figure is stuck to a word of the kind: "Jul1"."""
        letters = plain.rstrip("0123456789")
        return letters != plain and (letters in self.names or letters in leading_on())

    def _is_odd(self, word: str) -> bool:
        """Whether a word, which may be a compound, is a piece of one or a misspelling."""
        lower = word.lower()
        if self._is_known(lower):
            cased = word.islower() or word.isupper() or word[1:].islower()
            return not cased and (lower in self.words or _SHOUTED.match(word) is not None)
        parts = _JOINTS.split(word)
        if len(parts) == 1:
            return self._is_odd_part(word)
        if "".join(parts).lower() in self.words or self._is_dotted(word.lower()):
            return True
        shortest = 5 if word[0].isupper() else 4  # "Seo-jin", "co-chair"
        return any(self._is_odd_part(part) for part in parts if part.islower() and len(part) >= shortest)

    def _is_known(self, lower: str) -> bool:
        if lower in self.words or lower in _other_words():
            return True
        return len(lower) > 2 and lower in known_words()

    def _is_odd_part(self, word: str) -> bool:
        lower = word.lower()
        if self._is_known(lower) or _is_derived(lower):
            return False
        names = self.names if _SHOUTED.match(word) else frozenset()
        if any(mended in (self.words if len(mended) > 3 else names) for mended in _mended(lower)):
            return True
        if word.islower():
            return len(word) < 3 or self._is_piece(lower) or self._is_near(lower) or self._is_glued(lower)
        if word[1:].islower():
            return self._is_near_opening(lower)
        camel = _CAMEL.fullmatch(word)
        if camel is not None:
            one, two = camel[1].lower(), camel[2].lower()
            both = self._is_known(one) and self._is_known(two) and not self.words.isdisjoint((one, two))
            return (both and len(two) > 2) or two in self.names or self._is_near(lower)
        return _SHOUTED.match(word) is not None and (self._is_near_name(lower) or self._is_near(lower))

    def _is_dotted(self, lower: str) -> bool:
        """Whether a full stop stands for a letter of a word: "mill.on", "septemb.r"."""
        return lower.count(".") == 1 and len(lower) > 4 and (self._is_near(lower) or self._is_near_name(lower))

    def _is_piece(self, lower: str) -> bool:
        """Whether a word of the kind begins or ends so: "ptember", "rch"."""
        return lower in self._pieces

    def _is_near(self, lower: str) -> bool:
        if len(lower) == 3:
            swapped = any(len(word) == 3 and sorted(word) == sorted(lower) for word in leading_on())
            return swapped or process.extractOne(lower, self._shortest, scorer=OSA.distance, score_cutoff=1) is not None
        reach = 2 if len(lower) > 6 else 1
        near = process.extract(lower, self._spelt, scorer=OSA.distance, score_cutoff=reach, limit=3)
        return any(distance == 1 or len(found) > 6 for found, distance, _ in near)

    def _is_misspelt_name(self, lower: str) -> bool:
        return not self._is_known(lower) and not _is_derived(lower) and self._is_near_name(lower)

    def _is_near_name(self, lower: str) -> bool:
        reach = 2 if len(lower) > 7 else 1
        return process.extractOne(lower, self._names, scorer=OSA.distance, score_cutoff=reach) is not None

    def _is_near_opening(self, lower: str) -> bool:
        """Whether a word that begins a sentence is nearly one that leads to a fact: "Sinc 2018", "Februaryand"."""
        if any(lower.startswith(name) and self._is_known(lower[len(name) :]) for name in self._names):
            return True
        openings = [word for word in leading_on() if len(word) > 4 and word[0] == lower[0]]
        return process.extractOne(lower, openings, scorer=OSA.distance, score_cutoff=1) is not None

    def _is_glued(self, lower: str) -> bool:
        """Whether two words stand without their space, one of them of the kind: "agoin", "dueuntil"."""
        return any(self._are_words(lower[:at], lower[at:]) for at in range(2, len(lower) - 1))

    def _are_words(self, one: str, two: str) -> bool:
        leads = (one in leading_on() and two in self.words) or (two in leading_on() and one in self.words)
        if not leads and not words("text/typography", "prose", "compounding").isdisjoint((one, two)):
            return False
        both = (one in self.words) + (two in self.words)
        if both == 2:
            return len(one) > 2 or len(two) > 2
        longer = one if one in self.words else two
        return (
            both == 1
            and len(longer) > 3
            and min(len(one), len(two)) > 2
            and self._is_known(one)
            and self._is_known(two)
        )


def _stops(written: str) -> bool:
    if ENDS.search(written) is None or _ABBREVIATED.match(written) or LEFT_OUT.match(written) or written in LONE_MARKS:
        return False
    return written[-1] not in "?!;" or written[:-1] not in leading_on()


def _is_derived(lower: str) -> bool:
    return any(
        lower.endswith(end) and len(lower) > len(end) + 2 + (len(end) < 4) and lower[: -len(end)] in known_words()
        for end in _DERIVED
    )


_DERIVED = ("s", "ed", "ing", "ly", "er", "ers", "able", "fold")
_SCANNED = (
    ("ii", "u"),
    ("rn", "m"),
    ("ri", "n"),
    ("cl", "d"),
    ("vv", "w"),
    ("li", "h"),
    ("ivi", "m"),
    ("nl", "m"),
    ("ni", "m"),
    ("tl", "d"),
)


def _mended(lower: str) -> Iterator[str]:
    """What a word may have been before it was scanned."""
    for scanned, meant in _SCANNED:
        if scanned in lower:
            yield lower.replace(scanned, meant)
