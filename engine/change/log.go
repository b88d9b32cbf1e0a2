package change

import (
	"context"
	"iter"
)

// A Log keeps events for ever. The store implements it; a State is what its events come to.
//
// A log holds every event that was decoded, also those a State has not applied yet (their past is
// incomplete) or never will (they are quarantined): which they are follows from the set, and is
// computed anew whenever the log is read.
type Log interface {
	// Append adds events and returns when they are durable, all or none of them. An event whose id
	// is there already changes nothing, except that a missing signature is filled in, and that an
	// event without payload is completed unless Erase has named its id: a payload may be missing
	// only because a stranger left it out.
	Append(ctx context.Context, events []Event) error

	// All gives every event in the order of arrival in this copy. It ends with an error, or with
	// the last event.
	All(ctx context.Context) iter.Seq2[Event, error]

	// Erase takes payload and salt of events away, everywhere this copy has them, in one step with
	// appending the redaction that asks for it. An id that has not arrived is remembered: its event
	// is erased on arrival.
	Erase(ctx context.Context, redaction Event, ids []ID) error
}
