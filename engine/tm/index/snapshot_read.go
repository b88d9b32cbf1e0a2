package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

// ErrSnapshotOld says that a snapshot is sound and of no use: it was made of other units, or by a
// version of the program that stored or compared them in another way.
var ErrSnapshotOld = errors.New("the snapshot of the index is out of date")

// ErrSnapshotDamaged says that a snapshot is not as it was written, or never was one.
var ErrSnapshotDamaged = errors.New("the snapshot of the index is damaged")

// Load returns the index of which a snapshot of size bytes was made. It returns ErrSnapshotOld when
// that is not the state that the stamp names, ErrSnapshotDamaged when a byte is not as it should be,
// and otherwise what the reader returned; in each case the index has to be built anew. Memory is taken
// for no more than size bytes hold.
func Load(from io.Reader, size int64, stamp string) (*Index, error) {
	r := &snapshotReader{from: from, left: size}
	x, err := r.index(stamp)
	if r.err != nil {
		err = r.err
	}
	if err != nil {
		return nil, fmt.Errorf("load the index: %w", err)
	}
	return x, nil
}

// snapshotReader reads numbers until there is an error; from then on they are 0.
type snapshotReader struct {
	from io.Reader
	left int64
	sum  uint32
	err  error
	room []byte
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrSnapshotDamaged, fmt.Sprintf(format, args...))
}

// holds says that the rest may hold n things of so many bytes; if not, it is an error.
func (r *snapshotReader) holds(n, bytes int) bool {
	if r.err == nil && int64(n)*int64(bytes) > r.left {
		r.err = damaged("it ends too early")
	}
	return r.err == nil
}

// bytes returns the next n bytes, which are good until the next call.
func (r *snapshotReader) bytes(n int) []byte {
	r.room = slices.Grow(r.room[:0], n)[:n]
	clear(r.room)
	if r.holds(n, 1) {
		r.fill(r.room)
	}
	return r.room
}

func (r *snapshotReader) fill(b []byte) {
	if _, err := io.ReadFull(r.from, b); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		r.err = damaged("it ends too early")
	} else if err != nil {
		r.err = err
	}
	r.left -= int64(len(b))
	r.sum = crc32.Update(r.sum, castagnoli, b)
}

func (r *snapshotReader) u32() int    { return int(binary.LittleEndian.Uint32(r.bytes(4))) }
func (r *snapshotReader) u64() uint64 { return binary.LittleEndian.Uint64(r.bytes(8)) }

// each calls f with each of n things of so many bytes.
func (r *snapshotReader) each(n, bytes int, f func(i int, b []byte)) {
	const stride = 1 << 12
	for i := 0; i < n && r.holds(n-i, bytes); i += stride {
		some := min(stride, n-i)
		for k, b := 0, r.bytes(some*bytes); k < some; k++ {
			f(i+k, b[k*bytes:])
		}
	}
}

func (r *snapshotReader) index(stamp string) (*Index, error) {
	if magic := string(r.bytes(len(snapshotMagic))); magic != snapshotMagic {
		return nil, damaged("it does not begin like one")
	}
	if format, features := r.u32(), r.u32(); format != snapshotVersion || features != featuresVersion {
		return nil, ErrSnapshotOld
	}
	length := r.u32()
	if length > longestStamp {
		return nil, damaged("a stamp of %d bytes", length)
	}
	if string(r.bytes(length)) != stamp {
		return nil, ErrSnapshotOld
	}
	elements, runs, slots, long := r.u32(), r.u32(), r.u32(), r.u32()
	f := &frozen{}
	if err := r.slots(f, elements, runs, slots); err != nil {
		return nil, err
	}
	for first := 0; first < slots && r.err == nil; first += blockSize {
		b, err := r.block(f, min(blockSize, slots-first))
		if err != nil {
			return nil, err
		}
		if err := f.checkBlock(b, first); err != nil {
			return nil, err
		}
		f.blocks = append(f.blocks, b)
	}
	v := &view{}
	for range long {
		v.fresh = append(v.fresh, r.long())
		if r.err != nil {
			return nil, r.err
		}
	}
	sum := r.sum
	if r.u32() != int(sum) {
		return nil, damaged("its check sum is wrong")
	}
	if r.left != 0 {
		return nil, damaged("%d bytes follow", r.left)
	}
	if slots > 0 {
		v.parts = []part{{frozen: f}}
	}
	x := New()
	x.now.Store(v)
	return x, nil
}

// slots reads what is known of all slots, and checks it.
func (r *snapshotReader) slots(f *frozen, elements, runs, slots int) error {
	if !r.holds(elements, 12) || !r.holds(runs, 8) || !r.holds(slots, 28) {
		return r.err
	}
	f.elements = make([]element, elements)
	r.each(elements, 12, func(i int, b []byte) {
		f.elements[i] = element{feature: binary.LittleEndian.Uint64(b), nth: binary.LittleEndian.Uint32(b[8:])}
	})
	f.runs = make([]run, runs, runs+1)
	r.each(runs, 8, func(i int, b []byte) {
		f.runs[i] = run{features: int(binary.LittleEndian.Uint32(b)), first: int(binary.LittleEndian.Uint32(b[4:]))}
	})
	f.ids = make([]ID, slots)
	r.each(slots, 16, func(i int, b []byte) { f.ids[i] = ID(b[:16]) })
	f.keys = make([]uint64, slots)
	r.each(slots, 8, func(i int, b []byte) { f.keys[i] = binary.LittleEndian.Uint64(b) })
	f.byID = make([]uint32, slots)
	r.each(slots, 4, func(i int, b []byte) { f.byID[i] = binary.LittleEndian.Uint32(b) })
	if r.err != nil {
		return r.err
	}
	return f.checkSlots()
}

