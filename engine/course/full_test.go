package course

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

// TestFullRoundTrip requires that reading and writing a module with every kind of block, a
// programme and an edition loses nothing.
func TestFullRoundTrip(t *testing.T) {
	c, faults, err := LoadFile("testdata/full/programme.json")
	if err != nil || len(faults) != 0 {
		t.Fatalf("%v %v", faults, err)
	}
	encode := map[string]func() ([]byte, error){
		"programme.json": func() ([]byte, error) { return EncodeProgramme(c.Programme) },
		"module.json":    func() ([]byte, error) { return EncodeModule(c.Modules[0].Module) },
		"edition.json":   func() ([]byte, error) { return EncodeEdition(&c.Editions[0]) },
	}
	for name, f := range encode {
		original, err := os.ReadFile(filepath.Join("testdata/full", name))
		if err != nil {
			t.Fatal(err)
		}
		encoded, err := f()
		if err != nil {
			t.Fatal(err)
		}
		var want, got any
		if json.Unmarshal(original, &want) != nil || json.Unmarshal(encoded, &got) != nil || !reflect.DeepEqual(want, got) {
			t.Errorf("%s: got %s", name, encoded)
		}
	}
}

// TestEveryKindOccurs keeps the full module full: it must hold every kind the schema knows.
func TestEveryKindOccurs(t *testing.T) {
	s, err := loadSchema("module-2")
	if err != nil {
		t.Fatal(err)
	}
	kinds := s.source["definitions"].(map[string]any)["block"].(map[string]any)["properties"].(map[string]any)["kind"].(map[string]any)["enum"].([]any)
	seen := map[Kind]bool{Heading: true, List: true, Single: true, Multiple: true} // in the minimal module
	c, _, err := LoadFile("testdata/full/module.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range c.Modules[0].Lessons {
		for _, b := range l.Blocks {
			seen[b.Kind] = true
		}
	}
	for _, k := range kinds {
		if !seen[Kind(k.(string))] {
			t.Errorf("no block of kind %s", k)
		}
	}
}

// TestTextIDsAreUnique: no two texts of a course may have one name.
func TestTextIDsAreUnique(t *testing.T) {
	c, _, err := LoadFile("testdata/full/programme.json")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	check := func(texts []PlacedText) {
		for _, text := range texts {
			if seen[text.ID] {
				t.Errorf("%s occurs twice", text.ID)
			}
			seen[text.ID] = true
		}
	}
	check(c.Programme.OwnTexts())
	check(c.Modules[0].OwnTexts())
	for _, l := range c.Modules[0].Lessons {
		for _, b := range l.Blocks {
			check(b.Texts("/x"))
		}
	}
	check(c.Editions[0].Texts())
	if len(seen) < 80 {
		t.Errorf("only %d texts", len(seen))
	}
}

// TestPastVersions opens the fixture of every past version.
func TestPastVersions(t *testing.T) {
	files, err := filepath.Glob("testdata/versions/*/*.json")
	if err != nil || len(files) < 2 {
		t.Fatalf("%v %v", files, err)
	}
	for _, file := range files {
		c, faults, err := LoadFile(file)
		if err != nil || len(faults) != 0 {
			t.Errorf("%s: %v %v", file, faults, err)
			continue
		}
		data, err := EncodeModule(c.Modules[0].Module)
		if err != nil || !bytes.Contains(data, []byte(`"version": 2`)) {
			t.Errorf("%s is not written in the newest version: %v", file, err)
		}
	}
}

func TestNewKindsAreUnknownToVersion1(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/full")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "module.json")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, bytes.Replace(data, []byte(`"version": 2`), []byte(`"version": 1`), 1))
	if _, faults, _ := LoadFile(file); !slices.ContainsFunc(faults, func(f *fault.Fault) bool { return f.Code == "schema.not-allowed" }) {
		t.Errorf("got %v", faults)
	}
}

