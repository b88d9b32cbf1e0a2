package store

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"
)

// A Projection is something computed from the log up to a place in its journal, kept so that it
// need not be computed again. It may vanish at any time: a redaction drops all of them.
type Projection struct {
	Name   string
	Format int   // of Data; the caller raises it when it computes something else
	Seq    int64 // the last entry that went in
	Data   []byte
}

// SaveProjection keeps a projection in place of the one with its name.
func (s *Store) SaveProjection(ctx context.Context, p Projection) error {
	hash := sha256.Sum256(p.Data)
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestSpeed) // the level exists
	if _, err := w.Write(p.Data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO projection VALUES (?, ?, ?, ?, ?)`, p.Name, p.Format, p.Seq, hash[:], packed.Bytes())
		return err
	})
}

// LoadProjection returns the projection of a name and format, false when there is none that is
// whole: then it is computed from the log.
func (s *Store) LoadProjection(ctx context.Context, name string, format int) (Projection, bool, error) {
	p := Projection{Name: name, Format: format}
	var hash, packed []byte
	err := s.db.QueryRowContext(ctx, `SELECT seq, hash, data FROM projection WHERE name = ? AND format = ?`, name, format).Scan(&p.Seq, &hash, &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return Projection{}, false, nil
	}
	if err != nil {
		return Projection{}, false, s.explain(err)
	}
	p.Data, err = io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if sum := sha256.Sum256(p.Data); err != nil || !bytes.Equal(sum[:], hash) {
		return Projection{}, false, nil
	}
	return p, true, nil
}

// DropProjections removes all projections.
func (s *Store) DropProjections(ctx context.Context) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM projection`)
		return err
	})
}
