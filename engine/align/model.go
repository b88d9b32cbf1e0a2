package align

import (
	"math"
	"strings"

	"trivium/engine/lang"
)

// A move is a kind of bead: how many sentences of each side it takes, and the logarithm of how common
// it is.
type move struct {
	a, b  int
	prior float64
}

// moves are the kinds of beads. In the cells of the sample courses, which were translated with care, 1–1
// are 99 of 100 beads; in the debates of Gale and Church 89. These stand nearer to theirs: what a
// translator merges in a hurry, and what was left out, is what this package is for.
var moves = [...]move{
	{1, 1, math.Log(0.900)},
	{1, 0, math.Log(0.020)}, {0, 1, math.Log(0.020)},
	{2, 1, math.Log(0.022)}, {1, 2, math.Log(0.022)},
	{2, 2, math.Log(0.006)},
	{3, 1, math.Log(0.005)}, {1, 3, math.Log(0.005)},
}

// size returns how long texts of a language are, beside Polish: measured on the sentences of the sample
// courses (1,132 of Polish and German, 553 of Polish and Lithuanian). English is measured on 84,000
// sentences of help texts, for the samples have none.
func size(l lang.Tag) float64 {
	switch l {
	case lang.German:
		return 1.11
	case lang.Lithuanian:
		return 1.01
	case lang.English:
		return 0.93
	}
	return 1
}

const (
	// variance is that of the difference in length, in characters a character: 1.6, 1.1 and 1.8 in the
	// three pairs of the samples.
	variance = 1.5
	// slack is added to it: in a sentence of three words each word counts.
	slack = 6
	// spread is over how many characters lengths are spread where nothing is known of them.
	spread = 100
	// odd is the share of pairs whose lengths say nothing.
	odd = 0.03
)

// model is what is known of two sides, and the worth of every bead.
type model struct {
	a, b   []sentence
	c      float64 // the root of how many characters of b come to one of a: lengths meet in the middle, so that sides can be exchanged
	known  func(a, b string) float64
	rawA   []string
	rawB   []string
	band   int     // how far from the diagonal
	alikes []alike // of the pairs within the band
}

// Cells of up to wide sentences are compared in full, longer ones up to narrow sentences from the
// diagonal: no author writes such a cell, but a cell of 64 KB can have 20,000 sentences.
const (
	wide   = 100
	narrow = 40
)

func newModel(a, b Side, o Options) *model {
	m := &model{a: sentences(a), b: sentences(b), c: math.Sqrt(size(b.Lang) / size(a.Lang)), known: o.Known, rawA: a.Sentences, rawB: b.Sentences}
	switch longer := max(m.n(), m.m()); {
	case longer <= wide || m.n() == 0:
		m.band = longer
	default:
		m.band = max(narrow, 2*m.m()/m.n()+1) // in one step of a there must be a way past all of b
	}
	m.alikes = make([]alike, m.n()*m.width())
	for i := range m.a {
		from, to := m.columns(i)
		for j := from; j < to; j++ {
			m.alikes[m.index(i, j)] = lookAlike(&m.a[i], &m.b[j])
		}
	}
	return m
}

func (m *model) n() int { return len(m.a) }
func (m *model) m() int { return len(m.b) }

// diagonal returns the place in b that is as far on as i is in a.
func (m *model) diagonal(i int) int {
	if len(m.a) == 0 {
		return 0
	}
	return i * len(m.b) / len(m.a)
}

// alike returns which words of two sentences look alike; none outside the band.
func (m *model) alike(i, j int) alike {
	if at := m.index(i, j); at >= 0 {
		return m.alikes[at]
	}
	return alike{}
}

// worth returns the logarithm of how likely a bead is that ends before sentences i and j, of the kind
// moves[k]; −∞ when it takes a sentence that is to be skipped, unless it takes nothing else.
func (m *model) worth(k, i, j int) float64 {
	di, dj := moves[k].a, moves[k].b
	a, b := m.a[i-di:i], m.b[j-dj:j]
	if anySkip(a) || anySkip(b) {
		if di+dj == 1 {
			return 0
		}
		return math.Inf(-1)
	}
	w := moves[k].prior
	if di == 0 || dj == 0 {
		return w
	}
	return w + m.lengths(a, b) + figures(a, b) + m.words(i-di, i, j-dj, j) + ends(a, b) + m.told(i-di, i, j-dj, j)
}

func anySkip(all []sentence) bool {
	for i := range all {
		if all[i].skip {
			return true
		}
	}
	return false
}

// lengths compares lengths: the density of those of b given those of a, against an even spread. Of a
// side with several sentences only their sum is bound to the other side; how it is divided is not.
func (m *model) lengths(a, b []sentence) float64 {
	la, lb := sum(a), sum(b)
	x, y := la*m.c, lb/m.c
	v := variance*(x+y)/2 + slack
	density := math.Exp(-(y-x)*(y-x)/(2*v)) / math.Sqrt(2*math.Pi*v)
	w := math.Log((1-odd)*density+odd/spread) + math.Log(spread)
	return w + float64(len(a)-1)*math.Log(spread/max(la, 10)) + float64(len(b)-1)*math.Log(spread/max(lb, 10))
}

func sum(all []sentence) float64 {
	n := 0
	for i := range all {
		n += all[i].length
	}
	return float64(n)
}

// told is what a pair that the caller is sure of is worth: more than lengths can say against it.
const told = 8

func (m *model) told(i0, i1, j0, j1 int) float64 {
	if m.known == nil {
		return 0
	}
	sure := m.known(strings.Join(m.rawA[i0:i1], " "), strings.Join(m.rawB[j0:j1], " "))
	return told * max(0, min(1, sure))
}
