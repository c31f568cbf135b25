"""Coverage-guided fuzzing (atheris) of ``extract``, of registry files and of every reader, for a bounded time.

What may happen: a result whose offsets and references hold and which JSON gives back unchanged, or an error that the
documentation names. Anything else, and any input that takes longer than 20 seconds or 4 GB, is a finding: it is printed
with the file of the input in ``build/fuzz/TARGET/``, and kept for good, as small as it gets, in
``tests/test_regressions.py``.

Each target starts from seeds that reach far (the rule examples and fixtures, documents of every kind) and from what
earlier runs found worth keeping in ``build/fuzz/TARGET/corpus``. The words of the genre are its dictionary. Packed
formats are mutated inside their packing.

usage: python scripts/fuzz.py [TARGET ...] [--seconds S]        (needs the dependency group "fuzz")
"""

import argparse
import gzip
import io
import json
import logging
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
OUTPUT = ROOT / "build" / "fuzz"
SCRATCH = Path(tempfile.gettempdir())
HALF_PAIR = re.compile("[\ud800-\udfff]")

from made_up import PAGE, docx, pdf, records  # noqa: E402  # from tests/, which the line above makes importable

LIBRARIES = ["dipext", "trafilatura", "htmldate", "courlan", "justext", "docx"]


def warm_up() -> None:
    """Use everything once, so that what is loaded on first use is instrumented as well."""
    dipext.extract("On 3 December 2025, Minister Anna Berg gave EUR 5 million, 5% of GDP, to Baltic Sentry.")
    dipext.Registry.loads('{"id": "amber", "name": "Amber Shield", "kind": "operation"}')
    for name, data in (("a.html", PAGE.encode()), ("a.docx", docx(["Words."])), ("a.pdf", pdf("Words."))):
        path = SCRATCH / f"dipext-fuzz-{name}"
        path.write_bytes(data)
        list(dipext.read(path))


with atheris.instrument_imports(include=LIBRARIES):
    import dipext
    from dipext.errors import ReadError, RegistryError
    from dipext.pipeline import DipextComponent

    warm_up()

from test_properties import PIECES, check, references_hold  # noqa: E402
from test_rules import EXAMPLES  # noqa: E402

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures").glob("*.txt"))]


@dataclass(frozen=True)
class Target:
    """What is fuzzed: a function of bytes, the bytes to start from, and words that it knows."""

    run: Callable[[bytes], None]
    seeds: list[bytes]
    words: list[bytes]
    longest: int = 4096


def extract(data: bytes) -> None:
    """Three parts, each ended by a line end: the day of publication, the issuer, the text; empty ones are unknown."""
    published, issuer, text = [*data.decode("utf-8", "surrogateescape").split("\n", 2), "", ""][:3]
    try:
        result = dipext.extract(text, published=published or None, issuer=issuer or None)
    except ValueError as error:
        if repr(published) not in str(error):
            raise
        return
    check(text, result)
    references_hold(result)
    if not HALF_PAIR.search(text + issuer):  # no JSON file can hold one
        assert dipext.Extraction.model_validate_json(result.model_dump_json()) == result


def registry(data: bytes) -> None:
    """A user's registry file, CSV if it begins with "id", and then every name of it in a text."""
    path = SCRATCH / ("dipext-fuzz.csv" if data[:2] == b"id" else "dipext-fuzz.jsonl")
    path.write_bytes(data)
    try:
        own = dipext.Registry.read(path)
    except RegistryError as error:
        if str(path) not in str(error):
            raise
        return
    assert dipext.Registry.loads(own.dumps()) == own
    component = DipextComponent(own).from_bytes(DipextComponent(own).to_bytes())
    text = " and ".join(name for entry in own for name, _ in entry.names())
    for framed in (text, f"Ships joined the {text} (AMB), Mr Lee said."):
        check(framed, component.read(dipext.Release(text=framed)))


