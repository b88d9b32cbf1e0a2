package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm"
)

// TestWorkedExampleOfUnits holds the essays to the letter.
func TestWorkedExampleOfUnits(t *testing.T) {
	u := &tm.Unit{TUID: "a1", State: tm.Imported, Texts: map[lang.Tag]string{"de": "Heim", "pl": "Dom"}}
	want := "15" + "03" + "026131" + "03" + "02" + "02646504486569" + "6d" + "02706c03446f6d"
	if got := hex.EncodeToString(appendUnit(nil, u)); got != want {
		t.Errorf("the unit is\n%s, want\n%s", got, want)
	}
	words := appendWord(nil, "", "pomoc", []uint32{3, 10})
	words = appendWord(words, "pomoc", "pomocy", []uint32{4})
	if got, want := hex.EncodeToString(words), "0005706f6d6f63020307"+"0501790104"; got != want {
		t.Errorf("the words are\n%s, want\n%s", got, want)
	}
}

// someUnits makes units of random words; the seed decides.
func someUnits(count int, seed uint64) []*tm.Unit {
	r := rand.New(rand.NewPCG(seed, 1))
	words := strings.Fields("pomoc pomocy pomocą społeczna społecznej Łódź łódź Straße STRASSE strasse Haus Häuser Hilfe hilft pagalba pagalbos šeima šeimai šeimoms dom domu w na 12 2021 a")
	text := func() string {
		list := make([]string, 1+r.IntN(8))
		for i := range list {
			list[i] = words[r.IntN(len(words))]
		}
		return strings.Join(list, " ")
	}
	list := make([]*tm.Unit, count)
	for i := range list {
		u := &tm.Unit{State: Unsaid, Texts: map[lang.Tag]string{}}
		for _, l := range lang.All() {
			if r.IntN(2) == 0 {
				u.Texts[l] = text()
			}
		}
		if r.IntN(3) == 0 {
			u.TUID, u.State, u.Author, u.Organisation, u.Origin = fmt.Sprint(i), tm.State(r.IntN(6)), "Anna", "Kreis", "de"
			u.Module, u.Text, u.Date = "M", "M/title", time.Unix(r.Int64N(1<<31), 0).UTC()
			u.Before, u.After = map[lang.Tag]string{"de": "Vorher"}, map[lang.Tag]string{"de": "Nachher", "pl": "Potem"}
			u.Tags, u.Note, u.Extra = []string{"a", "b"}, "Anmerkung", []byte(`{"v":[]}`)
		}
		list[i] = u
	}
	return list
}

func writeUnits(t testing.TB, list []*tm.Unit) func(io.Writer) error {
	t.Helper()
	return func(out io.Writer) error {
		w, err := NewUnitWriter(out)
		if err != nil {
			return err
		}
		for _, u := range list {
			if err := w.Add(u); err != nil {
				return err
			}
		}
		return w.Close()
	}
}

func takenUnits(t testing.TB, s *Store, list []*tm.Unit) *Units {
	t.Helper()
	hash, err := s.TakeUnits(context.Background(), 1<<30, writeUnits(t, list))
	if err != nil {
		t.Fatal(err)
	}
	u, err := s.OpenUnits(context.Background(), hash)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestUnitsComeBack writes units and reads them, one by one and all.
func TestUnitsComeBack(t *testing.T) {
	ctx := context.Background()
	for _, count := range []int{0, 1, 5000} {
		list := someUnits(count, uint64(count))
		u := takenUnits(t, newDesk(t).store, list)
		if u.Len() != count {
			t.Fatalf("%d units, want %d", u.Len(), count)
		}
		check := func(n int, got *tm.Unit) {
			t.Helper()
			want := *list[n]
			want.ID, want.Batch = u.ID(n), string(u.Hash())
			if !reflect.DeepEqual(*got, want) {
				t.Fatalf("unit %d is %+v, want %+v", n, got, want)
			}
			if number, ok := u.Number(got.ID); !ok || number != n {
				t.Fatalf("the number of unit %d is %d, %v", n, number, ok)
			}
		}
		n := 0
		for got, err := range u.All(ctx, 0) {
			if err != nil {
				t.Fatal(err)
			}
			check(n, got)
			n++
		}
		if n != count {
			t.Errorf("%d of %d units", n, count)
		}
		for n := 0; n < count; n += 97 {
			got, err := u.Unit(ctx, n)
			if err != nil {
				t.Fatal(err)
			}
			check(n, got)
		}
		sets := 0
		u.Sets(func(_ []lang.Tag, units int) bool { sets += units; return true })
		if sets != count {
			t.Errorf("%d units in sets, want %d", sets, count)
		}
	}
}

// TestSameUnitsSameFile takes the same units twice, which is one file.
func TestSameUnitsSameFile(t *testing.T) {
	s := newDesk(t).store
	a, b := takenUnits(t, s, someUnits(300, 7)), takenUnits(t, s, someUnits(300, 7))
	if a.Hash() != b.Hash() || a.Content() != b.Content() {
		t.Error("the same units are two files")
	}
	if other := takenUnits(t, s, someUnits(300, 8)); other.Hash() == a.Hash() || other.Content() == a.Content() {
		t.Error("other units are the same file")
	}
}

// TestFindIsAScan compares looking words up with going through all units.
func TestFindIsAScan(t *testing.T) {
	ctx := context.Background()
	s := newDesk(t).store
	u := takenUnits(t, s, someUnits(3000, 3))
	if err := s.IndexUnits(ctx, u, nil); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		prefix string
		accept func(string) bool
	}{
		{"", func(string) bool { return true }},
		{"po", func(w string) bool { return text.SameFolded("pomoc", w) }},
		{"pomoc", func(w string) bool { return w == "pomoc" }},
		{"", func(w string) bool { return strings.Contains(w, "eim") }},
		{"strasse", func(string) bool { return true }},
		{"12", func(string) bool { return true }},
		{"zzz", func(string) bool { return true }},
		{"aaa", func(string) bool { return true }},
	}
	for _, tt := range tests {
		for _, l := range lang.All() {
			var want []uint32
			n := uint32(0)
			for unit, err := range u.All(ctx, 0) {
				if err != nil {
					t.Fatal(err)
				}
				holds := false
				Words(unit.Texts[l], func(start, end int) bool {
					w := FoldWord(unit.Texts[l][start:end])
					holds = holds || strings.HasPrefix(w, tt.prefix) && tt.accept(w)
					return true
				})
				if holds {
					want = append(want, n)
				}
				n++
			}
			got, err := u.Find(ctx, l, tt.prefix, func(w []byte) bool { return tt.accept(string(w)) })
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%q in %s: %d units, want %d (%v)", tt.prefix, l, len(got), len(want), err)
			}
		}
	}
}

