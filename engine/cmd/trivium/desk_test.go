package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine/fault/catalogue"
	"trivium/engine/lang"
)

// A computer is where a person uses the command line: her folders and her workspace.
type computer struct {
	t          testing.TB
	home, file string
	in         string // what she types when she is asked
}

func newComputer(t testing.TB) *computer {
	folder := t.TempDir()
	return &computer{t: t, home: filepath.Join(folder, "home"), file: filepath.Join(folder, "W.trivium")}
}

// run carries a command out on the workspace.
func (c *computer) run(command string, args ...string) (code int, out, errs string) {
	c.t.Helper()
	var stdout, stderr bytes.Buffer
	env := Environment{
		Getenv: func(name string) string { return map[string]string{"LANG": "C", "TRIVIUM_HOME": c.home}[name] },
		In:     strings.NewReader(c.in), Out: &stdout, Err: &stderr,
	}
	err := Run(c.t.Context(), append(append(strings.Fields(command), "--workspace", c.file), args...), env)
	var exit exitCode
	switch {
	case errors.As(err, &exit):
		code = int(exit)
	case err != nil:
		c.t.Fatalf("%s %v: %v", command, args, err)
	}
	return code, stdout.String(), stderr.String()
}

// must carries a command out that has to succeed, and returns what it printed.
func (c *computer) must(command string, args ...string) string {
	c.t.Helper()
	code, out, errs := c.run(command, args...)
	if code != 0 {
		c.t.Fatalf("%s %v: exit %d\n%s%s", command, args, code, out, errs)
	}
	return out
}

// ask carries a command out with --json and reads its answer.
func (c *computer) ask(into any, command string, args ...string) {
	c.t.Helper()
	out := c.must(command, append(args, "--json")...)
	if err := json.Unmarshal([]byte(out), into); err != nil {
		c.t.Fatalf("%s: %v\n%s", command, err, out)
	}
}

// begun is a workspace with the first sample, and the id of the title of its module.
func begun(t testing.TB) (*computer, string) {
	c := newComputer(t)
	c.must("init", "--name", "Kurs", "--person", "Anna")
	c.must("import", sample)
	var listed struct{ Parts []listed }
	c.ask(&listed, "list")
	return c, listed.Parts[0].ID + "/title"
}

// TestDeskMisuse: what is wrong with a command line is said, with exit code 2, and a workspace that
// is not there with 1.
func TestDeskMisuse(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none.trivium")
	in := func(args ...string) []string { return append(args, "-w", none) }
	tests := map[string]struct {
		args []string
		want int
	}{
		"no workspace":          {[]string{"status"}, 2},
		"not a workspace":       {[]string{"status", "-w", sample}, 2},
		"missing":               {in("status"), 1},
		"missing, verify":       {in("verify"), 1},
		"missing, repair":       {in("repair"), 1},
		"init without a name":   {in("init", "--person", "Anna"), 2},
		"init with both":        {in("init", "--join", "x", "--name", "Kurs"), 2},
		"join what is not":      {in("init", "--join", sample), 1},
		"join nothing":          {in("init", "--join", "none.trinvite"), 1},
		"import nothing":        {in("import"), 2},
		"status of something":   {in("status", "x"), 2},
		"save nowhere":          {in("save"), 2},
		"list in French":        {in("list", "--lang", "fr"), 2},
		"set nothing":           {in("set", "x"), 2},
		"set in no language":    {in("set", "x", "y"), 2},
		"set from French":       {in("set", "x", "y", "--lang", "pl", "--from", "fr"), 2},
		"history of no cell":    {in("history", "--text", "x"), 2},
		"history of none":       {in("history", "--limit", "0"), 2},
		"version of two":        {in("version", "a", "b"), 2},
		"diff of three":         {in("diff", "a", "b", "c"), 2},
		"diff in French":        {in("diff", "--lang", "pl,fr"), 2},
		"restore nothing":       {in("restore", "now"), 2},
		"restore two":           {in("restore", "now", "--text", "x", "--under", "y"), 2},
		"bundle nowhere":        {in("bundle"), 2},
		"bundle both ways":      {in("bundle", "--out", "x", "--take", "y"), 2},
		"invite nobody":         {in("invite", "--role", "editor", "--out", "x"), 2},
		"revoke nobody":         {in("revoke"), 2},
		"exchange of something": {in("exchange", "x"), 2},
		"redact nothing":        {in("redact"), 2},
		"redact a space":        {in("redact", "--text", " "), 2},
		"help":                  {[]string{"help", "workspace"}, 0},
		"version of program":    {[]string{"version"}, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			var stdout, stderr bytes.Buffer
			err := Run(t.Context(), tt.args, Environment{
				Getenv: func(name string) string { return map[string]string{"LANG": "de_DE", "TRIVIUM_HOME": c.home}[name] },
				In:     strings.NewReader(""), Out: &stdout, Err: &stderr,
			})
			var code exitCode
			errors.As(err, &code)
			said := stdout.String() + stderr.String()
			if int(code) != tt.want || said == "" || strings.Contains(said, "<no value>") {
				t.Errorf("exit %d, want %d\n%s", code, tt.want, said)
			}
			if _, err := os.Stat(none); err == nil {
				t.Error("a file was made")
			}
		})
	}
}

