package change

import (
	"iter"
	"maps"
	"slices"
)

// Redacted returns the ids that redactions name, by id; of some the event may not have arrived.
func (s *State) Redacted() []ID { return slices.Sorted(maps.Keys(s.redacted)) }

// Latest gives the last event that a member has made on each of her devices, of those that count.
func (s *State) Latest(member string) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for _, records := range s.history {
			for i := len(records) - 1; i >= 0; i-- {
				if records[i].e.By != member {
					continue
				}
				if !yield(*records[i].e) {
					return
				}
				break
			}
		}
	}
}
