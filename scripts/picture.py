"""The picture in the README: a report of the fixtures as Chromium shows it."""

import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import dipext

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "report.png"
PLACE = "#view=texts&r=9"


def main() -> int:
    """Write the picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed", file=sys.stderr)
        return 2
    extractions = []
    for path in sorted((ROOT / "fixtures").glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        extractions.append(dipext.extract(text, known.get("published"), known.get("issuer"), path.stem))
    PICTURE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = dipext.report(extractions, Path(folder, "report.html"))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 900})
        page.goto(report.as_uri() + PLACE)
        page.wait_for_selector("html[data-ready]")
        page.locator("article h1").evaluate("title => scrollBy(0, title.getBoundingClientRect().top - 24)")
        page.screenshot(path=PICTURE)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
