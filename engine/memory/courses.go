package memory

import (
	"context"
	"slices"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/segment"
	"trivium/engine/tm"
)

// A courseText is a text of a course that is to be translated from one language to another.
type courseText struct {
	id     change.CellID // of the cell in the language it is translated to
	source string
	rev    change.ID       // of the source; "" where it is no single value
	parts  []segment.Range // its segments
	done   bool            // the translation is there
}

// textsOf returns the texts of courses in reading order, each once: those that have a source, in courses
// that have both languages; what stays as it is and what each country writes for itself is left out. No
// ids mean all courses.
func (m *Memory) textsOf(ctx context.Context, courses []string, from, to lang.Tag) ([]courseText, error) {
	if len(courses) == 0 {
		for _, item := range m.desk.Courses() {
			courses = append(courses, item.ID)
		}
	}
	cutter := segment.Default()
	seen := map[string]bool{}
	var list []courseText
	for _, id := range courses {
		c, err := m.desk.Course(id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(c.Languages(), from) || !slices.Contains(c.Languages(), to) {
			continue
		}
		for _, t := range placed(c) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			found, ok := m.courseText(t.ID, from, to)
			if !ok || seen[found.id.Text] {
				continue
			}
			seen[found.id.Text] = true
			if found.parts, err = cutter.Segments(from, found.source); err != nil {
				return nil, err
			}
			list = append(list, found)
		}
	}
	return list, nil
}

// placed returns all texts of a course in reading order.
func placed(c *course.Course) []course.PlacedText {
	var all []course.PlacedText
	if c.Programme != nil {
		all = append(all, c.Programme.OwnTexts()...)
	}
	for _, module := range c.Modules {
		all = append(all, module.OwnTexts()...)
		for i := range module.Lessons {
			lesson := &module.Lessons[i]
			all = append(all, lesson.TitleText(""))
			for j := range lesson.Blocks {
				all = append(all, lesson.Blocks[j].Texts("")...)
			}
		}
	}
	for i := range c.Editions {
		all = append(all, c.Editions[i].Texts()...)
	}
	return all
}

// courseText returns a text as the workspace has it; ok is false when there is nothing to translate.
func (m *Memory) courseText(id string, from, to lang.Tag) (t courseText, ok bool) {
	m.read(func(s *change.State) {
		id := desk.TextID(s, id)
		source := s.Cell(change.CellID{Text: id, Lang: from})
		if source.Text == "" || s.Policy(id) != "" {
			return
		}
		t = courseText{id: change.CellID{Text: id, Lang: to}, source: source.Text}
		t.done = s.Cell(t.id).Text != ""
		if len(source.Heads) == 1 {
			t.rev = source.Heads[0].Rev
		}
		ok = true
	})
	return t, ok
}

// around returns a segment and those beside it in its text, "" where there is none.
func (t *courseText) around(i int) (itself, before, after string) {
	of := func(i int) string {
		if i < 0 || i >= len(t.parts) {
			return ""
		}
		return t.source[t.parts[i].Start:t.parts[i].End]
	}
	return of(i), of(i - 1), of(i + 1)
}

// Analyse says how much of courses the memory knows; none means all of the workspace. all also counts what
// is translated already; otherwise that only counts as known to what comes after it.
func (m *Memory) Analyse(ctx context.Context, courses []string, from, to lang.Tag, all bool, progress func(done, total int)) (tm.Analysis, error) {
	if err := m.waitReady(ctx); err != nil {
		return tm.Analysis{}, err
	}
	texts, err := m.textsOf(ctx, courses, from, to)
	if err != nil {
		return tm.Analysis{}, err
	}
	var parts []tm.Part
	for i := range texts {
		for j := range texts[i].parts {
			part := tm.Part{TextID: texts[i].id.Text, Done: texts[i].done && !all}
			part.Text, part.Before, part.After = texts[i].around(j)
			parts = append(parts, part)
		}
	}
	return m.current().Analyse(ctx, from, to, parts, progress)
}

// current returns the index in use.
func (m *Memory) current() *tm.Memory {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.index
}
