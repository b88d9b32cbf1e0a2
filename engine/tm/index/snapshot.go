package index

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

// A snapshot is an index as a stream of bytes, so that it need not be built at each start. It is a
// cache: a reader takes it whole or not at all, and whoever has none builds the index from the units.
//
// All numbers are unsigned and little-endian; u16, u32 and u64 have 2, 4 and 8 bytes.
//
//	8 bytes   "TrvIndex"
//	u32       version of the format, 1
//	u32       version of the features (featuresVersion)
//	u32       length of the stamp, at most 1,024, and the stamp: what the writer says it was made from
//	u32 ×4    numbers of elements, runs, slots, long units
//	          the elements by rank: u64 feature, u32 occurrence from 0
//	          the runs: u32 features, u32 first slot; the last one, which ends the others, is left out
//	          the ids by slot: 16 bytes each
//	          the keys by slot: u64
//	          the slots in the order of their ids: u32
//	          the blocks, one for each 65,536 slots or the rest of them
//	          the long units: 16 bytes id, u64 key, u32 number of features, u64 each feature, ascending
//	u32       CRC-32C (Castagnoli) of all before it
//
// A block of s slots:
//
//	u32       number of bytes of the packed ranks
//	          by rank: u32, how many units have the element
//	          the slots of each list that is not dense, rank after rank: u16 within the block, ascending
//	          the bitmaps of each dense list, rank after rank: ⌈s/64⌉ u64, slot 0 is the lowest bit
//	          by slot: u32, where its packed ranks begin; one more ends the last
//	          the packed ranks: see appendRanks
//
// A list is dense when 32 times its length is s or more.
//
// For example, the units 1 "a" and 2 "ab", with the stamp "s". The features are the pairs of characters
// " a" (20 61), "a " (61 20), "ab" (61 62), "b " (62 20), and each occurs once. Three of them are in one
// unit, so that they come in ascending order, and " a" is in both, so that it comes last:
//
//	54 72 76 49 6e 64 65 78   "TrvIndex"
//	01 00 00 00 02 00 00 00   format 1, features 2
//	01 00 00 00 73            stamp "s"
//	04 00 00 00 02 00 00 00   4 elements, 2 runs,
//	02 00 00 00 00 00 00 00   2 slots, no long unit
//	20 00 00 00 61 00 00 00   rank 0: "a "
//	00 00 00 00               its first occurrence
//	62 00 00 00 61 00 00 00   rank 1: "ab"
//	00 00 00 00
//	20 00 00 00 62 00 00 00   rank 2: "b "
//	00 00 00 00
//	61 00 00 00 20 00 00 00   rank 3: " a"
//	00 00 00 00
//	02 00 00 00 00 00 00 00   texts of 2 features from slot 0 on
//	03 00 00 00 01 00 00 00   texts of 3 features from slot 1 on
//	00 00 00 00 00 00 00 00   slot 0: id 1
//	00 00 00 00 00 00 00 01
//	00 00 00 00 00 00 00 00   slot 1: id 2
//	00 00 00 00 00 00 00 02
//	ca 97 81 12 ca 1b bd ca   the first bytes of SHA-256 of "a"
//	fb 8e 20 fc 2e 4c 3f 24   and of "ab"
//	00 00 00 00 01 00 00 00   slot 0, slot 1 by their ids
//	05 00 00 00               5 bytes of packed ranks
//	01 00 00 00 01 00 00 00   ranks 0, 1 and 2 have one unit,
//	01 00 00 00 02 00 00 00   rank 3 has two; all are dense
//	01 00 00 00 00 00 00 00   "a ": slot 0
//	02 00 00 00 00 00 00 00   "ab": slot 1
//	02 00 00 00 00 00 00 00   "b ": slot 1
//	03 00 00 00 00 00 00 00   " a": slots 0 and 1
//	00 00 00 00 02 00 00 00   slot 0 from byte 0, slot 1 from byte 2,
//	05 00 00 00               and 5 is the end
//	00 02                     slot 0: rank 0; 2 ranks left out, rank 3
//	01 00 00                  slot 1: ranks 1, 2, 3
//	6a 57 65 de               CRC-32C
//
// TestWorkedExample holds this to the letter.
const (
	snapshotMagic   = "TrvIndex"
	snapshotVersion = 1
	longestStamp    = 1024
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Save writes a snapshot of the index as it is when Save begins. The stamp, of at most 1,024 bytes,
// tells what state of the units that is; Load wants the same.
func (x *Index) Save(ctx context.Context, to io.Writer, stamp string) error {
	if len(stamp) > longestStamp {
		return fmt.Errorf("save the index: a stamp of %d bytes is too long", len(stamp))
	}
	v := x.now.Load()
	f, long, err := v.whole(ctx)
	if err != nil {
		return fmt.Errorf("save the index: %w", err)
	}
	w := &snapshotWriter{to: bufio.NewWriterSize(to, 1<<16)}
	w.header(stamp, f, len(long))
	w.slots(f)
	for i := range f.blocks {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("save the index: %w", err)
		}
		w.block(&f.blocks[i])
	}
	for _, u := range long {
		w.bytes(u.id[:])
		w.u64(u.key)
		w.u32(len(u.features))
		for _, feature := range u.features {
			w.u64(feature)
		}
	}
	w.u32(int(w.sum))
	if w.err == nil {
		w.err = w.to.Flush()
	}
	if w.err != nil {
		return fmt.Errorf("save the index: %w", w.err)
	}
	return nil
}

