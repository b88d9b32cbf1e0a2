package store

import (
	"context"
	"database/sql"

	"trivium/engine/change"
)

// Forget erases what redactions that are in the log already name: those that came from others by
// Append. Ids whose event has not come are remembered. What an error leaves undone is done at the
// next opening; see Erase.
func (s *Store) Forget(ctx context.Context, ids []change.ID) error {
	if len(ids) == 0 {
		return nil
	}
	err := s.change(ctx, func(tx *sql.Tx) error {
		w, err := s.writer(ctx, tx)
		if err != nil {
			return err
		}
		return w.eraseAll(ids)
	})
	if err != nil {
		return err
	}
	pending, err := s.Setting(ctx, erasingSetting)
	if err != nil || pending == "" {
		return err
	}
	return s.clean(ctx)
}
