package engine

import (
	"context"

	"trivium/engine/memory"
	"trivium/engine/tm"
)

// A ServedMemory answers program after program: with matches as the memory has them, not as views.
type ServedMemory struct {
	memory *memory.Memory
	stats  memory.Stats
}

// ServeMemory returns the memory of the open workspace when its index is ready.
func (w *Workspace) ServeMemory(ctx context.Context, scan bool) (*ServedMemory, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return nil, err
	}
	stats, err := m.Stats(ctx)
	if err != nil {
		return nil, err
	}
	return &ServedMemory{m, stats}, nil
}

// Lookup returns the matches of a request, best first, with the settings of the workspace.
func (s *ServedMemory) Lookup(ctx context.Context, r tm.Request) ([]tm.Match, error) {
	return s.memory.Lookup(ctx, r)
}

// Len returns the number of units, Bytes the memory that the index takes.
func (s *ServedMemory) Len() int { return s.stats.Units }

// Bytes returns the memory that the index takes.
func (s *ServedMemory) Bytes() int { return s.stats.Bytes }
