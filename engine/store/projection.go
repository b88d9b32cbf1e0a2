package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"

	"github.com/klauspost/compress/zstd"
)

// A Projection is something computed from the log up to a place in its journal, kept so that it
// need not be computed again. It may vanish at any time: a redaction drops all of them, and so does
// a signature or a payload that arrives later than its event.
type Projection struct {
	Name   string
	Format int   // of Data; the caller raises it when it computes something else
	Seq    int64 // the last entry that went in
	Data   []byte
}

// maxProjection bounds what a damaged row can make this program unpack: the state of some millions of
// events.
const maxProjection = 1 << 30

// SaveProjection keeps a projection in place of the one with its name.
func (s *Store) SaveProjection(ctx context.Context, p Projection) error {
	packed, err := pack(p)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error { return packed.save(ctx, tx) })
}

// A packedProjection is a row. The data is packed with Zstandard: it is unpacked at every opening,
// where deflate would take three times as long.
type packedProjection struct {
	Projection
	hash   [sha256.Size]byte
	packed []byte
}

func pack(p Projection) (*packedProjection, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer w.Close()
	return &packedProjection{p, sha256.Sum256(p.Data), w.EncodeAll(p.Data, nil)}, nil
}

// save writes the row. What is too large to be read again is not kept.
func (p *packedProjection) save(ctx context.Context, tx *sql.Tx) error {
	if len(p.Data) > maxProjection {
		return dropProjections(ctx, tx)
	}
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO projection VALUES (?, ?, ?, ?, ?)`, p.Name, p.Format, p.Seq, p.hash[:], p.packed)
	return err
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
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxProjection))
	if err != nil {
		return Projection{}, false, err
	}
	defer r.Close()
	p.Data, err = r.DecodeAll(packed, nil)
	if sum := sha256.Sum256(p.Data); err != nil || !bytes.Equal(sum[:], hash) {
		return Projection{}, false, nil
	}
	return p, true, nil
}

// DropProjections removes all projections.
func (s *Store) DropProjections(ctx context.Context) error {
	return s.change(ctx, func(tx *sql.Tx) error { return dropProjections(ctx, tx) })
}

func dropProjections(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM projection`)
	return err
}
