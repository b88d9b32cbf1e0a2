package main

import (
	"context"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"trivium/engine"
	"trivium/engine/lang"
)

// lookup prints what the memory has for a text, with what differs marked.
func (s *session) lookup(ctx context.Context, args []string) error {
	c := s.deskFlags("tm lookup")
	from, to := c.String("from", "", ""), c.String("to", "", "")
	k, threshold := c.Int("k", defaultMatches, ""), c.Float64("threshold", defaultScore, "")
	prev, next, text := c.String("prev", "", ""), c.String("next", "", ""), c.String("text", "", "")
	var f filterFlags
	f.flags(c.FlagSet)
	names, err := s.begin(c, args, 1, 1)
	if err != nil {
		return err
	}
	switch {
	case *k < 1 || *k > mostMatches:
		return s.misuse("usage.bad-flag", map[string]any{"found": "--k"})
	case !(*threshold > 0 && *threshold <= highestScore):
		return s.misuse("usage.bad-flag", map[string]any{"found": "--threshold"})
	}
	way, err := s.direction(*from, *to)
	if err != nil {
		return err
	}
	filter, err := s.filter(f)
	if err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		matches, err := s.workspace.Lookup(ctx, engine.LookupRequest{
			Text: names[0], From: way.from, To: way.to, K: *k, Threshold: *threshold, Before: *prev, After: *next, TextID: *text, Filter: filter,
		})
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "matches": matches})
			return nil
		}
		if len(matches) == 0 {
			fmt.Fprintln(s.Out, s.say("tm.nothing", nil))
		}
		for _, m := range matches {
			s.printMatch(m, way)
		}
		return nil
	})
}

// printMatch writes the score and class, the unit's text with what it has and lacks, the translation
// with what was repaired, and where it comes from.
func (s *session) printMatch(m engine.MatchView, way direction) {
	fmt.Fprintf(s.Out, "%5.1f %%  %s\n", m.Score, s.say("tm.class."+m.Class, nil))
	for _, p := range m.Query {
		if p.Kind == "inserted" {
			fmt.Fprintf(s.Out, "     ?   %s\n", s.drawPieces(m.Query, true))
			break
		}
	}
	fmt.Fprintf(s.Out, "     %s  %s\n", way.from, s.drawPieces(m.Source, false))
	fmt.Fprintf(s.Out, "     %s  %s\n", way.to, s.drawPieces(m.Target, false))
	remarks := s.origin(m.Unit)
	if m.Via != "" {
		remarks = append(remarks, s.say("tm.via", map[string]any{"lang": m.Via}))
	}
	for _, p := range m.Penalties {
		remarks = append(remarks, fmt.Sprintf("%s −%g", s.say("tm.penalty."+p.Reason, nil), math.Round(10*p.Points)/10))
	}
	fmt.Fprintf(s.Out, "         %s\n", strings.Join(remarks, " · "))
}

// origin says who wrote a unit, when and where.
func (s *session) origin(u engine.UnitView) []string {
	parts := []string{s.say("tm.state."+u.State, nil)}
	for _, part := range []string{u.Author, u.Organisation, u.BatchName} {
		if part != "" {
			parts = append(parts, oneLine(part))
		}
	}
	if u.Date != "" {
		parts = append(parts, u.Date[:len("2026-11-22")])
	}
	if u.Place != nil {
		parts = append(parts, s.place(*u.Place))
	}
	return parts
}

// drawPieces writes a text as one line, with marks as draw has them: what differs with both sides. Of
// the text asked for only what the unit lacks is marked.
func (s *session) drawPieces(pieces []engine.MatchPiece, query bool) string {
	script := make([]engine.SpanView, 0, len(pieces))
	for _, p := range pieces {
		span := engine.SpanView{Kind: "equal", New: p.Text}
		switch {
		case p.Kind == "" || query && p.Kind != "inserted":
		case query:
			span.Kind = "inserted"
		default:
			span = differing(p)
		}
		script = append(script, span)
	}
	return s.draw(script)
}

// differing is a piece of a unit as a piece of a diff: old is what was there, new what it is to be.
func differing(p engine.MatchPiece) engine.SpanView {
	switch p.Kind {
	case "deleted":
		return engine.SpanView{Kind: "deleted", Old: p.Text}
	case "moved":
		return engine.SpanView{Kind: "moved", New: p.Text}
	case "replaced":
		return engine.SpanView{Kind: "replaced", Old: p.Text, New: p.Was}
	}
	kinds := map[string]string{
		"ending": "inflected", "number": "number", "date": "number", "unit": "number", "tag": "markup", "address": "markup",
		"placeholder": "markup", "case": "trivial", "punctuation": "trivial",
	}
	return engine.SpanView{Kind: kinds[p.Kind], Old: p.Text, New: p.Was}
}

// concordance prints units whose texts hold words.
func (s *session) concordance(ctx context.Context, args []string) error {
	c := s.deskFlags("tm concordance")
	tag, exact, limit := c.String("lang", "", ""), c.Bool("exact", false, ""), c.Int("limit", 20, "")
	var f filterFlags
	f.flags(c.FlagSet)
	names, err := s.begin(c, args, 1, 100)
	switch {
	case err != nil:
		return err
	case *tag != "" && !lang.Known(lang.Tag(*tag)):
		return s.misuse("usage.bad-flag", map[string]any{"found": "--lang"})
	case *limit < 1 || *limit > 1000:
		return s.misuse("usage.bad-flag", map[string]any{"found": "--limit"})
	}
	filter, err := s.filter(f)
	if err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		page, err := s.workspace.Concordance(ctx, engine.ConcordanceRequest{
			Text: strings.Join(names, " "), Lang: lang.Tag(*tag), Exact: *exact, Filter: filter, Limit: *limit,
		})
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.ConcordanceView
			}{true, page})
			return nil
		}
		for _, u := range page.Units {
			s.printUnit(u)
		}
		key := "tm.found"
		if page.More {
			key = "tm.found-more"
		}
		fmt.Fprintln(s.Out, s.say(key, map[string]any{"count": page.Total}))
		return nil
	})
}

// printUnit writes where a unit comes from, and its texts with what was found.
func (s *session) printUnit(u engine.UnitView) {
	name := oneLine(u.TUID)
	if name == "" {
		name = u.ID
	}
	fmt.Fprintf(s.Out, "%s  %s\n", name, strings.Join(s.origin(u), " · "))
	for _, t := range u.Texts {
		fmt.Fprintf(s.Out, "    %s  %s\n", t.Lang, s.highlight(t))
	}
}

// highlight writes a text with what was found in brackets or, on a terminal, in bold (ECMA-48, SGR).
func (s *session) highlight(t engine.UnitText) string {
	before, after := "[", "]"
	if s.colours() {
		before, after = "\x1b[1m", "\x1b[0m"
	}
	units := utf16.Encode([]rune(t.Text))
	var b strings.Builder
	at := 0
	for _, m := range t.Marks {
		b.WriteString(oneLine(string(utf16.Decode(units[at:m.Start]))) + before + oneLine(string(utf16.Decode(units[m.Start:m.End]))) + after)
		at = m.End
	}
	b.WriteString(oneLine(string(utf16.Decode(units[at:]))))
	return b.String()
}
