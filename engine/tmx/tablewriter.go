package tmx

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/fault"
)

// TableOptions say how a table is written.
type TableOptions struct {
	Languages []string // the columns, as tags
	Delimiter byte     // a tab, ";" or ","; 0 is a tab
	IDs       bool     // with a column tuid
	Origin    bool     // with a column origin: the property OriginProp
	Mark      bool     // begin with a byte order mark, by which spreadsheets know UTF-8
}

// A TableWriter writes units as a table that TableReader reads. Of a unit it keeps the texts in the
// languages of the table, id and origin. Inline codes are written as their placeholders, and are text
// when the table is read again. In a table with tabs, a tab in a text becomes a space.
type TableWriter struct {
	out     *bufio.Writer
	options TableOptions
	rows    int
	err     error
}

// NewTableWriter writes the names of the columns.
func NewTableWriter(out io.Writer, options TableOptions) (*TableWriter, error) {
	if options.Delimiter == 0 {
		options.Delimiter = '\t'
	}
	if len(options.Languages) == 0 {
		return nil, fault.New("tmx.table-languages", "found", "@nothing")
	}
	t := &TableWriter{out: bufio.NewWriterSize(out, 64<<10), options: options}
	if options.Mark {
		t.raw("\uFEFF")
	}
	var names []string
	if options.IDs {
		names = append(names, "tuid")
	}
	names = append(names, options.Languages...)
	if options.Origin {
		names = append(names, "origin")
	}
	t.row(names)
	return t, t.failed()
}

// Write writes a row. A unit that has none of the languages gets none, which is no error: written
// says which it was. Bytes that are not UTF-8, and control characters, are refused with a *fault.Fault.
func (t *TableWriter) Write(u *Unit) (written bool, err error) {
	t.rows++
	var fields []string
	if t.options.IDs {
		fields = append(fields, u.ID)
	}
	flats := u.Flatten()
	for _, tag := range t.options.Languages {
		text := ""
		if i := variantFor(u, tag); i >= 0 {
			text = flats[i].Text
		}
		written = written || text != ""
		fields = append(fields, text)
	}
	if !written || t.err != nil {
		return false, t.failed()
	}
	if t.options.Origin {
		fields = append(fields, u.Prop(OriginProp))
	}
	for _, s := range fields {
		if _, f, _ := appendText(nil, []byte(s), inCDATA); f != nil || !utf8.ValidString(s) {
			found := ""
			if f != nil {
				found = f.Args["found"]
			}
			return false, fault.New("tmx.unwritable", "found", found, "unit", strconv.Itoa(t.rows))
		}
	}
	t.row(fields)
	return true, t.failed()
}

// variantFor returns the variant for a column: the one with just this tag, or else the first in the
// same of our languages, whatever its country; -1 for none.
func variantFor(u *Unit, tag string) int {
	for i, v := range u.Variants {
		if strings.EqualFold(v.Lang, tag) {
			return i
		}
	}
	base := (&Variant{Lang: tag}).Language()
	for i := range u.Variants {
		if base != "" && u.Variants[i].Language() == base {
			return i
		}
	}
	return -1
}

func (t *TableWriter) row(fields []string) {
	for i, s := range fields {
		if i > 0 {
			t.raw(string(rune(t.options.Delimiter)))
		}
		t.field(s)
	}
	t.raw("\n")
}

// lineEnds turns those of a text into the one that a reader of tables gives back.
func lineEnds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// field writes a text, in quotes where it must be.
func (t *TableWriter) field(s string) {
	s = lineEnds(s)
	special := "\n" + string(rune(t.options.Delimiter))
	quoted := strings.HasPrefix(s, `"`)
	if t.options.Delimiter == '\t' {
		s = strings.ReplaceAll(s, "\t", " ")
	} else {
		special += `"`
	}
	if quoted || strings.ContainsAny(s, special) {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	t.raw(s)
}

func (t *TableWriter) raw(s string) {
	if t.err == nil {
		_, t.err = t.out.WriteString(s)
	}
}

// Close writes what is still held. It does not close what lies beneath.
func (t *TableWriter) Close() error {
	if err := t.out.Flush(); err != nil {
		t.err = errors.Join(t.err, err)
	}
	return t.failed()
}

func (t *TableWriter) failed() error {
	if t.err != nil {
		return fmt.Errorf("write table: %w", t.err)
	}
	return nil
}
