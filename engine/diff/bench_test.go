package diff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// programme returns two versions of a programme of 5,000 texts, about 300 pages: a paragraph of the
// cases each, one text in ten changed in the second version, with the sentences of both.
func programme(b testing.TB) (old, new []string, oldSentences, newSentences [][]Range) {
	b.Helper()
	cases := changeCases(b)
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 5000 {
		var was, is []string
		for k := range 4 {
			c := cases[random.IntN(len(cases))]
			sentence := strings.TrimSpace(c.old)
			was = append(was, sentence)
			if n%10 == 0 && k < 2 {
				sentence = strings.TrimSpace(c.new)
			}
			is = append(is, sentence)
		}
		was[0] = fmt.Sprintf("%d. %s", n, was[0])
		is[0] = fmt.Sprintf("%d. %s", n, is[0])
		oldText, oldRanges := joinSentences(strings.Join(was, " | "))
		newText, newRanges := joinSentences(strings.Join(is, " | "))
		old, new = append(old, oldText), append(new, newText)
		oldSentences, newSentences = append(oldSentences, oldRanges), append(newSentences, newRanges)
	}
	return old, new, oldSentences, newSentences
}

// BenchmarkProgramme compares two versions of a 300-page programme. The bar is 300 ms.
func BenchmarkProgramme(b *testing.B) {
	old, new, oldSentences, newSentences := programme(b)
	b.ReportAllocs()
	for b.Loop() {
		for k := range old {
			Texts(old[k], new[k], oldSentences[k], newSentences[k])
		}
	}
}

// BenchmarkProgrammeCharacters is the baseline: go-diff's character diff, which knows neither words
// nor sentences.
func BenchmarkProgrammeCharacters(b *testing.B) {
	old, new, _, _ := programme(b)
	differ := diffmatchpatch.DiffMatchPatch{}
	for b.Loop() {
		for k := range old {
			differ.DiffCleanupSemantic(differ.DiffMain(old[k], new[k], false))
		}
	}
}

// BenchmarkProgrammeRewritten is the worst case: every text is another one.
func BenchmarkProgrammeRewritten(b *testing.B) {
	old, _, oldSentences, _ := programme(b)
	for b.Loop() {
		for k := range old {
			other := (k + 1) % len(old)
			Texts(old[k], old[other], oldSentences[k], oldSentences[other])
		}
	}
}

func BenchmarkMerge(b *testing.B) {
	base := strings.Repeat("Die alte Regel gilt für alle Gruppen. ", 10)
	left := strings.Replace(base, "alte", "neue", 1)
	right := base + "Sie gilt nicht am Montag."
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Merge(base, left, right); !ok {
			b.Fatal("refused")
		}
	}
}

// BenchmarkHostile compares two long texts that share nothing in order: the bounds hold.
func BenchmarkHostile(b *testing.B) {
	old, new := strings.Repeat("a b c d e f ", 20000), strings.Repeat("f x e y c z b ", 20000)
	for b.Loop() {
		Texts(old, new, nil, nil)
		Merge("", old, new)
	}
}

// BenchmarkShuffled compares texts of which every part moved: 400 words, and 100 sentences.
func BenchmarkShuffled(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 4))
	for name, parts := range map[string]int{"words": 400, "sentences": 100} {
		b.Run(name, func(b *testing.B) {
			list := make([]string, parts)
			for k := range list {
				list[k] = fmt.Sprintf("word%dx", k)
				if name == "sentences" {
					list[k] = fmt.Sprintf("The sentence %d of %d stands here now.", k, k*k)
				}
			}
			separator := map[string]string{"words": " ", "sentences": " | "}[name]
			old, oldSentences := joinSentences(strings.Join(list, separator))
			random.Shuffle(parts, func(i, j int) { list[i], list[j] = list[j], list[i] })
			new, newSentences := joinSentences(strings.Join(list, separator))
			b.ResetTimer()
			for b.Loop() {
				Texts(old, new, oldSentences, newSentences)
			}
		})
	}
}

// BenchmarkBound compares two texts of unrelated words just below the bound of align.
func BenchmarkBound(b *testing.B) {
	var old, new strings.Builder
	for n := range maxAligned/2 - 1 {
		fmt.Fprintf(&old, "a%d ", n)
		fmt.Fprintf(&new, "b%d ", n)
	}
	for b.Loop() {
		Texts(old.String(), new.String(), nil, nil)
	}
}
