package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const sample = "../../../corpora/homelessness-crisis/module.json"

// run carries out a command line in a language and returns the exit code and what was printed.
func run(t *testing.T, ui string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := Environment{Getenv: func(name string) string { return map[string]string{"LANG": ui}[name] }, Out: &stdout, Err: &stderr}
	err := Run(t.Context(), args, env)
	var exit exitCode
	switch {
	case errors.As(err, &exit):
		code = int(exit)
	case err != nil:
		t.Fatalf("%v: %v", args, err)
	}
	return code, stdout.String(), stderr.String()
}

// broken returns a copy of the sample with a misspelt key, the first "nummer" of the file.
func broken(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(sample))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "module.json")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(data, []byte(`"number": 1,`), []byte(`"nummer": 1,`), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

const logo = "../../../corpora/homelessness-crisis/media/conversation.svg"

func TestExitCodes(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.zip")
	bad := broken(t)
	tests := map[string]struct {
		args []string
		want int
	}{
		"validate":              {[]string{"validate", sample}, 0},
		"validate two":          {[]string{"validate", sample, sample}, 0},
		"validate bad":          {[]string{"validate", sample, bad}, 1},
		"validate nothing":      {[]string{"validate"}, 2},
		"validate missing":      {[]string{"validate", "none.json"}, 1},
		"validate folder":       {[]string{"validate", "."}, 1},
		"no command":            {nil, 2},
		"unknown command":       {[]string{"explode"}, 2},
		"unknown flag":          {[]string{"validate", sample, "--fast"}, 2},
		"unknown short flag":    {[]string{"validate", "-x", sample}, 2},
		"flag without value":    {[]string{"export", sample, "--lang"}, 2},
		"help":                  {[]string{"help"}, 0},
		"help flag":             {[]string{"export", "--help"}, 0},
		"version":               {[]string{"version"}, 0},
		"bad interface":         {[]string{"validate", sample, "--ui", "xx"}, 2},
		"export":                {[]string{"export", sample, "--format", "scorm12", "--lang", "pl", "--out", out}, 0},
		"export flags first":    {[]string{"export", "--lang=de", "--format=scorm2004-3", "--out=" + out, sample}, 0},
		"export bad":            {[]string{"export", bad, "--lang", "pl", "--out", out}, 1},
		"export nothing":        {[]string{"export", "--lang", "pl"}, 2},
		"export two":            {[]string{"export", sample, sample, "--lang", "pl"}, 2},
		"export unknown format": {[]string{"export", sample, "--format", "scorm13", "--lang", "pl", "--out", out}, 2},
		"export unknown lang":   {[]string{"export", sample, "--lang", "xx", "--out", out}, 2},
		"export undeclared":     {[]string{"export", sample, "--lang", "en", "--out", out}, 2},
		"export no lang":        {[]string{"export", sample, "--out", out}, 2},
		"export all options": {[]string{
			"export", sample, "--lang", "pl,de", "--status", "passed", "--completion", "seen", "--pass-mark", "70",
			"--colour", "#7a1fa2", "--organisation", "Most", "--logo", logo, "--out", out,
		}, 0},
		"export unknown status":     {[]string{"export", sample, "--lang", "pl", "--status", "perfect", "--out", out}, 2},
		"export unknown completion": {[]string{"export", sample, "--lang", "pl", "--completion", "never", "--out", out}, 2},
		"export high mark":          {[]string{"export", sample, "--lang", "pl", "--pass-mark", "101", "--out", out}, 2},
		"export mark in words":      {[]string{"export", sample, "--lang", "pl", "--pass-mark", "half", "--out", out}, 2},
		"export colour by name":     {[]string{"export", sample, "--lang", "pl", "--colour", "red", "--out", out}, 2},
		"export logo of nobody":     {[]string{"export", sample, "--lang", "pl", "--logo", logo, "--out", out}, 2},
		"export missing logo":       {[]string{"export", sample, "--lang", "pl", "--organisation", "Most", "--logo", "none/none.svg", "--out", out}, 1},
		"export logo that is none":  {[]string{"export", sample, "--lang", "pl", "--organisation", "Most", "--logo", sample, "--out", out}, 1},
		"export over input":         {[]string{"export", bad, "--lang", "pl", "--out", bad}, 1},
		"export to folder":          {[]string{"export", sample, "--lang", "pl", "--out", t.TempDir()}, 1},
		"export to no folder":       {[]string{"export", sample, "--lang", "pl", "--out", filepath.Join(t.TempDir(), "a", "b.zip")}, 1},
		"serve missing assets":      {[]string{"serve", sample, sample}, 2},
		"serve with bad port":       {[]string{"serve", "--port", "http"}, 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := run(t, "de_DE.UTF-8", tt.args...)
			if code != tt.want {
				t.Errorf("exit %d, want %d\n%s\n%s", code, tt.want, stdout, stderr)
			}
			if code != 0 && stdout+stderr == "" {
				t.Error("nothing was said")
			}
			if strings.Contains(stdout+stderr, "<no value>") {
				t.Errorf("an argument is missing in %s%s", stdout, stderr)
			}
		})
	}
}

