package links

import (
	"slices"
	"strings"
	"time"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// A Pair is two languages of a text.
type Pair struct {
	Text string
	A, B lang.Tag
}

// A Link is what stands between two languages of a text: some sentences of each.
type Link struct {
	A, B       Side
	Confidence float64   // of the aligner, 0 to 1; 1 for a confirmed link
	Confirmed  bool      // by a person
	By         string    // the member who confirmed it first
	At         time.Time // when, by her clock
	Was        *Was      // what a person confirmed of its sentences before some of them were changed; nil for nothing

	id string // of the thing it is kept as
}

// TwoSided reports whether a link has sentences of both languages.
func (l *Link) TwoSided() bool { return l.A.Span.Len() > 0 && l.B.Span.Len() > 0 }

// A Side is the sentences that a link has of one language.
type Side struct {
	Span  align.Span    // which sentences of the cell
	Range segment.Range // the bytes of the cell, from the first to the last of them; empty for none
	Text  string        // what stands there
}

// Of returns the links between two languages of a text as they are now, in the order of both; none when
// one of the cells is empty, or when the text is not translated. cut is the segmenter of the workspace,
// nil the default one; the error is its.
func Of(s *change.State, cut *segment.Segmenter, p Pair) ([]Link, error) {
	w := Begin(s, nil, Options{Cut: cut})
	return w.links(p)
}

// links returns the links of a pair, with what this gesture has changed. They are computed from the
// language that comes first in lang.All, so that they are the same whoever asks.
func (w *Work) links(p Pair) ([]Link, error) {
	if p.A == p.B || !lang.Known(p.A) || !lang.Known(p.B) || w.s.Policy(p.Text) != "" {
		return []Link{}, nil
	}
	if rank(p.A) > rank(p.B) {
		all, err := w.links(Pair{p.Text, p.B, p.A})
		for i := range all {
			all[i].A, all[i].B = all[i].B, all[i].A
			if was := all[i].Was; was != nil {
				was.A, was.B = was.B, was.A
			}
		}
		return all, err
	}
	a, err := w.cell(change.CellID{Text: p.Text, Lang: p.A})
	if err != nil {
		return nil, err
	}
	b, err := w.cell(change.CellID{Text: p.Text, Lang: p.B})
	if err != nil {
		return nil, err
	}
	if len(a.sentences) == 0 || len(b.sentences) == 0 {
		return []Link{}, nil
	}
	held := hold(w.stored(p), a, b)
	proposed := propose(held, a, b)
	remember(proposed, w.stored(p), a, b)
	all := append(proposed, held...)
	for i := range all {
		l := &all[i]
		l.A.Range, l.A.Text = a.whole(l.A.Span), a.in(l.A.Span)
		l.B.Range, l.B.Text = b.whole(l.B.Span), b.in(l.B.Span)
	}
	return inOrder(all), nil
}

// hold returns the stored links that hold, in the order of their first sides.
func hold(all []stored, a, b *cell) []Link {
	type found struct {
		link  Link
		exact bool
	}
	var there []found
	for _, l := range all {
		x, exactA, okA := a.find(l.A)
		y, exactB, okB := b.find(l.B)
		if okA && okB {
			link := Link{A: Side{Span: x}, B: Side{Span: y}, Confidence: 1, Confirmed: true, By: l.by, At: l.at, id: l.id}
			there = append(there, found{link, exactA && exactB})
		}
	}
	slices.SortFunc(there, func(x, y found) int {
		if x.exact != y.exact {
			if x.exact {
				return -1
			}
			return 1
		}
		return strings.Compare(x.link.id, y.link.id)
	})
	var held []Link
	for _, f := range there {
		if !slices.ContainsFunc(held, func(h Link) bool { return overlap(h.A.Span, f.link.A.Span) || overlap(h.B.Span, f.link.B.Span) }) {
			held = append(held, f.link)
		}
	}
	slices.SortFunc(held, func(x, y Link) int { return x.A.Span.Start - y.A.Span.Start })
	return held
}

func overlap(x, y align.Span) bool { return x.Start < y.End && y.Start < x.End }

// propose aligns what no link holds. The confirmed links that stand in the same order on both sides
// part the text; what lies between two of them is aligned by itself.
func propose(held []Link, a, b *cell) []Link {
	skipA, skipB := make([]bool, len(a.sentences)), make([]bool, len(b.sentences))
	for _, h := range held {
		for i := h.A.Span.Start; i < h.A.Span.End; i++ {
			skipA[i] = true
		}
		for j := h.B.Span.Start; j < h.B.Span.End; j++ {
			skipB[j] = true
		}
	}
	var all []Link
	i, j := 0, 0
	for _, h := range append(chain(held), Link{A: Side{Span: align.Span{Start: len(skipA)}}, B: Side{Span: align.Span{Start: len(skipB)}}}) {
		i1, j1 := h.A.Span.Start, h.B.Span.Start
		beads := align.Align(
			align.Side{Lang: a.lang, Sentences: a.sentences[i:i1], Skip: skipA[i:i1]},
			align.Side{Lang: b.lang, Sentences: b.sentences[j:j1], Skip: skipB[j:j1]}, align.Options{})
		for _, bead := range beads {
			all = append(all, Link{
				A:          Side{Span: align.Span{Start: bead.A.Start + i, End: bead.A.End + i}},
				B:          Side{Span: align.Span{Start: bead.B.Start + j, End: bead.B.End + j}},
				Confidence: bead.Confidence,
			})
		}
		i, j = h.A.Span.End, h.B.Span.End
	}
	return all
}

// chain returns the most links with two sides that stand in the same order on both; of several such
// choices the one whose links come first. held is in the order of the first side.
func chain(held []Link) []Link {
	two := slices.DeleteFunc(slices.Clone(held), func(h Link) bool { return !h.TwoSided() })
	length, next := make([]int, len(two)), make([]int, len(two))
	first := -1
	for i := len(two) - 1; i >= 0; i-- {
		length[i], next[i] = 1, -1
		for j := i + 1; j < len(two); j++ {
			if two[j].B.Span.Start >= two[i].B.Span.End && length[j]+1 > length[i] {
				length[i], next[i] = length[j]+1, j
			}
		}
		if first < 0 || length[i] >= length[first] {
			first = i
		}
	}
	var best []Link
	for i := first; i >= 0; i = next[i] {
		best = append(best, two[i])
	}
	return best
}

// inOrder puts links in the order of their first sides; those without one before the first link that
// goes on behind them on the second.
func inOrder(all []Link) []Link {
	var left, right []Link
	for _, l := range all {
		if l.A.Span.Len() > 0 {
			left = append(left, l)
		} else {
			right = append(right, l)
		}
	}
	slices.SortFunc(left, func(x, y Link) int { return x.A.Span.Start - y.A.Span.Start })
	slices.SortFunc(right, func(x, y Link) int { return x.B.Span.Start - y.B.Span.Start })
	ordered := make([]Link, 0, len(all))
	for _, l := range left {
		for len(right) > 0 && l.B.Span.Len() > 0 && right[0].B.Span.Start < l.B.Span.Start {
			ordered, right = append(ordered, right[0]), right[1:]
		}
		ordered = append(ordered, l)
	}
	return append(ordered, right...)
}
