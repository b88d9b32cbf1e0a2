package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const samplesMemory = "../../../corpora/memory/samples.tmx"

// fileOf writes a file for a test.
func fileOf(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const smallTable = "tuid\tde\tpl\torigin\n" +
	"a1\tDas Haus ist alt.\tDom jest stary.\tMost\n" +
	"a2\tDas Haus ist neu.\tDom jest nowy.\tMost\n" +
	"a3\tWir treffen uns um 14 Uhr im Haus 12.\tSpotykamy się o godz. 14 w domu 12.\t\n"

// TestServeLines: each kind of line has its answer, the id comes back as it was, and nothing ends the
// conversation.
func TestServeLines(t *testing.T) {
	file := fileOf(t, "s.tsv", smallTable)
	exact := `"hits":\[{"tuid":"a1","score":100,"raw":1,"class":"exact","source":"Das Haus ist alt.","target":"Dom jest stary.","explain":\[{"kind":"unit","organisation":"Most"}\]}\]}`
	refused := func(id, code string) string {
		return `{"id":` + id + `,"error":{"code":"tm.question-` + code + `","text":"[^"].+","line":LINE}}`
	}
	rows := []struct{ in, want string }{
		{`{"id":1,"q":"Das Haus ist alt.","k":1}`, `{"id":1,` + exact},
		{`{"id":"ä\u0001","q":"Das Haus ist alt.","k":1}`, `{"id":"ä\\u0001",` + exact},
		{`{"q":"Das Haus ist alt.","k":1,"id":{"a":[1.0,null]}}`, `{"id":{"a":\[1.0,null\]},` + exact},
		{`{"q":"Das Haus ist alt.","k":1}`, `{"id":null,` + exact},
		{"\uFEFF" + `{"id":2,"q":"Das Haus ist alt.","k":1}` + "\r", `{"id":2,` + exact},
		{`{"id":3,"q":"Das Haus ist alt.","threshold":100}`, `{"id":3,` + exact},
		{`{"id":4,"q":"Ganz etwas anderes"}`, `{"id":4,"hits":\[\]}`},
		{`{"id":5,"q":""}`, `{"id":5,"hits":\[\]}`},
		{`{"id":6,"q":"Das Haus ist neu.","k":1,"prev":"Das Haus ist alt.","next":"Wir treffen uns um 14 Uhr im Haus 12."}`, `{"id":6,"hits":\[{"tuid":"a2","score":102,"raw":1,"class":"context",.*}\]}`},
		{`{"id":7,"q":"Das Haus ist neu.","k":1,"prev":"Das Haus ist alt."}`, `{"id":7,"hits":\[{"tuid":"a2","score":101,"raw":1,"class":"context",.*}\]}`},
		{`{"id":8,"q":"Das Häuschen ist neu.","k":1,"threshold":40}`, `{"id":8,"hits":\[{"tuid":"a2","score":[0-9.]+,"raw":0\.[0-9]+,"class":"fuzzy",.*"explain":\[{"kind":"[a-z]+","text":\[4,13\],"unit":\[4,8\].*\]}\]}`},
		{`{"id":9,"q":"Wir treffen uns um 14 Uhr im Haus 15.","k":1}`, `{"id":9,"hits":\[{"tuid":"a3","score":99,.*"class":"repaired",.*"target":"Spotykamy się o godz. 14 w domu 15.","explain":\[.*{"kind":"repaired","target":\[33,35\],"what":"number","was":"12","is":"15"}.*\]}\]}`},
		{`{"id":10,"q":7}`, refused("10", "string")},
		{`{"id":11}`, refused("11", "text")},
		{`{"id":12,"q":null}`, refused("12", "string")},
		{`{"id":13,"q":"a","k":0}`, refused("13", "k")},
		{`{"id":14,"q":"a","k":1001}`, refused("14", "k")},
		{`{"id":15,"q":"a","k":1.5}`, refused("15", "k")},
		{`{"id":16,"q":"a","k":"5"}`, refused("16", "k")},
		{`{"id":17,"q":"a","k":null}`, refused("17", "k")},
		{`{"id":18,"q":"a","threshold":-1}`, refused("18", "threshold")},
		{`{"id":19,"q":"a","threshold":1e9}`, refused("19", "threshold")},
		{`{"id":20,"q":"a","prev":[]}`, refused("20", "string")},
		{`{"id":21,"q":"a","Q":"b"}`, refused("21", "field")},
		{`{"id":22,"q":"a"`, refused("null", "json")},
		{`{"id":23,"q":"a"} x`, refused("null", "json")},
		{`foo`, refused("null", "json")},
		{`null`, refused("null", "object")},
		{`[1]`, refused("null", "object")},
		{"{\"q\":\"\xff\"}", refused("null", "utf8")},
		{`{"q":"` + strings.Repeat("a", longestLine) + `"}`, refused("null", "long")},
		{`{"id":24,"q":"` + strings.Repeat("Das Haus ist alt. ", 3000) + `"}`, `{"id":24,"hits":\[\]}`},
		{`{"id":25,"q":"Das Haus ist alt.","k":1}`, `{"id":25,` + exact},
	}
	var in strings.Builder
	for _, row := range rows {
		in.WriteString(row.in + "\n\n") // blank lines are no questions
	}
	code, out, errs := feed(t, strings.TrimSpace(in.String()), "tm", "serve", "--file", file, "--from", "de", "--to", "pl")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if code != 0 || len(lines) != len(rows) {
		t.Fatalf("exit %d, %d lines\n%s\n%s", code, len(lines), out, errs)
	}
	for i, row := range rows {
		want := strings.ReplaceAll(row.want, "LINE", strconv.Itoa(2*i+1))
		if !regexp.MustCompile(`^` + want + `$`).MatchString(lines[i]) {
			t.Errorf("%.80s\n got %s\nwant %s", row.in, lines[i], want)
		}
		if !json.Valid([]byte(lines[i])) {
			t.Errorf("no JSON: %s", lines[i])
		}
	}
	var stats statistics
	if err := json.Unmarshal([]byte(errs), &stats); err != nil || strings.Count(errs, "\n") != 1 {
		t.Fatalf("%v: %s", err, errs)
	}
	if stats.Units != 3 || stats.Queries != 14 || stats.Errors != 19 || stats.Threads != 1 || stats.Bytes == 0 || stats.CPU.P50 <= 0 || stats.CPU.P99 < stats.CPU.P50 {
		t.Errorf("%+v", stats)
	}
}

// sampleQuestions asks for every unit of the starter memory, as it is and with a word less, at several
// thresholds.
func sampleQuestions(t *testing.T, from string) string {
	t.Helper()
	data, err := os.ReadFile(samplesMemory)
	if err != nil {
		t.Fatal(err)
	}
	var in strings.Builder
	texts := regexp.MustCompile(`xml:lang="`+from+`"><seg>([^<&]*)</seg>`).FindAllStringSubmatch(string(data), -1)
	for i, m := range texts {
		if i%8 > 0 {
			continue
		}
		words := strings.Fields(m[1])
		words = append(words[:len(words)/2], words[min(len(words)/2+1, len(words)):]...)
		for n, q := range []string{m[1], strings.Join(words, " ")} {
			line, err := json.Marshal(map[string]any{"id": fmt.Sprint(i, n), "q": q, "k": 1 + i%7, "threshold": 30 + i%70, "prev": texts[max(i-1, 0)][1]})
			if err != nil {
				t.Fatal(err)
			}
			in.Write(append(line, '\n'))
		}
	}
	return in.String()
}

// TestServeScan: the scan gives the same answers as the index, to the byte, in each direction.
func TestServeScan(t *testing.T) {
	for _, way := range [][2]string{{"de", "pl"}, {"pl", "de"}, {"pl", "lt"}, {"lt", "pl"}, {"lt", "de"}, {"de", "lt"}} {
		t.Run(way[0]+way[1], func(t *testing.T) {
			in := sampleQuestions(t, way[0])
			args := []string{"tm", "serve", "--file", samplesMemory, "--from", way[0], "--to", way[1]}
			_, indexed, errs := feed(t, in, args...)
			_, scanned, scanErrs := feed(t, in, append(args, "--scan")...)
			if indexed != scanned || strings.Count(indexed, `"tuid"`) < 100 {
				t.Errorf("the answers differ, or there are too few\n%s\n%s", errs, scanErrs)
			}
			if !strings.Contains(errs, `"scan":false`) || !strings.Contains(scanErrs, `"scan":true`) {
				t.Errorf("%s%s", errs, scanErrs)
			}
		})
	}
}

func TestServeFiles(t *testing.T) {
	bom := "\uFEFF"
	tests := map[string]struct {
		name, content, q string
		args             []string
		code             int
		out, errs        string // patterns
	}{
		"no names":          {"a.tsv", "de\tpl\nHaus\tdom\nBaum\tdrzewo\n", "Baum", nil, 0, `"tuid":"2","score":100`, ""},
		"semicolons":        {"a.csv", bom + "de;pl\n\"Haus; alt\";dom\n", "Haus; alt", nil, 0, `"target":"dom"`, ""},
		"TMX":               {"a.tmx", `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="de" datatype="plain"/><body><tu><tuv xml:lang="de-AT"><seg>Haus</seg></tuv><tuv xml:lang="pl"><seg>dom</seg></tuv></tu></body></tmx>`, "Haus", nil, 0, `"target":"dom"`, ""},
		"a bad row":         {"a.tsv", "de\tpl\nHaus\ny\tz\n", "y", nil, 0, `"target":"z"`, `a\.tsv:2:`},
		"strict":            {"a.tsv", "de\tpl\nHaus\ny\tz\n", "y", []string{"--strict"}, 1, "^$", `a\.tsv:2:`},
		"codes as in files": {"a.tsv", "de-AT\tpol\nHaus\tdom\n", "Haus", []string{"--from", "DE-de", "--to", "pl_PL"}, 0, `"target":"dom"`, ""},
		"a given state":     {"a.tsv", "de\tpl\nHaus\tdom\n", "Haus", []string{"--state", "machine"}, 0, `"score":85,.*{"kind":"penalty","reason":"machine","points":15}`, ""},
		"no such column":    {"a.tsv", "de\tlt\nHaus\tnamas\n", "Haus", nil, 1, "^$", "Polish"},
		"no table":          {"a.tsv", "x", "Haus", nil, 1, "^$", `a\.tsv:1`},
		"empty":             {"a.tsv", "", "Haus", nil, 1, "^$", `a\.tsv`},
		"only languages":    {"a.tsv", "de\tpl\n", "Haus", nil, 1, "^$", "not a single unit"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			q, err := json.Marshal(map[string]string{"q": tt.q})
			if err != nil {
				t.Fatal(err)
			}
			args := append([]string{"tm", "serve", "--file", fileOf(t, tt.name, tt.content), "--from", "de", "--to", "pl"}, tt.args...)
			code, out, errs := feed(t, string(q), args...)
			if code != tt.code || !regexp.MustCompile(tt.out).MatchString(out) || !regexp.MustCompile(tt.errs).MatchString(errs) {
				t.Errorf("exit %d\n%s\n%s", code, out, errs)
			}
		})
	}
}

