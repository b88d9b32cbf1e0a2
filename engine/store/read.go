package store

import (
	"context"
	"database/sql"
	"iter"
	"time"

	"trivium/engine/change"
)

// readAtOnce is how many rows are fetched in one go. Between two goes others may write.
const readAtOnce = 1024

// An Entry is an event with its place in the journal of this copy.
type Entry struct {
	Seq     int64     // order of arrival, from 1 without gaps
	Arrived time.Time // by the clock of this copy
	Event   change.Event
}

// All gives every event in the order of arrival; see change.Log. Events are given as they were
// checked when they arrived; Verify checks them again.
func (s *Store) All(ctx context.Context) iter.Seq2[change.Event, error] {
	return func(yield func(change.Event, error) bool) {
		for entry, err := range s.Since(ctx, 0) {
			if !yield(entry.Event, err) {
				return
			}
		}
	}
}

// Since gives the entries after a place in the journal, 0 for all, in order. It ends with an error
// or with the last entry there was when it came to the end.
func (s *Store) Since(ctx context.Context, seq int64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		r := &pager{s: s}
		for {
			page, err := r.next(ctx, seq)
			for _, entry := range page {
				if !yield(entry, nil) {
					return
				}
				seq = entry.Seq
			}
			if err != nil {
				yield(Entry{}, s.explain(err))
				return
			}
			if len(page) == 0 {
				return
			}
		}
	}
}

// Last returns the place of the newest entry, 0 when there is none.
func (s *Store) Last(ctx context.Context) (int64, error) {
	var last int64
	err := s.db.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM event`).Scan(&last)
	return last, s.explain(err)
}

// A pager reads rows page by page.
type pager struct {
	unpacker
	s *Store
}

// next returns the entries after seq, at most readAtOnce of them, none at the end. With an error it
// returns those before it.
func (p *pager) next(ctx context.Context, seq int64) ([]Entry, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	rows, times, unread := readRows(ctx, p.s.db, seq, readAtOnce)
	entries := make([]Entry, 0, len(rows))
	for i, r := range rows {
		if seq++; r.seq != seq { // a row is gone
			return entries, errDamaged
		}
		e, err := decodeRow(p, r)
		if err != nil {
			return entries, errDamaged
		}
		entries = append(entries, Entry{r.seq, time.UnixMilli(times[i]).UTC(), e})
	}
	return entries, unread
}

// readRows reads up to limit rows after seq into memory: the one connection is free again then. With
// an error it returns those before it.
func readRows(ctx context.Context, db *sql.DB, seq int64, limit int) (found []row, arrived []int64, err error) {
	rows, err := db.QueryContext(ctx, `SELECT seq, id, dev, n, arrived, head, body, sig FROM event WHERE seq > ? ORDER BY seq LIMIT ?`, seq, limit)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		var at int64
		if err := rows.Scan(&r.seq, &r.id, &r.dev, &r.n, &at, &r.head, &r.body, &r.sig); err != nil {
			return found, arrived, err
		}
		found, arrived = append(found, r), append(arrived, at)
	}
	return found, arrived, rows.Err()
}

func (p *pager) name(number int64) (string, bool) { return p.s.names.value(number) }
