package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"

	"trivium/engine"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// diff says what changed between two states: versions, moments, entries of the time line.
func (s *session) diff(ctx context.Context, args []string) error {
	c := s.deskFlags("diff")
	langs, under := c.String("lang", "", ""), c.String("under", "", "")
	names, err := s.begin(c, args, 0, 2)
	if err != nil {
		return err
	}
	wanted, ok := tags(*langs)
	if !ok {
		return s.misuse("usage.bad-flag", map[string]any{"found": "--lang"})
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		from, to, err := s.moments(ctx, names)
		if err != nil {
			return err
		}
		view, err := s.workspace.Compare(ctx, engine.CompareRequest{From: from, To: to, Langs: wanted, Under: *under}, s.progress())
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.CompareView
			}{true, view})
			return nil
		}
		for _, change := range view.Changes {
			s.printChange(change)
		}
		s.printCounts(view.Counts)
		return nil
	})
}

// moments reads the two states of a comparison; without the first it is the newest version, without
// the second, now.
func (s *session) moments(ctx context.Context, names []string) (from, to engine.Moment, err error) {
	if len(names) == 0 {
		all, err := s.workspace.Versions(ctx)
		if err != nil {
			return from, to, err
		}
		if len(all) == 0 {
			return from, to, fault.New("desk.no-version")
		}
		return engine.Moment{Version: all[0].ID}, to, nil
	}
	if from, err = s.moment(ctx, names[0]); err == nil && len(names) > 1 {
		to, err = s.moment(ctx, names[1])
	}
	return from, to, err
}

// moment reads one: now, the id or name of a version, a time, a day (its beginning here), or the id
// of an entry of the time line, with "^" behind it for the state before that.
func (s *session) moment(ctx context.Context, name string) (engine.Moment, error) {
	if name == "now" {
		return engine.Moment{}, nil
	}
	all, err := s.workspace.Versions(ctx)
	if err != nil {
		return engine.Moment{}, err
	}
	for _, v := range all { // the newest of several with one name
		if v.ID == name || v.Name == name {
			return engine.Moment{Version: v.ID}, nil
		}
	}
	if t, err := time.Parse(time.RFC3339, name); err == nil {
		return engine.Moment{Time: t.UTC().Format(time.RFC3339)}, nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, name, time.Local); err == nil {
			return engine.Moment{Time: t.UTC().Format(time.RFC3339)}, nil
		}
	}
	if entry, ok := strings.CutSuffix(name, "^"); ok {
		return engine.Moment{Before: entry}, nil
	}
	return engine.Moment{Entry: name}, nil
}

// printChange writes where something changed, and how.
func (s *session) printChange(c engine.ChangeView) {
	where := s.place(c.Place)
	if c.Kind != "text" {
		where += " › " + s.title(c.Title)
	}
	switch c.Kind {
	case "text":
		fmt.Fprintf(s.Out, "%s  %s\n", where, c.Text)
		for _, cell := range c.Cells {
			fmt.Fprintf(s.Out, "    %s  %s\n", cell.Lang, s.draw(cell.Script))
		}
	case "field":
		fmt.Fprintf(s.Out, "%s  %s\n    %s: [-%s-]{+%s+}\n", where, c.Node, c.Field, oneLine(c.Old), oneLine(c.New))
	default:
		fmt.Fprintf(s.Out, "%s  %s\n    %s\n", where, c.Node, s.say("diff."+c.Kind, nil))
		if c.Was != nil {
			fmt.Fprintf(s.Out, "    %s\n", s.say("diff.was", map[string]any{"place": s.place(*c.Was)}))
		}
	}
}

func (s *session) printCounts(n engine.ChangeCounts) {
	parts := []string{}
	for _, part := range []struct {
		key   string
		count int
	}{{"diff.texts", n.Texts}, {"diff.trivial", n.Trivial}, {"diff.count-added", n.Added}, {"diff.count-removed", n.Removed}, {"diff.count-moved", n.Moved}, {"diff.fields", n.Fields}} {
		if part.count > 0 {
			parts = append(parts, s.say(part.key, map[string]any{"count": part.count}))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, s.say("diff.none", nil))
	}
	fmt.Fprintln(s.Out, strings.Join(parts, ", "))
}

// A mark is how a piece of a text is drawn: with signs around it, as diff.Script.Draw does, and in
// a colour (ECMA-48, SGR) on a terminal.
type mark struct {
	before, between, after string
	colour                 string
}

func marks() map[string]mark {
	const red, green, yellow, blue, grey = "31", "32", "33", "34", "90"
	return map[string]mark{
		"inserted":   {"{+", "", "+}", green},
		"deleted":    {"[-", "", "-]", red},
		"inflected":  {"{~", "→", "~}", yellow},
		"number":     {"{#", "→", "#}", yellow},
		"markup":     {"{@", "→", "@}", blue},
		"trivial":    {"{.", "→", ".}", grey},
		"moved-away": {"{<", "", "<}", blue},
		"moved":      {"{>", "", ">}", blue},
	}
}

// draw writes a script as one line.
func (s *session) draw(script []engine.SpanView) string {
	coloured := s.colours()
	var b strings.Builder
	put := func(m mark, content string) {
		if coloured {
			b.WriteString("\x1b[" + m.colour + "m")
		}
		b.WriteString(m.before + content + m.after)
		if coloured {
			b.WriteString("\x1b[0m")
		}
	}
	all := marks()
	for _, span := range script {
		old, now := oneLine(span.Old), oneLine(span.New)
		m := all[span.Kind]
		switch span.Kind {
		case "equal":
			b.WriteString(now)
		case "replaced":
			put(all["deleted"], old)
			put(all["inserted"], now)
		case "inserted", "moved":
			put(m, now)
		case "deleted", "moved-away":
			put(m, old)
		default:
			put(m, old+m.between+now)
		}
	}
	return b.String()
}

// colours reports whether standard output is a terminal that takes colours (no-color.org).
func (s *session) colours() bool {
	terminal, ok := s.Out.(*os.File)
	return ok && s.Getenv("NO_COLOR") == "" && isatty.IsTerminal(terminal.Fd())
}

// restore brings a text or a part back to what it was.
func (s *session) restore(ctx context.Context, args []string) error {
	c := s.deskFlags("restore")
	id, tag, node := c.String("text", "", ""), c.String("lang", "", ""), c.String("under", "", "")
	names, err := s.begin(c, args, 1, 1)
	switch {
	case err != nil:
		return err
	case (*id == "") == (*node == ""):
		return s.misuse("usage.text-or-under", nil)
	case *tag != "" && (!lang.Known(lang.Tag(*tag)) || *id == ""):
		return s.misuse("usage.bad-flag", map[string]any{"found": "--lang"})
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		from, err := s.moment(ctx, names[0])
		if err != nil {
			return err
		}
		done, err := s.workspace.Restore(ctx, engine.RestoreRequest{From: from, Text: *id, Lang: lang.Tag(*tag), Node: *node})
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.RestoreResult
			}{true, done})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("restore.done", map[string]any{
			"texts": s.say("texts", map[string]any{"count": done.Texts}),
			"parts": s.say("parts", map[string]any{"count": done.Parts}),
		}))
		return nil
	})
}