// fullFaults changes one thing in a file of the full course; the programme must give one fault.
func fullFaults() map[string]struct{ file, old, new, code, path string } {
	return map[string]struct{ file, old, new, code, path string }{
		"ragged table":        {"module.json", `"pl": "Praca",` + "\n                  \"de\": \"Arbeit\"\n                }", `"pl": "Praca",` + "\n                  \"de\": \"Arbeit\"\n                }, {\"origin\": \"pl\", \"pl\": \"x\", \"de\": \"x\"}", "table.ragged", "/lessons/0/blocks/2/rows/0/cells"},
		"missing variant":     {"module.json", "media/punkt.svg", "media/none.svg", "media.missing", "/lessons/0/blocks/3/variants/de"},
		"audio as picture":    {"module.json", `"file": "media/dot.svg",` + "\n          \"variants\"", `"file": "media/a.mp3",` + "\n          \"variants\"", "media.type", "/lessons/0/blocks/3/file"},
		"no captions":         {"module.json", `"de": "media/v.de.vtt"`, `"en": "media/v.de.vtt"`, "media.no-captions", "/lessons/0/blocks/5/captions/de"},
		"captions not WebVTT": {"module.json", "media/v.de.vtt", "media/plan.txt", "media.type", "/lessons/0/blocks/5/captions/de"},
		"unknown term":        {"module.json", "(term:01HZY00000000000000000", "(term:01HZY00000000000000009", "link.no-term", "/lessons/0/blocks/9/text/pl"},
		"only undeclared":     {"module.json", `"only": [` + "\n            \"de\"", `"only": [` + "\n            \"de\", \"lt\"", "text.origin-undeclared", "/lessons/0/blocks/11/only/1"},
		"keep without origin": {"module.json", `"de": "So bleibt es."`, `"pl": "Tak zostaje."`, "text.missing-language", "/lessons/0/blocks/12/text/de"},
		"adapt, no owner":     {"module.json", `"pl": "Zespół polski",`, ``, "adaptation.no-owner", "/lessons/0/blocks/13/adaptation/owners/pl"},
		"adapt, no review":    {"module.json", `"pl": "2027-03-31",`, ``, "adaptation.no-review", "/lessons/0/blocks/13/adaptation/review/pl"},
		"no such day":         {"module.json", `"pl": "2027-03-31",`, `"pl": "2027-02-30",`, "date.unknown", "/lessons/0/blocks/13/adaptation/review/pl"},
		"reflection's number": {"module.json", `"kind": "truefalse",` + "\n          \"number\": 2", `"kind": "truefalse",` + "\n          \"number\": 1", "number.question-duplicate", "/lessons/0/blocks/15/number"},
		"no answer":           {"module.json", `"answer": false,`, ``, "schema.missing-key", "/lessons/0/blocks/15"},
		"pair twice":          {"module.json", `"id": "b",` + "\n              \"left\"", `"id": "a",` + "\n              \"left\"", "id.duplicate-local", "/lessons/0/blocks/16/pairs/1/id"},
		"nothing accepted":    {"module.json", `"pl": [` + "\n              \"112\"\n            ],", ``, "question.no-accepted", "/lessons/0/blocks/18/accept/pl"},
		"value as text":       {"module.json", `"value": 7.5`, `"value": "7.5"`, "schema.wrong-type", "/lessons/0/blocks/19/value"},
		"pool too small":      {"module.json", `"draw": 5`, `"draw": 6`, "pool.too-few", "/lessons/0/pool/draw"},
		"pool per language":   {"module.json", `"kind": "numeric",`, `"kind": "numeric", "only": ["pl"],`, "pool.too-few", "/lessons/0/pool/draw"},
		"group":               {"module.json", `"min": 6`, `"min": 60`, "activity.group", "/lessons/1/blocks/0/group"},
		"odd hour":            {"module.json", `"unit": 60`, `"unit": 50`, "schema.not-allowed", "/lessons/1/blocks/1/hours/unit"},
		"no hours":            {"module.json", `"amount": 1.5`, `"amount": 0`, "schema.too-small", "/lessons/1/blocks/1/hours/amount"},
		"hours mismatch":      {"programme.json", `"amount": 6`, `"amount": 7`, "*hours.mismatch", "/hours/declared/1/amount"},
		"undeclared hours":    {"programme.json", `"kind": "consultation"`, `"kind": "forum"`, "*hours.mismatch", ""},
		"certificate":         {"programme.json", `"certificate": 9`, `"certificate": 10`, "*hours.certificate", "/hours/certificate"},
		"hours per language":  {"module.json", `"kind": "visit",`, `"kind": "visit", "only": ["pl"],`, "*hours.", ""},
		"edition is a module": {"programme.json", `"edition.json"`, `"module.json"`, "programme.module-format", "/editions/0"},
		"missing edition":     {"programme.json", `"edition.json"`, `"none.json"`, "programme.module-missing", "/editions/0"},
		"ends early":          {"edition.json", "2027-03-12T11:15", "2027-03-12T08:15", "edition.ends-early", "/sessions/0/end"},
		"late deadline":       {"edition.json", "2027-03-01", "2027-03-30", "edition.late-deadline", "/deadline"},
		"no such time":        {"edition.json", "2027-03-12T09:00", "2027-02-30T09:00", "date.unknown", "/sessions/0/start"},
		"odd time":            {"edition.json", "2027-03-12T09:00+01:00", "12.3.2027", "schema.not-time", "/sessions/0/start"},
		"unknown activity":    {"edition.json", `"activity": "01HZY0000000000000000`, `"activity": "01HZY0000000000000009`, "edition.no-activity", "/sessions/0/activity"},
		"meeting link":        {"edition.json", "https://example.org/room", "javascript:x", "link.unsafe", "/sessions/0/link"},
		"edition's language":  {"edition.json", `"de": "Pilot"`, `"en": "Pilot"`, "*text.", ""},
	}
}

