package engine

import (
	"strings"
	"testing"

	"trivium/engine/memory"
	"trivium/engine/tm"
	"trivium/engine/tm/explain"
	"trivium/engine/tm/repair"
)

// drawn writes pieces as one line: kind, text and what the other side has.
func drawn(pieces []MatchPiece) string {
	parts := []string{}
	for _, p := range pieces {
		if p.Kind == "" {
			parts = append(parts, p.Text)
			continue
		}
		parts = append(parts, "<"+p.Kind+" "+p.Text+"|"+p.Was+">")
	}
	return strings.Join(parts, "")
}

func plainOf(pieces []MatchPiece) string {
	s := ""
	for _, p := range pieces {
		s += p.Text
	}
	return s
}

func TestDifferences(t *testing.T) {
	change := func(kind explain.Kind, textStart, textEnd, unitStart, unitEnd int) explain.Change {
		return explain.Change{Kind: kind, Text: explain.Range{Start: textStart, End: textEnd}, Unit: explain.Range{Start: unitStart, End: unitEnd}}
	}
	tests := map[string]struct {
		unit, query   string
		changes       []explain.Change
		source, asked string
	}{
		"equal":        {"a b", "a b", nil, "a b", "a b"},
		"replaced":     {"ä b c", "ä x c", []explain.Change{change(explain.Replaced, 3, 4, 3, 4)}, "ä <replaced b|x> c", "ä <replaced x|b> c"},
		"inserted":     {"a c", "a b c", []explain.Change{change(explain.Inserted, 2, 4, 2, 2)}, "a c", "a <inserted b |>c"},
		"deleted":      {"a b c", "a c", []explain.Change{change(explain.Deleted, 2, 2, 2, 4)}, "a <deleted b |>c", "a c"},
		"moved":        {"b a", "a b", []explain.Change{change(explain.Moved, 0, 1, 2, 3)}, "b <moved a|a>", "<moved a|a> b"},
		"out of order": {"c a b", "b x c", []explain.Change{change(explain.Moved, 0, 1, 4, 5), change(explain.Moved, 4, 5, 0, 1)}, "<moved c|c> a <moved b|b>", "<moved b|b> x <moved c|c>"},
		"overlapping":  {"abcd", "abcd", []explain.Change{change(explain.Ending, 0, 3, 0, 3), change(explain.Case, 2, 4, 2, 4)}, "<ending abc|abc>d", "<ending abc|abc>d"},
		"outside":      {"ab", "ab", []explain.Change{change(explain.Ending, 1, 9, 1, 9), change(explain.Ending, -1, 1, -1, 1)}, "ab", "ab"},
		"nothing":      {"", "", nil, "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			source, asked := differences(tt.unit, tt.query, tt.changes)
			if drawn(source) != tt.source || drawn(asked) != tt.asked {
				t.Errorf("%s\n%s", drawn(source), drawn(asked))
			}
			if plainOf(source) != tt.unit || plainOf(asked) != tt.query {
				t.Error("the pieces together are not the text")
			}
		})
	}
}

func TestRepairedPieces(t *testing.T) {
	m := &tm.Match{Target: "Am 5.5. um 15 Uhr", Repairs: []repair.Change{
		{Kind: repair.Date, Was: "3.4.", Is: "5.5.", Start: 3, End: 7}, {Kind: repair.Number, Was: "14", Is: "15", Start: 11, End: 13},
		{Kind: repair.Punctuation, Was: ".", Start: 17, End: 17},
	}}
	if got, want := drawn(repaired(m)), "Am <date 5.5.|3.4.> um <number 15|14> Uhr<punctuation |.>"; got != want {
		t.Errorf("%s", got)
	}
}

func TestMarks(t *testing.T) {
	tests := map[string]struct {
		text   string
		ranges []memory.Range
		want   []MarkRange
	}{
		"none":         {"abc", nil, []MarkRange{}},
		"ASCII":        {"abc", []memory.Range{{Start: 1, End: 2}}, []MarkRange{{1, 2}}},
		"two bytes":    {"żółw śpi", []memory.Range{{Start: 0, End: 7}, {Start: 8, End: 12}}, []MarkRange{{0, 4}, {5, 8}}},
		"astral":       {"😀a😀b", []memory.Range{{Start: 4, End: 5}, {Start: 9, End: 10}}, []MarkRange{{2, 3}, {5, 6}}},
		"out of order": {"abc", []memory.Range{{Start: 2, End: 3}, {Start: 0, End: 1}}, []MarkRange{{2, 3}}},
		"beyond":       {"abc", []memory.Range{{Start: 2, End: 9}}, []MarkRange{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			equal(t, name, marks(tt.text, tt.ranges), tt.want)
		})
	}
}
