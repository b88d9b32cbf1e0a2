package rpc

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"trivium/corpora"
	"trivium/engine"
	"trivium/engine/desk"
	"trivium/engine/lang"
)

// start serves the sample until the end of the test.
func start(t *testing.T) *Server {
	t.Helper()
	w, err := engine.New(corpora.Samples, desk.Home{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.OpenSample(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	screens := fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>Trivium</title>")}}
	s, err := Listen(t.Context(), w, screens, "test", 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// A request is one HTTP request; the zero value of a part is the right one.
type request struct {
	method, path, body  string
	host, origin, token string
}

func (s *Server) do(t *testing.T, r request) (*http.Response, string) {
	t.Helper()
	if r.method == "" {
		r.method = http.MethodPost
	}
	req, err := http.NewRequestWithContext(t.Context(), r.method, s.origin()+r.path, strings.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	if r.host != "" {
		req.Host = r.host
	}
	if r.origin != "" {
		req.Header.Set("Origin", r.origin)
	}
	switch r.token {
	case "":
		req.Header.Set("Authorization", "Bearer "+s.token)
	case "none":
	default:
		req.Header.Set("Authorization", "Bearer "+r.token)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func TestWhoMayCall(t *testing.T) {
	s := start(t)
	port := s.origin()[strings.LastIndex(s.origin(), ":"):]
	tests := map[string]struct {
		request
		want int
	}{
		"right":            {request{path: "/rpc/Course", body: "[]"}, 200},
		"right origin":     {request{path: "/rpc/Course", body: "[]", origin: s.origin()}, 200},
		"no token":         {request{path: "/rpc/Course", body: "[]", token: "none"}, 401},
		"wrong token":      {request{path: "/rpc/Course", body: "[]", token: "x"}, 401},
		"other name":       {request{path: "/rpc/Course", body: "[]", host: "evil.example" + port}, 401},
		"localhost":        {request{path: "/rpc/Course", body: "[]", host: "localhost" + port}, 401},
		"other origin":     {request{path: "/rpc/Course", body: "[]", origin: "https://evil.example"}, 401},
		"null origin":      {request{path: "/rpc/Course", body: "[]", origin: "null"}, 401},
		"preview's origin": {request{path: "/rpc/Course", body: "[]", origin: "http://" + s.api.preview.listener.Addr().String()}, 401},
		"GET":              {request{method: "GET", path: "/rpc/Course"}, 404},
		"events no token":  {request{method: "GET", path: "/events", token: "none"}, 401},
		"download no token": {
			request{method: "GET", path: "/download/x", token: "none"}, 401,
		},
		"page":             {request{method: "GET", path: "/", token: "none"}, 200},
		"page other name":  {request{method: "GET", path: "/", token: "none", host: "evil.example" + port}, 401},
		"unknown method":   {request{path: "/rpc/Explode", body: "[]"}, 422},
		"private method":   {request{path: "/rpc/close", body: "[]"}, 422},
		"too few":          {request{path: "/rpc/Module", body: "[]"}, 422},
		"too many":         {request{path: "/rpc/Course", body: "[1]"}, 422},
		"wrong type":       {request{path: "/rpc/Module", body: "[1]"}, 422},
		"unknown field":    {request{path: "/rpc/Preview", body: `[{"jobs":"x"}]`}, 422},
		"no JSON":          {request{path: "/rpc/Course", body: "x"}, 422},
		"too long":         {request{path: "/rpc/Module", body: `["` + strings.Repeat("x", 2<<20) + `"]`}, 422},
		"no such module":   {request{path: "/rpc/Module", body: `["x"]`}, 422},
		"download unknown": {request{method: "GET", path: "/download/x"}, 404},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			res, body := s.do(t, tt.request)
			if res.StatusCode != tt.want {
				t.Fatalf("status %d, want %d: %s", res.StatusCode, tt.want, body)
			}
			if tt.want != 401 && tt.want != 422 {
				return
			}
			var p engine.Problem
			if err := json.Unmarshal([]byte(body), &p); err != nil || len(p.Texts) != 4 || p.Texts["de"].Message == "" {
				t.Errorf("not a problem: %v %s", err, body)
			}
		})
	}
}

func TestPageIsConfined(t *testing.T) {
	s := start(t)
	res, body := s.do(t, request{method: "GET", path: "/", token: "none"})
	if got := res.Header.Get("Content-Security-Policy"); got != ScreensPolicy {
		t.Errorf("policy is %q", got)
	}
	if strings.Contains(body, s.token) {
		t.Error("the page holds the token, so anyone who can load it could call")
	}
}

func call[T any](t *testing.T, s *Server, method string, args ...any) T {
	t.Helper()
	body, err := json.Marshal(args)
	if err != nil {
		t.Fatal(err)
	}
	res, said := s.do(t, request{path: "/rpc/" + method, body: string(body)})
	if res.StatusCode != 200 {
		t.Fatalf("%s: %d %s", method, res.StatusCode, said)
	}
	var v T
	if err := json.Unmarshal([]byte(said), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestViewsOfTheSample(t *testing.T) {
	s := start(t)
	course := call[engine.CourseView](t, s, "Course")
	if !course.Usable || !course.Sample || len(course.Modules) != 1 || len(course.Languages) != 3 {
		t.Fatalf("got %+v", course)
	}
	module := call[engine.ModuleView](t, s, "Module", course.Modules[0].ID)
	if len(module.Lessons) != len(course.Modules[0].Lessons) || len(module.Lessons) < 4 {
		t.Errorf("%d lessons", len(module.Lessons))
	}
	if problems := call[[]engine.Problem](t, s, "Problems"); problems == nil || len(problems) != 0 {
		t.Errorf("problems: %v", problems)
	}
	pictures := 0
	for _, l := range module.Lessons {
		for _, b := range l.Blocks {
			if b.Texts == nil {
				t.Errorf("texts of %s are null", b.ID)
			}
			if b.File == "" {
				continue
			}
			pictures++
			if url := call[string](t, s, "Image", module.ID, b.File); !strings.HasPrefix(url, "data:image/svg+xml;base64,") {
				t.Errorf("%s: %.40s", b.File, url)
			}
		}
	}
	if pictures == 0 {
		t.Error("the sample has no picture")
	}
	if res, _ := s.do(t, request{path: "/rpc/Image", body: `["` + module.ID + `","../module.json"]`}); res.StatusCode != 422 {
		t.Errorf("a file outside the media is answered with %d", res.StatusCode)
	}
}

// TestOpenBadFile: a course that is open stays open when there is nothing to read; a file that
// holds no course takes its place, with its problems.
func TestOpenBadFile(t *testing.T) {
	s := start(t)
	res, body := s.do(t, request{path: "/rpc/Open", body: `["/nowhere/module.json"]`})
	if res.StatusCode != 422 || !strings.Contains(body, "file.not-found") {
		t.Errorf("status %d: %s", res.StatusCode, body)
	}
	if still := call[engine.CourseView](t, s, "Course"); !still.Sample || !still.Usable {
		t.Errorf("the sample is no longer open: %+v", still)
	}
	file := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	course := call[engine.CourseView](t, s, "Open", file)
	problems := call[[]engine.Problem](t, s, "Problems")
	if course.Usable || len(problems) != 1 || problems[0].Code != "json.truncated" {
		t.Errorf("got %+v, %+v", course, problems)
	}
	if again := call[engine.CourseView](t, s, "OpenSample", ""); !again.Usable {
		t.Error("the sample does not open after it")
	}
}

func TestExportReportsAndDownloadsOnce(t *testing.T) {
	s := start(t)
	req, err := http.NewRequestWithContext(t.Context(), "GET", s.origin()+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	events, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	lines := bufio.NewScanner(events.Body)
	lines.Scan() // the greeting: from now on this page is listening

	result := call[engine.ExportResult](t, s, "Export", engine.ExportRequest{Job: "j1", Format: "scorm12", Lang: "de"})
	var last engine.ProgressEvent
	for lines.Scan() && (last.Total == 0 || last.Done < last.Total) {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			if err := json.Unmarshal([]byte(data), &last); err != nil || last.Job != "j1" {
				t.Fatalf("%v %q", err, data)
			}
		}
	}
	res, body := s.do(t, request{method: "GET", path: result.Download})
	if res.StatusCode != 200 || int64(len(body)) != result.Bytes {
		t.Fatalf("status %d, %d bytes, want %d", res.StatusCode, len(body), result.Bytes)
	}
	if _, err := zip.NewReader(strings.NewReader(body), int64(len(body))); err != nil {
		t.Error(err)
	}
	if res, _ := s.do(t, request{method: "GET", path: result.Download}); res.StatusCode != 404 {
		t.Errorf("a second download is answered with %d", res.StatusCode)
	}
	again := call[engine.ExportResult](t, s, "Export", engine.ExportRequest{Job: "j2", Format: "scorm12", Lang: "pl"})
	s.do(t, request{method: "GET", path: again.Download})
	if left, err := os.ReadDir(s.api.folder); err != nil || len(left) != 1 { // the last, which can be checked
		t.Errorf("left in the folder: %v %v", left, err)
	}
}

// TestCheckPackage judges what was exported, before and after its download, and any other file.
func TestCheckPackage(t *testing.T) {
	s := start(t)
	t.Setenv("PATH", t.TempDir()) // no browser: what that leaves open is a finding
	result := call[engine.ExportResult](t, s, "Export", engine.ExportRequest{Job: "e", Format: "scorm2004-4", Lang: "de", Langs: []lang.Tag{"de", "pl"}})
	for range 2 {
		v := call[engine.PackageView](t, s, "CheckPackage", engine.CheckRequest{Job: "c", Download: result.Download})
		if v.Errors != 0 || v.Version == "" || v.Objects != 1 || v.Run != 0 || len(v.Families) != 7 || v.Bytes != result.Bytes {
			t.Errorf("got %+v", v)
		}
		codes := map[string]engine.FindingView{}
		for _, f := range v.Findings {
			codes[f.Code] = f
		}
		if f := codes["run.no-browser"]; f.Severity != "info" || f.Texts["lt"].Remedy == "" {
			t.Errorf("the missing browser: %+v", f)
		}
		if f := codes["manifest.version-fourth"]; len(f.Minds) != 1 || f.Minds[0].Family != "cornerstone" || f.Minds[0].Texts["pl"] == f.Minds[0].Texts["de"] {
			t.Errorf("the fourth edition: %+v", f)
		}
		s.do(t, request{method: "GET", path: result.Download})
	}
	bad := filepath.Join(t.TempDir(), "bad.zip")
	if err := os.WriteFile(bad, []byte("no zip"), 0o600); err != nil {
		t.Fatal(err)
	}
	if v := call[engine.PackageView](t, s, "CheckPackage", engine.CheckRequest{Job: "b", Path: bad}); v.Errors != 1 || v.Findings[0].Code != "archive.not-zip" || v.Name != "bad.zip" {
		t.Errorf("got %+v", v)
	}
	for name, r := range map[string]engine.CheckRequest{
		"none": {Path: filepath.Join(t.TempDir(), "none.zip")}, "folder": {Path: t.TempDir()}, "nothing": {}, "unknown": {Download: "/download/x"},
	} {
		body, err := json.Marshal([]engine.CheckRequest{r})
		if err != nil {
			t.Fatal(err)
		}
		if res, said := s.do(t, request{path: "/rpc/CheckPackage", body: string(body)}); res.StatusCode != 422 || !strings.Contains(said, `"file.`) {
			t.Errorf("%s: %d %s", name, res.StatusCode, said)
		}
	}
}

func TestCloseCourse(t *testing.T) {
	s := start(t)
	if v := call[engine.CourseView](t, s, "CloseCourse"); v.Usable || v.Sample || v.File != "" {
		t.Errorf("got %+v", v)
	}
	if problems := call[[]engine.Problem](t, s, "Problems"); len(problems) != 0 {
		t.Errorf("got %+v", problems)
	}
	for _, sample := range call[[]engine.SampleView](t, s, "Samples") {
		if v := call[engine.CourseView](t, s, "OpenSample", sample.Name); !v.Usable || len(v.Title) == 0 {
			t.Errorf("%s: %+v", sample.Name, v)
		}
	}
}

// TestProblemOfAnEdition names the edition's file and the edition.
func TestProblemOfAnEdition(t *testing.T) {
	s := start(t)
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../corpora/local-activity-centres")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "edition.json")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ends := regexp.MustCompile(`("end": ")[^"]*`).FindIndex(data) // of the first session
	wrong := slices.Concat(data[:ends[0]], []byte(`"end": "1999-01-01T09:00+01:00`), data[ends[1]:])
	if err := os.WriteFile(file, wrong, 0o600); err != nil {
		t.Fatal(err)
	}
	course := call[engine.CourseView](t, s, "Open", filepath.Join(folder, "programme.json"))
	problems := call[[]engine.Problem](t, s, "Problems")
	if len(problems) == 0 {
		t.Fatal("a session that ends before it starts is no problem")
	}
	for _, p := range problems {
		if p.File != file || p.Edition != course.Editions[0].ID || p.Module != "" || !strings.HasPrefix(p.Path, "/sessions/0") || course.Editions[0].File != file {
			t.Errorf("got %+v", p)
		}
	}
}

// TestWhatDescribesACourse: outcomes come with area and level, and the programme's logos can be had.
func TestWhatDescribesACourse(t *testing.T) {
	s := start(t)
	v := call[engine.CourseView](t, s, "OpenSample", "local-community/programme.json")
	areas, logos := map[string]int{}, 0
	for _, text := range v.About.Texts {
		if text.Role == "outcome" {
			areas[text.Area]++
			if text.EQF == 0 {
				t.Errorf("%s has no level", text.ID)
			}
		}
		if text.File != "" {
			logos++
			if url := call[string](t, s, "Image", v.ID, text.File); !strings.HasPrefix(url, "data:image/") {
				t.Errorf("%s: %.40s", text.File, url)
			}
		}
	}
	if len(areas) != 3 || logos == 0 {
		t.Errorf("areas %v, logos %d", areas, logos)
	}
	for _, e := range v.Editions {
		if e.File == "" {
			t.Errorf("%s has no file", e.ID)
		}
	}
}

func TestPreviewIsConfined(t *testing.T) {
	s := start(t)
	for _, format := range []string{"scorm12", "scorm2004-3"} {
		shown := call[engine.PreviewResult](t, s, "Preview", engine.PreviewRequest{Job: "p", Format: format, Lang: "lt"})
		address, err := url.Parse(shown.URL)
		if err != nil || address.Host == strings.TrimPrefix(s.origin(), "http://") {
			t.Fatalf("%s is not an origin of its own", shown.URL)
		}
		for path, want := range map[string]int{
			"": 200, "host.js": 200, "host.css": 200, "runtime.js": 200, "course/index.html": 200, "course/player.js": 200,
			"course/imsmanifest.xml": 200, "course/none.html": 404, "course/../host.js": 200, "index.html": 404,
			"course/%2e%2e/%2e%2e/etc/passwd": 404, `course/..%5c..%5cx`: 404,
		} {
			res := get(t, shown.URL+path, "", "")
			if res.StatusCode != want {
				t.Errorf("%s: status %d, want %d", path, res.StatusCode, want)
			}
			policy := res.Header.Get("Content-Security-Policy")
			if !strings.Contains(policy, "connect-src 'none'") || !strings.Contains(policy, "sandbox allow-scripts allow-same-origin") {
				t.Errorf("%s: policy is %q", path, policy)
			}
		}
		if res := get(t, shown.URL, "evil.example", ""); res.StatusCode != 403 {
			t.Errorf("another name is answered with %d", res.StatusCode)
		}
		if res := get(t, shown.URL, "", s.origin()); res.StatusCode != 403 {
			t.Errorf("another origin is answered with %d", res.StatusCode)
		}
		if res := get(t, strings.Replace(shown.URL, address.Path, "/x/", 1), "", ""); res.StatusCode != 404 {
			t.Errorf("a wrong token is answered with %d", res.StatusCode)
		}
	}
}

func get(t *testing.T, address, host, origin string) *http.Response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if host != "" {
		req.Host = host
	}
	if origin != "" {
		req.Header.Set("Origin", origin)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, res.Body) //nolint:errcheck // only the headers matter
	res.Body.Close()
	return res
}

func TestCancel(t *testing.T) {
	s := start(t)
	ctx, done := s.api.begin("j")
	defer done()
	call[any](t, s, "Cancel", "j")
	call[any](t, s, "Cancel", "no such job")
	if ctx.Err() == nil {
		t.Error("the job goes on")
	}
}

// FuzzCall checks that no call makes the program panic, and that a refusal is a fault.
func FuzzCall(f *testing.F) {
	w, err := engine.New(corpora.Samples, desk.Home{})
	if err != nil {
		f.Fatal(err)
	}
	if _, err := w.OpenSample(f.Context(), ""); err != nil {
		f.Fatal(err)
	}
	api, err := NewAPI(f.Context(), w, "test", func(string, any) {})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { Close(api) }) //nolint:errcheck // the test is over
	for _, method := range []string{"Course", "Module", "Problems", "Image", "Version", "Cancel"} {
		f.Add(method, []byte(`["a","b"]`))
		f.Add(method, []byte(`[]`))
		f.Add(method, []byte(`[null]`))
	}
	f.Fuzz(func(t *testing.T, method string, arguments []byte) {
		if method == "Open" || method == "Export" || method == "CheckPackage" {
			return // they would touch files of any name
		}
		result, err := Call(api, method, arguments)
		if err != nil && !bytes.Contains([]byte(ErrorJSON(api, err)), []byte(`"message"`)) {
			t.Errorf("%s: %v", method, err)
		}
		if err == nil && !json.Valid(result) {
			t.Errorf("%s: %s", method, result)
		}
	})
}
