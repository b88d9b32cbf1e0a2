package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"trivium/engine"
)

// remembering is a workspace with the first sample and the starter memory.
func remembering(t testing.TB) *computer {
	c, _ := begun(t)
	c.must("tm import", samplesMemory)
	return c
}

// TestMemoryCommands: what each command prints for people.
func TestMemoryCommands(t *testing.T) {
	c := remembering(t)
	folder := t.TempDir()
	rows := []struct {
		name string
		args []string
		want string // a pattern
	}{
		{"known", []string{"import", samplesMemory}, `taken in before`},
		{"stats", []string{"stats"}, `(?s)1223 units.*pl–de +1049.*imported +1223.*samples\.tmx`},
		{"lookup", []string{"lookup", "Wspiera decyzje dorosłych i nie decyduje za niego.", "--from", "pl", "--to", "de"}, `(?s) %  similar\n.* pl  Wspiera decyzje .*nich.*\n +de  Unterstützt Erwachsene .*imported −`},
		{"exact", []string{"lookup", "Wspiera decyzje dorosłych i nie decyduje za nich.", "--from", "pl", "--to", "de", "--k", "1"}, `^ 9\d\.\d %  exact\n`},
		{"nothing", []string{"lookup", "Qxyz", "--from", "pl", "--to", "de"}, `^There are no matches\.\n$`},
		{"filtered", []string{"lookup", "Wspiera decyzje dorosłych i nie decyduje za nich.", "--from", "pl", "--to", "de", "--states", "approved"}, `^There are no matches\.\n$`},
		{"concordance", []string{"concordance", "decyzja", "--lang", "pl"}, `(?s)\[decyzje\].*\[decyzji\].*units found\.`},
		{"exact words", []string{"concordance", "ecyzj", "--exact", "--limit", "2"}, `(?s)d\[ecyzj\]e.*units found\.`},
		{"clean", []string{"clean", "--kind", "conflict"}, `(?s)The same text \(pl\), different translations \(de\):.*groups`},
		{"analyse", []string{"analyse", "--from", "pl", "--to", "de", "--all"}, `(?s)pl → de +segments +words +characters.*repetitions.*100 %.*in all +\d+`},
		{"csv", []string{"analyse", "--from", "pl", "--to", "de", "--all", "--csv"}, `(?s)^from,to,list,band,segments,words,characters\npl,de,memory,context,.*pl,de,memory,total,\d+,\d+,\d+\n`},
		{"export", []string{"export", filepath.Join(folder, "a.tmx")}, `a\.tmx \(\d+ kB\): 1223 units`},
		{"UTF-16", []string{"export", filepath.Join(folder, "b.tmx"), "--utf16", "--langs", "pl"}, `1049 units`},
		{"table", []string{"export", filepath.Join(folder, "a"), "--format", "csv", "--langs", "lt"}, `686 units`},
		{"pretranslate", []string{"pretranslate", "--from", "pl", "--to", "de"}, `^0 texts filled in`},
		{"apply", []string{"clean", "--apply"}, `^\d+ units? removed`},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			out := c.must("tm "+row.args[0], row.args[1:]...)
			if !regexp.MustCompile(row.want).MatchString(out) || regexp.MustCompile(`<no value>|\b(usage|tm)\.[a-z]`).MatchString(out) {
				t.Errorf("%s", out)
			}
		})
	}
	data, err := os.ReadFile(filepath.Join(folder, "b.tmx"))
	if err != nil || !strings.HasPrefix(string(data), "\xff\xfe") {
		t.Errorf("%v: %.20q", err, data)
	}
}

