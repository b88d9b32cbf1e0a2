package tmx

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"trivium/engine/fault"
)

func readTable(in io.Reader, delimiter byte, options Options) ([]*Unit, *TableReader, error) {
	r, err := NewTableReader(context.Background(), in, delimiter, options)
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

// row shows a unit: line, id, the texts by language, origin.
func row(u *Unit) string {
	s := strconv.Itoa(u.Line) + "|" + u.ID
	for _, v := range u.Variants {
		s += "|" + v.Lang + "=" + v.Segment.Plain()
	}
	if o := u.Prop(OriginProp); o != "" {
		s += "|" + o
	}
	return s
}

// tables are files and their rows; they seed the fuzz target.
func tables() map[string]struct {
	in   string
	want []string
} {
	return map[string]struct {
		in   string
		want []string
	}{
		"TSV":                {"de\tpl\nHaus\tdom\n", []string{"2||de=Haus|pl=dom"}},
		"no line end":        {"de\tpl\nHaus\tdom", []string{"2||de=Haus|pl=dom"}},
		"CR LF":              {"de\tpl\r\nHaus\tdom\r\n", []string{"2||de=Haus|pl=dom"}},
		"CR":                 {"de\tpl\rHaus\tdom\rBaum\tdrzewo", []string{"1||de=Haus|pl=dom", "1||de=Baum|pl=drzewo"}},
		"id and origin":      {"tuid\tde\torigin\tpl\n7\tHaus\tlib\tdom\n", []string{"2|7|de=Haus|pl=dom|lib"}},
		"mark":               {"\uFEFFde\tpl\nHaus\tdom\n", []string{"2||de=Haus|pl=dom"}},
		"gaps":               {"de\tpl\tlt\n\tdom\t\n\n\t\t\nHaus\t\tnamas\n", []string{"2||pl=dom", "5||de=Haus|lt=namas"}},
		"countries":          {"de-AT\tPL\tlt_LT\nHaus\tdom\tnamas\n", []string{"2||de-AT=Haus|PL=dom|lt_LT=namas"}},
		"quotes as text":     {"de\tpl\n\"Haus\"\t\"do\"m\n\"a\t\"\n", []string{"2||de=\"Haus\"|pl=\"do\"m", "3||de=\"a|pl=\""}},
		"quotes needed":      {"de\tpl\n\"Ha\nus\"\t\"\"\"dom\"\"\"\nx\ty\n", []string{"2||de=Ha\nus|pl=\"dom\"", "4||de=x|pl=y"}},
		"quoted names":       {"\"de\"\t\"pl\"\n\"Ha\tus\"\t\"dom\"\n", []string{"2||de=Ha\tus|pl=dom"}},
		"comma":              {"de,pl\n\"Haus, alt\",\"\"\"dom\"\"\"\n", []string{"2||de=Haus, alt|pl=\"dom\""}},
		"semicolon":          {"tuid;de;pl\n1;a, b;\"c;\r\nd\"\n2;x;y\n", []string{"2|1|de=a, b|pl=c;\nd", "4|2|de=x|pl=y"}},
		"one language":       {"de\nHaus\n\nBaum\n", []string{"2||de=Haus", "4||de=Baum"}},
		"only names":         {"de\tpl", nil},
		"filled up":          {"de;pl;\"\"\n", nil},
		"wider than columns": {"de;pl\na;b;;;\n", []string{"2||de=a|pl=b"}},
		"filled up, used":    {"de;pl; ;\na;b;;\n", []string{"2||de=a|pl=b"}},
		"blank rows before":  {"\r\n \n\nde;pl\na;b\n", []string{"5||de=a|pl=b"}},
		"delimiter told":     {"sep=;\r\nde;pl\r\na, b;c\r\n", []string{"3||de=a, b|pl=c"}},
		"told in quotes":     {"\"sep=,\"\nde\n\"a;b\"\n", []string{"3||de=a;b"}},
		"told, a tab":        {"SEP=\t\nde\tpl\na\tb\n", []string{"3||de=a|pl=b"}},
		"three letters":      {"pol;deu\na;b\n", []string{"2||pol=a|deu=b"}},
		"spaces":             {"de , pl\n a ,b \n", []string{"2||de= a |pl=b "}},
		"UTF-16":             {string(inUTF16("de\tpl\nHäuser\tdomy 😀\n", binary.LittleEndian, true)), []string{"2||de=Häuser|pl=domy 😀"}},
		"UTF-16 bare":        {string(inUTF16("de\tpl\nHäuser\tdomy\n", binary.BigEndian, false)), []string{"2||de=Häuser|pl=domy"}},
	}
}

func TestTables(t *testing.T) {
	for name, test := range tables() {
		t.Run(name, func(t *testing.T) {
			for _, in := range []io.Reader{strings.NewReader(test.in), iotest.OneByteReader(strings.NewReader(test.in))} {
				units, _, err := readTable(in, 0, Options{})
				var got []string
				for _, u := range units {
					got = append(got, row(u))
				}
				if err != nil || !reflect.DeepEqual(got, test.want) {
					t.Errorf("got %q, %v\nwant %q", got, err, test.want)
				}
			}
		})
	}
}

// badTables are refused with a code in a line by the strict reader; kept is how many rows a lenient one
// saves, -1 that it refuses the table too.
func badTables() map[string]struct {
	in, code   string
	line, kept int
} {
	return map[string]struct {
		in, code   string
		line, kept int
	}{
		"empty":               {"", "tmx.table-languages", 1, -1},
		"no language":         {"tuid\torigin\nx\ty\n", "tmx.table-languages", 1, -1},
		"prose":               {"Das ist ein Brief.\nSehr geehrte\n", "tmx.table-languages", 1, -1},
		"unknown column":      {"de\tAnmerkung\tpl\na\tb\tc\n", "tmx.table-column", 1, 1},
		"too few":             {"de\tpl\na\tb\nc\nd\te\n", "tmx.table-fields", 3, 2},
		"too many":            {"de\tpl\na\tb\nc\td\te\nf\tg\n", "tmx.table-fields", 3, 2},
		"quote not closed":    {"de,pl\n\"a,b\nc,d\ne,f\n", "tmx.table-quote", 2, 2},
		"text behind a quote": {"de,pl\na,b\n\"c\"d,e\nf,g\n", "tmx.table-quote", 3, 2},
		"same id":             {"tuid,de\n1,a\n1,b\n2,c\n", "tmx.duplicate-id", 3, 2},
		"control character":   {"de,pl\na\x00,b\nc,d\n", "tmx.character", 2, 1},
		"Windows-1257":        {"de,lt\na,\xe0\nc,d\n", "tmx.not-utf8", 2, 1},
		"half a character":    {string(inUTF16("de,pl\n", binary.LittleEndian, true)) + "\x00\xDC,\x00x\x00\n\x00a\x00,\x00b\x00", "tmx.half-character", 2, 1},
		"UTF-32":              {"\xFF\xFE\x00\x00d\x00\x00\x00", "tmx.encoding", 1, -1},
		"packed":              {"PK\x03\x04de,pl\n", "tmx.packed", 1, -1},
		"long segment":        {"de,pl\n" + strings.Repeat("a", 3000) + ",b\nc,d\n", "tmx.segment-too-long", 2, 1},
		"long row":            {"de,pl\n" + strings.Repeat("a", 4*maxQuoted) + ",b\nc,d\n", "tmx.unit-too-large", 2, 1},
	}
}

func TestBadTables(t *testing.T) {
	for name, test := range badTables() {
		t.Run(name, func(t *testing.T) {
			limits := Limits{Segment: 2000, Unit: 8000}
			_, _, err := readTable(strings.NewReader(test.in), 0, Options{Name: "m.csv", Limits: limits})
			var f *fault.Fault
			if !errors.As(err, &f) || f.Code != test.code || f.Place.Line != test.line || f.Place.File != "m.csv" {
				t.Errorf("strict: %v, want %s in line %d", err, test.code, test.line)
			}
			units, r, err := readTable(strings.NewReader(test.in), 0, Options{Lenient: true, Limits: limits})
			if test.kept < 0 {
				if err == nil {
					t.Error("lenient: no fault")
				}
				return
			}
			if err != nil || len(units) != test.kept || r.Report().Counts[test.code] != 1 {
				t.Errorf("lenient: %d units, %v, %+v", len(units), err, r.Report())
			}
		})
	}
}

// TestTablePlaces: a byte that is wrong is named itself, also in quotes.
func TestTablePlaces(t *testing.T) {
	for name, in := range map[string]string{
		"bare":           "de;pl\na;b\nHaus;x\xF3\n",
		"in quotes":      "de;pl\na;b\n\"Haus\";\"x \xF3\"\n",
		"behind doubled": "de;pl\n\"\"\"Ha\"\"u\"\"s\xF3\"\"\";x\n",
		"behind a line":  "de;pl\n\"Ha\n\xF3\";x\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := readTable(strings.NewReader(in), 0, Options{})
			at := strings.IndexByte(in, 0xF3)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Args["byte"] != strconv.Itoa(at) || f.Place.Line != 1+strings.Count(in[:at], "\n") {
				t.Errorf("%v, want byte %d", err, at)
			}
		})
	}
}

