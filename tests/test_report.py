"""The report in a real browser: what it shows, where it leads, how it counts, and that a release runs nothing in it."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from typer.testing import CliRunner

import dipext
from dipext import Extraction
from dipext.cli import app
from pledges import dated, hostile, ledger, promised
from samples import TEXT

FIXTURES = Path(__file__).parent.parent / "fixtures"
VIEWS = ["overview", "texts", "commitments", "dates", "people", "initiatives", "facts"]
ATTACK = (
    "</script><script>document.body.dataset.ran=1</script>\"'><img src=x onerror=document.body.dataset.ran=1>"
    "<style>*{display:none}</style><svg onload=document.body.dataset.ran=1>\u2028]]>&lt;javascript:alert(1)"
)


@pytest.fixture(scope="module")
def fixtures() -> list[Extraction]:
    found = []
    for path in sorted(FIXTURES.glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        found.append(dipext.extract(text, known.get("published"), known.get("issuer"), path.stem))
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


Open = Callable[..., Page]


@pytest.fixture
def open_(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report from disk, without a network; any error of a script or of the policy fails the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_(extractions: Extraction | list[Extraction], place: str = "", **options: object) -> Page:
        file = dipext.report(extractions, tmp_path / "report.html")
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda told: troubles.append(told.text))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.startswith(file.as_uri()) or troubles.append(asked.url))
        page.goto(f"{file.as_uri()}{place}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def go(page: Page, place: str) -> None:
    page.evaluate(
        "place => new Promise(done => { addEventListener('hashchange', () => setTimeout(done), {once: true});"
        " location.hash = place; })",
        place,
    )


def text_of(page: Page, selector: str) -> str:
    return re.sub(r"\s+", " ", page.inner_text(selector)).strip()


def test_a_release_reads_with_values_beside_the_words(open_: Open) -> None:
    page = open_(promised())
    shown = text_of(page, ".text")
    assert "7.2 million euros sum at least 7,200,000 x per x ? x" in shown
    assert "0.25% share 0.25 % of x (x) per x: x ? x" in shown
    assert shown.endswith("commitment x → x: pledged at least 7,200,000 x per x; 7.2 million via x ? x")
    page.uncheck("#show-values")
    assert text_of(page, ".text") == TEXT
    page.uncheck("#show-money")
    assert "7.2 million euros" not in page.locator(".text mark").all_inner_texts()


def test_doubts_look_doubtful(open_: Open) -> None:
    page = open_(dated("On 03/12/2025 they met.", "03/12/2025", warnings=("ambiguous_order",)))
    look = page.eval_on_selector(".text mark", "mark => getComputedStyle(mark).outlineStyle")
    assert look == "dashed"
    assert "? ambiguous order" in text_of(page, ".text")
    sure = open_(dated("On 3 December 2025 they met.", "3 December 2025"))
    assert sure.eval_on_selector(".text mark", "mark => getComputedStyle(mark).outlineStyle") == "none"


def test_kinds_differ_by_label_and_line(open_: Open) -> None:
    page = open_(promised())
    marks = page.eval_on_selector_all(
        ".text mark",
        "all => all.map(mark => { const style = getComputedStyle(mark);"
        " return style.textDecorationStyle + ' ' + style.textDecorationThickness; })",
    )
    assert len(set(marks)) == len(marks) == 5
    labels = page.locator(".text .label").all_inner_texts()
    assert sorted(labels) == ["commitment", "date", "initiative", "person", "share", "sum"]


def test_every_cell_leads_to_its_words(open_: Open, fixtures: list[Extraction]) -> None:
    page = open_(fixtures, "#view=facts&q=prioritised")
    words = page.locator("td a.words").first.inner_text()
    page.locator("td a.quote").first.click()
    page.wait_for_selector("#place")
    assert page.inner_text("#place") == words
    assert page.evaluate("document.activeElement.id") == "place"
    assert page.evaluate("(({top, bottom}) => top >= 0 && bottom <= innerHeight)(place.getBoundingClientRect())")
    page.go_back()
    assert page.locator("td a.words").first.inner_text() == words


def test_offsets_hold_beyond_the_first_plane(open_: Open) -> None:
    page = open_(dated("🌊🌊 On 3 December 2025 🌊 they met.", "3 December 2025"))
    assert page.locator(".text mark").all_inner_texts() == ["3 December 2025"]


def test_sums_count_nothing_twice_and_keep_currencies_apart(open_: Open) -> None:
    page = open_(ledger(), "#view=commitments")
    rows = [row.split("\t") for row in page.locator("#sums tbody tr").all_inner_texts()]
    told = {(re.sub(r"\s+", " ", row[0]).strip(), row[1]): row[2:5] for row in rows}
    assert told == {
        ("NOR Norland", "EUR"): ["5,300,000.3", "3", "6"],
        ("NOR Norland", "USD"): ["4,000,000–6,000,000", "1", "1"],
        ("NOR Norland", "EUR per year"): ["at least 1,000,000", "1", "1"],
        ("not named", "EUR"): ["–", "0", "1"],
    }
    page.select_option("#choose-by", "year")
    page.wait_for_selector("#sums >> text=2026")
    years = [row.split("\t")[:3] for row in page.locator("#sums tbody tr").all_inner_texts()]
    assert ["2025", "EUR", "5,100,000.1"] in years
    assert ["2026", "EUR", "200,000.2"] in years
    page.click("#sums >> text=5,100,000.1")
    page.wait_for_selector(".chosen >> text=2025")
    assert page.locator("#commitments tbody tr").count() == 5
    page.click("#commitments td >> text=2,000,000 EUR")
    page.wait_for_selector("#place")
    assert text_of(page, ".told >> nth=0").startswith("Of this")


def test_plots_are_links_to_what_they_show(open_: Open) -> None:
    page = open_(ledger(), "#view=commitments&by=stage")
    bar = page.locator(".chart svg a[aria-label], .chart svg a:has([aria-label])").first
    bar.click()
    page.wait_for_selector(".chosen")
    assert page.locator("#commitments tbody tr").count() < 9


def test_bars_have_their_sums_beside_them_however_short_they_are(open_: Open) -> None:
    page = open_(ledger(), "#view=commitments")
    beside = page.locator(".chart svg text").all_text_contents()
    assert {"5.3 m", "6 m"} <= set(beside)


def test_a_few_dates_far_off_do_not_make_hairs_of_all_columns(open_: Open) -> None:
    near = [dated(f"Talk {n} on 3 December 2025.", "3 December 2025") for n in range(200)]
    far = [
        dated("In the year 1648 they met.", "1648", start="1648-01-01", end="1648-12-31"),
        dated("By the year 2200 all is well.", "2200", start="2200-01-01", end="2200-12-31"),
    ]
    page = open_([*near, *far], "#view=dates")
    assert "(1 before 2025 and 1 after 2025 only in the table)" in text_of(page, ".chart figcaption")
    assert page.locator(".chart svg a").count() == 1
    assert "202 rows" in text_of(page, ".pager")


def test_people_keep_their_offices(open_: Open, fixtures: list[Extraction]) -> None:
    page = open_(fixtures, "#view=people&q=bra%C5%BEe")
    assert "foreign minister, LVA" in text_of(page, "#people")
    page.click("#people >> text=Baiba Braže")
    page.wait_for_selector("#offices")
    assert "2025-11-20" in text_of(page, "#offices")
    assert page.locator("#mentions tbody tr").count() == 5


def test_filters_narrow_every_view(open_: Open, fixtures: list[Extraction]) -> None:
    page = open_(fixtures)
    page.select_option("[name=issuer]", "NATO")
    page.wait_for_url(re.compile("issuer=NATO"))
    assert text_of(page, ".tile >> nth=0") == "1 release"
    page.click("#views >> text=Texts")
    page.wait_for_selector("article")
    expect(page.locator(".releases li")).to_have_count(1)
    page.click("text=Clear")
    page.wait_for_url(re.compile(r"#(?!.*issuer)"))
    expect(page.locator(".releases li")).to_have_count(len(fixtures))  # the address is there before what it shows
    page.check("[name=doubt]")
    page.wait_for_url(re.compile("doubt"))
    go(page, "view=facts&doubt=1")
    assert page.locator("#facts tbody tr").count() == page.locator("#facts tbody tr:has(.doubt)").count() > 0


def test_what_was_searched_for_is_set_off(open_: Open) -> None:
    page = open_([dated("On 3 December 2025 they met. They left.", "3 December 2025")] * 2, "#view=texts&q=THEY")
    found = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert found == ["they", "They"]


def test_thousands_stay_in_pages(open_: Open) -> None:
    many = [dated(f"Talk {n} on 3 December 2025.", "3 December 2025") for n in range(3000)]
    page = open_(many, "#view=dates")
    assert page.locator("#dates tbody tr").count() == 50
    page.click("text=later rows")
    page.wait_for_url(re.compile("p=1"))
    assert "page 2 of 60" in text_of(page, ".pager")
    page.click("text=Words")
    page.wait_for_selector("[aria-sort=ascending]")
    go(page, "view=texts&r=2999")
    assert text_of(page, ".releases [aria-current]").endswith("dated")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_breaks_an_accessibility_rule(open_: Open, fixtures: list[Extraction], view: str, scheme: str) -> None:
    page = open_([*fixtures, *ledger(), promised()], f"#view={view}", color_scheme=scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_doubtful_release_breaks_none_either(open_: Open) -> None:
    for scheme in ("light", "dark"):
        page = open_([promised(), *ledger()], "#view=texts&r=0&m=1", color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_needs_no_scrolling_sideways(open_: Open, fixtures: list[Extraction], view: str) -> None:
    page = open_([*fixtures, *ledger()], f"#view={view}", viewport={"width": 360, "height": 740}, has_touch=True)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.tap("text=More filters")
    assert page.is_visible("[name=issuer]")


def test_the_keyboard_reaches_everything(open_: Open, fixtures: list[Extraction]) -> None:
    page = open_(fixtures, "#view=people")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus("#people td a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#mentions")


def test_paper_shows_all_rows_and_no_controls(open_: Open, fixtures: list[Extraction]) -> None:
    page = open_(fixtures, "#view=dates", color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#dates tbody tr").count() == sum(len(extraction.dates) for extraction in fixtures)
    assert not page.is_visible("#filters")
    assert not page.is_visible("#views")
    assert page.eval_on_selector("body", "body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"


def test_colours_can_be_chosen(open_: Open) -> None:
    page = open_(promised(), color_scheme="light")
    for ground in ("rgb(255, 255, 255)", "rgb(22, 25, 30)", "rgb(255, 255, 255)"):
        page.click("#theme")
        assert page.eval_on_selector("body", "body => getComputedStyle(body).backgroundColor") == ground


def visit_everything(page: Page) -> Iterator[None]:
    for place in [f"view={view}" for view in VIEWS]:
        go(page, place)
        yield
    for place in ("view=people", "view=initiatives"):
        go(page, place)
        page.locator("td.name a").first.click()
        page.wait_for_selector("#mentions")
        yield
    go(page, "view=texts&r=0&m=0")
    yield


def test_hostile_text_runs_nothing(open_: Open) -> None:
    page = open_([hostile(ATTACK), hostile(ATTACK).model_copy(update={"published": None})])
    for _ in visit_everything(page):
        assert page.evaluate("document.body.dataset.ran") is None
        assert page.locator("main img, main script, main iframe, main [onload], main [onerror]").count() == 0
        assert page.locator("main style", has_text="display:none").count() == 0
    assert "<img src=x onerror=document.body.dataset.ran=1>" in page.inner_text("article")
    go(
        page,
        f"view={'%22%3E%3Cimg%20src%3Dx%3E'}&kind=%3Cscript%3E&q=%3Cimg%3E&by=__proto__&r=constructor&sort=x.y&p=-7",
    )
    go(page, "view=commitments&by=constructor&donor=%3Cb%3E")
    assert page.evaluate("document.body.dataset.ran") is None


def test_marks_of_direction_are_shown_and_not_obeyed(open_: Open) -> None:
    page = open_(hostile("pay \u202e001\u202c \u2066x\u2069 \u200f\x1b"))
    for _ in visit_everything(page):
        everything = page.evaluate("document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, '')")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x1b]", everything)
    assert "pay [RLO]001[PDF] [LRI]x[PDI] [RLM][U+001B]" in text_of(page, "article")


def test_a_notebook_shows_the_page_in_a_frame(browser: Browser, tmp_path: Path, fixtures: list[Extraction]) -> None:
    outside = tmp_path / "notebook.html"
    outside.write_text(f"<!doctype html><meta charset=utf-8>{dipext.report(fixtures)._repr_html_()}", encoding="utf-8")
    page = browser.new_page(offline=True)
    page.goto(outside.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#views >> text=People").click()
    frame.locator("#people >> text=Baiba Braže").first.click()
    assert frame.locator("#mentions tbody tr").count() == 5
    page.close()


def test_nothing_in_the_page_ends_a_script_early() -> None:
    html = dipext.report(hostile(ATTACK))
    data = re.search(r'<script type="application/json" id="releases">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    (release,) = json.loads(data[1])
    assert release["title"] == ATTACK
    assert "\u2028" not in data[1]
    assert html.count("</script>") == html.count("<script") == 7
    assert not re.search(r"(?:src|href)=[\"']?https?:|@import|url\(", re.sub(r"(?s)<script.*?</script>", "", html))


def test_a_file_takes_its_place_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_text("before")

    def broken() -> Iterator[Extraction]:
        yield promised()
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        dipext.report(broken(), target)
    assert target.read_text() == "before"
    assert dipext.report(promised(), target) == target
    assert target.read_text(encoding="utf-8") == dipext.report([promised()])
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_half_surrogate_pairs_can_be_written(tmp_path: Path) -> None:
    broken = dated("\ud800 On 3 December 2025.", "3 December 2025")
    assert "\ufffd On 3 December" in dipext.report(broken, tmp_path / "report.html").read_text(encoding="utf-8")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["report", *arguments])
    return result.exit_code, result.stderr


def test_the_command_writes_what_it_can_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Riga, 20 November 2025. NATO gives 5 million euros.")
    (folder / "b.jsonl").write_text('{"text": 5}\n')
    out = folder / "report.html"
    code, told = run(str(folder), "-o", str(out))
    assert code == 1
    assert "b.jsonl:1" in told
    assert "1 release, 1 error" in told
    assert "5 million euros" in out.read_text(encoding="utf-8")
    code, told = run(str(folder / "a.txt"), "-o", str(tmp_path / "absent" / "report.html"))
    assert code == 2
    assert "cannot be written: there is no folder" in told


def test_stored_extractions_make_the_same_page(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Riga, 20 November 2025. NATO gives 5 million euros.")
    stored = tmp_path / "facts.jsonl"
    CliRunner().invoke(app, ["extract", str(text), "-o", str(stored)])
    assert run(str(stored), "-o", str(tmp_path / "stored.html"))[0] == 0
    assert run(str(text), "-o", str(tmp_path / "text.html"))[0] == 0
    pages = [(tmp_path / name).read_text(encoding="utf-8") for name in ("stored.html", "text.html")]
    assert pages[0].replace('"source":"metadata"', '"source":"dateline"') == pages[1]
