package tm

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/bits"
	"sync"

	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

// Load fills an empty memory from a snapshot of size bytes. It returns index.ErrSnapshotOld when that
// is not of the state that the stamp names, index.ErrSnapshotDamaged when a byte is not as it should
// be, ErrFilled when the memory is not empty, and otherwise what the reader returned; in each case the
// memory is as it was. Memory is taken for no more than size bytes hold.
func (m *Memory) Load(ctx context.Context, from io.ReaderAt, size int64, stamp string) error {
	m.writing.Lock()
	defer m.writing.Unlock()
	if m.now.Load().roster.units > 0 {
		return ErrFilled
	}
	v, err := readSnapshot(ctx, from, size, stamp)
	if err != nil {
		return fmt.Errorf("load the memory: %w", err)
	}
	m.now.Store(v)
	m.forget(v.roster)
	return nil
}

func readSnapshot(ctx context.Context, from io.ReaderAt, size int64, stamp string) (*view, error) {
	part := func(at, length int64) *snapshotReader {
		return &snapshotReader{from: bufio.NewReaderSize(io.NewSectionReader(from, at, length), int(min(length+1, 1<<16))), left: length}
	}
	r := part(0, size)
	v, err := r.head(stamp)
	if r.err != nil || err != nil {
		return nil, errors.Join(r.err, err)
	}
	head := size - r.left
	languages := len(v.sides)
	length := int64(8 + 8*languages + 4)
	if r.left < length {
		return nil, damaged("it ends too early")
	}
	r = part(size-length, length)
	at := r.tail(head, size-length, languages)
	if r.err != nil {
		return nil, r.err
	}
	errs := make([]error, languages)
	var work sync.WaitGroup
	for i := range languages {
		work.Go(func() {
			length := at[i+1] - at[i]
			section := bufio.NewReaderSize(io.NewSectionReader(from, at[i], length), int(min(length+1, 1<<20)))
			v.sides[i].index, errs[i] = index.Load(&untilDone{ctx, section}, length, stamp)
		})
	}
	work.Wait()
	return v, errors.Join(errs...)
}

// untilDone reads until its context ends.
type untilDone struct {
	ctx context.Context
	io.Reader
}

func (u *untilDone) Read(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.Reader.Read(b)
}

// snapshotReader reads numbers until there is an error; from then on they are 0.
type snapshotReader struct {
	from io.Reader
	left int64
	sum  uint32
	err  error
	room [8]byte
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", index.ErrSnapshotDamaged, fmt.Sprintf(format, args...))
}

// fail keeps the first error.
func (r *snapshotReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = damaged(format, args...)
	}
}

// holds says that the rest may hold n things of so many bytes; if not, it is an error.
func (r *snapshotReader) holds(n, bytes int) bool {
	if r.err == nil && int64(n)*int64(bytes) > r.left {
		r.fail("it ends too early")
	}
	return r.err == nil
}

func (r *snapshotReader) fill(b []byte) {
	if !r.holds(len(b), 1) {
		clear(b)
		return
	}
	if _, err := io.ReadFull(r.from, b); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		r.fail("it ends too early")
	} else if err != nil {
		r.err = err
	}
	r.left -= int64(len(b))
	r.sum = crc32.Update(r.sum, castagnoli, b)
}

func (r *snapshotReader) next(n int) []byte {
	b := r.room[:n]
	r.fill(b)
	return b
}

func (r *snapshotReader) u8() uint8   { return r.next(1)[0] }
func (r *snapshotReader) u16() uint16 { return binary.LittleEndian.Uint16(r.next(2)) }
func (r *snapshotReader) u32() int    { return int(binary.LittleEndian.Uint32(r.next(4))) }
func (r *snapshotReader) u64() uint64 { return binary.LittleEndian.Uint64(r.next(8)) }

// count reads the number of things that have so many bytes at least.
func (r *snapshotReader) count(bytes int) int {
	n := r.u32()
	if !r.holds(n, bytes) {
		return 0
	}
	return n
}

func (r *snapshotReader) string() string {
	b := make([]byte, r.count(1))
	r.fill(b)
	return string(b)
}

// end reads the sum of all before it.
func (r *snapshotReader) end() {
	if sum := r.sum; r.u32() != int(sum) {
		r.fail("its check sum is wrong")
	}
}

