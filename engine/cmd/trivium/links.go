package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"trivium/engine"
	"trivium/engine/lang"
)

// links prints which sentences of two languages of a text stand for which, or changes that.
func (s *session) links(ctx context.Context, args []string) error {
	c := s.deskFlags("links")
	from, to := c.String("from", "", ""), c.String("to", "", "")
	acts := map[string]*string{}
	for _, name := range []string{"confirm", "unlink", "release", "join", "split"} {
		acts[name] = c.String(name, "", "")
	}
	names, err := s.begin(c, args, 1, 1)
	if err != nil {
		return err
	}
	r := engine.SegmentsRef{From: lang.Tag(*from), To: lang.Tag(*to)}
	switch {
	case !lang.Known(r.From):
		return s.misuse("usage.bad-flag", map[string]any{"found": "--from"})
	case !lang.Known(r.To) || r.To == r.From:
		return s.misuse("usage.bad-flag", map[string]any{"found": "--to"})
	}
	r.Text = names[0]
	act, numbers := "", []int{}
	for name, value := range acts {
		if *value == "" {
			continue
		}
		if act != "" {
			return s.misuse("usage.one-act", nil)
		}
		var ok bool
		if numbers, ok = linkNumbers(name, *value); !ok {
			return s.misuse("usage.bad-flag", map[string]any{"found": "--" + name})
		}
		act = name
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		view, err := s.workspace.Segments(ctx, r)
		if err == nil && act != "" {
			view, err = s.changeLinks(ctx, view, act, numbers)
		}
		if err != nil {
			return err
		}
		s.printLinks(view)
		return nil
	})
}

// linkNumbers reads what a flag names: "3"; of join "3,4"; of split "3,1,0", the link and how many
// sentences of each language come first.
func linkNumbers(act, value string) ([]int, bool) {
	var numbers []int
	for word := range strings.SplitSeq(value, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil || n < 0 {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, len(numbers) == max(1, map[string]int{"join": 2, "split": 3}[act])
}

// changeLinks carries one act out and returns the links as they are then.
func (s *session) changeLinks(ctx context.Context, view engine.SegmentsView, act string, n []int) (engine.SegmentsView, error) {
	ref := func(number int) engine.LinkRef {
		l := engine.LinkRef{Index: number - 1}
		if number >= 1 && number <= len(view.Links) {
			l.Source, l.Target = view.Links[number-1].Source.Text, view.Links[number-1].Target.Text
		}
		return l
	}
	one := engine.LinkRequest{SegmentsRef: view.SegmentsRef, Link: ref(n[0])}
	switch act {
	case "confirm":
		return s.workspace.ConfirmSegment(ctx, one)
	case "unlink":
		return s.workspace.Unlink(ctx, one)
	case "release":
		return s.workspace.ReleaseLink(ctx, one)
	case "join":
		return s.workspace.JoinLinks(ctx, engine.JoinLinksRequest{SegmentsRef: view.SegmentsRef, Link: ref(n[0]), With: ref(n[1])})
	}
	return s.workspace.SplitLink(ctx, engine.SplitLinkRequest{SegmentsRef: view.SegmentsRef, Link: ref(n[0]), Source: n[1], Target: n[2]})
}

func (s *session) printLinks(view engine.SegmentsView) {
	if s.json {
		s.printJSON(struct {
			OK bool `json:"ok"`
			engine.SegmentsView
		}{true, view})
		return
	}
	for i, l := range view.Links {
		how := s.say("links.proposed", map[string]any{"percent": int(100 * l.Confidence)})
		switch {
		case l.Confirmed:
			how = s.say("links.confirmed", map[string]any{"person": oneLine(l.By), "at": when(l.At)})
		case l.Source.Count == 0 || l.Target.Count == 0:
			how = s.say("links.unpaired", nil)
		}
		fmt.Fprintf(s.Out, "%d. %s\n", i+1, how)
		fmt.Fprintf(s.Out, "    %s %s\n", view.From, sideLine(l.Source))
		fmt.Fprintf(s.Out, "    %s %s\n", view.To, sideLine(l.Target))
	}
	fmt.Fprintln(s.Out, s.say("links.count", map[string]any{"count": len(view.Links)}))
}

// sideLine writes the sentences of a side with their numbers: "2–3 …".
func sideLine(side engine.SegmentSide) string {
	switch side.Count {
	case 0:
		return "–"
	case 1:
		return fmt.Sprintf("%d %s", side.First+1, oneLine(side.Text))
	}
	return fmt.Sprintf("%d–%d %s", side.First+1, side.First+side.Count, oneLine(side.Text))
}
