package memory

import (
	"cmp"
	"context"
	"hash/maphash"
	"slices"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm"
)

// A Quarrel is a group of units that say the same twice, or contradict each other.
type Quarrel struct {
	Kind  string // duplicate (all languages equal), conflict (same source, other target)
	Lang  lang.Tag
	Other lang.Tag
	Units []*tm.Unit // the one to keep first
}

// The kinds of Quarrel.
const (
	Duplicate = "duplicate"
	Conflict  = "conflict"
)

// Quarrels returns duplicates and conflicts, at most limit groups, and how many groups there are. kind is
// one of the two, or "" for both. Texts are compared as text.Normalize has them. In memory it holds 32
// bytes a unit, whatever the texts.
func (m *Memory) Quarrels(ctx context.Context, kind string, limit int, progress func(done, total int)) ([]Quarrel, int, error) {
	if kind != "" && kind != Duplicate && kind != Conflict {
		return nil, 0, fault.New("memory.unknown-quarrel", "found", kind)
	}
	if err := m.waitKnown(ctx); err != nil {
		return nil, 0, err
	}
	q := &quarrels{m: m, ctx: ctx, limit: limit, found: []Quarrel{}, seed: maphash.MakeSeed()}
	passes := q.passes(kind)
	for i, p := range passes {
		share := func(done, total int) {
			if progress != nil {
				progress(i*total+done, len(passes)*total)
			}
		}
		if err := q.pass(p, share); err != nil {
			return nil, 0, err
		}
	}
	return q.found, q.total, nil
}

// Clean takes away all units of duplicate groups but the one to keep, in one gesture, and returns how
// many.
func (m *Memory) Clean(ctx context.Context, progress func(done, total int)) (int, error) {
	if err := m.waitKnown(ctx); err != nil {
		return 0, err
	}
	q := &quarrels{m: m, ctx: ctx, seed: maphash.MakeSeed(), remove: true}
	if err := q.pass(pass{}, progress); err != nil {
		return 0, err
	}
	if len(q.removed) == 0 {
		return 0, nil
	}
	return len(q.removed), m.Retract(ctx, q.removed)
}

// quarrels looks for groups, one pass after the other.
type quarrels struct {
	m     *Memory
	ctx   context.Context
	limit int
	seed  maphash.Seed

	found   []Quarrel
	total   int
	remove  bool // all groups are wanted, as ids of what can go
	removed []tm.ID
}

// A pass looks for duplicates, or for conflicts from one language to another.
type pass struct{ lang, other lang.Tag }

func (q *quarrels) passes(kind string) []pass {
	var list []pass
	if kind != Conflict {
		list = append(list, pass{})
	}
	if kind == Duplicate {
		return list
	}
	there := map[lang.Tag]bool{}
	own, batches := q.m.view()
	for _, o := range own {
		for l := range o.unit.Texts {
			there[l] = true
		}
	}
	for _, b := range batches {
		for l := range b.counts().languages {
			there[l] = true
		}
	}
	for _, l := range lang.All() {
		for _, other := range lang.All() {
			if l != other && there[l] && there[other] {
				list = append(list, pass{l, other})
			}
		}
	}
	return list
}

// A trace is what is remembered of a unit while all are gone through.
type trace struct {
	same, other uint64 // hashes: of what has to be equal, and of what has to differ
	id          tm.ID
}

