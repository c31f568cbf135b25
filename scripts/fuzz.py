"""Coverage-guided fuzzing (atheris) of ``extract`` and of the readers of files, for a bounded time.

What may happen: an Extraction whose offsets are true, or ``ReadError``. Anything else stops the run; atheris leaves
the input in ``crash-*``, to be kept as a case in ``tests/test_regressions.py``.

usage: python scripts/fuzz.py extract|read [--seconds S]     (needs: pip install atheris)
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dipext"]):
    import dipext
    from dipext.errors import ReadError

    dipext.extract("On 3 December 2025, Minister Anna Berg gave EUR 5 million, 5% of GDP, to Baltic Sentry.")

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SUFFIXES = (".txt", ".md", ".jsonl", ".html", ".csv", ".pdf", ".docx", ".txt.gz")
ISSUERS = (None, "NATO", "US Department of State", "Ministry of Foreign Affairs of Latvia")


def extract(data: bytes) -> None:
    """Fuzz the text, with and without a reference date and an issuer."""
    provider = atheris.FuzzedDataProvider(data)
    published = "2025-11-20" if provider.ConsumeBool() else None
    issuer = ISSUERS[provider.ConsumeIntInRange(0, len(ISSUERS) - 1)]
    text = provider.ConsumeUnicodeNoSurrogates(4000)
    result = dipext.extract(text, published=published, issuer=issuer)  # the model checks every offset
    assert dipext.Extraction.model_validate_json(result.model_dump_json()) == result


def read(data: bytes) -> None:
    """Fuzz the bytes of a file, under each suffix."""
    if not data:
        return
    path = Path(tempfile.gettempdir()) / f"dipext-fuzz{SUFFIXES[data[0] % len(SUFFIXES)]}"
    path.write_bytes(data[1:])
    try:
        for release in dipext.read(path):
            assert isinstance(release, dipext.Release | ReadError)
    except ReadError:
        return


def main() -> None:
    """Fuzz one target; the corpus starts from the fixtures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=("extract", "read"))
    parser.add_argument("--seconds", type=int, default=60)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as corpus:
        for path in FIXTURES.glob("*.txt"):
            (Path(corpus) / path.name).write_bytes(b"\x01\x00" + path.read_bytes()[:2000])
        options = [f"-max_total_time={arguments.seconds}", "-max_len=4096", "-timeout=20", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *options, corpus], {"extract": extract, "read": read}[arguments.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
