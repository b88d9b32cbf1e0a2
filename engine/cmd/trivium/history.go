package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"trivium/engine"
	"trivium/engine/lang"
	"trivium/engine/version"
)

// history prints what happened, the newest first, or the values of one cell.
func (s *session) history(ctx context.Context, args []string) error {
	c := s.deskFlags("history")
	under, limit := c.String("under", "", ""), c.Int("limit", 50, "")
	id, tag := c.String("text", "", ""), c.String("lang", "", "")
	_, err := s.begin(c, args, 0, 0)
	switch {
	case err != nil:
		return err
	case *limit < 1:
		return s.misuse("usage.bad-flag", map[string]any{"found": "--limit"})
	case (*id != "" || *tag != "") && (*id == "" || !lang.Known(lang.Tag(*tag))):
		return s.misuse("usage.text-and-lang", nil)
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		if *id != "" {
			return s.textHistory(ctx, engine.CellRef{Text: *id, Lang: lang.Tag(*tag)})
		}
		return s.timeline(ctx, *under, *limit)
	})
}

func (s *session) timeline(ctx context.Context, under string, limit int) error {
	all, next := []engine.TimelineEntry{}, ""
	for {
		page, err := s.workspace.Timeline(ctx, engine.TimelineRequest{Under: under, Cursor: next, Limit: limit - len(all)})
		if err != nil {
			return err
		}
		all, next = append(all, page.Entries...), page.Next
		if next == "" || len(all) >= limit {
			break
		}
	}
	if s.json {
		s.printJSON(map[string]any{"ok": true, "entries": all, "next": next})
		return nil
	}
	for _, e := range all {
		s.printEntry(e)
	}
	if next != "" {
		fmt.Fprintln(s.Out, s.say("history.more", nil))
	}
	return nil
}

// printEntry writes two lines: when, who, what; and its id and where.
func (s *session) printEntry(e engine.TimelineEntry) {
	parts := []string{s.say("kind."+e.Kind, nil)}
	if e.Name != "" {
		parts = append(parts, "“"+oneLine(e.Name)+"”")
	}
	if e.Texts > 0 {
		parts = append(parts, s.say("texts", map[string]any{"count": e.Texts}))
	}
	if e.Parts > 0 {
		parts = append(parts, s.say("parts", map[string]any{"count": e.Parts}))
	}
	if e.Kind == "units" || e.Kind == "retracted" {
		parts = append(parts, s.say("units", map[string]any{"count": e.Count}))
	}
	if len(e.Langs) > 0 {
		parts = append(parts, lang.List(e.Langs))
	}
	if e.Arrived {
		parts = append(parts, s.say("history.arrived", nil))
	}
	fmt.Fprintf(s.Out, "%s  %s: %s\n", when(e.To), oneLine(e.Person), strings.Join(parts, ", "))
	places := make([]string, len(e.Places))
	for i, p := range e.Places {
		places[i] = s.place(p)
	}
	fmt.Fprintf(s.Out, "    %s  %s\n", e.ID, strings.Join(places, "; "))
}

func (s *session) textHistory(ctx context.Context, cell engine.CellRef) error {
	all, err := s.workspace.TextHistory(ctx, cell)
	if err != nil {
		return err
	}
	if s.json {
		s.printJSON(map[string]any{"ok": true, "revisions": all})
		return nil
	}
	for _, r := range all {
		mark := " "
		if r.Head {
			mark = "*"
		}
		said := s.draw(r.Script)
		if !r.Known {
			said = s.say("history.redacted", nil)
		}
		fmt.Fprintf(s.Out, "%s %s  %s  %s\n    %s\n", mark, when(r.At), oneLine(r.Person), r.Rev, said)
	}
	return nil
}

// when writes a time as people read it, in the time zone of this computer.
func when(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return "–"
	}
	return t.Local().Format("2006-01-02 15:04")
}

// place says where something is: module and lesson.
func (s *session) place(p engine.PlaceView) string {
	parts := []string{}
	for _, part := range []string{s.title(p.ModuleTitle), s.title(p.LessonTitle)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " › ")
}

// versions names the present state, or lists the versions. Without a workspace it prints the version
// of the program, as other programs do.
func (s *session) versions(ctx context.Context, args []string) error {
	c := s.deskFlags("version")
	note := c.String("note", "", "")
	if len(args) == 0 {
		fmt.Fprintln(s.Out, version.Program())
		return nil
	}
	names, err := s.begin(c, args, 0, 1)
	if err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		if len(names) == 0 {
			return s.listVersions(ctx)
		}
		v, err := s.workspace.NameVersion(ctx, names[0], *note)
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "version": v})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("version.named", map[string]any{"name": oneLine(v.Name), "id": v.ID}))
		return nil
	})
}

func (s *session) listVersions(ctx context.Context) error {
	all, err := s.workspace.Versions(ctx)
	if err != nil {
		return err
	}
	if s.json {
		s.printJSON(map[string]any{"ok": true, "versions": all})
		return nil
	}
	for _, v := range all {
		fmt.Fprintf(s.Out, "%s  %s  %s  %s\n", when(v.At), v.ID, oneLine(v.Person), oneLine(v.Name))
		if v.Note != "" {
			fmt.Fprintf(s.Out, "    %s\n", oneLine(v.Note))
		}
		if !v.Complete {
			fmt.Fprintf(s.Out, "    %s\n", s.say("version.incomplete", nil))
		}
	}
	if len(all) == 0 {
		fmt.Fprintln(s.Out, s.say("version.none", nil))
	}
	return nil
}
