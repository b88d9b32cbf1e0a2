package align

import (
	"math"
	"slices"
)

// galeChurch aligns by lengths alone, as Gale and Church (1993) published it: the same constants and
// penalties, characters without markup.
func galeChurch(a, b Side) []Bead {
	type kind struct {
		a, b    int
		penalty float64
	}
	kinds := []kind{{1, 1, 0}, {1, 0, 450}, {0, 1, 450}, {2, 1, 230}, {1, 2, 230}, {2, 2, 440}}
	x, y := sentences(a), sentences(b)
	const c, s2 = 1, 6.8
	distance := func(la, lb float64) float64 {
		if la == 0 && lb == 0 {
			return 0
		}
		delta := (c*la - lb) / math.Sqrt(s2*(la+lb/c)/2)
		p := math.Erfc(math.Abs(delta) / math.Sqrt2) // 2(1−Φ(|δ|))
		if p <= 0 {
			return 2500
		}
		return math.Min(2500, -100*math.Log(p))
	}
	n, m := len(x), len(y)
	cost := make([][]float64, n+1)
	back := make([][]kind, n+1)
	for i := range cost {
		cost[i], back[i] = make([]float64, m+1), make([]kind, m+1)
		for j := range cost[i] {
			if i+j == 0 {
				continue
			}
			cost[i][j] = math.Inf(1)
			for _, k := range kinds {
				if i < k.a || j < k.b {
					continue
				}
				if d := cost[i-k.a][j-k.b] + k.penalty + distance(sum(x[i-k.a:i]), sum(y[j-k.b:j])); d < cost[i][j] {
					cost[i][j], back[i][j] = d, k
				}
			}
		}
	}
	var beads []Bead
	for i, j := n, m; i+j > 0; {
		k := back[i][j]
		beads = append(beads, Bead{A: Span{i - k.a, i}, B: Span{j - k.b, j}})
		i, j = i-k.a, j-k.b
	}
	slices.Reverse(beads)
	return beads
}
