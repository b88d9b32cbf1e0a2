package desk

import (
	"context"

	"trivium/engine/change"
)

// A signature is no part of an event's id, so a stranger can send a true event with a false signature.
// The file keeps the signature that comes first; which one is right only the State can tell, because it
// knows the keys. So wherever two signatures have come for an event, the file gets the one the State
// goes by: otherwise the event would be refused when the file is next opened.

// doubted returns the events among those that come of which another signature is here, or none.
func (d *Desk) doubted(events []change.Event) []change.ID {
	var ids []change.ID
	came := map[change.ID]string{}
	for i := range events {
		e := &events[i]
		sig, twice := came[e.ID]
		known := d.state.Offered(e.ID)
		if twice && sig != e.Sig || known != nil && known.Sig != e.Sig {
			ids = append(ids, e.ID)
		}
		came[e.ID] = e.Sig
	}
	return ids
}

// resign puts the signatures that the State goes by into the file.
func (d *Desk) resign(ctx context.Context, ids []change.ID) error {
	var events []change.Event
	for _, id := range ids {
		if known := d.state.Offered(id); known != nil {
			events = append(events, *known)
		}
	}
	return d.store.Resign(ctx, events)
}
