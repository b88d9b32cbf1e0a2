package course

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine/fault"
)

// A badInput is the minimal module with one thing wrong, and the one fault it must give.
type badInput struct {
	old, new string // replaced once in the module's file; with old "" new is the whole file
	code     string
	path     string // JSON Pointer
	at       string // the text that must stand at line and column; "" does not look
	warning  bool
}

func badInputs() map[string]badInput {
	deep := strings.Repeat("[", 100_000)
	return map[string]badInput{
		"empty file":            {new: "", code: "file.empty"},
		"only spaces":           {new: " \n ", code: "file.empty"},
		"text":                  {new: "hello", code: "json.syntax"},
		"missing comma":         {old: `"version": 2,`, new: `"version": 2`, code: "json.syntax", at: `"id"`},
		"trailing comma":        {old: `"version": 2,`, new: `"version": 2,,`, code: "json.syntax", at: `,`},
		"single quotes":         {old: `"version"`, new: `'version'`, code: "json.syntax", at: `'`},
		"cut off":               {old: "\n  ]\n}\n", new: "", code: "json.truncated"},
		"trailing garbage":      {old: "\n  ]\n}\n", new: "\n  ]\n}\nxyz 1\n", code: "json.trailing", at: "xyz"},
		"two documents":         {old: "\n  ]\n}\n", new: "\n  ]\n}\n{}\n", code: "json.trailing", at: "{}"},
		"absurd nesting":        {new: deep, code: "json.too-deep"},
		"absurd nesting inside": {old: `"pl": "Tytuł"`, new: `"pl": ` + deep, code: "json.too-deep"},
		"UTF-16":                {new: "\xff\xfe{\x00}\x00", code: "file.not-utf8"},
		"Windows-1250":          {old: "Tytuł", new: "Tytu\xb3", code: "file.not-utf8", at: "\xb3"},
		"half a surrogate":      {old: "Tytuł", new: `Tytu\ud83d`, code: "json.surrogate", path: "/title/pl", at: `\ud83d`},
		"duplicate key":         {old: `"version": 2,`, new: `"version": 2, "version": 2,`, code: "json.duplicate-key", path: "/version", at: `"version"`},
		"duplicate language":    {old: `"de": "Titel"`, new: `"de": "Titel", "pl": "Inny"`, code: "json.duplicate-key", path: "/title/pl", at: `"pl": "Inny"`},

		"a list":            {new: "[]", code: "schema.wrong-type", at: "[]"},
		"a number":          {new: "1", code: "schema.wrong-type", at: "1"},
		"null":              {new: "null", code: "schema.wrong-type", at: "null"},
		"another format":    {old: "trivium-module", new: "moodle", code: "course.format-unknown", path: "/format", at: `"moodle"`},
		"no format":         {old: `"format": "trivium-module",`, new: "", code: "course.format-unknown", path: "/format"},
		"newer version":     {old: `"version": 2`, new: `"version": 3`, code: "course.version-newer", path: "/version", at: "3"},
		"version 0":         {old: `"version": 2`, new: `"version": 0`, code: "schema.not-allowed", path: "/version", at: "0"},
		"version as text":   {old: `"version": 2`, new: `"version": "1"`, code: "schema.not-allowed", path: "/version", at: `"1"`},
		"no version":        {old: `"version": 2,`, new: ``, code: "schema.missing-key", at: "{"},
		"unknown key":       {old: `"passMark"`, new: `"passmark"`, code: "schema.unknown-key", path: "/passmark", at: `"passmark"`},
		"unknown block key": {old: `"level": 2`, new: `"level": 2, "colour": "red"`, code: "schema.unknown-key", path: "/lessons/0/blocks/0/colour", at: `"colour"`},
		"unknown text key":  {old: `"de": "Titel"`, new: `"de": "Titel", "fr": "Titre"`, code: "schema.unknown-key", path: "/title/fr", at: `"fr"`},
		"unknown block":     {old: `"kind": "heading"`, new: `"kind": "hologram"`, code: "schema.not-allowed", path: "/lessons/0/blocks/0/kind", at: `"hologram"`},
		"no kind":           {old: `"kind": "paragraph", `, new: ``, code: "schema.missing-key", path: "/lessons/0/blocks/1", at: `{"id": "01HZY0000000000000000000B2"`},
		"wrong type":        {old: `"level": 2`, new: `"level": "2"`, code: "schema.wrong-type", path: "/lessons/0/blocks/0/level", at: `"2"`},
		"number as text":    {old: `"pl": "Tytuł"`, new: `"pl": 7`, code: "schema.wrong-type", path: "/title/pl", at: "7"},
		"text as string":    {old: `{"origin": "pl", "pl": "Tytuł", "de": "Titel"}`, new: `"Tytuł"`, code: "schema.wrong-type", path: "/title", at: `"Tytuł"`},
		"fraction":          {old: `"passMark": 60`, new: `"passMark": 60.5`, code: "schema.wrong-type", path: "/passMark", at: "60.5"},
		"too large":         {old: `"passMark": 60`, new: `"passMark": 101`, code: "schema.too-large", path: "/passMark", at: "101"},
		"negative":          {old: `"passMark": 60`, new: `"passMark": -1`, code: "schema.too-small", path: "/passMark", at: "-1"},
		"level 1":           {old: `"level": 2`, new: `"level": 1`, code: "schema.too-small", path: "/lessons/0/blocks/0/level", at: "1"},
		"bad id":            {old: "01HZY0000000000000000000B1", new: "B1", code: "schema.not-ulid", path: "/lessons/0/blocks/0/id", at: `"B1"`},
		"long option id":    {old: `{"id": "b", "text": {"origin": "pl", "pl": "Tamto", "de": "Jenes"}}`, new: `{"id": "bb", "text": {"origin": "pl", "pl": "Tamto", "de": "Jenes"}}`, code: "schema.not-option-id", path: "/lessons/1/blocks/0/options/1/id", at: `"bb"`},
		"bad item id":       {old: `{"id": "b", "text": {"origin": "pl", "pl": "Drugi"`, new: `{"id": "B-1", "text": {"origin": "pl", "pl": "Drugi"`, code: "schema.not-item-id", path: "/lessons/0/blocks/2/items/1/id", at: `"B-1"`},
		"no languages":      {old: `["pl", "de"]`, new: `[]`, code: "schema.too-few", path: "/languages", at: "[]"},
		"language twice":    {old: `["pl", "de"]`, new: `["pl", "de", "pl"]`, code: "schema.repeated", path: "/languages", at: "["},
		"unknown language":  {old: `["pl", "de"]`, new: `["pl", "de", "xx"]`, code: "schema.not-allowed", path: "/languages/2", at: `"xx"`},
		"one option":        {old: `, {"id": "b", "text": {"origin": "pl", "pl": "Tamto", "de": "Jenes"}}]`, new: `]`, code: "schema.too-few", path: "/lessons/1/blocks/0/options", at: "["},
		"no options":        {old: `"prompt": {"origin": "pl", "pl": "Które?", "de": "Welches?"}, "options"`, new: `"prompt": {"origin": "pl", "pl": "Które?", "de": "Welches?"}, "choices"`, code: "", path: ""},
		"unknown tone":      {old: `"tip"`, new: `"joke"`, code: "schema.not-allowed", path: "/lessons/0/blocks/5/tone", at: `"joke"`},
		"no origin":         {old: `{"origin": "pl", "pl": "Tytuł"`, new: `{"pl": "Tytuł"`, code: "schema.missing-key", path: "/title", at: "{"},
		"text too long":     {old: "Akapit", new: strings.Repeat("a", 20001), code: "schema.too-long", path: "/lessons/0/blocks/1/text/pl"},

		"missing language":      {old: `, "de": "Titel"`, new: ``, code: "text.missing-language", path: "/title/de", at: `{"origin": "pl", "pl": "Tytuł"`},
		"blank language":        {old: `"de": "Titel"`, new: `"de": " "`, code: "text.missing-language", path: "/title/de", at: `" "`},
		"declared, not written": {old: `["pl", "de"]`, new: `["pl", "de", "lt"]`, code: "*text.missing-language"},
		"origin not declared":   {old: `{"origin": "pl", "pl": "Tytuł"`, new: `{"origin": "lt", "pl": "Tytuł"`, code: "text.origin-undeclared", path: "/title/origin", at: `"lt"`},
		"language not declared": {old: `"de": "Titel"`, new: `"de": "Titel", "lt": "Pavadinimas"`, code: "text.undeclared-language", path: "/title/lt", at: `"lt"`, warning: true},
		"duplicate node id":     {old: "01HZY0000000000000000000B2", new: "01HZY0000000000000000000B1", code: "id.duplicate", path: "/lessons/0/blocks/1/id", at: `"01HZY0000000000000000000B1"`},
		"duplicate item id":     {old: `{"id": "b", "text": {"origin": "pl", "pl": "Drugi"`, new: `{"id": "a", "text": {"origin": "pl", "pl": "Drugi"`, code: "id.duplicate-local", path: "/lessons/0/blocks/2/items/1/id", at: `"a"`},
		"duplicate option id":   {old: `{"id": "c", "text"`, new: `{"id": "a", "text"`, code: "id.duplicate-local", path: "/lessons/1/blocks/1/options/2/id", at: `"a"`},
		"duplicate lesson":      {old: `"number": 2,` + "\n      \"title\"", new: `"number": 1,` + "\n      \"title\"", code: "number.lesson-duplicate", path: "/lessons/1/number", at: "1"},
		"duplicate question":    {old: `"number": 2, "points"`, new: `"number": 1, "points"`, code: "number.question-duplicate", path: "/lessons/1/blocks/1/number", at: "1"},
		"dangling link":         {old: "#01HZY0000000000000000000A2", new: "#01HZY0000000000000000000ZZ", code: "link.dangling", path: "/lessons/0/blocks/1/text/pl", at: `"Akapit`},
		"javascript link":       {old: "https://example.org", new: "javascript:alert(1)", code: "link.unsafe", path: "/lessons/0/blocks/1/text/pl", at: `"Akapit`},
		"data link":             {old: "https://example.org", new: "data:text/html;base64,AAAA", code: "link.unsafe", path: "/lessons/0/blocks/1/text/pl"},
		"relative link":         {old: "https://example.org", new: "other.html", code: "link.unsafe", path: "/lessons/0/blocks/1/text/pl"},
		"script in text":        {old: `"de": "Absatz"`, new: `"de": "Absatz <script>alert(1)</script>"`, code: "text.html", path: "/lessons/0/blocks/1/text/de", at: `"Absatz <script>`, warning: true},
		"handler in text":       {old: `"de": "Absatz"`, new: `"de": "<img src=x onerror=alert(1)>"`, code: "text.html", path: "/lessons/0/blocks/1/text/de", warning: true},
		"control character":     {old: `"de": "Absatz"`, new: `"de": "Ab\u0000satz"`, code: "text.control", path: "/lessons/0/blocks/1/text/de", at: `"Ab`},
		"control in credit":     {old: `"credit": "Trivium"`, new: `"credit": "\u0007"`, code: "text.control", path: "/lessons/0/blocks/3/credit"},
		"no alt":                {old: `"alt": {"origin": "pl", "pl": "Kropka", "de": "Punkt"}, `, new: ``, code: "image.no-alt", path: "/lessons/0/blocks/3", at: `{"id": "01HZY0000000000000000000B4"`},
		"alt and decorative":    {old: `"alt": {"origin"`, new: `"decorative": true, "alt": {"origin"`, code: "image.alt-and-decorative", path: "/lessons/0/blocks/3/alt"},
		"missing image":         {old: `"file": "media/dot.svg", "alt"`, new: `"file": "media/dots.svg", "alt"`, code: "media.missing", path: "/lessons/0/blocks/3/file", at: `"media/dots.svg"`},
		"image in other case":   {old: `"file": "media/dot.svg", "alt"`, new: `"file": "media/Dot.svg", "alt"`, code: "media.case", path: "/lessons/0/blocks/3/file"},
		"path with ..":          {old: `"file": "media/dot.svg", "alt"`, new: `"file": "../minimal/media/dot.svg", "alt"`, code: "media.outside", path: "/lessons/0/blocks/3/file", at: `"../`},
		"path with .. inside":   {old: `"file": "media/dot.svg", "alt"`, new: `"file": "media/../media/dot.svg", "alt"`, code: "media.outside", path: "/lessons/0/blocks/3/file"},
		"absolute path":         {old: `"file": "media/dot.svg", "alt"`, new: `"file": "/etc/hostname.svg", "alt"`, code: "media.path", path: "/lessons/0/blocks/3/file"},
		"drive path":            {old: `"file": "media/dot.svg", "alt"`, new: `"file": "C:/dot.svg", "alt"`, code: "media.path", path: "/lessons/0/blocks/3/file"},
		"backslash path":        {old: `"file": "media/dot.svg", "alt"`, new: `"file": "media\\dot.svg", "alt"`, code: "media.path", path: "/lessons/0/blocks/3/file"},
		"URL as image":          {old: `"file": "media/dot.svg", "alt"`, new: `"file": "https://example.org/x.svg", "alt"`, code: "media.path", path: "/lessons/0/blocks/3/file"},
		"folder as image":       {old: `"file": "media/dot.svg", "alt"`, new: `"file": "folder.svg", "alt"`, code: "media.folder", path: "/lessons/0/blocks/3/file"},
		"program as image":      {old: `"file": "media/dot.svg", "alt"`, new: `"file": "media/dot.exe", "alt"`, code: "media.type", path: "/lessons/0/blocks/3/file"},
		"text as PNG":           {old: `"file": "media/dot.svg", "alt"`, new: `"file": "text.png", "alt"`, code: "media.mismatch", path: "/lessons/0/blocks/3/file"},
		"symbolic link outside": {old: `"file": "media/dot.svg", "alt"`, new: `"file": "outside.svg", "alt"`, code: "media.outside", path: "/lessons/0/blocks/3/file"},
		"SVG with script":       {old: `"file": "media/dot.svg", "alt"`, new: `"file": "script.svg", "alt"`, code: "media.active", path: "/lessons/0/blocks/3/file"},
		"broken SVG":            {old: `"file": "media/dot.svg", "alt"`, new: `"file": "broken.svg", "alt"`, code: "media.svg-broken", path: "/lessons/0/blocks/3/file"},
		"huge image":            {old: `"file": "media/dot.svg", "alt"`, new: `"file": "huge.png", "alt"`, code: "media.too-large", path: "/lessons/0/blocks/3/file"},
		"no right answer":       {old: `"correct": true, "feedback"`, new: `"feedback"`, code: "question.no-right", path: "/lessons/1/blocks/0/options", at: "["},
		"two right answers":     {old: `{"id": "b", "text": {"origin": "pl", "pl": "Tamto", "de": "Jenes"}}`, new: `{"id": "b", "correct": true, "text": {"origin": "pl", "pl": "Tamto", "de": "Jenes"}}`, code: "question.too-many-right", path: "/lessons/1/blocks/0/options", at: "["},

		"draws more than there are": {old: `"number": 2,` + "\n      \"title\"", new: `"pool": {"draw": 3}, "number": 2,` + "\n      \"title\"", code: "pool.too-few", path: "/lessons/1/pool/draw", at: "3"},
		"pool without questions":    {old: `"number": 1,` + "\n      \"title\"", new: `"pool": {"shuffleOptions": true}, "number": 1,` + "\n      \"title\"", code: "pool.no-questions", path: "/lessons/0/pool", at: "{"},
		"pool of unequal points":    {old: `"number": 2,` + "\n      \"title\"", new: `"pool": {"draw": 1}, "number": 2,` + "\n      \"title\"", code: "pool.unequal-points", path: "/lessons/1/pool/draw", at: "1", warning: true},
		"draws nothing":             {old: `"number": 2,` + "\n      \"title\"", new: `"pool": {"draw": 0}, "number": 2,` + "\n      \"title\"", code: "schema.too-small", path: "/lessons/1/pool/draw", at: "0"},
		"no attempt":                {old: `"passMark": 60`, new: `"attempts": {"limit": 0}, "passMark": 60`, code: "schema.too-small", path: "/attempts/limit", at: "0"},
		"counts otherwise":          {old: `"passMark": 60`, new: `"attempts": {"counts": "mean"}, "passMark": 60`, code: "schema.not-allowed", path: "/attempts/counts", at: `"mean"`},
	}
}

