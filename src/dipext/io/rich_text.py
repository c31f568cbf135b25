"""Rich Text Format (.rtf), with striprtf, which knows neither footnotes nor deletions."""

import re

from dipext.errors import missing
from dipext.io import limits
from dipext.io.found import Found, best_body

_GROUP = re.compile(r"\\[\\{}]|[{}]|\\deleted(?![a-z0-9])")
_FOOTNOTE = re.compile(r"\{\s*(?:\\\*)?\\footnote(?![a-z])[ ]?")
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])[ ]?")
_BEGIN = re.compile(r"\s*\{\\rtf[0-9]*[ ]?")
_FONT = re.compile(r"\\f(?:(?P<font>[0-9]{1,5})(?![0-9])|charset(?P<charset>[0-9]{1,3})(?![0-9]))")
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
    groups, deleted = _groups(source)
    about = _about(source, groups)
    body = _CELL.sub(r"\\tab ", _reordered(source, groups, deleted))
    body = _BEGIN.sub(lambda begin: begin[0] + _fonts(source, groups), body.replace("\\fonttbl", "\\filetbl"), count=1)
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


def _groups(source: str) -> tuple[dict[int, int], set[int]]:
    """Where each group ends, by where it begins; and where the groups begin that were deleted."""
    ends: dict[int, int] = {}
    deleted: set[int] = set()
    begun: list[int] = []
    for match in _GROUP.finditer(source):
        if match[0] == "{":
            begun.append(match.start())
        elif match[0] == "}" and begun:
            ends[begun.pop()] = match.end()
        elif match[0] == "\\deleted" and len(begun) > 1:
            deleted.add(begun[-1])
    return ends, deleted & ends.keys()


def _fonts(source: str, groups: dict[int, int]) -> str:
    """The table of fonts with their encodings and nothing else: the converter's own pattern for it may never end."""
    start = source.find("{\\fonttbl")
    fonts, font = [], ""
    for match in _FONT.finditer(source, max(start, 0), groups.get(start, 0)):
        if match["font"]:
            font = match["font"]
        elif font:
            fonts.append(f"{{\\f{font}\\fcharset{match['charset']} x;}}")
            font = ""
    return f"{{\\fonttbl{''.join(fonts)}}}"


def _about(source: str, groups: dict[int, int]) -> str:
    found = _INFO.search(source)
    return source[found.start() : groups.get(found.start(), found.end())] if found else ""


def _plain(about: str, name: str) -> str | None:
    """A property, where it is plain text."""
    from striprtf.striprtf import rtf_to_text

    found = re.search(rf"\{{\\{name}\s([^{{}}]{{1,500}})\}}", about)
    return rtf_to_text(f"{{\\rtf1\\ansi {found[1]}}}", errors="replace").strip() or None if found else None


def _reordered(source: str, groups: dict[int, int], deleted: set[int]) -> str:
    """The source without what was deleted, and with the footnotes behind the body."""
    notes = {match.start() for match in _FOOTNOTE.finditer(source)} & groups.keys()
    kept: list[str] = []
    moved: list[str] = []
    at = 0
    for start in sorted(deleted | notes):
        if start < at:
            continue
        end = groups[start]
        kept.append(source[at:start])
        if start not in deleted:
            moved.append(_FOOTNOTE.sub("{", source[start:end], count=1))
        at = end
    body, brace, rest = f"{''.join(kept)}{source[at:]}".rpartition("}")
    return "\\par ".join([body, *moved]) + brace + rest
