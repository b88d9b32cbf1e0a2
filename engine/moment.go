package engine

import (
	"context"
	"fmt"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/review"
)

// An entry of the time line is named after the run of events that it stands for, so that the moments
// before and after it can be found again:
//
//	e/d1/40/42    the events 40 to 42 of device d1
//
// No gesture has such a name: it has no slash.
func entryID(dev string, first, last int64) string {
	return fmt.Sprintf("e/%s/%d/%d", dev, first, last)
}

// readEntry undoes entryID.
func readEntry(id string) (dev string, first, last int64, ok bool) {
	parts := strings.Split(id, "/")
	if len(parts) != 4 || parts[0] != "e" {
		return "", 0, 0, false
	}
	n, err := fmt.Sscan(parts[2]+" "+parts[3], &first, &last)
	return parts[1], first, last, err == nil && n == 2 && first >= 1 && last >= first
}

// entryMoments returns the moments before and after an entry of the time line, or a gesture.
func entryMoments(s *change.State, id string) (before, after change.Vector, err error) {
	dev, first, last, ok := readEntry(id)
	if !ok {
		return review.OfGesture(s, id)
	}
	e := s.EventAt(dev, last)
	if e == nil {
		return nil, nil, fault.New("review.no-gesture", "found", id)
	}
	before, after = e.Vector(), e.Vector()
	if before[dev] = first - 1; first == 1 {
		delete(before, dev)
	}
	return before, after, nil
}

// past returns the state at a moment.
func past(ctx context.Context, d *desk.Desk, s *change.State, m Moment) (*change.Past, error) {
	switch {
	case m.Version != "":
		v, f := review.FindVersion(s, m.Version)
		if f != nil {
			return nil, f
		}
		return s.At(v.Vector), nil
	case m.Entry != "":
		_, after, err := entryMoments(s, m.Entry)
		return s.At(after), err
	case m.Before != "":
		before, _, err := entryMoments(s, m.Before)
		return s.At(before), err
	case m.Vector != nil:
		return s.At(m.Vector), nil
	case m.Time != "":
		at, err := time.Parse(time.RFC3339, m.Time)
		if err != nil {
			return nil, fault.New("desk.bad-time", "found", m.Time).Because(err)
		}
		vector, err := d.Store().VectorAt(ctx, at)
		return s.At(vector), err
	}
	return s.At(s.Vector()), nil
}
