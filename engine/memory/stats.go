package memory

import (
	"context"
	"time"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// Stats counts units.
type Stats struct {
	Units     int
	States    map[tm.State]int
	Languages map[lang.Tag]int
	Pairs     map[[2]lang.Tag]int // in the order of lang.All
	Batches   []Batch             // the newest first
	Own       int                 // of Units, those that people made here
	Bytes     int                 // of the index in memory
	Ready     bool
}

// A Batch is an attachment.
type Batch struct {
	Hash, Name, Organisation string
	State                    tm.State
	Units                    int    // without those that were taken out; of a missing file, what its event says
	By, At                   string // person, RFC 3339
	Missing                  bool   // its file has not come
}

// Stats counts the units of the workspace. It does not wait for the index.
func (m *Memory) Stats(ctx context.Context) (Stats, error) {
	if err := m.waitKnown(ctx); err != nil {
		return Stats{}, err
	}
	own, batches := m.view()
	c := newCounts()
	for _, o := range own {
		c.add(o.unit)
	}
	stats := Stats{Batches: []Batch{}, Own: len(own)}
	for _, b := range batches {
		stats.Batches = append(stats.Batches, b.shown())
		c.merge(b.counts())
	}
	stats.Units, stats.States, stats.Languages, stats.Pairs = c.units, c.states, c.languages, c.pairs
	select {
	case <-m.ready:
		m.mu.RLock()
		stats.Ready, stats.Bytes = m.failed == nil, m.index.Bytes()
		m.mu.RUnlock()
	default:
	}
	return stats, nil
}

// shown returns what a list shows of a batch.
func (b *batch) shown() Batch {
	shown := Batch{
		Hash: b.value.Hash, Name: b.value.Name, Organisation: b.value.Organisation, State: b.value.State,
		Units: b.len(), By: b.by, At: b.at.UTC().Format(time.RFC3339), Missing: b.units == nil,
	}
	if b.units == nil {
		shown.Units = b.value.Units
	}
	return shown
}

// counts count units.
type counts struct {
	units     int
	states    map[tm.State]int
	languages map[lang.Tag]int
	pairs     map[[2]lang.Tag]int
}

func newCounts() counts {
	return counts{states: map[tm.State]int{}, languages: map[lang.Tag]int{}, pairs: map[[2]lang.Tag]int{}}
}

func (c *counts) add(u *tm.Unit) {
	c.units++
	c.states[u.State]++
	c.addSet(languagesOf(u), 1)
}

// languagesOf returns the languages of a unit, in their order.
func languagesOf(u *tm.Unit) []lang.Tag {
	tags := make([]lang.Tag, 0, len(u.Texts))
	for _, l := range lang.All() {
		if _, has := u.Texts[l]; has {
			tags = append(tags, l)
		}
	}
	return tags
}

// addSet counts units that have just these languages, which are in their order.
func (c *counts) addSet(languages []lang.Tag, units int) {
	for i, l := range languages {
		c.languages[l] += units
		for _, other := range languages[i+1:] {
			c.pairs[[2]lang.Tag{l, other}] += units
		}
	}
}

func (c *counts) merge(o counts) { c.combine(o, 1) }

func (c *counts) subtract(o counts) { c.combine(o, -1) }

func (c *counts) combine(o counts, sign int) {
	c.units += sign * o.units
	combine(c.states, o.states, sign)
	combine(c.languages, o.languages, sign)
	combine(c.pairs, o.pairs, sign)
}

// combine adds the numbers of o to those of c; none of them is 0 then.
func combine[K comparable](c, o map[K]int, sign int) {
	for k, n := range o {
		if c[k] += sign * n; c[k] == 0 {
			delete(c, k)
		}
	}
}
