# 公报全文检索 · needs git, make and python3 (3.11–3.13, with venv); everything else goes into .venv

PYTHON ?= python3
VENV   ?= .venv
CORPUS ?= corpus
INDEX  ?= var/index
HOST   ?= 127.0.0.1
PORT   ?= 8000
SIZE   ?= 10000

BIN     := $(VENV)/bin
VERSION := $(shell $(PYTHON) -c 'import platform; print(platform.python_version())')
# What is installed is written down beside it, so that a second run does nothing and needs no network.
RUNTIME := $(VENV)/.runtime-$(VERSION)
TESTING := $(VENV)/.testing-$(VERSION)
MARKUP   := $(VENV)/.markup-$(VERSION)
BENCHING := $(VENV)/.benching-$(VERSION)
INSTALL := $(BIN)/pip install --disable-pip-version-check --quiet --require-hashes --no-build-isolation

.PHONY: help serve index test check lint types validator bench bench-pages bench-peers screenshots requirements clean

help:  ## 本页 / this page
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22
	@echo '  变量 / variables:   HOST=$(HOST) PORT=$(PORT) CORPUS=$(CORPUS) INDEX=$(INDEX) SIZE=$(SIZE) PYTHON=$(PYTHON)'

serve: index  ## 安装、建索引、打开网站 / install, index, serve the site
	$(BIN)/gazette serve --index $(INDEX) --host $(HOST) --port $(PORT)

index: $(RUNTIME)  ## 更新索引（只重读有变化的文件）/ bring the index up to date
	$(BIN)/gazette index $(CORPUS) --index $(INDEX)

test: $(TESTING)  ## 运行全部测试 / run all tests (ARGS="-k 文号" for some)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: lint types test  ## 检查风格、类型并运行测试，与 CI 相同 / what CI runs

lint: $(TESTING)  ## 检查风格 / style
	$(BIN)/python -m flake8 search tests

types: $(TESTING)  ## 检查类型 / types
	$(BIN)/python -m mypy

validator: $(MARKUP)  ## 安装网页校验器，测试随即校验每一页 / have the tests validate each page's markup

bench: $(RUNTIME)  ## 测速：建索引、检索、网页、并发（SIZE=条数）/ measure the index and the site
	$(BIN)/python -m tests.benchmarks run --clauses $(SIZE) $(ARGS)

bench-pages: index  ## 测网页：多重、多快 / what each page weighs and how long it takes
	$(BIN)/python -m tests.benchmarks pages --index $(INDEX)

bench-peers: $(BENCHING)  ## 测速，与 Whoosh、FTS5、tantivy 相比 / measure the engine beside others
	$(BIN)/python -m tests.benchmarks run --clauses $(SIZE) --no-site --peers $(ARGS)

screenshots: $(TESTING) index  ## 给每种页面拍图，存入 docs/screenshots / take a picture of each kind of page
	$(BIN)/python -m tests.screenshots $(INDEX)

requirements:  ## 重写 requirements*.txt / choose and write down exact versions (needs the network)
	$(PYTHON) -m venv var/pip-tools
	var/pip-tools/bin/pip install --quiet pip-tools
	for name in build '' test markup bench; do \
	  case $$name in \
	    build) what='--only-build-deps --all-build-deps' ;; \
	    test|markup|bench) what="--extra $$name --constraint requirements.txt" ;; \
	    *)     what='' ;; \
	  esac; \
	  var/pip-tools/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links $$what \
	    --output-file requirements$${name:+-$$name}.txt pyproject.toml || exit 1; \
	done

clean:  ## 删除环境与索引 / remove the environment and the index
	rm -rf $(VENV) var build *.egg-info .pytest_cache .mypy_cache .hypothesis

$(RUNTIME): requirements.txt requirements-build.txt setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "需要 Python 3.11 或更新的版本：PYTHON=python3.12 make …")'
	@[ "$$($(BIN)/python -V 2>&1)" = "Python $(VERSION)" ] || $(PYTHON) -m venv --clear $(VENV)
	$(INSTALL) -r requirements-build.txt
	$(INSTALL) -r requirements.txt
	$(BIN)/pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(TESTING): $(RUNTIME) requirements-test.txt
	$(INSTALL) -r requirements-test.txt
	touch $@

$(MARKUP): $(RUNTIME) requirements-markup.txt
	$(INSTALL) -r requirements-markup.txt
	touch $@

$(BENCHING): $(RUNTIME) requirements-bench.txt
	$(INSTALL) -r requirements-bench.txt
	touch $@