def read(suffix: str) -> Callable[[bytes], None]:
    """The bytes of a file with this suffix."""
    path = SCRATCH / f"dipext-fuzz{suffix}"

    def run(data: bytes) -> None:
        path.write_bytes(data)
        errors: list[ReadError] = []
        for release in dipext.read(path, on_error=errors.append):
            assert dipext.Release.model_validate_json(release.model_dump_json()) == release
            assert release.doc_id
        for error in errors:
            assert error.path == str(path)
            assert error.reason.strip()
            json.dumps([error.path, error.line, error.reason], ensure_ascii=False).encode()

    return run


GOOD_DOCX = docx(
    ["Oslo gives 5 million kroner."], [["Fund", "EUR 5 million"]], title="Help", author="Ministry of Culture"
)


def read_docx(data: bytes) -> None:
    """The archive itself, or one part of a good one: the first byte chooses."""
    with zipfile.ZipFile(io.BytesIO(GOOD_DOCX)) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    names = [None, *DOCX_PARTS]
    chosen = names[data[0] % len(names)] if data else None
    if chosen is None:
        AS_DOCX(data[1:])
        return
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in {**parts, chosen: data[1:]}.items():
            archive.writestr(name, part)
    AS_DOCX(packed.getvalue())


DOCX_PARTS = (
    "word/document.xml",
    "docProps/core.xml",
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
)
AS_DOCX = read(".docx")


def docx_seeds() -> Iterator[bytes]:
    """The archive and each of its parts, without what makes them long."""
    yield b"\0" + GOOD_DOCX
    with zipfile.ZipFile(io.BytesIO(GOOD_DOCX)) as good:
        for number, name in enumerate(DOCX_PARTS, 1):
            yield bytes([number]) + good.read(name)


def read_gzip(data: bytes) -> None:
    """The packed file itself, or what is in it: the first byte chooses."""
    AS_GZIP[data[0] % 3 if data else 0](data[1:] if data[:1] < b"\x80" else gzip.compress(data[1:], 1))


AS_GZIP = [read(".txt.gz"), read(".jsonl.gz"), read(".csv.gz")]

RELEASES = "\n".join(json.dumps(record, ensure_ascii=False) for record in records(3)).encode()
RECORD = b'{"TEXT": "Two.", "id": 7, "date": "2025-11-20T10:00:00Z", "source": "EU", "url": "https://a.b"}\n'
TABLE = b'id,Text,date,issuer\n1,"One, and\nmore.",2025-11-20,NATO\n2;Two\n'
REGISTRY = (ROOT / "src" / "dipext" / "lexicon" / "initiatives.jsonl").read_bytes().splitlines()
SHEET = b"id,name,kind,lead,year_start,aliases\namber,Amber Shield,operation,Latvia; NATO,2026,ASHD\n"
LATIN, OTHER = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1257"), ("shift_jis", "gb18030", "cp1251")
PDFS = [
    pdf("Helsinki gives 5 million euros\nto the fund.", "/Title (On the fund) /CreationDate (D:20251120093000Z)"),
    pdf("The exam-\nple.", "/Author (Ministry of Culture) /Title <FEFFD800>"),
]

