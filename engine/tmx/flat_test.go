package tmx

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/text"
)

// segmentOf reads a segment as it stands in a file.
func segmentOf(t testing.TB, seg string) Segment {
	t.Helper()
	units, _, err := read(t, strings.NewReader(file(tu("1", tuv("de", seg)))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return units[0].Variants[0].Segment
}

// flats are segments, their flat texts and their cells.
func flats() map[string]struct{ seg, flat, cell string } {
	return map[string]struct{ seg, flat, cell string }{
		"text":           {"Das Heim", "Das Heim", "Das Heim"},
		"pair":           {`Das <bpt i="1">&lt;b></bpt>Heim<ept i="1"/>.`, "Das {1-}Heim{-1}.", "Das {1-}Heim{-1}."},
		"pairs crossing": {`<bpt i="1"/>a<bpt i="2"/>b<ept i="1"/>c<ept i="2"/>`, "{1-}a{2-}b{-1}c{-2}", "{1-}a{2-}b{-1}c{-2}"},
		"alone":          {`a<ph/>b<ut/><it pos="begin"/>c<it pos="end"/><ept i="7"/>`, "a{1}b{2}{3-}c{-4}{-5}", "a{1}b{2}{3-}c{-4}{-5}"},
		"hi":             {`<hi>a<ph/><hi>b</hi></hi>c`, "{1-}a{2}{3-}b{-3}{-1}c", "{1-}a{2}{3-}b{-3}{-1}c"},
		"literal":        {`{1} {2-}<ph/>{-3}{x}`, "{1} {2-}{4}{-3}{x}", "{1} {2-}{4}{-3}{x}"},
		"broken literal": {`{<ph/>1{-<ph/>}`, "{{1}1{-{2}}", "{{1}1{-{2}}"},
		"ours": {
			`<bpt i="1">**</bpt>Das<ept i="1">**</ept> <bpt i="2">[</bpt>Heim<ept i="2">](https://example.org)</ept> <bpt i="3">` + "`x`" + `</bpt>`,
			"{1-}Das{-1} {2-}Heim{-2} {3-}", "**Das** [Heim](https://example.org) {3-}",
		},
		"ours and theirs": {`<bpt i="1">*</bpt>a<ph>x</ph>b<ept i="1">*</ept>`, "{1-}a{2}b{-1}", "*a{2}b*"},
		"a break":         {"a<ph type=\"lb\">\\\n</ph>b<ph type=\"lb\">&lt;br></ph>", "a{1}b{2}", "a\\\nb{2}"},
		"to be escaped":   {`2*3*4 und <bpt i="1">*</bpt>x<ept i="1">*</ept>`, `2*3*4 und {1-}x{-1}`, `2\*3\*4 und *x*`},
		"harmless":        {`2 * 3 [sic] a_b`, `2 * 3 [sic] a_b`, `2 * 3 [sic] a_b`},
		"backslash":       {`C:\*`, `C:\*`, `C:\\\*`},
	}
}

func TestFlat(t *testing.T) {
	for name, test := range flats() {
		t.Run(name, func(t *testing.T) {
			s := segmentOf(t, test.seg)
			flat := s.Flatten()
			if flat.Text != test.flat {
				t.Errorf("flat %q, want %q", flat.Text, test.flat)
			}
			if again, err := flat.Unflatten(); err != nil || !reflect.DeepEqual(again, s) {
				t.Errorf("again %+v, %v\nwant %+v", again, err, s)
			}
			c := s.Cell()
			if c.Text != test.cell {
				t.Errorf("cell %q, want %q", c.Text, test.cell)
			}
			if again, err := FromCell(c.Text, c.Codes); err != nil || !sameTexts(again, s) {
				t.Errorf("from the cell %+v, %v\nwant %+v", again, err, s)
			}
		})
	}
}

// TestCells: what an author wrote comes back letter by letter, and other programs see what it is.
func TestCells(t *testing.T) {
	tests := map[string]struct{ cell, plain, types string }{
		"text":           {"Zażółć", "Zażółć", ""},
		"strong":         {"Das **Heim** und __das__", "Das Heim und das", "bold bold"},
		"emphasis":       {"*a* _b_ ***c***", "a b c", "italic italic bold"},
		"nested":         {"**a *b* c**", "a b c", "bold italic"},
		"code":           {"`a*b` ``c`d``", "a*b c`d", "x-code x-code"},
		"link":           {"[das *Heim*](https://example.org/a_b_c \"T\")", "das Heim", "link italic"},
		"term":           {"[Heim](term:01ABC)", "Heim", "link"},
		"break":          {"a\\\nb", "ab", "lb"},
		"paragraphs":     {"a\n\nb", "ab", "lb"},
		"no markup":      {"2 * 3, a_b, [sic], **", "2 * 3, a_b, [sic], **", ""},
		"escaped":        {`\*a\* 2`, "*a* 2", ""},
		"half of a link": {"](x)", "](x)", ""},
		"placeholder":    {"{name} %s", "{name} %s", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, err := FromCell(test.cell, nil)
			if err != nil {
				t.Fatal(err)
			}
			var types []string
			for _, n := range s {
				if kind := n.Attrs.Get("type"); kind != "" {
					types = append(types, kind)
				}
			}
			if got := strings.Join(types, " "); s.Plain() != test.plain || got != test.types {
				t.Errorf("plain %q, types %s", s.Plain(), got)
			}
			// The writer takes it, which says that pairs and attributes are as the standard wants them.
			write(t, WriterOptions{}, []Unit{{Variants: []Variant{{Lang: "de", Segment: s}}}})
			if got := s.Cell(); got.Text != test.cell || len(got.Codes) > 0 {
				t.Errorf("back %q", got.Text)
			}
		})
	}
}

// TestRandomFlat: any segment can be flattened and put together, and so can its cell.
func TestRandomFlat(t *testing.T) {
	r := newRandom(3)
	for range 3000 {
		u := r.unit("")
		cells := u.Cells()
		for i, flat := range u.Flatten() {
			s := u.Variants[i].Segment
			if again, err := flat.Unflatten(); err != nil || !reflect.DeepEqual(again, s) {
				t.Fatalf("%q\ngot  %+v %v\nwant %+v", flat.Text, again, err, s)
			}
			// Nothing of a foreign text becomes markup that was not there.
			var found, want []string
			for _, token := range text.Tokens(cells[i].Text) {
				if token.Kind == text.Tag && !isBlankLine(token.Of(cells[i].Text)) {
					found = append(found, token.Of(cells[i].Text))
				}
			}
			for _, c := range flat.Codes {
				if m, ok := cellMarkup(c.Node); ok && !isBlankLine(m) {
					want = append(want, m)
				}
			}
			if len(found) > len(want) {
				t.Fatalf("%q\nmarkup %q, codes %q", cells[i].Text, found, want)
			}
		}
	}
}

// isBlankLine says that markup is a break that white space alone makes: there is no escape for it.
func isBlankLine(s string) bool { return strings.TrimSpace(s) == "" || s == "\\\n" }

// TestNumbersAgree: what belongs together has the same number in each language.
func TestNumbersAgree(t *testing.T) {
	in := file(`<tu><tuv xml:lang="de"><seg><bpt i="1" x="1"/>a<ept i="1"/><ph x="2"/> <ph>br</ph>{4}</seg></tuv>` +
		`<tuv xml:lang="pl"><seg><ph x="2"/><ph>br</ph><ph>new</ph><bpt i="5" x="1"/>a<ept i="5"/></seg></tuv></tu>`)
	r, err := NewReader(context.Background(), strings.NewReader(in), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for u, err := range r.Units() {
		if err != nil {
			t.Fatal(err)
		}
		flats := u.Flatten()
		if flats[0].Text != "{1-}a{-1}{2} {3}{4}" || flats[1].Text != "{2}{3}{5}{1-}a{-1}" {
			t.Errorf("%q %q", flats[0].Text, flats[1].Text)
		}
	}
}

// TestMoved: a translator may move and drop codes, but a hi has to close behind its beginning.
func TestMoved(t *testing.T) {
	codes := segmentOf(t, `<hi>a</hi><ph>x</ph>`).Flatten().Codes
	tests := map[string]string{
		"{2} {1-}b{-1}{2}": "", "b": "", "{1-}{2}{-1}": "", "{-1}a{1-}": "{-1}", "{1-}a": "{-1}", "a{-1}": "{-1}",
	}
	for in, wrong := range tests {
		s, err := Flat{Text: in, Codes: codes}.Unflatten()
		var f *fault.Fault
		if (wrong == "") != (err == nil) || wrong != "" && (!errors.As(err, &f) || f.Args["found"] != wrong) {
			t.Errorf("%s: %v", in, err)
		}
		if err == nil && s.Flatten().Text == "" {
			t.Errorf("%s: empty", in)
		}
	}
}