// courseFolder copies the minimal course to a new folder, with files that are wrong beside it.
func courseFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/minimal")); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(t.TempDir(), "secret.svg")
	for name, content := range map[string]string{
		secret:                                 `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		filepath.Join(folder, "text.png"):      "not a picture",
		filepath.Join(folder, "media/dot.exe"): "MZ",
		filepath.Join(folder, "script.svg"):    `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
		filepath.Join(folder, "broken.svg"):    `<svg xmlns="http://www.w3.org/2000/svg"><g></svg>`,
	} {
		writeFile(t, name, []byte(content))
	}
	if err := os.Mkdir(filepath.Join(folder, "folder.svg"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(folder, "outside.svg")); err != nil {
		t.Fatal(err)
	}
	sparse(t, filepath.Join(folder, "huge.png"), 21<<20)
	return folder
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// sparse makes a file of a size without writing it.
func sparse(t *testing.T, name string, size int64) {
	t.Helper()
	writeFile(t, name, []byte("{"))
	if err := os.Truncate(name, size); err != nil {
		t.Fatal(err)
	}
}

func TestBadInput(t *testing.T) {
	folder := courseFolder(t)
	good, err := os.ReadFile("testdata/minimal/module.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range badInputs() {
		t.Run(name, func(t *testing.T) {
			data := tt.apply(t, good)
			file := filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".json")
			writeFile(t, file, data)
			_, faults, err := LoadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tt.check(t, file, data, faults)
		})
	}
}

