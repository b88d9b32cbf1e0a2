package tmx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"trivium/engine/fault"
)

// A Reader reads the units of a TMX file, one after the other.
type Reader struct {
	scanner
	options Options
	header  Header
	report  Report
	ids     idSet
	known   languages
	grammar grammar

	size int // bytes of the unit read so far
	// Where the variant being read begins.
	variantLine   int
	variantOffset int64

	text     []byte // of the text being read
	inBody   bool
	finished bool
}

// NewReader reads the beginning of a file, up to its body. A file that is no TMX, or whose encoding
// cannot be read, is refused with a *fault.Fault, be the reader strict or not. The context also ends
// the reading of the units.
func NewReader(ctx context.Context, in io.Reader, options Options) (*Reader, error) {
	source, err := newSource(ctx, in, options.Name, options.Progress)
	if err != nil {
		return nil, fmt.Errorf("read TMX: %w", err)
	}
	if err := source.packed(); err != nil {
		return nil, err
	}
	options.Limits = options.Limits.orDefault()
	r := &Reader{scanner: scanner{source: source}, options: options, known: languages{}, grammar: newGrammar()}
	if err := r.declaration(); err != nil {
		return nil, ended(err)
	}
	if err := r.root(); err != nil {
		return nil, ended(err)
	}
	if err := r.prolog(); err != nil {
		if err = r.tolerate(err); err != nil {
			return nil, ended(err)
		}
		// What the header says is of little weight beside the units that follow.
		if r.inBody, err = r.resync(); err != nil {
			return nil, ended(err)
		}
	}
	return r, nil
}

// ended adds what was being done to an error that is not a fault.
func ended(err error) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f
	}
	return fmt.Errorf("read TMX: %w", err)
}

// Header returns what the file says of itself.
func (r *Reader) Header() Header { return r.header }

// Report returns what has become of the units so far.
func (r *Reader) Report() *Report { return &r.report }

// Units gives the units in the order of the file. It can be gone through once. An error is the last
// thing it gives: of a strict reader the first fault, of a lenient one only an error of the file or of
// the context, all else being in the Report.
func (r *Reader) Units() iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		for !r.finished {
			unit, err := r.nextUnit()
			if err != nil {
				r.finished = true
				yield(nil, ended(err))
				return
			}
			if unit == nil {
				r.finished = true
				return
			}
			r.report.Units++
			if !yield(unit, nil) {
				return
			}
		}
	}
}

// tolerate passes over a fault when the reader is lenient.
func (r *Reader) tolerate(err error) error {
	var f *fault.Fault
	if !r.options.Lenient || !errors.As(err, &f) {
		return err
	}
	if f.Code != "tmx.truncated" || r.report.Counts[f.Code] == 0 { // a file ends once
		r.report.note(f)
	}
	return nil
}

// remark reports what is not quite right and costs nothing, or nothing of weight.
func (r *Reader) remark(f *fault.Fault) {
	if !r.report.unlisted(f.Warn()) { // or there would be a search for the place at each of a million tags
		r.fail(f, r.at)
	}
	r.report.note(f)
}

// prolog reads from behind <tmx> up to the first unit.
func (r *Reader) prolog() error {
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case t.kind == textPiece && isBlank(t.raw):
		case t.kind == startTag && string(t.name) == "header" && r.header.Attrs == nil:
			err = r.readHeader()
		case t.kind == startTag && string(t.name) == "body":
			r.inBody = true
			if r.header.Attrs == nil {
				return r.tolerate(r.misplaced(t, "<header>"))
			}
			return nil
		case t.kind == endOfFile:
			return r.truncated()
		default:
			err = r.misplaced(t, "<header>, <body>")
		}
		if err != nil {
			return err
		}
	}
}

// root reads up to <tmx>.
func (r *Reader) root() error {
	for {
		t, err := r.next()
		switch {
		case err != nil:
			return err
		case t.kind == textPiece && isBlank(t.raw):
		case t.kind == docType:
			if err := r.docType(); err != nil {
				return err
			}
		case t.kind == startTag && string(t.name) == "tmx":
			for _, a := range r.attrs {
				if string(a.name) == "version" {
					r.header.Version = quote(a.value)
				}
			}
			return nil
		case t.kind == endOfFile:
			return r.fail(fault.New("tmx.not-tmx", "found", "@nothing"), r.at)
		case t.kind == textPiece:
			return r.fail(fault.New("tmx.not-tmx", "found", quoteForeign(t.raw)), r.at)
		default:
			return r.fail(fault.New("tmx.not-tmx", "found", "<"+quote(t.name)+">"), r.at)
		}
	}
}

// misplaced is the fault of a token that may not stand where it does.
func (r *Reader) misplaced(t token, expected string) error {
	found := ""
	switch t.kind {
	case startTag:
		found = "<" + quote(t.name) + ">"
		if beginsUnit(r.buf[r.at:r.end]) {
			r.pos, r.closing = r.at, nil // a lenient reader goes on with this unit
		}
	case endTag:
		found = "</" + quote(t.name) + ">"
		if bytes.HasPrefix(r.buf[r.at:r.end], []byte("</body")) {
			r.pos = r.at
		}
	case textPiece:
		found = quote(bytes.TrimSpace(t.raw))
	case docType:
		found = "<!DOCTYPE>"
	case endOfFile:
		return r.truncated()
	}
	return r.fail(fault.New("tmx.structure", "found", found, "expected", expected), r.at)
}

func isBlank(p []byte) bool {
	for _, c := range p {
		if !isSpace(c) {
			return false
		}
	}
	return true
}
