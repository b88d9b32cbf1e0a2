# Trivium. The two commands that matter: make run, make test. Both set up what is missing.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check cli demo accept generate screenshots clean bench-tm eval-tm setup-browser setup-window setup-test setup-peers

TOOLS := source .ci/tools;
TAGS := desktop,production,webkit2_41

SCREENS := frontend/dist/index.html
ASSETS := engine/scorm/assets/player.js
LOCK := frontend/package-lock.json
GO_SOURCES = $(shell find . -name '*.go' -not -path './build/*' -not -path './frontend/node_modules/*') go.mod go.sum
GO_DATA = $(shell find schemas corpora engine -type f -not -name '*.go' -not -path '*/testdata/*')

help: ## List the commands.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

# ---- Setting up ------------------------------------------------------------------------------

setup-browser setup-window setup-test setup-peers:
	@.ci/setup $(@:setup-%=%)

# ---- Building --------------------------------------------------------------------------------

$(SCREENS): $(shell find frontend/src frontend/index.html frontend/vite.config.ts -type f) $(LOCK)
	@$(TOOLS) echo '» Building the screens'; cd frontend && npx vite build --logLevel warn

$(ASSETS): $(shell find frontend/player -type f -not -name '*.test.ts') $(LOCK)
	@$(TOOLS) echo '» Building the player'; cd frontend && node player/build.mjs

bin/trivium: $(SCREENS) $(ASSETS) $(GO_SOURCES) $(GO_DATA)
	@$(TOOLS) echo '» Building bin/trivium'; go build -o $@ ./engine/cmd/trivium && touch $@

bin/trivium-desktop: $(SCREENS) $(ASSETS) $(GO_SOURCES) $(GO_DATA)
	@$(TOOLS) echo '» Building bin/trivium-desktop (the first time takes a minute)'; go build -tags $(TAGS) -o $@ . && touch $@

# The Windows app, built on Linux.
build/trivium-desktop.exe: $(SCREENS) $(ASSETS) $(GO_SOURCES) $(GO_DATA)
	@$(TOOLS) CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
	  go build -tags desktop,production -ldflags '-H windowsgui' -o $@ .

# ---- Running ---------------------------------------------------------------------------------

run: ## Open the app on the sample, or on FILE=…; without a display, serve it to a browser.
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(MAKE) --no-print-directory setup-window && $(MAKE) --no-print-directory bin/trivium-desktop && exec bin/trivium-desktop $(FILE); \
	else \
	  $(MAKE) --no-print-directory setup-browser && $(MAKE) --no-print-directory bin/trivium && exec bin/trivium serve $(FILE); \
	fi

cli: setup-browser ## Build bin/trivium, the command line.
	@$(MAKE) --no-print-directory bin/trivium

demo: cli ## Check the sample and make all its packages.
	@mkdir -p build/demo
	@bin/trivium validate corpora/homelessness-crisis/module.json
	@for format in scorm12 scorm2004-3; do for lang in pl de lt; do \
	  bin/trivium export corpora/homelessness-crisis/module.json --format $$format --lang $$lang \
	    --out build/demo/homelessness-crisis-$$lang-$$format.zip || exit 1; \
	done; done
	@echo "The packages are in $(CURDIR)/build/demo"

# ---- Testing ---------------------------------------------------------------------------------

STATICCHECK := go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

CHECK_STEPS = \
  'Format' 'test -z "$$(gofmt -l $$(git ls-files "*.go") | tee /dev/stderr)"' \
  'Go vet' 'go vet ./engine/... ./schemas ./corpora ./frontend && go vet -tags $(TAGS) . ./desktop' \
  'Staticcheck' '$(STATICCHECK) ./engine/... ./schemas ./corpora ./frontend && $(STATICCHECK) -tags $(TAGS) . ./desktop' \
  'Types of the screens' 'cd frontend && npx svelte-check --fail-on-warnings --threshold warning && npx tsc -p player' \
  'Lint of the screens' 'cd frontend && npx eslint --max-warnings 0 .' \
  'Unit tests of the screens' 'cd frontend && npx vitest run'

check: setup-test $(SCREENS) $(ASSETS) ## The fast subset of the tests, for every commit.
	@.ci/steps $(CHECK_STEPS) 'Go tests' 'go test $$(go list ./engine/... ./schemas ./corpora | grep -v preflight$$)'

# The packages that do several things at a time; the race detector makes tests three times as slow.
CONCURRENT := $(addprefix ./engine/,. course desk rpc segment store sync tm)

test: setup-test ## Everything CI runs.
	@$(MAKE) --no-print-directory bin/trivium bin/trivium-desktop
	@.ci/steps $(CHECK_STEPS) \
	  'Generated files are up to date' '.ci/generated' \
	  'Go tests with the race detector' 'go test -race $(CONCURRENT)' \
	  'Go tests without it' 'go test $$(go list ./engine/... ./schemas ./corpora | grep -vxF "$$(go list $(CONCURRENT))" | grep -v /preflight)' \
	  'Preflight, with a browser' 'go test ./engine/preflight/...' \
	  'Browser tests' 'cd frontend && npx vitest run -c e2e/vitest.config.ts' \
	  'The real window' 'xvfb-run -a -s "-screen 0 1400x900x24" go test -count=1 -tags $(TAGS) ./desktop' \
	  'The Windows app' '$(MAKE) --no-print-directory build/trivium-desktop.exe'

# The folder of the data that the memory is measured on; without one eval-tm takes packages of Debian.
export TRIVIUM_BENCH ?= $(abspath $(wildcard ../shared/bench))

bench-tm: setup-peers ## How fast the memory finds, beside the plain scan and OmegaT (TRIVIUM_BENCH=folder of the data).
	@$(TOOLS) go run ./engine/tm/bench $(ARGS)

eval-tm: setup-peers ## How useful its suggestions are, beside OmegaT and other scores.
	@$(TOOLS) go run ./engine/tm/eval/run $(ARGS)

accept: setup-peers ## Every promise of every issue so far, with figures; writes docs/acceptance.md (ONLY=3 prints those of one issue).
	@.ci/accept/start

generate: setup-window $(SCREENS) ## Write the TypeScript declarations of the bindings anew.
	@$(TOOLS) go build -tags bindings,webkit2_41 -o build/bindings . && env -u DISPLAY build/bindings >/dev/null
	@rm -rf frontend/wailsjs/runtime frontend/wailsjs/go/*/*.js

screenshots: setup-test ## Take the pictures in docs/ anew.
	@$(MAKE) --no-print-directory bin/trivium
	@.ci/screenshots

clean: ## Remove what was built.
	rm -rf bin build engine/scorm/assets/* frontend/dist/assets frontend/dist/index.html frontend/node_modules
