package review

import (
	"maps"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// OfGesture returns the moments before and after a gesture. Both know the same of other devices, so
// that nothing but the gesture lies between them.
func OfGesture(s *change.State, tx string) (before, after change.Vector, err error) {
	events := s.Gesture(tx)
	if len(events) == 0 {
		return nil, nil, fault.New("review.no-gesture", "found", cut(tx, MaxVersionName))
	}
	before, after = between(events[0], events[len(events)-1])
	return before, after, nil
}

// between returns what was known before the first and after the last of two events of one device.
// Before has what others wrote meanwhile and arrived in between: only what the device itself did lies
// between the two. (Where others had answered to it, State.At leaves the answers out of before.)
func between(first, last *change.Event) (before, after change.Vector) {
	after = last.Vector()
	before = maps.Clone(after)
	if before[first.Dev] = first.N - 1; first.N == 1 {
		delete(before, first.Dev)
	}
	return before, after
}
