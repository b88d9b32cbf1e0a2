package desk

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// invite lets a person in to a workspace, at a computer of her own, and returns her desk there.
func invite(t testing.TB, d *Desk, person string, role change.Role, langs ...lang.Tag) *Desk {
	t.Helper()
	var file bytes.Buffer
	if _, err := d.Invite(context.Background(), &file, person, role, langs); err != nil {
		t.Fatal(err)
	}
	return join(t, file.Bytes(), optionsOf(t))
}

func join(t testing.TB, invitation []byte, o Options) *Desk {
	t.Helper()
	d, err := Join(context.Background(), filepath.Join(t.TempDir(), "Kurs.trivium"), bytes.NewReader(invitation), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// bundle returns a bundle of a desk for a member, "" for anyone.
func bundle(t testing.TB, d *Desk, member string) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := d.Bundle(context.Background(), &b, member); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func takeIn(t testing.TB, d *Desk, bundle []byte) Taken {
	t.Helper()
	taken, err := d.Take(context.Background(), bytes.NewReader(bundle))
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

func hashOf(d *Desk) (h string) {
	d.Read(func(s *change.State) { h = s.Hash() })
	return h
}

func cellOf(d *Desk, text string, l lang.Tag) (c change.Cell) {
	d.Read(func(s *change.State) { c = s.Cell(change.CellID{Text: text, Lang: l}) })
	return c
}

// TestInvitation: who is invited has all there is, with the media, and can write; what she writes
// comes back and counts.
func TestInvitation(t *testing.T) {
	anna := full(t, optionsOf(t))
	birute := invite(t, anna, " Birutė ", change.Translator, lang.Lithuanian)
	if hashOf(birute) != hashOf(anna) {
		t.Error("the states differ")
	}
	if missing, err := birute.Missing(context.Background()); missing != 0 || err != nil {
		t.Errorf("%d files are missing, %v", missing, err)
	}
	if me, ok := birute.Me(); !ok || me.Person != "Birutė" || me.Role != change.Translator {
		t.Errorf("she is %+v", me)
	}
	text := firstText(anna)
	write(t, birute, text, lang.Lithuanian, "Pagalba dabar")
	taken := takeIn(t, anna, bundle(t, birute, anna.Member()))
	if got := cellOf(anna, text, lang.Lithuanian).Text; got != "Pagalba dabar" || taken.New != 1 || taken.Members[birute.Member()] != 1 {
		t.Errorf("got %q, %+v", got, taken)
	}
	if hashOf(birute) != hashOf(anna) {
		t.Error("the states differ after the exchange")
	}
	if _, _, err := birute.Do(context.Background(), "", func(g *change.Gesture) error {
		g.SetCell(change.CellID{Text: text, Lang: lang.German}, "Hilfe", nil)
		return nil
	}); codeOf(err) != "change.not-her-language" {
		t.Errorf("she wrote German: %v", err)
	}
	again := again(t, birute, birute.Path())
	if again.Barred() != nil || hashOf(again) != hashOf(anna) {
		t.Errorf("opened again: %v", again.Barred())
	}
}

// firstText returns the id of the title of the first course.
func firstText(d *Desk) string { return d.Courses()[0].ID + "/title" }

// TestHostileInvitations are refused, and leave neither a file nor a key behind.
func TestHostileInvitations(t *testing.T) {
	anna := create(t, optionsOf(t))
	var file bytes.Buffer
	if _, err := anna.Invite(context.Background(), &file, "Birutė", change.Editor, nil); err != nil {
		t.Fatal(err)
	}
	good := file.String()
	_, rest, _ := strings.Cut(good, "\n")
	cardLine, bundled, _ := strings.Cut(rest, "\n")
	other, err := NewKey(anna.root(), "nobody", optionsOf(t).complete().Random)
	if err != nil {
		t.Fatal(err)
	}
	seed := func(line, seed string) string {
		from := strings.Index(line, `"seed":"`) + len(`"seed":"`)
		return line[:from] + seed + line[from+len(other.Seed):]
	}
	stranger := create(t, optionsOf(t))
	var foreign bytes.Buffer
	if _, err := stranger.Bundle(context.Background(), &foreign, ""); err != nil {
		t.Fatal(err)
	}
	flipped := []byte(good)
	flipped[len(flipped)-60] ^= 1
	tests := map[string]struct{ data, code string }{
		"empty":             {"", "invite.not-ours"},
		"a bundle":          {bundled, "invite.not-ours"},
		"newer":             {"TRIVIUM INVITATION 2\n" + rest, "invite.newer"},
		"no card":           {invitationLine + bundled, "invite.damaged"},
		"endless card":      {invitationLine + strings.Repeat("x", 1<<20), "invite.damaged"},
		"more in the card":  {invitationLine + strings.Replace(cardLine, `"}`, `","more":1}`, 1) + "\n" + bundled, "invite.damaged"},
		"no key":            {invitationLine + seed(cardLine, strings.Repeat("!", len(other.Seed))) + "\n" + bundled, "invite.damaged"},
		"another key":       {invitationLine + seed(cardLine, other.Seed) + "\n" + bundled, "invite.damaged"},
		"another member":    {invitationLine + strings.Replace(cardLine, `"member":"`, `"member":"x`, 1) + "\n" + bundled, "invite.damaged"},
		"another workspace": {invitationLine + cardLine + "\n" + foreign.String(), "bundle.other-workspace"},
		"cut off":           {good[:len(good)-10], "bundle.damaged"},
		"no bundle":         {invitationLine + cardLine + "\n", "bundle.not-ours"},
		"a bit flipped":     {string(flipped), "bundle.damaged"},
		"a path for an id":  {invitationLine + strings.Replace(cardLine, string(anna.root()), "../../evil", 1) + "\n" + bundled, "bundle.other-workspace"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			o, folder := optionsOf(t), t.TempDir()
			d, err := Join(context.Background(), filepath.Join(folder, "Kurs.trivium"), strings.NewReader(tt.data), o)
			if codeOf(err) != tt.code {
				t.Errorf("got %v, want %s", err, tt.code)
			}
			if d != nil {
				d.Close()
			}
			for _, place := range []string{folder, filepath.Join(o.Home.Config, "keys")} {
				if left, _ := os.ReadDir(place); len(left) > 0 {
					t.Errorf("left behind: %v", left)
				}
			}
		})
	}
}

// title is a text that need not lie in any course.
const title = "M/title"

// TestInvitationTwice: an invitation can be used again by its owner, as when the file was lost, and
// nobody's place is taken by another one.
func TestInvitationTwice(t *testing.T) {
	anna := create(t, optionsOf(t))
	invitation := func(person string) []byte {
		var file bytes.Buffer
		if _, err := anna.Invite(context.Background(), &file, person, change.Editor, nil); err != nil {
			t.Fatal(err)
		}
		return file.Bytes()
	}
	first, second, o := invitation("Birutė"), invitation("Clara"), optionsOf(t)
	birute := join(t, first, o)
	twin := join(t, first, o)
	if birute.Member() != twin.Member() || birute.writer.Dev == twin.writer.Dev {
		t.Errorf("%s %s and %s %s", birute.Member(), birute.writer.Dev, twin.Member(), twin.writer.Dev)
	}
	path := filepath.Join(t.TempDir(), "Kurs.trivium")
	if _, err := Join(context.Background(), path, bytes.NewReader(second), o); codeOf(err) != "invite.used" {
		t.Errorf("a second person at her computer: %v", err)
	}
	if _, err := Join(context.Background(), birute.Path(), bytes.NewReader(first), o); codeOf(err) != "store.exists" {
		t.Errorf("over a file: %v", err)
	}
	for _, d := range []*Desk{birute, twin} {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(d.Path()); err != nil {
			t.Fatal(err)
		}
	}
	if clara := join(t, second, o); clara.Barred() != nil {
		t.Errorf("when the files are gone: %v", clara.Barred())
	}
}

// TestBundlesInAnyOrder: three people write apart and pass bundles to anyone, late and twice; in the
// end all have all, and nothing waits.
func TestBundlesInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 9))
	anna := create(t, optionsOf(t))
	all := []*Desk{anna, invite(t, anna, "Birutė", change.Editor), invite(t, anna, "Clara", change.Editor)}
	texts := []string{title, title + "s"}
	var mail [][]byte
	for i := range 60 {
		who := all[random.IntN(len(all))]
		switch random.IntN(4) {
		case 0, 1:
			write(t, who, texts[random.IntN(2)], lang.All()[random.IntN(3)], strings.Repeat("Wort ", i))
		case 2:
			to := ""
			if random.IntN(2) == 0 {
				to = all[random.IntN(len(all))].Member()
			}
			mail = append(mail, bundle(t, who, to))
		case 3:
			if len(mail) > 0 {
				takeIn(t, who, mail[random.IntN(len(mail))])
			}
		}
	}
	for _, from := range all {
		for _, to := range all {
			takeIn(t, to, bundle(t, from, ""))
		}
	}
	for _, d := range all {
		if hashOf(d) != hashOf(anna) {
			t.Error("two copies differ")
		}
		d.Read(func(s *change.State) {
			if len(s.Waiting()) > 0 || len(s.Quarantined()) > 0 {
				t.Errorf("%v wait, %v are refused", s.Waiting(), s.Quarantined())
			}
		})
		if v, err := d.Verify(context.Background()); err != nil || !v.Same || len(v.Problems) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
	}
}

