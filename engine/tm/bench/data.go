package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
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

// load reads the folder and takes so many units and queries.
//
// A query without a neighbour is any text that is held out. One with a near neighbour is made from a
// unit as revisions are made: some words of it are dropped, doubled, or come from another text.
func load(folder string, units, queries int) (data, error) {
	texts, err := german(folder)
	if err != nil {
		return data{}, err
	}
	chance := rand.New(rand.NewPCG(5, 70))
	chance.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	if len(texts) < units+queries {
		return data{}, fmt.Errorf("%s has %d texts, %d are wanted", folder, len(texts), units+queries)
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

// german returns the different German texts of the folder.
func german(folder string) ([]string, error) {
	var texts []string
	seen := map[string]bool{}
	keep := func(s string) {
		if s = strings.TrimSpace(s); s != "" && !seen[s] {
			seen[s] = true
			texts = append(texts, s)
		}
	}
	column := -1
	err := eval.Lines(filepath.Join(folder, "rows.tsv.xz"), func(line string) {
		cells := strings.Split(line, "\t")
		if column < 0 {
			column = slices.Index(cells, "de")
		} else if column < len(cells) {
			keep(cells[column])
		}
	})
	if err != nil {
		return nil, err
	}
	err = eval.Lines(filepath.Join(folder, "laws-de.txt.xz"), keep)
	return texts, err
}
