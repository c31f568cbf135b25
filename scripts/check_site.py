"""Check that a built site asks no network: nothing in its pages and styles is fetched from elsewhere.

usage: python scripts/check_site.py build/site

Links that a reader may follow are no fetches; scripts, styles, pictures, fonts and frames are.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

_ELSEWHERE = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)
_FETCHED = {"src", "srcset", "poster", "data"}
_LOADED = {"stylesheet", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "icon", "manifest"}


class Fetches(HTMLParser):
    """Gathers what a page fetches from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        own = {name: value or "" for name, value in attrs}
        places = [own[name] for name in _FETCHED & own.keys()]
        if tag == "link" and _LOADED & set(own.get("rel", "").lower().split()):
            places.append(own.get("href", ""))
        self.found += [f"<{tag}> {place}" for place in places if _ELSEWHERE.match(place)]
        self.found += _STYLE.findall(own.get("style", ""))


def fetches(page: Path) -> list[str]:
    """What one page or style sheet fetches from elsewhere."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".css":
        return _STYLE.findall(text)
    parser = Fetches()
    parser.feed(text)
    return parser.found


def main(site: Path) -> None:
    """Tell every fetch; end with 1 when there are any, or no pages."""
    pages = [path for path in sorted(site.rglob("*")) if path.suffix in (".html", ".css")]
    found = [f"{page.relative_to(site)}: {what}" for page in pages for what in fetches(page)]
    print(*found, sep="\n", end="\n" if found else "")
    if found or not pages:
        sys.exit(f"{site} fetches from elsewhere" if pages else f"no pages in {site}")
    print(f"{len(pages)} pages and style sheets fetch nothing from elsewhere")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
