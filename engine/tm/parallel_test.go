package tm

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"

	"trivium/engine/lang"
)

// shelf is a Source that may be changed while it is read.
type shelf struct {
	sync.RWMutex
	units Units
}

func (s *shelf) Units(ctx context.Context, ids []ID) ([]*Unit, error) {
	s.RLock()
	defer s.RUnlock()
	return s.units.Units(ctx, ids)
}

func (s *shelf) put(list ...*Unit) {
	s.Lock()
	defer s.Unlock()
	for _, u := range list {
		s.units[u.ID] = u
	}
}

// TestLookupsDuringChanges asks while units come, change and go, and while a snapshot is written: what
// stays must always be found, and what has been put must be found at once.
func TestLookupsDuringChanges(t *testing.T) {
	ctx := context.Background()
	c := newChance(41)
	source := &shelf{units: Units{}}
	m := New(source, Defaults())
	var stays []*Unit
	for i := range 200 {
		u := c.unit(rowID("batch-09", i), nil)
		u.Texts = in("de", fmt.Sprint(c.sentence().in("de"), " Nummer ", i), "pl", "numer")
		stays = append(stays, u)
	}
	source.put(stays...)
	m.Put(stays...)
	has := func(text string, id ID) bool {
		list, err := m.Lookup(ctx, Request{Text: text, From: lang.German, To: lang.Polish, K: 100, Threshold: 80})
		return err == nil && slices.ContainsFunc(list, func(f Match) bool { return f.Unit.ID == id && f.Raw == 1 })
	}
	var changes, readers sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				if u := stays[i%len(stays)]; !has(u.Texts["de"], u.ID) {
					t.Errorf("%q is not found", u.Texts["de"])
					return
				}
				if i%50 == 49 {
					var b bytes.Buffer
					if err := m.Save(ctx, &b, "now"); err != nil {
						t.Error(err)
					}
					if _, err := loaded(Units{}, b.Bytes(), "now"); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	for k := range 2 {
		chance := newChance(uint64(50 + k))
		changes.Go(func() {
			for i := range 30 {
				var some []*Unit
				for range 1 + chance.IntN(40) {
					some = append(some, chance.unit(chance.id(2000), nil))
				}
				source.put(some...)
				m.Put(some...)
				text := fmt.Sprintf("Eintrag %d von %d", i, k)
				u := &Unit{ID: rowID("batch-08", k), Texts: in("de", text, "pl", "wpis")}
				source.put(u)
				m.Put(u)
				if !has(text, u.ID) {
					t.Errorf("%q has been put and is not found", text)
				}
				m.Delete(some[0].ID, u.ID)
				if has(text, u.ID) {
					t.Errorf("%q has been deleted and is found", text)
				}
			}
		})
	}
	changes.Wait()
	close(done)
	readers.Wait()
	m.Settle()
}

func TestFill(t *testing.T) {
	c := newChance(61)
	units := Units{}
	var list []*Unit
	for i := range 1500 {
		list = append(list, c.unit(rowID("batch-03", i%1200), nil)) // the last 300 come in the place of the first
		units[list[i].ID] = list[i]
	}
	m := New(units, Defaults())
	broken := errors.New("broken")
	half := func(err error) func(func(*Unit, error) bool) {
		return func(yield func(*Unit, error) bool) {
			for _, u := range list[:900] {
				if !yield(u, nil) {
					return
				}
			}
			yield(nil, err)
		}
	}
	if err := m.Fill(context.Background(), half(broken), nil); !errors.Is(err, broken) || m.Len() != 0 {
		t.Errorf("%v, %d units", err, m.Len())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := m.Fill(ctx, sequence(list), nil); !errors.Is(err, context.Canceled) || m.Len() != 0 {
		t.Errorf("cancelled: %v, %d units", err, m.Len())
	}
	if err := m.Fill(context.Background(), sequence(list), nil); err != nil || m.Len() != len(units) {
		t.Fatalf("%v, %d units, want %d", err, m.Len(), len(units))
	}
	for range 4 {
		same(t, m, units, c.request(nil))
	}
	if err := m.Fill(context.Background(), sequence(list), nil); !errors.Is(err, ErrFilled) {
		t.Errorf("filled again: %v", err)
	}
}

// sequence gives the units of a list.
func sequence(list []*Unit) iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		for _, u := range list {
			if !yield(u, nil) {
				return
			}
		}
	}
}
