package tm

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"time"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// facts are what the score needs of a unit beside its texts, and what filters ask for.
type facts struct {
	kind
	day    uint16 // see dayOf
	extras *extras
}

// A kind is what many units have in common: all of an attachment with the same languages are of one.
type kind struct {
	languages    languages
	state        State
	organisation string
	module       string
	batch        string
}

// extras are what only some units have: the text they stand in and their neighbours. Texts are known
// by their keys; a unit whose text or neighbour shares 64 bits of SHA-256 with another is not expected.
type extras struct {
	text  uint64   // key of the text's id, 0 for none
	sides sides    // which neighbours are known
	keys  []uint64 // of those, in the order of the bits of sides
}

// languages is a set of languages: bit i is the one at place i of lang.All.
type languages uint8

// sides is a set of neighbours: bit 2i is the segment before in the language at place i of lang.All,
// bit 2i+1 the one after.
type sides uint8

// place returns the place of a language in lang.All, or -1.
func place(l lang.Tag) int { return slices.Index(lang.All(), l) }

// setOf returns the set of a language, empty for one that is not supported.
func setOf(l lang.Tag) languages {
	if at := place(l); at >= 0 {
		return 1 << at
	}
	return 0
}

func (s languages) hasAll(t languages) bool { return s&t == t }

// factsOf returns the facts of a unit.
func factsOf(u *Unit) facts {
	f := facts{kind: kind{state: u.State, organisation: u.Organisation, module: u.Module, batch: u.Batch}, day: dayOf(u.Date)}
	for l := range u.Texts {
		f.languages |= setOf(l)
	}
	if u.Text == "" && len(u.Before) == 0 && len(u.After) == 0 {
		return f
	}
	x := &extras{text: keyOf(u.Text)}
	for i, l := range lang.All() {
		for side, neighbours := range [...]map[lang.Tag]string{u.Before, u.After} {
			if key := keyOf(text.Normalize(neighbours[l])); key != 0 {
				x.sides |= 1 << (2*i + side)
				x.keys = append(x.keys, key)
			}
		}
	}
	if x.text != 0 || x.sides != 0 {
		f.extras = x
	}
	return f
}

// neighbour returns the key of a neighbour, 0 when it is not known.
func (x *extras) neighbour(bit int) uint64 {
	if x.sides>>bit&1 == 0 {
		return 0
	}
	at := 0
	for below := x.sides & (1<<bit - 1); below != 0; below &= below - 1 {
		at++
	}
	return x.keys[at]
}

// keyOf returns the key of a string: the first bytes of its SHA-256, 0 for an empty one alone.
func keyOf(s string) uint64 {
	if s == "" {
		return 0
	}
	sum := sha256.Sum256([]byte(s))
	return max(binary.LittleEndian.Uint64(sum[:]), 1)
}

// dayOf returns the day of a time, in UTC: 1 is 1 January 1970 and what is before it, 65535 a day of
// the year 2149 and what is after. A time that is not known is day 0.
func dayOf(t time.Time) uint16 {
	if t.IsZero() {
		return 0
	}
	const seconds = 24 * 60 * 60
	return uint16(min(max(t.Unix()/seconds+1, 1), 1<<16-1))
}
