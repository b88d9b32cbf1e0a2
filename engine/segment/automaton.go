package segment

import (
	"regexp/syntax"
	"slices"
	"unicode"
)

// An automaton runs many patterns over a text at once, in one direction, each anchored where the
// run begins, and finds which of them match. It is a nondeterministic automaton (Thompson 1968)
// whose sets of states are turned into those of a deterministic one as they are met (lazy.go).
//
// The patterns before a break are run backwards from it: the automaton of a pattern reversed,
// over the text reversed, matches exactly where the pattern, ending at the break, does. For the
// pattern "np\." and the text "Lubi np. kawę" it starts after the full stop and reads ".", "p",
// "n"; a fourth character makes no difference.

// stepKind says what a state of the automaton does.
type stepKind uint8

const (
	consume stepKind = iota // read one character of class set, go to next
	split                   // go to next and to other
	look                    // go to next where the look says so
	accept                  // rule matches
)

type step struct {
	kind        stepKind
	set         int // consume: index of a class
	assert      syntax.Op
	next, other int
	rule        int // accept
}

type program struct {
	steps    []step
	sets     []runeSet
	holds    [][]bool // by set and symbol of the alphabet
	start    int
	backward bool
}

// A runeSet is a sorted list of ranges, low and high in turn, as package syntax has it.
type runeSet []rune

func (s runeSet) has(r rune) bool {
	at, found := slices.BinarySearch(s, r)
	return found || at%2 == 1
}

// compile makes the program of patterns; the rule of each is its index. A nil tree is left out.
func compile(trees []*syntax.Regexp, backward bool) *program {
	p := &program{backward: backward}
	var starts []int
	for rule, tree := range trees {
		if tree != nil {
			starts = append(starts, p.add(tree, p.emit(step{kind: accept, rule: rule})))
		}
	}
	p.start = p.any(starts)
	return p
}

func (p *program) emit(s step) int {
	p.steps = append(p.steps, s)
	return len(p.steps) - 1
}

// any returns a state that goes to all of the given, -1 where there is none.
func (p *program) any(states []int) int {
	at := -1
	for _, s := range slices.Backward(states) {
		if at < 0 {
			at = s
		} else {
			at = p.emit(step{kind: split, next: s, other: at})
		}
	}
	return at
}

// add emits the steps of a tree that lead to next, and returns the first, or -1 if nothing can
// match.
func (p *program) add(tree *syntax.Regexp, next int) int {
	if next < 0 {
		return -1
	}
	switch tree.Op {
	case syntax.OpEmptyMatch:
		return next
	case syntax.OpLiteral:
		runes := tree.Rune
		if !p.backward {
			runes = slices.Clone(runes)
			slices.Reverse(runes)
		}
		for _, r := range runes {
			next = p.consume(literal(r, tree.Flags&syntax.FoldCase != 0), next)
		}
		return next
	case syntax.OpCharClass:
		return p.consume(runeSet(tree.Rune), next)
	case syntax.OpAnyCharNotNL:
		return p.consume(runeSet{0, '\n' - 1, '\n' + 1, unicode.MaxRune}, next)
	case syntax.OpAnyChar:
		return p.consume(runeSet{0, unicode.MaxRune}, next)
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return p.emit(step{kind: look, assert: tree.Op, next: next})
	case syntax.OpCapture:
		return p.add(tree.Sub[0], next)
	case syntax.OpConcat:
		subs := slices.Clone(tree.Sub)
		if !p.backward {
			slices.Reverse(subs)
		}
		for _, sub := range subs {
			next = p.add(sub, next)
		}
		return next
	case syntax.OpAlternate:
		var starts []int
		for _, sub := range tree.Sub {
			if s := p.add(sub, next); s >= 0 {
				starts = append(starts, s)
			}
		}
		return p.any(starts)
	case syntax.OpQuest:
		return p.option(p.add(tree.Sub[0], next), next)
	case syntax.OpStar, syntax.OpPlus:
		loop := p.emit(step{kind: split, next: next, other: next})
		body := p.add(tree.Sub[0], loop)
		if body >= 0 {
			p.steps[loop].other = body
		}
		if tree.Op == syntax.OpPlus {
			return body
		}
		return loop
	}
	return -1 // OpNoMatch
}

func (p *program) consume(set runeSet, next int) int {
	at := slices.IndexFunc(p.sets, func(s runeSet) bool { return slices.Equal(s, set) })
	if at < 0 {
		at = len(p.sets)
		p.sets = append(p.sets, set)
	}
	return p.emit(step{kind: consume, set: at, next: next})
}

// literal returns the set of one character, or of it in both cases: the parser reads [Nn] so.
func literal(r rune, bothCases bool) runeSet {
	set := runeSet{r, r}
	for f := unicode.SimpleFold(r); bothCases && f != r; f = unicode.SimpleFold(f) {
		set = append(set, f, f)
	}
	slices.Sort(set)
	return set
}

func (p *program) option(some, none int) int {
	if some < 0 {
		return none
	}
	return p.emit(step{kind: split, next: some, other: none})
}
