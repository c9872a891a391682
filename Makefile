# `make demo` and `make test` need Python 3.11, git and make, and nothing else.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTS := $(VENV)/.ready-for-tests
STORY := examples/tarnholt.jsonl

.PHONY: demo test test-postgres stress bench fuzz audit licences lint types layers check lock clean

demo: $(READY)
	@$(BIN)/accordingto add --ledger build/demo.db $(STORY)
	@$(BIN)/accordingto disputes --ledger build/demo.db
	@echo
	@echo "Open one:    $(BIN)/accordingto show D1 --ledger build/demo.db"
	@echo "Who says what: $(BIN)/accordingto claims --ledger build/demo.db"
	@echo "Your article:  $(BIN)/accordingto read FILE --published YYYY-MM-DD"

# Two processes, each test file in one of them, so that what a file makes is made once.
test: $(TESTS)
	$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(TESTS)
	$(BIN)/python bench/rooms.py
	$(BIN)/python bench/attribution.py
	$(BIN)/python bench/archive.py
	$(BIN)/python bench/query.py
	$(BIN)/python bench/linking.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/linear.py

# Two that add and four that look, for two minutes; `make test` has some seconds of it.
stress: $(TESTS)
	ACCORDINGTO_TEST_SECONDS=120 $(BIN)/python -m pytest tests/ledger/test_faults.py

# Ten minutes a target; what breaks is kept in build/fuzz. CI runs the same few inputs each time: FUZZ_RUNS.
FUZZ_SECONDS ?= 600
FUZZED := plain html jsonl warc table feed reader
fuzz: $(TESTS)
	@for target in $(FUZZED); do echo "fuzzing $$target for $(FUZZ_SECONDS) s …"; \
	  $(BIN)/python tests/fuzz/fuzz.py $$target -max_total_time=$(FUZZ_SECONDS) $(FUZZ_RUNS) -verbosity=0 -print_final_stats=1 || exit 1; done

# Licences of all dependencies, then of the files that we carry.
licences: $(TESTS)
	@$(BIN)/pip-licenses --from=mixed --order=license
	@echo
	@cat NOTICE

# Known holes of what the locks pin; asks PyPI's advisories over the network. What could not be
# asked about is a failure, not a pass.
audit: $(TESTS)
	@for lock in requirements.lock requirements-dev.lock; do \
	  $(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement $$lock || \
	  { echo "audit: $$lock has known holes, or pypi.org cannot be asked from here: nothing is proved"; exit 1; }; done

# The ledger's tests on PostgreSQL; needs its server's programs (apt-get install postgresql).
test-postgres: $(TESTS)
	@folder=$$(mktemp -d) && chmod 755 "$$folder" && url=$$(.ci/postgres start "$$folder/server") && \
	  trap '.ci/postgres stop "$$folder/server"; rm -rf "$$folder"' EXIT && \
	  ACCORDINGTO_TEST_POSTGRES="$$url" ACCORDINGTO_TEST_POSTGRES_FOLDER="$$folder/server" \
	  $(BIN)/python -m pytest tests/ledger -m "not file" -W "ignore::pytest.PytestUnraisableExceptionWarning"

lint: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TESTS)
	$(BIN)/basedpyright

layers: $(TESTS)
	$(BIN)/lint-imports

check: lint types layers

# The environment is made anew whenever the lock or the project file changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; assert (3, 11) <= sys.version_info[:2] <= (3, 12)' 2>/dev/null || \
	  { echo "accordingto needs Python 3.11 or 3.12: make PYTHON=/path/to/python3.11"; exit 1; }
	@mkdir -p build
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing from requirements.lock (a few minutes, once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# What only tests, checks and optional extras need.
$(TESTS): $(READY) requirements-dev.lock
	@echo "Installing from requirements-dev.lock (a few minutes, once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# After a change of pyproject.toml; the locks name no index host.
LOCK := $(BIN)/uv pip compile pyproject.toml --generate-hashes --no-annotate --no-header --no-emit-index-url
lock: $(TESTS)
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group dev --all-extras -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf build $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache
