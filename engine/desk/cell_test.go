package desk

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// pair is a workspace at two files of one person, such as at home and at work.
func pair(t *testing.T) (a, b *Desk, title string) {
	t.Helper()
	a = create(t, optionsOf(t))
	const module = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
	if _, _, err := a.Do(context.Background(), "", func(g *change.Gesture) error {
		g.Arrange(module, "module", "", 0)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	a.Close()
	copied := copyFile(t, a.Path(), filepath.Join(t.TempDir(), "Kopie.trivium"))
	a, b = reopen(t, a.Path(), a.options), reopen(t, copied, a.options)
	if a.writer.Dev == b.writer.Dev {
		t.Fatal("two files write as one device")
	}
	return a, b, module + "/title"
}

// send gives one file all that the other has.
func send(t *testing.T, from, to *Desk) {
	t.Helper()
	var all []change.Event
	for e, err := range from.store.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		from.Sign(&e)
		all = append(all, e)
	}
	if _, err := to.Receive(context.Background(), all); err != nil {
		t.Fatal(err)
	}
	if q := to.state.Quarantined(); len(q) > 0 {
		t.Fatalf("refused: %v", q[0].Why)
	}
}

func typed(t *testing.T, d *Desk, e Edit) string {
	t.Helper()
	tx, err := d.SetText(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

func revsOf(d *Desk, id change.CellID) []change.ID { return d.state.Cell(id).Revs }

// TestBases types over texts that others have changed meanwhile: what they did not touch is merged,
// what they touched too is a fork, and what was seen is replaced.
func TestBases(t *testing.T) {
	for _, tt := range []struct {
		name, base, meanwhile, typed string
		text                         string // "" is a fork of meanwhile and typed
	}{
		{"nobody else", "Die alte Regel gilt.", "Die alte Regel gilt.", "Die alte Regel gilt nicht.", "Die alte Regel gilt nicht."},
		{"elsewhere in the text", "Die alte Regel gilt.", "Die neue Regel gilt.", "Die alte Regel gilt nicht.", "Die neue Regel gilt nicht."},
		{"the same words", "Die alte Regel gilt.", "Die neue Regel gilt.", "Die strenge Regel gilt.", ""},
		{"the same change", "Die alte Regel gilt.", "Die neue Regel gilt.", "Die neue Regel gilt.", "Die neue Regel gilt."},
		{"nothing typed", "Die alte Regel gilt.", "Die neue Regel gilt.", "Die alte Regel gilt.", "Die neue Regel gilt."},
		{"emptied meanwhile", "Die alte Regel gilt.", "", "Die alte Regel gilt nicht.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b, text := pair(t)
			cell := change.CellID{Text: text, Lang: lang.German}
			typed(t, a, Edit{Cell: cell, Value: tt.base, Base: revsOf(a, cell)})
			send(t, a, b)
			seen := revsOf(a, cell)
			if tt.meanwhile != tt.base {
				typed(t, b, Edit{Cell: cell, Value: tt.meanwhile, Base: seen})
				send(t, b, a)
			}
			typed(t, a, Edit{Cell: cell, Value: tt.typed, Base: seen})
			now := a.state.Cell(cell)
			if now.Fork != (tt.text == "") || !now.Fork && now.Text != tt.text {
				t.Fatalf("fork %v, %q", now.Fork, now.Text)
			}
			if !now.Fork {
				return
			}
			for _, want := range []string{tt.meanwhile, tt.typed} {
				if !slices.ContainsFunc(now.Heads, func(h change.Head) bool { return h.Text == want }) {
					t.Errorf("%q is not among the heads", want)
				}
			}
			last, _ := a.store.Last(context.Background())
			typed(t, a, Edit{Cell: cell, Value: tt.typed, Base: seen}) // sent again, such as after a lost answer
			if again, _ := a.store.Last(context.Background()); again != last {
				t.Error("the same text made another event")
			}
			typed(t, a, Edit{Cell: cell, Value: "Entschieden.", Base: revsOf(a, cell)})
			if now := a.state.Cell(cell); now.Fork || now.Text != "Entschieden." {
				t.Errorf("settled: %+v", now)
			}
			send(t, a, b)
			if a.state.Hash() != b.state.Hash() {
				t.Error("the two files differ")
			}
		})
	}
}

// TestStay types a text in several goes: one undo takes all of them back, also in another session.
func TestStay(t *testing.T) {
	d := create(t, optionsOf(t))
	c := take(t, d, homelessness)
	cell := change.CellID{Text: c.ID() + "/title", Lang: lang.German}
	before := d.state.Cell(cell).Text
	tx := ""
	for _, value := range []string{"Ei", "Ein neu", "Ein neuer Titel"} {
		tx = typed(t, d, Edit{Cell: cell, Value: value, Base: revsOf(d, cell), Gesture: tx})
	}
	last, _ := d.store.Last(context.Background())
	typed(t, d, Edit{Cell: cell, Value: "Ein neuer Titel", Base: revsOf(d, cell), Gesture: tx})
	if again, _ := d.store.Last(context.Background()); again != last {
		t.Error("an unchanged text made an event")
	}
	if undo, redo := d.Undoable(); undo != "wrote" || redo != "" {
		t.Errorf("Undoable = %q, %q", undo, redo)
	}
	d = again(t, d, d.Path())
	undone, err := d.Undo(context.Background())
	if err != nil || !undone.Done || undone.Kind != "wrote" || d.state.Cell(cell).Text != before {
		t.Fatalf("%+v, %v: %q", undone, err, d.state.Cell(cell).Text)
	}
	d = again(t, d, d.Path())
	if redone, err := d.Redo(context.Background()); err != nil || !redone.Done || d.state.Cell(cell).Text != "Ein neuer Titel" {
		t.Fatalf("%+v, %v: %q", redone, err, d.state.Cell(cell).Text)
	}
	if redone, err := d.Redo(context.Background()); err != nil || redone.Done {
		t.Errorf("there was nothing to redo: %+v, %v", redone, err)
	}
}

// TestStanding follows a translation from its source: stale when that changes, current again when
// somebody says that it still stands, or writes it anew.
func TestStanding(t *testing.T) {
	ctx := context.Background()
	d := create(t, optionsOf(t))
	c := take(t, d, homelessness)
	text := c.ID() + "/title"
	origin := d.state.Origin(text)
	source, cell := change.CellID{Text: text, Lang: origin}, change.CellID{Text: text, Lang: lang.Lithuanian}
	if origin == lang.Lithuanian {
		t.Fatal("the sample was written in another language")
	}
	typed(t, d, Edit{Cell: cell, Value: "Pagalba", Base: revsOf(d, cell)})
	if err := d.SetStatus(ctx, []change.CellID{cell}, change.Reviewed); err != nil {
		t.Fatal(err)
	}
	if got := d.state.Cell(cell); got.Status != change.Reviewed || got.From == nil || got.From.Lang != origin {
		t.Fatalf("%+v", got)
	}
	typed(t, d, Edit{Cell: source, Value: "Coś zupełnie innego", Base: revsOf(d, source)})
	if d.state.Cell(source).From != nil {
		t.Error("a text in its origin is a translation")
	}
	if got := d.state.Stale(cell); got != change.Stale {
		t.Errorf("the translation is %q", got)
	}
	if err := d.StillValid(ctx, []change.CellID{cell}); err != nil {
		t.Fatal(err)
	}
	if got := d.state.Stale(cell); got != change.Current || d.state.Cell(cell).Status != change.Reviewed {
		t.Errorf("the translation is %q, %s", got, d.state.Cell(cell).Status)
	}
	typed(t, d, Edit{Cell: source, Value: "Jeszcze raz", Base: revsOf(d, source)})
	typed(t, d, Edit{Cell: cell, Value: "Dar kartą", Base: revsOf(d, cell)})
	if got := d.state.Stale(cell); got != change.Current {
		t.Errorf("the new translation is %q", got)
	}
	if err := d.SetOrigin(ctx, text, lang.Lithuanian); err != nil || d.state.Origin(text) != lang.Lithuanian {
		t.Errorf("%v: %s", err, d.state.Origin(text))
	}
}

// TestRefusedEdits requires a fault, and nothing in the log, of what cannot be written.
func TestRefusedEdits(t *testing.T) {
	ctx := context.Background()
	d := create(t, optionsOf(t))
	c := take(t, d, homelessness)
	cell := change.CellID{Text: c.ID() + "/title", Lang: lang.Polish}
	last, _ := d.store.Last(ctx)
	for _, tt := range []struct {
		name string
		edit Edit
		code string
	}{
		{"too long", Edit{Cell: cell, Value: strings.Repeat("ą", change.MaxText)}, "desk.text-too-long"},
		{"no such text", Edit{Cell: change.CellID{Text: "01ARZ3NDEKTSV4RRFFQ69G5FAV/title", Lang: lang.Polish}, Value: "x"}, "desk.no-cell"},
		{"no such language", Edit{Cell: change.CellID{Text: cell.Text, Lang: "fr"}, Value: "x"}, "desk.no-cell"},
	} {
		if _, err := d.SetText(ctx, tt.edit); codeOf(err) != tt.code {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if again, _ := d.store.Last(ctx); again != last {
		t.Errorf("%d events came of it", again-last)
	}
}

// TestRoles requires that nothing goes into the log that a role does not allow.
func TestRoles(t *testing.T) {
	ctx := context.Background()
	d := create(t, optionsOf(t))
	c := take(t, d, homelessness)
	me, _ := d.Me()
	me.Role, me.Languages = change.Translator, []lang.Tag{lang.German}
	if _, _, err := d.Do(ctx, "", func(g *change.Gesture) error { g.PutMember(me); return nil }); err != nil {
		t.Fatal(err)
	}
	german, polish := change.CellID{Text: c.ID() + "/title", Lang: lang.German}, change.CellID{Text: c.ID() + "/title", Lang: lang.Polish}
	if _, err := d.SetText(ctx, Edit{Cell: german, Value: "Hilfe", Base: revsOf(d, german)}); err != nil {
		t.Error(err)
	}
	if _, err := d.SetText(ctx, Edit{Cell: polish, Value: "Pomoc", Base: revsOf(d, polish)}); codeOf(err) != "change.not-her-language" {
		t.Errorf("another language: %v", err)
	}
	if err := d.SetStatus(ctx, []change.CellID{german}, change.Approved); codeOf(err) != "change.not-allowed" {
		t.Errorf("approval: %v", err)
	}
	if err := d.SetOrigin(ctx, german.Text, lang.German); codeOf(err) != "change.not-allowed" {
		t.Errorf("origin: %v", err)
	}
	if q := d.state.Quarantined(); len(q) > 0 {
		t.Errorf("refused: %v", q[0].Why)
	}
}
