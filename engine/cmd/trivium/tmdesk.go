package main

import (
	"context"

	"trivium/engine"
)

// serveDesk serves the memory of a workspace.
func (s *session) serveDesk(ctx context.Context, c *deskCommand, w serveWanted) error {
	took := stopwatch()
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		memory, err := s.workspace.ServeMemory(ctx, w.scan)
		if err != nil {
			return err
		}
		return s.answerAll(ctx, memory, w, took())
	})
}
