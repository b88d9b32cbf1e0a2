package segment

import (
	"math/bits"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A machine finds the breaks of a text by one list of rules. It is safe for concurrent use.
type machine struct {
	rules         []Rule
	before, after *program
	alphabet      *alphabet
	slow          map[int]*backtracker // by index of the rule

	mu   sync.Mutex
	idle []*worker
}

// A worker is what one goroutine needs of a machine. Its tables grow with use, so it is kept.
type worker struct {
	before, after         *lazy
	fitsBefore, fitsAfter ruleSet
	read                  int // characters, in this paragraph
}

type hit struct{ at, rule int }

// The automaton reads a few characters at each place of an ordinary text. A rule that reads back to
// the beginning of a long paragraph from each of its places makes the work quadratic and is
// stopped. The limit is a count and not a time, so that it is the same on every computer.
const (
	readsPerByte = 500
	readsForFree = 1 << 22
)

// newMachine compiles rules. With reference, regexp2 runs them all.
func newMachine(rules []Rule, reference bool) (*machine, error) {
	m := &machine{rules: rules, slow: map[int]*backtracker{}}
	before, after := make([]*syntax.Regexp, len(rules)), make([]*syntax.Regexp, len(rules))
	for i, rule := range rules {
		if left, right, ok := regularRule(rule); ok && !reference {
			before[i], after[i] = left, right
			continue
		}
		slow, err := newBacktracker(rule)
		if err != nil {
			return nil, err
		}
		m.slow[i] = slow
	}
	m.before, m.after = compile(before, true), compile(after, false)
	m.alphabet = newAlphabet(m.before, m.after)
	return m, nil
}

func (m *machine) worker() *worker {
	m.mu.Lock()
	defer m.mu.Unlock()
	if last := len(m.idle) - 1; last >= 0 {
		w := m.idle[last]
		m.idle = m.idle[:last]
		return w
	}
	n := len(m.rules)
	w := &worker{before: newLazy(m.before, m.alphabet, n), after: newLazy(m.after, m.alphabet, n)}
	w.fitsBefore, w.fitsAfter = make(ruleSet, w.before.words), make(ruleSet, w.before.words)
	return w
}

func (m *machine) release(w *worker) {
	m.mu.Lock()
	m.idle = append(m.idle, w)
	m.mu.Unlock()
}

// breaks returns the byte offsets where the text is cut, ascending; its beginning and end are none.
func (m *machine) breaks(text string) ([]int, error) {
	w := m.worker()
	defer m.release(w)
	slow, err := m.slowHits(text)
	if err != nil {
		return nil, err
	}
	w.read = 0
	allowed := readsForFree + readsPerByte*len(text)
	var found []int
	left, at := utf8.DecodeRuneInString(text)
	for at < len(text) {
		right, size := utf8.DecodeRuneInString(text[at:])
		if endsLine(left, right, text[at:]) {
			found = append(found, at)
			left, at = right, at+size
			continue
		}
		rule := m.decide(w, text, at, left, right)
		for ; len(slow) > 0 && slow[0].at <= at; slow = slow[1:] {
			if slow[0].at == at {
				rule = min(rule, slow[0].rule)
			}
		}
		if rule < len(m.rules) && m.rules[rule].Break {
			found = append(found, at)
		}
		if w.read > allowed {
			return nil, slowRule(m.slowLine())
		}
		left, at = right, at+size
	}
	return found, nil
}

// endsLine reports whether a hard line break begins at a place: two spaces before a line end, or the
// character that stands for a backslash in a view. No rule is asked there.
func endsLine(left, right rune, rest string) bool {
	if right == hardBreak {
		return true
	}
	if right != ' ' || left == ' ' {
		return false
	}
	after := strings.TrimLeft(rest, " ")
	return len(rest)-len(after) >= 2 && (strings.HasPrefix(after, "\n") || strings.HasPrefix(after, "\r\n"))
}

// decide returns the first rule of the automaton that fits at a place, or the number of rules.
func (m *machine) decide(w *worker, text string, at int, left, right rune) int {
	a := m.alphabet
	clear(w.fitsBefore)
	w.read += w.before.run(text, at, a.kinds[a.symbol(right)], w.fitsBefore)
	if !w.fitsBefore.any() {
		return len(m.rules)
	}
	clear(w.fitsAfter)
	w.read += w.after.run(text, at, a.kinds[a.symbol(left)], w.fitsAfter)
	return w.fitsBefore.firstShared(w.fitsAfter, len(m.rules))
}

// slowHits returns where the rules of regexp2 fit, as byte offsets, ascending.
func (m *machine) slowHits(text string) ([]hit, error) {
	if len(m.slow) == 0 {
		return nil, nil
	}
	runes := []rune(text)
	offsets := make([]int, 0, len(runes)+1)
	for at := range text {
		offsets = append(offsets, at)
	}
	offsets = append(offsets, len(text))
	var hits []hit
	for rule, b := range m.slow {
		places, err := b.places(runes)
		if err != nil {
			return nil, err
		}
		for _, at := range places {
			if 0 < at && at < len(runes) {
				hits = append(hits, hit{offsets[at], rule})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.at - b.at })
	return hits, nil
}

// slowLine returns the line of the first rule that can read on without end, or 0: when the automaton
// is stopped, it is the one to look at.
func (m *machine) slowLine() int {
	for _, rule := range m.rules {
		if tree, ok := regular(rule.Before); ok && endless(tree) {
			return rule.Line
		}
	}
	for _, rule := range m.rules {
		if tree, ok := regular(rule.After); ok && endless(tree) {
			return rule.Line
		}
	}
	return 0
}

// endless reports whether a pattern repeats any character without end.
func endless(tree *syntax.Regexp) bool {
	if tree.Op == syntax.OpStar || tree.Op == syntax.OpPlus {
		switch tree.Sub[0].Op {
		case syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpCharClass:
			return true
		}
	}
	return slices.ContainsFunc(tree.Sub, endless)
}

func (s ruleSet) any() bool {
	for _, part := range s {
		if part != 0 {
			return true
		}
	}
	return false
}

// firstShared returns the lowest rule that is in both sets, or none.
func (s ruleSet) firstShared(t ruleSet, none int) int {
	for i := range s {
		if both := s[i] & t[i]; both != 0 {
			return i*64 + bits.TrailingZeros64(both)
		}
	}
	return none
}
