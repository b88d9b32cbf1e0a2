package links

import (
	"slices"
	"strconv"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/fault"
)

// A Ref names a link as somebody sees it: its place among those of Of, from 0, and what it says. When
// the texts have been changed since, it names none, and acts on it are a fault.
type Ref struct {
	Pair
	Index          int
	Source, Target string // the texts of its sides; "" for an empty one
}

// at returns the link that is named.
func (w *Work) at(r Ref) (Link, error) {
	all, err := w.links(r.Pair)
	if err != nil {
		return Link{}, err
	}
	if r.Index < 0 || r.Index >= len(all) || all[r.Index].A.Text != r.Source || all[r.Index].B.Text != r.Target {
		return Link{}, fault.New("links.changed", "found", strconv.Itoa(r.Index+1))
	}
	return all[r.Index], nil
}

// ConfirmAll confirms links of one pair of languages, as Confirm does each; when one of them is not there, none is.
func (w *Work) ConfirmAll(p Pair, refs []Ref) error {
	parts := make([][2]align.Span, len(refs))
	for i, r := range refs {
		l, err := w.at(Ref{p, r.Index, r.Source, r.Target})
		if err != nil {
			return err
		}
		parts[i] = [2]align.Span{l.A.Span, l.B.Span}
	}
	return w.set(p, parts...)
}

// Confirm says that the sentences of a link stand for each other, and writes a draft unit of them. Of a
// link with one side it says that nothing stands for its sentences.
func (w *Work) Confirm(r Ref) error {
	l, err := w.at(r)
	if err != nil {
		return err
	}
	return w.set(r.Pair, [2]align.Span{l.A.Span, l.B.Span})
}

// Join makes one confirmed link of two, whose sentences must stand side by side on each side.
func (w *Work) Join(r, other Ref) error {
	x, err := w.at(r)
	if err != nil {
		return err
	}
	y, err := w.at(other)
	if err != nil {
		return err
	}
	a, okA := together(x.A.Span, y.A.Span)
	b, okB := together(x.B.Span, y.B.Span)
	if !okA || !okB || r.Index == other.Index || r.Pair != other.Pair {
		return fault.New("links.apart", "found", strconv.Itoa(r.Index+1)+", "+strconv.Itoa(other.Index+1))
	}
	return w.set(r.Pair, [2]align.Span{a, b})
}

// together returns the sentences of two spans; ok is false when others stand between them.
func together(x, y align.Span) (s align.Span, ok bool) {
	switch {
	case x.Len() == 0:
		return y, true
	case y.Len() == 0:
		return x, true
	case x.End == y.Start:
		return align.Span{Start: x.Start, End: y.End}, true
	case y.End == x.Start:
		return align.Span{Start: y.Start, End: x.End}, true
	}
	return align.Span{}, false
}

// Split makes two confirmed links of one: the first a and b sentences of its sides, and the others.
func (w *Work) Split(r Ref, a, b int) error {
	l, err := w.at(r)
	if err != nil {
		return err
	}
	x, y := l.A.Span, l.B.Span
	if a < 0 || b < 0 || a > x.Len() || b > y.Len() || a+b == 0 || a+b == x.Len()+y.Len() {
		return fault.New("links.split", "found", strconv.Itoa(a)+"–"+strconv.Itoa(b), "expected", strconv.Itoa(x.Len())+"–"+strconv.Itoa(y.Len()))
	}
	return w.set(r.Pair,
		[2]align.Span{{Start: x.Start, End: x.Start + a}, {Start: y.Start, End: y.Start + b}},
		[2]align.Span{{Start: x.Start + a, End: x.End}, {Start: y.Start + b, End: y.End}})
}

// Move gives the neighbour of a link one of its sentences: of the second side, or else of the first, the
// one next to the neighbour. Both are confirmed as they are then; of what has no other side any more
// nothing is said, so that it can be linked with something else.
func (w *Work) Move(r, neighbour Ref, second bool) error {
	x, err := w.at(r)
	if err != nil {
		return err
	}
	y, err := w.at(neighbour)
	if err != nil {
		return err
	}
	from, to := &x.A.Span, &y.A.Span
	if second {
		from, to = &x.B.Span, &y.B.Span
	}
	if from.Len() == 0 {
		return fault.New("links.empty", "found", strconv.Itoa(r.Index+1))
	}
	moved, rest := align.Span{Start: from.Start, End: from.Start + 1}, align.Span{Start: from.Start + 1, End: from.End}
	if neighbour.Index > r.Index {
		moved, rest = align.Span{Start: from.End - 1, End: from.End}, align.Span{Start: from.Start, End: from.End - 1}
	}
	joined, ok := together(*to, moved)
	if !ok || r.Pair != neighbour.Pair || r.Index != neighbour.Index-1 && r.Index != neighbour.Index+1 {
		return fault.New("links.apart", "found", strconv.Itoa(r.Index+1)+", "+strconv.Itoa(neighbour.Index+1))
	}
	*from, *to = rest, joined
	var parts [][2]align.Span
	for _, l := range []Link{x, y} {
		if l.TwoSided() {
			parts = append(parts, [2]align.Span{l.A.Span, l.B.Span})
		}
	}
	if len(parts) == 0 {
		return fault.New("links.empty", "found", strconv.Itoa(r.Index+1))
	}
	return w.set(r.Pair, parts...)
}