func TestServeMisuse(t *testing.T) {
	file := fileOf(t, "s.tsv", smallTable)
	serve := func(args ...string) []string { return append([]string{"tm", "serve"}, args...) }
	tests := map[string]struct {
		args []string
		code int
	}{
		"no command":          {[]string{"tm"}, 2},
		"unknown command":     {[]string{"tm", "explode"}, 2},
		"help":                {[]string{"tm", "help"}, 0},
		"no source":           {serve("--from", "de", "--to", "pl"), 2},
		"two sources":         {serve("--file", file, "-w", "a.trivium", "--from", "de", "--to", "pl"), 2},
		"no from":             {serve("--file", file, "--to", "pl"), 2},
		"no to":               {serve("--file", file, "--from", "de"), 2},
		"French":              {serve("--file", file, "--from", "de", "--to", "fr"), 2},
		"one language, twice": {serve("--file", file, "--from", "de", "--to", "de-AT"), 2},
		"one language":        {serve("--file", file, "--from", "de", "--to", "de"), 2},
		"a word more":         {serve("--file", file, "--from", "de", "--to", "pl", "x"), 2},
		"no such state":       {serve("--file", file, "--from", "de", "--to", "pl", "--state", "good"), 2},
		"state of a desk":     {serve("-w", "a.trivium", "--from", "de", "--to", "pl", "--state", "draft"), 2},
		"not a workspace":     {serve("-w", "a.tsv", "--from", "de", "--to", "pl"), 2},
		"no such desk":        {serve("-w", filepath.Join(t.TempDir(), "none.trivium"), "--from", "de", "--to", "pl"), 1},
		"no such file":        {serve("--file", "none.tsv", "--from", "de", "--to", "pl"), 1},
		"a folder as file":    {serve("--file", t.TempDir(), "--from", "de", "--to", "pl"), 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, ui := range []string{"pl", "de", "lt", "en"} {
				code, out, errs := feed(t, "", append(tt.args, "--ui", ui)...)
				if len(tt.args) == 1 || tt.args[1] == "help" || tt.args[1] == "explode" {
					code, out, errs = feed(t, "", tt.args...)
				}
				if code != tt.code || out+errs == "" || strings.Contains(out+errs, "<no value>") || regexp.MustCompile(`(usage|tm)\.[a-z]`).MatchString(errs) {
					t.Errorf("exit %d\n%s\n%s", code, out, errs)
				}
			}
		})
	}
}
