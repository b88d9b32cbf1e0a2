package tmx

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"trivium/engine/fault"
)

// OriginProp is the type of the property that the column "origin" of a table becomes.
const OriginProp = "x-origin"

// A TableReader reads the units of a table: a row for each unit, a column for each language.
//
//	tuid  de         pl        origin
//	a1    Das Heim   Dom       handbook
//
// The first row names the columns: tags of languages in any order and, if wanted, tuid and origin. An
// empty field is a language the unit does not have. Texts are taken as they are, without inline codes.
//
// CSV follows RFC 4180, with "," or ";" (as spreadsheets write it where "," is the decimal point).
// TSV comes in two kinds. When the first row has its names in quotes, it is CSV with tabs. Otherwise
// a tab always ends a field, and quotes are text, unless they were needed: a field in quotes is taken
// out of them when there is a line end or a doubled quote inside, and no tab.
type TableReader struct {
	*source
	options   Options
	delimiter byte
	plain     bool // quotes are text, as a rule
	columns   []column
	report    Report
	ids       idSet
	fields    []field
	room      []byte // for fields taken out of their quotes, of one row
	text      []byte
	finished  bool
}

// A column is a language, or one of the two others.
type column struct {
	name string
	role role
}

type role uint8

const (
	ignoredColumn role = iota
	languageColumn
	idColumn
	originColumn
)

// field is a piece of buf, or of room when it was in quotes, which then began at buf[opened].
type field struct {
	from, to int
	unquoted bool
	opened   int
}

// maxQuoted is how far the end of a quoted field is looked for, in bytes: a quotation mark that was
// forgotten must not make one field of the rest of the file.
const maxQuoted = 256 << 10

// NewTableReader reads the first row. The delimiter is a tab, ";" or ","; where that row has none of
// it, or with 0, it is found out.
// A table without a column for a language is refused with a *fault.Fault, be the reader strict or not.
func NewTableReader(ctx context.Context, in io.Reader, delimiter byte, options Options) (*TableReader, error) {
	source, err := newSource(ctx, in, options.Name, options.Progress)
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	options.Limits = options.Limits.orDefault()
	if err := source.packed(); err != nil {
		return nil, err
	}
	source.most = max(options.Limits.Unit, 2*maxQuoted)
	t := &TableReader{source: source, options: options, delimiter: delimiter}
	if err := t.head(); err != nil {
		return nil, t.ended(err)
	}
	return t, nil
}

func (t *TableReader) ended(err error) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f
	}
	return fmt.Errorf("read table: %w", err)
}

// Languages returns the tags of the columns, as written.
func (t *TableReader) Languages() []string {
	tags := []string{}
	for _, c := range t.columns {
		if c.role == languageColumn {
			tags = append(tags, c.name)
		}
	}
	return tags
}

// Report returns what has become of the rows so far.
func (t *TableReader) Report() *Report { return &t.report }

// Units gives the units in the order of the rows, with the rules of Reader.Units.
func (t *TableReader) Units() iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		for !t.finished {
			unit, err := t.nextUnit()
			if err != nil || unit == nil {
				t.finished = true
				if err != nil {
					yield(nil, t.ended(err))
				}
				return
			}
			t.report.Units++
			if !yield(unit, nil) {
				return
			}
		}
	}
}

func (t *TableReader) tolerate(err error) error {
	var f *fault.Fault
	if !t.options.Lenient || !errors.As(err, &f) {
		return err
	}
	t.report.note(f)
	return nil
}

// nextUnit returns the next unit that can be handed out, nil at the end.
func (t *TableReader) nextUnit() (*Unit, error) {
	for {
		more, err := t.row()
		var unit *Unit
		if err == nil && !more {
			return nil, nil
		}
		if err == nil && len(t.fields) == 1 && t.fields[0].from == t.fields[0].to {
			continue // a blank line
		}
		if err == nil {
			unit, err = t.unit()
		}
		if err != nil {
			if err := t.tolerate(err); err != nil {
				return nil, err
			}
			t.report.LeftOut++
			continue
		}
		if unit != nil {
			return unit, nil
		}
	}
}

// unit makes a unit of the fields of a row; nil when it has no text.
func (t *TableReader) unit() (*Unit, error) {
	u := &Unit{Line: t.line, Offset: t.offset}
	for len(t.fields) > len(t.columns) && t.fields[len(t.fields)-1].from == t.fields[len(t.fields)-1].to {
		t.fields = t.fields[:len(t.fields)-1] // spreadsheets fill up to the widest row
	}
	if len(t.fields) != len(t.columns) {
		return nil, t.wrong(fault.New("tmx.table-fields", "found", strconv.Itoa(len(t.fields)), "expected", strconv.Itoa(len(t.columns))))
	}
	for i, c := range t.columns {
		if t.fields[i].from == t.fields[i].to || c.role == ignoredColumn {
			continue
		}
		var f *fault.Fault
		var at int
		if t.text, f, at = appendText(t.text[:0], t.bytes(t.fields[i]), inCDATA); f != nil {
			line, offset := t.where(t.raw(t.fields[i], at))
			return nil, t.placed(t.half(f), line, offset)
		}
		value := string(t.text)
		switch c.role {
		case idColumn:
			u.ID = value
		case originColumn:
			u.Meta = []Meta{{Kind: "prop", Attrs: Attrs{{"type", OriginProp}}, Text: value}}
		case languageColumn:
			if len(value) > t.options.Limits.Segment {
				return nil, t.wrong(fault.New("tmx.segment-too-long", "expected", kilobytes(t.options.Limits.Segment)))
			}
			u.Variants = append(u.Variants, Variant{Lang: c.name, Segment: Segment{{Text: value}}})
		}
	}
	if len(u.Variants) == 0 {
		return nil, nil
	}
	return u, t.checkID(u)
}

// wrong gives a fault the place of the row.
func (t *TableReader) wrong(f *fault.Fault) error { return t.placed(f, t.line, t.offset) }

// half names half a character of UTF-16 by its name.
func (t *TableReader) half(f *fault.Fault) *fault.Fault {
	if t.in.encoding != utf8Encoding && f.Args["found"] == halfCharacter {
		return fault.New("tmx.half-character")
	}
	return f
}

func (t *TableReader) checkID(u *Unit) error {
	if u.ID == "" {
		return nil
	}
	duplicate, remembered := t.ids.add(u.ID)
	if !remembered {
		t.report.IDsUnchecked = true
	}
	if !duplicate {
		return nil
	}
	f := fault.New("tmx.duplicate-id", "found", quote([]byte(u.ID)))
	if t.options.KeepDuplicates {
		t.report.note(t.placed(f.Warn(), u.Line, u.Offset))
		return nil
	}
	return t.wrong(f)
}
