"""The report: one self-contained page over one release or thousands, with everything that it shows inside."""

import json
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import overload

from dipext.models import Extraction
from dipext.replacing import replacing
from dipext.view.page_data import kinds_data, release_data, unseen_data, words_data
from dipext.view.styles import STYLES

_SCRIPTS = (
    *("dom", "state", "table", "amounts", "plots"),
    *("text", "things", "dates", "flows", "ledger", "facts", "overview"),
    "app",
)
_VENDOR = ("d3-7.9.0.min.js", "plot-0.6.17.min.js")
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_HALVES = re.compile("[\ud800-\udfff]")


class Page(str):
    """The HTML of a report: a string that a notebook shows as the page that it is."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from html import escape

        look = "width: 100%; height: 48em; border: 1px solid rgba(128, 128, 128, .4);"
        return f'<iframe title="dipext report" sandbox="allow-scripts" style="{look}" srcdoc="{escape(self)}"></iframe>'


@overload
def report(extractions: Extraction | Iterable[Extraction], path: None = None) -> Page: ...
@overload
def report(extractions: Extraction | Iterable[Extraction], path: str | os.PathLike[str]) -> Path: ...


def report(extractions: Extraction | Iterable[Extraction], path: str | os.PathLike[str] | None = None) -> Page | Path:
    """One web page to read, search and print what was extracted.

    It has the texts with their facts marked, the ledger of commitments with its sums, dates over time, people and their
    offices, initiatives, all facts and all doubts; everything leads to its sentence.

    The page needs no network and nothing beside it. Whatever the releases say is shown and never run.

    Args:
        extractions: one, or any number of them, read once.
        path: where to write the page, which takes its place when it is complete.

    Returns:
        The path, or the page as a string when there is none; the last line of a notebook's cell shows it.

    Raises:
        OSError: when the file cannot be written.
        OutputError: when another run is writing it.

    >>> import dipext
    >>> page = report(dipext.extract("Latvia provides 7.2 million euros.", published="2025-11-20"))
    >>> page[:15]
    '<!doctype html>'
    """
    pieces = page([extractions] if isinstance(extractions, Extraction) else extractions)
    if path is None:
        return Page("".join(pieces))
    target = Path(path)
    with replacing(target) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
    return target


def page(extractions: Iterable[Extraction]) -> Iterator[str]:
    """The page piece by piece, so that thousands of releases are never held at once."""
    before, after = _frame().split("{{releases}}")
    yield before
    for number, extraction in enumerate(extractions):
        yield f"{',' if number else ''}\n{_json(release_data(extraction))}"
    yield after


@cache
def _frame() -> str:
    """The page with a hole where the releases go, allowed to run its own scripts and nothing else."""
    folder = files("dipext.view") / "page"
    own = "\n".join((folder / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    scripts = [(folder / "vendor" / name).read_text(encoding="utf-8") for name in _VENDOR]
    scripts.append(f'"use strict";\n(() => {{\n{own}\n}})();')
    parts = {
        "policy": " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts),
        "style": (folder / "page.css").read_text(encoding="utf-8") + _kinds_css(),
        "kinds": _json(kinds_data()),
        "words": _json(words_data()),
        "unseen": _json(unseen_data()),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    html = (folder / "page.html").read_text(encoding="utf-8")
    for name, part in parts.items():
        html = html.replace(f"{{{{{name}}}}}", part)
    return html


def _kinds_css() -> str:
    """A class for each kind, from the one table of their looks."""
    return "".join(
        f".kind-{kind} {{ --kind: light-dark({style.light}, {style.dark}); --line: {style.line}; }}\n"
        for kind, style in STYLES.items()
    )


def _json(data: object) -> str:
    """JSON that no parser of HTML or scripts can take for anything else, without what UTF-8 cannot hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text).translate(_ESCAPES)
