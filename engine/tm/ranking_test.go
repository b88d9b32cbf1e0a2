package tm_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/corpora"
	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm"
	"trivium/engine/tm/index"
)

const (
	listed  = 5  // hits of a case in the golden file
	lowest  = 30 // the lowest score that is listed; below it there is nothing a reader would look at
	offered = 70 // the score from which translators are offered a match unasked
)

// A hit is what a matcher offers for a case.
type hit struct {
	unit   corpora.Unit
	score  float64
	class  string
	target string
}

// A matcher returns its best hits for a case, best first.
type matcher func(c corpora.Case) []hit

// TestRanking compares what the memory answers to the cases of corpora/evaluation with a golden file,
// so that a change in ranking is seen as a diff; UPDATE_GOLDEN=1 writes it anew. In the file "+" marks a
// unit that a translator would accept and "!" one that is like the text and of less use, or of none.
// "rank" is the place of the first accepted unit, and, for comparison, its place by the words alone.
func TestRanking(t *testing.T) {
	units, cases, err := corpora.Evaluation()
	if err != nil {
		t.Fatal(err)
	}
	memory, words := memoryOf(t, units), byWords(units)
	var b strings.Builder
	ours, theirs := newTable(cases), newTable(cases)
	for _, c := range cases {
		hits, other := memory(c), words(c)
		ours.add(c, hits)
		theirs.add(c, other)
		writeCase(&b, c, hits, other)
	}
	writeFigures(&b, ours, theirs)
	compare(t, filepath.Join("testdata", "ranking.txt"), b.String())

	if all, words := ours.of("all"), theirs.of("all"); all.mrr() <= words.mrr() || all.found70 <= words.found70 {
		t.Error("the words alone find as much")
	}
	if exact := ours.of("exact"); exact.first != exact.cases {
		t.Errorf("%d of %d equal texts come first", exact.first, exact.cases)
	}
}

// memoryOf returns the memory of the program with all units, each approved.
func memoryOf(t *testing.T, units []corpora.Unit) matcher {
	t.Helper()
	source := tm.Units{}
	byID := map[tm.ID]corpora.Unit{}
	memory := tm.New(source, tm.Defaults())
	for i, u := range units {
		id := index.NumberID(uint64(i))
		texts := map[lang.Tag]string{}
		for language, s := range u.Texts {
			texts[lang.Tag(language)] = s
		}
		source[id], byID[id] = &tm.Unit{ID: id, TUID: u.TUID, Texts: texts, State: tm.Approved}, u
		memory.Put(source[id])
	}
	return func(c corpora.Case) []hit {
		matches, err := memory.Lookup(context.Background(), tm.Request{
			Text: c.Query, From: lang.Tag(c.From), To: lang.Tag(c.To), K: listed, Threshold: lowest,
		})
		if err != nil {
			t.Fatalf("%s: %v", c.ID, err)
		}
		hits := []hit{}
		for _, m := range matches {
			hits = append(hits, hit{byID[m.Unit.ID], m.Score, string(m.Class), m.Target})
		}
		return hits
	}
}

// place returns the place of the first accepted unit, 0 when none is among the hits.
func place(c corpora.Case, hits []hit) int {
	return 1 + slices.IndexFunc(hits, func(h hit) bool { return slices.Contains(c.Accepted, h.unit.TUID) })
}

// lured says that the unit to avoid stands before every accepted one, or, where there is none to
// accept, is offered unasked.
func lured(c corpora.Case, hits []hit) bool {
	at := slices.IndexFunc(hits, func(h hit) bool { return h.unit.TUID == c.Avoid })
	if at < 0 {
		return false
	}
	if len(c.Accepted) == 0 {
		return hits[at].score >= offered
	}
	accepted := place(c, hits)
	return accepted == 0 || at+1 < accepted
}

// done says that the translation of the first hit is what the translator writes, with nothing left to do.
func done(c corpora.Case, hits []hit) bool {
	return len(hits) > 0 && text.Normalize(hits[0].target) == text.Normalize(c.Reference)
}

// writeCase writes a case: its hits, what the first of them offers, where that is not what is wanted, and
// what is wanted.
func writeCase(b *strings.Builder, c corpora.Case, hits, words []hit) {
	fmt.Fprintf(b, "%s (%s, %s→%s)\n    %s\n", c.ID, c.Kind, c.From, c.To, c.Query)
	for _, h := range hits {
		mark := " "
		switch {
		case slices.Contains(c.Accepted, h.unit.TUID):
			mark = "+"
		case h.unit.TUID == c.Avoid:
			mark = "!"
		}
		fmt.Fprintf(b, "  %s %5.1f %-8s %-9s %s\n", mark, h.score, h.class, h.unit.TUID, h.unit.Texts[c.From])
	}
	if len(c.Accepted) > 0 {
		fmt.Fprintf(b, "    rank %s, by words %s\n", ordinal(place(c, hits)), ordinal(place(c, words)))
		if place(c, hits) == 0 {
			fmt.Fprintf(b, "    missing: %s\n", strings.Join(c.Accepted, ", "))
		}
	}
	if len(hits) > 0 && !done(c, hits) {
		fmt.Fprintf(b, "    offered: %s\n", hits[0].target)
	}
	fmt.Fprintf(b, "    wanted:  %s\n", c.Reference)
	b.WriteByte('\n')
}

func ordinal(place int) string {
	if place == 0 {
		return "none"
	}
	return fmt.Sprint(place)
}

// compare compares a text with a file, or writes the file when UPDATE_GOLDEN is set.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Errorf("%s, line %d, is not as it was; see the difference after UPDATE_GOLDEN=1\n got %s\nwant %s",
				file, i+1, strings.Join(g[min(i, len(g)):min(i+1, len(g))], ""), strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
			return
		}
	}
}