// TestTakenAndLeft sees that nothing is left of what was not attached: when the content fails, when it is
// taken back, and when the program ends before.
func TestTakenAndLeft(t *testing.T) {
	ctx := context.Background()
	tests := map[string]func(s *Store) (*Store, error){
		"the content fails": func(s *Store) (*Store, error) {
			_, err := s.TakeUnits(ctx, 1<<30, func(out io.Writer) error {
				writeUnits(t, someUnits(2000, 5))(out) //nolint:errcheck // the next line is what counts
				return io.ErrUnexpectedEOF
			})
			if err != io.ErrUnexpectedEOF {
				t.Errorf("got %v", err)
			}
			return s, nil
		},
		"it is too large": func(s *Store) (*Store, error) {
			_, err := s.TakeUnits(ctx, 100, writeUnits(t, someUnits(2000, 5)))
			if code(err) != "store.media-too-large" {
				t.Errorf("got %v", err)
			}
			return s, nil
		},
		"taken back": func(s *Store) (*Store, error) {
			u := takenUnits(t, s, someUnits(200, 5))
			if err := s.IndexUnits(ctx, u, nil); err != nil {
				return s, err
			}
			return s, s.LeaveUnits(ctx, u.Hash())
		},
		"the program ends": func(s *Store) (*Store, error) {
			u := takenUnits(t, s, someUnits(200, 5))
			if err := s.IndexUnits(ctx, u, nil); err != nil {
				return s, err
			}
			path := s.Path()
			s.Close()
			return Open(ctx, path, Options{})
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, err := tt(newDesk(t).store)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			for _, table := range []string{"media", "media_piece", "unit_words", "unit_worded"} {
				var count int
				if err := s.db.QueryRow(`SELECT count(*) FROM ` + table).Scan(&count); err != nil || count > 0 {
					t.Errorf("%d rows in %s, %v", count, table, err)
				}
			}
		})
	}
}

// FuzzUnits gives the reader files of any content: it refuses them or reads them, and stays within its
// memory.
func FuzzUnits(f *testing.F) {
	for _, count := range []int{0, 1, 300} {
		var file bytes.Buffer
		if err := writeUnits(f, someUnits(count, 1))(&file); err != nil {
			f.Fatal(err)
		}
		f.Add(file.Bytes())
		f.Add(file.Bytes()[:file.Len()-1])
	}
	f.Add([]byte(unitsMagic + unitsEnd))
	s := newDesk(f).store
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx := context.Background()
		hash, _, err := s.PutMedia(ctx, bytes.NewReader(data), 1<<20)
		if err != nil {
			return
		}
		u, err := s.OpenUnits(ctx, hash)
		if err != nil {
			return
		}
		n := 0
		for _, err := range u.All(ctx, 0) {
			if err != nil {
				return
			}
			n++
		}
		if n != u.Len() {
			t.Errorf("%d units, the file says %d", n, u.Len())
		}
	})
}

// FuzzUnit reads what may be a unit; what is one is written in the same way again.
func FuzzUnit(f *testing.F) {
	for _, u := range someUnits(20, 2) {
		f.Add(appendUnit(nil, u))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := unitDecoder{data: data}
		u := d.unit()
		if d.bad {
			return
		}
		again := unitDecoder{data: appendUnit(nil, u)}
		if back := again.unit(); again.bad || !reflect.DeepEqual(back, u) {
			t.Errorf("%+v came back as %+v", u, back)
		}
	})
}

// FuzzWords goes through what may be a block.
func FuzzWords(f *testing.F) {
	f.Add(appendWord(appendWord(nil, "", "pomoc", []uint32{3, 10}), "pomoc", "pomocy", []uint32{4}))
	f.Add([]byte{0, 5})
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, want := range []bool{true, false} {
			wordsIn(data, func([]byte) (bool, bool) { return want, true }, func(n uint32) {
				if n >= chunkUnits {
					t.Errorf("unit %d of a chunk", n)
				}
			})
		}
	})
}
