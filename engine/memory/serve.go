package memory

import (
	"context"

	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/tm"
	"trivium/engine/tmx"
)

// Scanner returns what answers requests by comparing with every unit, as they are now, with the settings
// of the workspace.
func (m *Memory) Scanner(ctx context.Context) (*tm.Scanner, error) {
	if err := m.waitReady(ctx); err != nil {
		return nil, err
	}
	own, batches := m.view()
	return tm.NewScanner(source{m}, units(ctx, own, batches), m.Settings()), nil
}

// Wait returns when lookups are answered at once, or with the error that there is no index.
func (m *Memory) Wait(ctx context.Context) error { return m.waitReady(ctx) }

// Origin returns a unit without texts that has what a unit of a file says of where it comes from; its State
// is store.Unsaid where it says none. source is the source language of the file, "" when it has none.
func Origin(f *tmx.Unit, source lang.Tag) *tm.Unit {
	u := &tm.Unit{State: store.Unsaid, Origin: originOf(f, source)}
	describe(u, f)
	return u
}
