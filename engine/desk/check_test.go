package desk

import (
	"sync/atomic"
	"testing"
	"time"

	"trivium/engine/change"
)

// TestLately edits a course into a faulty one: the outline gets the old answer at once, is told when
// there is another, and gets that then.
func TestLately(t *testing.T) {
	var told atomic.Int32
	o := optionsOf(t)
	o.Changed = func(c Changed) {
		if c.Structure && len(c.Cells) == 0 {
			told.Add(1)
		}
	}
	d := create(t, o)
	c := take(t, d, homelessness)
	before, err := d.Lately(c.ID())
	if err != nil {
		t.Fatal(err)
	}
	told.Store(0)
	title := change.CellID{Text: c.ID() + "/title", Lang: c.Languages()[0]}
	typed(t, d, Edit{Cell: title, Value: "", Base: revsOf(d, title)})
	if now, err := d.Lately(c.ID()); err != nil || len(now) != len(before) {
		t.Errorf("%d problems at once, %d before; %v", len(now), len(before), err)
	}
	for limit := time.Now().Add(20 * time.Second); told.Load() == 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatal("nobody was told")
		}
	}
	now, err := d.Lately(c.ID())
	if err != nil || len(now) <= len(before) || told.Load() != 1 {
		t.Errorf("%d problems, %d before; told %d times; %v", len(now), len(before), told.Load(), err)
	}
}
