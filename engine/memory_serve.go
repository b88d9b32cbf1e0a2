package engine

import (
	"context"

	"trivium/engine/memory"
	"trivium/engine/tm"
)

// A ServedMemory answers programs: with matches as the memory has them, not as views.
type ServedMemory struct {
	memory  *memory.Memory
	scanner *tm.Scanner // nil: the index answers
	stats   memory.Stats
}

// ServeMemory returns the memory of the open workspace when its index is ready; with scan every unit is
// compared instead.
func (w *Workspace) ServeMemory(ctx context.Context, scan bool) (*ServedMemory, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return nil, err
	}
	if err := m.Wait(ctx); err != nil {
		return nil, err
	}
	s := &ServedMemory{memory: m}
	if s.stats, err = m.Stats(ctx); err != nil || !scan {
		return s, err
	}
	s.scanner, err = m.Scanner(ctx)
	return s, err
}

// Lookup returns the matches of a request, best first, with the settings of the workspace.
func (s *ServedMemory) Lookup(ctx context.Context, r tm.Request) ([]tm.Match, error) {
	if s.scanner != nil {
		return s.scanner.Lookup(ctx, r)
	}
	return s.memory.Lookup(ctx, r)
}

// Len returns the number of units, Bytes the memory that the index takes beyond their texts.
func (s *ServedMemory) Len() int { return s.stats.Units }

// Bytes returns the memory that the index takes.
func (s *ServedMemory) Bytes() int { return s.stats.Bytes }
