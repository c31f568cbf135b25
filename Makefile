# `make demo` and `make test` do all the set-up themselves; they need Python 3.11 or later, pip and make.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check
READY := .venv/.ready

LOCK := $(BIN)/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.PHONY: demo test coverage check bench adversarial fuzz mutants everything spark lock train names golden picture clean

demo: $(READY) ## the main job on fixtures/
	$(BIN)/dipext show fixtures/01-latvia.txt --issuer "Ministry of Foreign Affairs of Latvia"
	@mkdir -p build && rm -f build/facts.jsonl*
	$(BIN)/dipext extract fixtures -o build/facts.jsonl
	@$(BIN)/python scripts/sums.py build/facts.jsonl
	$(BIN)/dipext report build/facts.jsonl -o build/report.html

test: $(READY) ## every test
	$(BIN)/pytest

coverage: $(READY) ## every test, and that they walk 95 % of the branches of src/
	$(BIN)/pytest --cov

check: $(READY) ## style, types, imports, schema
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dipext schema --check schema/extraction.schema.json

adversarial: $(READY) ## no text makes a finder slow
	$(BIN)/python benchmarks/adversarial.py

bench: $(READY) ## dipext beside what a user would pick instead: make bench RELEASES=folder (or .jsonl.gz)
	$(BIN)/python benchmarks/run.py $(RELEASES)

fuzz: $(READY) ## coverage-guided fuzzing of extract and of each reader: make fuzz SECONDS=60
	$(PIP) install --require-hashes -r requirements/fuzz.txt
	$(BIN)/python scripts/fuzz.py --seconds $(or $(SECONDS),60)

mutants: $(READY) ## small changes to the code of normalise/: do its tests notice?
	$(PIP) install --require-hashes -r requirements/mutants.txt
	$(BIN)/python scripts/mutants.py

everything: check coverage adversarial spark fuzz mutants bench ## all that is measured, in about an hour

spark: $(READY) ## the tests of the Spark extra, with Spark itself (500 MB) and Java
	$(PIP) install --require-hashes -r requirements/spark.txt
	$(BIN)/pytest tests/test_io_spark.py

lock: $(READY) ## the lock files anew, from pyproject.toml
	$(LOCK) --group dev --extra pandas --extra documents --extra tables -o requirements/dev.txt
	$(LOCK) --group spark -c requirements/dev.txt -o requirements/spark.txt
	$(LOCK) --group fuzz -c requirements/dev.txt -o requirements/fuzz.txt
	$(LOCK) --group mutants -c requirements/dev.txt -o requirements/mutants.txt
	$(LOCK) --group train -c requirements/dev.txt -o requirements/train.txt

train: $(READY) ## the weights behind bare names: make train MARKED="wikigold.jsonl marked_releases.jsonl"
	@test -n "$(MARKED)" || { echo 'name the marked texts: make train MARKED="wikigold.jsonl marked_releases.jsonl"'; exit 2; }
	$(BIN)/python scripts/train_people.py $(MARKED)

names: $(READY) ## the name and word lists: make names CORPUS=releases.jsonl.gz
	@test -n "$(CORPUS)" || { echo 'name the releases to count over: make names CORPUS=releases.jsonl.gz'; exit 2; }
	$(PIP) install --require-hashes -r requirements/train.txt
	$(BIN)/python scripts/make_names.py $(CORPUS)

picture: $(READY) ## the picture in the README anew, with Chromium
	$(BIN)/python scripts/picture.py

golden: $(READY) ## expected extractions and schema anew; read the difference by eye
	$(BIN)/python scripts/golden.py
	$(BIN)/dipext schema > schema/extraction.schema.json

clean:
	rm -rf .venv build dist

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("dipext needs Python 3.11 or later, this is " + sys.version.split()[0] + "; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --editable .
	@touch $@
