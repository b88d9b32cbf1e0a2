package tmx

import (
	"encoding/binary"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

// badUnits stand between the good units "a" (line 4) and "z"; a strict reader stops at them with the
// code, a lenient one hands out the ids. They seed the fuzz targets.
func badUnits() map[string]struct {
	unit, code string
	line       int
	at         string // where the byte of the fault is: the first occurrence of this after unit a
	kept       string // ids that a lenient reader hands out
} {
	long := strings.Repeat("a", 3000)
	return map[string]struct {
		unit, code string
		line       int
		at, kept   string
	}{
		"ampersand":             {tu("b", tuv("de", "A & B")), "tmx.xml", 5, "& B", "a z"},
		"less than":             {tu("b", tuv("de", "1 < 2")), "tmx.xml", 5, "< 2", "a z"},
		"open element":          {tu("b", tuv("de", "<b>x</b>")), "tmx.structure", 5, "<b>", "a z"},
		"wrong end":             {tu("b", `<tuv xml:lang="de"><seg>x</tuv></seg>`), "tmx.structure", 5, "</tuv>", "a z"},
		"attribute twice":       {tu("b", `<tuv xml:lang="de" xml:lang="pl"><seg>x</seg></tuv>`), "tmx.xml", 5, "<tuv", "a z"},
		"attribute unquoted":    {`<tu tuid=b>` + tuv("de", "x") + "</tu>", "tmx.xml", 5, "<tu ", "a z"},
		"text between":          {tu("b", "hm"+tuv("de", "x")), "tmx.structure", 5, "hm", "a z"},
		"no language":           {tu("b", "\n<tuv><seg>x</seg></tuv>"+tuv("pl", "y")), "tmx.no-language", 6, "<tuv>", "a b z"},
		"only no language":      {tu("b", "<tuv><seg>x</seg></tuv>"), "tmx.no-language", 5, "<tuv>", "a z"},
		"unknown language":      {tu("b", tuv("deutsch", "x")+tuv("pl", "y")), "tmx.language-unknown", 5, "<tuv", "a b z"},
		"no text":               {tu("b", `<tuv xml:lang="de"></tuv>`), "tmx.structure", 5, "</tuv>", "a z"},
		"no variant":            {tu("b", ""), "tmx.structure", 5, "</tu>", "a z"},
		"same id":               {good("a"), "tmx.duplicate-id", 5, "<tu ", "a z"},
		"control character":     {tu("b", tuv("de", "\n\x02x")), "tmx.character", 6, "\x02", "a z"},
		"its reference":         {tu("b", tuv("de", "x&#2;")), "tmx.character", 5, "&#2;", "a z"},
		"noncharacter":          {tu("b", tuv("de", "x\uFFFF")), "tmx.character", 5, "\uFFFF", "a z"},
		"in an attribute":       {"<tu tuid=\"\x02\">" + tuv("de", "x") + "</tu>", "tmx.character", 5, "<tu ", "a z"},
		"Windows-1250":          {tu("b", tuv("pl", "za\xbf\xf3\xb3\xe6")), "tmx.not-utf8", 5, "\xbf", "a z"},
		"entity":                {tu("b", tuv("de", "a&nbsp;b")), "tmx.entity", 5, "&nbsp;", "a z"},
		"no end of reference":   {tu("b", tuv("de", "a&amp b")), "tmx.xml", 5, "&amp b", "a z"},
		"i missing":             {tu("b", tuv("de", "<bpt>x</bpt>")), "tmx.attribute-missing", 5, "<bpt>", "a z"},
		"pos missing":           {tu("b", tuv("de", "<it>x</it>")), "tmx.attribute-missing", 5, "<it>", "a z"},
		"pos wrong":             {tu("b", tuv("de", `<it pos="end-of">x</it>`)), "tmx.attribute-missing", 5, "<it", "a z"},
		"sub in seg":            {tu("b", tuv("de", "<sub>x</sub>")), "tmx.structure", 5, "<sub>", "a z"},
		"too deep":              {tu("b", tuv("de", strings.Repeat("<hi>", 9)+strings.Repeat("</hi>", 9))), "tmx.too-deep", 5, "", "a z"},
		"long segment":          {tu("b", tuv("de", long)), "tmx.segment-too-long", 5, "<tuv", "a z"},
		"many small codes":      {tu("b", tuv("de", strings.Repeat("<ph/>", 50))), "tmx.segment-too-long", 5, "", "a z"},
		"long unit":             {tu("b", strings.Repeat(tuv("de", long[:1000]), 9)), "tmx.unit-too-large", 5, "", "a z"},
		"long note":             {tu("b", "<note>"+strings.Repeat(long, 4)+"</note>"+tuv("de", "x")), "tmx.unit-too-large", 5, "aaa", "a z"},
		"long tag":              {`<tu tuid="` + strings.Repeat("b", maxTag) + `">` + tuv("de", "x") + "</tu>", "tmx.tag-too-long", 5, "<tu ", "a z"},
		"unit not closed":       {`<tu tuid="b">` + tuv("de", "x") + "\n" + good("c"), "tmx.structure", 6, `<tu tuid="c"`, "a c z"},
		"unit not closed, last": {good("c") + "\n<tu>", "tmx.structure", 7, `<tu tuid="z"`, "a c z"},
		"DOCTYPE":               {"<!DOCTYPE tmx>", "tmx.structure", 5, "<!DOCTYPE", "a z"},
		"something else":        {"<x>" + good("b") + "</x>", "tmx.structure", 5, "<x>", "a b z"},
	}
}

func TestBadUnits(t *testing.T) {
	texts, err := fault.NewTexts()
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range badUnits() {
		t.Run(name, func(t *testing.T) {
			in := file(good("a") + "\n" + test.unit + "\n" + good("z"))
			limits := Limits{Segment: 2000, Unit: 8000, Depth: 8}
			_, _, err := read(t, strings.NewReader(in), Options{Name: "m.tmx", Limits: limits})
			var f *fault.Fault
			if !errors.As(err, &f) || f.Code != test.code || f.Place.Line != test.line || f.Place.File != "m.tmx" {
				t.Fatalf("strict: %v, want %s in line %d", err, test.code, test.line)
			}
			after := strings.Index(in, good("a")) + len(good("a"))
			if want := after + strings.Index(in[after:], test.at); test.at != "" && f.Args["byte"] != strconv.Itoa(want) {
				t.Errorf("byte %s, want %d", f.Args["byte"], want)
			}
			for _, l := range lang.All() {
				if s := texts.Of(f, l); strings.Contains(s.Message, "no value") || !strings.Contains(s.Message, f.Args["byte"]) {
					t.Errorf("%s: %s", l, s.Message)
				}
			}
			units, r, err := read(t, strings.NewReader(in), Options{Lenient: true, Limits: limits})
			var ids []string
			for _, u := range units {
				ids = append(ids, u.ID)
			}
			if err != nil || !slices.Equal(ids, strings.Fields(test.kept)) {
				t.Errorf("lenient: %q, %v, want %s; %v", ids, err, test.kept, r.Report().Faults)
			}
			if left := r.Report().LeftOut; test.kept == "a z" && left != 1 && name != "DOCTYPE" {
				t.Errorf("%d units are said to be left out", left)
			}
			if r.Report().Counts[test.code] == 0 || r.Report().Units != len(units) {
				t.Errorf("report %+v", r.Report())
			}
		})
	}
}

// badFiles are refused as a whole by the strict reader; kept says how many units a lenient one saves, -1
// that it refuses the file too.
func badFiles() map[string]struct {
	file, code string
	line, kept int
} {
	body := strings.TrimPrefix(file(good("a")), "<?xml version=\"1.0\"?>\n")
	return map[string]struct {
		file, code string
		line, kept int
	}{
		"empty":               {"", "tmx.not-tmx", 1, -1},
		"text":                {"\n\nAla ma kota", "tmx.not-tmx", 1, -1},
		"another format":      {"<?xml version='1.0'?>\n<xliff/>", "tmx.not-tmx", 2, -1},
		"a picture":           {"\x89PNG\r\n\x1a\n\x00\x00", "tmx.not-tmx", 1, -1},
		"UTF-32":              {"\xFF\xFE\x00\x00<\x00\x00\x00", "tmx.encoding", 1, -1},
		"Windows-1250":        {"<?xml version='1.0' encoding='windows-1250'?>\n" + body, "tmx.encoding", 1, 1},
		"KOI-7":               {"<?xml version='1.0' encoding='koi-7'?>\n" + body, "tmx.encoding", 1, -1},
		"packed":              {"\x1F\x8B\x08" + body, "tmx.packed", 1, -1},
		"entity bomb":         {"<!DOCTYPE tmx [\n<!ENTITY a 'aaaa'>\n<!ENTITY b '&a;&a;'>]>" + strings.Replace(body, "</body>", tu("b", tuv("de", "&b;"))+"</body>", 1), "tmx.entities", 2, 1},
		"outer entity":        {"<!DOCTYPE tmx [<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;]>" + body, "tmx.entities", 1, 1},
		"endless DOCTYPE":     {"<!DOCTYPE tmx [" + strings.Repeat(" ", maxTag) + "]>" + body, "tmx.tag-too-long", 1, -1},
		"cut in the DOCTYPE":  {"<!DOCTYPE tmx [", "tmx.truncated", 1, -1},
		"cut in the header":   {body[:40], "tmx.truncated", 1, 0},
		"cut in a tag":        {body[:strings.Index(body, "<tuv ")+8], "tmx.truncated", 3, 0},
		"cut in a segment":    {body[:strings.Index(body, "Haus")], "tmx.truncated", 3, 0},
		"cut after a unit":    {body[:strings.Index(body, "</tu>")+5], "tmx.truncated", 3, 1},
		"cut in a comment":    {body[:strings.Index(body, "</body>")] + "<!-- ", "tmx.truncated", 4, 1},
		"cut in CDATA":        {body[:strings.Index(body, "Haus")] + "<![CDATA[ <tu", "tmx.truncated", 3, 0},
		"no end of tmx":       {strings.TrimSuffix(body, "</tmx>\n"), "tmx.truncated", 4, 1},
		"half of UTF-16":      {string(inUTF16(body, binary.LittleEndian, true)) + "x", "tmx.structure", 4, 1},
		"surrogates":          {strings.Replace(string(inUTF16(body, binary.LittleEndian, true)), "H\x00", "\x00\xDC", 1), "tmx.half-character", 3, 0},
		"something after it":  {body + "<tmx/>", "tmx.structure", 5, 1},
		"no header":           {"<tmx>\n<body>" + good("a") + "</body></tmx>", "tmx.structure", 2, 1},
		"a broken header":     {"<tmx>\n<header><b/></header><body>" + good("a") + "</body></tmx>", "tmx.structure", 2, 1},
		"a map without a map": {"<tmx>\n<header><ude name='x'/></header><body>" + good("a") + "</body></tmx>", "tmx.structure", 2, 1},
		"two bodies":          {strings.Replace(body, "</tmx>", "<body>"+good("b")+"</body></tmx>", 1), "tmx.structure", 4, 2},
		"no end of body":      {strings.Replace(body, "</body>", "", 1), "tmx.structure", 4, 1},
		"header behind":       {"<tmx>\n<body>" + good("a") + "</body><header/></tmx>", "tmx.structure", 2, 1},
		"two files":           {body + "<?xml version='1.0'?>\n" + strings.ReplaceAll(body, `tuid="a"`, `tuid="b"`), "tmx.structure", 6, 2},
	}
}

func TestBadFiles(t *testing.T) {
	for name, test := range badFiles() {
		t.Run(name, func(t *testing.T) {
			_, _, err := read(t, strings.NewReader(test.file), Options{})
			var f *fault.Fault
			if !errors.As(err, &f) || f.Code != test.code || f.Place.Line != test.line {
				t.Errorf("strict: %v, want %s in line %d", err, test.code, test.line)
			}
			units, r, err := read(t, strings.NewReader(test.file), Options{Lenient: true})
			if test.kept < 0 {
				if !errors.As(err, &f) || f.Code != test.code {
					t.Errorf("lenient: %v", err)
				}
				return
			}
			if err != nil || len(units) != test.kept || r.Report().Counts[test.code] == 0 {
				t.Errorf("lenient: %d units, %v, %v", len(units), err, r.Report())
			}
			if test.code != "tmx.truncated" && r.Report().Counts["tmx.truncated"] > 0 {
				t.Errorf("a whole file is said to be cut off: %v", r.Report().Faults)
			}
		})
	}
}

// TestRemarks: what is a little wrong is read by the strict reader too, and reported once.
func TestRemarks(t *testing.T) {
	tests := map[string]struct{ unit, code, found string }{
		"old lang":          {`<tu><tuv lang="DE"><seg>x</seg></tuv><tuv lang="PL"><seg>y</seg></tuv></tu>`, "tmx.old-language", ""},
		"foreign attribute": {`<tu xml:space="preserve"><tuv xml:lang="DE"><seg>x</seg></tuv><tuv xml:lang="pl"><seg>y</seg></tuv></tu>`, "tmx.ignored", "<tu xml:space=…>"},
		"foreign value":     {`<tu segtype="word"><tuv xml:lang="DE"><seg>x</seg></tuv><tuv xml:lang="pl"><seg>y</seg></tuv></tu>`, "tmx.ignored", `<tu segtype="word">`},
		"nameless property": {`<tu><prop>x</prop><tuv xml:lang="DE"><seg>x</seg></tuv><tuv xml:lang="pl"><seg>y</seg></tuv></tu>`, "tmx.ignored", "<prop>"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			units, r, err := read(t, strings.NewReader(file(test.unit+test.unit)), Options{})
			if err != nil || len(units) != 2 || len(units[0].Variants) != 2 || units[1].Variants[0].Lang != "DE" || units[1].Meta != nil || units[1].Attrs != nil {
				t.Fatal(units, err)
			}
			faults := r.Report().Faults
			if len(faults) != 1 || faults[0].Code != test.code || faults[0].Severity != fault.Warning || faults[0].Args["found"] != test.found || r.Report().Counts[test.code] < 2 {
				t.Errorf("%v %v", faults, r.Report().Counts)
			}
		})
	}
}

func TestKeepDuplicates(t *testing.T) {
	units, r, err := read(t, strings.NewReader(file(good("a")+good("a"))), Options{KeepDuplicates: true})
	if err != nil || len(units) != 2 || r.Report().Counts["tmx.duplicate-id"] != 1 || r.Report().Faults.Blocking() {
		t.Error(units, err, r.Report())
	}
}

// TestManyFaults: a report does not grow with the file.
func TestManyFaults(t *testing.T) {
	in := file(strings.Repeat("<tu/>\n", 5000) + good("z"))
	units, r, err := read(t, strings.NewReader(in), Options{Lenient: true})
	if err != nil || len(units) != 1 || r.Report().LeftOut != 5000 || r.Report().Counts["tmx.structure"] != 5000 || len(r.Report().Faults) != maxFaults {
		t.Errorf("%d units, %v, %d left out, %d faults", len(units), err, r.Report().LeftOut, len(r.Report().Faults))
	}
}
