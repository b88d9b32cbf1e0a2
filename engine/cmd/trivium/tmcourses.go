package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"text/tabwriter"

	"trivium/engine"
)

// analyse prints how much of courses the memory knows, as translators are paid by it.
func (s *session) analyse(ctx context.Context, args []string) error {
	c := s.deskFlags("tm analyse")
	from, to := c.String("from", "", ""), c.String("to", "", "")
	all, table := c.Bool("all", false, ""), c.Bool("csv", false, "")
	names, err := s.begin(c, args, 0, 1000)
	if err != nil {
		return err
	}
	if *table && s.json {
		return s.misuse("usage.bad-flag", map[string]any{"found": "--csv"})
	}
	way, err := s.direction(*from, *to)
	if err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		view, err := s.workspace.Analyse(ctx, engine.AnalyseRequest{Courses: names, From: way.from, To: way.to, All: *all}, s.working("tm.analysing"))
		switch {
		case err != nil:
			return err
		case s.json:
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.AnalysisView
			}{true, view})
			return nil
		case *table:
			return s.writeAnalysis(view)
		}
		s.printAnalysis(view)
		return nil
	})
}

// bandName is what people call a band: a range of percents, or a word.
func (s *session) bandName(band string) string {
	if band == "" {
		return s.say("tm.band.total", nil)
	}
	if band[0] >= '0' && band[0] <= '9' {
		return band + " %"
	}
	return s.say("tm.band."+band, nil)
}

func (s *session) printAnalysis(view engine.AnalysisView) {
	w := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s → %s\t%s\t%s\t%s\t\n", view.From, view.To, s.say("tm.segments", nil), s.say("tm.words", nil), s.say("tm.characters", nil))
	rows := func(bands []engine.AnalysisBand) {
		for _, b := range bands {
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t\n", s.bandName(b.Band), b.Segments, b.Words, b.Characters)
		}
	}
	rows(view.Bands)
	rows([]engine.AnalysisBand{view.Total})
	w.Flush()
	if len(view.Internal) == 0 {
		return
	}
	fmt.Fprintf(s.Out, "\n%s\n", s.say("tm.internal", nil))
	w = tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', tabwriter.AlignRight)
	rows(view.Internal)
	w.Flush()
}

// writeAnalysis writes the report as a table that other programs read; bands have their own names in it.
func (s *session) writeAnalysis(view engine.AnalysisView) error {
	w := csv.NewWriter(s.Out)
	w.Write([]string{"from", "to", "list", "band", "segments", "words", "characters"}) //nolint:errcheck // Error says it
	rows := func(list string, bands ...engine.AnalysisBand) {
		for _, b := range bands {
			name := b.Band
			if name == "" {
				name = "total"
			}
			w.Write([]string{ //nolint:errcheck // Error says it
				string(view.From), string(view.To), list, name, strconv.Itoa(b.Segments), strconv.Itoa(b.Words), strconv.Itoa(b.Characters),
			})
		}
	}
	rows("memory", view.Bands...)
	rows("memory", view.Total)
	rows("internal", view.Internal...)
	w.Flush()
	return w.Error()
}

// pretranslate fills empty texts of courses from the memory, as drafts.
func (s *session) pretranslate(ctx context.Context, args []string) error {
	c := s.deskFlags("tm pretranslate")
	from, to := c.String("from", "", ""), c.String("to", "", "")
	threshold := c.Float64("threshold", 100, "")
	names, err := s.begin(c, args, 0, 1000)
	if err != nil {
		return err
	}
	if !(*threshold > 0 && *threshold <= highestScore) {
		return s.misuse("usage.bad-flag", map[string]any{"found": "--threshold"})
	}
	way, err := s.direction(*from, *to)
	if err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		n, err := s.workspace.Pretranslate(ctx, engine.PretranslateRequest{Courses: names, From: way.from, To: way.to, Threshold: *threshold}, s.working("tm.analysing"))
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "texts": n})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("tm.pretranslated", map[string]any{"count": n}))
		return nil
	})
}
