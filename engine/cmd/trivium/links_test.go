package main

import (
	"strings"
	"testing"

	"trivium/engine"
)

// TestLinks lists the links of a text, confirms, joins, divides and takes back.
func TestLinks(t *testing.T) {
	c, title := begun(t)
	c.must("set", title, "Pani Ewa, lat 52, pyta o kurs. Kto prowadzi zajęcia? Zapisy trwają do 30 czerwca.", "--lang", "pl")
	c.must("set", title, "Frau Ewa, 52, fragt nach dem Kurs. Wer leitet den Unterricht? Anmelden kann man sich bis 30. Juni.", "--lang", "de")
	links := func(args ...string) string {
		t.Helper()
		return c.must("links", append([]string{title, "--from", "pl", "--to", "de"}, args...)...)
	}
	if got := links(); !strings.Contains(got, "2. proposed, ") || !strings.Contains(got, "    pl 2 Kto prowadzi zajęcia?\n    de 2 Wer leitet den Unterricht?\n") || !strings.HasSuffix(got, "3 links\n") {
		t.Errorf("proposed:\n%s", got)
	}
	if got := links("--confirm", "2"); !strings.Contains(got, "2. confirmed by Anna, 20") || strings.Count(got, "proposed") != 2 {
		t.Errorf("confirmed:\n%s", got)
	}
	if got := links("--join", "1,2"); !strings.Contains(got, "    de 1–2 Frau Ewa, 52, fragt nach dem Kurs. Wer leitet den Unterricht?\n") {
		t.Errorf("joined:\n%s", got)
	}
	if got := links("--split", "1,1,0"); !strings.Contains(got, "    de –\n") || !strings.HasSuffix(got, "3 links\n") {
		t.Errorf("divided:\n%s", got)
	}
	if got := links("--unlink", "3"); strings.Count(got, "confirmed by") != 4 {
		t.Errorf("unlinked:\n%s", got)
	}
	if got := links("--release", "1"); strings.Count(got, "confirmed by") != 3 {
		t.Errorf("released:\n%s", got)
	}
	for range 4 {
		c.must("undo")
	}
	var view engine.SegmentsView
	c.ask(&view, "links", title, "--from", "de", "--to", "pl")
	if len(view.Links) != 3 || !view.Links[1].Confirmed || view.Links[1].By != "Anna" || view.Links[1].At == "" || view.Links[0].Confirmed {
		t.Errorf("taken back: %+v", view)
	}
	if s := view.Links[2].Target; s.First != 2 || s.Count != 1 || s.Start != 53 || s.End != 81 {
		t.Errorf("the last sentence stands at %+v", s)
	}
	for name, args := range map[string][]string{
		"no such link": {title, "--from", "pl", "--to", "de", "--confirm", "7"}, "no such text": {"x/y", "--from", "pl", "--to", "de"},
		"not side by side": {title, "--from", "pl", "--to", "de", "--join", "1,3"}, "nothing to divide": {title, "--from", "pl", "--to", "de", "--split", "1,1,1"},
	} {
		if code, _, errs := c.run("links", args...); code != 1 || errs == "" {
			t.Errorf("%s: exit %d %s", name, code, errs)
		}
	}
	for name, args := range map[string][]string{
		"no language": {title, "--from", "pl"}, "the same": {title, "--from", "pl", "--to", "pl"}, "no number": {title, "--from", "pl", "--to", "de", "--confirm", "x"},
		"two acts": {title, "--from", "pl", "--to", "de", "--confirm", "1", "--unlink", "2"}, "one to join": {title, "--from", "pl", "--to", "de", "--join", "1"},
	} {
		if code, _, errs := c.run("links", args...); code != 2 || errs == "" {
			t.Errorf("%s: exit %d %s", name, code, errs)
		}
	}
}
