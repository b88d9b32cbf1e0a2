package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"

	"trivium/engine/change"
)

// The state of a workspace is kept as a projection: a snapshot (change.State.Snapshot) up to a place
// in the journal. Opening restores it and applies what came later. It is only ever a shorter way to
// the same state: without it, or with one that cannot be used, the whole log is applied.
//
// A snapshot is about as large as the log, and writing it takes as long as a few hundred edits. So a
// small workspace never has one, and a large one gets a new one when applying what came since begins
// to be felt.
const (
	stateProjection = "state"
	stateFormat     = 1 // the snapshot has a number of its own, so this one has no reason to change

	// 4,000 events are applied in less than a tenth of a second.
	worthRestoring = 4000

	// A sixteenth of the log at most is applied, and a snapshot written once in that many events: each
	// event is written 16 times over the years, whatever the size of the log.
	worthSaving = 16
)

// State returns the state that the log comes to. Events that the options call trusted are not
// checked again, nor are those that were applied when the state was saved.
func (s *Store) State(ctx context.Context, o change.Options) (*change.State, error) {
	state, seq, err := s.savedState(ctx, o)
	if err != nil {
		return nil, err
	}
	var events []change.Event
	for entry, err := range s.Since(ctx, seq) {
		if err != nil {
			return nil, err
		}
		events = append(events, entry.Event)
	}
	state.Apply(events)
	return state, nil
}

// savedState returns the state as it was saved and its place in the journal; the state of no events
// and 0 when there is none that can be used.
func (s *Store) savedState(ctx context.Context, o change.Options) (*change.State, int64, error) {
	p, whole, err := s.LoadProjection(ctx, stateProjection, stateFormat)
	if err != nil {
		return nil, 0, err
	}
	if whole {
		if state, err := change.Restore(o, p.Data); err == nil {
			return state, p.Seq, nil
		}
	}
	return change.New(o), 0, nil
}

// SaveState keeps a state for the next State, when that is worth its while. It is to be called
// before closing, and may be called at any time: most calls cost nothing. A state that is not just
// what the log comes to is not kept; that is no error, because nothing is lost by it.
//
// The state must not be used by others until SaveState returns.
func (s *Store) SaveState(ctx context.Context, state *change.State) error {
	worth, err := s.worthSaving(ctx)
	if err != nil || !worth {
		return err
	}
	p := Projection{Name: stateProjection, Format: stateFormat, Seq: int64(state.Len()), Data: state.Snapshot()}
	packed, err := pack(p)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		matches, err := s.matches(ctx, tx, state)
		if err != nil || !matches {
			return err
		}
		return packed.save(ctx, tx)
	})
}

// worthSaving reports whether the log has grown enough since the state was saved.
func (s *Store) worthSaving(ctx context.Context) (bool, error) {
	last, err := s.Last(ctx)
	if err != nil {
		return false, err
	}
	var saved int64
	err = s.db.QueryRowContext(ctx, `SELECT seq FROM projection WHERE name = ? AND format = ?`, stateProjection, stateFormat).Scan(&saved)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, s.explain(err)
	}
	return last-saved >= max(worthRestoring, last/worthSaving), nil
}

// matches reports whether a state has the very events of the log, with the same of them erased and
// signed: what the state has and the log has not would come back at the next opening.
func (s *Store) matches(ctx context.Context, tx *sql.Tx, state *change.State) (bool, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, head, sig IS NOT NULL FROM event`)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	count := 0
	for ; rows.Next(); count++ {
		var id, head sql.RawBytes
		var signed bool
		if err := rows.Scan(&id, &head, &signed); err != nil {
			return false, err
		}
		if len(head) == 0 {
			return false, nil
		}
		e := state.Offered(change.ID(rebase(id)))
		if e == nil {
			return false, nil
		}
		if head[0] == formJSON {
			if !bytes.Equal(change.Encode(e), head[1:]) {
				return false, nil
			}
			continue
		}
		if e.Redacted() != (head[0] == formErased) || (e.Sig != "") != signed {
			return false, nil
		}
	}
	return count == state.Len(), rows.Err()
}
