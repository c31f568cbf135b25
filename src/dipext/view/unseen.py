"""Characters that a view must show instead of obeying them: controls, marks that turn the direction of a line."""

import re

NAMES = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""The abbreviations of the Unicode Standard for marks of direction (UAX 9) and line ends."""

PATTERN = r"\r\n?|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
"""What is unseen, as Python and the scripts of a report's page both read it."""

_UNSEEN = re.compile(PATTERN + r"|[\ud800-\udfff]")


def shown(text: str) -> str:
    r"""The text with what is unseen spelled out; line ends become ``\n``, half surrogate pairs a replacement.

    >>> shown("pay \u202e001\u202c\r\n\x1b[2J")
    'pay [RLO]001[PDF]\n[U+001B][2J'
    """
    return _UNSEEN.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    mark = match[0]
    if mark[0] == "\r":
        return "\n"
    if "\ud800" <= mark <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    return f"[{NAMES.get(mark) or f'U+{ord(mark):04X}'}]"
