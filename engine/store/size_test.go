package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"trivium/engine/change"
)

// TestHourOfTyping types 6,000 characters into 200 texts, one event for each one to two seconds of
// typing, and requires the closed file to have grown by no more than 500 KB.
func TestHourOfTyping(t *testing.T) {
	const texts, characters, limit = 200, 30, 500 << 10
	d := newDesk(t)
	d.do(func(g *change.Gesture) {
		for i := range texts {
			g.PutNode(cell(i).Text, "paragraph", "", fmt.Sprintf("1%04d1", i))
		}
	})
	before := d.closedSize()
	random := rand.New(rand.NewPCG(1, 2))
	count := 0
	for i := range texts {
		whole := []rune(prose(random, 2*characters))[:characters]
		for n := 0; n < characters; {
			// One and a half seconds at 100 characters in a minute, which is 6,000 in an hour.
			n = min(n+1+random.IntN(4), characters)
			d.write(i, string(whole[:n]))
			count++
		}
	}
	grown := d.closedSize() - before
	t.Logf("%d events, %d bytes, %.0f bytes an event", count, grown, float64(grown)/float64(count))
	if grown > limit {
		t.Errorf("the file grew by %d bytes, at most %d are allowed", grown, limit)
	}
	if got := d.state.Cell(cell(texts - 1)).Text; len([]rune(strings.TrimSpace(got))) == 0 {
		t.Error("nothing was typed")
	}
}

// closedSize returns the size of the file when it is closed, and opens it again.
func (d *desk) closedSize() int64 {
	d.t.Helper()
	d.reopen()
	info, err := os.Stat(d.store.Path())
	if err != nil {
		d.t.Fatal(err)
	}
	return info.Size()
}
