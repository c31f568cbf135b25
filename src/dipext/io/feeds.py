"""Feeds (RSS, Atom), with feedparser: one record for each entry."""

import re
from collections.abc import Iterator
from typing import Any

from dipext.errors import missing
from dipext.io import limits
from dipext.io.found import best_body
from dipext.io.markup import check_page
from dipext.io.xml import parsed

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]")
_MENDABLE = 256 * 1024
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def entries(data: bytes) -> Iterator[dict[str, Any]]:
    """The entries of a feed as records: text, title, published, updated, issuer, url and id.

    Raises:
        ValueError: when it is no feed, or feedparser is not installed.
    """
    if not _FEED.search(data[:65536]):
        raise ValueError("XML that is neither a feed (RSS, Atom) nor a page")
    if _ENTITY.search(data):
        raise ValueError("a feed that declares entities of its own: not read")
    check_page(data)
    if len(data) > _MENDABLE:
        parsed(data)  # what is not well-formed is mended by the library in quadratic time
    try:
        import feedparser
    except ImportError as error:
        raise missing("a feed", error) from error
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.get("bozo"):
        raise ValueError(f"a damaged feed: {feed.get('bozo_exception')}")
    about = feed.feed
    publisher = best_body([about.get("publisher"), about.get("author"), *_parts(about.get("title"))])
    for entry in feed.entries[: limits.MAX_MEMBERS]:
        yield {
            "text": _text(entry),
            "title": entry.get("title"),
            "published": entry.get("published"),
            "updated": dict.get(entry, "updated"),  # its own "get" would take the other day where this one is missing
            "issuer": best_body([entry.get("publisher"), entry.get("author")]) or publisher,
            "url": entry.get("link"),
            "id": entry.get("id") if not entry.get("link") else None,
        }


def _text(entry: Any) -> str | None:
    """The longest of what an entry holds: its content, or the summary where that is all."""
    texts = [content.get("value") or "" for content in entry.get("content", ())] + [entry.get("summary") or ""]
    return max(texts, key=len) or None


def _parts(title: str | None) -> list[str]:
    return re.split(r"\s+[|–—:·-]\s+|:\s+", title or "")
