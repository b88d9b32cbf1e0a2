package segment

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2"

	"trivium/engine/lang"
)

// A Range is the bytes [Start, End) of a text.
type Range struct{ Start, End int }

// A Segmenter cuts texts by one set of rules. It is safe for concurrent use.
type Segmenter struct {
	rules     *Rules
	version   string
	maps      []*regexp2.Regexp // of rules.Maps
	reference bool              // everything by regexp2: for tests

	mu       sync.Mutex
	machines map[string]*machine // by the names of the groups they are made of
	byTag    map[lang.Tag]*machine
}

// maxTags is how many language tags are remembered; a workspace has four.
const maxTags = 100

// New returns a segmenter. Patterns and maps that cannot be understood are a *fault.Fault with the
// line of the rule.
func New(rules *Rules) (*Segmenter, error) { return newSegmenter(rules, false) }

func newSegmenter(rules *Rules, reference bool) (*Segmenter, error) {
	s := &Segmenter{
		rules: rules, version: rules.Version(), reference: reference,
		machines: map[string]*machine{}, byTag: map[lang.Tag]*machine{},
	}
	for _, m := range rules.Maps {
		re, err := compilePattern(`(?i)\A(?:`+m.Pattern+`)\z`, m.Pattern, m.Line)
		if err != nil {
			return nil, err
		}
		s.maps = append(s.maps, re)
	}
	for _, group := range rules.Languages {
		for _, rule := range group.Rules {
			if _, _, ok := regularRule(rule); ok {
				continue
			}
			if _, err := newBacktracker(rule); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// Version is that of the rules.
func (s *Segmenter) Version() string { return s.version }

// Segments returns the sentences of a text, ascending, without the white space around them. What
// lies between them is white space, the backslash of a hard line break among it; a blank text has
// none. A language that no map names is cut at blank lines and hard line breaks only.
//
// The error is a *fault.Fault with the line of a rule that takes too long; the rules of Default
// never do.
func (s *Segmenter) Segments(tag lang.Tag, text string) ([]Range, error) {
	m, err := s.machine(tag)
	if err != nil {
		return nil, err
	}
	segments := []Range{}
	for start := 0; start < len(text); {
		end := start + paragraphEnd(text[start:])
		if segments, err = m.appendSegments(segments, text[start:end], start); err != nil {
			return nil, err
		}
		start = end
	}
	return segments, nil
}

// appendSegments cuts one paragraph, which begins at offset base of the text.
func (m *machine) appendSegments(segments []Range, paragraph string, base int) ([]Range, error) {
	v := newView(paragraph)
	breaks, err := m.breaks(v.text)
	if err != nil {
		return nil, err
	}
	start := 0
	for i := 0; i <= len(breaks); i++ {
		end := len(paragraph)
		if i < len(breaks) {
			end = v.cut(breaks[i])
		}
		if end < start {
			continue
		}
		if r := trim(paragraph, Range{start, end}); r.Start < r.End {
			segments = append(segments, Range{base + r.Start, base + r.End})
		}
		start = end
	}
	return segments, nil
}

// paragraphEnd returns the length of the paragraph at the start of s, with the blank lines after
// it.
func paragraphEnd(s string) int {
	for at := 0; ; {
		line := strings.IndexByte(s[at:], '\n')
		if line < 0 {
			return len(s)
		}
		at += line + 1
		rest := strings.TrimLeft(s[at:], " \t\r\v\f")
		if strings.HasPrefix(rest, "\n") {
			return len(s) - len(strings.TrimLeft(rest, " \t\r\v\f\n"))
		}
	}
}

// trim takes white space and hard line breaks from both ends of a range.
func trim(s string, r Range) Range {
	for r.Start < r.End {
		c, size := utf8.DecodeRuneInString(s[r.Start:r.End])
		if !unicode.IsSpace(c) && !isHardBreak(s[r.Start:]) {
			break
		}
		r.Start += size
	}
	for r.Start < r.End {
		c, size := utf8.DecodeLastRuneInString(s[r.Start:r.End])
		if !unicode.IsSpace(c) {
			break
		}
		r.End -= size
	}
	return r
}

// isHardBreak reports whether a hard line break, written as a backslash, stands at the start of s,
// the rest of a paragraph. At the end of the paragraph a backslash is just that.
func isHardBreak(s string) bool {
	rest, found := strings.CutPrefix(s, `\`)
	if !found || !strings.HasPrefix(rest, "\n") && !strings.HasPrefix(rest, "\r\n") {
		return false
	}
	return strings.TrimLeftFunc(rest, unicode.IsSpace) != ""
}

// machine returns that of the rules of a language.
func (s *Segmenter) machine(tag lang.Tag) (*machine, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.byTag[tag]; m != nil {
		return m, nil
	}
	names, err := s.groups(tag)
	if err != nil {
		return nil, err
	}
	key := strings.Join(names, "\x00")
	m := s.machines[key]
	if m == nil {
		var rules []Rule
		for _, name := range names {
			rules = append(rules, s.group(name)...)
		}
		if m, err = newMachine(rules, s.reference); err != nil {
			return nil, err
		}
		s.machines[key] = m
	}
	if len(s.byTag) < maxTags {
		s.byTag[tag] = m
	}
	return m, nil
}

// groups returns the names of the groups of rules that hold for a language, in order.
func (s *Segmenter) groups(tag lang.Tag) ([]string, error) {
	var names []string
	for i, re := range s.maps {
		fits, err := re.MatchString(string(tag))
		if err != nil {
			return nil, slowRule(s.rules.Maps[i].Line)
		}
		if !fits {
			continue
		}
		names = append(names, s.rules.Maps[i].Rules)
		if !s.rules.Cascade {
			break
		}
	}
	return names, nil
}

func (s *Segmenter) group(name string) []Rule {
	for _, group := range s.rules.Languages {
		if group.Name == name {
			return group.Rules
		}
	}
	return nil
}
