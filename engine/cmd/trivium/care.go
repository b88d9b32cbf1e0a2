package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"trivium/engine"
	"trivium/engine/fault"
)

// backup makes a backup now, or lists them.
func (s *session) backup(ctx context.Context, args []string) error {
	c := s.deskFlags("backup")
	list := c.Bool("list", false, "")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		var all []engine.BackupView
		var err error
		if *list {
			all, err = s.workspace.Backups(ctx)
		} else {
			var made engine.BackupView
			made, err = s.workspace.BackUp(ctx, s.progress())
			all = []engine.BackupView{made}
		}
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "backups": all})
			return nil
		}
		for _, b := range all {
			fmt.Fprintf(s.Out, "%s  %s  %s\n", when(b.At), size(b.Bytes), oneLine(b.Path))
		}
		return nil
	})
}

// verify reads the whole workspace and fails when it is damaged.
func (s *session) verify(ctx context.Context, args []string) error {
	c := s.deskFlags("verify")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		view, err := s.workspace.Verify(ctx, s.progress())
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.VerifyView
				Problems []problem `json:"problems"`
			}{view.Sound, view, s.inOneLanguage(view.Problems)})
		} else {
			s.printNotices(view.Problems)
			said := map[string]any{
				"events": s.say("events", map[string]any{"count": view.Events}),
				"files":  s.say("files", map[string]any{"count": view.Media}),
			}
			key := "verify.sound"
			if !view.Sound {
				key = "verify.damaged"
			}
			fmt.Fprintln(s.Out, s.say(key, said))
		}
		if !view.Sound {
			return failed
		}
		return nil
	})
}

// repair puts together what is sound in a damaged workspace and its backups.
func (s *session) repair(ctx context.Context, args []string) error {
	c := s.deskFlags("repair")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	if _, err := s.workspace.Repair(ctx, c.file, s.progress()); err != nil {
		return err
	}
	return s.atDesk(ctx, func(view engine.DeskView) error {
		if s.json {
			s.printJSON(deskResult{true, view})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("repair.done", map[string]any{"file": oneLine(view.File)}))
		return nil
	})
}

// A redaction is what redact was asked for.
type redaction struct {
	text, reason string
	events       []string
	yes          bool
}

// redact takes a text away for good, wherever it stands: after a look at the places, and a question.
func (s *session) redact(ctx context.Context, args []string) error {
	c := s.deskFlags("redact")
	var r redaction
	c.StringVar(&r.text, "text", "", "")
	c.StringVar(&r.reason, "reason", "", "")
	c.StringSliceVar(&r.events, "event", nil, "")
	c.BoolVar(&r.yes, "yes", false, "")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	if r.text == "" && len(r.events) == 0 || r.text != "" && strings.TrimSpace(r.text) == "" {
		return s.misuse("usage.redact", nil)
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		if r.text != "" && len(r.events) == 0 {
			done, err := s.find(ctx, &r)
			if err != nil || done {
				return err
			}
		}
		more, err := s.workspace.Redact(ctx, r.events, r.reason, s.progress())
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "redacted": r.events, "mentions": more})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("redact.done", map[string]any{"count": len(r.events)}))
		if len(more) > 0 {
			fmt.Fprintln(s.Out, s.say("redact.more", map[string]any{"count": len(more)}))
			s.printMentions(more)
		}
		return nil
	})
}

// find lists where the text stands and asks whether to go on; done says that there is no more to do.
// With --json it never asks: a program says --yes.
func (s *session) find(ctx context.Context, r *redaction) (done bool, err error) {
	found, err := s.workspace.Mentions(ctx, r.text)
	if err != nil {
		return true, err
	}
	erasable := 0
	for _, m := range found {
		if m.Erasable {
			erasable++
			r.events = append(r.events, m.Event)
		}
	}
	slices.Sort(r.events)
	r.events = slices.Compact(r.events)
	if s.json && (!r.yes || erasable == 0) {
		s.printJSON(map[string]any{"ok": true, "redacted": []string{}, "mentions": found})
		return true, nil
	}
	if s.json {
		return false, nil
	}
	s.printMentions(found)
	switch {
	case len(found) == 0:
		fmt.Fprintln(s.Out, s.say("redact.nowhere", nil))
		return true, nil
	case erasable < len(found):
		fmt.Fprintln(s.Out, s.say("redact.stays", map[string]any{"count": len(found) - erasable}))
	}
	if erasable == 0 {
		return true, nil
	}
	if r.yes {
		return false, nil
	}
	yes, err := s.agreed(s.say("redact.ask", map[string]any{"count": len(r.events)}))
	if err == nil && !yes {
		err = fault.New("desk.not-agreed")
	}
	return err != nil, err
}

func (s *session) printMentions(all []engine.MentionView) {
	for _, m := range all {
		now := " "
		switch {
		case !m.Erasable:
			now = "!"
		case m.Now:
			now = "*"
		}
		fmt.Fprintf(s.Out, "%s %s  %s  %s  %s %s\n    %s\n", now, when(m.At), oneLine(m.Person), m.Event, m.Lang, cmp.Or(s.place(m.Place), oneLine(m.File)), oneLine(m.Text))
	}
}