// checkSlots says what is wrong with what has been read of all slots, and ends the runs.
func (f *frozen) checkSlots() error {
	last := run{features: -1, first: -1}
	for _, r := range f.runs {
		if r.features <= last.features || r.features > longest || r.first <= last.first || r.first >= len(f.ids) {
			return damaged("runs are not in order")
		}
		last = r
	}
	if (len(f.runs) > 0) != (len(f.ids) > 0) || len(f.runs) > 0 && f.runs[0].first != 0 {
		return damaged("slots without a run")
	}
	f.runs = append(f.runs, run{features: last.features + 1, first: len(f.ids)})
	for i, slot := range f.byID {
		if int(slot) >= len(f.ids) || i > 0 && f.ids[f.byID[i-1]].Compare(f.ids[slot]) >= 0 {
			return damaged("ids are not in order")
		}
	}
	f.dict = newDictionary(f.elements, &Breather{})
	for _, s := range f.dict.at {
		for nth, rank := range f.dict.ranks[s.first : s.first+s.length] {
			if f.elements[rank].nth != uint32(nth) {
				return damaged("an occurrence of a feature is missing")
			}
		}
	}
	return nil
}

// block reads a block of so many slots.
func (r *snapshotReader) block(f *frozen, slots int) (block, error) {
	packed := r.u32()
	b := block{}
	if !r.holds(len(f.elements), 4) || !r.holds(slots+1, 4) || !r.holds(packed, 1) {
		return b, r.err
	}
	b.offset = make([]uint32, slots+1) // which says how many slots there are
	b.lists = make([]list, len(f.elements))
	posts, maps := 0, 0
	r.each(len(b.lists), 4, func(i int, bytes []byte) {
		units := binary.LittleEndian.Uint32(bytes)
		if b.isDense(units) {
			b.lists[i] = list{at: uint32(maps), units: units}
			maps++
		} else {
			b.lists[i] = list{at: uint32(posts), units: units}
			posts += int(units)
		}
	})
	if !r.holds(posts, 2) || !r.holds(maps*b.words(), 8) {
		return b, r.err
	}
	b.posts = make([]uint16, posts)
	r.each(posts, 2, func(i int, bytes []byte) { b.posts[i] = binary.LittleEndian.Uint16(bytes) })
	b.maps = make([]uint64, maps*b.words())
	r.each(len(b.maps), 8, func(i int, bytes []byte) { b.maps[i] = binary.LittleEndian.Uint64(bytes) })
	r.each(slots+1, 4, func(i int, bytes []byte) { b.offset[i] = binary.LittleEndian.Uint32(bytes) })
	if r.holds(packed, 1) {
		b.ranks = make([]byte, packed)
		r.fill(b.ranks)
	}
	return b, r.err
}

// checkBlock says what is wrong with a block that has been read. After that a search may give wrong
// answers, which the check sum is there to prevent, but it stays within the block.
func (f *frozen) checkBlock(b block, first int) error {
	for _, l := range b.lists {
		if b.isDense(l.units) {
			continue
		}
		last := -1
		for _, slot := range b.posts[l.at : l.at+l.units] {
			if int(slot) <= last || int(slot) >= b.slots() {
				return damaged("a list is not in order")
			}
			last = int(slot)
		}
	}
	if b.offset[0] != 0 || int(b.offset[b.slots()]) != len(b.ranks) || !slices.IsSorted(b.offset) {
		return damaged("slots are not in order")
	}
	at := f.runOf(first)
	for slot := range b.slots() {
		for f.runs[at+1].first <= first+slot {
			at++
		}
		if n, sound := countRanks(b.of(slot), len(f.elements)); !sound || n != f.runs[at].features {
			return damaged("a unit has other features than its run")
		}
	}
	return nil
}

// countRanks returns how many ranks are packed, and whether all of them are complete and below limit.
func countRanks(packed []byte, limit int) (n int, sound bool) {
	next, d, shift := 0, 0, 0
	for _, b := range packed {
		d |= int(b&0x7f) << shift
		if b >= 0x80 {
			if shift += 7; shift > 28 {
				return n, false
			}
			continue
		}
		if next += d; next >= limit {
			return n, false
		}
		next, d, shift, n = next+1, 0, 0, n+1
	}
	return n, shift == 0
}

// long reads a unit that is too long to be frozen.
func (r *snapshotReader) long() *unit {
	u := &unit{id: ID(r.bytes(16))}
	u.key = r.u64()
	n := r.u32()
	if !r.holds(n, 8) {
		return u
	}
	u.features = make([]uint64, n)
	r.each(n, 8, func(i int, b []byte) { u.features[i] = binary.LittleEndian.Uint64(b) })
	if r.err == nil && (n <= longest || !slices.IsSorted(u.features)) {
		r.err = damaged("a long unit has other features than it should")
	}
	return u
}
