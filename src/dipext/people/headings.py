"""Whether words stand in prose, where a capital tells a name, or in a heading, where most words have one."""

import re

from dipext.people import word_lists as lexicon

_WINDOW = 160  # letters around the words that are worth a look
_SMALL = re.compile(r"(?<![^\W_])[a-zà-öø-ÿ]{3,}\b")
_CLOSES = frozenset(",.;)’'")


def in_prose(text: str, start: int, end: int) -> bool:
    """Whether a clause goes on behind the words from ``start`` to ``end``, or closes there.

    >>> in_prose("Mr Moussa Man spoke.", 3, 13), in_prose("Minister Anna Lund Backs Peace in Oslo", 9, 30)
    (True, False)
    """
    following = text[end : end + 2]
    if following[:1] not in _CLOSES and not (
        following[:1] == " " and (following[1:].islower() or following[1:] == "(")
    ):
        return False
    first = max(text.rfind("\n", max(0, start - _WINDOW), start) + 1, start - _WINDOW, 0)
    stop = text.find("\n", end, end + _WINDOW)
    line = text[first:start] + text[end : stop if stop >= 0 else end + _WINDOW]
    small = lexicon.words("people/en/words", "context", "small")
    return any(match[0] not in small for match in _SMALL.finditer(line))


def in_heading(text: str, start: int, end: int) -> bool:
    r"""Whether words stand in a short line that no mark ends.

    >>> in_heading("Visit of Anna Lund Valdības\n\nShe spoke.", 9, 27), in_heading("Anna Lund spoke.", 0, 9)
    (True, False)
    """
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[first : stop if stop >= 0 else len(text)].rstrip()
    return len(line) < _WINDOW and line[-1:].isalnum()
