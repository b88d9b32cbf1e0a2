//go:build !amd64

package index

// addEight adds eight bitmaps, each of as many words as are in use.
func (t *tally) addEight(eight *[8][]uint64) { t.addEightPlain(eight, 0) }
