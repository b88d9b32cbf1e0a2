package tm_test

import (
	"fmt"
	"strings"

	"trivium/corpora"
	"trivium/engine/tm/eval"
)

// A table holds the figures of a matcher: of all cases, of each kind, of each direction.
type table struct {
	names []string
	rows  map[string]*figures
}

// figures count cases that have a unit to accept, but for lured, which counts all with one to avoid.
type figures struct {
	cases, first, found, found70, done int
	inverse                            float64 // the sum of 1/place over the cases
	use                                float64 // the sum of ChrF of the first hits' translations
	luring, lured                      int
}

func newTable(cases []corpora.Case) *table {
	t := &table{rows: map[string]*figures{}}
	for _, group := range []func(c corpora.Case) string{
		func(corpora.Case) string { return "all" },
		func(c corpora.Case) string { return c.Kind },
		func(c corpora.Case) string { return c.From + "→" + c.To },
	} {
		for _, c := range cases {
			if name := group(c); t.rows[name] == nil {
				t.names, t.rows[name] = append(t.names, name), &figures{}
			}
		}
	}
	return t
}

func (t *table) of(name string) *figures { return t.rows[name] }

// add counts what a matcher offers for a case.
func (t *table) add(c corpora.Case, hits []hit) {
	at, reference := place(c, hits), eval.NewReference(c.Reference)
	for _, name := range []string{"all", c.Kind, c.From + "→" + c.To} {
		f := t.rows[name]
		if c.Avoid != "" {
			f.luring++
			if lured(c, hits) {
				f.lured++
			}
		}
		if len(c.Accepted) == 0 {
			continue
		}
		f.cases++
		if len(hits) > 0 {
			f.use += reference.ChrF(hits[0].target)
		}
		if done(c, hits) {
			f.done++
		}
		if at == 0 {
			continue
		}
		f.found++
		f.inverse += 1 / float64(at)
		if at == 1 {
			f.first++
		}
		if hits[at-1].score >= offered {
			f.found70++
		}
	}
}

func (f *figures) mrr() float64            { return f.inverse / float64(f.cases) }
func (f *figures) share(count int) float64 { return float64(count) / float64(f.cases) }

// writeFigures writes the figures of the memory, beside those of the words alone.
func writeFigures(b *strings.Builder, ours, words *table) {
	b.WriteString(`Figures. Cases: those with a unit to accept. recall@1, recall@5: the part of them in which the first
hit, or one of the first five, is accepted. MRR: the mean of 1/rank. at 70: the part in which an accepted
unit has a score of 70 or more. done: the part in which the translation of the first hit, as repaired, is what
the translator writes. chrF: the mean of how much of that it has. lured: in how many of the cases with a unit
to avoid that one stands before every accepted one. Right: the same by word edit distance, as other programs compare texts.

                 cases | recall@1 recall@5   MRR  at 70   done   chrF   lured | recall@1 recall@5   MRR  at 70   done   chrF   lured
`)
	for _, name := range ours.names {
		f := ours.of(name)
		fmt.Fprintf(b, "%-16s %5d |%s |%s\n", name, f.cases, columns(f), columns(words.of(name)))
	}
}

func columns(f *figures) string {
	return fmt.Sprintf("    %.3f    %.3f %.3f  %.3f  %.3f  %5.1f %3d/%3d", f.share(f.first), f.share(f.found), f.mrr(),
		f.share(f.found70), f.share(f.done), f.use/float64(f.cases), f.lured, f.luring)
}
