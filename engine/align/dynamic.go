package align

import "math"

// A grid holds a number for each pair of places between sentences, i of the first side and j of the
// second, as far as they are near the diagonal.
type grid struct {
	m      *model
	values []float64
}

func (m *model) newGrid() grid {
	g := grid{m, make([]float64, (m.n()+1)*m.width())}
	for i := range g.values {
		g.values[i] = math.Inf(-1)
	}
	return g
}

func (m *model) width() int { return 2*m.band + 1 }

// columns returns the places of the second side that are compared with place i of the first.
func (m *model) columns(i int) (from, to int) {
	d := m.diagonal(i)
	return max(0, d-m.band), min(m.m(), d+m.band)
}

// index returns where a pair of places is kept, -1 when it is too far from the diagonal.
func (m *model) index(i, j int) int {
	at := j - m.diagonal(i) + m.band
	if i < 0 || j < 0 || at < 0 || at >= m.width() {
		return -1
	}
	return i*m.width() + at
}

func (g grid) at(i, j int) float64 {
	if at := g.m.index(i, j); at >= 0 {
		return g.values[at]
	}
	return math.Inf(-1)
}

// forward returns for each pair of places the logarithm of the likelihood of all ways to it, and for
// the best way to it the kind of its last bead. Of ways equally good the one with the earlier kind in
// moves is taken.
func (m *model) forward() (all grid, best []int8) {
	all = m.newGrid()
	top := m.newGrid()
	best = make([]int8, len(all.values))
	all.values[m.index(0, 0)], top.values[m.index(0, 0)] = 0, 0
	for i := 0; i <= m.n(); i++ {
		from, to := m.columns(i)
		for j := from; j <= to; j++ {
			at := m.index(i, j)
			for k, move := range moves {
				before := m.index(i-move.a, j-move.b)
				if before < 0 || math.IsInf(all.values[before], -1) {
					continue
				}
				w := m.worth(k, i, j)
				all.values[at] = plus(all.values[at], all.values[before]+w)
				if way := top.values[before] + w; way > top.values[at] {
					top.values[at], best[at] = way, int8(k)
				}
			}
		}
	}
	return all, best
}

// backward returns for each pair of places the logarithm of the likelihood of all ways from there to
// the end.
func (m *model) backward() grid {
	all := m.newGrid()
	all.values[m.index(m.n(), m.m())] = 0
	for i := m.n(); i >= 0; i-- {
		from, to := m.columns(i)
		for j := to; j >= from; j-- {
			rest := all.values[m.index(i, j)]
			if math.IsInf(rest, -1) {
				continue
			}
			for k, move := range moves {
				before := m.index(i-move.a, j-move.b)
				if before >= 0 {
					all.values[before] = plus(all.values[before], rest+m.worth(k, i, j))
				}
			}
		}
	}
	return all
}

// plus returns log(exp(x) + exp(y)).
func plus(x, y float64) float64 {
	if x < y {
		x, y = y, x
	}
	if math.IsInf(y, -1) {
		return x
	}
	return x + math.Log1p(math.Exp(y-x))
}
