package memory

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"
)

func TestScratch(t *testing.T) {
	path := os.Getenv("SCRATCH")
	if path == "" {
		return
	}
	d := newDesk(t)
	m := newMemory(t, d)
	ctx := context.Background()
	s := time.Now()
	last := time.Now()
	r, err := m.Import(ctx, Import{Path: path, Lenient: true, State: 2}, func(a, b int64) {
		if time.Since(last) > 3*time.Second {
			last = time.Now()
			fmt.Println(a, b)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	el := time.Since(s)
	fmt.Println(r.Units, r.LeftOut, r.Counts, el, float64(r.Units)/el.Seconds())
	st, _ := m.Stats(ctx)
	fmt.Println(st.Units, st.Languages, st.Pairs)
	for _, f := range []string{"", "-wal"} {
		i, err := os.Stat(d.Path() + f)
		if err == nil {
			fmt.Println(f, i.Size(), float64(i.Size())/float64(r.Units))
		}
	}
	var media, words int64
	fmt.Println(media, words)
	for _, q := range []Concordance{{Text: "pomoc społeczna"}, {Text: "Wohnung"}, {Text: "wohnung", Exact: true}, {Text: "die Datei", Exact: true}, {Text: "plik"}, {Text: "atei nicht gef", Exact: true}, {}, {Text: "§", Exact: true}} {
		s := time.Now()
		p, err := m.Concordance(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(q.Text, q.Exact, p.Total, p.More, len(p.Units), p.Next, time.Since(s))
		if len(p.Units) > 0 {
			fmt.Println(p.Units[0].Unit.Texts, p.Units[0].Marks)
		}
	}
}