// TestUsualDelimiter: one that was expected counts where the names do not say otherwise.
func TestUsualDelimiter(t *testing.T) {
	for in, want := range map[string]string{"de\na, b\n": "2||de=a, b", "de;pl\na, b;c\n": "2||de=a, b|pl=c"} {
		units, _, err := readTable(strings.NewReader(in), '\t', Options{})
		if err != nil || len(units) != 1 || row(units[0]) != want {
			t.Errorf("%q: %v %v", in, units, err)
		}
	}
}

// TestTableRoundTrip: what is written is read again, in each kind of table; and encoding/csv reads our
// CSV alike.
func TestTableRoundTrip(t *testing.T) {
	r := newRandom(4)
	var units []Unit
	for i := range 300 {
		u := Unit{ID: strconv.Itoa(i), Meta: []Meta{{Kind: "prop", Attrs: Attrs{{"type", OriginProp}}, Text: "lib"}}}
		for _, tag := range []string{"de", "pl"} {
			if s := r.text(); s != "" {
				u.Variants = append(u.Variants, Variant{Lang: tag, Segment: Segment{{Text: s}}})
			}
		}
		if len(u.Variants) > 0 {
			units = append(units, u)
		}
	}
	for _, delimiter := range []byte{'\t', ';', ','} {
		var out bytes.Buffer
		w, err := NewTableWriter(&out, TableOptions{Languages: []string{"de", "pl"}, Delimiter: delimiter, IDs: true, Origin: true, Mark: true})
		if err != nil {
			t.Fatal(err)
		}
		for i := range units {
			if written, err := w.Write(&units[i]); err != nil || !written {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		got, reader, err := readTable(bytes.NewReader(out.Bytes()), 0, Options{})
		if err != nil || reader.delimiter != delimiter || len(got) != len(units) {
			t.Fatalf("%q: %d of %d, %v", delimiter, len(got), len(units), err)
		}
		for i, u := range placeless(got) {
			want := units[i]
			want.Variants = nil
			for _, v := range units[i].Variants {
				s := lineEnds(v.Segment.Plain())
				if delimiter == '\t' {
					s = strings.ReplaceAll(s, "\t", " ")
				}
				v.Segment = Segment{{Text: s}}
				want.Variants = append(want.Variants, v)
			}
			if !reflect.DeepEqual(u, want) {
				t.Fatalf("%q row %d: got %+v\nwant %+v", delimiter, i, u, want)
			}
		}
		if delimiter == '\t' {
			continue
		}
		other := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF")))
		other.Comma = rune(delimiter)
		rows, err := other.ReadAll()
		if err != nil || len(rows) != len(units)+1 {
			t.Errorf("encoding/csv: %d rows, %v", len(rows), err)
		}
	}
}

func TestTableWriter(t *testing.T) {
	unit := Unit{Variants: []Variant{
		{Lang: "de-AT", Segment: Segment{{Text: "Sackerl "}, {Name: "ph"}}}, {Lang: "DE", Segment: Segment{{Text: "Tüte"}}},
		{Lang: "pl_PL", Segment: Segment{{Text: "torba"}}},
	}}
	tests := map[string]struct {
		languages []string
		want      string
	}{
		"the very tag":  {[]string{"de", "de-AT", "pl"}, "de\tde-AT\tpl\nTüte\tSackerl {1}\ttorba\n"},
		"its language":  {[]string{"pl-PL", "lt"}, "pl-PL\tlt\ntorba\t\n"},
		"none of these": {[]string{"lt"}, "lt\n"},
	}
	for name, test := range tests {
		var out bytes.Buffer
		w, err := NewTableWriter(&out, TableOptions{Languages: test.languages})
		if err != nil {
			t.Fatal(err)
		}
		written, err := w.Write(&unit)
		if err != nil || written != (name != "none of these") {
			t.Error(name, written, err)
		}
		if _, err := w.Write(&Unit{Variants: []Variant{{Lang: test.languages[0], Segment: Segment{{Text: "\x01"}}}}}); err == nil {
			t.Errorf("%s: a control character was written", name)
		}
		if err := w.Close(); err != nil || out.String() != test.want {
			t.Errorf("%s: %q, %v", name, out.String(), err)
		}
	}
}
