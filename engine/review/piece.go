package review

import (
	"strings"

	"trivium/engine/diff"
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// A Piece is a span of two texts, with the words themselves: what a screen draws.
type Piece struct {
	Kind string `json:"kind"` // equal, inserted, deleted, replaced, inflected, number, markup, trivial, away, moved
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
	Move int    `json:"move,omitempty"` // 0, or the number of a move: "away" where it stood, the others where it stands
}

// kindName is the word for a kind of span, the same in JSON and on screen.
func kindName(k diff.Kind) string {
	switch k {
	case diff.Equal:
		return "equal"
	case diff.Inserted:
		return "inserted"
	case diff.Deleted:
		return "deleted"
	case diff.Replaced:
		return "replaced"
	case diff.Inflected:
		return "inflected"
	case diff.Number:
		return "number"
	case diff.Markup:
		return "markup"
	case diff.Trivial:
		return "trivial"
	case diff.MovedAway:
		return "away"
	}
	return "moved"
}

// pieces compares two texts of a language, sentence by sentence. trivial says that nothing of weight
// changed. Joining Old of the pieces with move 0 and of those "away" gives the old text, joining New
// of all the new one.
func pieces(s *segment.Segmenter, l lang.Tag, old, new string) (all []Piece, trivial bool) {
	switch {
	case old == new:
		return []Piece{{Kind: "equal", Old: old, New: new}}, true
	case old == "":
		return []Piece{{Kind: "inserted", New: new}}, false
	case new == "":
		return []Piece{{Kind: "deleted", Old: old}}, false
	}
	script := diff.Texts(old, new, sentences(s, l, old), sentences(s, l, new))
	all = make([]Piece, len(script))
	for i, span := range script {
		all[i] = Piece{kindName(span.Kind), old[span.Old.Start:span.Old.End], new[span.New.Start:span.New.End], span.Move}
	}
	return all, script.Trivial()
}

// sentences returns the sentences of a text; none where it surely has one only, or where rules of the
// workspace take too long: it is compared as one sentence then.
func sentences(s *segment.Segmenter, l lang.Tag, text string) []diff.Range {
	if !strings.ContainsAny(strings.TrimRight(text, ".!? \n"), ".?!…\n") {
		return nil
	}
	found, err := s.Segments(l, text)
	if err != nil {
		return nil
	}
	ranges := make([]diff.Range, len(found))
	for i, r := range found {
		ranges[i] = diff.Range(r)
	}
	return ranges
}
