package scorm

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// quiz is a course of one module with a lesson to read and one with n questions, number 1 to n, of
// so many points each as are given, the last ones repeated.
func quiz(n int, points ...int) *course.Course {
	m := &course.Module{
		ID: "01JD00000000000000000000P0", Languages: lang.All(), Title: t4("Quiz"), PassMark: number(70),
		Lessons: []course.Lesson{
			{ID: "01JD00000000000000000000P1", Number: 1, Title: t4("Text"), Blocks: []course.Block{{ID: "01JD00000000000000000000P2", Kind: course.Paragraph, Text: t4("To read")}}},
			{ID: "01JD00000000000000000000P3", Number: 2, Title: t4("Questions")},
		},
	}
	for i := range n {
		q := course.Block{ID: fmt.Sprintf("01JD000000000000000000Q%03d", i+1), Kind: course.Multiple, Number: i + 1, Prompt: t4("Which?")}
		for _, o := range "abcd" {
			q.Options = append(q.Options, course.Option{ID: string(o), Text: t4(string(o)), Correct: o == 'a'})
		}
		if len(points) > 0 {
			q.Points = &points[min(i, len(points)-1)]
		}
		m.Lessons[1].Blocks = append(m.Lessons[1].Blocks, q)
	}
	return &course.Course{Modules: []course.LoadedModule{{Module: m}}}
}