func (tt badInput) apply(t *testing.T, good []byte) []byte {
	t.Helper()
	if tt.old == "" {
		return []byte(tt.new)
	}
	if n := bytes.Count(good, []byte(tt.old)); n != 1 {
		t.Fatalf("%q stands %d times in the module", tt.old, n)
	}
	return bytes.Replace(good, []byte(tt.old), []byte(tt.new), 1)
}

func (tt badInput) check(t *testing.T, file string, data []byte, faults fault.List) {
	t.Helper()
	if tt.code == "" { // several faults are right here; that there are some is enough
		if len(faults) == 0 {
			t.Error("no fault")
		}
		return
	}
	if code, many := strings.CutPrefix(tt.code, "*"); many {
		for _, f := range faults {
			if f.Code != code {
				t.Errorf("got %v, want only %s", f, code)
			}
		}
		if len(faults) < 2 {
			t.Errorf("got %d faults, want many", len(faults))
		}
		return
	}
	if len(faults) != 1 {
		t.Fatalf("got %d faults, want the one %s:\n%v", len(faults), tt.code, faults)
	}
	f := faults[0]
	if f.Code != tt.code || f.Place.Path != tt.path || f.Place.File != file {
		t.Errorf("got %s at %s %q, want %s at %s %q", f.Code, f.Place.File, f.Place.Path, tt.code, file, tt.path)
	}
	if f.Args["found"] == "" || f.Args["expected"] == "" {
		t.Errorf("%s does not say what was found and expected: %v", f.Code, f.Args)
	}
	if (f.Severity == fault.Warning) != tt.warning {
		t.Errorf("severity is %s", f.Severity)
	}
	if tt.at != "" && !standsAt(data, f.Place, tt.at) {
		t.Errorf("%q does not stand at line %d, column %d", tt.at, f.Place.Line, f.Place.Column)
	}
}

