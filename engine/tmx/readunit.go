package tmx

import (
	"errors"
	"slices"

	"trivium/engine/fault"
)

// nextUnit returns the next unit that can be handed out, nil at the end.
func (r *Reader) nextUnit() (*Unit, error) {
	for {
		t, err := r.next()
		atEnd := false
		switch {
		case err != nil:
			if r.at == r.pos && beginsUnit(r.buf[r.at:r.end]) { // its tag is broken
				r.report.LeftOut++
			}
			err = r.passOver(err)
		case t.kind == startTag && string(t.name) == "tu" && r.inBody:
			unit, wrong := r.unit()
			if wrong == nil && unit != nil {
				return unit, nil
			}
			err = wrong
			r.report.LeftOut++
		case t.kind == endTag && string(t.name) == "body" && r.inBody:
			r.inBody = false
		case t.kind == endTag && string(t.name) == "tmx" && !r.inBody:
			if ended, err := r.epilog(); ended || err != nil {
				return nil, err
			}
		case t.kind == textPiece && isBlank(t.raw):
		case t.kind == endOfFile:
			atEnd = true
			err = r.truncated()
		default:
			r.ended = r.ended || t.kind == endTag && string(t.name) == "tmx"
			err = r.passOver(r.misplaced(t, map[bool]string{true: "<tu>", false: "</tmx>"}[r.inBody]))
		}
		if err == nil {
			continue
		}
		if err := r.tolerate(err); err != nil {
			return nil, err
		}
		if atEnd {
			return nil, nil
		}
		r.moveMark(r.pos)
		found, err := r.resync()
		if err != nil {
			return nil, err
		}
		switch {
		case !found && r.ended:
			return nil, nil
		case !found:
			return nil, r.tolerate(r.truncated())
		}
		r.inBody = true // also behind its end: two files were joined, or two bodies
	}
}

// passOver takes one step beyond a tag that was wrong, so that resync does not find the same again.
func (r *Reader) passOver(err error) error {
	var f *fault.Fault
	if errors.As(err, &f) && r.pos == r.at && r.pos < r.end {
		r.pos++
	}
	return err
}

// epilog requires that nothing follows the end. A lenient reader finds the units that do, where several
// files were joined: ended says that there are none.
func (r *Reader) epilog() (ended bool, err error) {
	for {
		t, err := r.next()
		switch {
		case err != nil:
			err = r.passOver(err)
		case t.kind == endOfFile:
			return true, nil
		case t.kind == textPiece && isBlank(t.raw):
			continue
		default:
			err = r.passOver(r.misplaced(t, "@end"))
		}
		if err = r.tolerate(err); err != nil {
			return true, err
		}
		r.inBody, err = r.resync()
		return !r.inBody, err
	}
}

// unit reads a <tu>, of which the start tag has been read. It returns nil for one that has been
// reported and is to be left out.
func (r *Reader) unit() (*Unit, error) {
	r.moveMark(r.at)
	u := &Unit{Line: r.line, Offset: r.offset}
	r.size = 0
	attrs, err := r.attributes("tu")
	if err != nil {
		return nil, err
	}
	for i, a := range attrs {
		if a.Name == "tuid" {
			u.ID = a.Value
			attrs = slices.Delete(attrs, i, i+1)
			break
		}
	}
	u.Attrs = nonEmpty(attrs)
	lost := false
	for {
		t, err := r.inside("<tuv>")
		if err != nil {
			return nil, err
		}
		switch name := string(t.name); {
		case t.kind == endTag && name == "tu":
			if len(u.Variants) == 0 && lost {
				return nil, nil
			}
			if len(u.Variants) == 0 {
				return nil, r.misplaced(t, "<tuv>")
			}
			return r.checkID(u)
		case t.kind == startTag && name == "tuv":
			v, err := r.variant()
			if err != nil {
				return nil, err
			}
			if v != nil {
				u.Variants = append(u.Variants, *v)
			} else {
				lost = true
				r.report.Variants++
			}
		case t.kind == startTag && (name == "note" || name == "prop"):
			if u.Meta, err = r.meta(u.Meta, name); err != nil {
				return nil, err
			}
		default:
			return nil, r.misplaced(t, "<tuv>")
		}
	}
}

