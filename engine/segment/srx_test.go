package segment

import (
	"bytes"
	"encoding/binary"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"trivium/engine/fault"
)

// srxFile wraps rules and maps into a file; the first rule is in line 5.
func srxFile(rules, maps string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"><formathandle type="end" include="yes"/></header><body><languagerules>
<languagerule languagerulename="A">
` + rules + `
</languagerule></languagerules><maprules>
` + maps + `
</maprules></body></srx>`
}

const mapA = `<languagemap languagepattern=".*" languagerulename="A"/>`

func rule(brk, before, after string) string {
	return `<rule break="` + brk + `"><beforebreak>` + before + `</beforebreak><afterbreak>` + after + `</afterbreak></rule>`
}

func TestReadSRX(t *testing.T) {
	file := srxFile("<!-- own -->\n"+rule("no", `\bnp\.`, `\s`)+"\n<rule><beforebreak>[.?!]+</beforebreak></rule>", mapA)
	got, err := ReadSRX(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := &Rules{
		SubFlows: true, Formats: []Format{{"end", true}},
		Languages: []RuleGroup{{"A", []Rule{{false, `\bnp\.`, `\s`, 6}, {true, `[.?!]+`, "", 7}}}},
		Maps:      []Map{{".*", "A", 9}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// TestReadsEveryKind requires the same rules of one file in the encodings, versions and spellings
// that other programs write.
func TestReadsEveryKind(t *testing.T) {
	plain := "<srx version=\"2.0\"><header cascade=\"yes\"/><body><languagerules><languagerule languagerulename=\"A\">" +
		rule("no", "ż\\.", "") + "</languagerule></languagerules><maprules>" + mapA + "</maprules></body></srx>"
	wide := func(order binary.AppendByteOrder, s string) string {
		b := order.AppendUint16(nil, 0xFEFF)
		for _, unit := range utf16.Encode([]rune(s)) {
			b = order.AppendUint16(b, unit)
		}
		return string(b)
	}
	prefixed := strings.NewReplacer("</", "</s:", "<", "<s:").Replace(plain)
	for name, file := range map[string]string{
		"UTF-8":                         plain,
		"UTF-8 with its mark":           "\ufeff" + plain,
		"UTF-16LE":                      wide(binary.LittleEndian, plain),
		"UTF-16BE, declared":            wide(binary.BigEndian, `<?xml version="1.0" encoding="UTF-16"?>`+plain),
		"a namespace":                   strings.Replace(plain, "<srx", `<srx xmlns="http://www.lisa.org/srx20"`, 1),
		"a prefix":                      strings.Replace(prefixed, "<s:srx", `<s:srx xmlns:s="http://www.lisa.org/srx20"`, 1),
		"version 1.0":                   strings.NewReplacer("2.0", "1.0", mapA, `<maprule maprulename="Default">`+mapA+"</maprule>").Replace(plain),
		"version 1.0, with a namespace": strings.Replace(plain, `<srx version="2.0"`, `<srx xmlns="http://www.lisa.org/srx10" version="1.0"`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ReadSRX(strings.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			want := &Rules{
				Cascade: true, SubFlows: true, Languages: []RuleGroup{{"A", []Rule{{false, "ż\\.", "", 1}}}}, Maps: []Map{{".*", "A", 1}},
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v\nwant %+v", got, want)
			}
		})
	}
}

// badFiles are refused with a code in a line; they seed the fuzz target too.
func badFiles() map[string]struct {
	file, code string
	line       int
} {
	long := strings.Repeat("a", maxPattern+1)
	return map[string]struct {
		file, code string
		line       int
	}{
		"empty":               {"", "srx.not-srx", 1},
		"no XML":              {"Ala ma kota", "srx.not-srx", 1},
		"another format":      {"<tmx/>", "srx.not-srx", 1},
		"broken":              {"<srx>\n<body></srx>", "srx.xml", 2},
		"cut off":             {"<srx>\n<body>\n", "srx.xml", 3},
		"entity":              {"<!DOCTYPE srx [<!ENTITY a \"b\">]>\n<srx>&a;</srx>", "srx.xml", 2},
		"encoding":            {"<?xml version=\"1.0\" encoding=\"KOI8-R\"?><srx/>", "srx.encoding", 1},
		"deep":                {strings.Repeat("<srx>", 20), "srx.xml", 1},
		"unknown rules":       {srxFile("", `<languagemap languagepattern="pl" languagerulename="B"/>`), "srx.unknown-rules", 7},
		"duplicate":           {srxFile(`</languagerule><languagerule languagerulename="A">`, mapA), "srx.duplicate", 0},
		"long pattern":        {srxFile(rule("no", long, ""), mapA), "srx.pattern-too-long", 5},
		"too many rules":      {srxFile(strings.Repeat("<rule/>", maxRules+1), mapA), "srx.too-many", 5},
		"bracket":             {srxFile("\n"+rule("no", "(a", ""), mapA), "srx.pattern", 6},
		"bracket after":       {srxFile("\n\n"+rule("no", "", "[a"), mapA), "srx.pattern", 7},
		"escapes the wrapper": {srxFile(rule("no", "a)|(?:b", ""), mapA), "srx.pattern", 5},
		"bad map":             {srxFile("", `<languagemap languagepattern="(" languagerulename="A"/>`), "srx.pattern", 7},
	}
}

func TestBadFiles(t *testing.T) {
	for name, tt := range badFiles() {
		t.Run(name, func(t *testing.T) {
			rules, err := ReadSRX(strings.NewReader(tt.file))
			if err == nil {
				_, err = New(rules)
			}
			wantFault(t, err, tt.code, tt.line)
		})
	}
	_, err := ReadSRX(strings.NewReader(strings.Repeat(" ", maxFile+1)))
	wantFault(t, err, "srx.too-large", 0)
}

func wantFault(t *testing.T, err error, code string, line int) {
	t.Helper()
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != code || f.Place.Line != line {
		t.Errorf("got %v, want %s in line %d", err, code, line)
	}
}

// TestEndlessRules requires a clear end of rules that would go on for ever.
func TestEndlessRules(t *testing.T) {
	tests := map[string]struct{ before, after, text string }{
		"backtracking":           {`a`, `(?=(a+)+$)b`, strings.Repeat("a", 5000) + "c"},
		"backtracking, before":   {`(?<!x)c(a+)+b`, ``, strings.Repeat("a", 5000) + "b."},
		"quadratic in automaton": {`x.*`, `y`, strings.Repeat("a", 60_000)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rules, err := ReadSRX(strings.NewReader(srxFile("\n"+rule("yes", strings.ReplaceAll(tt.before, "<", "&lt;"), tt.after), mapA)))
			if err != nil {
				t.Fatal(err)
			}
			s, err := New(rules)
			if err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			_, err = s.Segments("pl", tt.text)
			wantFault(t, err, "srx.slow", 6)
			if took := time.Since(begun); took > time.Minute {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// TestOwnRules has what people's own files use: look-around, references, several languages, the
// order of rules, cascades.
func TestOwnRules(t *testing.T) {
	tests := map[string]struct{ rules, text string }{
		"first rule decides":    {rule("no", `np\.`, ``) + rule("yes", `\.`, `\s`), "a np. b. |c"},
		"other order":           {rule("yes", `\.`, `\s`) + rule("no", `np\.`, ``), "a np. |b. |c"},
		"look behind":           {rule("yes", `(?&lt;!np)\.`, `\s`), "a np. b. |c"},
		"look ahead":            {rule("yes", `\.`, `(?=\s[A-Z])`), "a. b. |C"},
		"possible with both":    {rule("no", `(?&lt;=n)p\.`, ``) + rule("yes", `\.`, `\s`), "np. a. |b"},
		"reference in after":    {rule("yes", `(\w)\.`, `\s(\w)\1`), "a. bc. |dd"},
		"small and large":       {rule("no", `(?i)\bNP\.`, ``) + rule("yes", `\.`, `\s`), "Np. a. |b"},
		"nothing before":        {rule("yes", ``, `\sX`), "a |X |X"},
		"nothing at all":        {rule("yes", ``, ``), "a|b| |c"},
		"break is the default":  {`<rule><beforebreak>;</beforebreak></rule>`, "a; |b"},
		"letters of all kinds":  {rule("yes", `\bŁódź\b`, `\s\p{Lu}`), "Łódź |Ą łódź Łódźą Ą"},
		"foreign elements stay": {`<x:y xmlns:x="u"><rule/></x:y>` + rule("yes", `;`, ``), "a; |b"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rules, err := ReadSRX(strings.NewReader(srxFile(tt.rules, mapA)))
			if err != nil {
				t.Fatal(err)
			}
			for _, reference := range []bool{false, true} {
				s, err := newSegmenter(rules, reference)
				if err != nil {
					t.Fatal(err)
				}
				g := goldText{}
				for i, part := range strings.Split(tt.text, "|") {
					if i > 0 && strings.TrimSpace(part) != "" {
						g.starts = append(g.starts, len(g.text)+len(part)-len(strings.TrimLeft(part, " ")))
					}
					g.text += part
				}
				if got := ours(t, s, "pl", g.text); !reflect.DeepEqual(got, g.starts) {
					t.Errorf("reference %v: got %s", reference, differences(g, got))
				}
			}
		})
	}
}

func TestMaps(t *testing.T) {
	file := `<srx version="2.0"><header cascade="CASCADE"/><body><languagerules>
<languagerule languagerulename="comma">` + rule("yes", ",", "") + `</languagerule>
<languagerule languagerulename="stop">` + rule("yes", `\.`, "") + `</languagerule></languagerules>
<maprules><languagemap languagepattern="PL.*" languagerulename="comma"/><languagemap languagepattern=".*" languagerulename="stop"/></maprules></body></srx>`
	tests := map[string]struct {
		cascade, tag string
		want         int
	}{
		"first map only": {"no", "pl", 2}, "all maps": {"yes", "pl-PL", 3}, "another language": {"yes", "de", 2},
	}
	for name, tt := range tests {
		rules, err := ReadSRX(strings.NewReader(strings.Replace(file, "CASCADE", tt.cascade, 1)))
		if err != nil {
			t.Fatal(err)
		}
		s, err := New(rules)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.Segments("pl", "a,b.c"); tt.tag == "pl" && (err != nil || len(got) != tt.want) {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
	s, err := New(&Rules{})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Segments("pl", "A. B.\n\nC\\\nD  \nE"); err != nil || len(got) != 4 {
		t.Errorf("no rules: %v %v", got, err)
	}
}

// TestUTF16 reads what Windows programs write, and rules in UTF-8 that are said to be in UTF-16.
func TestUTF16(t *testing.T) {
	in := strings.Replace(srxFile(rule("yes", `ż\.`, ``), mapA), "UTF-8", "utf-16", 1)
	want, err := ReadSRX(strings.NewReader(in))
	if err != nil || len(want.Languages) == 0 {
		t.Fatalf("%+v, %v", want, err)
	}
	for name, kind := range map[string]encoding.Encoding{
		"little":      unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"big":         unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"little bare": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"big bare":    unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		raw, err := kind.NewEncoder().String(in)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ReadSRX(strings.NewReader(raw)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// TestRoundTrip writes the built-in rules and reads them again: nothing but the lines differs.
func TestRoundTrip(t *testing.T) {
	written := DefaultRules().SRX()
	read, err := ReadSRX(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	if again := read.SRX(); !bytes.Equal(again, written) {
		t.Error("reading and writing changes the built-in rules")
	}
	if got, want := read.Version(), DefaultRules().Version(); got != want || len(want) != 16 {
		t.Errorf("version %s, want %s", got, want)
	}
	read.Languages[1].Rules[0].Break = !read.Languages[1].Rules[0].Break
	if read.Version() == DefaultRules().Version() {
		t.Error("other rules have the same version")
	}
}

func FuzzReadSRX(f *testing.F) {
	for _, tt := range badFiles() {
		if len(tt.file) < 1000 {
			f.Add(tt.file)
		}
	}
	f.Add(srxFile(rule("no", `np\.`, `\s`), mapA))
	f.Fuzz(func(t *testing.T, file string) {
		rules, err := ReadSRX(strings.NewReader(file))
		if err != nil {
			var known *fault.Fault
			if !errors.As(err, &known) {
				t.Fatalf("%v is no fault", err)
			}
			return
		}
		again, err := ReadSRX(bytes.NewReader(rules.SRX()))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, rules.SRX())
		}
		if again.Version() != rules.Version() {
			t.Errorf("reading what was written gives\n%s\nafter\n%s", again.SRX(), rules.SRX())
		}
		if s, err := New(rules); err == nil {
			_, _ = s.Segments("pl", "Ala ma kota. A kot np. Alę.") // a slow rule is an error, not a crash
		}
	})
}