// whole returns all units of a view as one frozen part and those too long for it.
func (v *view) whole(ctx context.Context) (f *frozen, long []*unit, err error) {
	for _, u := range v.fresh {
		if len(u.features) > longest {
			long = append(long, u)
		}
	}
	if len(v.parts) == 1 && v.parts[0].dropped == 0 && len(long) == len(v.fresh) {
		return v.parts[0].frozen, long, nil
	}
	f, _, err = gather(ctx, v.parts, v.fresh)
	return f, long, err
}

// snapshotWriter writes numbers until there is an error.
type snapshotWriter struct {
	to       *bufio.Writer
	sum      uint32
	err      error
	room     [8]byte
	breather Breather
}

func (w *snapshotWriter) bytes(b []byte) {
	w.breather.Work(2 + len(b)/64)
	if w.err == nil {
		w.sum = crc32.Update(w.sum, castagnoli, b)
		_, w.err = w.to.Write(b)
	}
}

func (w *snapshotWriter) u32(n int)    { w.bytes(binary.LittleEndian.AppendUint32(w.room[:0], uint32(n))) }
func (w *snapshotWriter) u64(n uint64) { w.bytes(binary.LittleEndian.AppendUint64(w.room[:0], n)) }

func (w *snapshotWriter) header(stamp string, f *frozen, long int) {
	w.bytes([]byte(snapshotMagic))
	w.u32(snapshotVersion)
	w.u32(featuresVersion)
	w.u32(len(stamp))
	w.bytes([]byte(stamp))
	for _, n := range []int{len(f.elements), len(f.runs) - 1, len(f.ids), long} {
		w.u32(n)
	}
}

func (w *snapshotWriter) slots(f *frozen) {
	for _, e := range f.elements {
		w.u64(e.feature)
		w.u32(int(e.nth))
	}
	for _, r := range f.runs[:len(f.runs)-1] {
		w.u32(r.features)
		w.u32(r.first)
	}
	for i := range f.ids {
		w.bytes(f.ids[i][:])
	}
	for _, key := range f.keys {
		w.u64(key)
	}
	for _, slot := range f.byID {
		w.u32(int(slot))
	}
}

func (w *snapshotWriter) block(b *block) {
	w.u32(len(b.ranks))
	for _, l := range b.lists {
		w.u32(int(l.units))
	}
	for packed := range slices.Chunk(b.posts, 1<<12) {
		room := make([]byte, 0, 1<<13)
		for _, slot := range packed {
			room = binary.LittleEndian.AppendUint16(room, slot)
		}
		w.bytes(room)
	}
	for _, word := range b.maps {
		w.u64(word)
	}
	for _, at := range b.offset {
		w.u32(int(at))
	}
	w.bytes(b.ranks)
}
