# `make demo` and `make test` do all the set-up themselves; they need Python 3.11 or later, pip and make.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check
# What is built from source is built with the tools of the lock, not with the newest ones.
INSTALL := $(PIP) install --require-hashes --no-build-isolation --use-pep517

# Each stamp is written when its set is in, and holds the folder: an environment that was moved, that lost its Python or whose
# installation broke off has none, and is made anew.
DEMO := .venv/demo-is-ready
READY := .venv/all-is-ready
$(shell test "$$(cat $(DEMO) 2> /dev/null)" = "$(CURDIR)" && $(BIN)/python -c '' 2> /dev/null || rm -f $(DEMO) $(READY))

# Extras are kept: pip before 24.1 takes "coverage" for no pin of "coverage[toml]".
LOCK := $(BIN)/uv pip compile pyproject.toml $(UPGRADE) --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

# What a change to a rule, a word or a reading can break.
QUICK := tests/test_rules.py tests/test_fixtures.py tests/test_settle.py tests/test_normalise_*.py tests/test_link_*.py \
	tests/test_dateline.py tests/test_currencies.py tests/test_money.py tests/test_percentages.py tests/test_issuers.py \
	tests/test_regressions.py tests/test_patterns.py

.PHONY: demo test quick kills coverage check locks audit bench quality docs adversarial fuzz mutants everything spark lock train names golden picture clean

demo: $(DEMO) ## the main job on fixtures/
	$(BIN)/dipext show fixtures/01-latvia.txt --issuer "Ministry of Foreign Affairs of Latvia"
	@mkdir -p build && rm -f build/facts.jsonl*
	$(BIN)/dipext extract fixtures -o build/facts.jsonl
	@$(BIN)/python scripts/sums.py build/facts.jsonl
	$(BIN)/dipext report build/facts.jsonl -o build/report.html

test: $(READY) ## every test
	$(BIN)/pytest -n auto --dist worksteal

quick: $(READY) ## what a change to a rule can break, in half a minute
	$(BIN)/pytest -n auto --dist worksteal $(QUICK)

coverage: $(READY) ## every test, and that they walk 95 % of the branches of src/
	$(BIN)/pytest -n auto --dist worksteal --cov

check: $(READY) ## style, types, imports, data files, schema
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m dipext.data_files
	$(BIN)/dipext schema --check schema/extraction.schema.json

adversarial: $(READY) ## no text makes a finder slow
	$(BIN)/python benchmarks/adversarial.py

bench: $(READY) ## dipext beside what a user would pick instead: make bench RELEASES=folder (or .jsonl.gz)
	$(BIN)/python benchmarks/run.py $(RELEASES)

quality: $(READY) ## how right, beside what a user would pick instead, into docs/quality.md: make quality GOLD="wikigold.jsonl"
	$(BIN)/python scripts/quality.py $(GOLD)

docs: $(READY) ## the documentation site in build/site, its notebooks run; fetches nothing
	$(INSTALL) -r requirements/docs.txt
	$(BIN)/pytest tests/test_docs.py
	$(BIN)/python -m mkdocs build --strict
	$(BIN)/python scripts/check_site.py build/site

fuzz: $(READY) ## coverage-guided fuzzing of extract and of each reader: make fuzz SECONDS=60
	$(INSTALL) -r requirements/fuzz.txt
	$(BIN)/python scripts/fuzz.py --seconds $(or $(SECONDS),60)

mutants: $(READY) ## small changes to the code of the readings: do their tests notice?
	$(INSTALL) -r requirements/mutants.txt
	$(BIN)/python scripts/mutants.py

kills: $(READY) ## a batch of 5,000 releases killed ten times, and each output format at 30 random moments
	DIPEXT_KILLS=10 $(BIN)/pytest -n auto tests/test_io_resume.py
	$(BIN)/python scripts/kills.py

everything: check locks audit coverage kills adversarial spark fuzz mutants bench ## all that is measured, in about an hour

spark: $(READY) ## the tests of the Spark extra, with Spark itself (500 MB) and Java
	$(INSTALL) -r requirements/spark.txt
	$(BIN)/pytest tests/test_io_spark.py

lock: $(READY) ## the lock files anew, from pyproject.toml; make lock UPGRADE=--upgrade takes the newest of everything
	$(LOCK) --group dev --extra pandas --extra documents --extra tables -o requirements/dev.txt
	$(LOCK) --group build -c requirements/dev.txt -o requirements/demo.txt
	$(LOCK) --group spark -c requirements/dev.txt -o requirements/spark.txt
	$(LOCK) --group fuzz -c requirements/dev.txt -o requirements/fuzz.txt
	$(LOCK) --group mutants -c requirements/dev.txt -o requirements/mutants.txt
	$(LOCK) --group docs --extra pandas -c requirements/dev.txt -o requirements/docs.txt
	$(LOCK) --group train -c requirements/dev.txt -o requirements/train.txt
	@# As lxml itself writes it: pip before 23.3 takes the two spellings for two extras, and stops.
	sed -i.before 's/^lxml\[html-clean\]/lxml[html_clean]/' requirements/*.txt && rm requirements/*.before

locks: $(READY) ## that each lock file is closed, for every Python and platform
	$(BIN)/python scripts/check_locks.py requirements/*.txt

audit: $(READY) ## known vulnerabilities of what is locked; asks the index and the advisories of PyPI
	$(BIN)/uv tool run pip-audit --disable-pip --require-hashes $(foreach lock,$(wildcard requirements/*.txt),-r $(lock))

train: $(READY) ## the weights behind bare names: make train MARKED="wikigold.jsonl marked_releases.jsonl"
	@test -n "$(MARKED)" || { echo 'name the marked texts: make train MARKED="wikigold.jsonl marked_releases.jsonl"'; exit 2; }
	$(BIN)/python scripts/train_people.py $(MARKED)

names: $(READY) ## the name and word lists: make names CORPUS=releases.jsonl.gz
	@test -n "$(CORPUS)" || { echo 'name the releases to count over: make names CORPUS=releases.jsonl.gz'; exit 2; }
	$(INSTALL) -r requirements/train.txt
	$(BIN)/python scripts/make_names.py $(CORPUS)

picture: $(READY) ## the picture in the README anew, with Chromium
	$(BIN)/python scripts/picture.py

golden: $(READY) ## expected extractions and schema anew; read the difference by eye
	$(BIN)/python scripts/golden.py
	$(BIN)/dipext schema > schema/extraction.schema.json

clean:
	rm -rf .venv build dist

$(DEMO): requirements/demo.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("dipext needs Python 3.11 or later, this is " + sys.version.split()[0] + "; try: make PYTHON=python3.12")'
	@if [ -e $@ ]; then rm -f $@ $(READY); else $(PYTHON) -m venv --clear .venv; fi
	$(INSTALL) --no-compile -r requirements/demo.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@echo "$(CURDIR)" > $@

$(READY): requirements/dev.txt $(DEMO)
	@rm -f $@ $(DEMO)
	$(INSTALL) --no-compile -r requirements/dev.txt
	@echo "$(CURDIR)" > $(DEMO)
	@echo "$(CURDIR)" > $@