// TestNewFiles counts media where they come for the first time, not again with each bundle.
func TestNewFiles(t *testing.T) {
	anna := create(t, optionsOf(t))
	birute := invite(t, anna, "Birutė", change.Editor)
	take(t, anna, homelessness)
	everything := bundle(t, anna, "")
	if first := takeIn(t, birute, everything); first.Files == 0 || first.NewFiles != first.Files {
		t.Errorf("the first time: %d of %d files are new", first.NewFiles, first.Files)
	}
	if second := takeIn(t, birute, everything); second.Files == 0 || second.NewFiles != 0 {
		t.Errorf("the second time: %d of %d files are new", second.NewFiles, second.Files)
	}
}

// TestBundleForSomebody has only what she lacks: nothing she has shown to know, everything where
// nothing is known of her.
func TestBundleForSomebody(t *testing.T) {
	anna := create(t, optionsOf(t))
	birute := invite(t, anna, "Birutė", change.Editor)
	everything := takeIn(t, birute, bundle(t, anna, birute.Member()))
	if everything.Events != 2 || everything.New != 0 { // the workspace, and she
		t.Errorf("of one who wrote nothing yet: %+v", everything)
	}
	write(t, birute, title, lang.Lithuanian, "Vienas")
	takeIn(t, anna, bundle(t, birute, anna.Member()))
	write(t, anna, title, lang.German, "Eins")
	if taken := takeIn(t, birute, bundle(t, anna, birute.Member())); taken.Events != 1 || taken.New != 1 || taken.Files != 0 {
		t.Errorf("of one who wrote: %+v", taken)
	}
	if taken := takeIn(t, birute, bundle(t, anna, "nobody")); taken.Events != 4 {
		t.Errorf("of a stranger: %+v", taken)
	}
}

