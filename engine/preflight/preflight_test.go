package preflight

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"trivium/engine/lang"
	"trivium/engine/scorm"
)

// shared starts one browser for many packages. It fails where there is none: the run is half of
// what is tested here.
func shared(t *testing.T) func() (*browser, error) {
	t.Helper()
	b, err := startBrowser(context.Background(), "")
	if err != nil {
		t.Fatalf("a browser is needed (chromium): %v", err)
	}
	t.Cleanup(b.close)
	return func() (*browser, error) { return &browser{ctx: b.ctx, stage: b.stage, version: b.version}, nil }
}

func judge(t *testing.T, data []byte, o Options, start func() (*browser, error)) Report {
	t.Helper()
	r, err := check(t.Context(), "test.zip", bytes.NewReader(data), int64(len(data)), o.withDefaults(), nil, start)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// codes lists what was found, in order, each once.
func codes(r Report) []string {
	set := map[string]bool{}
	for _, f := range r.Findings {
		set[f.Code] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// golden compares lines with a file, or writes it when UPDATE_GOLDEN is set.
func golden(t *testing.T, name string, lines map[string]string) {
	t.Helper()
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(lines)) {
		b.WriteString(key + ": " + lines[key] + "\n")
	}
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s differs:\n%s", name, b.String())
	}
}

func TestBrokenStatic(t *testing.T) {
	good := export(t, loadSample(t), scorm.SCORM12, lang.Polish)
	lines := map[string]string{}
	for name, s := range brokenStatic() {
		t.Run(name, func(t *testing.T) {
			p := unpack(t, good)
			s.do(p)
			r := judge(t, p.bytes(), Options{Static: true}, nil)
			found := slices.DeleteFunc(codes(r), func(code string) bool { return code == "run.off" })
			lines[name] = strings.Join(found, " ")
			if !slices.Contains(found, s.want) {
				t.Errorf("got %v, want %s", found, s.want)
			}
		})
	}
	golden(t, "static.golden", lines)
}

func TestNotZip(t *testing.T) {
	tests := map[string]string{"nothing": "", "text": "hello", "half": "PK\x03\x04", "empty end": "PK\x05\x06" + strings.Repeat("\x00", 18)}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			r := judge(t, []byte(data), Options{}, nil)
			if found := codes(r); len(found) != 1 || found[0] != "archive.not-zip" && found[0] != "manifest.missing" {
				t.Errorf("got %v", found)
			}
		})
	}
}

// TestHostileDirectory refuses a directory that is too large before it is read.
func TestHostileDirectory(t *testing.T) {
	end := append([]byte("PK\x05\x06\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\x7f\x00\x00\x00\x00\x00\x00"), 0)
	if found := codes(judge(t, end[:22], Options{}, nil)); !slices.Equal(found, []string{"archive.too-many"}) {
		t.Errorf("got %v", found)
	}
}

// TestTwoSCOs runs every SCO, with its parameters, and stops at the limit.
func TestTwoSCOs(t *testing.T) {
	start := shared(t)
	p := unpack(t, export(t, loadSample(t), scorm.SCORM12, lang.Polish)).tiny()
	p.manifest("</organization>", `<item identifier="second" identifierref="two" parameters="?page=2"><title>Second</title></item></organization>`)
	p.manifest("</resources>", `<resource identifier="two" type="webcontent" adlcp:scormtype="sco" href="second.html"><file href="second.html"/></resource></resources>`)
	p.add("second.html", strings.Replace(tinyPage, "<h1>", `<script>if (location.search !== "?page=2") throw new Error("no parameters");</script><h1>`, 1))
	for _, limit := range []int{1, 2} {
		r := judge(t, p.bytes(), Options{SCOs: limit}, start)
		found := codes(r)
		if limit == 1 && !slices.Equal(found, []string{"run.sco-limit"}) || limit == 2 && len(found) > 0 {
			t.Errorf("limit %d: got %+v", limit, r.Findings)
		}
		if len(r.SCOs) != 2 || !r.SCOs[0].Run || r.SCOs[1].Run != (limit == 2) {
			t.Errorf("limit %d: got %+v", limit, r.SCOs)
		}
	}
}

// TestTiny requires the small course of the other tests to be good, in both editions.
func TestTiny(t *testing.T) {
	t.Parallel() // most of it is waiting
	start := shared(t)
	c := loadSample(t)
	packages := map[string][]byte{}
	for _, format := range scorm.Formats() {
		packages[string(format)] = unpack(t, export(t, c, format, lang.German)).tiny().bytes()
	}
	for name, r := range judgeAll(t, packages, Options{}, start) {
		t.Run(name, func(t *testing.T) {
			if found := slices.DeleteFunc(codes(r), func(c string) bool { return c == "manifest.version-fourth" }); len(found) > 0 {
				t.Errorf("got %+v", r.Findings)
			}
		})
	}
}

