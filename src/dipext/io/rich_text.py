"""Rich Text Format (.rtf), with striprtf, which knows neither footnotes nor deletions."""

import re
from collections.abc import Iterator

from dipext.errors import missing
from dipext.io import limits
from dipext.io.found import Found, best_body

_ESCAPED = re.compile(r"\\[\\{}]|[{}]")
_FOOTNOTE = re.compile(r"\{\s*(?:\\\*)?\\footnote(?![a-z])[ ]?")
_DELETED = re.compile(r"\\deleted(?![a-z0-9])")
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])[ ]?")
_INFO = re.compile(r"\{\\info(?![a-z])")
_CREATED = re.compile(r"\\creatim\s*\\yr([0-9]{4})\s*\\mo([0-9]{1,2})\s*\\dy([0-9]{1,2})")
_ANSI = re.compile(r"\\ansicpg[0-9]")
_GROUPS = 200_000


def read_rtf(data: bytes) -> Found:
    """The text of an RTF file, footnotes after the body, with the title and date of its properties.

    Raises:
        ValueError: when it cannot be read or has no text, or striprtf is not installed.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise missing("RTF", error) from error
    if len(data) > limits.MAX_PAGE_BYTES or data.count(b"{") > _GROUPS:
        most = f"{limits.MAX_PAGE_BYTES // 1024**2} MiB or {_GROUPS:,} groups"
        raise ValueError(f"an RTF file of more than {most}: take out its pictures")
    source = data.decode("latin-1").replace("\0", "")
    groups = _groups(source)
    about = _about(source, groups)
    body = _CELL.sub(r"\\tab ", _reordered(source, groups))
    # The converter would write addresses of links into the text, with a pattern that takes quadratic time.
    body = body.replace("\\fldinst{", "\\fldinst {")
    try:
        text = rtf_to_text(body, errors="replace").strip("\n")
    except Exception as error:  # KeyError, IndexError, LookupError, ...: whatever a damaged file makes of it
        raise ValueError(f"a damaged RTF file: {error}") from error
    text = text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "replace"
    )  # signs beyond the first plane come in halves
    text = re.sub(r"\t+(?=\n|\Z)", "", text)
    if not text.strip():
        raise ValueError("no text in this RTF file")
    created = _CREATED.search(about)
    return Found(
        text=text,
        title=_plain(about, "title"),
        modified="-".join(f"{int(part):02}" for part in created.groups()) if created else None,
        issuer=best_body([_plain(about, "company"), _plain(about, "author")]),
    )


def _groups(source: str) -> dict[int, int]:
    """Where each group ends, by where it begins."""
    ends: dict[int, int] = {}
    begun: list[int] = []
    for match in _ESCAPED.finditer(source):
        if match[0] == "{":
            begun.append(match.start())
        elif match[0] == "}" and begun:
            ends[begun.pop()] = match.end()
    return ends


def _about(source: str, groups: dict[int, int]) -> str:
    found = _INFO.search(source)
    return source[found.start() : groups.get(found.start(), found.end())] if found else ""


def _plain(about: str, name: str) -> str | None:
    """A property, where it is plain text."""
    from striprtf.striprtf import rtf_to_text

    found = re.search(rf"\{{\\{name}\s([^{{}}]{{1,500}})\}}", about)
    return rtf_to_text(f"{{\\rtf1\\ansi {found[1]}}}", errors="replace").strip() or None if found else None


def _reordered(source: str, groups: dict[int, int]) -> str:
    """The source without what was deleted, and with the footnotes behind the body."""
    cuts = sorted({*_notes(source, groups), *_deleted(source, groups)})
    kept, notes, at = [], [], 0
    footnotes = dict(_notes(source, groups))
    for start, end in cuts:
        if start < at:
            continue
        kept.append(source[at:start])
        if footnotes.get(start) == end:
            notes.append(_FOOTNOTE.sub("{", source[start:end], count=1))
        at = end
    kept.append(source[at:])
    whole = "".join(kept)
    if not notes:
        return whole
    body, brace, rest = whole.rpartition("}")
    return f"{body}\\par " + "\\par ".join(notes) + brace + rest


def _notes(source: str, groups: dict[int, int]) -> Iterator[tuple[int, int]]:
    for match in _FOOTNOTE.finditer(source):
        if match.start() in groups:
            yield match.start(), groups[match.start()]


def _deleted(source: str, groups: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The innermost group around each mark of a deletion."""
    for match in _DELETED.finditer(source):
        start = source.rfind("{", 0, match.start())
        end = groups.get(start, 0)
        if start > 0 and end > match.start():
            yield start, end
