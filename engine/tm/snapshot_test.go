package tm

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"reflect"
	"strings"
	"testing"
	"time"

	"trivium/engine/essay"
	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

func saved(t testing.TB, m *Memory, stamp string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := m.Save(context.Background(), &b, stamp); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func loaded(units Units, b []byte, stamp string) (*Memory, error) {
	m := New(units, Defaults())
	return m, m.Load(context.Background(), bytes.NewReader(b), int64(len(b)), stamp)
}

// TestWorkedExample reads the example of the essay in snapshot.go and compares it byte by byte.
func TestWorkedExample(t *testing.T) {
	m := New(Units{}, Defaults())
	m.Put(&Unit{
		ID: rowID("batch-01", 2), State: Approved, Text: "t", Date: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
		Texts: map[lang.Tag]string{lang.German: "ab", lang.Polish: "b"},
	})
	b := saved(t, m, "s")
	got := b[:binary.LittleEndian.Uint64(b[len(b)-44:])]
	want, err := essay.Bytes("snapshot.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nthe essay says\n%s", hex.Dump(got), hex.Dump(want))
	}
}

func TestSnapshot(t *testing.T) {
	c := newChance(7)
	units := Units{}
	var known []sentence
	for range 50 {
		known = append(known, c.sentence())
	}
	m := New(units, Defaults())
	for range 150 {
		u := c.unit(c.id(900), known)
		units[u.ID] = u
		m.Put(u)
	}
	for range 30 {
		id := c.id(900)
		delete(units, id)
		m.Delete(id)
	}
	b := saved(t, m, "state 7")
	again, err := loaded(units, b, "state 7")
	if err != nil {
		t.Fatal(err)
	}
	if again.Len() != m.Len() {
		t.Errorf("%d units, loaded %d", m.Len(), again.Len())
	}
	for range 15 {
		same(t, again, units, c.request(known))
	}
	// Indexes are merged when they are saved, and so the second snapshot need not be as the first.
	b = saved(t, again, "state 7")
	third, err := loaded(units, b, "state 7")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(saved(t, third, "state 7"), b) {
		t.Error("a loaded memory is saved in another way")
	}
	for range 50 {
		u := c.unit(c.id(900), known)
		units[u.ID] = u
		again.Put(u)
	}
	for range 15 {
		same(t, again, units, c.request(known))
	}
	if err := again.Load(context.Background(), bytes.NewReader(b), int64(len(b)), "state 7"); !errors.Is(err, ErrFilled) {
		t.Errorf("loaded over units: %v", err)
	}
}

func TestSnapshotRefused(t *testing.T) {
	m := New(Units{}, Defaults())
	m.Put(&Unit{ID: rowID("batch-01", 1), Texts: in("de", "ab"), Batch: "b", Text: "t"}, &Unit{ID: ThingID("x"), Texts: in("de", "c")})
	sound := saved(t, m, "now")
	with := func(at int, b byte) []byte {
		changed := bytes.Clone(sound)
		changed[at] = b
		return changed
	}
	rows := map[string]struct {
		snapshot []byte
		want     error
	}{
		"nothing":         {nil, index.ErrSnapshotDamaged},
		"something else":  {[]byte(strings.Repeat("PK\x03\x04", 50)), index.ErrSnapshotDamaged},
		"of other units":  {saved(t, m, "then"), index.ErrSnapshotOld},
		"of a later day":  {with(8, 2), index.ErrSnapshotOld},
		"other skeletons": {with(12, 99), index.ErrSnapshotOld},
		"longer":          {append(bytes.Clone(sound), 0), index.ErrSnapshotDamaged},
		"a wrong sum":     {with(len(sound)-1, sound[len(sound)-1]+1), index.ErrSnapshotDamaged},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			if m, err := loaded(nil, row.snapshot, "now"); m.Len() != 0 || !errors.Is(err, row.want) {
				t.Errorf("got %v, %v, want %v", m, err, row.want)
			}
		})
	}
	for at := range sound {
		if _, err := loaded(nil, with(at, sound[at]^0x10), "now"); err == nil {
			t.Errorf("byte %d changed: no error", at)
		}
		if _, err := loaded(nil, sound[:at], "now"); !errors.Is(err, index.ErrSnapshotDamaged) {
			t.Errorf("cut at %d: %v", at, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	m = New(nil, Settings{})
	if err := m.Load(ctx, bytes.NewReader(sound), int64(len(sound)), "now"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzLoad gives the reader any head, with a right check sum, so that what is behind it is reached. What
// it accepts can be asked, changed and saved.
func FuzzLoad(f *testing.F) {
	c := newChance(5)
	for _, n := range []int{0, 1, 6} {
		m := New(Units{}, Defaults())
		for range n {
			m.Put(c.unit(c.id(5000), nil))
		}
		b := saved(f, m, "s")
		f.Add(b[:binary.LittleEndian.Uint64(b[len(b)-44:])-4], b)
	}
	f.Fuzz(func(t *testing.T, head, whole []byte) {
		if len(whole) < 44 || binary.LittleEndian.Uint64(whole[len(whole)-44:]) > uint64(len(whole)-44) {
			return
		}
		b := binary.LittleEndian.AppendUint32(bytes.Clone(head), crc32.Checksum(head, castagnoli))
		tail := binary.LittleEndian.AppendUint64(nil, uint64(len(b)))
		tail = append(tail, whole[len(whole)-36:len(whole)-4]...)
		b = append(b, whole[binary.LittleEndian.Uint64(whole[len(whole)-44:]):len(whole)-44]...)
		b = append(b, binary.LittleEndian.AppendUint32(tail, crc32.Checksum(tail, castagnoli))...)
		units := Units{}
		m, err := loaded(units, b, "s")
		if err != nil {
			return
		}
		c := newChance(1)
		for range 5 {
			if _, err := m.Lookup(context.Background(), c.request(nil)); err != nil {
				t.Fatal(err)
			}
			m.Put(c.unit(c.id(50), nil))
			m.Delete(c.id(50))
		}
		again, err := loaded(units, saved(t, m, "s"), "s")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := again.Len(), m.Len(); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d units, loaded %d", want, got)
		}
	})
}
