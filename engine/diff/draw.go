package diff

import "strings"

// Draw returns the script as a line of text with the marks of testdata/cases: [-deleted-],
// {+inserted+}, {~one form→another~}, {#12→14#}, {@markup→markup@}, {.trivial→trivial.},
// {<moved away<}, {>moved here>}.
func (s Script) Draw(old, new string) string {
	var b strings.Builder
	move := 0
	for _, span := range s {
		here := span.Move
		if span.Kind == MovedAway {
			here = 0
		}
		if move != here && move > 0 {
			b.WriteString(">}")
		}
		if move != here && here > 0 {
			b.WriteString("{>")
		}
		move = here
		drawSpan(&b, span, old[span.Old.Start:span.Old.End], new[span.New.Start:span.New.End])
	}
	if move > 0 {
		b.WriteString(">}")
	}
	return b.String()
}

func drawSpan(b *strings.Builder, span Span, old, new string) {
	switch span.Kind {
	case Equal, Moved:
		b.WriteString(new)
	case MovedAway:
		b.WriteString("{<" + old + "<}")
	case Inserted, Deleted, Replaced:
		if old != "" {
			b.WriteString("[-" + old + "-]")
		}
		if new != "" {
			b.WriteString("{+" + new + "+}")
		}
	default:
		sign := map[Kind]string{Inflected: "~", Number: "#", Markup: "@", Trivial: "."}[span.Kind]
		b.WriteString("{" + sign + old + "→" + new + sign + "}")
	}
}
