package review

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/corpora"
	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/lang"
)

// draw writes a comparison for people, a line a thing.
func draw(c *Comparison) string {
	var b strings.Builder
	title := func(id string) string {
		h := c.Headings[id]
		return fmt.Sprintf("%s %d “%s”", h.Kind, h.Index, h.Title["pl"])
	}
	where := func(p Place) string {
		var parts []string
		for _, id := range []string{p.Root, p.Lesson, p.Block} {
			if id != "" {
				parts = append(parts, title(id))
			}
		}
		return strings.Join(parts, " / ")
	}
	for _, n := range c.Nodes {
		fmt.Fprintf(&b, "%s %s, place %d, %d parts: %s\n", n.Change, n.Kind, n.Index, n.Parts, where(n.Place))
		if n.From != nil {
			fmt.Fprintf(&b, "  from place %d of %s\n", n.Was, where(*n.From))
		}
	}
	for _, t := range c.Texts {
		fmt.Fprintf(&b, "%s %s by %s: %s, %q\n  ", t.Change, t.Lang, t.By, where(t.Place), t.Place.Field)
		for _, p := range t.Pieces {
			switch p.Kind {
			case "equal":
				b.WriteString(p.New)
			case "moved":
				fmt.Fprintf(&b, "{%d>%s}", p.Move, p.New)
			default:
				fmt.Fprintf(&b, "{%s|%s|%s}", p.Kind, p.Old, p.New)
			}
		}
		b.WriteString("\n")
	}
	for _, f := range c.Fields {
		fmt.Fprintf(&b, "set %s: %s → %s: %s\n", f.Field, f.Old, f.New, where(f.Place))
	}
	fmt.Fprintf(&b, "%v\n", c.Counts)
	return b.String()
}

// TestCompareGolden is one day of work on a real module, as the screen is told of it.
func TestCompareGolden(t *testing.T) {
	c, faults, err := course.LoadFS(corpora.Samples, "local-community/programme.json", "")
	if err != nil || faults.Blocking() {
		t.Fatal(err, faults)
	}
	d := desks(t, 1)[0]
	then := d.Do(func(g *change.Gesture) { g.ImportCourse(c) })
	module := c.Modules[0].Module
	first, second := &module.Lessons[0], &module.Lessons[1]
	var paragraphs []string
	for i := range first.Blocks {
		if first.Blocks[i].Kind == course.Paragraph {
			paragraphs = append(paragraphs, first.Blocks[i].ID)
		}
	}
	d.Do(func(g *change.Gesture) {
		old := d.State.Cell(cell(paragraphs[0]+"/text", "pl")).Text
		words := strings.Fields(old)
		words[1], words[3] = "jednak", words[3]+","
		g.SetCell(cell(paragraphs[0]+"/text", "pl"), strings.Join(words, " ")+" Potrwa to 14 dni.", nil)
		g.SetCell(cell(module.ID+"/title", "de"), "**Anderer** Titel", nil)
		g.SetCell(cell(second.ID+"/title", "pl"), strings.ToUpper(second.Title.In("pl"))+" ", nil)
		g.Arrange(first.Blocks[2].ID, "block", second.ID, 0)
		g.Arrange(first.Blocks[0].ID, "block", first.ID, 3)
		g.DeleteNode(module.Lessons[2].Blocks[1].ID)
		g.Arrange("NEW", "block", first.ID, 1)
		g.SetField("NEW", "kind", "paragraph")
		g.SetCell(cell("NEW/text", "pl"), "Nowy akapit.", nil)
		g.SetField(module.ID, "passMark", 55)
	})
	got := draw(Compare(d.at(then), d.present(), Options{}))
	name := filepath.Join("testdata", "compare.txt")
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s", got)
	}
	narrow := Compare(d.at(then), d.present(), Options{Languages: []lang.Tag{"de"}, Under: module.ID})
	if len(narrow.Texts) == 0 || slices.ContainsFunc(narrow.Texts, func(t TextChange) bool { return t.Lang != "de" }) {
		t.Errorf("in German only: %s", draw(narrow))
	}
	if lesson := Compare(d.at(then), d.present(), Options{Under: second.ID}); len(lesson.Fields) > 0 || len(lesson.Nodes) != 1 {
		t.Errorf("in one lesson only: %s", draw(lesson))
	}
}

// TestReadingOrder requires that the texts of every block of the samples come in the order in which
// course says they are read.
func TestReadingOrder(t *testing.T) {
	for _, file := range []string{"foster-care-families/programme.json", "homelessness-crisis/module.json", "local-community/programme.json", "knowledge-transfer.json"} {
		c, faults, err := course.LoadFS(corpora.Samples, file, "")
		if err != nil || faults.Blocking() {
			t.Fatal(err, faults)
		}
		d := desks(t, 1)[0]
		d.Do(func(g *change.Gesture) { g.ImportCourse(c) })
		r := newReader(d.present(), d.present())
		last := ""
		for _, m := range c.Modules {
			for _, l := range m.Lessons {
				for i := range l.Blocks {
					for _, text := range l.Blocks[i].Texts("") {
						key := r.textKey(text.ID)
						if key <= last {
							t.Errorf("%s: %s comes too early", file, text.ID)
						}
						last = key
					}
				}
			}
		}
	}
}

// TestPieces requires that pieces join to both texts and say what is of no weight.
func TestPieces(t *testing.T) {
	d := desks(t, 1)[0]
	tests := map[string]struct {
		old, new string
		want     Change
	}{
		"a word":            {"Pomoc społeczna trwa 12 dni.", "Pomocy społecznej potrzeba 14 dni.", Changed},
		"quotes":            {"Tak zwany \"zasiłek\".", "Tak zwany „zasiłek”.", Trivial},
		"a moved sentence":  {"Pierwsze zdanie jest krótkie. Drugie zdanie mówi coś innego. Trzecie kończy.", "Drugie zdanie mówi coś innego. Trzecie kończy. Pierwsze zdanie jest krótkie.", Changed},
		"from nothing":      {"", "Nowe.", Added},
		"to nothing":        {"Stare.", "", Removed},
		"one sentence more": {"Jedno.", "Jedno. Drugie.", Changed},
	}
	for name, tt := range tests {
		id := cell("L/title", "pl")
		d.set(id, tt.old, "")
		then := d.State.Vector()
		d.set(id, tt.new, "")
		c := Compare(d.at(then), d.present(), Options{})
		if len(c.Texts) != 1 || c.Texts[0].Change != tt.want {
			t.Fatalf("%s: got %+v, want %s", name, c.Texts, tt.want)
		}
		var old, new string
		for _, p := range c.Texts[0].Pieces {
			new += p.New
			if p.Move == 0 || p.Kind == "away" {
				old += p.Old
			}
		}
		if old != tt.old || new != tt.new {
			t.Errorf("%s: the pieces join to %q and %q", name, old, new)
		}
	}
}
