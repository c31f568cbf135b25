"""The errors that dipext raises on purpose. Each message names the value, the place and what to do."""

import re

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would move a terminal's cursor, turn the direction of a line, or break UTF-8."""


def visible(text: str, unseen: re.Pattern[str] = UNSEEN) -> str:
    r"""The text with control characters, line ends and half surrogate pairs spelled out, as Python would write them.

    A half that stands for a byte, as in file names that are not UTF-8, is spelled as that byte.

    >>> print(visible("a\nb\x1b[2J caf\udce9 \u202etxt"))
    a\nb\x1b[2J caf\xe9 \u202etxt
    """
    return unseen.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\\\n\t\r":
        return {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}[match[0]]
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"


class DipextError(Exception):
    """Anything that dipext itself refuses."""


class RegistryError(DipextError):
    """A registry file that cannot be used; the message has file, line and reason."""


class DataError(DipextError):
    """A data file of the package that does not fit its schema; the message has file, line, key and reason."""


class RulesError(DipextError):
    """A file of rules that cannot be used; the message has file, line and reason."""


class ModelNotInstalledError(DipextError, OSError):
    """A spaCy model that was asked for and is not installed; the message has the install command."""


class ReadError(DipextError):
    """A release that cannot be read or extracted.

    Args:
        path: the file, as it was named.
        reason: what is wrong with it; what it quotes of the file is spelled out where it could not be shown.
        line: the line of the file that holds the release, where a file holds many.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        super().__init__(path, reason, line)
        self.path = path
        self.reason = visible(reason)
        self.line = line

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


def missing(kind: str, error: ImportError) -> ValueError:
    """The reason of a file whose library is not installed."""
    return ValueError(f"{kind} needs the extra 'documents' (pip install 'dipext[documents]'): {error}")


class OutputError(DipextError):
    """An output that cannot be written, or that dipext does not know how to write; the message has path and reason."""
