package segment

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// A lazy automaton makes the states of a deterministic automaton as it meets them. It belongs to
// one goroutine at a time.
//
// A state is a set of steps that wait for a character, together with what kind of character was
// read last. Looks, such as \b, are decided when the next character is known; so is what has
// matched before it.
type lazy struct {
	program  *program
	alphabet *alphabet
	words    int // of a rule set
	states   []lazyState
	known    map[string]int32
	begin    [looks]int32 // first states, by the kind of the character on the other side; 0 is unknown
	marked   []bool       // by step: reached while a closure is made
}

type lazyState struct {
	waiting []int // steps, before looks are decided
	last    neighbour
	next    []int32 // by symbol: 0 unknown, dead, or a state
	closed  [looks]*closure
}

// A closure is what a state reaches without reading, the kind of the next character being known.
type closure struct {
	reading []int   // steps that consume
	matched ruleSet // nil for none
}

// ruleSet has a bit for each rule.
type ruleSet []uint64

const (
	unknown   int32 = 0
	dead      int32 = 1
	maxStates       = 4000 // with some 60 symbols, 1 MB; beyond that it starts afresh
)

func newLazy(p *program, a *alphabet, rules int) *lazy {
	l := &lazy{program: p, alphabet: a, words: (rules + 63) / 64, marked: make([]bool, len(p.steps))}
	l.reset()
	return l
}

func (l *lazy) reset() {
	l.states = make([]lazyState, 2, 64) // unknown and dead
	l.known = map[string]int32{}
	l.begin = [looks]int32{}
}

// first returns the state before any character is read; beside is the kind of the character on the
// other side of the place.
func (l *lazy) first(beside neighbour) int32 {
	if len(l.states) > maxStates {
		l.reset()
	}
	if l.begin[beside] == unknown {
		if l.program.start < 0 {
			return dead
		}
		l.begin[beside] = l.state([]int{l.program.start}, beside)
	}
	return l.begin[beside]
}

func (l *lazy) state(waiting []int, last neighbour) int32 {
	if len(waiting) == 0 {
		return dead
	}
	key := make([]byte, 0, 2*len(waiting)+1)
	for _, s := range waiting {
		key = binary.AppendUvarint(key, uint64(s)) //nolint:gosec // an index
	}
	key = append(key, byte(last))
	if id, ok := l.known[string(key)]; ok {
		return id
	}
	id := int32(len(l.states)) //nolint:gosec // at most maxStates and what one run adds
	l.states = append(l.states, lazyState{waiting: slices.Clone(waiting), last: last, next: make([]int32, len(l.alphabet.kinds))})
	l.known[string(key)] = id
	return id
}

// follow returns the state after a symbol.
func (l *lazy) follow(id int32, symbol uint16) int32 {
	if next := l.states[id].next[symbol]; next != unknown {
		return next
	}
	kind := l.alphabet.kinds[symbol]
	var waiting []int
	for _, s := range l.close(id, kind).reading {
		if st := &l.program.steps[s]; l.program.holds[st.set][symbol] {
			waiting = append(waiting, st.next)
		}
	}
	slices.Sort(waiting)
	next := l.state(slices.Compact(waiting), kind)
	l.states[id].next[symbol] = next
	return next
}

// close returns the closure of a state.
func (l *lazy) close(id int32, next neighbour) *closure {
	st := &l.states[id]
	if st.closed[next] != nil {
		return st.closed[next]
	}
	c := &closure{}
	st.closed[next] = c
	clear(l.marked)
	for _, s := range st.waiting {
		l.reach(s, st.last, next, c)
	}
	return c
}

// reach adds to c what a step leads to.
func (l *lazy) reach(at int, last, next neighbour, c *closure) {
	if l.marked[at] {
		return
	}
	l.marked[at] = true
	switch st := l.program.steps[at]; st.kind {
	case consume:
		c.reading = append(c.reading, at)
	case split:
		l.reach(st.next, last, next, c)
		l.reach(st.other, last, next, c)
	case look:
		if l.holds(st.assert, last, next) {
			l.reach(st.next, last, next, c)
		}
	case accept:
		if c.matched == nil {
			c.matched = make(ruleSet, l.words)
		}
		c.matched[st.rule/64] |= 1 << (st.rule % 64)
	}
}

// holds decides a look between the character read last and the next one.
func (l *lazy) holds(assert syntax.Op, last, next neighbour) bool {
	before, after := last, next
	if l.program.backward {
		before, after = next, last
	}
	switch assert {
	case syntax.OpBeginText:
		return before == edge
	case syntax.OpEndText:
		return after == edge
	case syntax.OpWordBoundary:
		return (before == word) != (after == word)
	}
	return (before == word) == (after == word)
}

// run reads text from at, in the direction of the program, and adds to found the rules that match.
// It returns how many characters it read.
func (l *lazy) run(text string, at int, beside neighbour, found ruleSet) int {
	state := l.first(beside)
	for read := 0; ; read++ {
		if state == dead {
			return read
		}
		r, size := l.at(text, at)
		if size == 0 {
			merge(found, l.close(state, edge).matched)
			return read
		}
		symbol := l.alphabet.symbol(r)
		merge(found, l.close(state, l.alphabet.kinds[symbol]).matched)
		state = l.follow(state, symbol)
		if l.program.backward {
			at -= size
		} else {
			at += size
		}
	}
}

func (l *lazy) at(text string, at int) (rune, int) {
	if l.program.backward {
		return utf8.DecodeLastRuneInString(text[:at])
	}
	return utf8.DecodeRuneInString(text[at:])
}

func merge(into, from ruleSet) {
	for i, bits := range from {
		into[i] |= bits
	}
}
