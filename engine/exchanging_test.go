package engine

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"trivium/engine/lang"
)

// TestKeepExchanging: two programs that run find each other's changes in a folder without being asked;
// a folder that is gone is a notice until it is there again; closing sends what is left.
func TestKeepExchanging(t *testing.T) {
	ctx, end := context.WithCancel(context.Background())
	defer end()
	all := group(t, "Birutė")
	anna, birute := all[0], all[1]
	shared := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(shared, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if _, err := c.SetFolder(ctx, shared); err != nil {
			t.Fatal(err)
		}
		c.KeepExchanging(ctx, 20*time.Millisecond)
	}
	title := anna.title()
	anna.types(title, lang.German, "Von selbst gekommen")
	birute.waitFor("the text", func() bool { return birute.shows(title, lang.German) == "Von selbst gekommen" })

	away := shared + "-away"
	if err := os.Rename(shared, away); err != nil {
		t.Fatal(err)
	}
	anna.waitFor("a notice", func() bool { return anna.notice() == "exchange.no-folder" })
	if err := os.Rename(away, shared); err != nil {
		t.Fatal(err)
	}
	anna.waitFor("no notice", func() bool { return anna.notice() == "" })

	anna.types(title, lang.German, "Zum Schluss")
	if _, err := anna.CloseDesk(ctx); err != nil {
		t.Fatal(err)
	}
	birute.waitFor("the last text", func() bool { return birute.shows(title, lang.German) == "Zum Schluss" })
	if _, err := birute.CloseDesk(ctx); err != nil {
		t.Fatal(err)
	}
}

// TestStartAgain opens the workspace that was open last, and the samples when it is gone.
func TestStartAgain(t *testing.T) {
	ctx := context.Background()
	home := t.TempDir()
	file := filepath.Join(t.TempDir(), "Kurs.trivium")
	opened := func() string {
		w := workspaceIn(t, home)
		if err := w.Start(ctx, ""); err != nil {
			t.Fatal(err)
		}
		v, err := w.Desk(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.CloseDesk(ctx); err != nil {
			t.Fatal(err)
		}
		return filepath.Base(v.File)
	}
	if got := opened(); got != "Trivium.trivium" {
		t.Errorf("the first start opened %q", got)
	}
	w := workspaceIn(t, home)
	if _, err := w.CreateDesk(ctx, CreateRequest{Path: file, Name: "Kurs", Person: "Anna"}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.CloseDesk(ctx); err != nil {
		t.Fatal(err)
	}
	if got := opened(); got != "Kurs.trivium" {
		t.Errorf("the next start opened %q", got)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if got := opened(); got != "Trivium.trivium" {
		t.Errorf("with the file gone, %q was opened", got)
	}
}

// TestUnitsOfOthersAreTold: units that come with a bundle or through the folder are announced to the screens,
// and when they are announced, they are found: those of a person, and those of a file that the
// background takes in.
func TestUnitsOfOthersAreTold(t *testing.T) {
	ctx := t.Context()
	all := group(t, "Birutė")
	anna, birute := all[0], all[1]
	var mu sync.Mutex
	shown := map[string]int{} // what a screen has that looks up when it is told, and only then
	texts := []string{"Das Haus ist alt.", "Der Kurs beginnt."}
	birute.Listen(func(DeskChanged) {
		for _, text := range texts {
			found, err := birute.Lookup(ctx, LookupRequest{Text: text, From: lang.German, To: lang.Polish})
			mu.Lock()
			if err == nil {
				shown[text] = len(found)
			}
			mu.Unlock()
		}
	})
	told := func(text string, found int) {
		t.Helper()
		birute.waitFor("news of "+text, func() bool {
			mu.Lock()
			defer mu.Unlock()
			n, asked := shown[text]
			return asked && n == found
		})
	}
	table := filepath.Join(t.TempDir(), "small.tsv")
	if err := os.WriteFile(table, []byte("de\tpl\nDas Haus ist alt.\tDom jest stary.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := anna.ImportMemory(ctx, ImportMemoryRequest{Path: table, State: "approved"}, nil); err != nil {
		t.Fatal(err)
	}
	put, err := anna.PutUnit(ctx, UnitView{State: "approved", Texts: []UnitText{{Lang: lang.German, Text: "Der Kurs beginnt."}, {Lang: lang.Polish, Text: "Kurs się zaczyna."}}})
	if err != nil {
		t.Fatal(err)
	}
	bundle := filepath.Join(t.TempDir(), "x.trbundle")
	if _, err := anna.MakeBundle(ctx, MakeBundleRequest{Path: bundle}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := birute.TakeBundle(ctx, bundle, nil); err != nil {
		t.Fatal(err)
	}
	told("Das Haus ist alt.", 1)
	told("Der Kurs beginnt.", 1)

	shared := t.TempDir()
	for _, c := range all {
		if _, err := c.SetFolder(ctx, shared); err != nil {
			t.Fatal(err)
		}
	}
	v, err := anna.RetractUnits(ctx, []string{put.ID})
	if err != nil {
		t.Fatal(err)
	}
	anna.exchange()
	birute.exchange()
	told("Der Kurs beginnt.", 0)
	if _, err := anna.DetachMemory(ctx, v.Batches[0].Hash); err != nil {
		t.Fatal(err)
	}
	anna.exchange()
	birute.exchange()
	told("Das Haus ist alt.", 0)
}

func (c *colleague) waitFor(what string, there func() bool) {
	c.t.Helper()
	for end := time.Now().Add(20 * time.Second); !there(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("%s did not come", what)
		}
	}
}

// shows returns what stands in a cell.
func (c *colleague) shows(text string, l lang.Tag) string {
	history, err := c.TextHistory(context.Background(), CellRef{Text: text, Lang: l})
	if err != nil || len(history) == 0 {
		return ""
	}
	return history[0].Text
}

// notice returns the code of the only notice.
func (c *colleague) notice() string {
	c.t.Helper()
	v, err := c.Desk(context.Background())
	if err != nil {
		c.t.Fatal(err)
	}
	if len(v.Notices) != 1 {
		return ""
	}
	return v.Notices[0].Code
}
