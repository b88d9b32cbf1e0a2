package engine

import (
	"strconv"
	"strings"

	"trivium/engine/course"
	"trivium/engine/lang"
	"trivium/engine/text"
)

// outline returns the view of an open course, also of one that could not be read.
func outline(o opened) CourseView {
	v := CourseView{
		File: o.file, Sample: o.sample, Title: CellsView{}, Languages: []lang.Tag{}, Modules: []ModuleItem{},
		Ledgers: []LedgerView{}, About: aboutView(course.About{}, nil), Editions: []EditionView{},
	}
	if o.course == nil {
		return v
	}
	v.Usable = true
	v.ID = o.course.ID()
	v.Title = cells(o.course.Title())
	v.Languages = o.course.Languages()
	v.Ledgers = ledgers(o.course)
	if p := o.course.Programme; p != nil {
		v.About = aboutView(p.About, p.OwnTexts())
		v.Editions = editions(o.course)
	}
	for _, m := range o.course.Modules {
		v.Modules = append(v.Modules, moduleItem(m, o))
	}
	return v
}

func moduleItem(m course.LoadedModule, o opened) ModuleItem {
	item := ModuleItem{ID: m.ID, Title: cells(m.Title), PassMark: m.Pass(), Attempts: m.Attempts, Lessons: []LessonItem{}}
	for i, l := range m.Lessons {
		lesson := LessonItem{ID: l.ID, Number: l.Number, Title: cells(l.Title)}
		for j := range l.Blocks {
			if b := &l.Blocks[j]; b.Question() {
				lesson.Questions++
				item.Points += b.Worth()
			}
		}
		for _, f := range o.faults {
			if f.Place.File == m.File && inside(f.Place.Path, "/lessons/"+strconv.Itoa(i)) {
				lesson.Problems++
			}
		}
		item.Questions += lesson.Questions
		item.Lessons = append(item.Lessons, lesson)
	}
	for _, f := range o.faults {
		if f.Place.File == m.File {
			item.Problems++
		}
	}
	return item
}

// inside reports whether a JSON Pointer is, or lies below, another.
func inside(path, above string) bool {
	return path == above || strings.HasPrefix(path, above+"/")
}

// placeProblem names the module, lesson and block, or the edition, that a problem lies in.
func placeProblem(p *Problem, c *course.Course) {
	if c == nil {
		return
	}
	for i := range c.Editions {
		if e := &c.Editions[i]; e.File == p.File {
			p.Edition = e.ID
		}
	}
	for _, m := range c.Modules {
		if m.File != p.File {
			continue
		}
		p.Module = m.ID
		for i, l := range m.Lessons {
			lessonPath := "/lessons/" + strconv.Itoa(i)
			if !inside(p.Path, lessonPath) {
				continue
			}
			p.Lesson = l.ID
			for j, b := range l.Blocks {
				if inside(p.Path, lessonPath+"/blocks/"+strconv.Itoa(j)) {
					p.Block = b.ID
				}
			}
		}
	}
}

func moduleView(m *course.Module) ModuleView {
	v := ModuleView{ID: m.ID, Hours: m.Hours, About: aboutView(m.About, m.OwnTexts()), Lessons: []LessonView{}}
	for _, t := range m.OwnTexts() {
		view := textView(t)
		switch t.Role {
		case course.RoleTitle:
			v.Title = view
		case course.RoleDescription:
			v.Description = &view
		}
	}
	for i := range m.Lessons {
		v.Lessons = append(v.Lessons, lessonView(&m.Lessons[i], "/lessons/"+strconv.Itoa(i)))
	}
	return v
}

func lessonView(l *course.Lesson, path string) LessonView {
	v := LessonView{ID: l.ID, Number: l.Number, Path: path, Title: textView(l.TitleText(path)), Blocks: []BlockView{}}
	if l.Pool != nil {
		v.Pool = &PoolView{Pool: *l.Pool}
	}
	for i := range l.Blocks {
		if v.Pool != nil && l.Blocks[i].Question() {
			v.Pool.Questions++
		}
		v.Blocks = append(v.Blocks, blockView(&l.Blocks[i], path+"/blocks/"+strconv.Itoa(i)))
	}
	return v
}

func blockView(b *course.Block, path string) BlockView {
	v := BlockView{
		ID: b.ID, Kind: string(b.Kind), Path: path, Only: b.Only, Adaptation: b.Adaptation,
		Level: b.Level, Ordered: b.Ordered, Tone: string(b.Tone), Number: b.Number, Points: b.Worth(),
		File: b.File, Variants: b.Variants, Captions: b.Captions, Template: b.Template, Decorative: b.Decorative,
		Credit: b.Credit, Licence: b.Licence, Columns: len(b.Head),
		Answer: b.Answer, Accept: b.Accept, Value: b.Value.String(), Tolerance: b.Tolerance.String(),
		Mode: b.Mode, By: b.By, Minutes: b.Minutes, Group: b.Group, Hours: b.Hours,
		Texts: []TextView{},
	}
	for _, t := range b.Texts(path) {
		v.Texts = append(v.Texts, textView(t))
	}
	return v
}

func textView(t course.PlacedText) TextView {
	v := TextView{ID: t.ID, Role: string(t.Role), Path: t.Path, Origin: t.Origin, Minutes: t.Minutes, Cells: cells(t.Text)}
	if t.Option != nil {
		v.Option = t.Option.ID
		v.Correct = t.Role == course.RoleOption && t.Option.Correct
	}
	return v
}

func cells(t course.Text) CellsView {
	v := CellsView{}
	for l, raw := range t.Cells {
		spans := text.Parse(raw)
		v[l] = CellView{Raw: raw, Plain: text.PlainText(spans), Spans: spans}
	}
	return v
}
