package diff

import (
	"cmp"
	"slices"
	"strings"

	"trivium/engine/text"
)

// The merge
//
// Two people changed the same text at the same time. Merge takes what both started from and what each
// made of it, and returns one text that has both changes, or says that it cannot. It never guesses:
// where it refuses, both texts are kept and a person decides.
//
// The texts are read as tokens (package text), each with the white space before it. Aligning base
// with one side gives hunks, each a range of base tokens and the tokens that took their place:
//
//	base  Die alte Regel gilt .
//	a     Die neue Regel gilt .        hunk  [1,2) alte → neue
//	b     Die alte Regel gilt nicht .  hunk  [4,4)      → nicht
//	      Die neue Regel gilt nicht .
//
// Hunks of the two sides may both stand when at least one unchanged token lies between them. Hunks
// that overlap or touch are a conflict, with two exceptions:
//
//   - Both sides made the same change: it is taken once.
//   - Two replacements that touch end to end, such as another adjective on one side and another
//     noun on the other, each stand on their own words. Insertions and deletions that touch another
//     hunk conflict: nobody can say which of two words comes first, or whether "not" was meant for
//     a verb that has gone.
//
// A repeated token lets an insertion or a deletion be read at several places ("a a" → "a a a"). Its
// hunk then counts as touching what any of them touches, but for one thing: words that the other side
// replaced at the edge of those places do not count. So one side may add a sentence, whose full stop
// could be the old one, where the other changed the last word. White space that changed at an otherwise
// unchanged place is a hunk of its own between two tokens.
//
// At last the merged text is read again. Where its tokens are not the ones that were put together,
// because two pieces met and made another word or another markup, the merge is refused too; and so it
// is where the markup of one side crosses that of the other.

// MergeAlgorithm is the number of the algorithm in Merge. Copies of a workspace compute their merges
// and must come to the same text, so a change of results is another number.
const MergeAlgorithm = 1

// Merge returns the text that has the changes of a and of b to base, and true; or "" and false where
// they conflict. It is all or nothing: no part of a text is merged on its own. It depends on the
// three texts alone, and Merge(base, a, b) = Merge(base, b, a).
func Merge(base, a, b string) (string, bool) {
	switch {
	case a == b, b == base:
		return a, true
	case a == base:
		return b, true
	}
	numbers := numbers{}
	origin := readPieces(base, numbers)
	left, right := readPieces(a, numbers), readPieces(b, numbers)
	hunks, ok := joinHunks(hunksOf(origin, left), hunksOf(origin, right))
	if !ok {
		return "", false
	}
	merged, ok := apply(origin, hunks)
	if !ok || !nests(merged.list) && nests(left.list) && nests(right.list) {
		return "", false
	}
	return merged.String(), true
}

// A piece is a token and the white space before it. The last piece of a text is an empty token, so
// that the white space at the end has one too.
type piece struct {
	gap, token string
	kind       text.Kind
}

// pieces are a text as Merge reads it.
type pieces struct {
	list []piece
	ids  []rune // one for each token, the same for the same bytes and kind
}

func readPieces(s string, numbers numbers) pieces {
	tokens := text.Tokens(s)
	p := pieces{make([]piece, 0, len(tokens)+1), make([]rune, 0, len(tokens)+1)}
	at := 0
	for _, t := range tokens {
		p.list = append(p.list, piece{s[at:t.Start], t.Of(s), t.Kind})
		p.ids = append(p.ids, numbers.of(t.Of(s)+string(rune(t.Kind))))
		at = t.End
	}
	p.list = append(p.list, piece{gap: s[at:]})
	p.ids = append(p.ids, numbers.of("")) // no token has an empty key
	return p
}

// String returns the text of the pieces.
func (p pieces) String() string {
	var b strings.Builder
	for _, piece := range p.list {
		b.WriteString(piece.gap)
		b.WriteString(piece.token)
	}
	return b.String()
}

// A hunk replaces base tokens [start, end) by new ones.
type hunk struct {
	start, end int
	put        []piece
	gap        string // the white space before base token end
	gapChanged bool   // gap is not what it was in base
	firstGap   bool   // the white space before base token start is what it was

	// The bounds of all places at which the hunk can be read; mostly start and end.
	from, to int
}

func (h hunk) same(o hunk) bool {
	return h.start == o.start && h.end == o.end && h.gap == o.gap && slices.Equal(h.put, o.put)
}

// replaces says that the hunk puts words in the place of words and changes nothing around them.
func (h hunk) replaces() bool {
	return h.start < h.end && len(h.put) > 0 && !h.gapChanged && h.firstGap
}

// slides says that the hunk can be read at several places.
func (h hunk) slides() bool { return h.to-h.from > h.end-h.start }

