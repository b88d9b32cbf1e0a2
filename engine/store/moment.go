package store

import (
	"context"
	"time"

	"trivium/engine/change"
)

// VectorAt returns what had arrived in this copy by a time, by the clock of this copy: of each device
// the number of its events up to which none was missing then. change.State.At shows that moment. An
// event whose past came later is in the vector and not in what At shows, as it was then.
//
// Where the clock was put back in between, events that arrived before count as it said.
func (s *Store) VectorAt(ctx context.Context, at time.Time) (change.Vector, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, err := s.vectorAt(ctx, at.UnixMilli())
	return v, s.explain(err)
}

func (s *Store) vectorAt(ctx context.Context, at int64) (change.Vector, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT dev,
		coalesce(max(CASE WHEN arrived <= ?1 THEN n END), 0),
		coalesce(min(CASE WHEN arrived > ?1 THEN n END), 0)
		FROM event GROUP BY dev`, at)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	v := change.Vector{}
	for rows.Next() {
		var dev, last, first int64 // the last that was there, the first that was not
		if err := rows.Scan(&dev, &last, &first); err != nil {
			return nil, err
		}
		if first > 0 {
			last = min(last, first-1)
		}
		name, ok := s.names.value(dev)
		if !ok {
			return nil, errDamaged
		}
		if last > 0 {
			v[name] = last
		}
	}
	return v, rows.Err()
}

// A Batch is what arrived in this copy at once from one device: what was done here, or what a bundle
// brought.
type Batch struct {
	Arrived time.Time // by the clock of this copy
	Dev     string
	Count   int   // events
	Last    int64 // the greatest number among them
}

// Batches returns what arrived since a time, the newest first, at most limit of them. Events of the
// devices in except, such as this copy's own, are left out.
func (s *Store) Batches(ctx context.Context, since time.Time, limit int, except ...string) ([]Batch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	batches, err := s.batches(ctx, since.UnixMilli(), limit, except)
	return batches, s.explain(err)
}

func (s *Store) batches(ctx context.Context, since int64, limit int, except []string) ([]Batch, error) {
	out := map[string]bool{}
	for _, dev := range except {
		out[dev] = true
	}
	rows, err := s.db.QueryContext(ctx, `SELECT arrived, dev, count(*), max(n) FROM event WHERE arrived >= ?
		GROUP BY arrived, dev ORDER BY arrived DESC, dev`, since)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	batches := []Batch{}
	for rows.Next() && len(batches) < limit {
		var b Batch
		var arrived, dev int64
		if err := rows.Scan(&arrived, &dev, &b.Count, &b.Last); err != nil {
			return nil, err
		}
		name, ok := s.names.value(dev)
		if !ok {
			return nil, errDamaged
		}
		b.Arrived, b.Dev = time.UnixMilli(arrived).UTC(), name
		if !out[name] {
			batches = append(batches, b)
		}
	}
	return batches, rows.Err()
}
