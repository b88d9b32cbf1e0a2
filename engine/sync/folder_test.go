package sync

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// A wall is a clock that the tests turn.
type wall struct{ now time.Time }

func newWall() *wall                      { return &wall{time.Date(2026, 5, 12, 9, 31, 7, 0, time.UTC)} }
func (w *wall) time() time.Time           { return w.now }
func (w *wall) passes(some time.Duration) { w.now = w.now.Add(some) }

// names lists a folder.
func names(t testing.TB, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, entry := range entries {
		all = append(all, entry.Name())
	}
	return all
}

func put(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestFolder passes changes and a file from one to another and back, each once.
func TestFolder(t *testing.T) {
	clock, path := newWall(), t.TempDir()
	people := newGroup(t, 2, inMemory)
	anna, birute := people[0], people[1]
	for _, p := range people {
		p.shares(path, clock.time)
	}
	anna.addFile("Obraz")
	if done := anna.publish(); len(done.Files) != 1 || done.Events != 6 || done.Media != 1 {
		t.Errorf("first: %+v", done)
	}
	if done := anna.publish(); len(done.Files) != 0 {
		t.Errorf("again: %+v", done)
	}
	if report := birute.collect(); report.Files != 1 || report.Events != 6 || report.Media != 1 || len(report.Faults) > 0 {
		t.Errorf("collected: %+v", report)
	}
	if report := birute.collect(); report.Files != 0 {
		t.Errorf("again: %+v", report)
	}
	birute.write("B/text", "raz dwa")
	if done := birute.publish(); len(done.Files) != 1 || done.Events != 1 {
		t.Errorf("the answer: %+v", done)
	}
	anna.collect()
	anna.sameAs(birute)
	if list := names(t, path); len(list) != 2 || !strings.HasSuffix(list[0], Ending) || list[0][10] != '-' {
		t.Errorf("the folder: %v", list)
	}

	// What came by mail goes on to the folder, and who starts with the folder alone has everything.
	outside := newPerson(t, 3, anna.state.Root(), nil)
	anna.do(func(g *change.Gesture) {
		g.PutMember(change.Member{ID: "m3", Person: "Celina", Role: change.Admin, Keys: []string{outside.public()}})
	})
	outside.take(anna.events())
	birute.take(outside.write("B/text", "od Celiny"))
	birute.publish()
	found, err := Found(context.Background(), path)
	if err != nil || len(found) != 1 || found[anna.state.Root()] != 3 {
		t.Errorf("found %v, %v", found, err)
	}
	fresh := newPerson(t, 9, anna.state.Root(), nil)
	fresh.shares(path, clock.time)
	anna.publish() // the new member, without whom her event waits
	if report := fresh.collect(); report.Files != 4 {
		t.Errorf("fresh: %+v", report)
	}
	anna.collect()
	fresh.sameAs(anna)
}

// TestFolderFiles puts files of every kind into the folder, and requires that each is judged by its
// content, that those of others stay, and that no one is bothered too early.
func TestFolderFiles(t *testing.T) {
	people := newGroup(t, 2, inMemory)
	anna := people[0]
	all := anna.events()
	good := written(t, anna)
	other := newPerson(t, 7, "", nil)
	other.do(func(g *change.Gesture) { g.CreateWorkspace("X", "Inny", "Ewa", []byte(strings.Repeat("k", 32))) })
	foreign := written(t, other)
	bad := all[1]
	bad.Sig = ""
	head := record('H', []byte(`{"workspace":"`+string(all[0].ID)+`","knows":{}}`))
	tests := map[string]struct {
		name    string
		content []byte
		taken   int
		early   string // the fault at once
		late    string // and when it lies there for long
	}{
		"whole":                {"a.tribundle", good, 1, "", ""},
		"conflicted copy":      {"a (Konfliktkopie von LAPTOP 2026-05-12).tribundle", good, 1, "", ""},
		"in capitals":          {"A.SYNC-CONFLICT-20260512.TRIBUNDLE", good, 1, "", ""},
		"another ending":       {"a.tribundle.part", good, 0, "", ""},
		"cut off":              {"a.tribundle", good[:len(good)-9], 0, "", "exchange.incomplete"},
		"room for it":          {"a.tribundle", make([]byte, len(good)), 0, "", "bundle.not-ours"},
		"half, then nothing":   {"a.tribundle", append(bytes.Clone(good[:len(good)/2]), make([]byte, len(good)-len(good)/2)...), 0, "", "exchange.incomplete"},
		"empty":                {"a.tribundle", nil, 0, "", "bundle.not-ours"},
		"a letter":             {"List.tribundle", []byte("Liebe Kolleginnen, anbei …"), 0, "", "bundle.not-ours"},
		"of another workspace": {"a.tribundle", foreign, 0, "", ""},
		"a newer program's":    {"a.tribundle", []byte("TRIVIUM BUNDLE 2\nand more"), 0, "", "bundle.newer"},
		"unsigned":             {"a.tribundle", forged(head, record('E', packed(append(change.Encode(&bad), '\n')))), 0, "bundle.unsigned", "bundle.unsigned"},
		"bomb":                 {"a.tribundle", forged(head, record('E', packed(make([]byte, 100<<20)))), 0, "bundle.damaged", "bundle.damaged"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			clock, path := newWall(), t.TempDir()
			fresh := newPerson(t, 9, all[0].ID, nil)
			fresh.shares(path, clock.time)
			put(t, filepath.Join(path, tt.name), tt.content)
			before := fresh.state.Hash()
			for _, moment := range []struct {
				passes time.Duration
				want   string
			}{{0, tt.early}, {30 * time.Second, tt.early}, {11 * time.Minute, tt.late}} {
				clock.passes(moment.passes)
				report := fresh.collect()
				if got := codes(report.Faults); got != moment.want {
					t.Errorf("after %v: %s, want %q", moment.passes, got, moment.want)
				}
				if moment.passes == 0 && report.Files != tt.taken || moment.passes > 0 && report.Files != 0 {
					t.Errorf("after %v: %+v", moment.passes, report)
				}
				fresh.publish()
			}
			if got := len(fresh.events()); (got > 0) != (tt.taken > 0) || (fresh.state.Hash() != before) != (tt.taken > 0) {
				t.Errorf("%d events were taken over", got)
			}
			if got := get(t, filepath.Join(path, tt.name)); !bytes.Equal(got, tt.content) {
				t.Error("the file was changed")
			}
			if list := names(t, path); len(list) != 1 {
				t.Errorf("the folder: %v", list)
			}
			if tt.taken == 0 && strings.HasSuffix(tt.name, Ending) { // and in the end the true one arrives
				clock.passes(time.Minute)
				put(t, filepath.Join(path, tt.name), good)
				if report := fresh.collect(); report.Files != 1 || len(report.Faults) > 0 {
					t.Errorf("the true file: %+v", report)
				}
				fresh.sameAs(anna)
			}
		})
	}
}

