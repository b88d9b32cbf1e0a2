package diff

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// An editor makes random texts and changes them as people do.
type editor struct {
	random *rand.Rand
	typed  int

	// Where unique is set, no word is ever written twice, so that a test can tell what became of each.
	unique bool
}

var vocabulary = strings.Fields("die der und nie i w z na gilt Regel Gruppe pomoc rodzina jest są plan ir šeima yra planas Jahr 12 45 , , .")

func newEditor(seed uint64, unique bool) *editor {
	return &editor{random: rand.New(rand.NewPCG(seed, 77)), unique: unique}
}

// text returns the words of a text of up to 30.
func (e *editor) text() []string {
	words := make([]string, e.random.IntN(31))
	for k := range words {
		words[k] = e.word("b")
	}
	return words
}

func (e *editor) word(by string) string {
	if e.unique {
		e.typed++
		return fmt.Sprintf("%s%dx", by, e.typed)
	}
	return vocabulary[e.random.IntN(len(vocabulary))]
}

// An edit replaces words[at:at+gone] by put.
type edit struct {
	at, gone int
	put      []string
}

// edits returns one to four edits of a text of so many words, which do not overlap.
func (e *editor) edits(size int, by string) []edit {
	var edits []edit
	at := 0
	for range 1 + e.random.IntN(4) {
		if at > size {
			break
		}
		at += e.random.IntN(size - at + 1)
		change := edit{at: at}
		switch e.random.IntN(3) {
		case 0:
			change.put = e.phrase(by)
		case 1:
			change.gone = min(1+e.random.IntN(3), size-at)
		default:
			change.gone = min(1+e.random.IntN(2), size-at)
			change.put = e.phrase(by)
		}
		edits = append(edits, change)
		at += change.gone + 1
	}
	return edits
}

func (e *editor) phrase(by string) []string {
	phrase := make([]string, 1+e.random.IntN(3))
	for k := range phrase {
		phrase[k] = e.word(by)
	}
	return phrase
}

func applyEdits(words []string, edits []edit) []string {
	words = slices.Clone(words)
	for _, change := range slices.Backward(edits) {
		words = slices.Replace(words, change.at, change.at+change.gone, change.put...)
	}
	return words
}

// three returns a text and two changes of it. In one case of five the two have an edit in common.
func (e *editor) three() (base, a, b []string) {
	base = e.text()
	left, right := e.edits(len(base), "l"), e.edits(len(base), "r")
	if e.random.IntN(5) == 0 {
		right = append([]edit{}, left[0])
		if rest := e.edits(len(base), "r"); rest[0].at > left[0].at+left[0].gone {
			right = append(right, rest...)
		}
	}
	return base, applyEdits(base, left), applyEdits(base, right)
}