TARGETS = {
    "extract": Target(
        extract,
        [f"{e.context.get('published', '')}\n{e.context.get('issuer', '')}\n{e.text}".encode() for e in EXAMPLES]
        + [f"2025-11-20\nNATO\n{text[:4000]}".encode() for text in TEXTS],
        [piece.encode("utf-8", "replace") for piece in PIECES],
    ),
    "registry": Target(
        registry,
        [*filter(re.compile(rb"\{").match, REGISTRY[:60]), b"\n".join(REGISTRY[20:24]), SHEET],
        rb'"id"|"name"|"kind"|"lead"|"year_start"|"year_end"|"aliases"|"context_aliases"|"support"|"against"|"status"|'
        rb'"parent"|"source"|"fund"|"operation"|\ud800'.split(b"|"),
    ),
    "text": Target(
        read(".txt"),
        [TEXTS[0][:600].encode(name, "replace") for name in LATIN] + [TEXTS[8][:300].encode(name) for name in OTHER],
        b"\xff\xfe|\xfe\xff|\xef\xbb\xbf|\xff\xfe\0\0|%PDF-|PK\x03\x04word/|<!doctype html|\x1f\x8b".split(b"|"),
    ),
    "html": Target(
        read(".html"),
        [PAGE.encode(), PAGE.replace("utf-8", "windows-1257").encode("windows-1257", "replace")],
        b"charset=utf-7|charset=idna|<meta |<table><tr><td>|<time datetime=|<ul><li>|<blockquote>|&#xD800;|&#0;|"
        b'<script type="application/ld+json">{"headline": "\\ud800", "datePublished": "2025-11-20"}</script>|<![CDATA[|'
        b"<!--|<svg>|<p>|</p>|<div>|<h1>|<br>|og:site_name|<base href=".split(b"|"),
    ),
    "jsonl": Target(
        read(".jsonl"),
        [RELEASES, RECORD],
        b'"text": |"body": |"id": |"title": |"published": |"date": |"issuer": |"source": |"url": |null|NaN|'
        b"\\ud800|\\u0000|1e999|[[[[|\xe2\x80\xa8|\r\n|\xff\xfe|\xef\xbb\xbf".split(b"|"),
    ),
    "csv": Target(
        read(".csv"),
        [TABLE, TABLE.replace(b",", b";"), TABLE.replace(b",", b"\t"), "text\nKalniņa\n".encode("utf-16")],
        b'text|body|""|\r\n|\r|\0|,,,|\xef\xbb\xbf|\xe9'.split(b"|"),
    ),
    "pdf": Target(
        read(".pdf"),
        PDFS,
        b"<FEFFD800>|/Kids [3 0 R 3 0 R]|/Count 99|/ToUnicode|endobj|stream|/Encrypt|Do|Tj".split(b"|"),
    ),
    "docx": Target(
        read_docx,
        list(docx_seeds()),
        b'<w:p>|<w:r>|<w:t>|<w:tbl>|<w:tr>|<w:tc>|w:val="restart"|<w:gridSpan w:val="9"/>|<w:br/>|<w:vMerge/>|'
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>|&b;|<w:gridBefore w:val='1'/>|<dcterms:created>".split(b"|"),
        40_000,
    ),
    "gzip": Target(
        read_gzip,
        [
            b"\0" + gzip.compress(b"Words.", mtime=0),
            b"\1" + gzip.compress(RELEASES, mtime=0),
            b"\x81" + RELEASES,
            b"\x82" + TABLE,
        ],
        [b"\x1f\x8b\x08"],
    ),
}


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which libFuzzer ends."""
    target = TARGETS[name]
    folder = OUTPUT / name
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    seeds = Path(tempfile.mkdtemp(prefix="dipext-fuzz-seeds-"))
    for number, seed in enumerate(target.seeds):
        (seeds / str(number)).write_bytes(seed)
    words = folder / "words.dict"
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in target.words)
    words.write_text("\n".join(lines) + "\n", encoding="ascii")
    logging.disable()  # trafilatura tells at length what it makes of odd pages
    options = [f"-max_total_time={seconds}", f"-max_len={target.longest}", "-timeout=20", "-rss_limit_mb=4096"]
    options += [f"-dict={words}", f"-artifact_prefix={folder}/", "-verbosity=0", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus"), str(seeds)], target.run)
    atheris.Fuzz()


def main() -> None:
    """Fuzz one target here, or several, each in a process of its own, and tell which of them found something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"one of {', '.join(TARGETS)}; all when none is named"
    )
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    arguments = parser.parse_args()
    if unknown := set(arguments.targets) - set(TARGETS):
        parser.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    if len(arguments.targets) == 1:
        fuzz(arguments.targets[0], arguments.seconds)
    found = []
    for name in arguments.targets or TARGETS:
        print(f"== {name}", flush=True)
        command = [sys.executable, __file__, name, "--seconds", str(arguments.seconds)]
        if subprocess.run(command, check=False).returncode:
            found.append(name)
    print(f"findings in: {', '.join(found)}" if found else "nothing found")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
