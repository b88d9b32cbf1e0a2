package index

import "slices"

// Compare tells take the raw scores of some units, by their places in ids, which must be in ascending
// order, none of them twice. take returns a raw score below which it is not told of the units to
// come, which saves most of the work. Units that are not there are left out. The order is that of the
// parts of the index, which says nothing.
//
// Of 200,000 units that are all alike it takes some 50 ns each.
func (x *Index) Compare(asked Profile, ids []ID, take func(at int, raw float64) (least float64)) {
	v, w := x.now.Load(), x.scratch()
	defer x.scratches.Put(w)
	least := 0.0
	for _, p := range v.parts {
		least = p.compare(asked, ids, least, take, w)
	}
	for _, u := range v.fresh {
		if at, asks := slices.BinarySearchFunc(ids, u.id, ID.Compare); asks && reachable(least, len(asked.features), len(u.features)) {
			if raw := asked.Raw(u.Profile); raw >= least {
				least = take(at, raw)
			}
		}
	}
}

func (p part) compare(asked Profile, ids []ID, least float64, take func(int, float64) float64, w *scratch) float64 {
	w.ask(p.frozen, asked)
	defer w.forget()
	n, place := len(asked.features), 0
	for at, id := range ids {
		place += p.ahead(place, id)
		if place == len(p.byID) {
			break
		}
		slot := int(p.byID[place])
		if p.ids[slot] != id || p.dead.has(slot) {
			continue
		}
		features := p.runs[p.runOf(slot)].features
		own := features - need(least, n+features)
		if own < 0 {
			continue
		}
		packed := p.blocks[slot/blockSize].of(slot % blockSize)
		if others := w.others(packed, own); others <= own {
			if raw := rawOf(features-others, n+features, p.keys[slot] == asked.key); raw >= least {
				least = take(at, raw)
			}
		}
	}
	return least
}

// ahead returns how many ids, from a place in their order on, are lower than id. It looks near first:
// what it takes is about the logarithm of the result.
func (f *frozen) ahead(place int, id ID) int {
	rest := f.byID[place:]
	step := 1
	for step <= len(rest) && f.ids[rest[step-1]].Compare(id) < 0 {
		step *= 2
	}
	from, to := step/2, min(step, len(rest))
	at, _ := slices.BinarySearchFunc(rest[from:to], id, func(slot uint32, id ID) int { return f.ids[slot].Compare(id) })
	return from + at
}
