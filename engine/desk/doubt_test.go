package desk

import (
	"context"
	"crypto/ed25519"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// TestFalseSignatures: a true event with a false signature comes before, with, or after the one with
// the right signature, or is one's own that has none yet. It counts once, here, after the file was
// opened again, and at others.
func TestFalseSignatures(t *testing.T) {
	ctx := context.Background()
	tests := map[string]struct {
		own  bool // whether it is this copy's own event
		send func(right, wrong change.Event) [][]change.Event
	}{
		"before":    {false, func(r, w change.Event) [][]change.Event { return [][]change.Event{{w}, {r}} }},
		"with it":   {false, func(r, w change.Event) [][]change.Event { return [][]change.Event{{w, r}} }},
		"after":     {false, func(r, w change.Event) [][]change.Event { return [][]change.Event{{r}, {w}} }},
		"one's own": {true, func(_, w change.Event) [][]change.Event { return [][]change.Event{{w}} }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			options := optionsOf(t)
			anna := create(t, options)
			birute := invite(t, anna, "Birutė", change.Editor)
			author := birute
			if tt.own {
				author = anna
			}
			write(t, author, title, lang.Lithuanian, "Tikras tekstas")
			right := lastOf(t, author)
			wrong := right
			wrong.Sign(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
			author.Sign(&right)
			for _, batch := range tt.send(right, wrong) {
				if _, err := anna.Receive(ctx, batch); err != nil {
					t.Fatal(err)
				}
			}
			path := anna.Path()
			if err := anna.Close(); err != nil {
				t.Fatal(err)
			}
			anna = reopen(t, path, options)
			if got := cellOf(anna, title, lang.Lithuanian).Text; got != "Tikras tekstas" {
				t.Errorf("after opening again: %q", got)
			}
			clara := invite(t, anna, "Clara", change.Reader)
			if got := cellOf(clara, title, lang.Lithuanian).Text; got != "Tikras tekstas" {
				t.Errorf("at somebody else: %q", got)
			}
			if v, err := anna.Verify(ctx); err != nil || !v.Same || len(v.Problems) > 0 {
				t.Errorf("%+v, %v", v, err)
			}
		})
	}
}

// lastOf returns the newest event of a copy.
func lastOf(t testing.TB, d *Desk) change.Event {
	t.Helper()
	var all []change.Event
	for e, err := range d.store.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all[len(all)-1]
}
