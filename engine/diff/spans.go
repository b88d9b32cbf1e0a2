package diff

import (
	"slices"

	"trivium/engine/text"
)

// writer turns steps into spans. It knows how far both texts are written, and gives the white space
// between tokens to the step it goes with: what both texts have is equal, a space next to an inserted
// or deleted word goes with it.
type writer struct {
	old, new       *side
	script         Script
	oldAt, newAt   int // bytes written
	oldEnd, newEnd int // where the writing ends
	move           int // the move that is being written
}

// script returns the spans of steps that cover both texts.
func (p *pencil) script(steps []step) Script {
	w := writer{old: p.old, new: p.new, oldEnd: len(p.old.text), newEnd: len(p.new.text)}
	w.write(steps)
	w.finish()
	return w.script
}

func (w *writer) write(steps []step) {
	for _, s := range steps {
		switch {
		case s.kind == Moved:
			w.moved(s)
		case s.isOld() && s.isNew():
			w.pair(s)
		case s.isOld():
			w.gone(s)
		default:
			w.come(s)
		}
	}
}

// finish writes the white space at the ends of both texts.
func (w *writer) finish() { w.gap(w.oldEnd, w.newEnd) }

func (w *writer) add(kind Kind, oldEnd, newEnd int) {
	span := Span{kind, Range{w.oldAt, oldEnd}, Range{w.newAt, newEnd}, w.move}
	w.oldAt, w.newAt = oldEnd, newEnd
	if span.Old.Start == oldEnd && span.New.Start == newEnd {
		return
	}
	if kind == Equal && w.move > 0 {
		span.Kind = Moved
	}
	w.append(span)
}

// append joins a span to the one before where both are one to the reader.
func (w *writer) append(span Span) {
	if last := len(w.script) - 1; last >= 0 {
		l := &w.script[last]
		if l.Kind == span.Kind && l.Move == span.Move && l.Old.End == span.Old.Start && l.New.End == span.New.Start &&
			(span.Kind == Equal || span.Kind == Moved || span.Kind == Inserted || span.Kind == Deleted) {
			l.Old.End, l.New.End = span.Old.End, span.New.End
			return
		}
	}
	w.script = append(w.script, span)
}

// gap writes white space that both texts have before the next tokens.
func (w *writer) gap(oldEnd, newEnd int) {
	a, b := w.old.text[w.oldAt:oldEnd], w.new.text[w.newAt:newEnd]
	if a == b {
		w.add(Equal, oldEnd, newEnd)
		return
	}
	prefix := 0
	for prefix < len(a) && prefix < len(b) && a[prefix] == b[prefix] {
		prefix++
	}
	// Half a character is no common prefix.
	for prefix > 0 && (!starts(a, prefix) || !starts(b, prefix)) {
		prefix--
	}
	w.add(Equal, w.oldAt+prefix, w.newAt+prefix)
	w.add(Trivial, oldEnd, newEnd)
}

func starts(s string, at int) bool { return at == len(s) || s[at]&0xC0 != 0x80 }

// pair writes a step that both texts have.
func (w *writer) pair(s step) {
	oldStart, newStart := w.old.tokens[s.i0].Start, w.new.tokens[s.j0].Start
	oldEnd, newEnd := w.old.tokens[s.i1-1].End, w.new.tokens[s.j1-1].End
	if s.kind != Replaced || w.old.text[w.oldAt:oldStart] == w.new.text[w.newAt:newStart] {
		w.gap(oldStart, newStart)
	}
	kind := s.kind
	if kind == Equal && w.old.text[oldStart:oldEnd] != w.new.text[newStart:newEnd] {
		kind = Trivial // another shape of the same mark
	}
	w.add(kind, oldEnd, newEnd)
}

// come writes what only the new text has.
func (w *writer) come(s step) {
	end := w.new.tokens[s.j1-1].End
	if w.leadingGap(w.new.tokens[s.j0].Start, nextToken(w.old, w.oldAt, w.oldEnd)) {
		end = tokenStart(w.new, s.j1, w.newEnd)
	}
	w.add(s.kind, w.oldAt, end)
}

// gone writes what only the old text has.
func (w *writer) gone(s step) {
	end := w.old.tokens[s.i1-1].End
	if w.leadingGap(nextToken(w.new, w.newAt, w.newEnd), w.old.tokens[s.i0].Start) {
		end = tokenStart(w.old, s.i1, w.oldEnd)
	}
	outer := w.move
	if s.kind == MovedAway {
		w.move = s.move
	}
	w.add(s.kind, end, w.newAt)
	w.move = outer
}

// leadingGap writes the white space before a one-sided step when both texts have it, and says so;
// the space after the step goes with it then.
func (w *writer) leadingGap(newStart, oldStart int) bool {
	if w.old.text[w.oldAt:oldStart] != w.new.text[w.newAt:newStart] {
		return false
	}
	w.add(Equal, oldStart, newStart)
	return true
}

// tokenStart returns where token i begins, or end where there is none before it.
func tokenStart(s *side, i, end int) int {
	if i < len(s.tokens) {
		return min(s.tokens[i].Start, end)
	}
	return end
}

// nextToken returns where the first token at or after a byte begins, or end.
func nextToken(s *side, at, end int) int {
	i, _ := slices.BinarySearchFunc(s.tokens, at, func(t text.Token, at int) int { return t.Start - at })
	return tokenStart(s, i, end)
}

// moved writes a piece at the place where it stands now, with what changed on the way.
func (w *writer) moved(s step) {
	end := w.new.tokens[s.j1-1].End
	if w.leadingGap(w.new.tokens[s.j0].Start, nextToken(w.old, w.oldAt, w.oldEnd)) {
		end = tokenStart(w.new, s.j1, w.newEnd)
	}
	inner := writer{old: w.old, new: w.new, move: s.move, newAt: w.newAt, newEnd: end,
		oldAt: w.old.tokens[s.i0].Start, oldEnd: w.old.tokens[s.i1-1].End}
	// White space around the piece is that of its new place.
	lead := w.new.tokens[s.j0].Start
	inner.add(Equal, inner.oldAt, lead)
	inner.write(s.inside)
	inner.add(Equal, inner.oldEnd, end)
	for _, span := range inner.script {
		w.append(span)
	}
	w.newAt = end
}
