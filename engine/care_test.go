package engine

import (
	"bytes"
	"compress/flate"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/store"
)

// A colleague is a person with her computer: her folders, and the program there.
type colleague struct {
	*Workspace
	t      testing.TB
	folder string
}

// group makes a workspace with the first sample for one person, and lets others in.
func group(t testing.TB, others ...string) []*colleague {
	t.Helper()
	ctx := context.Background()
	first := newColleague(t)
	if _, err := first.CreateDesk(ctx, CreateRequest{Path: first.file(), Name: "Kurs", Person: "Anna"}); err != nil {
		t.Fatal(err)
	}
	if _, err := first.ImportCourse(ctx, "../corpora/homelessness-crisis/module.json", nil); err != nil {
		t.Fatal(err)
	}
	all := []*colleague{first}
	for _, person := range others {
		invitation := filepath.Join(t.TempDir(), "x.trinvite")
		if _, err := first.Invite(ctx, InviteRequest{Person: person, Role: string(change.Editor), Path: invitation}, nil); err != nil {
			t.Fatal(err)
		}
		c := newColleague(t)
		if _, err := c.Join(ctx, JoinRequest{Invitation: invitation, Path: c.file()}, nil); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

func newColleague(t testing.TB) *colleague {
	folder := t.TempDir()
	return &colleague{workspaceIn(t, filepath.Join(folder, "home")), t, folder}
}

func (c *colleague) file() string { return filepath.Join(c.folder, "Kurs.trivium") }

// title returns the id of the title of the first module.
func (c *colleague) title() string {
	c.t.Helper()
	course, err := c.Course(context.Background())
	if err != nil {
		c.t.Fatal(err)
	}
	return course.Modules[0].ID + "/title"
}

// types writes a text in the place of what stands there.
func (c *colleague) types(text string, l lang.Tag, value string) {
	c.t.Helper()
	ctx := context.Background()
	cell := CellRef{Text: text, Lang: l}
	history, err := c.TextHistory(ctx, cell)
	if err != nil {
		c.t.Fatal(err)
	}
	base := []string{}
	for _, rev := range history {
		if rev.Head {
			base = append(base, rev.Rev)
		}
	}
	if _, err := c.SetText(ctx, SetTextRequest{CellRef: cell, Value: value, Base: base}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *colleague) exchange() ExchangeView {
	c.t.Helper()
	v, err := c.Exchange(context.Background(), nil)
	if err != nil {
		c.t.Fatal(err)
	}
	return v
}

const (
	secret = "Wanda Sekretna, PESEL 02070803628"
	needle = "02070803628"
)

// TestRedactEverywhere: a name that was pasted by mistake, has gone to a colleague through the folder,
// into backups, another text and a bundle in somebody's mail, is found nowhere afterwards, and the old
// bundle does not bring it back. (That no byte of a page still holds it is for store.TestForget.)
func TestRedactEverywhere(t *testing.T) {
	ctx := context.Background()
	all := group(t, "Birutė")
	anna, birute := all[0], all[1]
	shared := t.TempDir()
	for _, c := range all {
		if _, err := c.SetFolder(ctx, shared); err != nil {
			t.Fatal(err)
		}
	}
	title := anna.title()
	birute.types(title, lang.German, "Fallbeispiel: "+secret)
	birute.types(title, lang.German, "Fallbeispiel")
	birute.exchange()
	anna.exchange()
	anna.types(title, lang.Lithuanian, secret)
	mailed := filepath.Join(t.TempDir(), "old.tribundle")
	if _, err := anna.MakeBundle(ctx, MakeBundleRequest{Path: mailed}, nil); err != nil {
		t.Fatal(err)
	}
	spread(t, all, shared, holds)

	found, err := anna.Mentions(ctx, needle)
	if err != nil || len(found) != 2 || found[0].Person == "" || found[0].Place.Module == "" || !strings.Contains(found[0].Text, needle) {
		t.Fatalf("%+v, %v", found, err)
	}
	now := slices.IndexFunc(found, func(m MentionView) bool { return m.Now })
	if now < 0 || found[now].Lang != lang.Lithuanian || found[1-now].Now {
		t.Errorf("which stands now: %+v", found)
	}
	if _, err := birute.Redact(ctx, []string{found[now].Event}, "", nil); err == nil {
		t.Error("an editor has redacted")
	}
	more, err := anna.Redact(ctx, []string{found[now].Event}, "wrong person", nil)
	if err != nil || len(more) != 1 || more[0].Event != found[1-now].Event {
		t.Fatalf("the other place is not named: %+v, %v", more, err)
	}
	if more, err = anna.Redact(ctx, []string{more[0].Event, found[now].Event}, "wrong person", nil); err != nil || len(more) != 0 {
		t.Fatalf("%+v, %v", more, err)
	}
	if holds(t, anna.folder) {
		t.Error("it is still at Anna's")
	}
	birute.exchange()
	anna.exchange()
	if holds(t, birute.folder) {
		t.Error("it is still at Birutė's")
	}
	if holds(t, shared) {
		t.Error("it is still in the shared folder")
	}

	for _, c := range all {
		if taken, err := c.TakeBundle(ctx, mailed, nil); err != nil || taken.New != 0 {
			t.Fatalf("%+v, %v", taken, err)
		}
		if found, err := c.Mentions(ctx, needle); err != nil || len(found) != 0 || holds(t, c.folder) {
			t.Errorf("the old bundle has brought it back: %+v, %v", found, err)
		}
		if v, err := c.Verify(ctx, nil); err != nil || !v.Sound || !v.Same || v.Erased != 2 {
			t.Errorf("%+v, %v", v, err)
		}
		if _, err := c.CloseDesk(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Open(ctx, c.file()); err != nil || holds(t, c.folder) {
			t.Errorf("after opening it again: %v", err)
		}
	}
	newest, err := birute.TextHistory(ctx, CellRef{Text: title, Lang: lang.German})
	if err != nil || len(newest) < 2 || newest[0].Text != "Fallbeispiel" || newest[1].Known {
		t.Errorf("the history: %+v, %v", newest, err)
	}
}

// spread brings what is to be redacted to everyone's copy, its backups and the shared folder, and requires
// that a search finds it in all of them: what it does not find afterwards is then gone.
func spread(t testing.TB, all []*colleague, shared string, finds func(testing.TB, string) bool) {
	t.Helper()
	folders := []string{shared}
	for _, c := range all {
		c.exchange()
		if _, err := c.BackUp(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
		folders = append(folders, c.folder)
	}
	for _, folder := range folders {
		if !finds(t, folder) {
			t.Fatalf("the search finds nothing in %s even before it is redacted", folder)
		}
	}
}

// inFiles reports whether one of the files below a folder has what is looked for.
func inFiles(t testing.TB, folder string, has func(name string, data []byte) bool) bool {
	t.Helper()
	hit := false
	err := filepath.WalkDir(folder, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		hit = hit || has(name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hit
}

// holds reports whether the needle is in a file below a folder: as it stands, in a packed part of a
// bundle, or in an event of a workspace.
func holds(t testing.TB, folder string) bool {
	t.Helper()
	return inFiles(t, folder, func(name string, data []byte) bool {
		return bytes.Contains(data, []byte(needle)) || strings.HasPrefix(string(data), "TRIVIUM") && packed(data) ||
			filepath.Ext(name) == ".trivium" && logged(t, data)
	})
}

// packed looks into what may be packed in the events of a bundle: they begin with E and a length.
func packed(data []byte) bool {
	for i, b := range data {
		if b != 'E' || i+5 >= len(data) {
			continue
		}
		unpacked, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data[i+5:])), 4<<20))
		if bytes.Contains(unpacked, []byte(needle)) {
			return true
		}
	}
	return false
}

// logged reads the events of a copy of a workspace, for the file itself may be open.
func logged(t testing.TB, data []byte) bool {
	t.Helper()
	ctx := context.Background()
	copied := filepath.Join(t.TempDir(), "x.trivium")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, copied, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for e, err := range s.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(e.P, []byte(needle)) {
			return true
		}
	}
	return false
}

// TestRedactNot: what cannot be redacted is refused as a whole, what is unknown is passed over.
func TestRedactNot(t *testing.T) {
	ctx := context.Background()
	anna := group(t, "Birutė")[0]
	found, err := anna.Mentions(ctx, "Birutė")
	if err != nil || len(found) != 1 || found[0].Erasable || found[0].Text != "Birutė" {
		t.Fatalf("%+v, %v", found, err)
	}
	if _, err := anna.Redact(ctx, []string{found[0].Event}, "", nil); codeOf(err) != "redact.not-erasable" {
		t.Errorf("a member: %v", err)
	}
	if more, err := anna.Redact(ctx, []string{strings.Repeat("A", 43)}, "", nil); err != nil || len(more) != 0 {
		t.Errorf("an event nobody has: %v, %v", more, err)
	}
	for _, empty := range []string{"", "no such words anywhere"} {
		if found, err := anna.Mentions(ctx, empty); err != nil || len(found) != 0 {
			t.Errorf("%q: %+v, %v", empty, found, err)
		}
	}
}
