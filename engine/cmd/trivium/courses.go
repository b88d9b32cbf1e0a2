package main

import (
	"context"
	"fmt"

	"trivium/engine"
	"trivium/engine/lang"
)

// importCourses takes courses from files in, one after another.
func (s *session) importCourses(ctx context.Context, args []string) error {
	c := s.deskFlags("import")
	files, err := s.begin(c, args, 1, 1000)
	if err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(view engine.DeskView) error {
		for _, file := range files {
			if view, err = s.workspace.ImportCourse(ctx, file, s.progress()); err != nil {
				return err
			}
			if !s.json {
				fmt.Fprintln(s.Out, s.say("import.done", map[string]any{"file": oneLine(file)}))
			}
		}
		if s.json {
			s.printJSON(deskResult{true, view})
		}
		return nil
	})
}

// save writes a course as files into a folder.
func (s *session) save(ctx context.Context, args []string) error {
	c := s.deskFlags("save")
	out := c.String("out", "", "")
	names, err := s.begin(c, args, 0, 1)
	if err != nil {
		return err
	}
	if *out == "" {
		return s.misuse("usage.flag-value", map[string]any{"found": "--out"})
	}
	return s.onDesk(ctx, c, func(view engine.DeskView) error {
		id, err := s.courseOf(view, names)
		if err != nil {
			return err
		}
		done, err := s.workspace.SaveCourse(ctx, id, *out, s.progress())
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(bundleResult{true, done})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("save.done", map[string]any{"path": oneLine(done.Path), "files": s.say("files", map[string]any{"count": done.Files})}))
		return nil
	})
}

// courseOf returns the course that was named, or the only one.
func (s *session) courseOf(view engine.DeskView, names []string) (string, error) {
	switch {
	case len(names) > 0:
		return names[0], nil
	case len(view.Courses) == 1:
		return view.Courses[0].ID, nil
	}
	return "", s.misuse("usage.name-course", nil)
}

// A listed is a part of a course with its id, or a text of a module.
type listed struct {
	Kind  string           `json:"kind"` // programme, module, lesson, text
	ID    string           `json:"id"`
	Depth int              `json:"depth"`
	Cells engine.CellsView `json:"cells"` // of a part: its title
}

// list prints the ids of courses, modules and lessons; of one module those of its texts, with what
// they say in a language.
func (s *session) list(ctx context.Context, args []string) error {
	c := s.deskFlags("list")
	tag := c.String("lang", "", "")
	names, err := s.begin(c, args, 0, 1)
	if err != nil {
		return err
	}
	if *tag != "" && !lang.Known(lang.Tag(*tag)) {
		return s.misuse("usage.bad-flag", map[string]any{"found": "--lang"})
	}
	return s.onDesk(ctx, c, func(view engine.DeskView) error {
		all := []listed{}
		for _, item := range view.Courses {
			found, err := s.listCourse(ctx, item, names)
			if err != nil {
				return err
			}
			all = append(all, found...)
		}
		if len(all) == 0 && len(names) > 0 {
			return noPart(names[0])
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "parts": all})
			return nil
		}
		for _, part := range all {
			said := s.title(part.Cells)
			if *tag != "" {
				said = oneLine(part.Cells[lang.Tag(*tag)].Raw)
			}
			fmt.Fprintf(s.Out, "%*s%s\t%s\n", 2*part.Depth, "", part.ID, said)
		}
		return nil
	})
}

// listCourse lists a course; with the name of a module, the texts of that module if it has it.
func (s *session) listCourse(ctx context.Context, item engine.DeskItem, names []string) ([]listed, error) {
	course, err := s.workspace.OpenCourse(ctx, item.ID)
	if err != nil {
		return nil, err
	}
	all, depth := []listed{}, 0
	if item.Kind == "programme" {
		all, depth = append(all, listed{"programme", item.ID, 0, item.Title}), 1
	}
	for _, m := range course.Modules {
		if len(names) > 0 && m.ID == names[0] {
			module, err := s.workspace.Module(ctx, m.ID)
			return listTexts(module), err
		}
		all = append(all, listed{"module", m.ID, depth, m.Title})
		for _, l := range m.Lessons {
			all = append(all, listed{"lesson", l.ID, depth + 1, l.Title})
		}
	}
	if len(names) > 0 {
		return nil, nil
	}
	return all, nil
}

// listTexts lists the texts of a module in their order.
func listTexts(m engine.ModuleView) []listed {
	all := []listed{}
	add := func(texts ...engine.TextView) {
		for _, t := range texts {
			all = append(all, listed{"text", t.ID, 0, t.Cells})
		}
	}
	add(m.Title)
	add(m.About.Texts...)
	for _, l := range m.Lessons {
		add(l.Title)
		for _, b := range l.Blocks {
			add(b.Texts...)
		}
	}
	return all
}
