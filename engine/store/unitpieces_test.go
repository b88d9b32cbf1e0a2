package store

import (
	"context"
	"math/rand/v2"
	"reflect"
	"testing"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// TestPiecesOfUnits reads units of a file of several pieces, with frames across their borders: what comes
// from the pieces in memory is what the file has.
func TestPiecesOfUnits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	list := make([]*tm.Unit, 300)
	for i := range list {
		text := make([]byte, 4000) // which can hardly be packed
		for at := range text {
			text[at] = byte('!' + r.IntN(90))
		}
		list[i] = &tm.Unit{State: Unsaid, Texts: map[lang.Tag]string{"de": string(text), "pl": "Zdanie"}}
	}
	u := takenUnits(t, newDesk(t).store, list)
	for n := range list {
		got, err := u.Unit(context.Background(), n)
		if err != nil || !reflect.DeepEqual(got.Texts, list[n].Texts) {
			t.Fatalf("unit %d: %v", n, err)
		}
	}
	if many := len(u.pieces.kept); many < 3 || many != int((u.size+pieceSize-1)/pieceSize) && many != int(u.size/pieceSize) {
		t.Errorf("%d pieces of %d bytes", many, u.size)
	}
}

// TestKeptPieces keeps no more pieces than it may.
func TestKeptPieces(t *testing.T) {
	var p pieces
	for i := range int64(2 * keptPieces) {
		p.put(i, []byte{byte(i)})
		if p.kept[i][0] != byte(i) || len(p.kept) > keptPieces {
			t.Fatalf("%d pieces after %d", len(p.kept), i)
		}
	}
}
