// Command run judges the memory beside OmegaT and other scores.
//
//	TRIVIUM_BENCH=folder go run ./engine/tm/eval/run
//
// The folder holds rows.tsv.xz, a table with a header of language codes; xz, a JDK and OmegaT must be
// there. Without a folder the texts come from packages of Debian, which are downloaded and not installed.
//
// Printed is the mean chrF of the first suggestion over the 30 % of the queries that each matcher scored
// best, in three directions, and how much more that is than what OmegaT offers, with intervals of 95 % by
// the bootstrap over queries; then the same for the evaluation set of course prose.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"trivium/corpora"
	"trivium/engine/tm/eval"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// variants are the scores that ours is compared with.
func variants() []eval.Variant {
	return []eval.Variant{
		{Name: "pairs, no doubt", Lengths: []int{2}},
		{Name: "triples, no doubt", Lengths: []int{3}},
		{Name: "triples, doubt 24", Lengths: []int{3}, Doubt: 24},
		{Name: "pairs and fours, doubt 40", Lengths: []int{2, 4}, Doubt: 40},
	}
}

// settings say what is judged.
type settings struct {
	folder          string
	memory, queries int
	seed            uint64
	omegat, others  bool
	worst           int
}

func run(ctx context.Context, args []string) error {
	s := settings{folder: os.Getenv("TRIVIUM_BENCH")}
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.IntVar(&s.memory, "memory", 120_000, "how many units the memory has")
	flags.IntVar(&s.queries, "queries", 2000, "how many texts are asked for in each direction")
	flags.Uint64Var(&s.seed, "seed", 2, "which of them")
	flags.BoolVar(&s.omegat, "omegat", true, "ask OmegaT too")
	flags.BoolVar(&s.others, "variants", true, "ask other scores too")
	flags.IntVar(&s.worst, "worst", 0, "print so many of the worst suggestions among the best-scored")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets, err := s.sets(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("Software and help: %d queries in each direction; units:", s.queries)
	for _, set := range sets {
		fmt.Printf(" %s→%s %d", set.From, set.To, len(set.Memory))
	}
	fmt.Println()
	if err := s.judge(ctx, sets); err != nil {
		return err
	}
	folder, err := fs.Sub(corpora.Samples, "evaluation")
	if err != nil {
		return err
	}
	course, err := eval.Course(folder)
	if err != nil {
		return err
	}
	fmt.Printf("\nCourse prose: %d units, %d queries in each direction\n", len(course[0].Memory), len(course[0].Queries))
	return s.judge(ctx, course)
}

// sets returns the memories and queries of software and help text.
func (s settings) sets(ctx context.Context) ([]eval.Set, error) {
	read := func() (eval.Rows, error) { return eval.ReadRows(s.folder) }
	if s.folder == "" {
		read = func() (eval.Rows, error) { return eval.DebianRows(ctx) }
	}
	rows, err := read()
	if err != nil {
		return nil, err
	}
	var sets []eval.Set
	for _, d := range [][2]string{{"de", "pl"}, {"pl", "de"}, {"lt", "pl"}} {
		set, err := rows.Sample(d[0], d[1], s.memory, s.queries, s.seed)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

// judge prints the table of some sets.
func (s settings) judge(ctx context.Context, sets []eval.Set) error {
	t := table{sets: sets}
	var suggestions [][]eval.Suggestion
	repaired, alone := make([][]eval.Answer, len(sets)), make([][]eval.Answer, len(sets))
	for i, set := range sets {
		found, err := eval.Suggestions(ctx, set)
		if err != nil {
			return err
		}
		suggestions = append(suggestions, found)
		for _, f := range found {
			repaired[i] = append(repaired[i], f.Answer)
		}
		if alone[i], err = eval.ScoreAlone(ctx, set); err != nil {
			return err
		}
	}
	t.add("the memory, with repair", repaired)
	t.add("its score alone", alone)
	if s.others {
		for _, v := range variants() {
			var answers [][]eval.Answer
			for _, set := range sets {
				answers = append(answers, v.Answers(set))
			}
			t.add(v.Name, answers)
		}
	}
	if s.omegat {
		answers, err := omegat(ctx, sets)
		if err != nil {
			return err
		}
		t.peer = answers
	}
	t.print()
	for i, set := range sets {
		printWorst(set, suggestions[i], s.worst)
	}
	return nil
}

// omegat asks OmegaT for two sets at a time: it is slow.
func omegat(ctx context.Context, sets []eval.Set) ([][]eval.Answer, error) {
	answers, errs := make([][]eval.Answer, len(sets)), make([]error, len(sets))
	var asked sync.WaitGroup
	room := make(chan bool, 2)
	for i, s := range sets {
		asked.Go(func() {
			room <- true
			answers[i], errs[i] = eval.OmegaT(ctx, s)
			<-room
		})
	}
	asked.Wait()
	return answers, errors.Join(errs...)
}