func TestFullFaults(t *testing.T) {
	for name, tt := range fullFaults() {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS("testdata/full")); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(filepath.Join(folder, tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(data, []byte(tt.old)); n != 1 {
				t.Fatalf("%q stands %d times in %s", tt.old, n, tt.file)
			}
			writeFile(t, filepath.Join(folder, tt.file), bytes.Replace(data, []byte(tt.old), []byte(tt.new), 1))
			_, faults, err := LoadFile(filepath.Join(folder, "programme.json"))
			if err != nil {
				t.Fatal(err)
			}
			if code, many := bytes.CutPrefix([]byte(tt.code), []byte("*")); many {
				for _, f := range faults {
					if !bytes.HasPrefix([]byte(f.Code), code) {
						t.Errorf("got %v, want only %s", f, code)
					}
				}
				if len(faults) == 0 || tt.path != "" && faults[0].Place.Path != tt.path {
					t.Errorf("got %v", faults)
				}
				return
			}
			badInput{code: tt.code, path: tt.path}.check(t, filepath.Join(folder, tt.file), nil, faults)
		})
	}
}

// TestEditionAlone: an edition can be validated without its programme, and not be opened as a course.
func TestEditionAlone(t *testing.T) {
	if faults, err := Validate("testdata/full/edition.json"); err != nil || len(faults) != 0 {
		t.Errorf("got %v, %v", faults, err)
	}
	if c, faults, err := LoadFile("testdata/full/edition.json"); err != nil || c != nil || len(faults) != 1 || faults[0].Code != "course.is-edition" {
		t.Errorf("got %v, %v, %v", c, faults, err)
	}
	file := filepath.Join(t.TempDir(), "edition.json")
	data, err := os.ReadFile("testdata/full/edition.json")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, bytes.Replace(data, []byte("2027-03-12T11:15"), []byte("2027-03-12T08:15"), 1))
	faults, err := Validate(file)
	if err != nil || len(faults) != 1 || faults[0].Code != "edition.ends-early" || faults[0].Place.File != file {
		t.Errorf("got %v, %v", faults, err)
	}
}

func TestLedger(t *testing.T) {
	c, _, err := LoadFile("testdata/full/programme.json")
	if err != nil {
		t.Fatal(err)
	}
	ledger := c.Ledger(lang.Polish)
	want := []Line{
		{Session, 1, 3 * 45 * 100, 3 * 45 * 100}, {Visit, 1, 6 * 45 * 100, 6 * 45 * 100}, {SelfStudy, 1, 2 * 45 * 100, 0},
		{Homework, 1, 90 * 100, 0}, {Consultation, 1, 45 * 100, 0},
	}
	if !slices.Equal(ledger.Lines, want) || ledger.All.In(45) != 14 || ledger.Counted.In(45) != 9 || c.CertificateHours(lang.German) != 9 {
		t.Errorf("got %+v", ledger)
	}
}

// TestHoursAddUpExactly: a third of the hours of both lengths come to whole numbers again.
func TestHoursAddUpExactly(t *testing.T) {
	var sum Time
	for range 1000 {
		sum += (&Hours{Amount: 0.25, Unit: 45}).Length() + (&Hours{Amount: 0.1, Unit: 60}).Length()
	}
	if got := sum.In(15); got != (1000*0.25*45+1000*0.1*60)/15 {
		t.Errorf("got %v", got)
	}
	for amount, want := range map[float64]string{200: "200", 1.5: "1.5", 0.25: "0.25", 1.0 / 3: "0.33", 2.999: "3"} {
		if got := FormatHours(amount); got != want {
			t.Errorf("FormatHours(%v) = %q, want %q", amount, got, want)
		}
	}
}
