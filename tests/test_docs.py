"""The documentation site: its pages are complete, their sessions true, the notebooks run, nothing is fetched."""

import doctest
import json
import re
import sys
from pathlib import Path

import pytest

import dipext
from dipext import items, models
from dipext.doubts import WARNINGS
from dipext.examples import rules

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
NOTEBOOKS = sorted(DOCS.glob("*.ipynb"))
sys.path.insert(0, str(ROOT / "scripts"))

from check_site import fetches, main  # noqa: E402
from docs_pages import on_page_markdown  # noqa: E402


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "batch.md"], ids=lambda page: page.name)
def test_sessions_give_what_they_show(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = "\n".join(re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S))
    case = doctest.DocTestParser().get_doctest(session, {}, page.name, page.name, 0)
    told: list[str] = []
    assert not doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(case, out=told.append).failed, "".join(told)


def test_the_site_has_every_page_and_names_no_other() -> None:
    named = re.findall(r": ([\w-]+\.(?:md|ipynb))$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    assert sorted(named) == sorted(path.name for path in (*PAGES, *NOTEBOOKS))


def test_links_are_relative_and_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (DOCS / target).exists(), f"{page.name} points to {target}"


def test_the_page_of_rules_has_every_rule_with_its_examples() -> None:
    page = on_page_markdown((DOCS / "rules.md").read_text(encoding="utf-8"))
    for rule, examples in rules().items():
        _, _, section = page.partition(f"### {rule}\n")
        section, _, _ = section.partition("\n### ")
        assert section.count("<mark>") == sum(example.span is not None for example in examples), rule
        assert section.count("\n- not in: ") == sum(example.span is None for example in examples), rule


def test_the_page_of_warnings_has_every_code() -> None:
    page = on_page_markdown((DOCS / "warnings.md").read_text(encoding="utf-8"))
    for code, meaning in WARNINGS.items():
        assert f"### {code}\n\n{meaning.says}\n" in page


def test_text_of_an_example_is_no_markup() -> None:
    page = on_page_markdown("<!-- rules -->")
    assert set(re.findall(r"</?(\w+)", page)) <= {"mark", "br", "code", "small"}
    assert "*" not in page


def test_every_model_is_public_and_on_the_page_of_models() -> None:
    """``models.md`` lists the module of models; what it lists can be imported from the top."""
    own = [model for model in vars(items).values() if isinstance(model, type) and issubclass(model, items.Frozen)]
    assert len(own) > 10
    for model in own:
        if model is not items.Frozen:
            assert getattr(dipext, model.__name__) is getattr(models, model.__name__) is model


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    nbclient = pytest.importorskip("nbclient", reason="notebooks run where requirements/docs.txt is installed")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("matplotlib", reason="notebooks run where requirements/docs.txt is installed")
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": DOCS}}).execute()
    pictures = [out for cell in notebook.cells for out in cell.get("outputs", ()) if "image/png" in out.get("data", {})]
    tables = [out for cell in notebook.cells for out in cell.get("outputs", ()) if "text/html" in out.get("data", {})]
    assert pictures
    assert len(tables) >= 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs(path: Path) -> None:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<script src="https://example.org/a.js"></script>', 1),
        ('<link rel="stylesheet" href="//example.org/a.css">', 1),
        ('<img src="data:image/png;base64,AA"><script src="a.js"></script>', 0),
        ('<p style="background: url(https://example.org/a.png)">', 1),
        ('<a href="https://example.org">a link</a><link rel="canonical" href="https://example.org">', 0),
    ],
)
def test_what_a_page_fetches_is_found(tmp_path: Path, page: str, found: int) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert len(fetches(tmp_path / "a.html")) == found


def test_a_site_without_pages_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no pages"):
        main(tmp_path)
