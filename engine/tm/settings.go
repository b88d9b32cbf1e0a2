package tm

import "time"

// Settings say how scores are made. The zero value takes nothing off for where a unit comes from; Defaults is what a workspace
// begins with. A negative number of points counts as 0.
type Settings struct {
	Penalties    map[State]float64 // taken off for a unit's state
	Old          float64           // taken off for a unit older than OldAfter
	OldAfter     time.Duration     // 0: units never are old; whole days count
	Organisation float64           // for a unit of another organisation than the one that asks
	Pivot        float64           // for going through a third language
	Now          func() time.Time  // nil: time.Now
}

// Defaults returns the settings of a workspace in which nobody has changed them. The order is that of
// trust: what a second person has read costs less than what one person has written, that less than
// what somebody else's program held, then what a program has paired and what a machine has made.
func Defaults() Settings {
	return Settings{
		Penalties:    map[State]float64{Approved: 0, Reviewed: 1, Draft: 2, Imported: 3, Aligned: 5, Machine: 15},
		Old:          1,
		OldAfter:     10 * 365 * 24 * time.Hour,
		Organisation: 1,
		Pivot:        10,
	}
}

func (s Settings) now() time.Time {
	if s.Now == nil {
		return time.Now()
	}
	return s.Now()
}
