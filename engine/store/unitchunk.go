package store

import (
	"cmp"
	"runtime"
	"slices"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// A chunk collects the words of some units.
type chunk struct {
	number int
	byLang map[lang.Tag]*chunkWords
}

func newChunk(number int) *chunk { return &chunk{number, map[lang.Tag]*chunkWords{}} }

func (c *chunk) add(number uint32, u *tm.Unit) {
	for l, t := range u.Texts {
		words := c.byLang[l]
		if words == nil {
			words = &chunkWords{spelled: map[string]uint32{}, folded: map[string]uint32{}}
			c.byLang[l] = words
		}
		Words(t, func(start, end int) bool {
			words.add(number, t[start:end])
			return true
		})
	}
}

// chunkWords are the words of a chunk in one language. Words have numbers here, so that one that stands
// in many units is folded once.
type chunkWords struct {
	spelled map[string]uint32 // as written → number
	folded  map[string]uint32 // folded → number
	list    []chunkWord       // by number
	uses    []uint64          // number of the word, and of the unit
}

type chunkWord struct {
	folded string
	units  int
	last   uint32 // the unit it was found in last, plus one
}

func (w *chunkWords) add(unit uint32, word string) {
	number, known := w.spelled[word]
	if !known {
		number = w.number(FoldWord(word))
		w.spelled[string([]byte(word))] = number // not a part of the text, which would stay in memory
	}
	entry := &w.list[number]
	if entry.last == unit+1 {
		return
	}
	entry.last = unit + 1
	entry.units++
	w.uses = append(w.uses, uint64(number)<<32|uint64(unit))
}

func (w *chunkWords) number(folded string) uint32 {
	number, known := w.folded[folded]
	if !known {
		number = uint32(len(w.list))
		folded = string([]byte(folded))
		w.folded[folded] = number
		w.list = append(w.list, chunkWord{folded: folded})
	}
	return number
}

// blocks gives the blocks in the order of their words.
func (w *chunkWords) blocks(yield func(block) bool) {
	// Units by word, each list in the room that its count gives it.
	from := make([]int, len(w.list)+1)
	for i := range w.list {
		from[i+1] = from[i] + w.list[i].units
	}
	units := make([]uint32, len(w.uses))
	next := slices.Clone(from[:len(w.list)])
	for i, use := range w.uses {
		giveWay(i)
		word := use >> 32
		units[next[word]] = uint32(use)
		next[word]++
	}
	order := make([]int, len(w.list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(w.list[a].folded, w.list[b].folded) })
	var b block
	before := ""
	for n, i := range order {
		giveWay(n)
		word := w.list[i].folded
		if word == "" { // nothing but what folding takes away
			continue
		}
		if b.data == nil {
			b, before = block{first: []byte(word)}, ""
		}
		b.data = appendWord(b.data, before, word, units[from[i]:from[i+1]])
		before = word
		if len(b.data) >= blockSize {
			if !yield(b) {
				return
			}
			b = block{}
		}
	}
	if b.data != nil {
		yield(b)
	}
}

// giveWay lets whoever looks something up go first, every thousandth time: about every 50 µs.
func giveWay(n int) {
	if n%1024 == 1023 {
		runtime.Gosched()
	}
}
