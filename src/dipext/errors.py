"""The errors that dipext raises on purpose. Each message names the value, the place and what to do."""


class DipextError(Exception):
    """Anything that dipext itself refuses."""


class RegistryError(DipextError):
    """A registry file that cannot be used; the message has file, line and reason."""


class ModelNotInstalledError(DipextError, OSError):
    """A spaCy model that was asked for and is not installed; the message has the install command."""


class ReadError(DipextError):
    """A release that cannot be read; the message has path, line where there is one, and reason."""
