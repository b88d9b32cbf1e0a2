package align

import (
	"math"
	"math/rand"
	"testing"
)

// enumerate calls f with every way to divide two sides into beads of the known kinds, and its worth.
func (m *model) enumerate(i, j int, beads []Bead, worth float64, f func([]Bead, float64)) {
	if i == m.n() && j == m.m() {
		f(beads, worth)
		return
	}
	for k, move := range moves {
		if x, y := i+move.a, j+move.b; x <= m.n() && y <= m.m() {
			m.enumerate(x, y, append(beads[:len(beads):len(beads)], Bead{A: Span{i, x}, B: Span{j, y}}), worth+m.worth(k, x, y), f)
		}
	}
}

// TestExact compares with all alignments there are: the best of them is found, and the confidence of a
// bead is the share of those that have it.
func TestExact(t *testing.T) {
	pairs := goldPairs(t, "gold.txt")
	r := rand.New(rand.NewSource(1))
	pick := func(from []string) []string {
		all := make([]string, r.Intn(5))
		for i := range all {
			all[i] = from[r.Intn(len(from))]
		}
		return all
	}
	for n := range 200 {
		p := pairs[r.Intn(len(pairs))]
		a, b := Side{Lang: p.a.Lang, Sentences: pick(p.a.Sentences)}, Side{Lang: p.b.Lang, Sentences: pick(p.b.Sentences)}
		if n%4 == 0 {
			a.Skip = make([]bool, len(a.Sentences))
			for i := range a.Skip {
				a.Skip[i] = r.Intn(3) == 0
			}
		}
		m := newModel(a, b, Options{})
		best, total := math.Inf(-1), math.Inf(-1)
		with := map[Bead]float64{}
		m.enumerate(0, 0, nil, 0, func(beads []Bead, w float64) {
			best, total = math.Max(best, w), plus(total, w)
			for _, bead := range beads {
				if _, known := with[bead]; !known {
					with[bead] = math.Inf(-1)
				}
				with[bead] = plus(with[bead], w)
			}
		})
		worth, i, j := 0.0, 0, 0
		for _, bead := range Align(a, b, Options{}) {
			if a.Skip != nil {
				for ; i < bead.A.Start; i++ {
					if !a.Skip[i] {
						t.Fatalf("%v: sentence %d is in no bead", a, i)
					}
				}
			}
			if bead.A.Start != i || bead.B.Start != j {
				t.Fatalf("%v %v: bead %v after %d, %d", a, b, bead, i, j)
			}
			i, j = bead.A.End, bead.B.End
			for k, move := range moves {
				if move.a == bead.A.Len() && move.b == bead.B.Len() {
					worth += m.worth(k, i, j)
				}
			}
			if want := math.Exp(with[Bead{A: bead.A, B: bead.B}] - total); math.Abs(bead.Confidence-want) > 1e-9 {
				t.Errorf("%v %v: %v, want the confidence %v", a, b, bead, want)
			}
		}
		if len(a.Sentences)+len(b.Sentences) > 0 && math.Abs(worth-best) > 1e-9 {
			t.Errorf("%v %v: worth %v, best %v", a, b, worth, best)
		}
	}
}

// TestMirror exchanges the sides.
func TestMirror(t *testing.T) {
	for _, p := range goldPairs(t, "gold.txt") {
		there, back := Align(p.a, p.b, Options{}), Align(p.b, p.a, Options{})
		if len(there) != len(back) {
			t.Errorf("line %d: %v and %v", p.line, there, back)
			continue
		}
		for i, x := range there {
			if y := back[i]; x.A != y.B || x.B != y.A || math.Abs(x.Confidence-y.Confidence) > 1e-9 {
				t.Errorf("line %d: %v and %v", p.line, x, y)
			}
		}
	}
}
