package diff

import "trivium/engine/text"

// A step is what becomes of a run of tokens, old[i0:i1] to new[j0:j1]. Scripts are made of steps,
// and steps of matches.
type step struct {
	kind           Kind
	i0, i1, j0, j1 int
	move           int

	// inside are the steps of a piece that moved and changed, at the place where it stands now.
	inside []step
}

func (s step) isOld() bool { return s.i0 < s.i1 }
func (s step) isNew() bool { return s.j0 < s.j1 }

// A pencil compares two sides.
type pencil struct {
	old, new *side
	moves    int
}

// pairKind returns what became of token i when token j stands in its place, and what it costs to
// read it so, where deleting one and inserting the other costs 2. Tokens that have nothing to do with
// each other give Replaced.
func (p *pencil) pairKind(i, j int) (Kind, float64) {
	a, b := p.old.kind(i), p.new.kind(j)
	switch {
	case p.old.ids[i] == p.new.ids[j] && a == b:
		return Equal, 0
	case a == text.Word && b == text.Word:
		if fa, fb := p.old.fold(i), p.new.fold(j); fa == fb {
			return Inflected, 0.2
		} else if text.SameFolded(fa, fb) {
			return Inflected, 0.4
		}
		return Replaced, 1.4
	case isFigure(a) && isFigure(b):
		return Number, 0.5
	case a == text.Tag && b == text.Tag:
		if p.old.roles[i] == p.new.roles[j] {
			return Markup, 0.5
		}
		return Replaced, 3
	case a == text.Tag || b == text.Tag:
		return Replaced, 3
	case isWord(a) && isWord(b):
		return Replaced, 1.6
	case a == b: // two marks
		return Replaced, 1.4
	}
	return Replaced, 2.5
}

// alone returns the kind of a token that only one side has.
func alone(s *side, i int, kind Kind) Kind {
	switch {
	case s.kind(i) == text.Tag && s.roles[i] != breaks:
		return Markup
	case s.isComma(i):
		return Trivial
	}
	return kind
}
