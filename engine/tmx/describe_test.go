package tmx

import (
	"fmt"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

// describe writes what was read, for people: flat texts, and all that stands beside them.
func describe(out *strings.Builder, h Header, units []*Unit) {
	fmt.Fprintf(out, "header %s%s\n", h.Version, describeAttrs(h.Attrs))
	describeMeta(out, "  ", h.Meta)
	for _, u := range units {
		fmt.Fprintf(out, "\nline %d, byte %d: %q%s\n", u.Line, u.Offset, u.ID, describeAttrs(u.Attrs))
		describeMeta(out, "  ", u.Meta)
		flats, cells := u.Flatten(), u.Cells()
		for i, v := range u.Variants {
			flat := flats[i]
			fmt.Fprintf(out, "  %s%s\n", v.Lang, describeAttrs(v.Attrs))
			describeMeta(out, "    ", v.Meta)
			fmt.Fprintf(out, "    plain %q\n", v.Segment.Plain())
			if len(flat.Codes) > 0 {
				fmt.Fprintf(out, "    flat  %q\n    cell  %q\n", flat.Text, cells[i].Text)
			}
			for _, c := range flat.Codes {
				fmt.Fprintf(out, "      %-5s %s%s %q\n", c.Placeholder, c.Node.Name, describeAttrs(c.Node.Attrs), codeText(c.Node))
			}
		}
	}
}

func describeAttrs(attrs Attrs) string {
	var b strings.Builder
	for _, a := range attrs {
		fmt.Fprintf(&b, " %s=%q", a.Name, a.Value)
	}
	return b.String()
}

func describeMeta(out *strings.Builder, indent string, meta []Meta) {
	for _, m := range meta {
		fmt.Fprintf(out, "%s%s%s %q", indent, m.Kind, describeAttrs(m.Attrs), m.Text)
		for _, attrs := range m.Maps {
			fmt.Fprintf(out, " map%s", describeAttrs(attrs))
		}
		out.WriteString("\n")
	}
}

func describeReport(out *strings.Builder, texts *fault.Texts, r *Report) {
	fmt.Fprintf(out, "\n%d units, %d left out, %d texts left out of others\n", r.Units, r.LeftOut, r.Variants)
	for _, f := range r.Faults {
		fmt.Fprintf(out, "line %d %s: %s\n", f.Place.Line, f.Severity, texts.Of(f, lang.English).Message)
	}
}