func nonEmpty(a Attrs) Attrs {
	if len(a) == 0 {
		return nil
	}
	return a
}

// checkID looks for units that had the same id before.
func (r *Reader) checkID(u *Unit) (*Unit, error) {
	if u.ID == "" {
		return u, nil
	}
	duplicate, remembered := r.ids.add(u.ID)
	if !remembered {
		r.report.IDsUnchecked = true
	}
	if !duplicate {
		return u, nil
	}
	f := r.placed(fault.New("tmx.duplicate-id", "found", quote([]byte(u.ID))), u.Line, u.Offset)
	if r.options.KeepDuplicates {
		r.report.note(f.Warn())
		return u, nil
	}
	if r.options.Lenient { // the unit is well formed: there is no need to look for the next
		r.report.note(f)
		return nil, nil
	}
	return nil, f
}

// variant reads a <tuv>. It returns nil for one whose language is missing or unknown.
func (r *Reader) variant() (*Variant, error) {
	at, started := r.where(r.at)
	r.variantLine, r.variantOffset = at, started
	attrs, err := r.attributes("tuv")
	if err != nil {
		return nil, err
	}
	v := &Variant{}
	var wrong *fault.Fault
	for i, a := range attrs {
		if a.Name == "xml:lang" {
			v.Lang = a.Value
			attrs = slices.Delete(attrs, i, i+1)
			break
		}
	}
	v.Attrs = nonEmpty(attrs)
	if v.Lang == "" {
		wrong = fault.New("tmx.no-language")
	} else if !r.known.known(v.Lang) {
		wrong = fault.New("tmx.language-unknown", "found", quote([]byte(v.Lang)))
	}
	if wrong != nil {
		if err := r.tolerate(r.placed(wrong, at, started)); err != nil {
			return nil, err
		}
	}
	seen, expected := false, "<seg>"
	for {
		t, err := r.inside(expected)
		if err != nil {
			return nil, err
		}
		switch name := string(t.name); {
		case t.kind == endTag && name == "tuv" && seen:
			if wrong != nil {
				return nil, nil
			}
			return v, nil
		case t.kind == startTag && name == "seg" && !seen:
			seen, expected = true, "</tuv>"
			if v.Segment, err = r.segment(); err != nil {
				return nil, err
			}
		case t.kind == startTag && (name == "note" || name == "prop"): // the standard has them in front of <seg>
			if v.Meta, err = r.meta(v.Meta, name); err != nil {
				return nil, err
			}
		default:
			return nil, r.misplaced(t, expected)
		}
	}
}

// inside returns the next token that is not white space.
func (r *Reader) inside(expected string) (token, error) {
	for {
		t, err := r.next()
		switch {
		case err != nil:
			return t, err
		case t.kind == endOfFile:
			return t, r.truncated()
		case t.kind != textPiece:
			return t, nil
		case !isBlank(t.raw):
			return t, r.misplaced(t, expected)
		}
	}
}

// spend counts bytes of the unit.
func (r *Reader) spend(n int) error {
	if r.size += n; r.size > r.options.Limits.Unit {
		return r.fail(fault.New("tmx.unit-too-large", "expected", kilobytes(r.options.Limits.Unit)), r.at)
	}
	return nil
}

// decode appends a piece of text to r.text.
func (r *Reader) decode(t token) error {
	in := inText
	if t.cdata {
		in = inCDATA
	}
	before := len(r.text)
	out, wrong, at := appendText(r.text, t.raw, in)
	r.text = out
	if wrong != nil {
		return r.fail(r.surrogate(wrong), r.pos-len(t.raw)+at)
	}
	return r.spend(len(out) - before)
}

// surrogate names half a character of UTF-16 by its name.
func (r *Reader) surrogate(f *fault.Fault) *fault.Fault {
	if r.in.encoding != utf8Encoding && f.Args["found"] == halfCharacter {
		return fault.New("tmx.half-character")
	}
	return f
}
