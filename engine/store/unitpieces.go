package store

import (
	"context"
	"sync"
)

// keptPieces is how many pieces of a file of units stay in memory: 48 MB, packed, which is all of a
// memory of a million units. A store has one connection: a lookup that had to read would wait for
// whatever an import is just writing.
const keptPieces = 48 << 20 / pieceSize

// pieces are the pieces of a file of units that were read last, by their numbers.
type pieces struct {
	mu   sync.Mutex
	kept map[int64][]byte
}

// piece returns a piece of the file; it must not be changed.
func (u *Units) piece(ctx context.Context, index int64) ([]byte, error) {
	u.pieces.mu.Lock()
	data, kept := u.pieces.kept[index]
	u.pieces.mu.Unlock()
	if kept {
		return data, nil
	}
	data, err := u.s.piece(ctx, u.id, index)
	if err != nil {
		return nil, err
	}
	u.pieces.put(index, data)
	return data, nil
}

func (p *pieces) put(index int64, data []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == nil {
		p.kept = map[int64][]byte{}
	}
	if len(p.kept) >= keptPieces {
		for any := range p.kept {
			delete(p.kept, any)
			break
		}
	}
	p.kept[index] = data
}

// stretch returns n bytes of the file from a place on.
func (u *Units) stretch(ctx context.Context, at int64, n int) ([]byte, error) {
	out := make([]byte, 0, n)
	for len(out) < n {
		data, err := u.piece(ctx, at/pieceSize)
		if err != nil {
			return nil, err
		}
		from := at % pieceSize
		if from >= int64(len(data)) {
			return nil, errDamaged
		}
		some := data[from:min(int64(len(data)), from+int64(n-len(out)))]
		out, at = append(out, some...), at+int64(len(some))
	}
	return out, nil
}