func TestMessagesInFourLanguages(t *testing.T) {
	bad := broken(t)
	data, err := os.ReadFile(bad)
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(data), `"nummer"`)
	line := strings.Count(before, "\n") + 1
	tests := map[string][]string{
		"pl_PL.UTF-8": {"błąd: Brakuje klucza „number”.", "błąd: Klucz „nummer” nie jest tu znany.", "2 problemy"},
		"de_DE.UTF-8": {"Fehler: Der Schlüssel „number“ fehlt.", "Fehler: Der Schlüssel „nummer“ ist hier nicht bekannt.", "2 Probleme"},
		"lt_LT.UTF-8": {"klaida: Trūksta rakto „number“.", "klaida: Raktas „nummer“ čia nežinomas.", "2 problemos"},
		"C":           {"error: The key “number” is missing.", "error: The key “nummer” is not known here.", "2 problems"},
	}
	for ui, wants := range tests {
		_, out, _ := run(t, ui, "validate", bad)
		for _, want := range append(wants, fmt.Sprintf("%s:%d:7", bad, line), "/lessons/0/nummer") {
			if !strings.Contains(out, want) {
				t.Errorf("%s: %q is missing in\n%s", ui, want, out)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	bad := broken(t)
	code, out, errs := run(t, "C", "validate", "--json", sample, bad)
	var result struct {
		OK    bool
		Files []verdict
	}
	if err := json.Unmarshal([]byte(out), &result); err != nil || errs != "" {
		t.Fatalf("%v: %s %s", err, out, errs)
	}
	if code != 1 || result.OK || len(result.Files) != 2 || !result.Files[0].OK || len(result.Files[1].Problems) != 2 {
		t.Fatalf("got %d %+v", code, result)
	}
	p := result.Files[1].Problems[1]
	if p.Code != "schema.unknown-key" || p.File != bad || p.Path != "/lessons/0/nummer" || p.Line == 0 || p.Column == 0 ||
		p.Found != "nummer" || p.Expected == "" || p.Message == "" || p.Remedy == "" || p.Severity != "error" {
		t.Errorf("got %+v", p)
	}
	for _, args := range [][]string{{"export", bad, "--lang", "pl", "--json"}, {"export", "none.json", "--lang", "pl", "--json"}, {"export", "--json"}} {
		_, out, _ := run(t, "C", args...)
		var failure struct {
			OK       *bool
			Problems []problem
			Error    string
		}
		if err := json.Unmarshal([]byte(out), &failure); err != nil || failure.OK == nil || *failure.OK || len(failure.Problems) == 0 && failure.Error == "" {
			t.Errorf("%v: %v %s", args, err, out)
		}
	}
}

// TestScriptInText: a package can be made of texts with script in them, for they are shown as
// text; the warning is told, and validate fails.
func TestScriptInText(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(sample))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "module.json")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte(`"pl": "`), []byte(`"pl": "<script>alert(1)</script> onerror= ]]> `), 1)
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, _ := run(t, "C", "validate", file); code != 1 || !strings.Contains(out, "warning: The text contains HTML or script: <script>") {
		t.Errorf("validate: exit %d\n%s", code, out)
	}
	out := filepath.Join(folder, "out.zip")
	code, _, errs := run(t, "C", "export", file, "--lang", "pl", "--out", out)
	if code != 0 || !strings.Contains(errs, "<script>") {
		t.Fatalf("export: exit %d\n%s", code, errs)
	}
	z, err := zip.OpenReader(out)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	page := read(t, z, "index.html")
	if strings.Contains(page, "<script>alert") || !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt; onerror= ]]") {
		t.Error("script in a text is not shown as text")
	}
}

