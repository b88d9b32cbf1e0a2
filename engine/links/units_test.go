package links

import (
	"slices"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/change/copies"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

const (
	pl1, pl2, pl3 = "pl Pani Ewa, lat 52, pyta o kurs. | ", "pl Kto prowadzi zajęcia? | ", "pl Zapisy trwają do 30 czerwca. | "
	de1, de2, de3 = "de Frau Ewa, 52, fragt nach dem Kurs. | ", "de Wer leitet den Unterricht? | ", "de Anmelden kann man sich bis 30. Juni. | "
	lt1, lt2, lt3 = "lt Ponia Eva, 52 metų, klausia apie kursą. | ", "lt Kas veda užsiėmimus? | ", "lt Registruotis galima iki birželio 30 d. | "
)

func lines(all ...string) string {
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// TestUnits follows the units of one text through the life of its cells.
func TestUnits(t *testing.T) {
	trio := func(state string) string {
		return lines(pl2+de2+lt2+state, pl1+de1+lt1+state, pl3+de3+lt3+state)
	}
	duo := func(state string) string { return lines(pl2+de2+state, pl1+de1+state, pl3+de3+state) }
	for _, row := range []struct {
		name string
		act  func(p *person)
		want string
	}{
		{"drafts vouch for nothing", func(p *person) { p.rate(change.Draft, "de") }, ""},
		{"an original alone vouches for nothing", func(p *person) { p.rate(change.Approved, "pl") }, ""},
		{"translated", func(p *person) { p.rate(change.Translated, "de") }, duo("draft")},
		{"reviewed", func(p *person) { p.rate(change.Reviewed, "de") }, duo("reviewed")},
		{"raised step by step", func(p *person) {
			p.rate(change.Translated, "de")
			p.rate(change.Reviewed, "de")
			p.rate(change.Approved, "de")
		}, duo("approved")},
		{"two languages", func(p *person) { p.rate(change.Approved, "de", "lt") }, trio("approved")},
		{"one language after the other", func(p *person) { p.rate(change.Approved, "lt"); p.rate(change.Approved, "de") }, trio("approved")},
		{"languages at different heights", func(p *person) { p.rate(change.Approved, "de"); p.rate(change.Reviewed, "lt") },
			lines(pl2+de2+"approved", pl2+lt2+"reviewed", pl1+de1+"approved", pl1+lt1+"reviewed", pl3+de3+"approved", pl3+lt3+"reviewed")},
		{"the lower one catches up", func(p *person) {
			p.rate(change.Approved, "de")
			p.rate(change.Reviewed, "lt")
			p.rate(change.Approved, "lt")
		}, trio("approved")},
		{"lowered: what was approved was true", func(p *person) { p.rate(change.Approved, "de"); p.rate(change.Draft, "de") }, duo("approved")},
		{"changed: the same", func(p *person) {
			p.rate(change.Approved, "de")
			p.set("de", strings.Replace(german, "Wer", "Und wer", 1), "pl")
		}, duo("approved")},
		{"changed and approved again", func(p *person) {
			p.rate(change.Approved, "de")
			p.set("de", strings.Replace(german, "Wer", "Und wer", 1), "pl")
			p.rate(change.Approved, "de")
		}, lines(pl2+"de Und wer leitet den Unterricht? | approved", pl1+de1+"approved", pl3+de3+"approved")},
		{"a sentence gone", func(p *person) {
			p.rate(change.Approved, "de")
			p.set("pl", strings.Replace(polish, "Kto prowadzi zajęcia? ", "", 1), "")
			p.set("de", strings.Replace(german, "Wer leitet den Unterricht? ", "", 1), "pl")
			p.rate(change.Reviewed, "de")
		}, lines(pl1+de1+"reviewed", pl3+de3+"reviewed")},
		{"a source changed: the translation is stale and vouches for nothing", func(p *person) {
			p.set("pl", strings.Replace(polish, "52", "62", 1), "")
			p.rate(change.Approved, "de")
		}, ""},
		{"of two languages one is changed and approved, the other stays as it was", func(p *person) {
			p.rate(change.Approved, "de", "lt")
			p.set("lt", strings.Replace(lithuanian, "Kas", "O kas", 1), "pl")
			p.set("de", strings.Replace(german, "Wer", "Und wer", 1), "pl")
			p.rate(change.Approved, "de")
		}, lines(pl2+"de Und wer leitet den Unterricht? | approved", pl2+lt2+"approved",
			pl1+de1+"approved", pl1+lt1+"approved", pl3+de3+"approved", pl3+lt3+"approved")},
		{"a translation of a translation", func(p *person) {
			p.set("lt", lithuanian, "de")
			p.rate(change.Reviewed, "lt")
		}, lines(de3+lt3+"reviewed", de1+lt1+"reviewed", de2+lt2+"reviewed")},
		{"and what it was made from", func(p *person) {
			p.set("lt", lithuanian, "de")
			p.rate(change.Reviewed, "lt")
			p.rate(change.Reviewed, "de")
		}, trio("reviewed")},
		{"bounds in other places", func(p *person) {
			p.set("lt", strings.Replace(lithuanian, "kursą. Kas", "kursą ir kas", 1), "pl")
			p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "lt", 0)) })
			p.rate(change.Approved, "de", "lt")
		}, lines(pl2+de2+"approved", pl1+de1+"approved",
			"pl Pani Ewa, lat 52, pyta o kurs. Kto prowadzi zajęcia? | lt Ponia Eva, 52 metų, klausia apie kursą ir kas veda užsiėmimus? | approved", pl3+de3+lt3+"approved")},
		{"a segment confirmed", func(p *person) { p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "lt", 1)) }) }, pl2 + lt2 + "draft"},
		{"and its cell raised", func(p *person) {
			p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "de", 1)) })
			p.rate(change.Reviewed, "de")
		}, duo("reviewed")},
		{"confirmed in a cell that has been raised", func(p *person) {
			p.rate(change.Reviewed, "de")
			p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "de", 1)) })
		}, duo("reviewed")},
		{"confirmed between two translations", func(p *person) {
			p.work(func(w *Work) error { return w.Confirm(p.ref("de", "lt", 1)) })
			p.rate(change.Reviewed, "lt")
		}, lines(de2+lt2+"draft", pl2+lt2+"reviewed", pl1+lt1+"reviewed", pl3+lt3+"reviewed")},
		{"released", func(p *person) {
			p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "de", 1)) })
			p.work(func(w *Work) error { return w.Release(p.ref("pl", "de", 1)) })
		}, ""},
		{"two joined in a cell that has been raised", func(p *person) {
			p.rate(change.Approved, "de")
			p.work(func(w *Work) error { return w.Join(p.ref("pl", "de", 0), p.ref("pl", "de", 1)) })
		}, lines("pl Pani Ewa, lat 52, pyta o kurs. Kto prowadzi zajęcia? | de Frau Ewa, 52, fragt nach dem Kurs. Wer leitet den Unterricht? | approved", pl3+de3+"approved")},
		{"unlinked in a cell that has been raised", func(p *person) {
			p.rate(change.Approved, "de")
			p.work(func(w *Work) error { return w.Unlink(p.ref("pl", "de", 1)) })
		}, lines(pl1+de1+"approved", pl3+de3+"approved")},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := written(t, 1)[0]
			row.act(p)
			if got := p.memory(); got != row.want {
				t.Errorf("units\n%s\nwant\n%s", got, row.want)
			}
		})
	}
}

