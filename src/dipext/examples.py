r"""The examples of each rule, which say what it reads: the tests run them, ``dipext rules`` and the docs show them.

They stand beside the rules, in ``examples.txt`` of each kind:

    ## date.relative
    @ published=2025-11-20; issuer=NATO
    + The ministers will meet [[next week]]. => {"start": "2025-11-24", "end": "2025-11-30"}
    - The next week of talks was long.

``+`` must be found at the marked span with the values given, ``-`` must not be read by this rule, ``@`` tells what is
known about the release for the lines that follow, ``\\n`` is a line end.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dipext.kinds import NAMES
from dipext.lexicon import read_text


@dataclass(frozen=True)
class Example:
    """One line: ``span`` is the place of what the rule reads, ``None`` in an example against it.

    ``context`` holds the arguments of ``dipext.extract``, ``place`` the file and line.
    """

    kind: str
    rule: str
    place: str
    text: str
    span: tuple[int, int] | None
    values: dict[str, Any]
    context: dict[str, str] = field(default_factory=dict)


@cache
def examples(kind: str) -> tuple[Example, ...]:
    """The examples of the rules of a kind, in the order of its file.

    Raises:
        ValueError: for a line that is none; the message has file, line and reason.
    """
    return tuple(_read(kind, f"{kind}/examples.txt"))


def rules() -> dict[str, list[Example]]:
    """The examples of every rule, by its id."""
    found: dict[str, list[Example]] = {}
    for kind in NAMES:
        for example in examples(kind):
            found.setdefault(example.rule, []).append(example)
    return found


def _read(kind: str, name: str) -> Iterator[Example]:
    rule, context = "", dict[str, str]()
    for number, line in enumerate(read_text(name).splitlines(), 1):
        place, sign, rest = f"{name}:{number}", line[:2], line[2:]
        if line.startswith("## "):
            rule, context = line[3:].strip(), {}
        elif sign == "@ ":
            parts = (part.split("=", 1) for part in rest.split(";"))
            context = {key.strip(): value.strip() for key, value in parts}
        elif sign == "+ ":
            yield _for(kind, rule, place, rest, context)
        elif sign == "- ":
            yield Example(kind, rule, place, rest.replace("\\n", "\n"), None, {}, context)
        elif line.strip() and sign != "# ":
            raise ValueError(f"{place}: a line starts with '## ', '@ ', '+ ', '- ' or '# '")


def _for(kind: str, rule: str, place: str, line: str, context: dict[str, str]) -> Example:
    """An example of what the rule reads."""
    marked, _, values = line.partition(" => ")
    marked = marked.replace("\\n", "\n")
    start, end = marked.find("[["), marked.find("]]") - 2
    if not 0 <= start < end:
        raise ValueError(f"{place}: what the rule reads stands between [[ and ]]")
    text = marked.replace("[[", "", 1).replace("]]", "", 1)
    try:
        return Example(kind, rule, place, text, (start, end), json.loads(values or "{}"), context)
    except ValueError as error:
        raise ValueError(f"{place}: the values are no JSON: {error}") from error
