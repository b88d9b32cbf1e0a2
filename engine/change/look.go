package change

import "iter"

// Event returns an event that has arrived, applied or not; ok is false when it has not. What it holds
// must not be changed.
func (s *State) Event(id ID) (e Event, ok bool) {
	if known := s.offered[id]; known != nil {
		return *known, true
	}
	return Event{}, false
}

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
