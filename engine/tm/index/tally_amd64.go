package index

import "golang.org/x/sys/cpu"

// addEightWide is addEight for a number of words that is a multiple of 4, 256 slots at a time. planes
// is the first word in use of the first plane; the processor must have AVX2.
//
//go:noescape
func addEightWide(planes *uint64, maps *[8]*uint64, words int)

// addEight adds eight bitmaps, each of as many words as are in use.
func (t *tally) addEight(eight *[8][]uint64) {
	words := (t.to - t.from) &^ 3
	if !cpu.X86.HasAVX2 || words == 0 {
		t.addEightPlain(eight, 0)
		return
	}
	firsts := [8]*uint64{}
	for i, words := range eight {
		firsts[i] = &words[0]
	}
	addEightWide(&t.planes[0][t.from], &firsts, words)
	t.addEightPlain(eight, words)
}
