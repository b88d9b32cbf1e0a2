package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strconv"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// A Hash names a file by its content: SHA-256, 64 hexadecimal digits in lower case.
type Hash string

// bytes returns the 32 bytes of a hash, nil when it is none.
func (h Hash) bytes() []byte {
	raw, err := hex.DecodeString(string(h))
	if err != nil || len(raw) != sha256.Size || hex.EncodeToString(raw) != string(h) {
		return nil
	}
	return raw
}

// A MediaState says what this copy has of a file.
type MediaState int

// The states.
const (
	MediaUnknown MediaState = -1 // never heard of
	mediaArrives MediaState = 0
	MediaWhole   MediaState = 1
	MediaMissing MediaState = 2 // an event names it; the content has not come
	MediaErased  MediaState = 3 // its content was erased and is not taken again
)

// pieceSize is how much of a file lies in one row: small enough that reading and writing hold the
// file for milliseconds, large enough that rows cost nothing.
const pieceSize = 256 << 10

// piecesBits is room for the number of a piece: files up to 256 GB.
const piecesBits = 20

// PutMedia takes a file in and returns its hash and size in bytes. Not more than limit bytes are
// taken. Others may write meanwhile: the content arrives in pieces and counts when all are there.
// What is there already is not kept twice.
func (s *Store) PutMedia(ctx context.Context, from io.Reader, limit int64) (Hash, int64, error) {
	return s.putMedia(ctx, from, limit, nil)
}

// putMedia is PutMedia; fresh, if there is one, is called in the transaction that makes content count which
// was not there before.
func (s *Store) putMedia(ctx context.Context, from io.Reader, limit int64, fresh func(tx *sql.Tx, hash []byte) error) (Hash, int64, error) {
	var id int64
	err := s.change(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `INSERT INTO media (size, state) VALUES (0, ?)`, mediaArrives)
		if err == nil {
			id, err = result.LastInsertId()
		}
		return err
	})
	if err != nil {
		return "", 0, err
	}
	hash, size, err := s.takePieces(ctx, id, from, limit)
	if err == nil {
		err = s.change(ctx, func(tx *sql.Tx) error { return finishMedia(ctx, tx, id, hash, size, fresh) })
	}
	if err != nil {
		// The context may be what failed; what stays behind is swept at the next opening.
		s.change(context.WithoutCancel(ctx), func(tx *sql.Tx) error { return dropMedia(tx, id) }) //nolint:errcheck // see above
		return "", 0, s.refused(ctx, err)
	}
	return Hash(hex.EncodeToString(hash)), size, nil
}

// refused leaves no trace of content that was erased for good and came again: its pieces are overwritten when
// they are dropped, but for what the write-ahead log has of them. It returns the error.
func (s *Store) refused(ctx context.Context, err error) error {
	var f *fault.Fault
	if errors.As(err, &f) && f.Code == "store.media-erased" {
		s.mu.Lock()
		defer s.mu.Unlock()
		return errors.Join(err, s.emptyLog(ctx))
	}
	return err
}

// takePieces stores the content piece by piece and returns its hash and size.
func (s *Store) takePieces(ctx context.Context, id int64, from io.Reader, limit int64) ([]byte, int64, error) {
	sum := sha256.New()
	piece := make([]byte, pieceSize)
	var size int64
	for number := int64(0); ; number++ {
		n, err := io.ReadFull(from, piece)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, 0, err
		}
		if size += int64(n); size > limit || number >= 1<<piecesBits {
			return nil, 0, fault.New("store.media-too-large", "expected", strconv.FormatInt(limit>>20, 10)+" MB")
		}
		if n > 0 {
			sum.Write(piece[:n])
			if err := s.putPiece(ctx, id<<piecesBits|number, piece[:n]); err != nil {
				return nil, 0, err
			}
		}
		if err != nil {
			return sum.Sum(nil), size, nil
		}
	}
}

