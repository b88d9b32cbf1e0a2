package desk

import (
	"context"
	"slices"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// Changed says what a change has changed, by whomever.
type Changed struct {
	Cells     []change.CellID
	Structure bool // nodes were added, moved or removed, or their fields changed
	All       bool // anything may have changed

	Changes change.Changes // the same as the state tells it, with units, comments and all else
}

// Do makes a gesture of this person: act makes its events, which are on the disk when Do returns, all
// or none. tx names the gesture; "" is a new one. After an error the workspace is as it was.
func (d *Desk) Do(ctx context.Context, tx string, act func(*change.Gesture) error) (string, change.Changes, error) {
	if tx == "" {
		var err error
		if tx, err = d.NewID(); err != nil {
			return "", change.Changes{}, err
		}
	}
	d.mu.Lock()
	changes, events, err := d.do(ctx, tx, act)
	d.mu.Unlock()
	d.tell(changes, events)
	return tx, changes, err
}

// Act is Do for acts that look at the state; they must not keep or change it.
func (d *Desk) Act(ctx context.Context, tx string, act func(*change.State, *change.Gesture) error) (string, change.Changes, error) {
	return d.Do(ctx, tx, func(g *change.Gesture) error { return act(d.state, g) })
}

func (d *Desk) do(ctx context.Context, tx string, act func(*change.Gesture) error) (change.Changes, []change.Event, error) {
	if f := d.barred(); f != nil {
		return change.Changes{}, nil, f
	}
	g := d.state.Begin(d.writer, tx)
	if err := act(g); err != nil {
		return change.Changes{}, nil, err
	}
	events, err := g.Events()
	if err != nil {
		return change.Changes{}, nil, err
	}
	changes, err := d.commit(ctx, g)
	return changes, events, err
}

// commit makes the events of a gesture durable, and then true.
func (d *Desk) commit(ctx context.Context, g *change.Gesture) (change.Changes, error) {
	events, err := g.Events()
	if err != nil || len(events) == 0 {
		return change.Changes{}, err
	}
	for i := range events {
		if f := d.state.Refuses(&events[i]); f != nil {
			return change.Changes{}, f
		}
	}
	if err := d.store.Append(ctx, events); err != nil {
		return change.Changes{}, err
	}
	changes := d.apply(events)
	// The events are durable whether the count is noted or not; a count that is too low only matters
	// to a file that is copied back.
	d.options.Home.setCount(d.key, d.writer.Dev, events[len(events)-1].N) //nolint:errcheck // see above
	return changes, nil
}

// Receive takes events of others in: they are on the disk when it returns, all or none. Whether they
// count is for the State to say (Quarantined, Waiting). What redactions among them name is erased too;
// an error of that leaves the events where they are.
func (d *Desk) Receive(ctx context.Context, events []change.Event) (change.Changes, error) {
	d.mu.Lock()
	doubted := d.doubted(events)
	if err := d.store.Append(ctx, events); err != nil {
		d.mu.Unlock()
		return change.Changes{}, err
	}
	changes := d.apply(events)
	err := d.resign(ctx, doubted)
	d.mu.Unlock()
	d.tell(changes, events)
	if err != nil {
		return changes, err
	}
	if !redacts(events) && len(changes.Erased) == 0 {
		return changes, nil
	}
	return changes, d.Erase(ctx)
}

func redacts(events []change.Event) bool {
	return slices.ContainsFunc(events, func(e change.Event) bool { return e.Op == change.EventRedact })
}

// apply brings the state and what is kept of it up to date.
func (d *Desk) apply(events []change.Event) change.Changes {
	changes := d.state.Apply(events)
	d.parts.forget(d.state, changes, shapes(events))
	return changes
}

// shapes reports whether events change where nodes are.
func shapes(events []change.Event) bool {
	return slices.ContainsFunc(events, func(e change.Event) bool {
		switch e.Op {
		case change.NodePut, change.NodeMove, change.NodeDel, change.NodeRestore:
			return true
		}
		return false
	})
}

// tell says to the outside what changed.
func (d *Desk) tell(changes change.Changes, events []change.Event) {
	told := Changed{All: changes.Replayed, Changes: changes}
	for id := range changes.Cells {
		told.Cells = append(told.Cells, id)
	}
	// Units that were written with a status are told by it.
	rated := slices.ContainsFunc(events, func(e change.Event) bool { return e.Op == change.StatusSet })
	told.Structure = slices.ContainsFunc(events, func(e change.Event) bool {
		switch e.Op {
		case change.CellSet, change.StatusSet, change.FromSet:
			return false
		case change.TMAdd:
			return !rated
		}
		return true
	})
	if told.All || told.Structure || len(told.Cells) > 0 {
		d.options.Changed(told)
	}
}

// Barred says why this person cannot write here now, nil when she can.
func (d *Desk) Barred() *fault.Fault {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.barred()
}

func (d *Desk) barred() *fault.Fault {
	if d.key == nil {
		return fault.New("desk.no-key").At(fault.Place{File: d.store.Path()})
	}
	if f := d.state.Paused(); f != nil {
		return f
	}
	me, _ := d.me()
	switch {
	case me.ID == "":
		return fault.New("desk.no-member").At(fault.Place{File: d.store.Path()})
	case me.Revoked:
		return fault.New("change.revoked", "found", me.Person)
	}
	return nil
}

// Me returns the person who works here; ok is false when the workspace does not know her.
func (d *Desk) Me() (m change.Member, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.me()
}

func (d *Desk) me() (change.Member, bool) {
	if d.key == nil {
		return change.Member{}, false
	}
	for _, m := range d.state.Members() {
		if m.ID == d.key.Member {
			return m, true
		}
	}
	return change.Member{}, false
}

// Sign gives an event of this person the signature it needs to leave the device; those of others, and
// what came from elsewhere in her name, stay as they are.
func (d *Desk) Sign(e *change.Event) {
	if d.key != nil && e.By == d.key.Member && e.Sig == "" && d.own(e.Dev) {
		e.Sign(d.private)
	}
}

// Notices returns what the person should know about this workspace: why she cannot write, and what
// was done when it was opened.
func (d *Desk) Notices() fault.List {
	notices := slices.Clone(d.notices)
	if f := d.Barred(); f != nil {
		notices = append(notices, f)
	}
	return notices
}
