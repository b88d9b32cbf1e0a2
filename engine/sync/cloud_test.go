package sync

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	gosync "sync"
	"testing"
	"time"
)

// A cloud is a service that keeps a folder on several computers alike, as badly as they do it: files
// arrive late and in any order, half of them first, with room for the rest or without, twice under
// another name, removed ones come back.
type cloud struct {
	h       *history
	clock   *wall
	central map[string][]byte
	gone    map[string][]byte
	folders []string
	synced  []map[string]bool // by folder: names whose content is that of the centre
	half    []map[string]bool // and names of which a part has come
}

func newCloud(h *history, clock *wall) *cloud {
	c := &cloud{h: h, clock: clock, central: map[string][]byte{}, gone: map[string][]byte{}}
	for _, p := range h.people {
		c.folders = append(c.folders, h.t.TempDir())
		c.synced = append(c.synced, map[string]bool{})
		c.half = append(c.half, map[string]bool{})
		p.shares(c.folders[len(c.folders)-1], clock.time)
	}
	return c
}

// up takes what a computer has made and removed.
func (c *cloud) up(i int) {
	there := map[string]bool{}
	for _, name := range names(c.h.t, c.folders[i]) {
		there[name] = true
		if _, known := c.central[name]; !known && !c.half[i][name] && !strings.HasPrefix(name, "~") {
			c.central[name] = get(c.h.t, filepath.Join(c.folders[i], name))
			c.synced[i][name] = true
		}
	}
	for name := range c.synced[i] {
		if !there[name] {
			delete(c.synced[i], name)
			c.gone[name] = c.central[name]
			delete(c.central, name)
		}
	}
}

// down brings a computer some of what it lacks, in some way.
func (c *cloud) down(i int) {
	random := c.h.random
	for _, name := range slices.Sorted(maps.Keys(c.central)) {
		content, path := c.central[name], filepath.Join(c.folders[i], name)
		if c.synced[i][name] {
			continue
		}
		switch random.IntN(8) {
		case 0, 1, 2: // later
		case 3:
			put(c.h.t, path, content[:random.IntN(len(content)+1)])
			c.half[i][name] = true
		case 4: // room for it, and some of it
			put(c.h.t, path, append(bytes.Clone(content[:len(content)/3]), make([]byte, len(content)-len(content)/3)...))
			c.half[i][name] = true
		case 5:
			put(c.h.t, filepath.Join(c.folders[i], renamed(name, random.IntN(4))), content)
			fallthrough
		default:
			put(c.h.t, path, content)
			c.synced[i][name] = true
			delete(c.half[i], name)
		}
	}
	for name := range c.synced[i] {
		if _, there := c.central[name]; !there && random.IntN(2) == 0 {
			delete(c.synced[i], name)
			os.Remove(filepath.Join(c.folders[i], name))
		}
	}
	for name, content := range c.gone {
		if random.IntN(30) == 0 {
			put(c.h.t, filepath.Join(c.folders[i], name), content)
		}
	}
}

// renamed is how four services name a conflicted copy.
func renamed(name string, way int) string {
	stem := strings.TrimSuffix(name, Ending)
	return []string{
		stem + " (conflicted copy 2026-05-12 093107)" + Ending,
		stem + "-LAPTOP7" + Ending,
		stem + ".sync-conflict-20260512-093107-ABCDEFG" + Ending,
		"Kopia (1) " + stem + strings.ToUpper(Ending),
	}[way]
}

// all brings everything to everyone at last.
func (c *cloud) all() {
	for i := range c.folders {
		c.up(i)
	}
	for i, folder := range c.folders {
		for name := range c.half[i] {
			if c.central[name] == nil { // it was removed before it had come
				os.Remove(filepath.Join(folder, name))
			}
		}
		clear(c.half[i])
		for name, content := range c.central {
			put(c.h.t, filepath.Join(folder, name), content)
			c.synced[i][name] = true
		}
	}
}

// TestSharedFolder lets three people work with workspace files and a folder that a service keeps
// alike between their computers: whenever two know the same they show the same, and at the end, when
// all has arrived, all know everything and nothing is lost.
func TestSharedFolder(t *testing.T) {
	seeds := 3
	if full() {
		seeds = 100
	}
	collected := 0
	for seed := range seeds {
		h := newHistory(t, uint64(seed), inFile(t))
		h.people = h.people[:3]
		clock := newWall()
		c := newCloud(h, clock)
		for range 120 {
			i := h.random.IntN(3)
			p := h.people[i]
			switch h.random.IntN(8) {
			case 0:
				c.down(i)
			case 1:
				collected += p.collect().Files
				h.compare(p)
			case 2:
				p.publish()
				c.up(i)
			default:
				h.act(p)
			}
			clock.passes(time.Duration(h.random.IntN(120)) * time.Minute)
		}
		for range 4 {
			for _, p := range h.people {
				p.collect()
				p.publish()
			}
			clock.passes(time.Hour)
			c.all()
		}
		for _, p := range h.people {
			if report := p.collect(); len(report.Faults)+len(report.Waiting) > 0 {
				t.Errorf("%s: %+v", p.name, report)
			}
		}
		h.allEqual()
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if collected == 0 {
		t.Error("nothing was collected on the way")
	}
	t.Logf("%d folders, %d files collected on the way", seeds, collected)
}

// TestSharedDrive lets three people work at the same time on one folder, as on a network drive.
func TestSharedDrive(t *testing.T) {
	path := t.TempDir()
	people := newGroup(t, 3, inFile(t))
	before := len(people[0].events())
	var all gosync.WaitGroup
	for _, p := range people {
		p.shares(path, nil)
		all.Go(func() {
			for i := range 25 {
				p.write(fmt.Sprint("B/items/", i%5), p.someWords(4))
				if i%2 == 0 {
					p.publish()
				}
				p.collect()
			}
			p.publish()
		})
	}
	all.Wait()
	for range 2 {
		for _, p := range people {
			if report := p.collect(); len(report.Faults)+len(report.Waiting) > 0 {
				t.Errorf("%s: %+v", p.name, report)
			}
			p.publish()
		}
	}
	for _, p := range people[1:] {
		p.sameAs(people[0])
	}
	if n := len(people[0].events()); n != before+3*25 {
		t.Errorf("%d events in the end, want %d", n, before+3*25)
	}
	for _, name := range names(t, path) {
		if strings.HasSuffix(name, ".tmp") {
			t.Errorf("%s was left", name)
		}
	}
}
