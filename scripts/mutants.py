"""Mutation testing of the readings, strings to values: how many small changes to their code do their tests notice?

mutmut changes one thing at a time in a copy of the tree: an operator, a number, a string, an argument, a branch. The
tests that count are the examples in the docstrings of these modules and ``tests/test_normalise_*``: no spaCy, no
whole pipeline. What they do not notice is written to ``build/survivors.diff``, to be killed by a test, deleted as
needless code, or found to change nothing that anyone could see.

mutmut leaves decorated functions alone, and a value remembered from before a change would hide it; so the copy is
without ``@cache``. Patterns and tables outside functions are not changed.

usage: python scripts/mutants.py [MODULE ...]     (MODULE: "dates.edtf"; without one all of READINGS; needs "mutants")
"""

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src/dipext")
READINGS = (
    "text/numbers.py",
    "dates/calendar.py",
    "dates/edtf.py",
    "dates/readings/[!_]*.py",
    "people/names.py",
    "people/titles.py",
    "money/amounts.py",
    "money/en/vague.py",
    "percentages/en/values.py",
    "initiatives/long_forms.py",
)
LEAST = 85  # per cent of the mutants of each module
CACHES = ("cache", "lru_cache", "remembered")
KILLED = ("killed", "timeout")

SETTINGS = """
[tool.pytest.ini_options]
addopts = "-q -p no:cacheprovider"
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{modules}]
pytest_add_cli_args_test_selection = ["tests"]
"""
# The same examples in every run, and none made smaller: that one fails is enough.
CONFTEST = """
from hypothesis import Phase, settings

settings.register_profile("mutants", derandomize=True, database=None, phases=[Phase.explicit, Phase.generate])
settings.load_profile("mutants")
"""
EXAMPLES = """>>> from importlib import import_module
>>> globals().update(vars(import_module("dipext.{module}")))

{docstring}
"""


def copy_tree(tree: Path, modules: list[Path]) -> None:
    """Copy what the tests need: the sources, with the modules made ready, and the tests of the readings."""
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__"))
    tests = tree / "tests"
    tests.mkdir()
    for path in (*(ROOT / "tests").glob("test_normalise_*"), ROOT / "tests/told.py"):
        shutil.copy(path, tests)
    (tests / "conftest.py").write_text(CONFTEST)
    (tree / "pyproject.toml").write_text(SETTINGS.format(modules=", ".join(f'"{path}"' for path in modules)))
    for path in modules:
        make_ready(tree / path, tests)


def make_ready(path: Path, tests: Path) -> None:
    """Take the caches off the functions of a module, and its docstrings out of it.

    The examples become text files among the tests: in the docstrings they would be copied into every mutant.
    """
    source = path.read_text(encoding="utf-8")
    lines, module = source.splitlines(keepends=True), ast.parse(source)
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    for node in (module, *functions):
        docstring = ast.get_docstring(node)
        if docstring and ">>>" in docstring:
            name = dotted(path)
            file = tests / f"test_{name.replace('.', '_')}_{getattr(node, 'name', 'module')}.txt"
            file.write_text(EXAMPLES.format(module=name, docstring=docstring), encoding="utf-8")
    for node in functions:
        needless = [mark for mark in node.decorator_list if _name(mark) in CACHES]
        if ast.get_docstring(node) and len(node.body) > 1:
            needless.append(node.body[0])
        for part in needless:
            lines[part.lineno - 1 : part.end_lineno] = ["\n"] * (part.end_lineno - part.lineno + 1)
    path.write_text("".join(lines), encoding="utf-8")


def dotted(path: Path) -> str:
    """The name of a module in the package: "dates.edtf"."""
    return ".".join(path.with_suffix("").parts[path.parts.index("dipext") + 1 :])


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.id if isinstance(called, ast.Name) else ""


def results() -> dict[str, Counter[str]]:
    """What became of the mutants of each module in the working folder; the survivors' differences go to a file."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant
    from mutmut.stats import status_by_exit_code

    found: dict[str, Counter[str]] = {}
    survivors: list[str] = []
    for path in sorted(Path("mutants").rglob("*.py.meta")):
        source = path.relative_to("mutants").with_suffix("")
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            status = status_by_exit_code[code]
            found.setdefault(dotted(source), Counter())[status] += 1
            if status not in KILLED:
                survivors.append(f"{name} ({status})\n{get_diff_for_mutant(name, path=source)}\n")
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build/survivors.diff").write_text("\n".join(survivors), encoding="utf-8")
    return found


def report(found: dict[str, Counter[str]]) -> bool:
    """Print a row a module and one for all; whether each reaches the least share."""
    print(f"{'module':<24}{'mutants':>9}{'killed':>9}{'left':>7}{'share':>9}")
    enough = True
    for module, counts in (*found.items(), ("all", sum(found.values(), Counter()))):
        killed, mutants = sum(counts[status] for status in KILLED), counts.total()
        enough &= 100 * killed >= LEAST * mutants
        print(f"{module:<24}{mutants:>9}{killed:>9}{mutants - killed:>7}{100 * killed / mutants:>8.1f}%")
    return enough


def main(names: list[str]) -> int:
    """Copy, mutate, test and report: 1 when a module stays below the least share, 2 when the tests fail unmutated."""
    patterns = [f"{name.replace('.', '/')}.py" for name in names] or READINGS
    modules = sorted(path.relative_to(ROOT) for pattern in patterns for path in (ROOT / PACKAGE).glob(pattern))
    with tempfile.TemporaryDirectory(prefix="dipext-mutants-") as folder:
        copy_tree(Path(folder), modules)
        os.chdir(folder)
        run = subprocess.run([Path(sys.executable).with_name("mutmut"), "run"], text=True, capture_output=True)
        if run.returncode:
            print((run.stdout + run.stderr)[-4000:])
            return 2
        found = results()
        os.chdir(ROOT)
    return 0 if report(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
