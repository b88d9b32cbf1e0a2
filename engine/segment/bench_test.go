package segment

import (
	"strings"
	"testing"

	"trivium/engine/lang"
)

// ordinary is about a megabyte of the ordinary gold set of a language, a paragraph a text.
func ordinary(t testing.TB, l lang.Tag) string {
	t.Helper()
	var b strings.Builder
	for b.Len() < 1<<20 {
		for _, g := range readGold(t, l, "ordinary") {
			b.WriteString(g.text)
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// BenchmarkSegments has the automaton, the same rules by regexp2, and the rules of Unicode in one
// run.
func BenchmarkSegments(b *testing.B) {
	reference, err := newSegmenter(DefaultRules(), true)
	if err != nil {
		b.Fatal(err)
	}
	for _, l := range lang.All() {
		text := ordinary(b, l)
		engines := map[string]func() error{
			"trivium": func() error { _, err := Default().Segments(l, text); return err },
			"regexp2": func() error { _, err := reference.Segments(l, text); return err },
			"UAX29":   func() error { uax29(text); return nil },
		}
		for name, cut := range engines {
			b.Run(string(l)+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if err := cut(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