// TestUnitsUndone takes back what wrote units.
func TestUnitsUndone(t *testing.T) {
	p := written(t, 1)[0]
	p.rate(change.Reviewed, "de")
	before := p.memory()
	p.rate(change.Approved, "de", "lt")
	p.Undo()
	if got := p.memory(); got != before || p.State.Cell(cellOf("de")).Status != change.Reviewed {
		t.Errorf("units\n%s\nwant\n%s", got, before)
	}
	p.Undo()
	if got := p.memory(); got != "" {
		t.Errorf("units\n%s", got)
	}
}

// TestUnitsAgain writes the same twice: that makes no event.
func TestUnitsAgain(t *testing.T) {
	p := written(t, 1)[0]
	p.rate(change.Approved, "de")
	n := len(p.Log)
	p.work(func(w *Work) error { return w.Raise([]change.CellID{cellOf("de")}, change.Approved) })
	p.work(func(w *Work) error { return w.Raise([]change.CellID{cellOf("pl")}, change.Reviewed) })
	if len(p.Log) != n {
		t.Errorf("%d events for nothing", len(p.Log)-n)
	}
}

// TestProvenance reads one unit whole.
func TestProvenance(t *testing.T) {
	all := written(t, 2)
	all[1].Now = copies.Start().Add(time.Hour)
	all[1].set("de", german+" Danke.", "pl")
	share(all)
	all[0].Now = copies.Start().Add(2 * time.Hour)
	all[0].rate(change.Approved, "de", "lt")
	var u tm.Unit
	for _, thing := range all[0].State.Things(change.TMAdd) {
		if strings.Contains(string(thing.Value), "Wer leitet") && strings.Contains(string(thing.Value), `"texts":{"de":"Wer`) {
			if err := u.UnmarshalJSON(thing.Value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if u.Author != "Birutė" || u.Origin != lang.Polish || u.Module != "M" || u.Text != text || u.State != tm.Approved ||
		!u.Date.Equal(copies.Start().Add(2*time.Hour+time.Minute)) || u.Before["pl"] != "Pani Ewa, lat 52, pyta o kurs." ||
		u.After["lt"] != "Registruotis galima iki birželio 30 d." || len(u.Texts) != 3 || u.Batch != "" {
		t.Errorf("%+v", u)
	}
}

// TestUnsure keeps proposals out of the memory that the aligner is not sure of.
func TestUnsure(t *testing.T) {
	p := people(t, 1)[0]
	p.set("pl", "Siada blisko drzwi. Mówi cicho. Nie chce herbaty.", "")
	p.set("de", "Sie spricht leise. Sie will keinen Tee.", "pl")
	p.rate(change.Approved, "de")
	if got := p.memory(); got != "" {
		t.Errorf("units\n%s", got)
	}
	p.work(func(w *Work) error { return w.Unlink(p.ref("pl", "de", 0)) })
	if got := draw(p.links("pl", "de")); !strings.Contains(got, "*") {
		t.Error(got)
	}
}

// TestHeads rates cells that two people have changed at once: what merges vouches as a draft at most, for
// nobody has read it in this form; a fork vouches for nothing.
func TestHeads(t *testing.T) {
	for _, row := range []struct {
		name, one, other, want string
	}{
		{"merged", strings.Replace(german, "Frau Ewa", "Frau Ewa K.", 1), strings.Replace(german, "30. Juni", "29. Juni", 1), "draft"},
		{"forked", strings.Replace(german, "Frau Ewa", "Frau Ewa K.", 1), strings.Replace(german, "Frau Ewa", "Frau Ewa M.", 1), ""},
	} {
		all := written(t, 2)
		all[0].set("de", row.one, "pl")
		all[1].set("de", row.other, "pl")
		share(all)
		all[0].rate(change.Approved, "de")
		for line := range strings.SplitSeq(all[0].memory(), "\n") {
			if !strings.HasSuffix(line, row.want) || (line == "") != (row.want == "") {
				t.Errorf("%s: %q", row.name, line)
			}
		}
	}
}
