package eval

import (
	"runtime"
	"sync"

	"trivium/engine/text"
)

// A Variant is a score that might have been chosen: the coefficient of Dice over a bag of runs of
// characters, with a doubt: 2·shared / (all of both + Doubt). In the bag are the runs of each length
// that is named, of the folded text between two spaces.
type Variant struct {
	Name    string
	Lengths []int
	Doubt   float64
}

// features counts the runs of a text, by hash.
func (v Variant) features(s string) map[uint64]int32 {
	bag := map[uint64]int32{}
	characters := []rune(" " + text.Fold(s) + " ")
	for _, n := range v.Lengths {
		for i := 0; i+n <= len(characters); i++ {
			bag[hash(characters[i:i+n])]++
		}
	}
	return bag
}

// Answers returns the first suggestions of a variant for all queries of a set, found by counting what
// each unit shares with the query. Of equal scores the unit that comes first in the memory is taken.
func (v Variant) Answers(s Set) []Answer {
	type post struct{ unit, times int32 }
	posts := map[uint64][]post{}
	sizes := make([]int32, len(s.Memory))
	for i, p := range s.Memory {
		for f, n := range v.features(p.Source) {
			posts[f] = append(posts[f], post{int32(i), n})
			sizes[i] += n
		}
	}
	answers := make([]Answer, len(s.Queries))
	each(len(s.Queries), func() func(int) {
		shared := make([]int32, len(s.Memory))
		return func(q int) {
			clear(shared)
			size := int32(0)
			for f, n := range v.features(s.Queries[q].Source) {
				size += n
				for _, p := range posts[f] {
					shared[p.unit] += min(p.times, n)
				}
			}
			best, score := -1, 0.0
			for i, n := range shared {
				if at := 2 * float64(n) / (float64(size+sizes[i]) + v.Doubt); at > score {
					best, score = i, at
				}
			}
			if best >= 0 {
				answers[q] = Answer{score, s.worth(q, s.Memory[best].Target)}
			}
		}
	})
	return answers
}

// worth is what a suggestion is worth for a query, by ChrF.
func (s Set) worth(q int, suggestion string) float64 {
	reference := NewReference(s.Queries[q].Target)
	return reference.ChrF(suggestion)
}

// each calls what worker returns for 0 to n-1, with a worker for each processor.
func each(n int, worker func() func(i int)) {
	var workers sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			do := worker()
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}
