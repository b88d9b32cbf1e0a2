package memory

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// holding writes down what a memory holds: every unit with all that is said of it, files with what was taken
// out of them, and for some texts what a lookup finds, with scores.
func holding(t testing.TB, m *Memory) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	own, batches := m.view()
	for u, err := range units(ctx, own, batches) {
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(u)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%x %s\n", u.ID, line)
	}
	for _, x := range batches {
		fmt.Fprintf(&b, "%+v by %s, gone %v, here %v\n", x.value, x.by, sorted(x.gone), x.units != nil)
	}
	for i := range 4 {
		for _, match := range lookup(t, m, fmt.Sprintf("Das Heim Nummer %d hat Plätze frei.", 10*i), "de", "pl") {
			fmt.Fprintf(&b, "%d: %x %.3f %s\n", i, match.Unit.ID, match.Score, match.Target)
		}
	}
	return b.String()
}

// TestAnyOrder has three people work and exchange bundles at random, whole and old ones, and at the end each
// with all others: they come to the same memory, and so does a copy that is made then.
func TestAnyOrder(t *testing.T) {
	ctx := context.Background()
	seeds := uint64(1)
	if os.Getenv("TRIVIUM_FULL") == "1" {
		seeds = 20
	}
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 5))
		anna := newDesk(t)
		all := []*Memory{newMemory(t, anna)}
		for _, person := range []string{"Birutė", "Carla"} {
			all = append(all, newMemory(t, joined(t, anna, person)))
		}
		var mailed [][]byte
		for step := range 40 {
			m := all[random.IntN(len(all))]
			switch random.IntN(10) {
			case 0, 1:
				put(t, m, unit(fmt.Sprintf("Das Heim Nummer %d hat Plätze frei.", random.IntN(40)), fmt.Sprintf("Dom %d.", step)))
			case 2: // a unit of anybody is changed
				if u := someUnit(t, m, random); u != nil {
					changed := *u
					changed.Texts = map[lang.Tag]string{"de": u.Texts["de"], "pl": fmt.Sprintf("Zmiana %d.", step)}
					put(t, m, changed)
				}
			case 3:
				if u := someUnit(t, m, random); u != nil {
					if err := m.Retract(ctx, []tm.ID{u.ID}); err != nil {
						t.Fatal(err)
					}
				}
			case 4:
				_, err := m.Import(ctx, Import{Path: file(t, "a.tsv", numbered(20+10*random.IntN(2))), State: tm.Imported}, nil)
				if err != nil && codeOf(err) != "store.media-erased" { // redacted, and taken away since
					t.Fatal(err)
				}
			case 5:
				if s := stats(t, m); len(s.Batches) > 1 {
					if err := m.Detach(ctx, s.Batches[0].Hash); err != nil {
						t.Fatal(err)
					}
				}
			case 6:
				do := []func(context.Context) (desk.Undone, error){m.desk.Undo, m.desk.Redo}[random.IntN(2)]
				if u, err := do(ctx); err != nil || m.Follow(ctx, u.Changes) != nil {
					t.Fatal(err)
				}
			case 7:
				redact(t, m, mentions(t, m, fmt.Sprintf("Nummer %d hat", random.IntN(20))))
			default:
				mailed = append(mailed, bundle(t, m.desk))
				take(t, all[random.IntN(len(all))], mailed[random.IntN(len(mailed))])
			}
		}
		for range 2 {
			for _, from := range all {
				for _, to := range all {
					take(t, to, bundle(t, from.desk))
				}
			}
		}
		late := newMemory(t, joined(t, all[1].desk, "Dana"))
		for _, old := range mailed {
			take(t, late, old)
		}
		take(t, late, bundle(t, all[2].desk))
		take(t, all[0], bundle(t, late.desk)) // of Dana's joining
		want := holding(t, all[0])
		if strings.Count(want, "\n") < 10 {
			t.Errorf("seed %d: hardly anything is there:\n%s", seed, want)
		}
		for i, m := range append(slices.Clone(all[1:]), late) {
			if got := holding(t, m); got != want {
				t.Errorf("seed %d: copy %d has\n%s\nand the first\n%s", seed, i+1, got, want)
			}
		}
		for _, m := range all {
			if again := reopened(t, m); again != want {
				t.Errorf("seed %d: opened again\n%s\nbefore\n%s", seed, again, want)
			}
		}
	}
}

// someUnit returns a unit that is there, nil when there is none.
func someUnit(t testing.TB, m *Memory, random *rand.Rand) *tm.Unit {
	t.Helper()
	page := found(t, m, Concordance{Limit: 1000})
	if len(page.Units) == 0 {
		return nil
	}
	return page.Units[random.IntN(len(page.Units))].Unit
}

// reopened returns what a second Memory makes of the same events and files, without the snapshot.
func reopened(t testing.TB, m *Memory) string {
	t.Helper()
	m.dropSnapshot()
	again := newMemory(t, m.desk)
	if err := again.Follow(context.Background(), change.Changes{Replayed: true}); err != nil {
		t.Fatal(err)
	}
	settle(t, again)
	return holding(t, again)
}
