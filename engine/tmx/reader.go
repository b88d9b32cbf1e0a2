package tmx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

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

	size     int    // bytes of the unit read so far
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

// declaration compares the encoding the file claims with the one its bytes show.
func (r *Reader) declaration() error {
	if r.in.encoding == utf32 {
		return r.fail(fault.New("tmx.encoding", "found", utf32.String()), 0)
	}
	for r.end < maxDeclaration {
		if more, err := r.fill(); err != nil {
			return err
		} else if !more {
			break
		}
	}
	head := r.buf[:min(r.end, maxDeclaration)]
	end := bytes.Index(head, []byte("?>"))
	if !bytes.HasPrefix(head, []byte("<?xml")) || end < 0 {
		return nil
	}
	claimed := strings.ToUpper(declaredEncoding(head[:end]))
	actual := r.in.encoding.String()
	switch {
	case claimed == "", claimed == actual, claimed == "UTF-16" && r.in.encoding != utf8Encoding:
		return nil
	case r.in.encoding == utf8Encoding && (claimed == "UTF8" || claimed == "US-ASCII" || claimed == "ASCII"):
		return nil
	case strings.HasPrefix(claimed, "UTF-") || r.in.encoding != utf8Encoding:
		// The bytes cannot lie: 16 bits to a letter are seen at once. So a lenient reader goes by them.
		f := r.fail(fault.New("tmx.encoding-mislabelled", "found", claimed, "expected", actual), 0)
		if r.options.Lenient {
			f.Warn()
		}
		return r.tolerate(f)
	}
	return r.fail(fault.New("tmx.encoding", "found", claimed), 0)
}

// maxDeclaration is how far the end of "<?xml … ?>" is looked for.
const maxDeclaration = 200

func declaredEncoding(declaration []byte) string {
	_, rest, found := bytes.Cut(declaration, []byte("encoding"))
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if !found || len(rest) == 0 {
		return ""
	}
	value, _, _ := bytes.Cut(rest[1:], rest[:1])
	return quote(value)
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
			return r.fail(fault.New("tmx.not-tmx", "found", quote(bytes.TrimSpace(t.raw))), r.at)
		default:
			return r.fail(fault.New("tmx.not-tmx", "found", "<"+quote(t.name)+">"), r.at)
		}
	}
}

// docType passes over a document type declaration. Nothing it names is fetched. One that defines
// entities is refused: no program writes such TMX, and it can make gigabytes of a few bytes.
func (r *Reader) docType() error {
	var quoted byte
	depth := 0
	for i := 0; ; i++ {
		for r.pos+i+len("<!ENTITY") >= r.end {
			more, err := r.fill()
			if err != nil {
				return err
			}
			if !more {
				if r.pos+i >= r.end {
					return r.truncated()
				}
				break
			}
		}
		switch c := r.buf[r.pos+i]; {
		case i >= maxTag:
			return r.fail(fault.New("tmx.tag-too-long", "expected", kilobytes(maxTag)), r.pos)
		case bytes.HasPrefix(r.buf[r.pos+i:r.end], []byte("<!ENTITY")):
			return r.fail(fault.New("tmx.entities"), r.pos+i)
		case quoted != 0:
			if c == quoted {
				quoted = 0
			}
		case c == '"', c == '\'':
			quoted = c
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>' && depth <= 0:
			r.pos += i + 1
			return nil
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
