package tm

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"slices"

	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

// A snapshot is a memory in a file, so that it need not be built at each start. It is a cache: a reader
// takes it whole or not at all, and whoever has none fills the memory from the units.
//
// All numbers are unsigned and little-endian; u8 to u64 have 1 to 8 bytes. A string is its length as
// u32 and its bytes. The head:
//
//	8 bytes   "TrvUnits"
//	u32       version of the format, 1
//	u32       version of the skeletons (skeletonVersion)
//	string    the stamp, at most 1,024 bytes: what the writer says the memory was made from
//	u32       number of languages, and each as a string, in the order of lang.All
//	u32       number of kinds, each: u8 set of languages, u8 state, strings organisation, module, batch
//	u32       number of pages, in the order of their slots
//	          by language: u32 number of bones, u64 each, ascending
//	u32       CRC-32C (Castagnoli) of all before it
//
// A page:
//
//	u8        0 for one of a series, 1 for one of single units
//	u32       number of slots, at most 1,024
//	          of a series: 8 bytes its name, u32 first row / 1,024
//	          of single units: their ids, 16 bytes each
//	          the slots: u32 kind, counted from 1, 0 where no unit is; u16 day
//	u32       number of extras, in the order of slots, each:
//	          u16 slot on the page, u64 key of the text, u8 set of sides, u64 key of each side
//
// After the head come the indexes of the languages (index/snapshot.go), with the same stamp, and then
// the tail:
//
//	u64       length of the head, in bytes
//	          by language: u64 length of its index
//	u32       CRC-32C of the tail before it
//
// For example, an approved unit of the series "batch-01", row 2, German "ab" and Polish "b", of 22
// November 2026 (day 20,780, as 1 January 1970 is day 1) and the text "t", with the stamp "s":
//
//	54 72 76 55 6e 69 74 73   "TrvUnits"
//	01 00 00 00 03 00 00 00   format 1, skeletons 3
//	01 00 00 00 73            stamp "s"
//	04 00 00 00               4 languages:
//	02 00 00 00 70 6c         "pl"
//	02 00 00 00 64 65         "de"
//	02 00 00 00 6c 74         "lt"
//	02 00 00 00 65 6e         "en"
//	01 00 00 00               1 kind:
//	03 05                     Polish and German, approved,
//	00 00 00 00 00 00 00 00   no organisation, no module,
//	00 00 00 00               no batch
//	01 00 00 00               1 page:
//	00 03 00 00 00            of a series, 3 slots,
//	62 61 74 63 68 2d 30 31   "batch-01",
//	00 00 00 00               from row 0 on
//	00 00 00 00 00 00         row 0: nothing
//	00 00 00 00 00 00         row 1: nothing
//	01 00 00 00 2c 51         row 2: kind 1, day 20,780
//	01 00 00 00               1 with extras:
//	02 00                     slot 2,
//	e3 b9 8a 4d a3 1a 12 7d   the first bytes of SHA-256 of "t",
//	00                        no neighbour
//	01 00 00 00               1 bone of Polish:
//	02 00 00 00 e9 2e 62 29   slot 2, skeleton of "b"
//	01 00 00 00               1 bone of German:
//	02 00 00 00 6d dc d9 bd   slot 2, skeleton of "ab"
//	00 00 00 00               none of Lithuanian
//	00 00 00 00               none of English
//	7e 60 1c ec               CRC-32C of the head
//
// and in the tail 9d 00 00 00 00 00 00 00: the head has 157 bytes. TestWorkedExample holds this to the letter.
const (
	snapshotMagic   = "TrvUnits"
	snapshotVersion = 1
	longestStamp    = 1024
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Save writes a snapshot of the memory as it is when Save begins; changes go on meanwhile. The stamp, of
// at most 1,024 bytes, tells what state of the units that is; Load wants the same.
func (m *Memory) Save(ctx context.Context, to io.Writer, stamp string) error {
	if len(stamp) > longestStamp {
		return fmt.Errorf("save the memory: a stamp of %d bytes is too long", len(stamp))
	}
	v := m.freeze()
	out := bufio.NewWriterSize(to, 1<<16)
	w := &snapshotWriter{to: out}
	w.head(v, stamp)
	w.u32(w.sum)
	lengths := []uint64{w.written}
	for _, s := range v.sides {
		before := w.written
		if w.err == nil {
			w.err = s.index.Save(ctx, w, stamp)
		}
		lengths = append(lengths, w.written-before)
	}
	w.sum = 0
	for _, n := range lengths {
		w.u64(n)
	}
	w.u32(w.sum)
	if w.err == nil {
		w.err = out.Flush()
	}
	if w.err != nil {
		return fmt.Errorf("save the memory: %w", w.err)
	}
	return nil
}

// freeze returns the memory as it is now, with indexes that do not change.
func (m *Memory) freeze() *view {
	m.writing.Lock()
	defer m.writing.Unlock()
	now := m.now.Load()
	v := &view{roster: now.roster}
	for _, s := range now.sides {
		v.sides = append(v.sides, side{index: s.index.Copy(), skeletons: s.skeletons})
	}
	return v
}

// snapshotWriter writes numbers until there is an error.
type snapshotWriter struct {
	to       io.Writer
	sum      uint32
	written  uint64
	err      error
	room     [8]byte
	breather index.Breather
}

// Write lets an index write itself.
func (w *snapshotWriter) Write(b []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	var n int
	n, w.err = w.to.Write(b)
	w.written += uint64(n)
	return n, w.err
}

func (w *snapshotWriter) bytes(b []byte) {
	w.breather.Work(2 + len(b)/64)
	w.sum = crc32.Update(w.sum, castagnoli, b)
	w.Write(b) //nolint:errcheck // it is kept
}

func (w *snapshotWriter) u8(n uint8)   { w.bytes(append(w.room[:0], n)) }
func (w *snapshotWriter) u16(n uint16) { w.bytes(binary.LittleEndian.AppendUint16(w.room[:0], n)) }
func (w *snapshotWriter) u32(n uint32) { w.bytes(binary.LittleEndian.AppendUint32(w.room[:0], n)) }
func (w *snapshotWriter) u64(n uint64) { w.bytes(binary.LittleEndian.AppendUint64(w.room[:0], n)) }

func (w *snapshotWriter) string(s string) {
	w.u32(uint32(len(s)))
	w.bytes([]byte(s))
}

func (w *snapshotWriter) head(v *view, stamp string) {
	w.bytes([]byte(snapshotMagic))
	w.u32(snapshotVersion)
	w.u32(skeletonVersion)
	w.string(stamp)
	w.u32(uint32(len(lang.All())))
	for _, l := range lang.All() {
		w.string(string(l))
	}
	w.u32(uint32(len(v.roster.kinds)))
	for _, k := range v.roster.kinds {
		w.u8(uint8(k.languages))
		w.u8(uint8(k.state))
		for _, s := range []string{k.organisation, k.module, k.batch} {
			w.string(s)
		}
	}
	w.u32(uint32(len(v.roster.pages)))
	for _, p := range v.roster.pages {
		w.page(p)
	}
	for _, s := range v.sides {
		bones := s.skeletons.all()
		w.u32(uint32(len(bones)))
		for _, b := range bones {
			w.u64(uint64(b))
		}
	}
}

func (w *snapshotWriter) page(p *page) {
	w.u8(uint8(boolean(p.ids != nil)))
	w.u32(uint32(len(p.entries)))
	if p.ids == nil {
		w.bytes(p.sheet.series[:])
		w.u32(p.sheet.number)
	}
	for i := range p.ids {
		w.bytes(p.ids[i][:])
	}
	with := []int{}
	for i, e := range p.entries {
		w.u32(e.kind)
		w.u16(e.day)
		if e.extras > 0 {
			with = append(with, i)
		}
	}
	w.u32(uint32(len(with)))
	for _, i := range with {
		x := p.extras[p.entries[i].extras-1]
		w.u16(uint16(i))
		w.u64(x.text)
		w.u8(uint8(x.sides))
		for _, key := range x.keys {
			w.u64(key)
		}
	}
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// all returns all bones in ascending order.
func (s *skeletons) all() []bone {
	all := slices.Sorted(slices.Values(s.fresh))
	for i := len(s.levels) - 1; i >= 0; i-- {
		all = merged(s.levels[i], slices.Compact(all))
	}
	return slices.Compact(all)
}
