package tm

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"slices"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// The kinds of quarrel.
const (
	Duplicate = "duplicate" // the same texts in all languages
	Conflict  = "conflict"  // the same text in one language, different ones in another
)

// A Quarrel is some units that say the same twice, or contradict each other.
type Quarrel struct {
	Kind  string
	Lang  lang.Tag // of a conflict: in which they agree
	Other lang.Tag // and in which they differ
	Units []*Unit  // the one to keep first: see compareWorth
}

// Quarrels returns the duplicates and conflicts among units, in the order in which their first units
// come in the sequence, at most limit of them, and how many there are; kind may be "" for both. Texts
// are compared after text.Normalize. Units that are duplicates of each other are not in conflict, and
// count as one in a conflict with others.
//
// The sequence is gone through twice and must give the same units each time. Between lie 24 bytes a
// unit, and for conflicts as many for each pair of its languages. Progress, which may be nil, is told
// how many units of both rounds are done.
func Quarrels(ctx context.Context, units iter.Seq2[*Unit, error], kind string, limit int, progress func(done int)) ([]Quarrel, int, error) {
	var q quarrels
	if err := q.read(ctx, units, kind, progress); err != nil {
		return nil, 0, err
	}
	groups := q.groups()
	total := len(groups)
	groups = groups[:min(total, max(limit, 0))]
	list, err := q.fetch(ctx, units, groups, progress)
	return list, total, err
}

// quarrels is a search for them.
type quarrels struct {
	units  uint32
	claims []claim
}

// A claim is what a unit says of one pair of languages, or of all.
type claim struct {
	key   uint64 // of the text in the first language; of a duplicate, of all texts
	other uint64 // of the text in the second one; of a duplicate 0
	unit  uint32 // place in the sequence
	pair  uint16 // of a conflict the places of both languages, from 1, in a byte each; of a duplicate 0
}

// group is a quarrel as the places of its units.
type group struct {
	pair  uint16
	units []uint32
}

const toldOften = 4096

func (q *quarrels) read(ctx context.Context, units iter.Seq2[*Unit, error], kind string, progress func(done int)) error {
	for u, err := range units {
		if err == nil && q.units%toldOften == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		q.claim(u, kind)
		if q.units++; progress != nil && q.units%toldOften == 0 {
			progress(int(q.units))
		}
	}
	return nil
}

// claim adds what a unit says.
func (q *quarrels) claim(u *Unit, kind string) {
	var keys [8]uint64
	whole := sha256.New()
	for i, l := range lang.All() {
		if s, has := u.Texts[l]; has {
			keys[i] = keyOf(text.Normalize(s))
			whole.Write([]byte{byte(i)})
			whole.Write(binary.LittleEndian.AppendUint64(nil, keys[i]))
		}
	}
	if kind != Conflict {
		q.claims = append(q.claims, claim{key: binary.LittleEndian.Uint64(whole.Sum(nil)), unit: q.units})
	}
	if kind == Duplicate {
		return
	}
	for i := range lang.All() {
		for k := range lang.All() {
			if i != k && keys[i] != 0 && keys[k] != 0 {
				q.claims = append(q.claims, claim{key: keys[i], other: keys[k], unit: q.units, pair: uint16(i+1)<<8 | uint16(k+1)})
			}
		}
	}
}

// groups returns the quarrels in the order of their first units.
func (q *quarrels) groups() []group {
	slices.SortFunc(q.claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.pair, b.pair), cmp.Compare(a.key, b.key), cmp.Compare(a.unit, b.unit))
	})
	var groups []group
	for i := 0; i < len(q.claims); {
		from := i
		for i < len(q.claims) && q.claims[i].pair == q.claims[from].pair && q.claims[i].key == q.claims[from].key {
			i++
		}
		if g := quarrelOf(q.claims[from:i]); len(g.units) > 1 {
			groups = append(groups, g)
		}
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(a.units[0], b.units[0]) })
	return groups
}

// quarrelOf returns the group of claims on the same text. In a conflict all units stand whose
// translation differs from that of any other.
func quarrelOf(claims []claim) group {
	g := group{pair: claims[0].pair}
	differ := g.pair == 0
	for _, c := range claims {
		differ = differ || c.other != claims[0].other
	}
	if !differ {
		return g
	}
	seen := map[uint64]bool{}
	for _, c := range claims {
		if g.pair == 0 || !seen[c.other] {
			g.units = append(g.units, c.unit)
		}
		seen[c.other] = true
	}
	return g
}

// fetch goes through the sequence again for the units of groups.
func (q *quarrels) fetch(ctx context.Context, units iter.Seq2[*Unit, error], groups []group, progress func(done int)) ([]Quarrel, error) {
	wanted := map[uint32]*Unit{}
	for _, g := range groups {
		for _, at := range g.units {
			wanted[at] = nil
		}
	}
	at := uint32(0)
	for u, err := range units {
		if err == nil && at%toldOften == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		if _, is := wanted[at]; is {
			wanted[at] = u
		}
		if at++; progress != nil && at%toldOften == 0 {
			progress(int(q.units + at))
		}
	}
	list := make([]Quarrel, 0, len(groups))
	for _, g := range groups {
		list = append(list, g.quarrel(wanted))
	}
	return list, nil
}

func (g group) quarrel(units map[uint32]*Unit) Quarrel {
	q := Quarrel{Kind: Duplicate}
	if g.pair > 0 {
		q = Quarrel{Kind: Conflict, Lang: lang.All()[g.pair>>8-1], Other: lang.All()[g.pair&0xff-1]}
	}
	for _, at := range g.units {
		if u := units[at]; u != nil {
			q.Units = append(q.Units, u)
		}
	}
	slices.SortFunc(q.Units, compareWorth)
	return q
}

// compareWorth is the order in which units that say the same are to be kept: higher states first, then
// newer ones, then those with lower ids.
func compareWorth(a, b *Unit) int {
	return cmp.Or(cmp.Compare(b.State, a.State), b.Date.Compare(a.Date), a.ID.Compare(b.ID))
}
