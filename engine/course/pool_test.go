package course

import (
	"strings"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

// TestAttemptsNeedQuestions: a module without questions can neither limit attempts nor measure.
func TestAttemptsNeedQuestions(t *testing.T) {
	zero, ten := 0, 10
	question := Block{Kind: TrueFalse, Points: &zero}
	rows := map[string]struct {
		module Module
		code   string
	}{
		"attempts at nothing": {Module{Attempts: &Attempts{Limit: 2}}, "attempts.no-questions"},
		"a mark for nothing":  {Module{PassMark: &ten, Lessons: []Lesson{{Blocks: []Block{question}}}}, "pass-mark.no-points"},
		"no mark, no points":  {Module{PassMark: &zero, Lessons: []Lesson{{Blocks: []Block{question}}}}, ""},
		"only to read":        {Module{PassMark: &ten, Lessons: []Lesson{{Blocks: []Block{{Kind: Paragraph}}}}}, ""},
		"all is well":         {Module{PassMark: &ten, Attempts: &Attempts{}, Lessons: []Lesson{{Blocks: []Block{{Kind: TrueFalse}}}}}, ""},
	}
	for name, row := range rows {
		k := &checker{}
		k.attempts(&document{lines: []int{0}}, &row.module)
		if code := codes(k.faults); code != row.code {
			t.Errorf("%s: got %q, want %q", name, code, row.code)
		}
	}
}

func codes(list fault.List) string {
	all := []string{}
	for _, f := range list {
		all = append(all, f.Code)
	}
	return strings.Join(all, " ")
}

func TestWhatAPoolIsWorth(t *testing.T) {
	ask := func(points int, only ...lang.Tag) Block { return Block{Kind: Single, Points: &points, Only: only} }
	rows := map[string]struct {
		draw   int
		blocks []Block
		drawn  int
		points int
		equal  bool
	}{
		"no draw":             {0, []Block{ask(2), {Kind: Paragraph}, ask(1)}, 2, 3, true},
		"equal points":        {2, []Block{ask(2), ask(2), ask(2)}, 2, 4, true},
		"unequal points":      {1, []Block{ask(1), ask(4)}, 1, 3, false},
		"more than all":       {9, []Block{ask(1), ask(4)}, 2, 5, true},
		"in another language": {1, []Block{ask(3), ask(1, lang.German)}, 1, 3, true},
		"no questions":        {0, nil, 0, 0, true},
	}
	for name, row := range rows {
		l := &Lesson{Pool: &Pool{Draw: row.draw}, Blocks: row.blocks}
		points, equal := l.Points(lang.Polish)
		if drawn := l.Drawn(len(l.Questions(lang.Polish))); drawn != row.drawn || points != row.points || equal != row.equal {
			t.Errorf("%s: %d questions, %d points, equal %v", name, drawn, points, equal)
		}
	}
}
