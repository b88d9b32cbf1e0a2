package review

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/change/copies"
)

// TestTimeline is the day of the package's essay, and what else happens in a workspace.
func TestTimeline(t *testing.T) {
	all := desks(t, 2)
	anna, birute := all[0], all[1]
	anna.Wait(10)
	anna.set(cell("L/title", "pl"), "Lekcja", "")
	anna.Wait(5)
	anna.set(cell("M/title", "pl"), "Pomoc", "")
	anna.Do(func(g *change.Gesture) {
		if err := NameVersion(anna.State, g, "V1", "Pilot", "", anna.State.Vector()); err != nil {
			t.Fatal(err)
		}
	})
	share(all)
	birute.Wait(40)
	birute.set(cell("L/title", "lt"), "Pamoka", "pl")
	birute.Wait(19)
	birute.Do(func(g *change.Gesture) { g.Arrange("L2", "lesson", "M", 0); g.DeleteNode("L") })
	birute.Wait(21)
	birute.Do(func(g *change.Gesture) {
		g.SetStatus(cell("M/title", "pl"), change.Reviewed)
		g.PutThing(change.TMAdd, "u1", "M/title", "", "a unit") // told by the status
	})
	share(all)
	anna.Wait(90)
	if g, _ := anna.State.Undo(anna.Writer, "u1"); g != nil {
		anna.Commit(g)
	}
	share(all)

	page := Timeline(anna.State, Query{Arrivals: []Arrival{{At: copies.Start().Add(100 * time.Minute), Dev: "d2", Count: 4, Last: 4}}})
	want := []string{
		"Anna 10:45–10:45 1 texts [pl] [undid] M []",
		"Birutė 10:40–10:40 0 texts [] [received]  []",
		"Birutė 10:20–10:20 0 texts [] [status] M []",
		"Birutė 09:40–09:59 1 texts [lt] [wrote added deleted] M [L2 L]",
		"Anna 09:15–09:15 0 texts [] [named]  []",
		"Anna 09:10–09:15 2 texts [pl] [wrote] M [L]",
		"Anna 09:00–09:00 1 texts [pl] [imported] M [L]",
		"Anna 09:00–09:00 0 texts [] [created members]  []",
	}
	if got := lines(page); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if page.Next != "" || page.Headings["M"].Kind != "module" {
		t.Errorf("next %q, headings %v", page.Next, page.Headings)
	}
	entry := page.Entries[3]
	c := Compare(anna.at(entry.Before), anna.at(entry.After), Options{})
	if fmt.Sprint(c.Counts.Nodes) != "map[added:1 removed:1]" {
		t.Errorf("between the moments of an entry: %s", draw(c))
	}
	if own := Timeline(anna.State, Query{By: "m2"}); len(own.Entries) != 2 {
		t.Errorf("of one person: %s", lines(own))
	}
	if other := Timeline(anna.State, Query{Root: "X"}); len(other.Entries) != 0 {
		t.Errorf("of a module that is not there: %s", lines(other))
	}
}

func lines(p Page) string {
	var all []string
	for _, e := range p.Entries {
		all = append(all, fmt.Sprintf("%s %s–%s %d texts %v %v %s %v", e.Person, e.From.Format("15:04"), e.To.Format("15:04"), e.Texts, e.Languages, e.Deeds, e.Root, e.Lessons))
	}
	return strings.Join(all, "\n")
}

// TestTimelinePages requires that pages of any size make up the whole, each entry once, newest first,
// also when something is done between two pages.
func TestTimelinePages(t *testing.T) {
	p := newPlay(t, 7)
	for range 40 {
		p.steps(2)
		p.desks[p.random.Intn(3)].Wait(30)
	}
	share(p.desks)
	s := p.desks[0].State
	whole := Timeline(s, Query{Most: 1000}).Entries
	if len(whole) < 20 {
		t.Fatalf("only %d entries", len(whole))
	}
	var events int
	for i, e := range whole {
		events += e.Events
		if i > 0 && whole[i-1].To.Before(e.To) {
			t.Errorf("entry %d is newer than the one before", i)
		}
	}
	if events != len(p.desks[0].Log) {
		t.Errorf("%d events in the entries, %d in the log", events, len(p.desks[0].Log))
	}
	for _, most := range []int{1, 7, len(whole)} {
		q := Query{Most: most}
		for i := 0; ; {
			page := Timeline(s, q)
			for _, e := range page.Entries {
				if i >= len(whole) || e.Gesture != whole[i].Gesture || e.Dev != whole[i].Dev {
					t.Fatalf("page size %d: entry %d is another one", most, i)
				}
				i++
			}
			if q.After = page.Next; q.After == "" {
				if i != len(whole) {
					t.Errorf("page size %d: %d of %d entries", most, i, len(whole))
				}
				break
			}
		}
	}
	first := Timeline(s, Query{Most: 5})
	p.desks[0].Wait(600)
	p.desks[0].set(cell("M/title", "pl"), "Nowszy", "")
	if second := Timeline(s, Query{Most: 5, After: first.Next}); second.Entries[0].Gesture != whole[5].Gesture {
		t.Error("the second page begins elsewhere once something was done")
	}
	if lost := Timeline(s, Query{After: "no cursor"}); len(lost.Entries) > 0 {
		t.Errorf("what is no cursor gives %d entries", len(lost.Entries))
	}
}
