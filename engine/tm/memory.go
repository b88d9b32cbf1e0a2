package tm

import (
	"context"
	"errors"
	"io"
	"iter"
	"time"
)

// A Source gives the texts of units; engine/store has them in SQLite, tm serve in memory.
type Source interface {
	// Units returns the units with these ids, in their order; nil for one that is not there.
	Units(ctx context.Context, ids []ID) ([]*Unit, error)
}

// Settings say how scores are made.
type Settings struct {
	Penalties    map[State]float64 // taken off for a unit's state
	Old          float64           // taken off for a unit older than OldAfter
	OldAfter     time.Duration     // 0: units never are old
	Organisation float64           // for a unit of another organisation than the one that asks
	Pivot        float64
	Now          func() time.Time
}

// A Memory finds matches: an index for each language, and what the score needs of each unit. Texts stay
// in the Source. All methods may be called at the same time; a lookup never waits for a change.
type Memory struct {
	source   Source
	settings Settings
}

var errUnbuilt = errors.New("not built yet")

// New returns an empty memory.
func New(source Source, settings Settings) *Memory {
	return &Memory{source: source, settings: settings}
}

// Put adds units, each in the place of the one with the same id. They are found at once.
func (m *Memory) Put(units ...*Unit) {}

// Delete takes units away.
func (m *Memory) Delete(ids ...ID) {}

// Fill adds many units at once to an empty memory; progress may be nil.
func (m *Memory) Fill(ctx context.Context, units iter.Seq2[*Unit, error], progress func(units int)) error {
	return errUnbuilt
}

// Save writes a snapshot; the stamp tells what state of the units it is of.
func (m *Memory) Save(ctx context.Context, to io.Writer, stamp string) error { return errUnbuilt }

// Load fills an empty memory from a snapshot: index.ErrSnapshotOld or index.ErrSnapshotDamaged when it is
// to be built anew.
func (m *Memory) Load(ctx context.Context, from io.ReaderAt, size int64, stamp string) error {
	return errUnbuilt
}

// Lookup returns the matches of a request, best first.
func (m *Memory) Lookup(ctx context.Context, r Request) ([]Match, error) { return nil, errUnbuilt }

// Scan returns what Lookup returns, by comparing with every unit of the sequence.
func (m *Memory) Scan(ctx context.Context, units iter.Seq2[*Unit, error], r Request) ([]Match, error) {
	return nil, errUnbuilt
}

// Len returns the number of units, Bytes the memory that indexes and what stands beside them take.
func (m *Memory) Len() int { return 0 }

// Bytes returns the memory that indexes and what stands beside them take.
func (m *Memory) Bytes() int { return 0 }
