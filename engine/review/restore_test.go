package review

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// A play is people who do at random what people do.
type play struct {
	t      testing.TB
	random *rand.Rand
	desks  []*desk
	nodes  []string
	words  int
	apart  int // how long they work without hearing of each other
}

func newPlay(t testing.TB, seed int) *play {
	p := &play{t: t, random: rand.New(rand.NewSource(int64(seed))), desks: desks(t, 3), nodes: []string{"M", "L"}, apart: 2 + seed%3*2}
	return p
}

func (p *play) node() string { return p.nodes[p.random.Intn(len(p.nodes))] }

func (p *play) word() string {
	p.words++
	return fmt.Sprintf("słowo%d", p.words)
}

func (p *play) steps(n int) {
	for range n {
		d := p.desks[p.random.Intn(len(p.desks))]
		d.Wait(p.random.Intn(9))
		if p.apart == 2 {
			share(p.desks)
		}
		if p.random.Intn(p.apart) == 0 {
			d.Take(p.desks[p.random.Intn(len(p.desks))].Log)
		} else {
			p.act(d)
		}
	}
}

func (p *play) act(d *desk) {
	id := cell(p.node()+"/text", lang.All()[p.random.Intn(3)])
	switch p.random.Intn(9) {
	case 0, 1, 2:
		text := strings.TrimSpace(d.State.Cell(id).Text + " " + p.word())
		d.Do(func(g *change.Gesture) { g.SetCell(id, text, nil) })
	case 3, 4:
		node := fmt.Sprint("N", len(p.nodes))
		kind := []string{"lesson", "block"}[p.random.Intn(2)]
		p.nodes = append(p.nodes, node)
		d.Do(func(g *change.Gesture) {
			g.Arrange(node, kind, p.node(), p.random.Intn(4))
			g.SetCell(cell(node+"/text", "pl"), p.word(), nil)
		})
	case 5:
		node, parent := p.node(), p.node()
		if n, exists := d.State.Node(node); exists {
			d.Do(func(g *change.Gesture) { g.Arrange(node, n.Kind, parent, p.random.Intn(4)) })
		}
	case 6:
		d.Do(func(g *change.Gesture) { g.DeleteNode(p.node()) })
	case 7:
		d.Do(func(g *change.Gesture) { g.RestoreNode(p.node()) })
	case 8:
		d.Do(func(g *change.Gesture) {
			g.SetField(p.node(), "level", p.random.Intn(3))
			g.SetOrigin(p.node()+"/text", lang.All()[p.random.Intn(3)])
		})
	}
}

// differences writes what a comparison found, "" when it found nothing.
func differences(c *Comparison) string {
	if len(c.Nodes)+len(c.Texts)+len(c.Fields) == 0 {
		return ""
	}
	raw, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(raw)
}

// TestRestoreAll requires in random histories that after everything was restored nothing differs from
// the past, that restoring it again makes no event, and that Undo brings back what stood there.
func TestRestoreAll(t *testing.T) {
	seeds := 40
	if os.Getenv("TRIVIUM_FULL") == "1" {
		seeds = 2000
	}
	undone, stayed := 0, 0
	for seed := range seeds {
		p := newPlay(t, seed)
		p.steps(60)
		share(p.desks)
		d := p.desks[p.random.Intn(len(p.desks))]
		then := d.Log[p.random.Intn(len(d.Log))].Vector()
		before := d.State.Vector()
		d.Do(func(g *change.Gesture) {
			out, err := Restore(d.State, g, d.at(then), Target{})
			if err != nil {
				t.Fatal(err)
			}
			stayed += len(out.Stayed)
		})
		if got := differences(Compare(d.at(then), d.present(), Options{})); got != "" {
			t.Fatalf("seed %d: after Restore:\n%s", seed, got)
		}
		count := len(d.Log)
		d.Do(func(g *change.Gesture) {
			if _, err := Restore(d.State, g, d.at(then), Target{}); err != nil {
				t.Fatal(err)
			}
		})
		if len(d.Log) != count {
			t.Fatalf("seed %d: restoring again makes %d events, such as %s", seed, len(d.Log)-count, change.Encode(&d.Log[count]))
		}
		if len(d.at(before).Forks()) > 0 || holdsKept(p, d.at(before)) || !changed(d, before) {
			continue // a fork is not made again by undoing, nor that a part is deleted and kept
		}
		if g, conflicts := d.State.Undo(d.Writer, "u"); g != nil && len(conflicts) == 0 {
			d.Commit(g)
			undone++
			if got := differences(Compare(d.at(before), d.present(), Options{})); got != "" {
				t.Errorf("seed %d: after Undo:\n%s", seed, got)
			}
		}
	}
	if undone < seeds/10 {
		t.Errorf("only %d of %d were undone", undone, seeds)
	}
}

func holdsKept(p *play, at *change.Past) bool {
	return slices.ContainsFunc(p.nodes, func(id string) bool { n, _ := at.Node(id); return n.Kept })
}

func changed(d *desk, before change.Vector) bool { return !before.Covers(d.State.Vector()) }
