package tmx

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"trivium/engine/fault"
)

// file wraps units into a file; the first unit begins in line 4.
func file(units string) string {
	return "<?xml version=\"1.0\"?>\n" +
		`<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="de" datatype="plaintext"/>` +
		"\n<body>\n" + units + "\n</body></tmx>\n"
}

// tu is a unit of one line.
func tu(id, inner string) string { return `<tu tuid="` + id + `">` + inner + "</tu>" }

func tuv(tag, seg string) string {
	return `<tuv xml:lang="` + tag + `"><seg>` + seg + "</seg></tuv>"
}

func good(id string) string { return tu(id, tuv("de", "Haus "+id)+tuv("pl", "Dom "+id)) }

// read reads all units of a file.
func read(t testing.TB, in io.Reader, options Options) ([]*Unit, *Reader, error) {
	t.Helper()
	r, err := NewReader(context.Background(), in, options)
	if err != nil {
		return nil, nil, err
	}
	var units []*Unit
	for u, err := range r.Units() {
		if err != nil {
			return units, r, err
		}
		units = append(units, u)
	}
	return units, r, nil
}

// placeless takes away where units came from, so that they can be compared.
func placeless(units []*Unit) []Unit {
	out := make([]Unit, len(units))
	for i, u := range units {
		out[i] = *u
		out[i].Line, out[i].Offset = 0, 0
	}
	return out
}

func TestSegments(t *testing.T) {
	for name, test := range segments() {
		t.Run(name, func(t *testing.T) {
			units, _, err := read(t, strings.NewReader(file(tu("1", tuv("de", test.seg)))), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := units[0].Variants[0].Segment; !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v\nwant %+v", got, test.want)
			}
		})
	}
}

// segments are what may stand in <seg>, and its tree; they seed the fuzz targets.
func segments() map[string]struct {
	seg  string
	want Segment
} {
	txt := func(s string) Node { return Node{Text: s} }
	return map[string]struct {
		seg  string
		want Segment
	}{
		"empty":      {"", nil},
		"text":       {"Zażółć gęślą jaźń", Segment{txt("Zażółć gęślą jaźń")}},
		"spaces":     {"  a\n\tb ", Segment{txt("  a\n\tb ")}},
		"references": {"&lt;a&gt; &amp;amp; &quot;&apos; &#228;&#x17c;&#x1F600;", Segment{txt(`<a> &amp; "' äż😀`)}},
		"line ends":  {"a\r\nb\rc&#13;d", Segment{txt("a\nb\nc\rd")}},
		"CDATA":      {"a<![CDATA[<b> & ]] > &lt;]]>c", Segment{txt("a<b> & ]] > &lt;c")}},
		"remarks":    {"a<!-- <b> & -->b<?x y?>c", Segment{txt("abc")}},
		"pair": {`Ein <bpt i="1" x="2" type="bold">&lt;b></bpt>Heim<ept i="1">&lt;/b></ept>.`, Segment{
			txt("Ein "), {Name: "bpt", Attrs: Attrs{{"i", "1"}, {"x", "2"}, {"type", "bold"}}, Nodes: []Node{txt("<b>")}},
			txt("Heim"), {Name: "ept", Attrs: Attrs{{"i", "1"}}, Nodes: []Node{txt("</b>")}}, txt("."),
		}},
		"alone": {`<ph x="1" assoc="p" type="fnote"/><it pos="begin">[</it><ut>u</ut>`, Segment{
			{Name: "ph", Attrs: Attrs{{"x", "1"}, {"assoc", "p"}, {"type", "fnote"}}},
			{Name: "it", Attrs: Attrs{{"pos", "begin"}}, Nodes: []Node{txt("[")}},
			{Name: "ut", Nodes: []Node{txt("u")}},
		}},
		"nested hi": {`a <hi type="term">b <hi>c</hi><ph/></hi>`, Segment{
			txt("a "), {Name: "hi", Attrs: Attrs{{"type", "term"}}, Nodes: []Node{
				txt("b "), {Name: "hi", Nodes: []Node{txt("c")}}, {Name: "ph"},
			}},
		}},
		"nested sub": {`<ph>{note <sub datatype="rtf" type="footnote">Fuß<bpt i="1">*</bpt>note<ept i="1"/><ph>x<sub>y</sub></ph></sub>}</ph>`, Segment{
			{Name: "ph", Nodes: []Node{txt("{note "), {
				Name: "sub", Attrs: Attrs{{"datatype", "rtf"}, {"type", "footnote"}},
				Nodes: []Node{
					txt("Fuß"), {Name: "bpt", Attrs: Attrs{{"i", "1"}}, Nodes: []Node{txt("*")}},
					txt("note"), {Name: "ept", Attrs: Attrs{{"i", "1"}}},
					{Name: "ph", Nodes: []Node{txt("x"), {Name: "sub", Nodes: []Node{txt("y")}}}},
				},
			}, txt("}")}},
		}},
	}
}

