package store

import (
	"context"
	"database/sql"

	"trivium/engine/change"
)

// Forget erases what redactions that are in the log already name: those that came from others by
// Append. What an error leaves undone is done at the next opening; see Erase.
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
	return s.clean(ctx)
}

// Erased returns the events that were erased here, by id.
func (s *Store) Erased(ctx context.Context) ([]change.ID, error) { return s.erasedIDs(ctx) }
