package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"trivium/engine"
)

// memoryStats counts the units of the memory.
func (s *session) memoryStats(ctx context.Context, args []string) error {
	c := s.deskFlags("tm stats")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		view, err := s.workspace.Memory(ctx)
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.MemoryView
			}{true, view})
			return nil
		}
		s.printMemory(view)
		return nil
	})
}

func (s *session) printMemory(view engine.MemoryView) {
	fmt.Fprintln(s.Out, s.say("units", map[string]any{"count": view.Units})+", "+s.say("tm.own", map[string]any{"count": view.Own}))
	w := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, l := range view.Languages {
		fmt.Fprintf(w, "  %s\t%d\n", l.Lang, l.Units)
	}
	for _, p := range view.Pairs {
		fmt.Fprintf(w, "  %s–%s\t%d\n", p.From, p.To, p.Units)
	}
	for _, st := range view.States {
		fmt.Fprintf(w, "  %s\t%d\n", s.say("tm.state."+st.State, nil), st.Units)
	}
	w.Flush()
	for _, b := range view.Batches {
		fmt.Fprintf(s.Out, "%s  %s  %s  %s  %s\n", b.Hash, oneLine(b.Name), s.say("units", map[string]any{"count": b.Units}), when(b.At), oneLine(b.By))
		if b.Missing {
			fmt.Fprintln(s.Out, "    "+s.say("tm.missing", nil))
		}
	}
}

// clean lists duplicates and conflicts, or takes the duplicates away.
func (s *session) clean(ctx context.Context, args []string) error {
	c := s.deskFlags("tm clean")
	apply, kind, limit := c.Bool("apply", false, ""), c.String("kind", "", ""), c.Int("limit", 20, "")
	_, err := s.begin(c, args, 0, 0)
	switch {
	case err != nil:
		return err
	case *kind != "" && *kind != "duplicate" && *kind != "conflict", *apply && *kind == "conflict":
		return s.misuse("usage.bad-flag", map[string]any{"found": "--kind"})
	case *limit < 1 || *limit > 1000:
		return s.misuse("usage.bad-flag", map[string]any{"found": "--limit"})
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		if *apply {
			return s.removeDuplicates(ctx)
		}
		view, err := s.workspace.Quarrels(ctx, *kind, *limit, s.working("tm.comparing"))
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.QuarrelsView
			}{true, view})
			return nil
		}
		for _, g := range view.Groups {
			fmt.Fprintln(s.Out, s.say("tm.quarrel."+g.Kind, map[string]any{"lang": g.Lang, "other": g.Other}))
			for _, u := range g.Units {
				s.printUnit(u)
			}
			fmt.Fprintln(s.Out)
		}
		fmt.Fprintln(s.Out, s.say("tm.groups", map[string]any{"count": view.Total}))
		return nil
	})
}

func (s *session) removeDuplicates(ctx context.Context) error {
	n, err := s.workspace.CleanMemory(ctx, s.working("tm.comparing"))
	if err != nil {
		return err
	}
	if s.json {
		s.printJSON(map[string]any{"ok": true, "removed": n})
		return nil
	}
	fmt.Fprintln(s.Out, s.say("tm.cleaned", map[string]any{"count": n}))
	return nil
}
