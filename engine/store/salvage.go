package store

import (
	"context"
	"database/sql"
	"math"

	"trivium/engine/change"
)

// A Source is a file that Repair has read, and what came of it.
type Source struct {
	Path    string
	Opened  bool // whether it could be read as a database at all
	Events  int  // that were read and whose id is right
	Added   int  // of them, those that no source before had
	Damaged int  // rows that could not be read; -1 when their number is unknown
	Media   int  // files added
}

// A salvager takes what is sound from sources into a new store.
type salvager struct {
	to   *Store
	seen map[change.ID]bool
}

// take reads a source. What it cannot read is counted, never an error; errors are those of the new
// store.
func (v *salvager) take(ctx context.Context, path string, ro bool) (Source, error) {
	source := Source{Path: path}
	db := connect(path, ro)
	defer db.Close() //nolint:errcheck // it was only read, and may be damaged
	names, err := readNames(ctx, db)
	if err != nil {
		return source, ctx.Err()
	}
	source.Opened = true
	from := &Store{path: path, db: db, clock: v.to.clock, names: names}
	if err := v.takeErased(ctx, from); err != nil {
		return source, err
	}
	if err := v.takeEvents(ctx, from, &source); err != nil {
		return source, err
	}
	return source, v.takeMedia(ctx, from, &source)
}

// takeErased comes first: what was erased anywhere must not come back from elsewhere.
func (v *salvager) takeErased(ctx context.Context, from *Store) error {
	ids, err := from.Erased(ctx)
	if err != nil || len(ids) == 0 {
		return ctx.Err()
	}
	return v.to.change(ctx, func(tx *sql.Tx) error {
		w, err := v.to.writer(ctx, tx)
		if err != nil {
			return err
		}
		return w.eraseAll(ids)
	})
}

func (v *salvager) takeEvents(ctx context.Context, from *Store, source *Source) error {
	for seq := int64(0); ; {
		entries, next, damaged := from.readPast(ctx, seq)
		source.Damaged += damaged
		if next == math.MaxInt64 && damaged > 0 {
			source.Damaged = -1
		}
		if err := v.add(ctx, entries, source); err != nil {
			return err
		}
		if next == math.MaxInt64 || ctx.Err() != nil {
			return ctx.Err()
		}
		seq = next
	}
}

// readPast returns what can be read after seq, where to go on, and how many rows were damaged. Where
// the table cannot be read on, it looks for the next row that can, in growing steps: a page that is
// damaged hides some dozens of rows, one in the middle of the tree thousands.
func (s *Store) readPast(ctx context.Context, seq int64) (entries []Entry, next int64, damaged int) {
	p := &pager{s: s}
	entries, err := p.next(ctx, seq)
	if n := len(entries); n > 0 {
		return entries, entries[n-1].Seq, 0
	}
	if err == nil {
		return nil, math.MaxInt64, 0
	}
	// The row after seq is one that cannot be read.
	for step := int64(2); step < 1<<24 && ctx.Err() == nil; step *= 2 {
		for at := seq + step; at < seq+2*step && at < seq+step+64; at++ {
			if !s.readable(ctx, at) {
				continue
			}
			for at-1 > seq+1 && s.readable(ctx, at-1) { // the steps have gone too far
				at--
			}
			return nil, at - 1, int(at - 1 - seq)
		}
	}
	return nil, math.MaxInt64, 1
}

// readable reports whether a row can be read by itself.
func (s *Store) readable(ctx context.Context, seq int64) bool {
	rows, _, err := readRows(ctx, s.db, seq-1, 1)
	if err != nil || len(rows) == 0 || rows[0].seq != seq {
		return false
	}
	_, err = decodeRow(&pager{s: s}, rows[0])
	return err == nil
}

// add adds those of the entries whose id is right, with the times at which they arrived.
func (v *salvager) add(ctx context.Context, entries []Entry, source *Source) error {
	if len(entries) == 0 {
		return nil
	}
	return v.to.change(ctx, func(tx *sql.Tx) error {
		w, err := v.to.writer(ctx, tx)
		if err != nil {
			return err
		}
		for i := range entries {
			e := &entries[i].Event
			if e.Check() != nil {
				source.Damaged++
				continue
			}
			source.Events++
			if !v.seen[e.ID] {
				source.Added++
				v.seen[e.ID] = true
			}
			w.arrived = entries[i].Arrived.UnixMilli()
			if err := w.add(*e); err != nil {
				return err
			}
		}
		return nil
	})
}

// takeMedia takes the files whose content is what their name promises.
func (v *salvager) takeMedia(ctx context.Context, from *Store, source *Source) error {
	whole, err := from.MediaIn(ctx, MediaWhole)
	if err != nil {
		return ctx.Err()
	}
	for _, hash := range whole {
		state, _, err := v.to.Media(ctx, hash)
		if err != nil {
			return err
		}
		if state == MediaWhole || state == MediaErased {
			continue
		}
		if sound, err := from.mediaSound(ctx, hash); err != nil || !sound {
			if err != nil {
				return err
			}
			continue
		}
		blob, err := from.OpenMedia(ctx, hash)
		if err != nil {
			continue // it was there a moment ago, so the disk is failing
		}
		if _, _, err := v.to.PutMedia(ctx, blob, math.MaxInt64); err != nil {
			return err
		}
		source.Media++
	}
	return nil
}

// takeSettings takes what belongs to this copy from the file that is repaired.
func (v *salvager) takeSettings(ctx context.Context, path string) error {
	db := connect(path, true)
	defer db.Close() //nolint:errcheck // it was only read
	rows, err := db.QueryContext(ctx, `SELECT key, value FROM setting`)
	if err != nil {
		return ctx.Err()
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if rows.Scan(&key, &value) != nil {
			break
		}
		if key == copySetting {
			continue
		}
		if err := v.to.SetSetting(ctx, key, value); err != nil {
			return err
		}
	}
	return ctx.Err()
}
