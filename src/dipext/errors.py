"""The errors that dipext raises on purpose. Each message names the value, the place and what to do."""


class DipextError(Exception):
    """Anything that dipext itself refuses."""


class RegistryError(DipextError):
    """A registry file that cannot be used; the message has file, line and reason."""


class ModelNotInstalledError(DipextError, OSError):
    """A spaCy model that was asked for and is not installed; the message has the install command."""


class ReadError(DipextError):
    """A release that cannot be read or extracted.

    Args:
        path: the file, as it was named.
        reason: what is wrong with it.
        line: the line of the file that holds the release, where a file holds many.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        super().__init__(path, reason, line)
        self.path = path
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


class OutputError(DipextError):
    """An output that cannot be written, or that dipext does not know how to write; the message has path and reason."""
