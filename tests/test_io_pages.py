"""What web pages say of themselves: when they were published, by whom, and where they stand."""

from datetime import date
from pathlib import Path

import pytest

import dipext
from dipext import Release
from made_up import PAGE

BARE = PAGE.replace('<meta property="og:site_name" content="Foreign Ministry of Freedonia">\n', "").replace(
    '<meta property="article:published_time" content="2025-11-20T10:00:00+02:00">\n', ""
)
TITLE = "<title>Help for the grid | Foreign Ministry of Freedonia</title>"
DAY = date(2025, 11, 20)


def page(tmp_path: Path, head: str = "", body: str = "", title: str = "Help for the grid") -> Release:
    html = BARE.replace(TITLE, f"<title>{title}</title>{head}").replace("<article>", f"<article>{body}")
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    [release] = dipext.read(tmp_path / "a.html")
    return release


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


MODIFIED = '<meta property="article:modified_time" content="2025-12-09T10:00:00Z">'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-11-20T10:00:00+02:00">' + MODIFIED,
        '<meta name="DC.date.issued" content="20 November 2025">' + MODIFIED,
        '<meta name="date" content="11/20/2025">' + MODIFIED,
        linked('{"@type": "NewsArticle", "dateModified": "2025-12-09", "datePublished": "2025-11-20T08:00:00+00:00"}'),
        linked('{"@graph": [{"@type": "Organization"}, {"@type": "WebPage", "datePublished": "2025-11-20"}]}'),
        linked("{broken") + '<meta itemprop="datePublished" content="2025-11-20">',
    ],
)
def test_when_a_page_was_published_goes_before_when_it_was_changed(tmp_path: Path, head: str) -> None:
    release = page(tmp_path, head)
    assert (release.published, release.published_source, release.warnings) == (DAY, "metadata", ())


def test_the_day_of_a_change_is_behind_the_dateline_and_doubtful(tmp_path: Path) -> None:
    release = page(tmp_path, MODIFIED)
    assert (release.published, release.warnings) == (date(2025, 12, 9), ("published_doubtful",))
    line = "<p>Riga, 20 November 2025 – The grid of Freedonia was the subject of a meeting in the capital.</p>"
    release = page(tmp_path, MODIFIED, line)
    assert (release.published, release.published_source, release.warnings) == (DAY, "dateline", ())


def test_the_day_in_the_address_counts(tmp_path: Path) -> None:
    html = BARE.replace("https://mfa.example/news/grid", "https://mfa.example/2025/11/20/grid")
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    [release] = dipext.read(tmp_path / "a.html")
    assert (release.published, release.published_source) == (DAY, "metadata")
    assert release.url == "https://mfa.example/2025/11/20/grid"


@pytest.mark.parametrize(
    ("site", "day", "warnings"),
    [
        ("United States Department of State", date(2025, 3, 12), ()),
        ("Ministry of Foreign Affairs of Kenya", date(2025, 12, 3), ()),
        ("News", date(2025, 12, 3), ("published_doubtful",)),
    ],
)
def test_the_issuer_settles_the_order_of_a_day(tmp_path: Path, site: str, day: date, warnings: tuple[str, ...]) -> None:
    release = page(tmp_path, f'<meta name="date" content="03/12/2025"><meta property="og:site_name" content="{site}">')
    assert (release.published, release.warnings) == (day, warnings)


def test_the_dateline_settles_the_order_of_a_day(tmp_path: Path) -> None:
    line = "<p>Springfield, March 12, 2025 – The grid was the subject of a meeting in the capital of the country.</p>"
    release = page(tmp_path, '<meta name="date" content="03/12/2025">', line)
    assert (release.published, release.warnings) == (date(2025, 3, 12), ())


GOV = linked(
    '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "GOV.UK"}, '
    '"author": [{"@type": "Organization", "name": "Foreign, Commonwealth &amp; Development Office"}]}'
)


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        (
            GOV + '<meta property="og:site_name" content="GOV.UK">',
            "Help - GOV.UK",
            "Foreign, Commonwealth & Development Office",
        ),
        ("", "Help for the grid | Ministry of Foreign Affairs of Latvia", "Ministry of Foreign Affairs of Latvia"),
        (
            '<meta property="og:site_name" content="mfa.gov.ke">',
            "Help – Ministry of Foreign Affairs of Kenya",
            "Ministry of Foreign Affairs of Kenya",
        ),
        (
            linked('{"publisher": {"name": "Ministry of Foreign Affairs of Ghana"}}'),
            "Help",
            "Ministry of Foreign Affairs of Ghana",
        ),
        ('<meta property="og:site_name" content="GOV.UK">', "Help", None),
        ('<meta property="og:site_name" content="Latvia News">', "Help | Latvia News", None),
        ('<meta name="author" content="Jane Clerk">', "Minister visits the Ministry of Ports of Latvia", None),
    ],
)
def test_the_issuer_is_a_body_and_never_a_host_or_a_brand(
    tmp_path: Path, head: str, title: str, issuer: str | None
) -> None:
    assert page(tmp_path, head, title=title).issuer == issuer


def test_the_address_reaches_the_extraction(tmp_path: Path) -> None:
    [extraction] = dipext.extract_many([page(tmp_path)])
    assert extraction.url == "https://mfa.example/news/grid"