// judgeAll runs several packages at a time: most of a run is waiting.
func judgeAll(t *testing.T, packages map[string][]byte, o Options, start func() (*browser, error)) map[string]Report {
	t.Helper()
	const atOnce = 8
	var mu sync.Mutex
	var all sync.WaitGroup
	free := make(chan bool, atOnce)
	reports := map[string]Report{}
	for name, data := range packages {
		all.Go(func() {
			free <- true
			defer func() { <-free }()
			r := judge(t, data, o, start)
			mu.Lock()
			defer mu.Unlock()
			reports[name] = r
		})
	}
	all.Wait()
	return reports
}

func TestBrokenRun(t *testing.T) {
	t.Parallel() // most of it is waiting
	start := shared(t)
	good := export(t, loadSample(t), scorm.SCORM12, lang.Polish)
	table, packages, lines := brokenRun(), map[string][]byte{}, map[string]string{}
	for name, s := range table {
		p := unpack(t, good).tiny()
		s.do(p)
		packages[name] = p.bytes()
	}
	for name, r := range judgeAll(t, packages, Options{Patience: 8 * time.Second}, start) {
		t.Run(name, func(t *testing.T) {
			want := table[name].want
			lines[name] = strings.Join(codes(r), " ")
			if !slices.Contains(codes(r), want) {
				t.Errorf("got %v, want %s", codes(r), want)
			}
			for _, f := range r.Findings {
				if f.Code == want && (f.SCO == "" || f.File == "") {
					t.Errorf("%s has no place: %+v", f.Code, f)
				}
			}
		})
	}
	golden(t, "run.golden", lines)
}

// TestOurs requires every package of ours to be good.
func TestOurs(t *testing.T) {
	t.Parallel() // most of it is waiting
	start := shared(t)
	c := loadSample(t)
	packages := map[string][]byte{}
	for _, format := range scorm.Formats() {
		for _, l := range c.Languages() {
			packages[string(format)+" "+string(l)] = export(t, c, format, l)
		}
	}
	for name, r := range judgeAll(t, packages, Options{}, start) {
		t.Run(name, func(t *testing.T) {
			for _, f := range r.Findings {
				if f.Severity != Info && f.Code != "manifest.version-fourth" {
					t.Errorf("%+v", f)
				}
			}
			if len(r.SCOs) == 0 || !r.SCOs[0].Run || r.SCOs[0].Calls < 20 {
				t.Errorf("it was not run: %+v", r.SCOs)
			}
			t.Logf("%v, %d calls", r.Elapsed.Round(100*time.Millisecond), r.SCOs[0].Calls)
		})
	}
}

// TestWithoutBrowser says what could not be checked, and is no error.
func TestWithoutBrowser(t *testing.T) {
	good := export(t, loadSample(t), scorm.SCORM12, lang.German)
	tests := map[string]struct {
		start func() (*browser, error)
		want  string
	}{
		"none":          {func() (*browser, error) { return nil, errNoBrowser }, "run.no-browser"},
		"broken":        {func() (*browser, error) { return nil, errors.New("no") }, "run.browser-failed"},
		"not a browser": {func() (*browser, error) { return startBrowser(t.Context(), "/bin/true") }, "run.browser-failed"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := judge(t, good, Options{}, tt.start)
			if found := codes(r); !slices.Equal(found, []string{tt.want}) || !r.OK() {
				t.Errorf("got %v", found)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	good := export(t, loadSample(t), scorm.SCORM12, lang.German)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Check(ctx, "a.zip", bytes.NewReader(good), int64(len(good)), Options{}, func(done, _ int) {
		if done == staticSteps {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestEveryCodeIsTested requires a package for every code that a package can bring about.
func TestEveryCodeIsTested(t *testing.T) {
	tested := map[string]bool{
		// Told elsewhere, or only by packages too large for a test.
		"archive.not-zip": true, "archive.too-large": true, "archive.too-many": true, "content.too-large": true,
		"manifest.version-fourth": true, "manifest.schemas-absent": true, "run.off": true, "run.no-browser": true, "run.browser-failed": true,
		"run.sco-limit": true, "run.interrupted": true, "run.no-initialize-again": true,
	}
	for _, file := range []string{"static.golden", "run.golden"} {
		data, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			for code := range strings.FieldsSeq(line[strings.LastIndex(line, ":")+1:]) {
				tested[code] = true
			}
		}
	}
	for code := range rules() {
		if !tested[code] {
			t.Errorf("no test brings about %s", code)
		}
	}
	for code := range tested {
		if _, known := rules()[code]; !known {
			t.Errorf("%s is in no rule", code)
		}
	}
}
