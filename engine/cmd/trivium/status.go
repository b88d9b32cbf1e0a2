package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"trivium/engine"
	"trivium/engine/lang"
)

// status prints how far the courses are, who takes part, and what wants attention.
func (s *session) status(ctx context.Context, args []string) error {
	c := s.deskFlags("status")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(view engine.DeskView) error {
		members, err := s.workspace.Members(ctx)
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.DeskView
				Members []engine.MemberView `json:"members"`
			}{true, view, members})
			return nil
		}
		fmt.Fprintf(s.Out, "%s  (%s)\n", oneLine(view.Name), oneLine(view.File))
		s.printMembers(members)
		for _, item := range view.Courses {
			fmt.Fprintf(s.Out, "\n%s  %s\n", s.title(item.Title), item.ID)
			s.printProgress(item.Progress)
		}
		fmt.Fprintln(s.Out)
		s.printState(view)
		return nil
	})
}

func (s *session) printMembers(all []engine.MemberView) {
	w := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, m := range all {
		langs, remark := "", ""
		if len(m.Langs) > 0 {
			langs = lang.List(m.Langs)
		}
		switch {
		case m.Revoked:
			remark = s.say("member.revoked", nil)
		case m.Me:
			remark = s.say("member.me", nil)
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t%s\n", oneLine(m.Person), s.say("word.role."+m.Role, nil), langs, when(m.Last), m.ID, remark)
	}
	w.Flush()
}

// printProgress writes a line for each language.
func (s *session) printProgress(lines []engine.LangProgress) {
	w := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\t")
	for _, key := range []string{"cells", "empty", "draft", "translated", "reviewed", "approved", "stale", "forks"} {
		fmt.Fprintf(w, "%s\t", s.say("progress."+key, nil))
	}
	fmt.Fprintln(w)
	for _, p := range lines {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", p.Lang, p.Cells, p.Empty, p.Draft, p.Translated, p.Reviewed, p.Approved, p.Stale, p.Forks)
	}
	w.Flush()
}

// printState says what wants attention, a line each.
func (s *session) printState(view engine.DeskView) {
	for _, line := range []struct {
		key   string
		count int
	}{{"forks.count", view.Forks}, {"status.waiting", view.Waiting}, {"status.refused", view.Refused}, {"status.missing", view.Missing}} {
		if line.count > 0 || line.key == "forks.count" {
			fmt.Fprintln(s.Out, s.say(line.key, map[string]any{"count": line.count}))
		}
	}
	if view.Folder != "" {
		fmt.Fprintln(s.Out, s.say("status.folder", map[string]any{"folder": oneLine(view.Folder)}))
	}
	if view.Backup != "" {
		fmt.Fprintln(s.Out, s.say("status.backup", map[string]any{"at": when(view.Backup)}))
	}
}
