package held

import (
	"encoding/binary"
	"strings"
)

// pieceSize is how much text lies in one piece of memory. A text of the largest size that the readers
// let through (1 MB) leaves little of it unused.
const pieceSize = 8 << 20

// A ref is where a text begins: the number of its piece and the byte in it, where its length stands
// first. Zero is no text.
type ref uint64

// texts are many texts in few pieces of memory. Text handed out shares that memory.
type texts struct {
	pieces []*strings.Builder
	head   [binary.MaxVarintLen64]byte
}

// add keeps a text; an empty one is none.
func (t *texts) add(s string) ref {
	if s == "" {
		return 0
	}
	n := binary.PutUvarint(t.head[:], uint64(len(s)))
	last := len(t.pieces) - 1
	if last < 0 || t.pieces[last].Len()+n+len(s) > t.pieces[last].Cap() {
		piece := new(strings.Builder)
		piece.Grow(max(pieceSize, n+len(s)+1))
		piece.WriteByte(0) // so that no text begins at 0
		t.pieces = append(t.pieces, piece)
		last++
	}
	piece := t.pieces[last]
	at := ref(last)<<32 | ref(piece.Len()) //nolint:gosec // a piece is far smaller than 4 GB
	piece.Write(t.head[:n])
	piece.WriteString(s)
	return at
}

// get returns the text at a ref, "" for none.
func (t *texts) get(at ref) string {
	if at == 0 {
		return ""
	}
	rest := t.pieces[at>>32].String()[uint32(at):] //nolint:gosec // the lower half
	size, n := uvarint(rest)
	return rest[n : n+size]
}

// uvarint is binary.Uvarint of a string, which is one of our own and whole.
func uvarint(s string) (value, n int) {
	for shift := 0; ; shift += 7 {
		b := s[n]
		n++
		value |= int(b&0x7f) << shift
		if b < 0x80 {
			return value, n
		}
	}
}
