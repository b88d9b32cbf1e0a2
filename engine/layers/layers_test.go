// Package layers checks the direction of dependencies: each package of engine imports only what
// the table of the architecture allows.
package layers

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed is the table of docs/ARCHITECTURE.md. Imports of tests do not count.
func allowed() map[string][]string {
	return map[string][]string{
		"lang":            {},
		"version":         {},
		"cpu":             {},
		"essay":           {}, // for tests alone
		"text":            {},
		"diff":            {"text"},
		"segment":         {"lang", "fault"},
		"fault":           {"lang"},
		"fault/catalogue": {"lang"}, // for tests alone
		"media":           {"fault"},
		"course":          {"lang", "text", "media", "fault"},
		"tm":              {"tm/index", "tm/repair", "tm/explain", "diff", "segment", "text", "lang"},
		"align":           {"segment", "text", "lang"},
		"tm/index":        {"text"},
		"tm/repair":       {"text", "lang"},
		"tm/explain":      {"diff", "text", "lang"},
		"tm/eval":         {"tm", "tm/index", "text", "lang"},
		"tm/eval/run":     {"tm/eval"},
		"tm/bench":        {"tm/index", "tm/eval", "cpu"},
		"change":          {"course", "diff", "segment", "text", "lang", "fault"},
		"change/copies":   {"change"}, // for tests alone
		"review":          {"change", "course", "diff", "segment", "text", "lang", "fault"},
		"links":           {"align", "change", "segment", "tm", "lang", "fault"},
		"store":           {"change", "tm", "text", "lang", "fault"},
		"sync":            {"change", "fault"},
		"desk":            {"store", "sync", "links", "review", "change", "course", "diff", "media", "text", "lang", "fault"},
		"memory":          {"desk", "store", "change", "review", "course", "align", "segment", "tmx", "tm", "tm/index", "tm/repair", "version", "text", "lang", "fault"},
		"memory/held":     {"memory", "store", "tmx", "tm", "tm/index", "lang", "fault"},
		"tmx":             {"text", "lang", "fault"},
		"scorm":           {"course", "media", "text", "lang", "fault"},
		"preflight":       {"preflight/xsd", "scorm", "lang", "fault"},
		"preflight/xsd":   {},
		"":                {"memory", "tm", "tm/explain", "tm/repair", "tmx", "desk", "store", "sync", "links", "align", "segment", "review", "change", "course", "scorm", "preflight", "media", "text", "lang", "fault"}, // the façade
		"rpc":             {"", "desk", "scorm", "lang", "fault"},
		"cmd/trivium": {
			"", "rpc", "desk", "memory/held", "tm", "tm/explain", "tm/repair", "tmx", "preflight", "course", "scorm", "segment", "lang", "cpu", "version", "fault",
		},
		"layers": {},
	}
}

func TestImports(t *testing.T) {
	table := allowed()
	seen := map[string]bool{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		pkg := strings.TrimPrefix(strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), ".."), "/")
		permitted, known := table[pkg]
		if !known {
			t.Errorf("engine/%s is not in the table", pkg)
			return nil
		}
		seen[pkg] = true
		for _, imported := range imports(t, name) {
			if !slices.Contains(permitted, imported) {
				t.Errorf("%s imports engine/%s, which its layer may not", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range table {
		if !seen[pkg] && pkg != "layers" {
			t.Errorf("engine/%s is in the table and does not exist", pkg)
		}
	}
}

// imports returns the packages of engine that a file imports, "" for the façade itself.
func imports(t *testing.T, name string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, spec := range file.Imports {
		path := strings.Trim(spec.Path.Value, `"`)
		if path == "trivium/engine" {
			found = append(found, "")
		} else if rest, ok := strings.CutPrefix(path, "trivium/engine/"); ok {
			found = append(found, rest)
		} else if path == "trivium/desktop" {
			t.Errorf("%s imports the window", name)
		}
	}
	return found
}
