package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine/segment"
)

// feed carries out a command line with a text on standard input.
func feed(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := Environment{Getenv: func(string) string { return "" }, In: strings.NewReader(in), Out: &stdout, Err: &stderr}
	err := Run(t.Context(), args, env)
	var exit exitCode
	if errors.As(err, &exit) {
		code = int(exit)
	} else if err != nil {
		t.Fatal(err)
	}
	return code, stdout.String(), stderr.String()
}

func TestSegment(t *testing.T) {
	folder := t.TempDir()
	file := func(name, content string) string {
		name = filepath.Join(folder, name)
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	comma := file("comma.srx", `<srx><body><languagerules><languagerule languagerulename="a"><rule><beforebreak>,</beforebreak></rule></languagerule></languagerules>`+
		`<maprules><languagemap languagepattern=".*" languagerulename="a"/></maprules></body></srx>`)
	broken := file("broken.srx", "<srx>\n<body>\n</srx>")
	slow := file("slow.srx", string((&segment.Rules{
		Languages: []segment.RuleGroup{{Name: "a", Rules: []segment.Rule{{Break: true, After: `(?=(a+)+$)b`}}}},
		Maps:      []segment.Map{{Pattern: ".*", Rules: "a"}},
	}).SRX()))
	long := strings.Repeat("Ala ma kota. ", 20_000) // beyond the buffer of the reader
	tests := map[string]struct {
		in   string
		args []string
		code int
		out  string
		errs string // part of it
	}{
		"sentences":      {"Ala ma np.\nkota. Ola nie.\n\nKoniec", []string{"--lang", "pl"}, 0, "Ala ma np. kota.\nOla nie.\nKoniec\n", ""},
		"nothing":        {"", []string{"--lang", "de"}, 0, "", ""},
		"one long line":  {long, []string{"--lang", "pl"}, 0, strings.ReplaceAll(long, ". ", ".\n"), ""},
		"own rules":      {"a, b. c", []string{"--lang", "fr", "--srx", comma}, 0, "a,\nb. c\n", ""},
		"no language":    {"a", nil, 2, "", "--lang"},
		"bad language":   {"a", []string{"--lang", "fr"}, 2, "", "pl, de, lt, en"},
		"a region":       {"Z. B. so. Gut.", []string{"--lang", "de_AT"}, 0, "Z. B. so.\nGut.\n", ""},
		"a mark":         {"\ufeff1. Eins. Zwei.", []string{"--lang", "DE"}, 0, "1. Eins.\nZwei.\n", ""},
		"a file":         {"a", []string{"--lang", "pl", "a.txt"}, 2, "", "a.txt"},
		"no such rules":  {"a", []string{"--lang", "pl", "--srx", "none.srx"}, 1, "", "no such file"},
		"broken rules":   {"a", []string{"--lang", "pl", "--srx", broken}, 1, "", "broken.srx:3"},
		"slow rules":     {strings.Repeat("a", 3000) + "c", []string{"--lang", "pl", "--srx", slow}, 1, "", "takes too long"},
		"not UTF-8":      {"a\n\nb\nc\xe9.", []string{"--lang", "pl"}, 1, "a\n", "0xE9"},
		"not UTF-8 JSON": {"\xe9.", []string{"--lang", "pl", "--json"}, 1, "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code, out, errs := feed(t, tt.in, append([]string{"segment"}, tt.args...)...)
			if code != tt.code || !strings.Contains(errs, tt.errs) || (tt.code == 0 || out == "") && out != tt.out {
				t.Errorf("exit %d\n%q\n%s", code, out, errs)
			}
		})
	}
}

// TestSegmentJSON requires byte ranges that hold in the whole input.
func TestSegmentJSON(t *testing.T) {
	in := "\ufeffŻółw śpi.  Jeż\nteż.\n\n \nKoniec.\n"
	code, out, errs := feed(t, in, "segment", "--lang", "pl", "--json")
	var got struct {
		OK       bool
		Rules    string
		Segments []cutSegment
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 || !got.OK || got.Rules != segment.Default().Version() {
		t.Fatalf("exit %d, %v: %s %s", code, err, out, errs)
	}
	want := []string{"Żółw śpi.", "Jeż\nteż.", "Koniec."}
	for i, s := range got.Segments {
		if i >= len(want) || s.Text != want[i] || in[s.Start:s.End] != s.Text {
			t.Errorf("segment %d: %+v", i, s)
		}
	}
	if len(got.Segments) != len(want) {
		t.Errorf("%d segments", len(got.Segments))
	}
}