// pass collects traces, and looks at the units whose traces agree.
func (q *quarrels) pass(p pass, progress func(done, total int)) error {
	var traces []trace
	err := q.m.each(q.ctx, &tm.Filter{}, progress, func(u *tm.Unit) error {
		if s, ok := q.trace(p, u); ok {
			traces = append(traces, s)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(traces, func(a, b trace) int { return cmp.Compare(a.same, b.same) })
	for len(traces) > 0 {
		n := 1
		for n < len(traces) && traces[n].same == traces[0].same {
			n++
		}
		group := traces[:n]
		traces = traces[n:]
		if n > 1 && (p.lang == "" || differ(group)) {
			if err := q.group(p, group); err != nil {
				return err
			}
		}
	}
	return nil
}

func differ(group []trace) bool {
	return slices.ContainsFunc(group[1:], func(s trace) bool { return s.other != group[0].other })
}

func (q *quarrels) trace(p pass, u *tm.Unit) (trace, bool) {
	if len(u.Texts) == 0 {
		return trace{}, false
	}
	if p.lang == "" {
		return trace{same: q.hash(languagesOf(u), u), id: u.ID}, true
	}
	if u.Texts[p.lang] == "" || u.Texts[p.other] == "" {
		return trace{}, false
	}
	return trace{q.hash([]lang.Tag{p.lang}, u), q.hash([]lang.Tag{p.other}, u), u.ID}, true
}

func (q *quarrels) hash(languages []lang.Tag, u *tm.Unit) uint64 {
	var h maphash.Hash
	h.SetSeed(q.seed)
	for _, l := range languages {
		h.WriteString(string(l))                  //nolint:errcheck // a Hash has no errors
		h.WriteByte(0)                            //nolint:errcheck // as above
		h.WriteString(text.Normalize(u.Texts[l])) //nolint:errcheck // as above
		h.WriteByte(0)                            //nolint:errcheck // as above
	}
	return h.Sum64()
}

// most is how many units of one group are looked at: a menu entry stands in a memory a thousand times.
const most = 100

// group counts a group and, while groups are wanted, reads its units.
func (q *quarrels) group(p pass, traces []trace) error {
	if q.remove {
		return q.surplus(traces)
	}
	q.total++
	if len(q.found) >= q.limit {
		return nil
	}
	group := Quarrel{Kind: Duplicate, Lang: p.lang, Other: p.other}
	if p.lang != "" {
		group.Kind = Conflict
		traces = oneOfEach(traces)
	}
	units, err := q.units(traces[:min(len(traces), most)])
	if err != nil {
		return err
	}
	group.Units = units
	q.found = append(q.found, group)
	return nil
}

// oneOfEach returns the traces with others of the same target left out.
func oneOfEach(traces []trace) []trace {
	seen := map[uint64]bool{}
	var list []trace
	for _, s := range traces {
		if !seen[s.other] {
			seen[s.other] = true
			list = append(list, s)
		}
	}
	return list
}

// surplus notes all units of a group but the one to keep.
func (q *quarrels) surplus(traces []trace) error {
	var keep *tm.Unit
	for _, t := range traces {
		u, err := q.m.unit(q.ctx, t.id)
		switch {
		case err != nil:
			return err
		case u == nil:
		case keep == nil:
			keep = u
		case !same(keep, u): // two hashes that agree by chance
		case better(u, keep) < 0:
			q.removed = append(q.removed, keep.ID)
			keep = u
		default:
			q.removed = append(q.removed, u.ID)
		}
	}
	return nil
}

// same says that two units say the same in the same languages.
func same(a, b *tm.Unit) bool {
	if len(a.Texts) != len(b.Texts) {
		return false
	}
	for l, t := range a.Texts {
		other, has := b.Texts[l]
		if !has || text.Normalize(t) != text.Normalize(other) {
			return false
		}
	}
	return true
}

// units returns the units of a group that are still there, the one to keep first.
func (q *quarrels) units(traces []trace) ([]*tm.Unit, error) {
	var list []*tm.Unit
	for _, s := range traces {
		u, err := q.m.unit(q.ctx, s.id)
		if err != nil {
			return nil, err
		}
		if u != nil {
			list = append(list, u)
		}
	}
	slices.SortFunc(list, better)
	return list, nil
}

// better puts first what is to be kept: what people of this workspace made, what is trusted more, what
// says more about itself, what is newer.
func better(a, b *tm.Unit) int {
	own := func(u *tm.Unit) int {
		if u.Batch == "" {
			return 1
		}
		return 0
	}
	said := func(u *tm.Unit) int { return len(u.Before) + len(u.After) + len(u.Tags) + min(1, len(u.Note)) }
	return cmp.Or(cmp.Compare(own(b), own(a)), cmp.Compare(b.State, a.State), cmp.Compare(said(b), said(a)), b.Date.Compare(a.Date),
		slices.Compare(a.ID[:], b.ID[:]))
}
