package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strconv"

	"trivium/engine/fault"
)

// A Report is the account of Verify.
type Report struct {
	Events   int
	Erased   int        // events without a payload
	Media    int        // files that are whole
	Missing  []Hash     // files that events name and that have not come
	Gaps     []Gap      // events that are known to exist and have not come
	Problems fault.List // damage; empty when the file is sound
}

// A Gap says that events of a device are missing between two that are there.
type Gap struct {
	Dev      string
	From, To int64 // the first and the last that is missing
}

// quickCheck looks at what Open can look at within a fraction of a second: the structure of the
// tables that everything stands on, and that the newest events are what was written.
func (s *Store) quickCheck(ctx context.Context) error {
	for _, table := range []string{"event", "name", "erased", "media"} {
		var said string
		if err := s.db.QueryRowContext(ctx, `PRAGMA quick_check('`+table+`')`).Scan(&said); err != nil {
			return err
		}
		if said != "ok" {
			return errDamaged
		}
	}
	last, err := s.Last(ctx)
	if err != nil {
		return err
	}
	const newest = 100 // what a crash could have hurt
	for entry, err := range s.Since(ctx, max(0, last-newest)) {
		if err != nil {
			return err
		}
		if entry.Event.Check() != nil {
			return errDamaged
		}
	}
	return nil
}

// Verify reads the whole file: every page, every event with its id computed anew, every file with
// its hash. It changes nothing.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	var r Report
	if err := s.verifyPages(ctx, &r); err != nil {
		return r, err
	}
	if err := s.verifyEvents(ctx, &r); err != nil {
		return r, err
	}
	if err := s.verifyMedia(ctx, &r); err != nil {
		return r, err
	}
	return r, s.explain(s.verifyProjections(ctx, &r))
}

func (s *Store) problem(r *Report, f *fault.Fault) {
	r.Problems = append(r.Problems, f.At(fault.Place{File: s.path}))
}

func (s *Store) verifyPages(ctx context.Context, r *Report) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows, err := s.db.QueryContext(ctx, `PRAGMA integrity_check`)
	if err != nil {
		return s.explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var said string
		if err := rows.Scan(&said); err != nil {
			return s.explain(err)
		}
		if said != "ok" {
			s.problem(r, fault.New("store.page-damaged", "found", said))
		}
	}
	return s.explain(rows.Err())
}

// verifyEvents reads row by row, so that one that is damaged does not hide the others.
func (s *Store) verifyEvents(ctx context.Context, r *Report) error {
	devices := map[string]*numbers{}
	p := &pager{s: s}
	last, err := s.Last(ctx)
	if err != nil {
		return err
	}
	for seq := int64(0); seq < last; {
		page, err := p.next(ctx, seq)
		for _, entry := range page {
			seq = entry.Seq
			s.verifyEvent(r, devices, entry)
		}
		if err == nil && len(page) > 0 {
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		seq++ // the row that could not be read
		s.problem(r, fault.New("store.event-damaged", "found", strconv.FormatInt(seq, 10)))
	}
	for _, dev := range slices.Sorted(maps.Keys(devices)) {
		r.Gaps = append(r.Gaps, devices[dev].gaps(dev)...)
	}
	return nil
}

func (s *Store) verifyEvent(r *Report, devices map[string]*numbers, entry Entry) {
	e := &entry.Event
	if e.Check() != nil {
		s.problem(r, fault.New("store.event-damaged", "found", strconv.FormatInt(entry.Seq, 10)))
		return
	}
	r.Events++
	if e.Redacted() {
		r.Erased++
	}
	for dev, n := range e.Vector() {
		if devices[dev] == nil {
			devices[dev] = &numbers{}
		}
		devices[dev].known = max(devices[dev].known, n) // what was seen exists, even if it has not come
	}
	devices[e.Dev].there = append(devices[e.Dev].there, e.N)
}

// numbers are the counters of a device: those that are there, and the greatest that anyone knew.
type numbers struct {
	there []int64
	known int64
}

// gaps returns what is missing from 1 to the greatest known.
func (n *numbers) gaps(dev string) []Gap {
	var found []Gap
	next := int64(1)
	slices.Sort(n.there)
	for _, there := range n.there {
		if there > next {
			found = append(found, Gap{dev, next, there - 1})
		}
		next = there + 1
	}
	if n.known >= next {
		found = append(found, Gap{dev, next, n.known})
	}
	return found
}

func (s *Store) verifyMedia(ctx context.Context, r *Report) error {
	whole, err := s.MediaIn(ctx, MediaWhole)
	if err != nil {
		return err
	}
	for _, hash := range whole {
		ok, err := s.mediaSound(ctx, hash)
		if err != nil {
			return err
		}
		if ok {
			r.Media++
		} else {
			s.problem(r, fault.New("store.media-damaged", "found", string(hash)))
		}
	}
	r.Missing, err = s.MediaIn(ctx, MediaMissing)
	return err
}

// mediaSound reports whether a file has the content its name promises. Only what ends the check is
// an error.
func (s *Store) mediaSound(ctx context.Context, hash Hash) (bool, error) {
	blob, err := s.OpenMedia(ctx, hash)
	if err != nil {
		return false, ctx.Err()
	}
	sum := sha256.New()
	n, err := io.Copy(sum, blob)
	if err != nil {
		return false, ctx.Err()
	}
	return n == blob.Size() && hex.EncodeToString(sum.Sum(nil)) == string(hash), nil
}

// verifyProjections reports projections that cannot be used; they are computed anew when needed.
func (s *Store) verifyProjections(ctx context.Context, r *Report) error {
	rows, err := s.db.QueryContext(ctx, `SELECT name, format FROM projection ORDER BY name`)
	if err != nil {
		return err
	}
	formats := map[string]int{}
	for rows.Next() {
		var name string
		var format int
		if err := rows.Scan(&name, &format); err != nil {
			rows.Close()
			return err
		}
		formats[name] = format
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(formats)) {
		if _, whole, err := s.LoadProjection(ctx, name, formats[name]); err != nil || !whole {
			s.problem(r, fault.New("store.projection-damaged", "found", name).Warn())
		}
	}
	return rows.Err()
}