// TestForgedEvents: what others send in somebody's name does not count, and is not signed for them.
func TestForgedEvents(t *testing.T) {
	anna := create(t, optionsOf(t))
	birute := invite(t, anna, "Birutė", change.Editor)
	var forged []change.Event
	birute.Read(func(s *change.State) {
		w := birute.writer
		w.By, w.Dev = anna.Member(), "elsewhere"
		g := s.Begin(w, "g1")
		g.SetCell(change.CellID{Text: title, Lang: lang.German}, "Gefälscht", nil)
		forged, _ = g.Events()
	})
	before := cellOf(anna, title, lang.German).Text
	if _, err := anna.Receive(context.Background(), forged); err != nil {
		t.Fatal(err)
	}
	out := bundle(t, anna, "")
	taken := takeIn(t, birute, out)
	if got := cellOf(anna, title, lang.German).Text; got != before || taken.New != 0 {
		t.Errorf("got %q, %+v", got, taken)
	}
	if got := cellOf(birute, title, lang.German).Text; got != before {
		t.Errorf("passed on: %q", got)
	}
}

// TestRevoke: what a member writes after she is out does not count, whoever hears of it first; the
// last admin stays.
func TestRevoke(t *testing.T) {
	ctx := context.Background()
	anna := create(t, optionsOf(t))
	birute, clara := invite(t, anna, "Birutė", change.Editor), (*Desk)(nil)
	clara = invite(t, anna, "Clara", change.Reader)
	if err := anna.Revoke(ctx, anna.Member()); codeOf(err) != "member.last-admin" {
		t.Errorf("the last admin: %v", err)
	}
	if err := anna.Revoke(ctx, "nobody"); codeOf(err) != "member.unknown" {
		t.Errorf("nobody: %v", err)
	}
	if err := birute.Revoke(ctx, anna.Member()); err == nil {
		t.Error("an editor has put an admin out")
	}
	if err := anna.Revoke(ctx, birute.Member()); err != nil {
		t.Fatal(err)
	}
	before := cellOf(anna, title, lang.German).Text
	write(t, birute, title, lang.German, "Zu spät")
	late := bundle(t, birute, "")
	takeIn(t, clara, late)
	takeIn(t, clara, bundle(t, anna, ""))
	takeIn(t, anna, late)
	for _, d := range []*Desk{anna, clara} {
		if got := cellOf(d, title, lang.German).Text; got != before {
			t.Errorf("it counts: %q", got)
		}
	}
	if hashOf(anna) != hashOf(clara) {
		t.Error("the states differ")
	}
	takeIn(t, birute, bundle(t, anna, ""))
	if f := birute.Barred(); f == nil || f.Code != "change.revoked" {
		t.Errorf("she can write: %v", f)
	}
	all := anna.Members()
	if len(all) != 3 || !all[0].Me || all[1].Person != "Clara" || !all[2].Revoked || all[0].Last.IsZero() {
		t.Errorf("%+v", all)
	}
}

