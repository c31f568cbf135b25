"""Runs of capitalised words, as they stand in a text."""

import re
import unicodedata
from collections.abc import Iterator
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
    rest = rf"\w*(?:(?:['’ʼ](?!s\b)|[-‐‑]|\.(?={up}))\w+)*(?:\.(?:{dots})|['’](?<=\bDato.))?"
    initials = rf"\.(?:-?{up}\.)*(?!\w|-{up}\.)"  # all of them: "J.-P." is not "J."
    low = r"(?:(?:d|D|l|L|dell|Dell|t)['’]|al-|el-|ul-|ur-|an-|as-|ad-|at-|az-|ar-)"
    word = rf"(?:{initials}|{rest})"
    particles = lexicon.words("people/en/words", "names", "particles")
    first = "".join(sorted({particle[0] for particle in particles}))
    particle = "|".join(sorted(map(re.escape, particles), key=len, reverse=True))
    gap = r"(?:[ \xa0\u202f]{1,2}|\n)"
    # Most runs end before a word in small letters that starts like no particle: look at its first letter first.
    low_next = rf"(?=[{first}DL])(?:(?:{particle}){gap}){{0,3}}{low}?{up}"
    return re.compile(rf"{up}(?<!\w.){word}(?:{gap}(?:{up}|{low_next}){word})*")


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Runs of capitalised words with their offsets, without the words that can only open a sentence.

    One that leaves a short line, such as a heading, ends with it.
    """
    openers = lexicon.words("people/en/words", "reject", "function")
    for match in _run().finditer(text):
        run = match[0]
        if run in openers:
            continue  # "The", "In": a third of all runs
        if "\n" not in run:
            yield match.start(), run
            continue
        start = match.start()
        offset = 0
        index = run.find("\n")
        while index >= 0:
            at = start + index
            if short_line(text, at) and not _broken(text, run[offset:index], at, match.end()):
                yield start + offset, run[offset:index]
                offset = index + 1
            index = run.find("\n", index + 1)
        yield start + offset, run[offset:]


def _broken(text: str, first: str, newline: int, end: int) -> bool:
    """Whether a name goes on behind the end of a line, and the sentence with it in small letters."""
    following = text[newline + 1 : end].split(None, 1)
    if len(following) != 1 or not (text[end : end + 1] == " " and text[end + 1 : end + 2].islower()):
        return False
    words = first.split()
    if not lexicon.kind(following[0]) & lexicon.FAMILY or lexicon.kind(following[0]) & _PLAIN:
        return False
    given = any(lexicon.kind(word) & lexicon.GIVEN for word in words[-2:])
    return given and not lexicon.kind(words[-1]) & (lexicon.FAMILY | lexicon.HEAD)


def short_line(text: str, newline: int) -> bool:
    """Whether the line that ends at ``newline`` is too short to be broken for its length."""
    return newline - text.rfind("\n", max(0, newline - _LINE - 1), newline) < _LINE and (
        newline < _LINE or "\n" in text[newline - _LINE : newline]
    )
