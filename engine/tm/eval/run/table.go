package main

import (
	"cmp"
	"fmt"
	"slices"

	"trivium/engine/tm/eval"
)

// table is what is printed: a line for each matcher, a column for each set.
type table struct {
	sets  []eval.Set
	names []string
	lines [][][]eval.Answer // of each matcher, of each set
	peer  [][]eval.Answer   // nil when OmegaT was not asked
}

func (t *table) add(name string, answers [][]eval.Answer) {
	t.names = append(t.names, name)
	t.lines = append(t.lines, answers)
}

func (t *table) print() {
	fmt.Printf("%-26s", "")
	for _, s := range t.sets {
		fmt.Printf("%8s", s.From+"→"+s.To)
	}
	fmt.Printf("%8s", "mean")
	if t.peer != nil {
		fmt.Print("   more than OmegaT: each, mean")
	}
	fmt.Println()
	for i, name := range t.names {
		t.line(name, t.lines[i], t.peer)
	}
	if t.peer != nil {
		t.line("OmegaT 3.6.0", t.peer, nil)
	}
}

func (t *table) line(name string, answers, peer [][]eval.Answer) {
	fmt.Printf("%-26s", name)
	sum := 0.0
	for _, a := range answers {
		best := eval.Best(a)
		sum += best
		fmt.Printf("%8.2f", best)
	}
	fmt.Printf("%8.2f", sum/float64(len(answers)))
	if peer != nil {
		each, mean := eval.Differences(answers, peer)
		for _, d := range append(each, mean) {
			fmt.Printf("  %+.2f [%.2f, %.2f]", d.Mean, d.Low, d.High)
		}
	}
	fmt.Println()
}

// printWorst prints those of the best-scored suggestions that were worth least.
func printWorst(s eval.Set, suggestions []eval.Suggestion, n int) {
	order := make([]int, len(suggestions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(suggestions[j].Score, suggestions[i].Score) })
	order = order[:len(order)*3/10]
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(suggestions[i].Worth, suggestions[j].Worth) })
	for _, q := range order[:min(n, len(order))] {
		g := suggestions[q]
		fmt.Printf("\n%s→%s  score %.1f  chrF %.1f\nasked for  %s\nfound      %s\noffered    %s\nwanted     %s\n",
			s.From, s.To, g.Match.Score, g.Worth, s.Queries[q].Source, g.Match.Source, g.Match.Target, s.Queries[q].Target)
	}
}