func read(t *testing.T, z *zip.ReadCloser, name string) string {
	t.Helper()
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestExportIsDeterministic makes each package twice and compares the bytes.
func TestExportIsDeterministic(t *testing.T) {
	folder := t.TempDir()
	for _, format := range []string{"scorm12", "scorm2004-3"} {
		for _, l := range []string{"pl", "de", "lt"} {
			var made [][]byte
			for _, name := range []string{"a.zip", "b.zip"} {
				file := filepath.Join(folder, name)
				if code, _, errs := run(t, "C", "export", sample, "--format", format, "--lang", l, "--out", file); code != 0 {
					t.Fatal(errs)
				}
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				made = append(made, data)
			}
			if !bytes.Equal(made[0], made[1]) {
				t.Errorf("%s %s differs from one run to the next", format, l)
			}
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("files were left behind: %v %v", entries, err)
	}
}

// TestCancelledExport leaves no file, and says that it was cancelled.
func TestCancelledExport(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	var stdout, stderr bytes.Buffer
	err := Run(ctx, []string{"export", sample, "--lang", "pl", "--out", filepath.Join(folder, "x.zip")},
		Environment{Getenv: func(string) string { return "" }, Out: &stdout, Err: &stderr})
	entries, readErr := os.ReadDir(folder)
	if !errors.Is(err, failed) || readErr != nil || len(entries) != 0 || !strings.Contains(stderr.String(), "cancelled") {
		t.Errorf("got %v, files %v, %s", err, entries, stderr.String())
	}
}

// TestExportOptions looks into a package for what the flags ask for.
func TestExportOptions(t *testing.T) {
	out := filepath.Join(t.TempDir(), "x.zip")
	code, _, errs := run(t, "C", "export", sample, "--lang", "pl", "--status", "passed", "--completion", "seen", "--pass-mark", "65",
		"--colour", "#ffcc00", "--organisation", "Most", "--logo", logo, "--out", out)
	if code != 0 {
		t.Fatal(errs)
	}
	z, err := zip.OpenReader(out)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	page := read(t, z, "index.html")
	for _, want := range []string{`data-status="passed"`, `data-completion="seen"`, `data-pass="65"`, `<p class="house"><img src="media/conversation-`, `alt="Most"`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if css := read(t, z, "theme.css"); !strings.Contains(css, "--band:#ffcc00") {
		t.Error(css)
	}
}

// mounting returns a command that may mount file systems which nobody else sees: in a namespace of
// its own user, or, where root may not make one (in a chroot), of its mounts alone.
func mounting(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	ways := [][]string{{"-rm"}, {"-m", "--propagation", "unchanged"}}
	for _, way := range ways {
		if exec.Command("unshare", append(way, "true")...).Run() == nil {
			return exec.Command("unshare", append(way, args...)...)
		}
	}
	t.Fatal("This test needs to mount small file systems: run it as root, or where user namespaces are allowed.")
	return nil
}

// TestFullDiskAndUnwritableFolder runs the built program against real obstacles: a tmpfs too small
// for the package, and a file system mounted read-only (root may write to any folder's modes).
func TestFullDiskAndUnwritableFolder(t *testing.T) {
	program := filepath.Join(t.TempDir(), "trivium")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	absolute, err := filepath.Abs(sample)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct{ options, message string }{
		"full disk":         {"size=16k", "The disk is full"},
		"read-only folder":  {"size=1m,ro", "cannot be written"},
		"only just no room": {"size=32k", "The disk is full"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			script := `mount -t tmpfs -o ` + tt.options + ` tmpfs "$1" || exit 99
				"$2" export "$3" --lang pl --out "$1/x.zip" --ui en; code=$?
				echo "left: $(ls -A "$1")"; umount "$1"; exit $code`
			out, err := mounting(t, "sh", "-c", script, "sh", folder, program, absolute).CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), tt.message) || !strings.HasSuffix(string(out), "left: \n") {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
