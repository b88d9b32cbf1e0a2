package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"trivium/engine"
	"trivium/engine/course"
)

// hours prints the ledger of a course in each of its languages. Problems of the course that are not
// about hours do not keep it from adding up; those that are, it tells and fails.
func (s *session) hours(ctx context.Context, args []string) error {
	files, err := s.parse(s.flags("hours"), args)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return s.misuse("usage.one-file", nil)
	}
	c, faults, err := course.LoadFile(files[0])
	if err != nil {
		return err
	}
	if c == nil {
		s.report(faults)
		return failed
	}
	if _, err := s.workspace.Open(ctx, files[0]); err != nil {
		return err
	}
	ledgers, err := s.workspace.Ledgers()
	if err != nil {
		return err
	}
	wrong := faults[:0:0]
	for _, f := range faults {
		if strings.HasPrefix(f.Code, "hours.") {
			wrong = append(wrong, f)
		}
	}
	if s.json {
		s.printJSON(map[string]any{"ok": len(wrong) == 0, "ledgers": ledgers, "problems": s.problems(wrong)})
	} else {
		s.printLedgers(ledgers)
		s.printProblems(s.Out, wrong)
	}
	if len(wrong) > 0 {
		return failed
	}
	return nil
}

func (s *session) printLedgers(ledgers []engine.LedgerView) {
	if len(ledgers) == 0 {
		fmt.Fprintln(s.Out, s.say("hours.none", nil))
		return
	}
	w := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', tabwriter.AlignRight)
	width := s.widestKind(ledgers)
	for i, l := range ledgers {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s\n", s.say("hours.title", map[string]any{"lang": string(l.Lang), "unit": strconv.Itoa(l.Unit)}))
		fmt.Fprintf(w, "%*s\t%s\t%s\t%s\t%s\t\n", -width, "", s.say("hours.count", nil), s.say("hours.all", nil), s.say("hours.counted", nil), s.say("hours.declared", nil))
		for _, line := range l.Lines {
			declared := "–"
			if line.Declared != nil {
				declared = course.FormatHours(*line.Declared)
			}
			fmt.Fprintf(w, "%*s\t%d\t%s\t%s\t%s\t\n", -width, s.texts.Say(s.ui, "word.hours."+line.Kind, nil), line.Count,
				course.FormatHours(line.All), course.FormatHours(line.Counted), declared)
		}
		fmt.Fprintf(w, "%*s\t\t%s\t%s\t\t\n", -width, s.say("hours.sum", nil), course.FormatHours(l.All), course.FormatHours(l.Counted))
		fmt.Fprintf(w, "%*s\t\t\t%s\t\t\n", -width, s.say("hours.certificate", nil), course.FormatHours(l.Certificate))
	}
	w.Flush()
}

// widestKind returns how many characters the first column takes: tabwriter aligns all columns to
// one side, and words stand better at the left.
func (s *session) widestKind(ledgers []engine.LedgerView) int {
	width := utf8.RuneCountInString(s.say("hours.certificate", nil))
	for _, l := range ledgers {
		for _, line := range l.Lines {
			width = max(width, utf8.RuneCountInString(s.texts.Say(s.ui, "word.hours."+line.Kind, nil)))
		}
	}
	return width
}
