"""Threads and processes see what one thread sees, however cold the caches are and whoever shares the pipeline."""

import multiprocessing
import os
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from spacy.language import Language

import dipext

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))]
TIDE = '{"id": "tide", "name": "Copper Tide", "kind": "exercise"}'


@pytest.mark.parametrize("seed", ["0", "1"])
def test_a_cold_start_in_many_threads_reads_what_one_warm_thread_reads(seed: str) -> None:
    code = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import dipext, dipext.reading
sys.setswitchinterval(1e-6)  # so that all meet in the middle of whatever is built on first use
texts, start = sys.stdin.read().split("\\0"), Barrier(8)
def read(_):
    start.wait()
    return [dipext.extract(text).model_dump_json() for text in texts]
with ThreadPoolExecutor(8) as pool:
    first, *others = pool.map(read, range(8))
assert others == [first] * 7
print(*first, sep="\\n")
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        input="\0".join(TEXTS),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [dipext.extract(text).model_dump_json() for text in TEXTS]


def test_threads_may_share_a_pipeline() -> None:
    nlp = dipext.load(registry=dipext.Registry.loads(TIDE))
    nlp.add_pipe("sentencizer", before="dipext")  # so that every text goes through the tokenizer too
    text = "Crews trained in Copper Tide, and {} thanked them on 3 May 2025 for 5% less noise."
    texts = [text.format(f"Minister Anna{'a' * n} Berg") for n in range(40)]
    alone = [dipext.extract(text, nlp=nlp) for text in texts]
    assert {result.initiatives[0].registry_id for result in alone} == {"tide"}
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda text: dipext.extract(text, nlp=nlp), texts * 2))
    finally:
        sys.setswitchinterval(before)
    assert together == alone * 2


def test_a_batch_may_run_in_a_thread_beside_others() -> None:
    results: dict[int, list[dipext.Extraction]] = {}

    def batch(number: int) -> None:
        results[number] = list(dipext.extract_many(TEXTS, n_process=2, batch_size=3))

    threads = [threading.Thread(target=batch, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results[0] == results[1] == [dipext.extract(text) for text in TEXTS]


def facts(nlp: Language, text: str) -> str:
    return nlp(text)._.dipext.model_dump_json()


def test_a_loaded_pipeline_travels_to_a_fresh_process() -> None:
    nlp = dipext.load(registry=dipext.Registry.read() | dipext.Registry.loads(TIDE))
    text = f"Crews trained in Copper Tide and Baltic Sentry. {TEXTS[0]}"
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        there = pool.submit(facts, nlp, text).result()
    assert there == facts(nlp, text)
    assert '"registry_id":"tide"' in there
