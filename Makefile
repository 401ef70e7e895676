# `make site` makes the site, `make test` runs all that CI runs, `make help` lists the rest.
# What they need goes into .venv, pinned by requirements/; the second time nothing is fetched.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# Steps that are done leave a stamp, named after the digest of what they read.
digest = $(shell cat $(1) | cksum | cut -d ' ' -f 1)
STAMPS := $(VENV)/stamps
SITE_DEPENDENCIES := $(STAMPS)/site-$(call digest,requirements/site.txt)
TEST_DEPENDENCIES := $(STAMPS)/test-$(call digest,requirements/test.txt)
PARTNERBASE := $(STAMPS)/partnerbase-$(call digest,pyproject.toml)
VALIDATOR := $(STAMPS)/validator-$(call digest,requirements/validator/package-lock.json)

NPM_OPTIONS := --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error

LOCKER := uv==0.13.9
# `make lock UPGRADE=` keeps the versions that still fit.
UPGRADE := --upgrade
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock' $(UPGRADE)

.PHONY: site install serve check test lint types unit browser chromium format bench bless lock clean help
.NOTPARALLEL:
.DELETE_ON_ERROR:

site: $(PARTNERBASE) ## check the content and build the site into build/
	$(BIN)/partnerbase check
	$(BIN)/partnerbase build
	@printf '\nThe site is built. To look at it:\n'
	@printf '  from disk      file://%s/build/index.html\n  from a server  make serve\n' '$(CURDIR)'

install: $(PARTNERBASE) ## install partnerbase with what it needs into .venv

serve: $(PARTNERBASE) ## serve the site and rebuild it on every change
	$(BIN)/partnerbase serve

check: $(PARTNERBASE) ## check the content alone
	$(BIN)/partnerbase check

test: lint types $(VALIDATOR) chromium ## all that CI runs
	$(BIN)/pytest --numprocesses auto --dist worksteal

lint: $(TEST_DEPENDENCIES) ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(TEST_DEPENDENCIES) $(PARTNERBASE) ## mypy
	$(BIN)/mypy

unit: $(TEST_DEPENDENCIES) $(PARTNERBASE) ## the tests that need no browser
	$(BIN)/pytest -m 'not browser'

browser: $(PARTNERBASE) $(VALIDATOR) chromium ## the tests in Chromium and the HTML validator
	$(BIN)/pytest -m browser

format: $(TEST_DEPENDENCIES) ## format the code and mend what ruff can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(PARTNERBASE) ## time each phase of a build of the content; docs/performance.md has the rest
	$(BIN)/python -m bench.stages content

bless: $(TEST_DEPENDENCIES) $(PARTNERBASE) ## accept the golden site as it is built now
	$(BIN)/pytest tests/golden --bless

lock: $(TEST_DEPENDENCIES) ## renew the pinned dependencies
	$(PIP) install --quiet $(LOCKER)
	$(LOCK) --output-file requirements/site.txt pyproject.toml requirements/build.in
	$(LOCK) --output-file requirements/test.txt --constraints requirements/site.txt --extra dev --extra browser \
		pyproject.toml requirements/build.in
	cd requirements/validator && PATH="$(CURDIR)/$(BIN):$$PATH" npm install $(NPM_OPTIONS) \
		--package-lock-only --omit-lockfile-registry-resolved

clean: ## remove what was built and cached; the environment stays
	rm -rf build dist .partnerbase .hypothesis .mypy_cache .pytest_cache .ruff_cache

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F '|' '{ printf "%-14s %s\n", $$1, $$2 }'

$(BIN)/python:
	@python=$$(scripts/python.sh) && echo "Making $(VENV) with $$python" && "$$python" -m venv --clear $(VENV)

$(SITE_DEPENDENCIES): $(BIN)/python
	@echo 'Installing the dependencies of requirements/site.txt'
	@$(PIP) install --quiet --require-hashes -r requirements/site.txt
	@mkdir -p $(STAMPS) && touch $@

$(TEST_DEPENDENCIES): $(BIN)/python
	@echo 'Installing the dependencies of requirements/test.txt'
	@$(PIP) install --quiet --require-hashes -r requirements/test.txt
	@mkdir -p $(STAMPS) && touch $@

$(PARTNERBASE): $(SITE_DEPENDENCIES)
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VALIDATOR): $(TEST_DEPENDENCIES)
	@echo 'Installing the HTML validator of requirements/validator'
	@mkdir -p $(VENV)/validator && cp requirements/validator/package*.json $(VENV)/validator/
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci $(NPM_OPTIONS) --prefix $(VENV)/validator >/dev/null
	@touch $@

chromium: $(TEST_DEPENDENCIES)
	@missing=$$($(BIN)/python -m tests.browser.system) || exit; [ -z "$$missing" ] \
		|| scripts/system-packages.sh 'what the browser tests run on' $$missing
