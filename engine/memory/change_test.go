package memory

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

func put(t testing.TB, m *Memory, u tm.Unit) *tm.Unit {
	t.Helper()
	got, err := m.Put(context.Background(), u)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func unit(de, pl string) tm.Unit {
	return tm.Unit{Texts: map[lang.Tag]string{"de": de, "pl": pl}, State: tm.Approved, Origin: "de"}
}

// targets returns the Polish texts of the matches of a German text.
func targets(t testing.TB, m *Memory, text string) []string {
	t.Helper()
	var list []string
	for _, match := range lookup(t, m, text, "de", "pl") {
		list = append(list, match.Target)
	}
	return list
}

// TestPutAndRetract adds, changes, takes away, undoes and redoes.
func TestPutAndRetract(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	m := newMemory(t, d)
	const text = "Das Heim hat heute Plätze frei."
	expect := func(step string, want ...string) {
		t.Helper()
		got := targets(t, m, text)
		if !slices.Equal(got, want) {
			t.Fatalf("%s: %q, want %q", step, got, want)
		}
		if p := found(t, m, Concordance{Text: "Heim", Lang: "de"}); p.Total != len(want) || len(p.Units) != len(want) {
			t.Fatalf("%s: the concordance has %d", step, p.Total)
		}
		if s := stats(t, m); s.Own != len(want) {
			t.Fatalf("%s: %d units", step, s.Own)
		}
	}
	inverse := func(do func(context.Context) (desk.Undone, error)) {
		t.Helper()
		u, err := do(ctx)
		if err != nil || !u.Done {
			t.Fatalf("%+v, %v", u, err)
		}
		if err := m.Follow(ctx, u.Changes); err != nil {
			t.Fatal(err)
		}
	}
	u := put(t, m, unit(text, "Dom ma dziś wolne miejsca."))
	if u.Author != "Anna" || u.ID == (tm.ID{}) || u.Date.IsZero() {
		t.Errorf("%+v", u)
	}
	expect("put", "Dom ma dziś wolne miejsca.")
	changed := *u
	changed.Texts = map[lang.Tag]string{"de": text, "pl": "Dom ma dzisiaj wolne miejsca."}
	if again := put(t, m, changed); again.ID != u.ID {
		t.Error("a changed unit has another id")
	}
	expect("changed", "Dom ma dzisiaj wolne miejsca.")
	inverse(d.Undo)
	expect("undone", "Dom ma dziś wolne miejsca.")
	inverse(d.Redo)
	expect("redone", "Dom ma dzisiaj wolne miejsca.")
	if err := m.Retract(ctx, []tm.ID{u.ID, {1}}); err != nil {
		t.Fatal(err)
	}
	expect("retracted")
	if _, err := m.Put(ctx, changed); codeOf(err) != "memory.unit-gone" {
		t.Errorf("got %v", err)
	}
	inverse(d.Undo)
	expect("back", "Dom ma dzisiaj wolne miejsca.")
	for name, tt := range map[string]struct {
		unit tm.Unit
		code string
	}{
		"blank":     {unit(" ", ""), "memory.unit-empty"},
		"too large": {unit(strings.Repeat("Ein Satz. ", 7000), "Zdanie"), "memory.unit-too-large"},
	} {
		if _, err := m.Put(ctx, tt.unit); codeOf(err) != tt.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	expect("after what was refused", "Dom ma dzisiaj wolne miejsca.")
}

// TestEditOfAttachment changes a unit that came with a file: it lives on as a person's, the file is as it
// was for whoever undoes that.
func TestEditOfAttachment(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	m := newMemory(t, d)
	imported(t, m, Import{Path: file(t, "a.tsv", numbered(100)), Organisation: "Kreis"})
	u := lookup(t, m, "Das Heim Nummer 40 hat Plätze frei.", "de", "pl")[0].Unit
	edited := *u
	edited.Texts = map[lang.Tag]string{"de": u.Texts["de"], "pl": "W domu numer 40 są wolne miejsca."}
	edited.State = tm.Approved
	own := put(t, m, edited)
	if own.ID == u.ID || own.Batch != "" || own.TUID != "u40" {
		t.Errorf("%+v", own)
	}
	s := stats(t, m)
	if s.Units != 100 || s.Own != 1 || s.Batches[0].Units != 99 || s.States[tm.Approved] != 1 || s.Languages["pl"] != 100 {
		t.Errorf("%+v", s)
	}
	if got := targets(t, m, u.Texts["de"])[0]; got != "W domu numer 40 są wolne miejsca." {
		t.Error(got)
	}
	undone, err := d.Undo(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Follow(ctx, undone.Changes); err != nil {
		t.Fatal(err)
	}
	settle(t, m)
	if s := stats(t, m); s.Units != 100 || s.Own != 0 || s.Batches[0].Units != 100 {
		t.Errorf("undone: %+v", s)
	}
	if got := targets(t, m, u.Texts["de"])[0]; got != "Dom numer 40 ma wolne miejsca." {
		t.Error(got)
	}
}

// settle waits until the index is what the lists say.
func settle(t testing.TB, m *Memory) {
	t.Helper()
	if err := m.reconcile(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
}

// TestTwoCopies has two people exchange: units and files of units travel, so does taking them away; what
// both do at once is not lost; a redaction leaves nothing.
func TestTwoCopies(t *testing.T) {
	ctx := context.Background()
	anna := newDesk(t)
	folder := t.TempDir()
	var invitation bytes.Buffer
	if _, err := anna.Invite(ctx, &invitation, "Birutė", change.Admin, nil); err != nil {
		t.Fatal(err)
	}
	home := desk.Home{Config: filepath.Join(folder, "config"), Work: filepath.Join(folder, "work")}
	birute, err := desk.Join(ctx, filepath.Join(folder, "Kopie.trivium"), bytes.NewReader(invitation.Bytes()), desk.Options{Home: home})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { birute.Close() })
	a, b := newMemory(t, anna), newMemory(t, birute)
	send := func(from, to *desk.Desk, m *Memory) {
		t.Helper()
		var bundle bytes.Buffer
		if _, err := from.Bundle(ctx, &bundle, ""); err != nil {
			t.Fatal(err)
		}
		if _, err := to.Take(ctx, bytes.NewReader(bundle.Bytes())); err != nil {
			t.Fatal(err)
		}
		if err := m.Follow(ctx, change.Changes{Replayed: true}); err != nil {
			t.Fatal(err)
		}
		settle(t, m)
	}
	// sendWithoutFiles passes on the events alone, as when a file is too large to be mailed.
	sendWithoutFiles := func(from, to *desk.Desk, m *Memory) {
		t.Helper()
		var all []change.Event
		for e, err := range from.Store().All(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			from.Sign(&e)
			all = append(all, e)
		}
		changes, err := to.Receive(ctx, all)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Follow(ctx, changes); err != nil {
			t.Fatal(err)
		}
	}
	secret := put(t, a, unit("Herr Kowalski wohnt seit Mai im Heim.", "Pan Kowalski mieszka w domu od maja."))
	other := put(t, a, unit("Die Beratung ist kostenlos.", "Porada jest bezpłatna."))
	imported(t, a, Import{Path: file(t, "a.tsv", numbered(500))})
	sendWithoutFiles(anna, birute, b)
	if s := stats(t, b); s.Units != 2 || len(s.Batches) != 1 || !s.Batches[0].Missing || s.Batches[0].Units != 500 {
		t.Fatalf("without the file: %+v", s)
	}
	var bundle bytes.Buffer
	if _, err := anna.Bundle(ctx, &bundle, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := birute.Take(ctx, bytes.NewReader(bundle.Bytes())); err != nil {
		t.Fatal(err)
	}
	if err := b.Follow(ctx, change.Changes{}); err != nil { // nothing changed, but a file has come
		t.Fatal(err)
	}
	settle(t, b)
	if s := stats(t, b); s.Units != 502 || s.Own != 2 || s.Batches[0].By != "Anna" || s.Batches[0].Missing {
		t.Fatalf("%+v", s)
	}
	if got := targets(t, b, "Das Heim Nummer 40 hat Plätze frei."); len(got) == 0 || got[0] != "Dom numer 40 ma wolne miejsca." {
		t.Errorf("%q", got)
	}
	if p := found(t, b, Concordance{Text: "porady"}); p.Total != 1 || p.Units[0].Unit.ID != other.ID {
		t.Errorf("%+v", p)
	}

	// Birutė changes what Anna takes away at the same time: it stays, with what she wrote.
	if err := a.Retract(ctx, []tm.ID{other.ID}); err != nil {
		t.Fatal(err)
	}
	changed := *other
	changed.Texts = map[lang.Tag]string{"de": "Die Beratung ist kostenlos.", "pl": "Doradztwo jest bezpłatne."}
	put(t, b, changed)
	send(anna, birute, b)
	send(birute, anna, a)
	for name, m := range map[string]*Memory{"Anna": a, "Birutė": b} {
		if got := targets(t, m, "Die Beratung ist kostenlos."); !slices.Equal(got, []string{"Doradztwo jest bezpłatne."}) {
			t.Errorf("%s: %q", name, got)
		}
	}

	// Now that she knows of it, it goes.
	if err := a.Retract(ctx, []tm.ID{other.ID}); err != nil {
		t.Fatal(err)
	}
	send(anna, birute, b)
	if got := targets(t, b, "Die Beratung ist kostenlos."); len(got) != 0 {
		t.Errorf("%q", got)
	}

	// The name of a client must go everywhere.
	b.saveIndex(ctx)
	mentions := anna.Mentions("Kowalski")
	if len(mentions) != 1 {
		t.Fatalf("%d mentions", len(mentions))
	}
	if err := anna.Redact(ctx, []change.ID{mentions[0].Event.ID}, "a client"); err != nil {
		t.Fatal(err)
	}
	if err := a.Follow(ctx, change.Changes{Replayed: true, Erased: []change.ID{mentions[0].Event.ID}}); err != nil {
		t.Fatal(err)
	}
	send(anna, birute, b)
	for name, m := range map[string]*Memory{"Anna": a, "Birutė": b} {
		if got := targets(t, m, secret.Texts["de"]); len(got) != 0 {
			t.Errorf("%s: %q", name, got)
		}
		if p := found(t, m, Concordance{Text: "Kowalski"}); p.Total != 0 {
			t.Errorf("%s: the concordance has it", name)
		}
	}

	// A detached file goes with its units, and comes back by undo.
	if err := b.Detach(ctx, stats(t, b).Batches[0].Hash); err != nil {
		t.Fatal(err)
	}
	send(birute, anna, a)
	if s := stats(t, a); s.Units != 0 {
		t.Errorf("%+v", s)
	}
	if got := targets(t, a, "Das Heim Nummer 40 hat Plätze frei."); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

// TestErasedFile redacts the event that brought a file of units: no copy has its units or words any more.
func TestErasedFile(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	m := newMemory(t, d)
	done := imported(t, m, Import{Path: file(t, "a.tsv", numbered(500)+"x\tHerr Nowicki aus Suwałki\tPan Nowicki z Suwałk\n")})
	m.saveIndex(ctx)
	var event change.ID
	d.Read(func(s *change.State) {
		thing, _ := s.Thing(change.TMAttach, done.Batch)
		event = thing.Heads[0].Rev
	})
	if err := d.Redact(ctx, []change.ID{event}, ""); err != nil {
		t.Fatal(err)
	}
	if err := m.Follow(ctx, change.Changes{Replayed: true, Erased: []change.ID{event}}); err != nil {
		t.Fatal(err)
	}
	settle(t, m)
	if s := stats(t, m); s.Units != 0 || len(s.Batches) != 0 {
		t.Errorf("%+v", s)
	}
	if got := targets(t, m, "Herr Nowicki aus Suwałki"); len(got) != 0 {
		t.Errorf("%q", got)
	}
	if _, err := os.Stat(d.Path() + "-index"); !os.IsNotExist(err) {
		t.Errorf("the snapshot of the index is there: %v", err)
	}
	for _, path := range []string{d.Path(), d.Path() + "-wal"} {
		data, err := os.ReadFile(path)
		if err == nil && bytes.Contains(data, []byte("nowicki")) {
			t.Errorf("%s holds the words", filepath.Base(path))
		}
	}
}

// TestRows writes and reads which units are taken out, also what no program of ours would write.
func TestRows(t *testing.T) {
	tests := map[string]struct {
		json string
		want []int // of ten
	}{
		"one and a run":  {`[3,[5,7]]`, []int{3, 5, 6, 7}},
		"overlapping":    {`[[2,4],[3,5],3,[0,0]]`, []int{0, 2, 3, 4, 5}},
		"beyond the end": {`[[8,4000000000000],99]`, []int{8, 9}},
		"negative":       {`[[-5,1],-1]`, []int{0, 1}},
		"backwards":      {`[[7,3],4]`, []int{4}},
		"none":           {`[]`, nil},
	}
	for name, tt := range tests {
		var list []rows
		if err := json.Unmarshal([]byte(tt.json), &list); err != nil {
			t.Fatal(err)
		}
		if got := sorted(rowsBelow(list, 10)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
	for _, numbers := range [][]int{{1}, {1, 2, 3, 7, 9, 10}} {
		data, err := json.Marshal(runs(numbers))
		var back []rows
		if err != nil || json.Unmarshal(data, &back) != nil || !slices.Equal(sorted(rowsBelow(back, 100)), numbers) {
			t.Errorf("%v came back as %v from %s", numbers, back, data)
		}
	}
}
