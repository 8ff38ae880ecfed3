# make run     the site on http://127.0.0.1:8000 (PORT= moves it)
# make test    the quick tests; make test-browser the ones in a real browser; make check the static checks
# make fuzz    the decoder with inputs that nobody thought of (FUZZ_SECONDS=60; ARGS=FILE tries one again)

.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-print-directory

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))) python3)
VENV ?= .venv
BIN := $(VENV)/bin
NODE := var/npm/node_modules
PORT ?= 8000
FUZZ_SECONDS ?= 60

.PHONY: run test test-browser fuzz check content-check screenshots pictures html-check lighthouse lock clean

run: $(VENV)/run.stamp
	@exec $(BIN)/python manage.py serve --port "$(PORT)"

test: $(VENV)/dev.stamp
	@$(BIN)/python manage.py messages --compile
	@$(BIN)/python -W error -m pytest -n auto --dist worksteal $(ARGS)

test-browser: $(VENV)/dev.stamp
	@$(BIN)/python manage.py messages --compile
	@$(BIN)/python -m pytest tests/browser --override-ini="addopts=--strict-markers --strict-config -ra" -n 2 --dist loadfile $(ARGS)

fuzz: $(VENV)/fuzz.stamp
	@FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m tests.longer.fuzz $(ARGS)

check: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	@$(BIN)/python manage.py messages --check
	@$(BIN)/mypy
	@$(BIN)/python -W error manage.py makemigrations --check --dry-run
	@ALLOWED_HOSTS=smtpref.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') $(BIN)/python -W error manage.py check --deploy --fail-level WARNING

content-check: $(VENV)/dev.stamp
	@$(BIN)/python -W error -m tests.longer.content_check

# Every kind of page on one contact sheet, compared with the set kept last (KEEP=1 keeps this one).
screenshots: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.longer.contact_sheet $(if $(KEEP),--keep)

# The pictures in docs/img.
pictures: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.longer.screenshots

html-check: $(VENV)/dev.stamp $(NODE)/vnu-jar
	@VNU_JAR=$(NODE)/vnu-jar/build/dist/vnu.jar $(BIN)/python -W error -m tests.longer.html_check

lighthouse: $(VENV)/dev.stamp $(NODE)/lighthouse
	@LIGHTHOUSE=$(NODE)/lighthouse/cli/index.js $(BIN)/python -m tests.longer.lighthouse

# Two measuring tools from npm, pinned here; the site itself needs no Node.js.
$(NODE)/vnu-jar $(NODE)/lighthouse:
	@npm install --no-save --no-package-lock --no-audit --no-fund --prefix var/npm vnu-jar@26.9.27 lighthouse@12.8.2

# The lock files pin every package by hash and name no package index.
lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade pyproject.toml -o requirements.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade pyproject.toml --group fuzz -c requirements.txt -o requirements-fuzz.txt

$(VENV)/run.stamp: requirements.txt | $(VENV)/venv.stamp
	@echo "Installing what the site needs …"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/venv.stamp
	@echo "Installing what the site and its tests need …"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

$(VENV)/fuzz.stamp: requirements-fuzz.txt | $(VENV)/venv.stamp
	@echo "Installing what the site and the fuzzer need …"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.txt
	@touch $@

$(VENV)/venv.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "smtpref needs Python 3.11 or newer; $(PYTHON) is %d.%d. Name a newer one: make PYTHON=python3.12" % sys.version_info[:2])'
	@mkdir -p $(VENV) 2>/dev/null && test -w $(VENV) || { echo "smtpref cannot write to $(CURDIR): no permission to make $(VENV)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

clean:
	rm -rf $(VENV) var