func TestUnit(t *testing.T) {
	const in = `<tu tuid='a "1"' srclang="de" creationid="Łukasz&#10;X" changedate="20261122T120000Z" usagecount="3" o-encoding="iso-8859-2" segtype="phrase">
<note xml:lang="pl">uwaga</note><prop type="x-a" o-encoding="b">p</prop><prop type="x-b"/>
<tuv xml:lang="de-AT" creationtool="T" lastusagedate="2"><note>n</note><prop type="t">v</prop><seg>Haus</seg></tuv>
<tuv xml:lang="pl_PL"><seg>Dom</seg></tuv><tuv xml:lang="de-AT"><seg>Heim</seg></tuv></tu>`
	units, _, err := read(t, strings.NewReader(file(in)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := Unit{
		ID: `a "1"`, Line: 4, Offset: int64(strings.Index(file(in), "<tu ")),
		Attrs: Attrs{
			{"srclang", "de"}, {"creationid", "Łukasz\nX"}, {"changedate", "20261122T120000Z"}, {"usagecount", "3"},
			{"o-encoding", "iso-8859-2"}, {"segtype", "phrase"},
		},
		Meta: []Meta{
			{Kind: "note", Attrs: Attrs{{"xml:lang", "pl"}}, Text: "uwaga"},
			{Kind: "prop", Attrs: Attrs{{"type", "x-a"}, {"o-encoding", "b"}}, Text: "p"},
			{Kind: "prop", Attrs: Attrs{{"type", "x-b"}}},
		},
		Variants: []Variant{
			{
				Lang: "de-AT", Attrs: Attrs{{"creationtool", "T"}, {"lastusagedate", "2"}}, Segment: Segment{{Text: "Haus"}},
				Meta: []Meta{{Kind: "note", Text: "n"}, {Kind: "prop", Attrs: Attrs{{"type", "t"}}, Text: "v"}},
			},
			{Lang: "pl_PL", Segment: Segment{{Text: "Dom"}}},
			{Lang: "de-AT", Segment: Segment{{Text: "Heim"}}},
		},
	}
	if len(units) != 1 || !reflect.DeepEqual(*units[0], want) {
		t.Errorf("got %+v\nwant %+v", units[0], want)
	}
	if got := units[0].Variants[1].Language(); got != "pl" {
		t.Errorf("pl_PL is %q", got)
	}
}

func TestHeader(t *testing.T) {
	const in = `<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4b"><header creationtool="OmegaT" srclang="pl">
<note>n</note><prop type="p">v</prop><ude name="u" base="x"><map unicode="#xF8FF" code="#xF0" ent="apple" subst="[a]"/></ude></header><body></body></tmx>`
	units, r, err := read(t, strings.NewReader(in), Options{})
	if err != nil || len(units) != 0 {
		t.Fatal(units, err)
	}
	want := Header{
		Version: "1.4b", Attrs: Attrs{{"creationtool", "OmegaT"}, {"srclang", "pl"}},
		Meta: []Meta{
			{Kind: "note", Text: "n"},
			{Kind: "prop", Attrs: Attrs{{"type", "p"}}, Text: "v"},
			{Kind: "ude", Attrs: Attrs{{"name", "u"}, {"base", "x"}}, Maps: []Attrs{
				{{"unicode", "#xF8FF"}, {"code", "#xF0"}, {"ent", "apple"}, {"subst", "[a]"}},
			}},
		},
	}
	if !reflect.DeepEqual(r.Header(), want) {
		t.Errorf("got %+v\nwant %+v", r.Header(), want)
	}
}

// inUTF16 returns a text in UTF-16.
func inUTF16(s string, order binary.ByteOrder, mark bool) []byte {
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	out := make([]byte, 2*len(units))
	for i, u := range units {
		order.PutUint16(out[2*i:], u)
	}
	return out
}

func TestEncodings(t *testing.T) {
	declared := func(as string) string {
		head := `<?xml version="1.0" encoding="` + as + `"?>`
		if as == "" {
			head = `<?xml version="1.0"?>`
		}
		return head + strings.TrimPrefix(file(tu("1", tuv("pl", "Zażółć 😀"))+tu("2", "")), `<?xml version="1.0"?>`)
	}
	tests := map[string]struct {
		in     []byte
		strict string // the fault before the one of unit 2
	}{
		"UTF-8":                          {[]byte(declared("")), ""},
		"UTF-8 with mark":                {[]byte("\uFEFF" + declared("utf-8")), ""},
		"UTF-16LE":                       {inUTF16(declared("UTF-16"), binary.LittleEndian, false), ""},
		"UTF-16LE with mark":             {inUTF16(declared("utf-16"), binary.LittleEndian, true), ""},
		"UTF-16BE":                       {inUTF16(declared("UTF-16BE"), binary.BigEndian, false), ""},
		"UTF-16BE with mark, undeclared": {inUTF16(declared(""), binary.BigEndian, true), ""},
		"UTF-16 that says UTF-8":         {inUTF16(declared("UTF-8"), binary.LittleEndian, true), "tmx.encoding-mislabelled"},
		"UTF-8 that says UTF-16":         {[]byte(declared("UTF-16")), "tmx.encoding-mislabelled"},
		"UTF-8 that says Windows-1250":   {[]byte(declared("Windows-1250")), "tmx.encoding-mislabelled"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for _, reader := range []io.Reader{bytes.NewReader(test.in), iotest.OneByteReader(bytes.NewReader(test.in))} {
				units, r, err := read(t, reader, Options{Lenient: true})
				if err != nil || len(units) != 1 || units[0].Variants[0].Segment.Plain() != "Zażółć 😀" {
					t.Fatal(units, err)
				}
				// The offset is that of the file as it lies there.
				width := 1
				if bytes.IndexByte(test.in, 0) >= 0 {
					width = 2
				}
				tag := bytes.Index(bytes.ReplaceAll(test.in, []byte{0}, nil), []byte("<tu "))
				if at := units[0].Offset; width == 1 && at != int64(tag) || width == 2 && !bytes.Contains(test.in[at:at+4], []byte("<")) || units[0].Line != 4 {
					t.Errorf("line %d, byte %d", units[0].Line, at)
				}
				if r.Report().Counts["tmx.structure"] != 1 || (r.Report().Counts["tmx.encoding-mislabelled"] == 1) != (test.strict != "") {
					t.Errorf("report %v", r.Report().Counts)
				}
			}
			_, _, err := read(t, bytes.NewReader(test.in), Options{})
			var f *fault.Fault
			if want := test.strict; !errors.As(err, &f) || want != "" && f.Code != want || want == "" && f.Code != "tmx.structure" {
				t.Errorf("strict: %v", err)
			}
		})
	}
}

func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.tmx")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			units, r, err := read(t, bytes.NewReader(data), Options{Lenient: true})
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			describe(&out, r.Header(), units)
			texts, err := fault.NewTexts()
			if err != nil {
				t.Fatal(err)
			}
			describeReport(&out, texts, r.Report())
			golden(t, strings.TrimSuffix(name, ".tmx")+".golden", out.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s", name, got)
	}
}