func readDocument(t *testing.T, c *course.Course, o Options) *document {
	t.Helper()
	d, err := newDocument(c, o, lang.English, part{whole: true, first: true}, mediaFiles{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPoolsOnThePage(t *testing.T) {
	c := quiz(20)
	c.Modules[0].Attempts = &course.Attempts{Limit: 3, Counts: course.CountLast}
	c.Modules[0].Lessons[1].Pool = &course.Pool{Draw: 5, ShuffleOptions: true}
	html := page(t, c, Options{Format: SCORM12, Lang: lang.English})
	for _, want := range []string{
		`"attempts":{"limit":3,"counts":"last"}`, `"pool":{"draw":5,"shuffleOptions":true}`,
		"<li>5 questions</li>", "<li>5 points</li>", "<li>3 attempts</li>",
		"Attempt 1 of 3.", "In each attempt every question can be answered once.", "The last finished attempt counts",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if n := strings.Count(html, `data-position`); n != 20 {
		t.Errorf("%d questions are on the page, want all 20: the player hides what was not drawn", n)
	}
	if plain := page(t, quiz(20), Options{Format: SCORM12, Lang: lang.English}); strings.Contains(plain, `"pool"`) || strings.Contains(plain, `"attempts"`) || strings.Contains(plain, "data-attempt") {
		t.Error("a course without pools and attempts has some")
	}
	_, s := pack(t, c, Options{Format: SCORM12, Lang: lang.English})
	if s.Questions != 5 || s.Points != 5 {
		t.Errorf("the summary tells of %d questions and %d points", s.Questions, s.Points)
	}
}

func TestPointsOfAnUnevenPool(t *testing.T) {
	c := quiz(4, 1, 1, 3)
	c.Modules[0].Lessons[1].Pool = &course.Pool{Draw: 2}
	d := readDocument(t, c, Options{Format: SCORM12, Lang: lang.English})
	if d.Questions != 2 || d.Points != 4 || !d.Uneven {
		t.Errorf("%d questions, %d points, uneven %v", d.Questions, d.Points, d.Uneven)
	}
	if html := page(t, c, Options{Format: SCORM12, Lang: lang.English}); strings.Contains(html, "<li>4 points</li>") {
		t.Error("points are promised that only some learners can reach")
	}
}

// An answer here takes at most seven characters: "1.abcd" and a comma.
func TestStateOfPoolsAndAttempts(t *testing.T) {
	size := func(change func(*course.Module)) int {
		c := quiz(9)
		change(c.Modules[0].Module)
		return readDocument(t, c, Options{Format: SCORM12, Lang: lang.English}).suspendSize()
	}
	all := size(func(*course.Module) {})
	rows := map[string]struct {
		change func(*course.Module)
		more   int
	}{
		"a pool is as large as its draw": {func(m *course.Module) { m.Lessons[1].Pool = &course.Pool{Draw: 4} }, len(";~abcdef") - 5*len("1.abcd,")},
		"shuffling needs the seed":       {func(m *course.Module) { m.Lessons[1].Pool = &course.Pool{ShuffleOptions: true} }, len(";~abcdef")},
		"attempts need a field":          {func(m *course.Module) { m.Attempts = &course.Attempts{} }, len("::99.99999.99999")},
	}
	for name, row := range rows {
		if got := size(row.change) - all; got != row.more {
			t.Errorf("%s: %+d characters, want %+d", name, got, row.more)
		}
	}
}

// A course that is too large for SCORM 1.2 with all its questions fits when learners get some of them.
func TestPoolFitsWhereAllDoNot(t *testing.T) {
	c := quiz(900)
	o := Options{Format: SCORM12, Lang: lang.English}
	var f *fault.Fault
	if _, err := newBundle(c, o); !errors.As(err, &f) || f.Code != "export.too-many-answers" {
		t.Fatalf("got %v", err)
	}
	c.Modules[0].Lessons[1].Pool = &course.Pool{Draw: 100}
	if _, err := newBundle(c, o); err != nil {
		t.Error(err)
	}
}

func TestTerms(t *testing.T) {
	pass, seen, answered := "To pass you need 70% of the points.", "The course is completed when you have read every page.", "The course is completed when you have read every page and answered every question."
	passed := "The course is completed when you have passed."
	rows := []struct {
		questions  int
		status     Status
		completion CompletionRule
		want       []string
	}{
		{0, "", "", []string{seen}},
		{0, "", CompletionPassed, []string{seen}},
		{3, "", "", []string{pass}},
		{3, StatusPassed, CompletionAnswered, []string{pass}},
		{3, StatusCompleted, "", []string{answered}},
		{3, "", CompletionSeen, []string{pass, seen}},
		{3, StatusCompleted, CompletionSeen, []string{seen}},
		{3, "", CompletionPassed, []string{pass, passed}},
		{3, StatusCompleted, CompletionPassed, []string{pass, passed}},
	}
	for _, row := range rows {
		o := Options{Format: SCORM12, Lang: lang.English, Status: row.status, Completion: row.completion}
		if got := readDocument(t, quiz(row.questions), o).Terms(); !slices.Equal(got, row.want) {
			t.Errorf("%d questions, status %q, completion %q: %q", row.questions, row.status, row.completion, got)
		}
	}
	for _, f := range Formats() {
		archive, _ := pack(t, quiz(3), Options{Format: f, Lang: lang.English, Completion: CompletionPassed})
		files := unpack(t, archive)
		if !strings.Contains(files[pageName], `data-completion="passed"`) {
			t.Errorf("%s: the page does not say what completes it", f)
		}
		if out, err := xmllint(t, f, files); err != nil {
			t.Errorf("%s: %v\n%s", f, err, out)
		}
	}
}

// A pool weighs in a programme's pass mark with what learners get of it.
func TestPassMarkOfPools(t *testing.T) {
	one, two := quiz(20), quiz(5)
	one.Modules[0].Lessons[1].Pool = &course.Pool{Draw: 5}
	m := *two.Modules[0].Module
	m.ID, m.PassMark = "01JD00000000000000000000R0", number(50)
	c := &course.Course{Programme: &course.Programme{ID: "01JD00000000000000000000R1", Languages: lang.All(), Title: t4("Both")}, Modules: []course.LoadedModule{one.Modules[0], {Module: &m}}}
	if d := readDocument(t, c, Options{Format: SCORM12, Lang: lang.English}); d.PassMark != 60 {
		t.Errorf("got %d, want the mean of 70 and 50", d.PassMark)
	}
}
