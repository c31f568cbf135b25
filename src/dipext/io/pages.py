"""Web pages: their main text, with trafilatura, and what they state of themselves."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dipext.errors import missing
from dipext.io.encoding import decode
from dipext.io.found import Found, best_body
from dipext.io.markup import check_page, raise_figures
from dipext.lexicon import phrases
from dipext.lexicon.issuers import is_body

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{1,500})")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_TITLE_PARTS = re.compile(r"\s+(?:[|–—·»-]|::)\s+")
_BODY_NAME = re.compile(r"(?:(?:and|of|the|for|&|[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*),?\s){0,12}[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*")

_MOST_SCRIPT = 1_000_000
_MOST_NODES = 10_000


def read_html(data: bytes, declared: str | None = None, url: str | None = None) -> Found:
    """The main text of a web page, with the title, day, issuer and address that the page states.

    Args:
        data: the page.
        declared: its encoding, as whoever sent it says.
        url: its address, as whoever saved it says.

    Raises:
        ValueError: when the page is too large, cannot be parsed or has no main text, or trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction, load_html
    except ImportError as error:
        raise missing("HTML", error) from error
    check_page(data)
    stated = _CHARSET.search(data[:4096])
    page, warnings = decode(data, declared or (stated[1].decode("ascii") if stated else None))
    try:
        tree = load_html(page)
        if tree is None:
            raise ValueError("no page")
        about = _About(tree)
        raise_figures(tree)
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            # Only dates that the page states, never guessed from its words, and never compared with today's.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2200-01-01"},
        )
    except Exception as error:  # whatever an odd page makes of trafilatura and lxml
        raise ValueError(f"a page that cannot be parsed: {error}") from error
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        raise ValueError("no main text in this page")
    saved = _SAVED_FROM.search(page[:2000])
    issuer = _whole(best_body([*about.publishers, found.sitename]))
    return Found(
        text=found.text,
        title=_title(_whole(found.title), issuer),
        published=_whole(about.published),
        modified=_whole(about.modified) or found.date,
        issuer=issuer,
        url=url or _whole(found.url) or (saved[1] if saved else None),
        warnings=warnings,
    )


def _whole(words: str | None) -> str | None:
    """What a page says of itself, unless a script cut a letter in two before it wrote it down."""
    return words if words and not _HALF_PAIR.search(words) else None


def _title(title: str | None, issuer: str | None) -> str | None:
    """The headline, without the name of the body behind it."""
    parts = _TITLE_PARTS.split(title or "")
    return (
        title[: title.rindex(parts[-2]) + len(parts[-2])] if title and len(parts) > 1 and parts[-1] == issuer else title
    )


class _About:
    """What a page states of itself in its meta elements, its JSON-LD and its title."""

    def __init__(self, tree: "HtmlElement") -> None:
        meta = dict(_meta(tree))
        things = list(_things(tree))
        self.published = next(
            (
                words
                for words in (
                    *(_word(thing.get("datePublished")) for thing in things),
                    *(meta.get(name) for name in phrases("lexicon/pages", "published")),
                    *_marked(tree),
                )
                if words
            ),
            None,
        )
        changed = (
            *(_word(thing.get("dateModified")) for thing in things),
            *(meta.get(name) for name in phrases("lexicon/pages", "modified")),
        )
        self.modified = next((words for words in changed if words), None)
        self.publishers = [
            *(_name(thing.get(role)) for role in ("publisher", "sourceOrganization", "author") for thing in things),
            *(meta.get(name) for name in phrases("lexicon/pages", "publishers")),
            *_titled(tree),
        ]


def _meta(tree: "HtmlElement") -> Iterator[tuple[str, str]]:
    """The meta elements by name, the first of a name last, so that it stays in a dict."""
    for element in reversed(list(tree.iter("meta"))):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and element.get(attribute):
                yield element.get(attribute).strip().casefold(), content


def _marked(tree: "HtmlElement") -> Iterator[str | None]:
    """The days that elements are marked with as those of publication."""
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        if (element.get("itemprop") or "").casefold() == "datepublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content") or (element.text_content() or "").strip()[:100]


def _titled(tree: "HtmlElement") -> Iterator[str]:
    """The body at the end, or the beginning, of a page's title: "Aid for ports | Ministry of Culture of X"."""
    title = next(tree.iter("title"), None)
    parts = _TITLE_PARTS.split(" ".join((title.text or "").split())) if title is not None else []
    if len(parts) > 1:
        yield from (part for part in (parts[-1], parts[0]) if _BODY_NAME.fullmatch(part) and is_body(part))


def _things(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """The things that the JSON-LD of a page describes, the page's own article among them."""
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().casefold() == "application/ld+json":
            try:
                waiting = [json.loads((script.text or "")[:_MOST_SCRIPT])]
            except (ValueError, RecursionError):
                continue
            for _ in range(_MOST_NODES):
                if not waiting:
                    break
                thing = waiting.pop(0)
                if isinstance(thing, dict):
                    yield thing
                    waiting += [thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing]
                elif isinstance(thing, list):
                    waiting += thing


def _word(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """The name of an organisation in JSON-LD; people who write for it are left out by who asks."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _word(value.get("name")) if isinstance(value, dict) else _word(value)
