# 保適ナビ: run · test · check · setup · lock. Each sets up what it needs, once; stamps are in .make/.
HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= data
PYTHON ?= python3

export PATH := $(CURDIR)/.make/bin:$(PATH)
export PYTHON
PROJECTS := sdk server $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml))
PWA_SOURCES := $(shell find pwa -type f -not -path '*/node_modules/*' -not -path 'pwa/tests/*' -not -path 'pwa/test-results/*' 2>/dev/null)
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

.PHONY: run test check setup lock clean
.DELETE_ON_ERROR:

run: setup .make/pwa
	.venv/bin/hoteki-server serve --host "$(HOST)" --port "$(PORT)" --data "$(DATA)"

test: setup .make/pwa .make/browser
	cd pwa && npm test
	.venv/bin/python -m pytest --cov --cov-report=term

check: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	cd pwa && npm run check

setup: .make/python .make/node-packages

.make/python: .make/uv-ready requirements/dev.txt $(PROJECTS:%=%/pyproject.toml)
	test -x .venv/bin/python || uv venv --quiet --python "$(PYTHON)" .venv
	uv pip sync --python .venv/bin/python --require-hashes requirements/dev.txt
	uv pip install --python .venv/bin/python --no-deps --no-build-isolation $(PROJECTS:%=-e ./%)
	@touch $@

.make/node-packages: .make/node-ready pwa/package.json pwa/package-lock.json
	cd pwa && npm ci
	@touch $@

.make/pwa: .make/node-packages $(PWA_SOURCES)
	cd pwa && npm run build
	@touch $@

.make/browser: .ci/provide
	.ci/provide browser
	@touch $@

.make/uv-ready: .ci/provide requirements/uv.txt
	.ci/provide uv
	@touch $@

.make/node-ready: .make/uv-ready requirements/node.txt
	.ci/provide node
	@touch $@

# Locks name versions and hashes only; where packages come from is a matter of the machine.
lock:
	.ci/provide uv
	for name in dev uv node; do $(LOCK) requirements/$$name.in --output-file requirements/$$name.txt; done
	.ci/provide node
	cd pwa && npm install --package-lock-only
	node pwa/tools/complete-lock.mjs pwa/package-lock.json

clean:
	rm -rf .make .venv pwa/node_modules server/src/hoteki_server/static
