package align

import (
	"encoding/json"
	"io/fs"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"trivium/corpora"
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// samplePairs returns the cells of the sample courses that have the same number of sentences in two
// languages, with the beads they then have: one and one. Of 2,400 beads that is wrong for a handful,
// the texts that each country has its own of.
func samplePairs(t *testing.T) []goldPair {
	t.Helper()
	var pairs []goldPair
	cut := func(l lang.Tag, cell string) []string {
		ranges, err := segment.Default().Segments(l, cell)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, r := range ranges {
			all = append(all, cell[r.Start:r.End])
		}
		return all
	}
	add := func(text map[string]any) {
		if text["adaptation"] != nil {
			return
		}
		languages := []lang.Tag{"pl", "de", "lt"}
		for i, a := range languages {
			for _, b := range languages[i+1:] {
				x, _ := text[string(a)].(string)
				y, _ := text[string(b)].(string)
				p := goldPair{a: Side{Lang: a, Sentences: cut(a, x)}, b: Side{Lang: b, Sentences: cut(b, y)}}
				if n := len(p.a.Sentences); n > 0 && n == len(p.b.Sentences) {
					pairs = append(pairs, p)
				}
			}
		}
	}
	err := fs.WalkDir(corpora.Samples, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".json") {
			return err
		}
		data, err := fs.ReadFile(corpora.Samples, name)
		if err != nil {
			return err
		}
		var file any
		if err := json.Unmarshal(data, &file); err != nil {
			return err
		}
		texts(file, add)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

// texts calls f with the objects of a file that have an origin: its texts. Of blocks that countries
// write each for themselves it calls none.
func texts(v any, f func(map[string]any)) {
	switch x := v.(type) {
	case map[string]any:
		if a, _ := x["adaptation"].(map[string]any); a["policy"] == "adapt" {
			return
		}
		if x["origin"] != nil {
			f(x)
		}
		for _, key := range slices.Sorted(maps.Keys(x)) {
			texts(x[key], f)
		}
	case []any:
		for _, y := range x {
			texts(y, f)
		}
	}
}

// TestDisturbed aligns the samples' cells as they are, with a sentence left out, and with two made one.
func TestDisturbed(t *testing.T) {
	pairs := samplePairs(t)
	for _, row := range []struct {
		name    string
		disturb func(p *goldPair, k int, first bool)
		least   float64 // F1
	}{
		{"as they are", func(p *goldPair, _ int, _ bool) {
			for i := range p.a.Sentences {
				p.beads = append(p.beads, Bead{A: Span{i, i + 1}, B: Span{i, i + 1}})
			}
		}, 0.998},
		{"a sentence left out", leaveOut, 0.85},
		{"two made one", joinTwo, 0.9},
	} {
		r := rand.New(rand.NewSource(1))
		var all, sure tally
		for _, p := range pairs {
			n := len(p.a.Sentences)
			if row.name != "as they are" && n < 2 {
				continue
			}
			row.disturb(&p, r.Intn(n), r.Intn(2) == 0)
			found := Align(p.a, p.b, Options{})
			all.add(found, p.beads)
			sure.add(twoSided(found, Sure), twoSided(p.beads, 0))
		}
		precision := float64(sure.right) / float64(sure.found)
		t.Logf("%-20s %4d beads, F1 %.4f; of the %d sure ones %.4f are right", row.name, all.gold, all.f1(), sure.found, precision)
		if all.f1() < row.least || precision < 0.99 {
			t.Errorf("%s: F1 %.4f, precision of sure beads %.4f", row.name, all.f1(), precision)
		}
	}
}

// leaveOut takes sentence k from one side.
func leaveOut(p *goldPair, k int, first bool) {
	i, j := 0, 0
	for s := range p.a.Sentences {
		b := Bead{A: Span{i, i + 1}, B: Span{j, j + 1}}
		if s == k && first {
			b.A.End--
		} else if s == k {
			b.B.End--
		}
		p.beads = append(p.beads, b)
		i, j = b.A.End, b.B.End
	}
	side := p.side(first)
	*side = slices.Delete(slices.Clone(*side), k, k+1)
}

// joinTwo makes a sentence of k and the next, on one side.
func joinTwo(p *goldPair, k int, first bool) {
	side := p.side(first)
	k = min(k, len(*side)-2)
	i, j := 0, 0
	for s := 0; s < len(p.a.Sentences); s++ {
		b := Bead{A: Span{i, i + 1}, B: Span{j, j + 1}}
		if s == k && first {
			b.B.End++
		} else if s == k {
			b.A.End++
		}
		if s == k {
			s++
		}
		p.beads = append(p.beads, b)
		i, j = b.A.End, b.B.End
	}
	*side = slices.Replace(slices.Clone(*side), k, k+2, (*side)[k]+" "+(*side)[k+1])
}

func (p *goldPair) side(first bool) *[]string {
	if first {
		return &p.a.Sentences
	}
	return &p.b.Sentences
}
