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

func BenchmarkSegments(b *testing.B) {
	for _, l := range lang.All() {
		b.Run(string(l), func(b *testing.B) {
			text := ordinary(b, l)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := Default().Segments(l, text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
