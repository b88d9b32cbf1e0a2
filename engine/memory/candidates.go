package memory

import (
	"bytes"
	"slices"
	"strings"

	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/text"
)

// candidates returns the numbers, ascending, of the units of a file among which are all that hold what is
// looked for; all is true when every unit has to be looked at.
func (s *search) candidates(b *batch) (numbers []uint32, all bool, err error) {
	if s.needle == nil || len(s.needle.words) == 0 {
		return nil, true, nil
	}
	if there, err := b.units.Indexed(s.ctx); err != nil || !there {
		return nil, true, err
	}
	for _, l := range s.languages {
		found, err := s.candidatesIn(b, l)
		if err != nil {
			return nil, false, err
		}
		numbers = append(numbers, found...)
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), false, nil
}

func (s *search) candidatesIn(b *batch, l lang.Tag) ([]uint32, error) {
	if s.needle.exact != "" {
		return s.candidatesExact(b, l)
	}
	var found []uint32
	for i := range s.needle.words {
		with, err := s.withForms(b, l, i)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			with = both(found, with)
		}
		if found = with; len(found) == 0 {
			return nil, nil
		}
	}
	return found, nil
}

// withForms returns the numbers, ascending, of the units that hold a form of one of the words.
func (s *search) withForms(b *batch, l lang.Tag, i int) ([]uint32, error) {
	word := s.needle.words[i]
	with, err := b.units.Find(s.ctx, l, s.needle.stems[i], func(w []byte) bool { return text.SameFolded(word, string(w)) })
	if err != nil || len(s.needle.forms[i]) == 0 {
		return with, err
	}
	for _, form := range s.needle.forms[i] {
		more, err := b.units.Find(s.ctx, l, form, func(w []byte) bool { return string(w) == form })
		if err != nil {
			return nil, err
		}
		with = append(with, more...)
	}
	slices.Sort(with)
	return slices.Compact(with), nil
}

// candidatesExact looks by the words of what was typed: those in the middle stand in the text as they are,
// the first may be the end of a word, the last the beginning of one, and a single one a part of one.
func (s *search) candidatesExact(b *batch, l lang.Tag) ([]uint32, error) {
	words := piecesOf(s.needle.exact)
	if len(words) == 0 { // signs that fold to no word
		return b.units.Find(s.ctx, l, "", func([]byte) bool { return true })
	}
	if len(words) == 1 {
		return b.units.Find(s.ctx, l, "", func(w []byte) bool { return bytes.Contains(w, []byte(words[0])) })
	}
	// Both ends of what was typed may be parts of words; looking for the end of one goes through all.
	open := strings.HasPrefix(s.needle.exact, words[0])
	var found []uint32
	first := true
	for i, word := range words {
		if i == 0 && open {
			continue
		}
		accept := func(w []byte) bool { return string(w) == word }
		if i == len(words)-1 {
			accept = func([]byte) bool { return true } // all that begin so
		}
		with, err := b.units.Find(s.ctx, l, word, accept)
		if err != nil {
			return nil, err
		}
		if !first {
			with = both(found, with)
		}
		if found, first = with, false; len(found) == 0 {
			return nil, nil
		}
	}
	return found, nil
}

// piecesOf returns the words of a folded text in order.
func piecesOf(folded string) []string {
	var pieces []string
	store.Words(folded, func(start, end int) bool {
		pieces = append(pieces, store.FoldWord(folded[start:end])) // which cuts what is too long
		return true
	})
	return pieces
}

// both returns what two ascending lists have in common.
func both(a, b []uint32) []uint32 {
	out := a[:0:0]
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}
