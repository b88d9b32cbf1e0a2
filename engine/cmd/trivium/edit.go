package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"trivium/engine"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// set gives a cell a text, in the place of whatever stands there; of a fork it settles.
func (s *session) set(ctx context.Context, args []string) error {
	c := s.deskFlags("set")
	tag, from := c.String("lang", "", ""), c.String("from", "", "")
	names, err := s.begin(c, args, 2, 2)
	switch {
	case err != nil:
		return err
	case !lang.Known(lang.Tag(*tag)):
		return s.misuse("usage.bad-flag", map[string]any{"found": "--lang"})
	case *from != "" && !lang.Known(lang.Tag(*from)):
		return s.misuse("usage.bad-flag", map[string]any{"found": "--from"})
	}
	value, err := s.typed(names[1])
	if err != nil {
		return err
	}
	cell := engine.CellRef{Text: names[0], Lang: lang.Tag(*tag)}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		base, err := s.standing(ctx, cell)
		if err != nil {
			return err
		}
		done, err := s.workspace.SetText(ctx, engine.SetTextRequest{CellRef: cell, Value: value, Base: base, From: lang.Tag(*from)})
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "cell": done.Cell})
			return nil
		}
		fmt.Fprintln(s.Out, oneLine(done.Cell.Raw))
		return nil
	})
}

// typed returns a text of the command line; "-" reads standard input, whose last line break does
// not count.
func (s *session) typed(value string) (string, error) {
	if value != "-" {
		return value, nil
	}
	const most = 1 << 20 // far above what a cell takes: the engine says where its limit is
	data, err := io.ReadAll(io.LimitReader(s.In, most))
	return strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r"), err
}

// standing returns the values of a cell that nothing replaced.
func (s *session) standing(ctx context.Context, cell engine.CellRef) ([]string, error) {
	history, err := s.workspace.TextHistory(ctx, cell)
	revs := []string{}
	for _, rev := range history {
		if rev.Head {
			revs = append(revs, rev.Rev)
		}
	}
	return revs, err
}

func (s *session) undo(ctx context.Context, args []string) error {
	return s.takeBack(ctx, "undo", args, s.workspace.Undo)
}

func (s *session) redo(ctx context.Context, args []string) error {
	return s.takeBack(ctx, "redo", args, s.workspace.Redo)
}

// takeBack carries undo or redo out and says what others had changed since.
func (s *session) takeBack(ctx context.Context, name string, args []string, do func(context.Context) (engine.UndoResult, error)) error {
	c := s.deskFlags(name)
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		done, err := do(ctx)
		if err != nil {
			return err
		}
		switch {
		case s.json:
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.UndoResult
			}{true, done})
		case !done.Done:
			fmt.Fprintln(s.Out, s.say(name+".nothing", nil))
		default:
			fmt.Fprintln(s.Out, s.say(name+".done", map[string]any{"found": s.say("kind."+done.Kind, nil)}))
			for _, x := range done.Conflicts {
				fmt.Fprintln(s.Out, s.say("undo.conflict", map[string]any{"place": s.place(x.Place), "text": x.Text, "lang": string(x.Lang)}))
				fmt.Fprintf(s.Out, "    - %s\n    + %s\n", oneLine(x.Before), oneLine(x.Now))
			}
		}
		return nil
	})
}

// forks prints the texts that a person has to settle; set does.
func (s *session) forks(ctx context.Context, args []string) error {
	c := s.deskFlags("forks")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		all, err := s.workspace.Forks(ctx)
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "forks": all})
			return nil
		}
		for _, f := range all {
			fmt.Fprintf(s.Out, "%s %s  %s\n", f.Text, f.Lang, s.place(f.Place))
			for _, h := range f.Heads {
				fmt.Fprintf(s.Out, "    %s %s: %s\n", when(h.At), oneLine(h.Person), s.draw(h.Script))
			}
		}
		fmt.Fprintln(s.Out, s.say("forks.count", map[string]any{"count": len(all)}))
		return nil
	})
}

// agreed asks a question on the terminal and reports whether the answer is yes, in the language of
// the messages or in English. No answer is no.
func (s *session) agreed(question string) (bool, error) {
	fmt.Fprint(s.Err, question+" ")
	if s.In == nil {
		return false, fault.New("desk.not-agreed")
	}
	line, err := bufio.NewReader(s.In).ReadString('\n')
	if err != nil && err != io.EOF { //nolint:errorlint // ReadString returns io.EOF as it is
		return false, err
	}
	answer := strings.ToLower(strings.TrimSpace(line))
	return answer == "yes" || answer == s.say("yes", nil), nil
}
