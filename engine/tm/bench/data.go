package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"trivium/engine/tm/eval"
)

// data is what a run works on: German texts, no two alike, in an order of chance that is the same for
// each run; the queries are not among the units.
type data struct {
	units   []string
	queries []string
}

// load reads the texts of the folder, or of Debian's packages, and takes so many units and queries;
// of units fewer when there are not so many texts.
//
// A query without a neighbour is any text that is held out. One with a near neighbour is made from a
// unit as revisions are made: some words of it are dropped, doubled, or come from another text.
func load(ctx context.Context, folder string, units, queries int) (data, error) {
	texts, err := eval.German(ctx, folder)
	if err != nil {
		return data{}, err
	}
	chance := rand.New(rand.NewPCG(5, 70))
	chance.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	if units = min(units, len(texts)-queries); units < 1 {
		return data{}, fmt.Errorf("%d texts are too few for %d queries", len(texts), queries)
	}
	d := data{units: texts[:units]}
	for i, held := range texts[units : units+queries] {
		if i%2 == 1 {
			// Among the first 10,000, which every memory has.
			held = revised(chance, d.units[chance.IntN(min(units, 10_000))], held)
		}
		d.queries = append(d.queries, held)
	}
	return d, nil
}

// revised returns a text with one to three words changed; new words are taken from another text.
func revised(chance *rand.Rand, s, other string) string {
	words, others := strings.Fields(s), strings.Fields(other)
	for range 1 + chance.IntN(3) {
		if len(words) < 2 || len(others) == 0 {
			break
		}
		switch at := chance.IntN(len(words)); chance.IntN(3) {
		case 0:
			words = slices.Delete(words, at, at+1)
		case 1:
			words = slices.Insert(words, at, others[chance.IntN(len(others))])
		default:
			words[at] = others[chance.IntN(len(others))]
		}
	}
	return strings.Join(words, " ")
}