// stays says that the hunk takes words away, in one place only, and changes nothing around them.
func (h hunk) stays() bool {
	return h.start < h.end && !h.slides() && !h.gapChanged && h.firstGap
}

// hunksOf returns what a side changed, in order.
func hunksOf(base, side pieces) []hunk {
	var hunks []hunk
	i, j := 0, 0
	for _, m := range slideLeft(align(base.ids, side.ids), base.ids, side.ids) {
		changed := base.list[m.old].gap != side.list[m.new].gap
		if m.old > i || m.new > j || changed {
			h := hunk{start: i, end: m.old, put: side.list[j:m.new], gap: side.list[m.new].gap, gapChanged: changed, firstGap: true}
			if len(h.put) > 0 {
				h.firstGap = h.put[0].gap == base.list[i].gap
			}
			h.from, h.to = spread(h, base.ids, side.ids, j, m.new)
			hunks = append(hunks, h)
		}
		i, j = m.old+1, m.new+1
	}
	return hunks
}

// slideLeft moves each insertion and each deletion to the first place at which it can be read, so
// that the same change on two sides is the same hunk whatever else they changed.
func slideLeft(matches []match, base, side []rune) []match {
	for k := 1; k < len(matches); k++ {
		for at := k; at > 0; at-- {
			next, previous := matches[at], &matches[at-1]
			inserted, deleted := next.new-previous.new-1, next.old-previous.old-1
			switch {
			case inserted > 0 && deleted == 0 && side[next.new-1] == base[previous.old]:
				previous.new = next.new - 1
			case deleted > 0 && inserted == 0 && base[next.old-1] == side[previous.new]:
				previous.old = next.old - 1
			default:
				at = 0
			}
		}
	}
	return matches
}

// spread returns the bounds of all places at which the hunk can be read. side[first:last] are the
// tokens that it puts.
func spread(h hunk, base, side []rune, first, last int) (from, to int) {
	from, to = h.start, h.end
	if h.start == h.end && first < last {
		for n := 1; from > 0 && first-n >= 0 && side[first-n] == side[last-n] && side[first-n] == base[from-1]; n++ {
			from--
		}
		for n := 0; to < len(base) && last+n < len(side) && side[first+n] == side[last+n] && side[last+n] == base[to]; n++ {
			to++
		}
	}
	if h.start < h.end && first == last {
		size := h.end - h.start
		for from > 0 && base[from-1] == base[from-1+size] {
			from--
		}
		for to < len(base) && base[to] == base[to-size] {
			to++
		}
	}
	return from, to
}

// joinHunks returns the hunks of both sides in order, the same ones once; false where two conflict.
func joinHunks(a, b []hunk) ([]hunk, bool) {
	both, onlyA := divide(a, b)
	_, onlyB := divide(b, a)
	for _, h := range onlyA {
		for _, o := range onlyB {
			if !before(h, o) && !before(o, h) {
				return nil, false
			}
		}
	}
	joined := slices.Concat(both, onlyA, onlyB)
	slices.SortFunc(joined, func(h, o hunk) int { return cmp.Or(h.start-o.start, h.end-o.end) })
	for i := 1; i < len(joined); i++ {
		if joined[i].start < joined[i-1].end {
			return nil, false
		}
	}
	return joined, true
}

// divide returns the hunks of a that b has too, and those that it has not.
func divide(a, b []hunk) (both, only []hunk) {
	for _, h := range a {
		at, _ := slices.BinarySearchFunc(b, h, func(o, h hunk) int { return cmp.Or(o.start-h.start, o.end-h.end) })
		if at < len(b) && h.same(b[at]) {
			both = append(both, h)
		} else {
			only = append(only, h)
		}
	}
	return both, only
}

// before says that both hunks may stand, h first.
func before(h, next hunk) bool {
	if h.to < next.from {
		return true
	}
	if h.to == next.from {
		// One stays where it is and takes words away, the other can be read further off: there an
		// unchanged token lies between, and the text is the same.
		if h.stays() && next.slides() || next.stays() && h.slides() {
			return true
		}
	}
	return h.end == next.start && h.replaces() && next.replaces() && h.put[len(h.put)-1].token != next.put[0].token
}

// apply returns base with the hunks in place, and whether reading its text gives these pieces again.
func apply(base pieces, hunks []hunk) (pieces, bool) {
	var merged pieces
	at := 0
	gapChanged, gap := false, ""
	keep := func(end int) {
		first := len(merged.list)
		merged.list = append(merged.list, base.list[at:end]...)
		if gapChanged && at < end {
			merged.list[first].gap = gap
		}
	}
	for _, h := range hunks {
		keep(h.start)
		merged.list = append(merged.list, h.put...)
		at, gapChanged, gap = h.end, h.gapChanged, h.gap
	}
	keep(len(base.list))
	return merged, slices.Equal(readPieces(merged.String(), numbers{}).list, merged.list)
}
