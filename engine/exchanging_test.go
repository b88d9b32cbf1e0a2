package engine

import (
	"context"
	"os"
	"path/filepath"
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
