"""Runs of capitalised words, as they stand in a text."""

import re
import unicodedata
from functools import cache

from dipext.people import word_lists as lexicon

_PLAIN = lexicon.WORD | lexicon.PLACE
_LINE = 50  # letters from which a line may be broken for its length


@cache
def _upper() -> str:
    """A character class of the capital Latin letters."""
    points = [i for i in range(0x41, 0x1F00) if chr(i).isupper() and unicodedata.name(chr(i), "").startswith("LATIN")]
    parts: list[str] = []
    start = points[0]
    for here, following in zip(points, [*points[1:], 0], strict=True):
        if following != here + 1:
            parts.append(chr(start) if start == here else f"{chr(start)}-{chr(here)}")
            start = following
    return f"[{''.join(parts)}]"


@cache
def _run() -> re.Pattern[str]:
    """Capitalised words in a row, with initials, and particles between them.

    It opens with a bare character class, which lets the engine skip to the next capital letter.
    """
    up = _upper()
    dots = "|".join(rf"(?<=\b{word}\.)" for word in sorted(lexicon.words("people/en/words", "honorifics", "dotted")))
    rest = rf"\w*(?:(?:['’ʼ](?!s\b)|[‘ʻ]|-|\.(?={up}))\w+)*(?:\.(?:{dots})|['’](?<=\bDato.))?"
    initials = rf"\.(?:-?{up}\.)*(?!\w|-{up}\.)"  # all of them: "J.-P." is not "J."
    low = r"(?:(?:d|D|l|L|dell|Dell|t)['’]|al-|el-|ul-|ur-|an-|as-|ad-|at-|az-|ar-)"
    word = rf"(?:{initials}|{rest})"
    particles = lexicon.words("people/en/words", "names", "particles")
    first = "".join(sorted({particle[0] for particle in particles}))
    particle = "|".join(sorted(map(re.escape, particles), key=len, reverse=True))
    # Most runs end before a word in small letters that starts like no particle: look at its first letter first.
    low_next = rf"(?=[{first}DL])(?:(?:{particle}) ){{0,3}}{low}?{up}"
    # "Fekita ‘Utoikamanu": a letter of Pacific languages, and no quotation mark that is closed later
    okina = rf"[‘ʻ](?={up}\w+(?![\w’'])(?![^’\n]{{0,60}}’(?!\w)))"
    return re.compile(rf"{up}(?<!\w.){word}(?: (?:{up}|{low_next}|{okina}{up}){word})*")


def runs(text: str) -> list[tuple[int, str]]:
    """Runs of capitalised words of a line with their offsets, without the words that can only open a sentence."""
    openers = lexicon.words("people/en/words", "reject", "function")
    # "The", "In": a third of all runs
    return [(match.start(), run) for match in _run().finditer(text) if (run := match[0]) not in openers]
