"""Pieces of HTML as text: all of their words, a line for each block."""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dipext.errors import missing
from dipext.io import limits
from dipext.lexicon import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(
    r"</?(?:p|div|br|span|a|b|i|em|strong|ul|ol|li|h[1-6]|table|tr|td|sup|blockquote|html|body)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def is_markup(text: str) -> bool:
    """Whether a text is written in HTML.

    >>> is_markup("<p>Talks.</p>"), is_markup("Growth < 5% and > 3%"), is_markup("R&amp;D")
    (True, False, True)
    """
    return bool(_TAG.search(text) or _ENTITY.search(text))


def text_of(markup: str) -> str:
    r"""The words of a piece of HTML, with a line for each paragraph, list item and row of a table.

    Raises:
        ValueError: when it is too large or has too many tags, or lxml is not installed.

    >>> text_of("<p>Oslo gives<br>&euro;5&nbsp;million.</p><ul><li>One</li></ul>")
    'Oslo gives\n€5\xa0million.\n- One'
    """
    if not _TAG.search(markup):
        return html.unescape(markup)
    try:
        from lxml import html as lxml_html
    except ImportError as error:
        raise missing("HTML", error) from error
    check_page(markup)
    tree = lxml_html.document_fromstring(markup.replace("\0", ""), parser=lxml_html.HTMLParser(no_network=True))
    text = "".join(_pieces(tree))
    lines = (re.sub(" *\t *", "\t", re.sub(" {2,}", " ", line)).strip(" \t") for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def check_page(page: str | bytes) -> None:
    """Refuse a page that would take the parsers too much memory or time.

    Raises:
        ValueError: when it is too large, or has too many tags.
    """
    if len(page) > limits.MAX_PAGE_BYTES:
        raise ValueError(f"a page of more than {limits.MAX_PAGE_BYTES // 1024**2} MiB: not a release")
    if page.count("<" if isinstance(page, str) else b"<") > limits.MAX_TAGS:  # type: ignore[arg-type]
        raise ValueError(f"a page of more than {limits.MAX_TAGS:,} tags: not a release")


def raise_figures(tree: "HtmlElement") -> None:
    """Write raised figures as raised figures, so that a footnote's mark does not become part of a number."""
    for element in tree.iter("sup"):
        figures = (element.text or "").strip()
        if not len(element) and figures.isascii() and figures.isdigit():
            element.text = figures.translate(_RAISED)


def raised(figures: str) -> str:
    """Figures as raised figures: "1" as "¹"."""
    return figures.translate(_RAISED) if figures.isascii() and figures.strip().isdigit() else figures


def _pieces(tree: "HtmlElement") -> Iterator[str]:
    """The text of a tree, without recursion: pages may be nested deeper than Python calls may."""
    raise_figures(tree)
    from lxml.etree import iterwalk

    blocks, unseen = words("lexicon/pages", "blocks"), words("lexicon/pages", "unseen")
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            yield element.tail or ""
            continue
        tag = element.tag
        if event == "start":
            if tag in unseen:
                walk.skip_subtree()
                continue
            yield _before(tag, blocks)
            yield _flat(element.text)
        else:
            yield "\n" if tag in blocks else "\t" if tag in ("td", "th") else ""
            yield _flat(element.tail)


def _flat(text: str | None) -> str:
    """Line ends in HTML are spaces."""
    return _SPACE.sub(" ", text or "")


def _before(tag: str, blocks: frozenset[str]) -> str:
    if tag == "br":
        return "\n"
    if tag == "li":
        return "- "
    return "\n" if tag in blocks else ""