func codes(list fault.List) string {
	var all []string
	for _, f := range list {
		all = append(all, f.Code)
	}
	return strings.Join(all, " ")
}

// written returns a bundle of all that a person has.
func written(t testing.TB, p *person) []byte {
	t.Helper()
	var b bytes.Buffer
	from := p.source()
	if _, err := Write(context.Background(), &b, Head{p.state.Root(), from.Knows}, nil, from.Events, from.Files); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestFolderTidies lets small files pile up, and requires that they become few, that nothing is ever
// missing from the folder, and that what others wrote stays.
func TestFolderTidies(t *testing.T) {
	clock, path := newWall(), t.TempDir()
	people := newGroup(t, 2, inMemory)
	anna, birute := people[0], people[1]
	for _, p := range people {
		p.shares(path, clock.time)
	}
	anna.publish()
	birute.collect()
	birute.write("B/text", "od Birutė")
	birute.publish()
	for i := range 3 * manyFiles {
		if i%10 == 0 {
			anna.addFile(fmt.Sprint("Obraz ", i))
		}
		anna.write(fmt.Sprint("B/items/", i), anna.someWords(5))
		clock.passes(time.Minute)
		anna.publish()
		if i%20 == 0 {
			fromFolderAlone(t, path, clock, anna)
		}
	}
	if n := len(names(t, path)); n < 3*manyFiles {
		t.Errorf("%d files before a day has passed: some went too early", n)
	}
	clock.passes(25 * time.Hour)
	done := anna.publish()
	if n := len(names(t, path)); n > manyFiles+2 || len(done.Removed) < 2*manyFiles {
		t.Errorf("%d files are left, %d were removed", n, len(done.Removed))
	}
	birute.collect()
	anna.collect()
	anna.sameAs(birute)
	fromFolderAlone(t, path, clock, anna)
	birute.folder.Memory = nil // she forgets, and takes it all again
	birute.collect()
	anna.sameAs(birute)
	birute.publish()
	if done := birute.publish(); len(done.Files) > 0 {
		t.Errorf("who has forgotten writes %+v", done)
	}
}

// fromFolderAlone requires that a folder holds all of a person's own.
func fromFolderAlone(t *testing.T, path string, clock *wall, p *person) {
	t.Helper()
	fresh := newPerson(t, 99, p.state.Root(), nil)
	fresh.shares(path, clock.time)
	fresh.collect()
	for dev, n := range p.state.Vector() {
		if dev == p.writer.Dev && fresh.state.Vector()[dev] != n {
			t.Errorf("the folder has %d of %d events of %s", fresh.state.Vector()[dev], n, dev)
		}
	}
	for hash := range p.media {
		if fresh.media[hash] == "" {
			t.Error("a file is not in the folder")
		}
	}
}

// TestFolderMends requires that vanished files are written again: own ones at once, those of others
// after a week, and that a workspace restored from an old backup takes its own changes back.
func TestFolderMends(t *testing.T) {
	clock, path := newWall(), t.TempDir()
	people := newGroup(t, 2, inMemory)
	anna, birute := people[0], people[1]
	for _, p := range people {
		p.shares(path, clock.time)
	}
	old := anna.events()
	anna.publish()
	anna.write("B/text", "nowe")
	anna.publish()
	birute.collect()
	birute.publish()

	restored := newPerson(t, 8, old[0].ID, nil)
	restored.take(old)
	restored.shares(path, clock.time)
	restored.folder.Memory = anna.folder.Memory // beside the file, as it was
	restored.folder.Copy = "restored"
	restored.collect()
	restored.sameAs(anna)

	for _, name := range names(t, path) {
		if err := os.Remove(filepath.Join(path, name)); err != nil {
			t.Fatal(err)
		}
	}
	if birute.collect(); len(birute.publish().Files) != 0 {
		t.Error("others' changes are written again at once")
	}
	if done := anna.publish(); done.Events != len(anna.events()) {
		t.Errorf("her own are not: %+v", done)
	}
	for _, name := range names(t, path) {
		if err := os.Remove(filepath.Join(path, name)); err != nil {
			t.Fatal(err)
		}
	}
	clock.passes(8 * 24 * time.Hour)
	birute.collect()
	clock.passes(8 * 24 * time.Hour)
	if done := birute.publish(); done.Events != len(birute.events()) {
		t.Errorf("nor others' after a week: %+v", done)
	}
}

// TestFolderTwins requires that of two events with one number, which a workspace file copied by hand
// can make, both reach everyone.
func TestFolderTwins(t *testing.T) {
	clock, path := newWall(), t.TempDir()
	people := newGroup(t, 2, inMemory)
	anna, birute := people[0], people[1]
	twin := newPerson(t, 1, anna.state.Root(), nil) // the same key and device
	twin.take(anna.events())
	for _, p := range []*person{anna, birute, twin} {
		p.shares(path, clock.time)
	}
	anna.write("B/text", "pierwsza")
	twin.write("B/text", "druga")
	for range 3 {
		for _, p := range []*person{anna, twin, birute} {
			p.collect()
			p.publish()
			clock.passes(2 * time.Minute)
		}
	}
	if len(birute.events()) != 8 {
		t.Errorf("she knows %d events, want 8", len(birute.events()))
	}
	anna.sameAs(birute)
	twin.sameAs(birute)
}

// TestFolderForgetsErased redacts a text that is in the folder, in files of two people and in copies
// the service has made, and requires it to go as far as it can.
func TestFolderForgetsErased(t *testing.T) {
	const secret = "Wanda Sekretna, PESEL 02070803628"
	clock, path := newWall(), t.TempDir()
	people := newGroup(t, 2, inMemory)
	anna, birute := people[0], people[1]
	for _, p := range people {
		p.shares(path, clock.time)
	}
	anna.publish()
	hidden := anna.write("B/text", "Klientka: "+secret)
	kept := anna.write("B/other", "zostaje")
	old := filepath.Join(t.TempDir(), "old")
	name := anna.publish().Files[0]
	put(t, old, get(t, filepath.Join(path, name)))
	conflicted := filepath.Join(path, strings.TrimSuffix(name, Ending)+" (kopia z konfliktem)"+Ending)
	put(t, conflicted, get(t, old))
	birute.collect()
	if !inFolder(t, path, secret) {
		t.Fatal("the search does not find the text before it is erased")
	}

	birute.do(func(g *change.Gesture) { g.Redact([]change.ID{hidden[0].ID}, "") })
	if done := birute.publish(); !slices.Equal(done.Tainted, []string{filepath.Base(conflicted), name}) || len(done.Removed) > 0 {
		t.Errorf("she can only name the files of others: %+v", done)
	}
	anna.collect()
	done := anna.publish()
	if len(done.Removed) != 2 || len(done.Tainted) > 0 || len(done.Files) != 1 {
		t.Errorf("she writes hers anew: %+v", done)
	}
	if inFolder(t, path, secret) {
		t.Errorf("the text is still in the folder: %v", names(t, path))
	}
	fromFolderAlone(t, path, clock, anna)

	// The service brings the old file back, once under its name and once under another.
	put(t, filepath.Join(path, name), get(t, old))
	put(t, filepath.Join(path, "from a mail"+Ending), get(t, old))
	anna.collect()
	birute.collect()
	if done := anna.publish(); !slices.Equal(done.Removed, []string{name}) || !slices.Equal(done.Tainted, []string{"from a mail" + Ending}) {
		t.Errorf("the old file is back: %+v", done)
	}
	for _, p := range people {
		for _, e := range p.events() {
			if strings.Contains(string(e.P), "Wanda") {
				t.Errorf("%s has the text again", p.name)
			}
		}
		if text, known := p.state.Value(kept[0].ID); !known || text != "zostaje" {
			t.Errorf("%s has lost what stood beside it", p.name)
		}
	}
	anna.sameAs(birute)
}

// inFolder looks for a text in files, as it is and unpacked from any byte on.
func inFolder(t *testing.T, path, text string) bool {
	t.Helper()
	out := make([]byte, 1<<16)
	for _, name := range names(t, path) {
		data := get(t, filepath.Join(path, name))
		if bytes.Contains(data, []byte(text)) {
			return true
		}
		for i := range data {
			n, _ := io.ReadFull(flate.NewReader(bytes.NewReader(data[i:])), out)
			if bytes.Contains(out[:n], []byte(text)) {
				return true
			}
		}
	}
	return false
}

// TestFolderTrouble takes the folder away, and the right to write to it, and fills it with what is no
// file; a receiver that fails is no fault of the file.
func TestFolderTrouble(t *testing.T) {
	ctx, clock := context.Background(), newWall()
	anna := newGroup(t, 1, inMemory)[0]
	anna.shares(filepath.Join(t.TempDir(), "gone"), clock.time)
	if _, err := anna.folder.Collect(ctx, anna.receiver()); code(err) != "exchange.no-folder" {
		t.Errorf("no folder: %v", err)
	}
	if _, err := anna.folder.Publish(ctx, anna.source()); code(err) != "exchange.no-folder" {
		t.Errorf("no folder: %v", err)
	}
	path := t.TempDir()
	anna.shares(path, clock.time)
	if err := errors.Join(os.Mkdir(filepath.Join(path, "folder"+Ending), 0o777), os.Symlink("/dev/zero", filepath.Join(path, "link"+Ending))); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(path, "~"+anna.folder.tag()+"-left.tmp")
	put(t, left, []byte("half"))
	put(t, filepath.Join(path, "~other-left.tmp"), nil)
	if report := anna.collect(); len(report.Waiting)+len(report.Faults)+report.Files > 0 {
		t.Errorf("no files: %+v", report)
	}
	anna.publish()
	if list := names(t, path); len(list) != 4 || slices.Contains(list, filepath.Base(left)) {
		t.Errorf("the folder: %v", list)
	}

	full := errors.New("the disk is full")
	fresh := newPerson(t, 9, anna.state.Root(), nil)
	fresh.shares(path, clock.time)
	to := fresh.receiver()
	to.Append = func(context.Context, []change.Event) error { return full }
	if report, err := fresh.folder.Collect(ctx, to); !errors.Is(err, full) || len(report.Faults)+report.Files > 0 {
		t.Errorf("the receiver fails: %+v, %v", report, err)
	}
	fresh.collect()
	fresh.sameAs(anna)

	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	anna.write("B/text", "nowe")
	if _, err := anna.folder.Publish(cancelled, anna.source()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if list := names(t, path); len(list) != 4 {
		t.Errorf("something was left: %v", list)
	}
}

// TestFileMemory keeps what it is given, and nothing is nothing.
func TestFileMemory(t *testing.T) {
	ctx := context.Background()
	m := FileMemory{filepath.Join(t.TempDir(), "memory")}
	for _, want := range []string{"", "first", "and more"} {
		if want != "" {
			if err := m.Save(ctx, []byte(want)); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := m.Load(ctx); string(got) != want || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if list := names(t, filepath.Dir(m.Path)); len(list) != 1 {
		t.Errorf("it leaves %v", list)
	}
}

// FuzzAccount gives a folder any memory: it is used or forgotten, and files of others stay.
func FuzzAccount(f *testing.F) {
	people := newGroup(f, 2, inMemory)
	anna, birute := people[0], people[1]
	path, clock := f.TempDir(), newWall()
	for _, p := range people {
		p.shares(path, clock.time)
		p.publish()
		p.collect()
	}
	birute.write("B/text", "od Birutė")
	theirs := written(f, birute)
	tag := anna.folder.tag()
	for _, seed := range []string{"", "{}", "null", `{"v":1,"tag":"` + tag + `"}`, `{"v":1,"tag":"` + tag + `","files":null,"bundles":{"00":null}}`,
		`{"v":1,"tag":"` + tag + `","files":{"a.tribundle":{"size":1,"sum":"zz"}},"bundles":{}}`,
		`{"v":1,"tag":"` + tag + `","files":{"a.tribundle":{"size":1}},"bundles":{}}`, string(anna.folder.Memory.(*inMind).data)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, memory []byte) {
		folder := t.TempDir()
		put(t, filepath.Join(folder, "theirs"+Ending), theirs)
		fresh := newPerson(t, 9, anna.state.Root(), nil)
		fresh.shares(folder, clock.time)
		fresh.folder.Copy = anna.folder.Copy
		fresh.folder.Memory = &inMind{memory}
		fresh.collect()
		fresh.publish()
		if !bytes.Equal(get(t, filepath.Join(folder, "theirs"+Ending)), theirs) {
			t.Error("a file of others was changed")
		}
		if again := readAccount(fresh.folder.Memory.(*inMind).data, tag); !again.sound() {
			t.Error("what it keeps is not sound")
		}
	})
}