// Unlink says that the sentences of a link do not stand for each other, nor for others.
func (w *Work) Unlink(r Ref) error {
	l, err := w.at(r)
	if err != nil {
		return err
	}
	var parts [][2]align.Span
	if l.A.Span.Len() > 0 {
		parts = append(parts, [2]align.Span{l.A.Span, {}})
	}
	if l.B.Span.Len() > 0 {
		parts = append(parts, [2]align.Span{{}, l.B.Span})
	}
	return w.set(r.Pair, parts...)
}

// Relink makes one confirmed link of any sentences; what was confirmed of them before is not any more.
// source and target are what the sentences say, as for Ref.
func (w *Work) Relink(p Pair, a, b align.Span, source, target string) error {
	x, err := w.cell(change.CellID{Text: p.Text, Lang: p.A})
	if err != nil {
		return err
	}
	y, err := w.cell(change.CellID{Text: p.Text, Lang: p.B})
	if err != nil {
		return err
	}
	if !x.has(a) || !y.has(b) || a.Len()+b.Len() == 0 || x.in(a) != source || y.in(b) != target {
		return fault.New("links.changed", "found", strconv.Itoa(a.Start+1)+"–"+strconv.Itoa(a.End)+", "+strconv.Itoa(b.Start+1)+"–"+strconv.Itoa(b.End))
	}
	return w.set(p, [2]align.Span{a, b})
}

func (c *cell) has(s align.Span) bool {
	return s.Start >= 0 && s.Start <= s.End && s.End <= len(c.sentences)
}

// Release takes the confirmation of a link back: the aligner proposes again. A link that nobody has
// confirmed stays as it is.
func (w *Work) Release(r Ref) error {
	l, err := w.at(r)
	if err != nil {
		return err
	}
	if !l.Confirmed {
		return nil
	}
	w.dropLink(r.Text, l.id)
	return w.keep(r.Text)
}

// set confirms links, takes back what was confirmed of their sentences before, and writes their units.
func (w *Work) set(p Pair, parts ...[2]align.Span) error {
	if rank(p.A) > rank(p.B) {
		p.A, p.B = p.B, p.A
		for i := range parts {
			parts[i][0], parts[i][1] = parts[i][1], parts[i][0]
		}
	}
	a, err := w.cell(change.CellID{Text: p.Text, Lang: p.A})
	if err != nil {
		return err
	}
	b, err := w.cell(change.CellID{Text: p.Text, Lang: p.B})
	if err != nil {
		return err
	}
	fresh := make([]stored, len(parts))
	for i, part := range parts {
		fresh[i] = stored{A: a.name(part[0]), B: b.name(part[1])}
		fresh[i].id = fresh[i].name(p.Text)
		if n := len(fresh[i].A.key()) + len(fresh[i].B.key()) + room; n > change.MaxText {
			return fault.New("links.too-long", "found", strconv.Itoa((n+1023)>>10)+" KB", "expected", strconv.Itoa(change.MaxText>>10)+" KB")
		}
	}
	for _, old := range w.stored(p) {
		x, _, okA := a.find(old.A)
		y, _, okB := b.find(old.B)
		touches := func(part [2]align.Span) bool { return overlap(x, part[0]) || overlap(y, part[1]) }
		if okA && okB && !named(old.id, fresh) && slices.ContainsFunc(parts, touches) {
			w.dropLink(p.Text, old.id)
		}
	}
	for _, l := range fresh {
		w.keepLink(p.Text, l)
	}
	if err := w.keep(p.Text); err != nil {
		return err
	}
	for i, part := range parts {
		if part[0].Len() > 0 && part[1].Len() > 0 {
			w.draft(p, fresh[i].id, part)
		}
	}
	return nil
}

// room is what the spelling of a link takes beside its two runs, at most.
const room = 20

func named(id string, all []stored) bool {
	return slices.ContainsFunc(all, func(l stored) bool { return l.id == id })
}
