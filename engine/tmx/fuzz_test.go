package tmx

import (
	"bytes"
	"reflect"
	"testing"
)

// small limits let the fuzzer reach them.
func small() Limits { return Limits{Segment: 2000, Unit: 8000, Depth: 8} }

// FuzzTMX: no input crashes either reader; a lenient one finds whatever a strict one does; what is read
// can be written and read again and is the same; our scanner and encoding/xml agree.
func FuzzTMX(f *testing.F) {
	for _, s := range segments() {
		f.Add([]byte(file(tu("1", tuv("de", s.seg)))))
	}
	for _, b := range badUnits() {
		f.Add([]byte(file(good("a") + "\n" + b.unit + "\n" + good("z"))))
	}
	for _, b := range badFiles() {
		f.Add([]byte(b.file))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		strict, r, err := read(t, bytes.NewReader(in), Options{Limits: small()})
		lenient, report, lenientErr := read(t, bytes.NewReader(in), Options{Lenient: true, Limits: small()})
		if err == nil && r.in.encoding == utf8Encoding {
			agree(t, string(in))
		}
		if len(lenient) < len(strict) || err == nil && (lenientErr != nil || report.report.LeftOut > 0) {
			t.Fatalf("strict %d units, %v; lenient %d, %v", len(strict), err, len(lenient), lenientErr)
		}
		units := placeless(lenient)
		again, _, err := read(t, bytes.NewReader(write(t, WriterOptions{}, units)), Options{})
		if got := placeless(again); err != nil || len(units) > 0 && !reflect.DeepEqual(got, units) {
			t.Fatalf("%v\ngot  %+v\nwant %+v", err, got, units)
		}
		for _, u := range units {
			u.Cells()
			for i, flat := range u.Flatten() {
				if s, err := flat.Unflatten(); err != nil || !reflect.DeepEqual(s, u.Variants[i].Segment) {
					t.Fatalf("%q\ngot  %+v %v\nwant %+v", flat.Text, s, err, u.Variants[i].Segment)
				}
			}
		}
	})
}

// FuzzTable: no input crashes the reader, and what it reads can be written and read again.
func FuzzTable(f *testing.F) {
	for _, table := range tables() {
		f.Add([]byte(table.in))
	}
	for _, table := range badTables() {
		f.Add([]byte(table.in))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		_, _, strict := readTable(bytes.NewReader(in), 0, Options{Limits: small()})
		units, r, err := readTable(bytes.NewReader(in), 0, Options{Lenient: true, Limits: small()})
		if err != nil {
			if strict == nil {
				t.Fatal(err)
			}
			return
		}
		var out bytes.Buffer
		w, err := NewTableWriter(&out, TableOptions{Languages: r.Languages(), Delimiter: ',', IDs: true, Origin: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range units {
			if written, err := w.Write(u); err != nil || !written {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		again, _, err := readTable(&out, ',', Options{})
		if err != nil || len(again) != len(units) {
			t.Fatalf("%d of %d units, %v", len(again), len(units), err)
		}
	})
}

// FuzzCell: whatever an author writes, its text and its codes come back.
func FuzzCell(f *testing.F) {
	for _, c := range flats() {
		f.Add(c.cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		s, err := FromCell(cell, nil)
		if err != nil {
			t.Fatal(err)
		}
		out := s.Cell()
		again, err := FromCell(out.Text, out.Codes)
		if err != nil || !sameTexts(again, s) && !bytes.ContainsAny([]byte(cell), "\r\n\x00") {
			t.Fatalf("%q: %+v, then %q: %+v", cell, s, out.Text, again)
		}
	})
}
