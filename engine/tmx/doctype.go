package tmx

import (
	"bytes"

	"trivium/engine/fault"
)

// entityDeclaration is how a definition of an abbreviation begins.
const entityDeclaration = "<!ENTITY"

// docType passes over a document type declaration, of which "<!DOCTYPE" has been read. Nothing it names is
// fetched, and nothing it defines is known afterwards. Definitions of entities are a fault: no program
// writes such TMX, and it can make gigabytes of a few bytes. A lenient reader goes on without them; the
// units that use them are left out.
func (r *Reader) docType() error {
	var quoted byte
	inside, told := false, false // inside is between "[" and "]"
	for n := 0; ; n++ {
		if err := r.ahead(len(entityDeclaration)); err != nil {
			return err
		}
		rest := r.buf[r.pos:r.end]
		switch {
		case len(rest) == 0:
			return r.truncated()
		case n >= maxTag:
			return r.fail(fault.New("tmx.tag-too-long", "expected", kilobytes(maxTag)), r.pos)
		case quoted != 0:
			if rest[0] == quoted {
				quoted = 0
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			r.pos += len("<!--")
			if err := r.skipPast("-->"); err != nil {
				return err
			}
			continue
		case bytes.HasPrefix(rest, []byte("<?")):
			r.pos += len("<?")
			if err := r.skipPast("?>"); err != nil {
				return err
			}
			continue
		case bytes.HasPrefix(rest, []byte(entityDeclaration)) && !told:
			told = true // once for all of them
			f := r.fail(fault.New("tmx.entities"), r.pos)
			if r.options.Lenient { // by itself it costs no unit
				f.Warn()
			}
			if err := r.tolerate(f); err != nil {
				return err
			}
		case rest[0] == '"', rest[0] == '\'':
			quoted = rest[0]
		case rest[0] == '[':
			inside = true
		case rest[0] == ']':
			inside = false
		case rest[0] == '>' && !inside:
			r.pos++
			return nil
		}
		r.pos++
	}
}

// ahead makes n bytes ready behind pos, or as many as the file still has.
func (s *source) ahead(n int) error {
	for s.end-s.pos < n {
		if more, err := s.fill(); err != nil || !more {
			return err
		}
	}
	return nil
}