// TestEditing writes a text, names a version, looks at what changed, takes it back and restores it.
func TestEditing(t *testing.T) {
	c, title := begun(t)
	if code, _, errs := c.run("diff"); code != 1 || !strings.Contains(errs, "There is no version yet") {
		t.Errorf("diff without a version: exit %d\n%s", code, errs)
	}
	c.must("set", title, "--lang", "de", "Hilfe in der Krise")
	if out := c.must("version", "Entwurf", "--note", "vor der Sitzung"); !strings.Contains(out, "Entwurf") {
		t.Error(out)
	}
	if out := c.must("version"); !strings.Contains(out, "Entwurf") || !strings.Contains(out, "vor der Sitzung") || !strings.Contains(out, "Anna") {
		t.Error(out)
	}
	if out := c.must("diff"); out != "Nothing changed.\n" {
		t.Errorf("diff of the same: %s", out)
	}
	c.in = "Hilfe in der letzten Krise\n"
	if out := c.must("set", title, "--lang", "de", "-"); out != "Hilfe in der letzten Krise\n" {
		t.Errorf("set said %q", out)
	}
	for _, args := range [][]string{nil, {"Entwurf", "now"}, {"Entwurf"}, {"--lang", "de"}} {
		if out := c.must("diff", args...); !strings.Contains(out, "{+letzten +}") && !strings.Contains(out, "{+ letzten+}") || !strings.Contains(out, "1 text changed") {
			t.Errorf("diff %v: %s", args, out)
		}
	}
	if out := c.must("diff", "--lang", "pl"); out != "Nothing changed.\n" {
		t.Errorf("diff in Polish: %s", out)
	}
	var compared struct {
		OK      bool
		Changes []struct {
			Kind, Text string
			Cells      []struct{ Lang string }
		}
	}
	if c.ask(&compared, "diff"); !compared.OK || len(compared.Changes) != 1 || compared.Changes[0].Text != title || compared.Changes[0].Cells[0].Lang != "de" {
		t.Errorf("diff --json: %+v", compared)
	}
	if out := c.must("history", "--text", title, "--lang", "de"); strings.Count(out, "\n") < 4 || !strings.HasPrefix(out, "* ") {
		t.Errorf("history of the text: %s", out)
	}
	if out := c.must("undo"); !strings.HasPrefix(out, "Undone: ") {
		t.Error(out)
	}
	if out := c.must("diff"); out != "Nothing changed.\n" {
		t.Errorf("after undo: %s", out)
	}
	if out := c.must("redo"); !strings.HasPrefix(out, "Done again: ") {
		t.Error(out)
	}
	if out := c.must("restore", "Entwurf", "--text", title); !strings.Contains(out, "1 text") {
		t.Error(out)
	}
	if out := c.must("list", strings.TrimSuffix(title, "/title"), "--lang", "de"); !strings.HasPrefix(out, title+"\tHilfe in der Krise\n") {
		t.Errorf("list: %.200s", out)
	}
	var lines struct {
		Entries []struct{ ID, Kind, Person string }
		Next    string
	}
	if c.ask(&lines, "history"); len(lines.Entries) < 2 || lines.Entries[0].Person != "Anna" || lines.Next != "" {
		t.Errorf("history: %+v", lines)
	}
	out := c.must("history", "--limit", "1")
	if !strings.Contains(out, "Anna: ") || !strings.Contains(out, lines.Entries[0].ID) || strings.Contains(out, "kind.") || !strings.HasSuffix(out, "(there is more: raise --limit)\n") {
		t.Errorf("history: %s", out)
	}
	last := ""
	for _, e := range lines.Entries {
		if e.Kind == "imported" {
			last = e.ID
		}
	}
	if out := c.must("diff", last+"^", last); !strings.Contains(out, "added") {
		t.Errorf("diff around the import: %.300s", out)
	}
	if code, _, errs := c.run("set", "nowhere/title", "--lang", "de", "x"); code != 1 || errs == "" {
		t.Errorf("set of no text: exit %d\n%s", code, errs)
	}
	if code, _, errs := c.run("diff", "no such version"); code != 1 || errs == "" {
		t.Errorf("diff from nowhere: exit %d\n%s", code, errs)
	}
}

