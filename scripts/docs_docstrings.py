"""How docstrings become pages: their sessions are blocks of code, their Sphinx roles plain code.

An extension of Griffe, which reads the docstrings for mkdocstrings (``mkdocs.yml`` names it).
"""

import re
from typing import Any

from griffe import Extension, Object

_SESSION = re.compile(r"^>>> .*?(?=\n[ ]*\n|\Z)", re.MULTILINE | re.DOTALL)
_ROLE = re.compile(r":(?:class|func|mod|data|meth):`~?([^`]+)`")


class Docstrings(Extension):
    """Writes the docstrings of a package as Markdown."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Rewrite the docstring of one object as soon as it is loaded."""
        if obj.docstring is not None:
            obj.docstring.value = markdown(obj.docstring.value)


def markdown(docstring: str) -> str:
    """A docstring with its sessions fenced and its roles as code."""
    return _SESSION.sub(r"```pycon\n\g<0>\n```", _ROLE.sub(r"`\1`", docstring))
