package segment

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"

	"trivium/engine/lang"
)

// A goldText is a text and the byte offsets where its sentences begin, the first left out.
type goldText struct {
	line   int
	text   string
	starts []int
}

// goldKinds returns the kinds of sets a language has: every file testdata/gold/LANG-KIND.txt.
func goldKinds(t testing.TB, l lang.Tag) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/gold/" + string(l) + "-*.txt")
	if err != nil || len(files) < 2 {
		t.Fatalf("gold sets of %s: %v (%v)", l, files, err)
	}
	var kinds []string
	for _, f := range files {
		kinds = append(kinds, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), string(l)+"-"), ".txt"))
	}
	return kinds
}

// promisedF1 is what is promised of a kind of set: more of ordinary text than of hard cases.
func promisedF1(kind string) float64 {
	if strings.HasSuffix(kind, "hard") {
		return 0.95
	}
	return 0.99
}

func readGold(t testing.TB, l lang.Tag, kind string) []goldText {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/gold", string(l)+"-"+kind+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []goldText
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		g := goldText{line: number}
		for i, part := range strings.Split(strings.ReplaceAll(line, "⏎", "\n"), "|") {
			if i > 0 {
				g.starts = append(g.starts, len(g.text))
			}
			g.text += part
		}
		texts = append(texts, g)
	}
	return texts
}

// ours returns where the sentences of a text begin, without the first.
func ours(t testing.TB, s *Segmenter, l lang.Tag, text string) []int {
	t.Helper()
	ranges, err := s.Segments(l, text)
	if err != nil {
		t.Fatal(err)
	}
	starts := []int{}
	for _, r := range ranges[min(1, len(ranges)):] {
		starts = append(starts, r.Start)
	}
	return starts
}

// uax29 returns where the sentences begin by Unicode Standard Annex 29, without the first and the
// blank ones.
func uax29(text string) []int {
	starts := []int{}
	at := 0
	for it := sentences.FromString(text); it.Next(); {
		s := it.Value()
		if strings.TrimSpace(s) != "" {
			starts = append(starts, at+len(s)-len(strings.TrimLeft(s, " \t\n\u00a0")))
		}
		at += len(s)
	}
	return starts[min(1, len(starts)):]
}

// A tally counts boundaries.
type tally struct{ right, extra, missed int }

func (c *tally) add(want, got []int) {
	for _, at := range got {
		if slices.Contains(want, at) {
			c.right++
		} else {
			c.extra++
		}
	}
	for _, at := range want {
		if !slices.Contains(got, at) {
			c.missed++
		}
	}
}

func (c tally) precision() float64 { return float64(c.right) / float64(max(1, c.right+c.extra)) }
func (c tally) recall() float64    { return float64(c.right) / float64(max(1, c.right+c.missed)) }
func (c tally) f1() float64 {
	return 2 * float64(c.right) / float64(max(1, 2*c.right+c.extra+c.missed))
}

// TestGold measures our rules and those of Unicode on the gold sets, holds ours to what is promised,
// and compares the table with the one in testdata.
func TestGold(t *testing.T) {
	var table strings.Builder
	fmt.Fprintf(&table, "%-5s%-16s%-10s%11s%11s%8s%8s%12s\n", "lang", "set", "engine", "boundaries", "precision", "recall", "F1", "wrong")
	for _, l := range lang.All() {
		marked := 0
		for _, kind := range goldKinds(t, l) {
			var own, unicode tally
			for _, g := range readGold(t, l, kind) {
				got := ours(t, Default(), l, g.text)
				own.add(g.starts, got)
				unicode.add(g.starts, uax29(g.text))
				if !slices.Equal(got, g.starts) && testing.Verbose() {
					t.Logf("%s-%s.txt:%d: %s", l, kind, g.line, differences(g, got))
				}
				marked += len(g.starts)
			}
			if own.f1() < promisedF1(kind) {
				t.Errorf("%s %s: F1 %.3f, promised %.2f", l, kind, own.f1(), promisedF1(kind))
			}
			for _, engine := range []struct {
				name string
				tally
			}{{"trivium", own}, {"UAX 29", unicode}} {
				fmt.Fprintf(&table, "%-5s%-16s%-10s%11d%11.3f%8.3f%8.3f%12s\n", l, kind, engine.name, engine.right+engine.missed,
					engine.precision(), engine.recall(), engine.f1(), fmt.Sprintf("+%d -%d", engine.extra, engine.missed))
			}
		}
		if marked < 300 {
			t.Errorf("%s: %d boundaries are marked, promised 300", l, marked)
		}
	}
	golden(t, "testdata/gold.table", table.String())
}

// differences shows a text with "|" where it was cut rightly, "+" wrongly and "-" where a cut is
// missing.
func differences(g goldText, got []int) string {
	var b strings.Builder
	for i, r := range g.text {
		switch want, have := slices.Contains(g.starts, i), slices.Contains(got, i); {
		case want && have:
			b.WriteString("|")
		case want:
			b.WriteString("[-]")
		case have:
			b.WriteString("[+]")
		}
		b.WriteRune(r)
	}
	return strings.ReplaceAll(b.String(), "\n", "⏎")
}

// golden compares with a file, which UPDATE_GOLDEN=1 writes anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; UPDATE_GOLDEN=1 writes it anew:\n%s", name, got)
	}
}
