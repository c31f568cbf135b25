"""Releases made up from a small grammar, and documents to put them in, for tests of reading and of batches."""

import io
import json
import random
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_SPEAKERS = [
    "Foreign Minister Ilze Kalniņa",
    "Prime Minister Jonas Berg",
    "Ambassador Mary O'Dowd",
    "President Aino Salo",
]
_VERBS = ["announced", "confirmed", "told the Council", "said on Tuesday", "promised"]
_GIFTS = ["{n} million euros", "€{n}.5 million", "USD {n} billion", "about {n} per cent of GDP", "at least {n}%"]
_ENDS = [
    "to the Register of Damage",
    "for 2026",
    "by the end of 2027",
    "under Operation Baltic Sentry 🌊",
    "over five years",
]


def records(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """JSON-able records with text, published, issuer and an id; the same ones for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
        sentences = [
            f"{chance.choice(_SPEAKERS)} {chance.choice(_VERBS)} that {chance.choice(_GIFTS)} would go "
            f"{chance.choice(_ENDS)}.".replace("{n}", str(chance.randrange(1, 90)))
            for _ in range(chance.randrange(1, 12))
        ]
        text = f"Riga, {day.day} {day:%B %Y} – {' '.join(sentences)}\nRelease number {number}."
        yield {
            "id": f"r{number}",
            "published": day.isoformat(),
            "issuer": "Ministry of Foreign Affairs of Latvia",
            "text": text,
        }


def json_lines(path: Path, count: int, seed: int = 1) -> Path:
    """A file of made-up records."""
    path.write_text("".join(json.dumps(r) + "\n" for r in records(count, seed)), encoding="utf-8")
    return path


def pdf(text: str, info: str = "", trailer: str = "") -> bytes:
    """A PDF of one page with ASCII text, a line for each of its lines."""
    shown = " ".join(f"({line}) Tj T*" for line in text.splitlines())
    content = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{thing}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {count} /Root 1 0 R /Info 6 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("latin-1")


def encrypted_pdf() -> bytes:
    """A PDF that no empty password opens."""
    key = "41" * 32
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<{key}> <{key}>]"
    return pdf("Secret.", trailer=encrypt)


def docx(paragraphs: list[str], table: list[list[str]] = [], **properties: Any) -> bytes:  # noqa: B006
    """A Word file of paragraphs and one table after them."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                grid.cell(row, column).text = words
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


RTF = (
    rb"{\rtf1\ansi\ansicpg1257{\info{\title Help for ports}{\author Ministry of Ports of Latvia}"
    rb"{\creatim\yr2025\mo12\dy9}}{\fonttbl{\f0 Arial;}}\f0 Riga, 20 November 2025 \endash  Minister Ilze Kalni\'f2a "
    rb"gives \'80{\deleted 5}7 million{\footnote Paid in 2026.} to {\*\bkmkstart a}{\b ports}.\par Next line."
    rb"\par\trowd\cellx1\cellx2 Fund\cell EUR 2 million\cell\row}"
)
"""A Rich Text file with a deletion, a footnote, a table and letters of an old encoding."""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>News: Ministry of Foreign Affairs of Latvia</title><link>https://mfa.example</link>
<item><title>Help &amp; ports</title><link>https://mfa.example/1</link>
<pubDate>Thu, 20 Nov 2025 10:00:00 +0200</pubDate>
<description>&lt;p&gt;Riga gives &amp;euro;5 million.&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</description></item>
<item><title>Talks</title><link>https://mfa.example/2</link><description>Talks were held.</description></item>
</channel></rss>
"""


def eml(text: str, subtype: str = "plain", **headers: str) -> bytes:
    """A mail of one part."""
    message = EmailMessage()
    about = {"From": "Press Office <press@mfa.example>", "Date": "Tue, 09 Dec 2025 10:00:00 +0200", "Subject": "Help"}
    for name, value in {**about, **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text, subtype=subtype)
    return message.as_bytes()


def mhtml(page: str) -> bytes:
    """A page with a picture, as a browser saves it in one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Browser>"
    message["Snapshot-Content-Location"] = "https://mfa.example/news/grid"
    message["MIME-Version"] = "1.0"
    message.set_content(page, subtype="html")
    message.add_related(b"GIF89a", "image", "gif")
    return message.as_bytes()


def odt(paragraphs: list[str], created: str = "2025-12-09T10:00:00", inside: str = "") -> bytes:
    """An OpenDocument text of paragraphs, and of XML behind them."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
    )
    body = "".join(f"<text:p>{escape(words)}</text:p>" for words in paragraphs) + inside
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {names}><office:meta><meta:creation-date>{created}</meta:creation-date>"
        "</office:meta></office:document-meta>",
    }
    return packed({name: part if isinstance(part, bytes) else part.encode() for name, part in parts.items()})


def packed(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(*sheets: list[list[Any]]) -> bytes:
    """An Excel file; each sheet is a list of rows."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet()
        for row in sheet:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Help for the grid | Foreign Ministry of Freedonia</title>
<meta property="og:site_name" content="Foreign Ministry of Freedonia">
<meta property="og:title" content="Help for the grid">
<meta property="article:published_time" content="2025-11-20T10:00:00+02:00">
<link rel="canonical" href="https://mfa.example/news/grid"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Help for the grid</h1>
<p>Freedonia will give 3.5 million euros to repair the power grid before winter, Foreign Minister Anna Lind said in the
capital today after a meeting with her colleagues from the region.</p>
<p>The sum is more than half of what was promised in spring. “Nobody should sit in the dark,” the Minister said, and
thanked all who had helped to bring the transformers across the border.</p></article>
<footer>Contact: press@mfa.example. Cookies. Imprint.</footer></body></html>
"""


def slow_pdf(pages: int = 50_000) -> bytes:
    """A PDF of half a megabyte that lists one page again and again, whose lines take their time."""
    lines = b"0 0 m 9 9 l S " * 20_000
    many = pdf("Words.").replace(b"BT /F1", lines + b"BT /F1", 1)
    return many.replace(b"[3 0 R] /Count 1", b"[" + b"3 0 R " * pages + b"] /Count %d" % pages)
