package store

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"io"
	"iter"
	"math"
	"sort"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// Units is a file of units among the media. All methods may be called at the same time.
type Units struct {
	s     *Store
	hash  Hash
	name  Hash    // what its units are named after: the hash, unless Named
	key   [8]byte // the beginning of the name
	id    int64   // media.id
	size  int64
	table unitTable
	from  []int   // number of the first unit of each frame
	at    []int64 // where each frame lies

	unpack *zstd.Decoder

	mu     sync.Mutex
	recent recentFrames
	pieces pieces

	words wordBlocks
}

// readersAtOnce is how many may unpack frames at the same time; more wait for each other.
const readersAtOnce = 8

// OpenUnits opens a file of units. One that is not whole, and one that is none, is a fault.
func (s *Store) OpenUnits(ctx context.Context, hash Hash) (*Units, error) {
	blob, err := s.OpenMedia(ctx, hash)
	if err != nil {
		return nil, err
	}
	u := &Units{s: s, hash: hash, name: hash, id: blob.id, size: blob.size, recent: recentFrames{}}
	copy(u.key[:], hash.bytes())
	// A Decoder for DecodeAll only; it has no goroutines, and needs no Close.
	if u.unpack, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(readersAtOnce), zstd.WithDecoderMaxMemory(maxTable)); err != nil {
		return nil, err
	}
	if err := u.readTable(blob); err != nil {
		return nil, s.explain(err)
	}
	return u, nil
}

// Named names the units after another file, in whose place this one stands. It must be called before any
// other method, and returns the same Units.
func (u *Units) Named(hash Hash) *Units {
	u.name = hash
	u.key = [8]byte{}
	copy(u.key[:], hash.bytes())
	return u
}

func (u *Units) readTable(blob *Blob) error {
	var begin [len(unitsMagic)]byte
	var end [8 + len(unitsEnd)]byte
	if u.size < int64(len(begin)+len(end)) {
		return errDamaged
	}
	if _, err := io.ReadFull(blob, begin[:]); err != nil {
		return err
	}
	if err := readAt(blob, u.size-int64(len(end)), end[:]); err != nil {
		return err
	}
	length := binary.BigEndian.Uint64(end[:8])
	if string(begin[:]) != unitsMagic || string(end[8:]) != unitsEnd || length > uint64(u.size)-uint64(len(begin)+len(end)) || length > maxTable {
		return errDamaged
	}
	packed := make([]byte, length)
	if err := readAt(blob, u.size-int64(len(end))-int64(length), packed); err != nil {
		return err
	}
	table, err := u.unpack.DecodeAll(packed, nil)
	if err != nil || json.Unmarshal(table, &u.table) != nil || !u.table.sound(u.size-int64(len(end))-int64(length)) {
		return errDamaged
	}
	at, from := int64(len(unitsMagic)), 0
	for _, f := range u.table.Frames {
		u.from, u.at = append(u.from, from), append(u.at, at)
		from, at = from+f[0], at+int64(f[1])
	}
	return nil
}

func readAt(blob *Blob, at int64, to []byte) error {
	if _, err := blob.Seek(at, io.SeekStart); err != nil {
		return err
	}
	_, err := io.ReadFull(blob, to)
	return err
}

// Hash returns the name of the file.
func (u *Units) Hash() Hash { return u.hash }

// Len returns the number of units.
func (u *Units) Len() int { return u.table.Units }

// Content returns the hash of what is in the file, however it is packed.
func (u *Units) Content() string { return u.table.Content }

// Sets returns how many units have just these languages; the order of languages is fixed, so each set
// stands there once.
func (u *Units) Sets(yield func(languages []lang.Tag, units int) bool) {
	for set, n := range u.table.Sets {
		tags := []lang.Tag{}
		for _, l := range strings.Fields(set) {
			tags = append(tags, lang.Tag(l))
		}
		if !yield(tags, n) {
			return
		}
	}
}

// Said returns how many units say of themselves that they are in a state.
func (u *Units) Said(state tm.State) int { return u.table.States[int(state)] }

// Erased gives the units of which nothing is left, from one number to another, inclusive.
func (u *Units) Erased(yield func(from, to int) bool) {
	for _, run := range u.table.Erased {
		if !yield(run[0], run[1]) {
			return
		}
	}
}

// ID returns the id of a unit: the first eight bytes of the hash it is named after, and the number.
func (u *Units) ID(number int) tm.ID {
	var id tm.ID
	copy(id[:8], u.key[:])
	binary.BigEndian.PutUint64(id[8:], uint64(number))
	return id
}