func (r *snapshotReader) head(stamp string) (*view, error) {
	var magic [len(snapshotMagic)]byte
	if r.fill(magic[:]); string(magic[:]) != snapshotMagic {
		return nil, damaged("it does not begin like one")
	}
	if format, skeletons := r.u32(), r.u32(); r.err == nil && (format != snapshotVersion || skeletons != skeletonVersion) {
		return nil, index.ErrSnapshotOld
	}
	if r.string() != stamp && r.err == nil {
		return nil, index.ErrSnapshotOld
	}
	all := lang.All()
	if n := r.count(4); n != len(all) && r.err == nil {
		return nil, index.ErrSnapshotOld
	}
	for _, l := range all {
		if r.string() != string(l) && r.err == nil {
			return nil, index.ErrSnapshotOld
		}
	}
	v := &view{roster: r.roster(len(all)), sides: make([]side, len(all))}
	for i := range v.sides {
		v.sides[i].skeletons = r.skeletons(v.roster)
	}
	r.end()
	return v, nil
}

// tail reads where the indexes lie, and where the last one ends.
func (r *snapshotReader) tail(head, end int64, languages int) []int64 {
	if int64(r.u64()) != head {
		r.fail("its head is not where it should be")
	}
	at := []int64{head}
	for range languages {
		n := int64(r.u64())
		if last := at[len(at)-1]; n < 0 || n > end-last {
			r.fail("an index is longer than the file")
		} else {
			at = append(at, last+n)
		}
	}
	if at[len(at)-1] != end {
		r.fail("the indexes are shorter than the file")
	}
	r.end()
	return at
}

func (r *snapshotReader) roster(languages int) *roster {
	c := newRoster().change(map[kind]uint32{})
	for range r.count(14) {
		k := kind{languages: r.set(languages), state: State(r.u8()), organisation: r.string(), module: r.string(), batch: r.string()}
		if r.err != nil {
			break
		}
		if k.state > Approved {
			r.fail("a state that there is not")
		}
		c.kinds = append(c.kinds, k)
	}
	for range r.count(9) {
		if r.err != nil {
			break
		}
		r.page(c)
	}
	return c.done()
}

// set reads a set of languages.
func (r *snapshotReader) set(number int) languages {
	s := r.u8()
	if bits.Len8(s) > number {
		r.fail("a language that there is not")
	}
	return languages(s)
}

// page reads a page to the end of a roster.
func (r *snapshotReader) page(c *rosterChange) {
	single := r.u8()
	n := r.count(6)
	if single > 1 || n > pageSize {
		r.fail("a page of another kind or of %d slots", n)
		return
	}
	p := &page{entries: make([]entry, n)}
	if single == 1 {
		p.ids = make([]ID, n)
		for i := range p.ids {
			r.fill(p.ids[i][:])
		}
	} else {
		r.fill(p.sheet.series[:])
		p.sheet.number = uint32(r.u32())
	}
	for i := range p.entries {
		p.entries[i] = entry{kind: uint32(r.u32()), day: r.u16()}
		if p.entries[i].kind > 0 {
			c.units++
		}
		if int(p.entries[i].kind) > len(c.kinds) {
			r.fail("a kind that there is not")
		}
	}
	r.extras(p)
	if r.err == nil {
		r.place(c, p)
	}
}

func (r *snapshotReader) extras(p *page) {
	for range r.count(11) {
		at := int(r.u16())
		x := &extras{text: r.u64(), sides: sides(r.u8())}
		for range bits.OnesCount8(uint8(x.sides)) {
			x.keys = append(x.keys, r.u64())
		}
		if r.err != nil || at >= len(p.entries) || p.entries[at].kind == 0 || p.entries[at].extras > 0 {
			r.fail("extras of no unit")
			return
		}
		p.entries[at].extras = p.keep(x)
	}
}

// place makes the units of a page known by their ids.
func (r *snapshotReader) place(c *rosterChange, p *page) {
	number := c.newPage(p)
	if p.ids == nil {
		if _, known := c.sheets[p.sheet]; known || p.sheet.number > lastRow/pageSize {
			r.fail("a page that is there twice, or too far on")
		}
		c.setSheet(p.sheet, number)
		return
	}
	c.shelf = number
	for i, id := range p.ids {
		if _, _, regular := split(id); regular {
			r.fail("a row among single units")
			return
		}
		if _, known := c.singleSlot(id); known {
			r.fail("an id that is there twice")
			return
		}
		c.enlist(uint32(number)*pageSize + uint32(i))
	}
}

func (r *snapshotReader) skeletons(known *roster) *skeletons {
	bones := make([]bone, 0, r.count(8))
	for range cap(bones) {
		b := bone(r.u64())
		page := int(b.slot() / pageSize)
		if len(bones) > 0 && b <= bones[len(bones)-1] || b>>32 == 0 ||
			page >= len(known.pages) || int(b.slot()%pageSize) >= len(known.pages[page].entries) {
			r.fail("skeletons are not in order")
			break
		}
		bones = append(bones, b)
	}
	if len(bones) == 0 {
		return &skeletons{}
	}
	return &skeletons{levels: [][]bone{bones}}
}
