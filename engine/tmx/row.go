package tmx

import (
	"bytes"

	"trivium/engine/fault"
)

// row reads the fields of the next row; the mark is at its beginning. It returns false at the end of
// the file. After a fault the row is passed over.
func (t *TableReader) row() (bool, error) {
	t.moveMark(t.pos)
	for {
		next, state := t.parseRow()
		switch state {
		case rowComplete:
			if next == t.pos {
				return false, nil
			}
			t.pos = next
			return true, nil
		case quoteOpen:
			f := t.fail(fault.New("tmx.table-quote"), next)
			return true, t.passLine(f)
		}
		more, err := t.fill()
		if err != nil {
			return false, err
		}
		if !more && !t.eof {
			return true, t.passLine(t.fail(fault.New("tmx.unit-too-large", "expected", kilobytes(t.options.Limits.Unit)), t.pos))
		}
	}
}

// passLine goes to the next line and returns the error.
func (t *TableReader) passLine(wrong error) error {
	for {
		if n := bytes.IndexByte(t.buf[t.pos:t.end], '\n'); n >= 0 {
			t.pos += n + 1
			return wrong
		}
		t.pos = t.end
		if more, err := t.fill(); err != nil {
			return err
		} else if !more {
			return wrong
		}
	}
}

type rowState uint8

const (
	rowComplete rowState = iota
	rowCut               // the buffer ends in the middle
	quoteOpen            // a quoted field has no end, or text behind it
)

// parseRow finds the fields of the row at pos, and where the next one begins. When a quote is open, next is
// where it stands.
func (t *TableReader) parseRow() (next int, state rowState) {
	t.fields, t.room = t.fields[:0], t.room[:0]
	at := t.pos
	if at == t.end && t.eof {
		return at, rowComplete
	}
	for {
		end := -1
		if at < t.end && t.buf[at] == '"' {
			if end, state = t.quoted(at); state == rowCut || state == quoteOpen && !t.plain {
				return at, state
			}
			if state == quoteOpen {
				end = -1 // text that begins with a quotation mark
			}
		}
		if end < 0 {
			end = at
			for end < t.end && t.buf[end] != t.delimiter && t.buf[end] != '\n' && t.buf[end] != '\r' {
				end++
			}
			t.fields = append(t.fields, field{from: at, to: end})
		}
		switch {
		case end == t.end && t.eof:
			return end, rowComplete
		case end == t.end:
			return end, rowCut
		case t.buf[end] == t.delimiter:
			at = end + 1
		case t.buf[end] == '\n':
			return end + 1, rowComplete
		case end+1 < t.end && t.buf[end+1] == '\n':
			return end + 2, rowComplete
		case end+1 < t.end || t.eof: // a lone "\r" ends a line too
			return end + 1, rowComplete
		default:
			return end, rowCut
		}
	}
}

// quoted takes the field at buf[at] out of its quotes and returns where it ends. quoteOpen says that it
// is none: it has no end, or something stands behind it, or, in a plain table, the quotes have no use.
func (t *TableReader) quoted(at int) (end int, state rowState) {
	from, needed := len(t.room), false
	for i := at + 1; ; {
		limit := max(i, min(t.end, at+maxQuoted))
		n := bytes.IndexByte(t.buf[i:limit], '"')
		if n < 0 {
			t.room = t.room[:from]
			if t.end < at+maxQuoted && !t.eof && !(t.plain && bytes.IndexByte(t.buf[i:t.end], '\t') >= 0) {
				return 0, rowCut
			}
			return 0, quoteOpen
		}
		piece := t.buf[i : i+n]
		t.room = append(t.room, piece...)
		i += n + 1
		needed = needed || bytes.ContainsAny(piece, "\r\n")
		tab := t.plain && bytes.IndexByte(piece, '\t') >= 0
		switch {
		case tab:
		case i == t.end && !t.eof:
			t.room = t.room[:from]
			return 0, rowCut
		case i < t.end && t.buf[i] == '"':
			t.room = append(t.room, '"')
			needed = true
			i++
			continue
		case i == t.end || t.buf[i] == t.delimiter || t.buf[i] == '\n' || t.buf[i] == '\r':
			if needed || !t.plain {
				t.fields = append(t.fields, field{from, len(t.room), true, at})
				return i, rowComplete
			}
		}
		t.room = t.room[:from]
		return 0, quoteOpen
	}
}

// raw returns where in buf stands what is at an index of a field's bytes.
func (t *TableReader) raw(f field, index int) int {
	if !f.unquoted {
		return f.from + index
	}
	at := f.opened + 1
	for range index {
		if t.buf[at] == '"' { // a doubled one
			at++
		}
		at++
	}
	return at
}

// bytes returns what a field holds, good until the next row.
func (t *TableReader) bytes(f field) []byte {
	if f.unquoted {
		return t.room[f.from:f.to]
	}
	return t.buf[f.from:f.to]
}
