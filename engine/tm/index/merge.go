package index

import (
	"context"
	"math/bits"
)

// Fresh units are compared one by one, so their number is kept small: from freezeAt on they become a
// frozen part. A frozen part is merged with those after it when it has fewer than growth times their
// units; so an index of n units has about log n parts, and a unit is moved about as often.
const (
	freezeAt = 512
	growth   = 4
)

// settle starts a merge in the background if one is due and none is under way.
func (x *Index) settle() {
	x.writing.Lock()
	defer x.writing.Unlock()
	if _, due := x.now.Load().due(); !due || x.settled != nil {
		return
	}
	x.settled = make(chan struct{})
	go func() {
		for x.mergeDue() {
		}
	}()
}

// mergeDue does one merge in the background, or returns false when there is nothing left to do.
func (x *Index) mergeDue() bool {
	x.writing.Lock()
	from, due := x.now.Load().due()
	if !due {
		close(x.settled)
		x.settled = nil
	}
	x.writing.Unlock()
	if due {
		x.merge(context.Background(), from) // whose end alone could be an error
	}
	return due
}

// Wait returns when no merge is under way in the background.
func (x *Index) Wait() {
	x.writing.Lock()
	settled := x.settled
	x.writing.Unlock()
	if settled != nil {
		<-settled
	}
}

// Merge makes one frozen part of the whole index, which is when it is fastest and smallest. It need
// not be called: parts are merged in the background as units come. It returns the error of the context
// when that ends first; the index is then as it was.
func (x *Index) Merge(ctx context.Context) error {
	v := x.now.Load()
	if len(v.parts) == 1 && v.parts[0].dropped == 0 && v.short() == 0 {
		return nil
	}
	return x.merge(ctx, 0)
}

// short returns the number of fresh units that may be frozen.
func (v *view) short() int {
	n := 0
	for _, u := range v.fresh {
		if len(u.features) <= longest {
			n++
		}
	}
	return n
}

// due returns the first of the parts that are to become one, together with what is fresh, and whether
// anything is to be done at all.
func (v *view) due() (from int, due bool) {
	after := v.short()
	if after < freezeAt {
		after = 0
	}
	from, due = len(v.parts), after > 0
	for i := len(v.parts) - 1; i >= 0; i-- {
		p := v.parts[i]
		if p.live() < growth*after || 2*p.dropped > len(p.ids) {
			from, due = i, true
		}
		after += p.live()
	}
	return from, due
}

// merge makes one part of the parts from the given one on and the fresh units. Searches and changes go
// on meanwhile; what has been deleted or replaced by the end is marked in the new part.
func (x *Index) merge(ctx context.Context, from int) error {
	x.merging.Lock()
	defer x.merging.Unlock()
	before := x.now.Load()
	from = min(from, len(before.parts))
	f, moved, err := gather(ctx, before.parts[from:], before.fresh)
	if err != nil {
		return err
	}
	made := part{frozen: f}

	x.writing.Lock()
	defer x.writing.Unlock()
	now := x.now.Load()
	next := &view{parts: append([]part{}, now.parts[:from]...)}
	gone := map[ID]bool{}
	for i, p := range before.parts[from:] {
		// Only a merge removes parts or changes their order, so the part is where it was.
		now.parts[from+i].droppedSince(p, gone)
	}
	still := map[*unit]bool{}
	for _, u := range now.fresh {
		still[u] = true
		if !moved[u] {
			next.fresh = append(next.fresh, u)
		}
	}
	for u := range moved {
		if !still[u] {
			gone[u.id] = true
		}
	}
	if made = made.drop(gone); made.live() > 0 {
		next.parts = append(next.parts, made)
	}
	next.parts = append(next.parts, now.parts[len(before.parts):]...)
	x.now.Store(next)
	return nil
}

// gather makes one frozen part of several and of those of the fresh units that are short enough, which
// it returns too.
func gather(ctx context.Context, parts []part, fresh []*unit) (*frozen, map[*unit]bool, error) {
	b := newBuilder()
	for _, p := range parts {
		if err := p.moveTo(ctx, b); err != nil {
			return nil, nil, err
		}
	}
	moved := map[*unit]bool{}
	for _, u := range fresh {
		if len(u.features) <= longest {
			b.add(u.id, u.key, u.features)
			moved[u] = true
		}
	}
	f, _ := b.freeze() // nothing too long is left to return
	return f, moved, nil
}

// moveTo puts the live units of a part into a builder.
func (p part) moveTo(ctx context.Context, b *builder) error {
	numbers := b.numbersOf(p.frozen)
	for i := range len(p.runs) - 1 {
		if err := ctx.Err(); err != nil {
			return err
		}
		for slot := p.runs[i].first; slot < p.runs[i+1].first; slot++ {
			if !p.dead.has(slot) {
				b.addSlot(p.frozen, slot, p.runs[i].features, numbers)
			}
		}
	}
	return nil
}

// droppedSince adds to gone the units that are dead in p and were alive in before.
func (p part) droppedSince(before part, gone map[ID]bool) {
	for i, word := range p.dead {
		if before.dead != nil {
			word &^= before.dead[i]
		}
		for ; word != 0; word &= word - 1 {
			gone[p.ids[i*64+bits.TrailingZeros64(word)]] = true
		}
	}
}