// TestFolder: three copies exchange through a folder; each has what the others wrote.
func TestFolder(t *testing.T) {
	ctx := context.Background()
	anna := create(t, optionsOf(t))
	birute, clara := invite(t, anna, "Birutė", change.Editor), invite(t, anna, "Clara", change.Editor)
	shared := t.TempDir()
	if done, err := anna.Exchange(ctx); err != nil || done.Folder != "" {
		t.Errorf("without a folder: %+v, %v", done, err)
	}
	if err := anna.SetFolder(ctx, filepath.Join(shared, "none")); codeOf(err) != "exchange.no-folder" {
		t.Errorf("a folder that is not there: %v", err)
	}
	for _, d := range []*Desk{anna, birute, clara} {
		if err := d.SetFolder(ctx, shared); err != nil {
			t.Fatal(err)
		}
	}
	write(t, anna, title, lang.Polish, "Pomoc")
	write(t, birute, title, lang.Lithuanian, "Pagalba")
	for range 2 {
		for _, d := range []*Desk{anna, birute, clara} {
			if _, err := d.Exchange(ctx); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, d := range []*Desk{birute, clara} {
		if hashOf(d) != hashOf(anna) || cellOf(d, title, lang.Lithuanian).Text != "Pagalba" {
			t.Error("the states differ")
		}
	}
	if done, err := anna.Exchange(ctx); err != nil || done.Sent != 0 || done.Received.New != 0 || len(done.Problems) != 0 {
		t.Errorf("when nothing happened: %+v, %v", done, err)
	}
	if err := os.WriteFile(filepath.Join(shared, "x.tribundle"), []byte("PK, and more than a line of it all"), 0o600); err != nil {
		t.Fatal(err)
	}
	if done, err := anna.Exchange(ctx); err != nil || len(done.Problems) != 0 {
		t.Errorf("a file that may still be arriving: %+v, %v", done, err)
	}
	anna.options.Clock = func() time.Time { return start.Add(time.Hour) }
	if done, err := anna.Exchange(ctx); err != nil || len(done.Problems) != 1 {
		t.Errorf("a file that never arrives: %+v, %v", done, err)
	}
}

// TestSignatures are made once and kept; a copy of the file opens with all of them.
func TestSignatures(t *testing.T) {
	ctx := context.Background()
	anna := create(t, optionsOf(t))
	first := bundle(t, anna, "")
	unsigned := 0
	for e, err := range anna.store.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Sig == "" {
			unsigned++
		}
	}
	if unsigned > 0 {
		t.Errorf("%d events have no signature", unsigned)
	}
	if !bytes.Equal(first, bundle(t, anna, "")) {
		t.Error("the second bundle is another one")
	}
	before := hashOf(anna)
	if anna = again(t, anna, anna.Path()); hashOf(anna) != before {
		t.Error("another state after signing")
	}
}

// TestRepair: a file whose pages are damaged comes back from its backups, with an account.
func TestRepair(t *testing.T) {
	ctx := context.Background()
	o := optionsOf(t)
	anna := full(t, o)
	want := hashOf(anna)
	if err := anna.Close(); err != nil { // which makes a backup
		t.Fatal(err)
	}
	data, err := os.ReadFile(anna.Path())
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 4; i < len(data)/2; i++ {
		data[i] = 0xAA
	}
	if err := os.WriteFile(anna.Path(), data, 0o600); err != nil {
		t.Fatal(err)
	}
	if d, err := Open(ctx, anna.Path(), o); err == nil {
		v, verifyErr := d.Verify(ctx)
		if verifyErr == nil && !v.Problems.Blocking() {
			t.Errorf("the damage is not seen: %+v", v)
		}
		d.Close()
	}
	mended, err := Repair(ctx, anna.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer mended.Close()
	notices := mended.Notices()
	if hashOf(mended) != want || mended.Barred() != nil || len(notices) == 0 || notices[len(notices)-1].Code != "desk.repaired" {
		t.Errorf("%v, %v", notices, mended.Barred())
	}
	if _, err := os.Stat(notices[len(notices)-1].Args["kept"]); err != nil {
		t.Error(err)
	}
	write(t, mended, firstText(mended), lang.Polish, "Dalej")
	_, err = Repair(ctx, filepath.Join(t.TempDir(), "none.trivium"), o)
	if codeOf(err) != "store.missing" {
		t.Errorf("nothing to repair: %v", err)
	}
}

// TestNoHome: without a folder for keys nothing is made, least of all in the folder the program was
// started in.
func TestNoHome(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, err := Create(context.Background(), filepath.Join(t.TempDir(), "Kurs.trivium"), "Kurs", "Anna", Options{}); codeOf(err) != "desk.no-home" {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}
