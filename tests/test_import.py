"""Importing dipext costs next to nothing, and every public name explains itself."""

import inspect
import json
import subprocess
import sys

import pytest

import dipext

HEAVY = ["spacy", "pydantic", "rapidfuzz", "pandas", "typer", "rich", "numpy"]


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys, json; print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    return set(json.loads(shown))


def test_import_loads_nothing_heavy() -> None:
    assert loaded_after("import dipext; dipext.__version__; dir(dipext)") == set()


def test_the_models_do_not_need_spacy() -> None:
    assert loaded_after("import dipext; dipext.Extraction") == {"pydantic"}


def test_extract_without_a_pipeline_needs_no_spacy() -> None:
    code = """
import dipext
(result,) = dipext.extract_many(["Minister Anna Berg gave 5% of GDP, EUR 3 million, to KFOR on 3 May 2025."])
assert all((result.people, result.dates, result.money, result.percentages, result.initiatives))
"""
    assert loaded_after(code) == {"pydantic", "rapidfuzz"}


def test_names_are_listed_and_unknown_ones_refused() -> None:
    assert set(dipext.__all__) <= set(dir(dipext))
    with pytest.raises(AttributeError, match="no_such_name"):
        dipext.no_such_name  # noqa: B018


@pytest.mark.parametrize("name", [name for name in dipext.__all__ if name != "__version__"])
def test_every_public_name_explains_itself(name: str) -> None:
    thing = getattr(dipext, name)
    assert len(inspect.getdoc(thing) or "") > 20
    if inspect.isclass(thing):
        for member, value in vars(thing).items():
            if inspect.isfunction(value) and not member.startswith("_"):
                assert inspect.getdoc(value), f"{name}.{member}"


@pytest.mark.parametrize("name", ["extract", "extract_many", "load"])
def test_every_argument_of_the_verbs_is_told(name: str) -> None:
    verb = getattr(dipext, name)
    told = inspect.getdoc(verb) or ""
    assert [argument for argument in inspect.signature(verb).parameters if f"{argument}:" not in told] == []
    assert "Raises:" in told
