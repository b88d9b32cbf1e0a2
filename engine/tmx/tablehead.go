package tmx

import (
	"bytes"
	"strings"

	"trivium/engine/fault"
)

// head reads the names of the columns.
func (t *TableReader) head() error {
	if t.in.encoding == utf32 {
		return t.fail(fault.New("tmx.encoding", "found", utf32.String()), 0)
	}
	line, err := t.namesLine()
	if err != nil {
		return err
	}
	if t.delimiter == 0 || bytes.IndexByte(line, t.delimiter) < 0 {
		t.delimiter = findDelimiter(line, t.delimiter)
	}
	t.plain = t.delimiter == '\t' && bytes.IndexByte(line, '"') < 0
	found := quoteForeign(line) // row may move the buffer
	more, err := t.row()
	if err != nil {
		return err
	}
	for len(t.fields) > 1 && t.blank(t.fields[len(t.fields)-1]) {
		t.fields = t.fields[:len(t.fields)-1] // spreadsheets fill up to the widest row
	}
	foreign := t.name(more)
	if len(t.Languages()) == 0 {
		return t.wrong(fault.New("tmx.table-languages", "found", found))
	}
	for _, f := range foreign {
		if t.options.Lenient {
			f.Warn()
		}
		if err := t.tolerate(f); err != nil {
			return err
		}
	}
	return nil
}

// name makes columns of the names in the row just read, when there is one, and returns those that are
// none of ours as faults.
func (t *TableReader) name(some bool) (foreign fault.List) {
	known := languages{}
	for _, f := range t.fields {
		if !some {
			break
		}
		c := column{name: strings.TrimSpace(quote(t.bytes(f)))}
		switch lower := strings.ToLower(c.name); {
		case lower == "tuid":
			c.role = idColumn
		case lower == "origin":
			c.role = originColumn
		case known.known(c.name):
			c.role = languageColumn
		default:
			foreign = append(foreign, t.fail(fault.New("tmx.table-column", "found", c.name), t.mark))
		}
		t.columns = append(t.columns, c)
	}
	return foreign
}

// namesLine returns the row with the names as it stands, or as much of it as fits into the buffer. Blank
// rows before it are passed over, and the one in which Excel wants to be told the delimiter ("sep=;").
func (t *TableReader) namesLine() ([]byte, error) {
	for {
		line, err := t.firstLine()
		if err != nil {
			return nil, err
		}
		delimiter, told := toldDelimiter(line)
		if told {
			t.delimiter = delimiter
		}
		if !told && len(bytes.TrimSpace(line)) > 0 || t.pos+len(line) == t.end {
			return line, nil
		}
		t.pos += len(line) + 1
	}
}

// toldDelimiter reads the row "sep=;", which may stand in quotes.
func toldDelimiter(line []byte) (byte, bool) {
	rest, found := bytes.CutPrefix(bytes.ToLower(bytes.Trim(line, "\"")), []byte("sep="))
	if !found || len(rest) != 1 || bytes.IndexByte([]byte("\t;,"), rest[0]) < 0 {
		return 0, false
	}
	return rest[0], true
}

// firstLine returns what stands before the next line end, or as much of it as fits into the buffer.
func (t *TableReader) firstLine() ([]byte, error) {
	for {
		if n := bytes.IndexAny(t.buf[t.pos:t.end], "\r\n"); n >= 0 {
			return t.buf[t.pos : t.pos+n], nil
		}
		more := false
		if t.end < len(t.buf) {
			var err error
			if more, err = t.fill(); err != nil {
				return nil, err
			}
		}
		if !more {
			return t.buf[t.pos:t.end], nil
		}
	}
}

func (t *TableReader) blank(f field) bool { return len(bytes.TrimSpace(t.bytes(f))) == 0 }

// findDelimiter returns the character that parts the names of the columns; usual is for a single name.
func findDelimiter(line []byte, usual byte) byte {
	best, most := usual, 0
	if best == 0 {
		best = ','
	}
	for _, c := range []byte{'\t', ';', ','} {
		if n := bytes.Count(line, []byte{c}); n > most {
			best, most = c, n
		}
	}
	return best
}