func (s *Store) putPiece(ctx context.Context, key int64, data []byte) error {
	return s.changeLazily(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO media_piece VALUES (?, ?)`, key, data)
		return err
	})
}

// finishMedia gives arrived content its name, and to those events that have waited for it.
func finishMedia(ctx context.Context, tx *sql.Tx, id int64, hash []byte, size int64, fresh func(*sql.Tx, []byte) error) error {
	other, state, err := findMedia(ctx, tx, hash)
	if err == nil && state == MediaUnknown {
		var erased bool
		if erased, err = isErased(ctx, tx, hash); erased {
			state = MediaErased
		}
	}
	switch {
	case err != nil:
		return err
	case state == MediaWhole:
		return dropMedia(tx, id)
	case state == MediaErased:
		return fault.New("store.media-erased", "found", hex.EncodeToString(hash))
	case state == MediaMissing:
		if _, err := tx.Exec(`UPDATE media_use SET media = ? WHERE media = ?; DELETE FROM media WHERE id = ?`, id, other, other); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`UPDATE media SET hash = ?, size = ?, state = ? WHERE id = ?`, hash, size, MediaWhole, id)
	if err != nil || fresh == nil {
		return err
	}
	return fresh(tx, hash)
}

// dropMedia removes content that is not to be kept.
func dropMedia(tx *sql.Tx, id int64) error {
	_, err := tx.Exec(`DELETE FROM media_piece WHERE id >= ? AND id < ?`, id<<piecesBits, (id+1)<<piecesBits)
	if err == nil {
		_, err = tx.Exec(`DELETE FROM media WHERE id = ? AND state = ?`, id, mediaArrives)
	}
	return err
}

// sweepMedia removes what was arriving when the file was last in use.
func (s *Store) sweepMedia(ctx context.Context) error {
	var left []int64
	rows, err := s.db.QueryContext(ctx, `SELECT id FROM media WHERE hash IS NULL`)
	if err != nil {
		return err
	}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return errors.Join(err, rows.Close())
		}
		left = append(left, id)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || len(left) == 0 {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		for _, id := range left {
			if err := dropMedia(tx, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// An asker runs queries: a database or a transaction.
type asker interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func findMedia(ctx context.Context, from asker, hash []byte) (id int64, state MediaState, err error) {
	err = from.QueryRowContext(ctx, `SELECT id, state FROM media WHERE hash = ?`, hash).Scan(&id, &state)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, MediaUnknown, nil
	}
	return id, state, err
}

// useMedia notes which file an event names, and that it is missing when it is not there. Events
// name files by {"value":{"hash":"<Hash>"}} in the payloads of media.put and tm.attach.
func useMedia(ctx context.Context, tx *sql.Tx, seq int64, e *change.Event) error {
	raw := namedMedia(e)
	if raw == nil {
		return nil
	}
	id, state, err := findMedia(ctx, tx, raw)
	if err == nil && state == MediaUnknown {
		id, err = expectMedia(ctx, tx, raw)
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO media_use VALUES (?, ?) ON CONFLICT DO NOTHING`, id, seq)
	return err
}

// expectMedia notes a file that is not here: it is missing, unless a redaction was here before it.
func expectMedia(ctx context.Context, tx *sql.Tx, hash []byte) (id int64, err error) {
	erased, err := isErased(ctx, tx, hash)
	if err != nil {
		return 0, err
	}
	state := MediaMissing
	if erased {
		state = MediaErased
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO media (hash, size, state) VALUES (?, 0, ?)`, hash, state)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// namedMedia returns the hash of the file that an event names, nil when it names none.
func namedMedia(e *change.Event) []byte {
	if e.Redacted() || e.Op != change.MediaPut && e.Op != change.TMAttach {
		return nil
	}
	var p struct {
		Value struct {
			Hash Hash `json:"hash"`
		} `json:"value"`
	}
	if json.Unmarshal(e.P, &p) != nil {
		return nil // an event that State quarantines; here it names nothing
	}
	return p.Value.Hash.bytes()
}

// Media returns the state of a file and, when it is whole, its size in bytes.
func (s *Store) Media(ctx context.Context, hash Hash) (MediaState, int64, error) {
	var state MediaState
	var size int64
	err := s.db.QueryRowContext(ctx, `SELECT state, size FROM media WHERE hash = ?`, hash.bytes()).Scan(&state, &size)
	if errors.Is(err, sql.ErrNoRows) {
		return MediaUnknown, 0, nil
	}
	return state, size, s.explain(err)
}

// MediaIn returns the files in a state, by hash.
func (s *Store) MediaIn(ctx context.Context, state MediaState) ([]Hash, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT hash FROM media WHERE state = ? AND hash IS NOT NULL ORDER BY hash`, state)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	found := []Hash{}
	for rows.Next() {
		var raw []byte
		if err := rows.Scan(&raw); err != nil {
			return nil, s.explain(err)
		}
		found = append(found, Hash(hex.EncodeToString(raw)))
	}
	return found, s.explain(rows.Err())
}
