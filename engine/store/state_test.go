package store

import (
	"bytes"
	"context"
	"testing"

	"trivium/engine/change"
)

// ours believes everything that lies in the file.
var ours = change.Options{Own: func(string) bool { return true }, Trusted: func(change.ID) bool { return true }}

// sameAsReplay requires that State gives what a replay of the whole log comes to, to the byte.
func (d *desk) sameAsReplay(when string) *change.State {
	d.t.Helper()
	ctx := context.Background()
	state, err := d.store.State(ctx, ours)
	if err != nil {
		d.t.Fatal(err)
	}
	fresh := change.New(ours)
	for e, err := range d.store.All(ctx) {
		if err != nil {
			d.t.Fatal(err)
		}
		fresh.Apply([]change.Event{e})
	}
	if state.Hash() != fresh.Hash() || !bytes.Equal(state.Snapshot(), fresh.Snapshot()) {
		d.t.Errorf("%s: the state is not what a replay comes to", when)
	}
	return state
}

// saved returns the place in the journal up to which the state is saved, 0 when it is not.
func (d *desk) saved() int64 {
	d.t.Helper()
	p, whole, err := d.store.LoadProjection(context.Background(), stateProjection, stateFormat)
	if err != nil {
		d.t.Fatal(err)
	}
	if !whole {
		return 0
	}
	return p.Seq
}

func (d *desk) save(state *change.State) {
	d.t.Helper()
	if err := d.store.SaveState(context.Background(), state); err != nil {
		d.t.Fatal(err)
	}
}

// TestState goes through the life of a workspace: the state is saved when that is worth it and not
// before, and whatever happens to what was saved, State gives what the log comes to.
func TestState(t *testing.T) {
	d := newDesk(t)
	d.sameAsReplay("at first")
	d.fill(worthRestoring - 2)
	d.save(d.state)
	if at := d.saved(); at != 0 {
		t.Errorf("%d events are saved", at)
	}
	d.write(1, "zażółć")
	d.save(d.state)
	if at := d.saved(); at != worthRestoring {
		t.Errorf("saved up to %d, want %d", at, worthRestoring)
	}
	d.sameAsReplay("saved")
	d.reopen()
	d.state = d.sameAsReplay("saved and opened again")
	d.write(1, "gęślą")
	d.do(func(g *change.Gesture) { g.PutNode("M", "module", "", "V") })
	d.save(d.state)
	if at := d.saved(); at != worthRestoring {
		t.Errorf("saved again up to %d", at)
	}
	d.sameAsReplay("saved, with more after it")
}

// TestStateDropped requires that nothing that was saved outlives a change of the rows it was made of,
// and that a state which is not what the log comes to is never saved.
func TestStateDropped(t *testing.T) {
	ctx := context.Background()
	const secret = "Jan Kowalski, ul. Polna 7"
	d := newDesk(t)
	d.fill(worthRestoring)
	typed := d.write(1, secret)
	later := d.write(1, "poprawione")
	saves := func(name string, want bool) {
		t.Helper()
		d.save(d.state)
		if got := d.saved() > 0; got != want {
			t.Errorf("%s: saved: %v", name, got)
		}
		d.sameAsReplay(name)
	}
	saves("whole", true)

	later[0].Sign(d.key)
	if err := d.store.Append(ctx, later); err != nil {
		t.Fatal(err)
	}
	if d.saved() > 0 {
		t.Error("the state without the signature is still there")
	}
	saves("a signature the state has not", false)
	d.state.Apply(later)
	saves("with the signature", true)

	redaction := d.make(func(g *change.Gesture) { g.Redact([]change.ID{typed[0].ID}, "") })
	if err := d.store.Erase(ctx, redaction[0], []change.ID{typed[0].ID}); err != nil {
		t.Fatal(err)
	}
	if d.saved() > 0 {
		t.Error("the state with the redacted text is still there")
	}
	saves("a text the log has not", false)
	d.state.Apply(redaction)
	saves("without the text", true)
	if p, _, _ := d.store.LoadProjection(ctx, stateProjection, stateFormat); bytes.Contains(p.Data, []byte(secret)) {
		t.Error("the redacted text is in the saved state")
	}

	if err := d.store.DropProjections(ctx); err != nil {
		t.Fatal(err)
	}
	d.state.Apply(d.make(func(g *change.Gesture) { g.SetCell(cell(2), "nowhere else", nil) }))
	saves("an event the log has not", false)
}

// TestStateUnusable requires a replay where what was saved cannot be used.
func TestStateUnusable(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	d.write(1, "tekst")
	data := d.state.Snapshot()
	tests := map[string]struct {
		change  func([]byte) []byte
		options change.Options
	}{
		"whole":             {func(b []byte) []byte { return b }, ours},
		"empty":             {func([]byte) []byte { return nil }, ours},
		"cut off":           {func(b []byte) []byte { return b[:len(b)/2] }, ours},
		"another bit":       {func(b []byte) []byte { b[len(b)/2] ^= 4; return b }, ours},
		"another workspace": {func(b []byte) []byte { return b }, change.Options{Root: "other", Own: ours.Own}},
	}
	for name, tt := range tests {
		p := Projection{Name: stateProjection, Format: stateFormat, Seq: int64(d.state.Len()), Data: tt.change(bytes.Clone(data))}
		if err := d.store.SaveProjection(ctx, p); err != nil {
			t.Fatal(err)
		}
		got, err := d.store.State(ctx, tt.options)
		if err != nil {
			t.Fatal(err)
		}
		want := change.New(tt.options)
		for e, err := range d.store.All(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			want.Apply([]change.Event{e})
		}
		if got.Hash() != want.Hash() {
			t.Errorf("%s: the state differs", name)
		}
	}
}
