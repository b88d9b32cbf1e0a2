package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"trivium/engine/change"
)

// Erasing takes text out of the file and out of its backups so that it is in no page of them, free
// or not, nor in the write-ahead log. First the rows are changed, in the transaction that appends
// the redaction; from then on no reader sees the text. Then the file is written anew (VACUUM), for
// SQLite leaves copies of moved rows in its pages, and each backup is treated alike. A mark in the
// file says that this is still to be done, so that a crash or a full disk only delays it.
const erasingSetting = "erasing"

// Erase appends a redaction and takes payload and salt of the events it names away; see change.Log.
// Files that only those events name lose their content for good, and so do those that it names itself
// (change.FileID). What an error leaves undone after
// the redaction is durable is done at the next opening. When all of it was erased before, nothing is
// written.
func (s *Store) Erase(ctx context.Context, redaction change.Event, ids []change.ID) error {
	if f := redaction.Check(); f != nil {
		return f
	}
	err := s.change(ctx, func(tx *sql.Tx) error { return s.redact(ctx, tx, redaction, ids) })
	if err != nil {
		return err
	}
	pending, err := s.Setting(ctx, erasingSetting)
	if err != nil || pending == "" {
		return err
	}
	return s.clean(ctx)
}

// redact appends the redaction and changes the rows.
func (s *Store) redact(ctx context.Context, tx *sql.Tx, redaction change.Event, ids []change.ID) error {
	w, err := s.writer(ctx, tx)
	if err != nil {
		return err
	}
	if err := w.add(redaction); err != nil {
		return err
	}
	return w.eraseAll(ids)
}

// eraseAll changes the rows and marks the file as one to be cleaned.
func (w *writer) eraseAll(ids []change.ID) error {
	changed := false
	for _, id := range ids {
		result, err := w.tx.ExecContext(w.ctx, `INSERT INTO erased VALUES (?) ON CONFLICT DO NOTHING`, idBytes(id))
		if err != nil {
			return err
		}
		added, err := result.RowsAffected()
		if err != nil {
			return err
		}
		if added == 0 { // its event was erased then, or on arrival
			continue
		}
		changed = true
		if err := w.erase(id); err != nil {
			return err
		}
		if err := w.eraseFile(idBytes(id)); err != nil {
			return err
		}
	}
	if !changed {
		return nil
	}
	// Projections hold text that was computed from events.
	_, err := w.tx.ExecContext(w.ctx, `DELETE FROM projection; INSERT INTO setting VALUES (?, '1') ON CONFLICT DO NOTHING`, erasingSetting)
	return err
}

// erase takes the payload of one event away, and the files that no other event names.
func (w *writer) erase(id change.ID) error {
	at, err := w.rowOf(id)
	if err != nil || at == 0 {
		return err
	}
	e, err := w.read(at)
	if err != nil {
		return err
	}
	if !e.Op.Erasable() {
		return nil
	}
	e.Redact()
	if err := w.write(at, &e); err != nil {
		return err
	}
	return w.eraseMedia(at)
}

func (w *writer) eraseMedia(seq int64) error {
	var id int64
	err := w.tx.QueryRowContext(w.ctx, `SELECT media FROM media_use WHERE seq = ?`, seq).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(w.ctx, `DELETE FROM media_use WHERE seq = ?`, seq); err != nil {
		return err
	}
	var others int
	if err := w.tx.QueryRowContext(w.ctx, `SELECT count(*) FROM media_use WHERE media = ?`, id).Scan(&others); err != nil || others > 0 {
		return err
	}
	return w.eraseContent(id)
}

// eraseFile takes the content of a file away, whichever events name it. One that is not here is refused
// when it comes, for its name stands among what is erased.
func (w *writer) eraseFile(hash []byte) error {
	id, state, err := findMedia(w.ctx, w.tx, hash)
	if err != nil || state == MediaUnknown {
		return err
	}
	return w.eraseContent(id)
}

func (w *writer) eraseContent(id int64) error {
	if err := dropWordsIn(w.ctx, w.tx, id); err != nil {
		return err
	}
	_, err := w.tx.ExecContext(w.ctx, `DELETE FROM media_piece WHERE id >= ? AND id < ?; UPDATE media SET state = ?, size = 0 WHERE id = ?`,
		id<<piecesBits, (id+1)<<piecesBits, MediaErased, id)
	return err
}

// finishErasing does what a crash has left undone. A disk that is full now does not keep anyone from
// opening the file.
func (s *Store) finishErasing(ctx context.Context) error {
	pending, err := s.Setting(ctx, erasingSetting)
	if err != nil || pending == "" {
		return err
	}
	if err := s.clean(ctx); err != nil && !isDiskFull(err) {
		return err
	}
	return nil
}

// clean removes every trace of erased rows from the file, its write-ahead log, and the backups.
func (s *Store) clean(ctx context.Context) error {
	if err := s.rewrite(ctx); err != nil {
		return err
	}
	if err := s.eraseInBackups(ctx); err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM setting WHERE key = ?`, erasingSetting)
		return err
	})
}

// rewrite writes the whole file anew and empties the write-ahead log.
func (s *Store) rewrite(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.db.ExecContext(ctx, `VACUUM`); err != nil {
		return s.explain(err)
	}
	return s.emptyLog(ctx)
}

// emptyLog brings what stands in the write-ahead log into the file. The lock is held.
func (s *Store) emptyLog(ctx context.Context) error {
	var busy, frames, moved int
	err := s.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved)
	if err == nil && busy != 0 {
		err = errors.New("the write-ahead log could not be emptied")
	}
	return s.explain(err)
}

// eraseInBackups erases in each copy that lies among the backups what is erased here. One that
// cannot be opened is removed: nobody could say what is in it.
func (s *Store) eraseInBackups(ctx context.Context) error {
	if s.backups == "" {
		return nil
	}
	ids, err := s.Erased(ctx)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(s.backups)
	if err != nil {
		return nil // there are none
	}
	for _, entry := range entries {
		path := filepath.Join(s.backups, entry.Name())
		if !strings.Contains(entry.Name(), ".trivium") || entry.IsDir() {
			continue
		}
		if strings.HasSuffix(entry.Name(), ".trivium") {
			err := s.eraseIn(ctx, path, ids)
			if err == nil {
				continue
			}
			if ctx.Err() != nil || isDiskFull(err) || isReadOnly(err) {
				return explain(path, err)
			}
		}
		removeFile(path) // or what is left of a backup that was broken off
	}
	return nil
}

// eraseIn erases in one backup.
func (s *Store) eraseIn(ctx context.Context, path string, ids []change.ID) (err error) {
	b, err := Open(ctx, path, Options{Clock: s.clock, backup: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	err = b.change(ctx, func(tx *sql.Tx) error {
		w, err := b.writer(ctx, tx)
		if err != nil {
			return err
		}
		return w.eraseAll(ids)
	})
	if err != nil {
		return err
	}
	return b.clean(ctx)
}

// Erased returns the ids of all events whose payload was taken away here, or will be when they come.
func (s *Store) Erased(ctx context.Context) ([]change.ID, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id FROM erased ORDER BY id`)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	var ids []change.ID
	for rows.Next() {
		var raw []byte
		if err := rows.Scan(&raw); err != nil {
			return nil, s.explain(err)
		}
		ids = append(ids, change.ID(rebase(raw)))
	}
	return ids, s.explain(rows.Err())
}
