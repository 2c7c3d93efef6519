PYTHON ?= python3
BIN    := .venv/bin
PY     := $(BIN)/python
FRESH  := build/fresh

.DEFAULT_GOAL := help
.PHONY: help setup lock demo mock fresh generate check-generated test outside interop contract defects check-defects drift bench lint format types check build clean

help: ## Show this list
	@awk -F ':.*## ' '/^##@/ {print "\n" substr($$0, 5)} \
	  /^[a-z-]+:.*## / {printf "  %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Start here
demo: setup ## Rebuild everything from the vendor document and walk the whole job against the mock
	@$(PY) demo.py
mock: setup ## Keep a mock running on a free loopback port; prints its URL, keys and how to call it
	@$(PY) -m flowroute_mock serve --port 0
setup: .venv/ready ## Make .venv with everything in it, pinned by hash
.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

##@ What the machine writes
fresh: setup
	$(PY) -m spec build --into $(FRESH)
	$(PY) -m spec.codegen generate --contract $(FRESH)/openapi.yaml --into $(FRESH)/flowroute_numbers
generate: fresh ## Rebuild the contract and the client from the vendor document, and put them in place
	$(PY) -m spec.codegen place --fresh $(FRESH)
check-generated: fresh ## Fail if what is in place is not what `generate` would write
	$(PY) -m spec.codegen check --fresh $(FRESH)
lock: setup ## Pin the newest versions that pyproject.toml allows in requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate --upgrade --quiet --no-header --output-file requirements.txt
build: setup ## Build wheel and sdist into dist/
	$(PY) -m build --no-isolation --outdir dist

##@ Checks
test: setup ## Run every test
	$(PY) -m pytest -n auto --dist loadfile
outside: setup ## Test the built wheel in fresh environments, on every Python found
	$(PY) -m pytest outside -p no:cacheprovider -rs
contract: setup ## Run the contract tests; BASE_URL=http://127.0.0.1:8000 for a running server
	$(PY) -m pytest contract_tests/tests --junitxml build/contract.xml --summary build/contract.md
defects: check-defects ## Plant each defect and report which test caught it
	$(PY) -m contract_tests.defects
check-defects: setup ## Check that every defect can be planted
	$(PY) -m pytest contract_tests/defects/tests -q
drift: setup ## Compare the responses of the server at BASE_URL with the contract
	$(PY) -m contract_tests.drift --base-url "$(BASE_URL)"
interop: setup ## Give the contracts to other people's tools and write build/interop.md; needs Node and Java
	$(PY) -m spec.interop
bench: setup ## Measure, as ratios within one run
	$(PY) -m benchmarks
lint: setup ## Check style, who imports whom, and that nothing is left over
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	PYTHONPATH=.:generated:mock_server $(BIN)/lint-imports
	$(BIN)/vulture
types: setup ## Check types
	$(BIN)/mypy && $(BIN)/mypy -p mock_server.tests
check: lint types test check-defects check-generated ## All that CI runs
format: setup ## Put the code in order
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .
clean: ## Remove everything that can be made again
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