// TestTwoComputers: an invitation, bundles both ways, a folder, a fork that is settled, a member who
// has to go.
func TestTwoComputers(t *testing.T) {
	anna, title := begun(t)
	birute, folder := newComputer(t), t.TempDir()
	file := func(name string) string { return filepath.Join(folder, name) }
	anna.must("invite", "--person", "Birutė", "--role", "editor", "--out", file("b.trinvite"))
	if out := birute.must("init", "--join", file("b.trinvite")); !strings.Contains(out, "Birutė") {
		t.Error(out)
	}
	if code, _, errs := birute.run("init", "--join", file("b.trinvite")); code != 1 || !strings.Contains(errs, "exists") {
		t.Errorf("joining over a file: exit %d\n%s", code, errs)
	}
	anna.must("set", title, "--lang", "de", "Eins")
	birute.must("set", title, "--lang", "de", "Zwei")
	if out := birute.must("bundle", "--out", file("b.tribundle"), "--for", "Anna"); !strings.Contains(out, "b.tribundle") {
		t.Error(out)
	}
	if out := anna.must("bundle", "--take", file("b.tribundle")); !strings.Contains(out, "(1 new)") || !strings.Contains(out, "1 text to be settled") {
		t.Error(out)
	}
	if out := anna.must("bundle", "--take", file("b.tribundle")); !strings.Contains(out, "(0 new)") {
		t.Errorf("twice: %s", out)
	}
	if out := anna.must("forks"); !strings.Contains(out, title) || !strings.Contains(out, "Birutė") {
		t.Error(out)
	}
	anna.must("set", title, "--lang", "de", "Eins und zwei")
	anna.must("exchange", "--folder", folder)
	if out := birute.must("exchange", "--folder", folder); !strings.Contains(out, "taken in") {
		t.Error(out)
	}
	var state struct {
		Forks   int
		Folder  string
		Members []struct {
			Person, Role string
			Revoked      bool
		}
	}
	if birute.ask(&state, "status"); state.Forks != 0 || state.Folder != folder || len(state.Members) != 2 || state.Members[0].Person != "Birutė" {
		t.Errorf("%+v", state)
	}
	if out := birute.must("status"); !strings.Contains(out, "Anna") || !strings.Contains(out, "0 texts to be settled") || !strings.Contains(out, folder) {
		t.Error(out)
	}
	if code, _, errs := birute.run("invite", "--person", "Clara", "--role", "editor", "--out", file("c.trinvite")); code != 1 || errs == "" {
		t.Errorf("an editor invites: exit %d\n%s", code, errs)
	}
	if code, _, errs := anna.run("invite", "--person", "Clara", "--role", "queen", "--out", file("c.trinvite")); code != 1 || !strings.Contains(errs, "no role “queen”") {
		t.Errorf("exit %d\n%s", code, errs)
	}
	if _, err := os.Stat(file("c.trinvite")); err == nil {
		t.Error("a refused invitation left a file")
	}
	if code, _, _ := anna.run("revoke", "Clara"); code != 2 {
		t.Errorf("revoking a stranger: exit %d", code)
	}
	if out := anna.must("revoke", "Birutė"); !strings.Contains(out, "(ended)") {
		t.Error(out)
	}
	if code, _, errs := anna.run("bundle", "--take", sample); code != 1 || !strings.Contains(errs, "not a Trivium exchange file") {
		t.Errorf("taking a course for a bundle: exit %d\n%s", code, errs)
	}
}

