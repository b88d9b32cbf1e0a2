package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"trivium/engine/change"
)

// TestVectorAt lets events arrive at different times, one of them late, and requires of each time
// what had arrived without a gap.
func TestVectorAt(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	var events []change.Event
	for i := range 4 {
		events = append(events, d.write(i, fmt.Sprint("Tekst ", i))...)
	}
	dev, first := events[0].Dev, events[0].N
	var now time.Time
	s, err := Create(ctx, filepath.Join(t.TempDir(), "W.trivium"), Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	day := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	arrive := func(minute int, list ...change.Event) {
		now = day.Add(time.Duration(minute) * time.Minute)
		if err := s.Append(ctx, list); err != nil {
			t.Fatal(err)
		}
	}
	var before []change.Event // what made the workspace
	for e, err := range d.store.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if e.N < first {
			before = append(before, e)
		}
	}
	arrive(0, append(before, events[0])...)
	arrive(10, events[3])
	arrive(20, events[1], events[2])
	tests := map[string]struct {
		minute int
		want   int64
	}{
		"before all":           {-1, 0},
		"the first":            {0, first},
		"the last, with a gap": {10, first},
		"just before":          {19, first},
		"the gap is filled":    {20, first + 3},
		"now":                  {1000, first + 3},
	}
	for name, tt := range tests {
		v, err := s.VectorAt(ctx, day.Add(time.Duration(tt.minute)*time.Minute))
		if err != nil || v[dev] != tt.want {
			t.Errorf("%s: got %v (%v), want %d", name, v, err, tt.want)
		}
	}
	batches, err := s.Batches(ctx, day.Add(time.Minute), 10)
	if want := fmt.Sprint([]Batch{{day.Add(20 * time.Minute), dev, 2, first + 2}, {day.Add(10 * time.Minute), dev, 1, first + 3}}); err != nil || fmt.Sprint(batches) != want {
		t.Errorf("got %v (%v), want %s", batches, err, want)
	}
	if batches, err = s.Batches(ctx, day, 1); err != nil || len(batches) != 1 {
		t.Errorf("got %v (%v), want one", batches, err)
	}
	if batches, err = s.Batches(ctx, day, 10, dev); err != nil || len(batches) != 0 {
		t.Errorf("got %v (%v), want none of this device", batches, err)
	}
}

// BenchmarkVectorAt asks a workspace of 100,000 events what it knew half-way.
func BenchmarkVectorAt(b *testing.B) {
	d := large(b, 100_000)
	for b.Loop() {
		if _, err := d.store.VectorAt(context.Background(), time.Now()); err != nil {
			b.Fatal(err)
		}
	}
}