// standsAt looks the place up in the plainest way.
func standsAt(data []byte, p fault.Place, want string) bool {
	lines := strings.SplitAfter(string(data), "\n")
	if p.Line < 1 || p.Line > len(lines) {
		return false
	}
	rest := []rune(strings.Join(lines[p.Line-1:], ""))
	return p.Column >= 1 && p.Column <= len(rest)+1 && strings.HasPrefix(string(rest[p.Column-1:]), string([]rune(want)))
}

func TestBadFiles(t *testing.T) {
	folder := courseFolder(t)
	sparse(t, filepath.Join(folder, "200MB.json"), 200<<20)
	tests := map[string]string{
		folder:                                  "file.is-folder",
		filepath.Join(folder, "none.json"):      "file.not-found",
		filepath.Join(folder, "none", "x.json"): "file.not-found",
		filepath.Join(folder, "200MB.json"):     "file.too-large",
		os.DevNull:                              "file.not-regular",
	}
	for file, want := range tests {
		c, faults, err := LoadFile(file)
		if err != nil || c != nil || len(faults) != 1 || faults[0].Code != want || faults[0].Place.File != file {
			t.Errorf("LoadFile(%s) = %v, %v, %v, want %s", file, c, faults, err, want)
		}
	}
}

func TestProgrammes(t *testing.T) {
	folder := courseFolder(t)
	good, err := os.ReadFile("testdata/minimal/programme.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct{ modules, code, path string }{
		"missing module":   {`["module.json", "none.json"]`, "programme.module-missing", "/modules/1"},
		"outside":          {`["module.json", "../module.json"]`, "programme.module-path", "/modules/1"},
		"absolute":         {`["/etc/passwd"]`, "programme.module-path", "/modules/0"},
		"backslash":        {`["sub\\module.json"]`, "programme.module-path", "/modules/0"},
		"a folder":         {`["sub"]`, "file.is-folder", ""},
		"itself":           {`["programme.json"]`, "programme.module-format", "/modules/0"},
		"no modules":       {`[]`, "schema.too-few", "/modules"},
		"module not JSON":  {`["text.png"]`, "json.syntax", ""},
		"a module twice":   {`["module.json", "module.json"]`, "schema.repeated", "/modules"},
		"same module ids":  {`["module.json", "copy.json"]`, "*id.duplicate", ""},
		"missing language": {`["module.json"], "languages": ["pl", "de", "lt"]`, "", ""},
	}
	module, err := os.ReadFile("testdata/minimal/module.json")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "copy.json"), module)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			data := bytes.Replace(good, []byte(`["module.json"]`), []byte(tt.modules), 1)
			if tt.code == "" {
				data = bytes.Replace(good, []byte(`"languages": ["pl", "de"]`), []byte(`"languages": ["pl"]`), 1)
			}
			file := filepath.Join(folder, "programme.json")
			writeFile(t, file, data)
			_, faults, err := LoadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if tt.code == "" { // the programme's own title has a language too many: a warning
				if len(faults) != 1 || faults[0].Code != "text.undeclared-language" {
					t.Errorf("got %v", faults)
				}
				return
			}
			code, many := strings.CutPrefix(tt.code, "*")
			if len(faults) == 0 || !many && len(faults) != 1 || faults[0].Code != code {
				t.Fatalf("got %v, want %s", faults, tt.code)
			}
			if tt.path != "" && faults[0].Place.Path != tt.path {
				t.Errorf("path is %q, want %q", faults[0].Place.Path, tt.path)
			}
		})
	}
}

