package change

import (
	"fmt"
	"testing"

	"trivium/engine/cpu"
)

// longLog returns n events over 5,000 texts in three languages, of one device of which another
// has the half, signed.
func longLog(b *testing.B, n int) (root ID, events []Event) {
	b.Helper()
	copies := group(b, 2)
	for _, c := range copies { // what they have made themselves they need not verify
		c.state.options.Trusted = func(ID) bool { return true }
	}
	texts := make([]CellID, 0, 5000)
	copies[0].do(func(g *Gesture) {
		for i, position := range spaced(5000) {
			id := fmt.Sprintf("01HZ%022d", i)
			g.PutNode(id, "block", "L", position)
			texts = append(texts, CellID{id + "/text", "pl"})
		}
	})
	copies[1].take(copies[0].log)
	made := len(copies[0].log)
	for i := 0; made < n; i++ {
		c := copies[i%2]
		made += len(c.do(func(g *Gesture) {
			for j := range 200 {
				g.SetCell(texts[(i*97+j*13)%len(texts)], fmt.Sprintf("Zdanie numer %d, które ktoś napisał w module o pomocy społecznej, i jeszcze %d.", i, j), nil)
			}
		}))
		if i%8 == 7 {
			copies[0].take(copies[1].log)
			copies[1].take(copies[0].log)
		}
	}
	copies[0].take(copies[1].log)
	return copies[0].state.Root(), copies[0].log[:n]
}

// BenchmarkReplay replays 100,000 events over 5,000 texts: as the log of this copy, whose
// signatures were looked at before, and as a bundle from elsewhere. A full replay may take 10 s.
func BenchmarkReplay(b *testing.B) {
	root, events := longLog(b, 100_000)
	for name, trusted := range map[string]func(ID) bool{"own log": func(ID) bool { return true }, "bundle": nil} {
		b.Run(name, func(b *testing.B) {
			defer cpu.Report(b.ReportMetric, &b.N)()
			for b.Loop() {
				s := New(Options{Root: root, Trusted: trusted})
				s.Apply(events)
				if len(s.records) != len(events) {
					b.Fatalf("%d of %d applied", len(s.records), len(events))
				}
			}
		})
	}
	b.Run("decode", func(b *testing.B) {
		lines := make([][]byte, len(events))
		for i := range events {
			lines[i] = Encode(&events[i])
		}
		for b.Loop() {
			for _, line := range lines {
				if _, f := Decode(line); f != nil {
					b.Fatal(f)
				}
			}
		}
	})
	b.Run("hash", func(b *testing.B) {
		s := New(Options{Root: root, Trusted: func(ID) bool { return true }})
		s.Apply(events)
		for b.Loop() {
			s.Hash()
		}
	})
}

// BenchmarkApplyOne makes and applies one edit in a workspace of 20,000 events.
func BenchmarkApplyOne(b *testing.B) {
	root, events := longLog(b, 20_000)
	c := newCopy(b, 1, root)
	c.state = New(Options{Root: root, Trusted: func(ID) bool { return true }, Own: func(string) bool { return true }})
	c.state.Apply(events)
	id := CellID{fmt.Sprintf("01HZ%022d", 42) + "/text", "pl"}
	for i := 0; b.Loop(); i++ {
		g := c.state.Begin(c.writer, fmt.Sprint("b", i))
		g.SetCell(id, fmt.Sprintf("Zdanie %d", i), nil)
		made, err := g.Events()
		if err != nil {
			b.Fatal(err)
		}
		c.state.Apply(made)
	}
}