// TestMemoryJSON: each command has its answer for programs.
func TestMemoryJSON(t *testing.T) {
	c := remembering(t)
	ask := func(into any, args ...string) {
		t.Helper()
		out := c.must("tm "+args[0], append(args[1:], "--json")...)
		if err := json.Unmarshal([]byte(out), into); err != nil || !strings.Contains(out, `"ok": true`) {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	var stats engine.MemoryView
	var found struct{ Matches []engine.MatchView }
	var page engine.ConcordanceView
	var quarrels engine.QuarrelsView
	var analysis engine.AnalysisView
	var imported engine.ImportMemoryResult
	ask(&stats, "stats")
	ask(&found, "lookup", "Wspiera decyzje dorosłych i nie decyduje za nich.", "--from", "pl", "--to", "de")
	ask(&page, "concordance", "decyzja")
	ask(&quarrels, "clean")
	ask(&analysis, "analyse", "--from", "pl", "--to", "de", "--all")
	ask(&imported, "import", samplesMemory)
	if stats.Units != 1223 || len(found.Matches) == 0 || len(page.Units) == 0 || quarrels.Total == 0 || analysis.Total.Segments == 0 || !imported.Known {
		t.Errorf("%+v", []any{stats.Units, found, page, quarrels, analysis, imported})
	}
}

// TestServeWorkspace: a workspace answers as a file does, with its own penalties, by index and by scan.
func TestServeWorkspace(t *testing.T) {
	c := remembering(t)
	c.in = sampleQuestions(t, "pl")
	code, indexed, errs := c.run("tm serve", "--from", "pl", "--to", "de")
	scanCode, scanned, _ := c.run("tm serve", "--from", "pl", "--to", "de", "--scan")
	if code != 0 || scanCode != 0 || indexed != scanned || strings.Count(indexed, `"tuid"`) < 100 {
		t.Errorf("the answers differ, or there are too few: %s", errs)
	}
	if !strings.Contains(indexed, `{"kind":"penalty","reason":"imported","points":`) || strings.Contains(indexed, `"score":100`) {
		t.Error("nothing is taken off units that nobody approved")
	}
	var stats statistics
	if err := json.Unmarshal([]byte(errs), &stats); err != nil || stats.Units != 1223 || stats.Bytes == 0 {
		t.Errorf("%v: %s", err, errs)
	}
}

// TestImportWrongFile: a wrong file is refused as a whole, or taken without what is wrong.
func TestImportWrongFile(t *testing.T) {
	c, _ := begun(t)
	file := fileOf(t, "wrong.tsv", "de\tpl\nHaus\tdom\nnur eins\nBaum\tdrzewo\n")
	code, _, errs := c.run("tm import", file)
	if code != 1 || !strings.Contains(errs, "wrong.tsv:3: ") || !strings.Contains(errs, "Nothing was taken in.\nWith --lenient") {
		t.Errorf("exit %d: %s", code, errs)
	}
	code, _, errs = c.run("tm import", fileOf(t, "wrong.tmx", "PK\x03\x04"))
	if code != 1 || !strings.Contains(errs, "Nothing was taken in.") || strings.Contains(errs, "--lenient") {
		t.Errorf("a file that nothing helps: exit %d: %s", code, errs)
	}
	if out := c.must("tm stats"); !strings.HasPrefix(out, "0 units") {
		t.Errorf("%s", out)
	}
	code, out, errs := c.run("tm import", file, "--lenient")
	if code != 0 || !strings.Contains(out, "2 units") || !strings.Contains(out, "1 unit was left out") || !strings.Contains(errs, "wrong.tsv:3:") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

// TestImportReport: each thing left out has a line, its remedy stands once, and what is not listed is
// counted.
func TestImportReport(t *testing.T) {
	c, _ := begun(t)
	file := fileOf(t, "many.csv", "de;pl\nHaus;dom\n"+strings.Repeat("nur eins\n", 1200)+"a\x01;b\n")
	code, out, errs := c.run("tm import", file, "--lenient")
	if code != 0 || !strings.Contains(out, "1201 units were left out") {
		t.Errorf("exit %d: %s", code, out)
	}
	if got := strings.Count(errs, "many.csv:"); got != 1000 || strings.Count(errs, "→") != 1 {
		t.Errorf("%d lines, %d remedies", got, strings.Count(errs, "→"))
	}
	for _, want := range []string{"tmx.table-fields: 1200 in all, of them listed: 1000\n", "tmx.character: 1 in all, of them listed: 0\n"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestMemoryMisuse(t *testing.T) {
	c, _ := begun(t)
	way := []string{"--from", "de", "--to", "pl"}
	tests := map[string]struct {
		args []string
		code int
	}{
		"import nothing":        {[]string{"import"}, 2},
		"import two":            {[]string{"import", "a", "b"}, 2},
		"import a draft":        {[]string{"import", "a.tmx", "--state", "draft"}, 2},
		"import missing":        {[]string{"import", "none.tmx"}, 1},
		"import no memory":      {[]string{"import", sample}, 1},
		"export nowhere":        {[]string{"export"}, 2},
		"export as PDF":         {[]string{"export", "a.pdf"}, 2},
		"export UTF-16 TSV":     {[]string{"export", "a.tsv", "--utf16"}, 2},
		"export in French":      {[]string{"export", "a.tsv", "--langs", "fr"}, 2},
		"export by bad state":   {[]string{"export", filepath.Join(t.TempDir(), "a.tsv"), "--states", "good"}, 1},
		"export by bad day":     {[]string{"export", filepath.Join(t.TempDir(), "a.tsv"), "--since", "now"}, 1},
		"export having French":  {[]string{"export", "a.tsv", "--having", "fr"}, 2},
		"export into no folder": {[]string{"export", filepath.Join(t.TempDir(), "a", "a.tsv")}, 1},
		"stats of something":    {[]string{"stats", "x"}, 2},
		"lookup nothing":        {append([]string{"lookup"}, way...), 2},
		"lookup nowhere":        {[]string{"lookup", "a"}, 2},
		"lookup many":           {append([]string{"lookup", "a", "--k", "1001"}, way...), 2},
		"lookup in words":       {append([]string{"lookup", "a", "--threshold", "high"}, way...), 2},
		"lookup above":          {append([]string{"lookup", "a", "--threshold", "103"}, way...), 2},
		"concordance of none":   {[]string{"concordance"}, 2},
		"concordance in French": {[]string{"concordance", "a", "--lang", "fr"}, 2},
		"clean by war":          {[]string{"clean", "--kind", "war"}, 2},
		"clean conflicts":       {[]string{"clean", "--kind", "conflict", "--apply"}, 2},
		"clean no":              {[]string{"clean", "--limit", "0"}, 2},
		"analyse nothing":       {[]string{"analyse"}, 2},
		"analyse twice":         {append([]string{"analyse", "--csv", "--json"}, way...), 2},
		"pretranslate nowhere":  {[]string{"pretranslate"}, 2},
		"pretranslate at 0":     {append([]string{"pretranslate", "--threshold", "0"}, way...), 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code, out, errs := c.run("tm "+tt.args[0], tt.args[1:]...)
			if code != tt.code || out+errs == "" || strings.Contains(out+errs, "<no value>") || regexp.MustCompile(`\b(usage|tm|memory)\.[a-z-]+ `).MatchString(errs) {
				t.Errorf("exit %d\n%s%s", code, out, errs)
			}
		})
	}
}