// TestCare: backups, checks, a text that is redacted after a question.
func TestCare(t *testing.T) {
	const secret = "PESEL 02070803628"
	c, title := begun(t)
	c.must("set", title, "--lang", "pl", secret)
	if out := c.must("backup"); !strings.Contains(out, "W.trivium-backups") {
		t.Error(out)
	}
	if out := c.must("backup", "--list"); strings.Count(out, "\n") < 1 {
		t.Error(out)
	}
	if out := c.must("verify"); !strings.HasPrefix(out, "Sound: ") {
		t.Error(out)
	}
	for answer, code := range map[string]int{"": 1, "no\n": 1, "perhaps": 1} {
		c.in = answer
		if got, out, errs := c.run("redact", "--text", secret); got != code || !strings.Contains(out, secret) || !strings.Contains(errs, "Nothing was taken away") {
			t.Errorf("%q: exit %d\n%s%s", answer, got, out, errs)
		}
	}
	var found struct{ Mentions []struct{ Event string } }
	if c.ask(&found, "redact", "--text", secret); len(found.Mentions) != 1 {
		t.Errorf("--json asked for nothing and has done it: %+v", found)
	}
	c.in = "yes\n"
	if out := c.must("redact", "--text", secret, "--reason", "a name"); !strings.Contains(out, "The content of 1 place is gone for good.") {
		t.Error(out)
	}
	if out := c.must("redact", "--text", secret, "--yes"); out != "This text stands nowhere.\n" {
		t.Error(out)
	}
	if out := c.must("verify"); !strings.HasPrefix(out, "Sound: ") {
		t.Error(out)
	}
	data, err := os.ReadFile(c.file)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 3; i < len(data)/2; i++ {
		data[i] ^= 0x5A
	}
	if err := os.WriteFile(c.file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := c.run("verify"); code != 1 || !strings.Contains(out+errs, "repaired") {
		t.Errorf("verify of a damaged file: exit %d\n%s%s", code, out, errs)
	}
	if code, out, errs := c.run("repair"); code != 0 || !strings.Contains(out, "in order again") || !strings.Contains(errs, "was repaired") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	if out := c.must("verify"); !strings.HasPrefix(out, "Sound: ") {
		t.Error(out)
	}
}

// TestSave writes a course back as the file it came from says it.
func TestSave(t *testing.T) {
	c, _ := begun(t)
	out := filepath.Join(t.TempDir(), "out")
	if err := os.Mkdir(out, 0o700); err != nil {
		t.Fatal(err)
	}
	c.must("save", "--out", out)
	if code, said, errs := run(t, "C", "validate", filepath.Join(out, "module.json")); code != 0 {
		t.Errorf("exit %d\n%s%s", code, said, errs)
	}
	again := newComputer(t)
	again.must("init", "--name", "Kurs", "--person", "Anna")
	again.must("import", filepath.Join(out, "module.json"))
	if a, b := c.must("list"), again.must("list"); a != b {
		t.Errorf("%s\n%s", a, b)
	}
}

// TestCataloguesAgree requires every key in every language, with the same arguments, and of each kind of
// the time line and of undo a name.
func TestCataloguesAgree(t *testing.T) {
	folder, err := fs.Sub(texts, "texts")
	if err != nil {
		t.Fatal(err)
	}
	found, err := catalogue.Disagreements(folder)
	if err != nil || len(found) > 0 {
		t.Errorf("%s\n%v", strings.Join(found, "\n"), err)
	}
	english, err := catalogue.Read(folder, lang.English)
	if err != nil {
		t.Fatal(err)
	}
	// as TimelineEntry.Kind and UndoResult.Kind
	for kind := range strings.FieldsSeq("wrote translated status moved deleted restored added imported version member undone settled redacted attached detached units retracted linked memory penalties other origin valid") {
		if english["kind."+kind] == nil {
			t.Errorf("kind.%s is missing", kind)
		}
	}
}
