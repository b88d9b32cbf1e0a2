package change

import "trivium/engine/fault"

// Refuses says why an event that was just made here would change nothing (its author's role or
// languages do not allow it), nil when it would. It is asked before the event goes into the log,
// which forgets nothing. The event may stand behind others of its gesture.
func (s *State) Refuses(e *Event) *fault.Fault {
	if e.Op == WorkspaceCreate {
		return nil
	}
	var m *Member
	members := s.Members()
	for i := range members {
		if members[i].ID == e.By {
			m = &members[i]
		}
	}
	switch {
	case m == nil:
		return foreign(e)
	case m.Revoked:
		return fault.New("change.revoked", "found", short(m.Person))
	}
	payload, f := readPayload(e, true)
	if f != nil || payload == nil {
		return f
	}
	return s.allowed(&record{e: e}, m, payload)
}
