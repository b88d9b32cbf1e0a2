package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine/lang"
)

// runPreflight carries the command out as run.go will.
func runPreflight(t *testing.T, ui string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	all, err := (&session{}).preflightTexts()
	if err != nil {
		t.Fatal(err)
	}
	s := &session{Environment: Environment{Getenv: os.Getenv, Out: &stdout, Err: &stderr}, texts: all, ui: lang.Tag(ui)}
	err = s.tell(s.preflight(t.Context(), args))
	var exit exitCode
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return int(exit), stdout.String(), stderr.String()
}

func TestPreflight(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good.zip")
	if code, _, errs := run(t, "en", "export", sample, "--lang", "pl", "--out", good); code != 0 {
		t.Fatal(errs)
	}
	bad := filepath.Join(t.TempDir(), "bad.zip")
	if err := os.WriteFile(bad, []byte("no zip"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		args []string
		want int
		says string
	}{
		"good":         {[]string{good}, 0, "nothing that any LMS refuses"},
		"static":       {[]string{good, "--static"}, 0, "not run"},
		"no browser":   {[]string{good, "--browser", "/bin/false"}, 0, "did not start"},
		"bad":          {[]string{bad}, 1, "not a zip archive"},
		"nothing":      {nil, 2, ""},
		"two":          {[]string{good, bad}, 2, ""},
		"missing":      {[]string{"none.zip"}, 1, ""},
		"folder":       {[]string{"."}, 1, ""},
		"unknown flag": {[]string{good, "--fast"}, 2, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code, out, errs := runPreflight(t, "en", tt.args...)
			if code != tt.want || !strings.Contains(out, tt.says) {
				t.Errorf("got %d, want %d\n%s\n%s", code, tt.want, out, errs)
			}
		})
	}
}

func TestPreflightJSON(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.zip")
	if err := os.WriteFile(bad, []byte("no zip"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, _ := runPreflight(t, "de", bad, "--json")
	var v struct {
		OK       bool
		Findings []struct {
			Code, Severity, Message, Remedy string
			Minds                           []struct{ Family, Name, Text string }
		}
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil || code != 1 || v.OK || len(v.Findings) != 1 {
		t.Fatalf("%d %v %s", code, err, out)
	}
	f := v.Findings[0]
	if f.Code != "archive.not-zip" || f.Severity != "error" || !strings.Contains(f.Message, "ZIP-Archiv") || len(f.Minds) != 2 || f.Minds[1].Name != "Moodle" {
		t.Errorf("got %+v", f)
	}
}