// UnitNumber returns which unit of a file has an id, whether or not the file is here; ok is false when the id is
// not named after it.
func UnitNumber(hash Hash, id tm.ID) (number int, ok bool) {
	name := hash.bytes()
	n := binary.BigEndian.Uint64(id[8:])
	if name == nil || [8]byte(id[:8]) != [8]byte(name) || n > math.MaxInt32 {
		return 0, false
	}
	return int(n), true
}

// Number returns which unit of the file has an id; ok is false when it is none of it.
func (u *Units) Number(id tm.ID) (number int, ok bool) {
	n := binary.BigEndian.Uint64(id[8:])
	if [8]byte(id[:8]) != u.key || n >= uint64(u.table.Units) {
		return 0, false
	}
	return int(n), true
}

// Unit returns a unit by its number, which must be one of 0 to Len-1. Its State is Unsaid where its file
// says nothing of it.
func (u *Units) Unit(ctx context.Context, number int) (*tm.Unit, error) {
	frame := sort.Search(len(u.from), func(i int) bool { return u.from[i] > number }) - 1
	raw, err := u.frame(ctx, frame)
	if err != nil {
		return nil, err
	}
	d := unitDecoder{data: raw}
	for range number - u.from[frame] {
		d.skip()
	}
	unit := d.unit()
	if d.bad {
		return nil, u.s.explain(errDamaged)
	}
	return u.called(unit, number), nil
}

// called gives a unit what follows from the file.
func (u *Units) called(unit *tm.Unit, number int) *tm.Unit {
	unit.ID, unit.Batch = u.ID(number), string(u.name)
	return unit
}

// All gives the units from a number on, in order.
func (u *Units) All(ctx context.Context, from int) iter.Seq2[*tm.Unit, error] {
	return func(yield func(*tm.Unit, error) bool) {
		blob := u.blob(ctx)
		var raw []byte
		for i, f := range u.table.Frames {
			if u.from[i]+f[0] <= from {
				continue
			}
			var err error
			if raw, err = u.read(blob, i, raw); err != nil {
				yield(nil, u.s.explain(err))
				return
			}
			d := unitDecoder{data: raw}
			for number := u.from[i]; number < u.from[i]+f[0]; number++ {
				if number < from {
					d.skip()
					continue
				}
				unit := d.unit()
				if d.bad {
					yield(nil, u.s.explain(errDamaged))
					return
				}
				if !yield(u.called(unit, number), nil) {
					return
				}
			}
		}
	}
}

// blob reads the file as it was when it was opened.
func (u *Units) blob(ctx context.Context) *Blob {
	return &Blob{ctx: ctx, s: u.s, id: u.id, size: u.size, index: -1}
}

// read returns a frame, unpacked, in the room of into.
func (u *Units) read(blob *Blob, frame int, into []byte) ([]byte, error) {
	packed := make([]byte, u.table.Frames[frame][1])
	if err := readAt(blob, u.at[frame], packed); err != nil {
		return nil, err
	}
	return u.unpacked(frame, packed, into)
}

func (u *Units) unpacked(frame int, packed, into []byte) ([]byte, error) {
	raw, err := u.unpack.DecodeAll(packed, into[:0])
	if err != nil || len(raw) != u.table.Frames[frame][2] {
		return nil, errDamaged
	}
	return raw, nil
}

// frame returns a frame, unpacked; it must not be changed.
func (u *Units) frame(ctx context.Context, number int) ([]byte, error) {
	u.mu.Lock()
	raw := u.recent.get(number)
	u.mu.Unlock()
	if raw != nil {
		return raw, nil
	}
	packed, err := u.stretch(ctx, u.at[number], u.table.Frames[number][1])
	if err == nil {
		raw, err = u.unpacked(number, packed, nil)
	}
	if err != nil {
		return nil, u.s.explain(err)
	}
	u.mu.Lock()
	u.recent.put(number, raw)
	u.mu.Unlock()
	return raw, nil
}

// recentFrames are the frames that were read last: what is found for one segment of a text often
// stands beside what is found for the next.
type recentFrames struct {
	frames [32]struct { // 1 MB
		number int
		raw    []byte
	}
	next int
}

func (r *recentFrames) get(number int) []byte {
	for i := range r.frames {
		if r.frames[i].number == number && r.frames[i].raw != nil {
			return r.frames[i].raw
		}
	}
	return nil
}

func (r *recentFrames) put(number int, raw []byte) {
	if len(raw) > 4*frameSize { // of one huge unit
		return
	}
	r.frames[r.next].number, r.frames[r.next].raw = number, raw
	r.next = (r.next + 1) % len(r.frames)
}
