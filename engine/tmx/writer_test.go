package tmx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"trivium/engine/fault"
)

func write(t testing.TB, options WriterOptions, units []Unit) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out, options)
	if err != nil {
		t.Fatal(err)
	}
	for i := range units {
		if err := w.Write(&units[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRoundTrip: what is written and read again is the same, in both encodings, and encoding/xml finds
// it well formed.
func TestRoundTrip(t *testing.T) {
	r := newRandom(1)
	var units []Unit
	for i := range 500 {
		units = append(units, r.unit(strconv.Itoa(i)))
	}
	header := Header{Attrs: Attrs{{"creationid", "A & B"}}, Meta: []Meta{
		{Kind: "ude", Attrs: Attrs{{"name", "u"}}, Maps: []Attrs{{{"unicode", "#xF8FF"}}}}, {Kind: "note", Text: "<n>"},
	}}
	for _, wide := range []bool{false, true} {
		data := write(t, WriterOptions{Header: header, UTF16: wide}, units)
		got, reader, err := read(t, bytes.NewReader(data), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(units) {
			t.Fatalf("%d of %d units", len(got), len(units))
		}
		for i, u := range placeless(got) {
			if !reflect.DeepEqual(u, units[i]) {
				t.Fatalf("unit %d: got %+v\nwant %+v", i, u, units[i])
			}
		}
		h := reader.Header()
		if h.Version != "1.4" || h.Attrs.Get("creationid") != "A & B" || h.Attrs.Get("srclang") != "*all*" || !reflect.DeepEqual(h.Meta, header.Meta) {
			t.Errorf("header %+v", h)
		}
		if wide {
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestUnwritable: what TMX cannot hold is refused, and the writer goes on.
func TestUnwritable(t *testing.T) {
	variant := func(nodes ...Node) Unit { return Unit{Variants: []Variant{{Lang: "de", Segment: nodes}}} }
	tests := map[string]struct {
		unit  Unit
		found string
	}{
		"no variant":          {Unit{}, "<tu></tu>"},
		"no language":         {Unit{Variants: []Variant{{}}}, `<tuv xml:lang="">`},
		"control character":   {variant(Node{Text: "a\x01"}), "U+0001"},
		"not UTF-8":           {variant(Node{Text: "a\xBF"}), "0xBF"},
		"in an id":            {Unit{ID: "\x00", Variants: []Variant{{Lang: "de"}}}, "U+0000"},
		"unknown element":     {variant(Node{Name: "b"}), "<seg> <b>"},
		"out of place":        {variant(Node{Name: "ph", Nodes: []Node{{Name: "hi"}}}), "<ph> <hi>"},
		"missing attribute":   {variant(Node{Name: "bpt"}), "<bpt>, i"},
		"unknown attribute":   {variant(Node{Name: "ph", Attrs: Attrs{{"y", "1"}}}), "<ph y=…>"},
		"attribute twice":     {variant(Node{Name: "ph", Attrs: Attrs{{"x", "1"}, {"x", "1"}}}), "<ph x=…>"},
		"value not listed":    {Unit{Attrs: Attrs{{"segtype", "word"}}, Variants: []Variant{{Lang: "de"}}}, "<tu segtype=…>"},
		"id among the rest":   {Unit{Attrs: Attrs{{"tuid", "1"}}, Variants: []Variant{{Lang: "de"}}}, "<tu tuid=…>"},
		"ude in a unit":       {Unit{Meta: []Meta{{Kind: "ude"}}, Variants: []Variant{{Lang: "de"}}}, "<ude>"},
		"property of nothing": {Unit{Meta: []Meta{{Kind: "prop"}}, Variants: []Variant{{Lang: "de"}}}, "<prop>, type"},
	}
	var out bytes.Buffer
	w, err := NewWriter(&out, WriterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range tests {
		var f *fault.Fault
		if err := w.Write(&test.unit); !errors.As(err, &f) || f.Code != "tmx.unwritable" || f.Args["found"] != test.found {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := w.Write(&Unit{ID: "x", Variants: []Variant{{Lang: "de"}}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	units, _, err := read(t, &out, Options{})
	if err != nil || len(units) != 1 || units[0].ID != "x" {
		t.Error(units, err)
	}
	if _, err := NewWriter(&out, WriterOptions{Header: Header{Attrs: Attrs{{"x", ""}}}}); err == nil {
		t.Error("a header with a foreign attribute")
	}
}

// full is a disk without room.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestFullDisk(t *testing.T) {
	w, err := NewWriter(fullDisk{}, WriterOptions{UTF16: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(&Unit{Variants: []Variant{{Lang: "de", Segment: Segment{{Text: strings.Repeat("x", 1<<20)}}}}}); !errors.Is(err, io.ErrShortWrite) {
		t.Error(err)
	}
	if err := w.Close(); !errors.Is(err, io.ErrShortWrite) {
		t.Error(err)
	}
}
