package store

import (
	"context"
	"database/sql"
	"errors"
	"io"

	"trivium/engine/fault"
)

// A Blob reads the content of a file. It reads a piece at a time and holds nothing open.
type Blob struct {
	ctx   context.Context
	s     *Store
	id    int64
	size  int64
	at    int64
	piece []byte // the one that at lies in, when number fits
	index int64  // of piece, -1 before the first
}

var _ io.ReadSeeker = (*Blob)(nil)

// OpenMedia returns the content of a file; one that is not whole is a fault.
func (s *Store) OpenMedia(ctx context.Context, hash Hash) (*Blob, error) {
	b := &Blob{ctx: ctx, s: s, index: -1}
	var state MediaState
	err := s.db.QueryRowContext(ctx, `SELECT id, size, state FROM media WHERE hash = ?`, hash.bytes()).Scan(&b.id, &b.size, &state)
	switch {
	case errors.Is(err, sql.ErrNoRows), err == nil && state != MediaWhole && state != MediaErased:
		return nil, fault.New("store.media-missing", "found", string(hash))
	case err == nil && state == MediaErased:
		return nil, fault.New("store.media-erased", "found", string(hash))
	}
	return b, s.explain(err)
}

// Size returns the size in bytes.
func (b *Blob) Size() int64 { return b.size }

// Read reads on; io.EOF at the end.
func (b *Blob) Read(p []byte) (int, error) {
	if b.at >= b.size {
		return 0, io.EOF
	}
	if index := b.at / pieceSize; index != b.index {
		piece, err := b.s.piece(b.ctx, b.id, index)
		b.piece, b.index = piece, index
		if err != nil {
			b.index = -1
			return 0, b.s.explain(err)
		}
	}
	from := b.at % pieceSize
	if from >= int64(len(b.piece)) {
		return 0, b.s.explain(errDamaged)
	}
	n := copy(p, b.piece[from:])
	b.at += int64(n)
	return n, nil
}

// piece reads a piece of a file.
func (s *Store) piece(ctx context.Context, id, index int64) (data []byte, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT data FROM media_piece WHERE id = ?`, id<<piecesBits|index).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		err = errDamaged // or erased since it was opened
	}
	return data, err
}

// Seek moves to another place; see io.Seeker.
func (b *Blob) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += b.at
	case io.SeekEnd:
		offset += b.size
	}
	if offset < 0 {
		return 0, errors.New("seek before the beginning")
	}
	b.at = offset
	return offset, nil
}
