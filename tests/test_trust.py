"""What users may rely on besides right values: no network, no code from data, the same result from any thread."""

import pickle
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import dipext
from made_up import PAGE, docx, pdf
from pledges import hostile

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))]


def test_nothing_opens_a_socket(tmp_path):
    links = (
        '<base href="http://a.example/"><link rel="stylesheet" href="a.css"><img src="b.png"><iframe src="c"></iframe>'
    )
    entity = '<!DOCTYPE html [<!ENTITY e SYSTEM "http://a.example/e">]><html><body>&e;'
    (tmp_path / "a.html").write_text(entity + PAGE.replace("<article>", f"{links}<article>"), encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf("Oslo gives 5 million kroner.", "/Title (http://a.example)"))
    (tmp_path / "a.docx").write_bytes(docx(["Oslo gives 5 million kroner."], title="http://a.example"))
    code = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("a socket was opened")
class Refused(socket.socket):
    __init__ = refuse
socket.socket, socket.create_connection, socket.getaddrinfo = Refused, refuse, refuse
import dipext
result = dipext.extract(sys.stdin.read(), published="2025-11-20")
list(dipext.extract_many(["On 3 December 2025."]))
result._repr_html_()
dipext.report(result)._repr_html_()
dipext.load()("On 3 December 2025.")
assert len(list(dipext.read(sys.argv[1]))) == 3
print(len(result.dates))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], input=TEXTS[0], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(dipext.extract(TEXTS[0], published="2025-11-20").dates) > 0


def test_threads_read_what_one_reads():
    alone = [dipext.extract(text, published="2025-11-20") for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: dipext.extract(text, published="2025-11-20"), TEXTS * 4))
    assert together == alone * 4


def test_threads_may_share_a_cold_start():
    code = """
import sys
from concurrent.futures import ThreadPoolExecutor
import dipext
texts = [sys.stdin.read()] * 8
with ThreadPoolExecutor(8) as pool:
    results = list(pool.map(dipext.extract, texts))
print(len(set(map(lambda r: r.model_dump_json(), results))))
"""
    done = subprocess.run([sys.executable, "-c", code], input=TEXTS[1], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr


def test_threads_may_read_documents():
    code = """
import sys
from concurrent.futures import ThreadPoolExecutor
sys.path.insert(0, sys.argv[1])
from dipext.io.documents import read_docx, read_html, read_pdf
from made_up import PAGE, docx, pdf

files = [(read_docx, docx(["Oslo gives 5 million kroner."])), (read_html, PAGE.encode())]
for first in range(40):
    lines = [f"Oslo gives {n} million kroner." for n in range(first, first + 200)]
    files.append((read_pdf, pdf("\\n".join(lines), "/Title (Help)")))
alone = [reader(data) for reader, data in files]
with ThreadPoolExecutor(8) as pool:
    assert list(pool.map(lambda file: file[0](file[1]), files * 8)) == alone * 8
"""
    command = [sys.executable, "-c", code, Path(__file__).parent]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr  # a crash of a library would end pytest too


def test_a_pipeline_can_be_pickled():
    nlp = dipext.load()
    again = pickle.loads(pickle.dumps(nlp))
    assert again(TEXTS[0])._.dipext == nlp(TEXTS[0])._.dipext


def test_with_and_without_a_doc_the_result_is_the_same():
    nlp = dipext.load()
    for text in TEXTS:
        assert nlp(text)._.dipext == dipext.extract(text)


HOSTILE = (
    "<script>document.body.dataset.ran=1</script>\"'><img src=x onerror=document.body.dataset.ran=1>&lt;"
    "</textarea></style><svg onload=document.body.dataset.ran=1>\u202e"
)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_hostile_text_runs_nothing_in_a_notebook(tmp_path):
    page = tmp_path / "page.html"
    html = hostile(HOSTILE)._repr_html_()
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{html}</body>", encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
        page.as_uri(),
    ]
    dom = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    assert "dataset.ran" in dom, "the hostile text is shown, as text"
    assert "data-ran" not in dom
    assert not any(tag in dom for tag in ("<script", "<img", "<svg"))
    assert "\u202e" not in dom
