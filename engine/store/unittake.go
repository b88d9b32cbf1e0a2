package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
)

// takingSetting names the file of units that an import has brought and that no event names yet.
const takingSetting = "taking"

// TakeUnits takes a file of units in, as PutMedia does: content makes it, on a goroutine of its own. Until
// an event that names the file is appended, it counts as a part of an import that may still fail: should
// that be cut off here, the next opening takes the file away. LeaveUnits does so at once.
func (s *Store) TakeUnits(ctx context.Context, limit int64, content func(io.Writer) error) (Hash, error) {
	in, out := io.Pipe()
	failed := make(chan error, 1)
	go func() {
		err := content(out)
		failed <- err
		if err != nil {
			out.CloseWithError(errContent) // not err itself, which may be one that means the end
			return
		}
		out.Close() //nolint:errcheck // of a pipe it has none
	}()
	hash, _, err := s.putMedia(ctx, in, limit, func(tx *sql.Tx, hash []byte) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, takingSetting, hex.EncodeToString(hash))
		return err
	})
	in.Close() //nolint:errcheck // it ends content, should the store have refused to take more
	if fault := <-failed; errors.Is(err, errContent) {
		err = fault
	}
	return hash, err
}

var errContent = errors.New("the content failed")

// LeaveUnits takes a file away that TakeUnits has brought and that no event names; any other stays.
func (s *Store) LeaveUnits(ctx context.Context, hash Hash) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		id, state, err := findMedia(ctx, tx, hash.bytes())
		if err != nil || state != MediaWhole {
			return err
		}
		return leaveMedia(ctx, tx, id)
	})
}

// sweepTaken does LeaveUnits for what an import had brought when the program ended.
func (s *Store) sweepTaken(ctx context.Context) error {
	value, err := s.Setting(ctx, takingSetting)
	if err != nil || value == "" {
		return err
	}
	if err := s.LeaveUnits(ctx, Hash(value)); err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM setting WHERE key = ?`, takingSetting)
		return err
	})
}

// leaveMedia takes content away that no event names.
func leaveMedia(ctx context.Context, tx *sql.Tx, id int64) error {
	var uses int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM media_use WHERE media = ?`, id).Scan(&uses); err != nil || uses > 0 {
		return err
	}
	if err := dropWordsIn(ctx, tx, id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM media_piece WHERE id >= ? AND id < ?; DELETE FROM media WHERE id = ?`,
		id<<piecesBits, (id+1)<<piecesBits, id)
	return err
}