func TestProgrammeLanguageMissingInModule(t *testing.T) {
	folder := courseFolder(t)
	file := filepath.Join(folder, "programme.json")
	writeFile(t, file, []byte(`{"format": "trivium-programme", "version": 2, "id": "01HZY0000000000000000000P1", "languages": ["pl", "lt"],
  "title": {"origin": "pl", "pl": "Program", "lt": "Programa"}, "modules": ["module.json"]}`))
	_, faults, err := LoadFile(file)
	if err != nil || len(faults) != 1 || faults[0].Code != "programme.module-language" || faults[0].Place.Path != "/modules/0" {
		t.Errorf("got %v, %v", faults, err)
	}
}

// TestSeveralFaults wants all faults of a file in one go, in the order of the file, also when the
// schema refuses a part of it.
func TestSeveralFaults(t *testing.T) {
	folder := courseFolder(t)
	data, err := os.ReadFile("testdata/minimal/module.json")
	if err != nil {
		t.Fatal(err)
	}
	for old, new := range map[string]string{
		`, "de": "Titel"`:                ``,
		`"level": 2`:                     `"levle": 2`,
		`https://example.org`:            `javascript:x`,
		`"correct": true, "feedback"`:    `"feedback"`,
		`"file": "media/dot.svg", "alt"`: `"file": "none.svg", "alt"`,
		`"tone": "tip"`:                  `"tone": 1`,
		`"01HZY0000000000000000000C2"`:   `"C2"`,
	} {
		data = bytes.Replace(data, []byte(old), []byte(new), 1)
	}
	file := filepath.Join(folder, "several.json")
	writeFile(t, file, data)
	c, faults, err := LoadFile(file)
	if c != nil || err != nil {
		t.Fatalf("LoadFile = %v, %v", c, err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, fmt.Sprintf("%s %s", f.Code, f.Place.Path))
	}
	want := []string{
		"text.missing-language /title/de",
		"schema.missing-key /lessons/0/blocks/0",
		"schema.unknown-key /lessons/0/blocks/0/levle",
		"link.unsafe /lessons/0/blocks/1/text/pl",
		"media.missing /lessons/0/blocks/3/file",
		"schema.not-allowed /lessons/0/blocks/5/tone",
		"question.no-right /lessons/1/blocks/0/options",
		"schema.not-ulid /lessons/1/blocks/1/id",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestAllowedKeys: an unknown key is told with the keys that are known in that very place.
func TestAllowedKeys(t *testing.T) {
	s, err := loadSchema("module-2")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/full/module.json")
	if err != nil {
		t.Fatal(err)
	}
	d, f := parseDocument("module.json", data)
	if f != nil {
		t.Fatal(f)
	}
	for path, want := range map[string]string{
		"/lessons/0":                         "blocks, id, number, pool, title",
		"/title":                             "de, en, lt, origin, pl",
		"/funding":                           "grant, logos, notice, programme",
		"/lessons/0/blocks/16/pairs/0":       "id, left, right",
		"/lessons/0/blocks/0/items/0":        "id, text, title",
		"/lessons/1/blocks/0/hours":          "amount, counts, unit",
		"/lessons/1/blocks/0/agenda/0":       "id, minutes, text, title",
		"/lessons/1/blocks/0/agenda/0/title": "de, en, lt, origin, pl",
		"/lessons/0/blocks/13/adaptation":    "owners, policy, review",
	} {
		if got := s.allowedKeys(d, path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestByteOrderMarkIsTolerated(t *testing.T) {
	folder := courseFolder(t)
	data, err := os.ReadFile("testdata/minimal/module.json")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "bom.json")
	writeFile(t, file, append([]byte("\ufeff"), data...))
	if _, faults, err := LoadFile(file); err != nil || len(faults) != 0 {
		t.Errorf("got %v, %v", faults, err)
	}
}
