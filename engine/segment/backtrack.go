package segment

import (
	"strconv"
	"time"

	"github.com/dlclark/regexp2"

	"trivium/engine/fault"
)

// ruleTime is how long one rule may look at one paragraph. The slowest pattern of the public rule
// files we tried takes some milliseconds on a page of text.
const ruleTime = time.Second

// A backtracker finds the places of a rule with regexp2. Before and after are two expressions, so
// that each keeps the numbers of its own groups.
type backtracker struct {
	before, after *regexp2.Regexp
	line          int
}

func newBacktracker(r Rule) (*backtracker, error) {
	before, err := compilePattern("(?<=(?:"+r.Before+"))", r.Before, r.Line)
	if err != nil {
		return nil, err
	}
	after, err := compilePattern(`\G(?=(?:`+r.After+"))", r.After, r.Line)
	if err != nil {
		return nil, err
	}
	return &backtracker{before, after, r.Line}, nil
}

// compilePattern compiles what is wrapped around a pattern; the fault names the pattern itself.
func compilePattern(wrapped, pattern string, line int) (*regexp2.Regexp, error) {
	if _, err := regexp2.Compile(pattern, regexp2.None); err != nil {
		return nil, fault.New("srx.pattern", "found", pattern).At(fault.Place{Line: line}).Because(err)
	}
	re, err := regexp2.Compile(wrapped, regexp2.None)
	if err != nil {
		return nil, fault.New("srx.pattern", "found", pattern).At(fault.Place{Line: line}).Because(err)
	}
	re.MatchTimeout = ruleTime
	return re, nil
}

// places returns where the rule fits, as counts of characters before it, ascending.
func (b *backtracker) places(text []rune) ([]int, error) {
	begun := time.Now()
	var found []int
	m, err := b.before.FindRunesMatch(text)
	for ; err == nil && m != nil; m, err = b.before.FindNextMatch(m) {
		at := m.Index
		fits, err := b.after.FindRunesMatchStartingAt(text, at)
		if err != nil || time.Since(begun) > ruleTime {
			return nil, b.tooSlow()
		}
		if fits != nil && fits.Index == at {
			found = append(found, at)
		}
	}
	if err != nil {
		return nil, b.tooSlow()
	}
	return found, nil
}

func (b *backtracker) tooSlow() error { return slowRule(b.line) }

// slowRule is the fault of a rule that takes too long; line is that of the rule, or 0.
func slowRule(line int) error {
	return fault.New("srx.slow", "expected", strconv.Itoa(int(ruleTime/time.Second))+" s").At(fault.Place{Line: line})
}
