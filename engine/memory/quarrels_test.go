package memory

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// TestQuarrels finds units that say the same twice and units that contradict each other, and cleans up.
func TestQuarrels(t *testing.T) {
	ctx := context.Background()
	m := newMemory(t, newDesk(t))
	imported(t, m, Import{Path: file(t, "a.tsv", "tuid\tde\tpl\n"+
		"1\tDas Heim\tDom\n"+
		"2\tDas Heim\tDom\n"+ // the same
		"3\tDas Heim\tDom opieki\n"+ // contradicts
		"4\tDas  Heim\tDom\n"+ // the same but for a space
		"5\tDie Hilfe\tPomoc\n"+
		"6\tDas Haus\tDom\n"+ // in Polish the same as 1
		"7\tDie Hilfe\tPomoc\n"), Organisation: "Kreis"})
	own := put(t, m, tm.Unit{TUID: "own", Texts: map[lang.Tag]string{"de": "Die Hilfe", "pl": "Pomoc"}, State: tm.Approved})
	shown := func(list []Quarrel) []string {
		var all []string
		for _, q := range list {
			var ids []string
			for _, u := range q.Units {
				ids = append(ids, u.TUID)
			}
			slices.Sort(ids[1:])
			all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s: %s", q.Kind, q.Lang, q.Other, strings.Join(ids, " "))))
		}
		slices.Sort(all)
		return all
	}
	tests := map[string][]string{
		Duplicate: {"duplicate  : 1 2 4", "duplicate  : own 5 7"},
		// Of units with the same target one stands for all.
		Conflict: {"conflict de pl: 1 3", "conflict pl de: 1 6"},
	}
	tests[""] = slices.Sorted(slices.Values(append(slices.Clone(tests[Duplicate]), tests[Conflict]...)))
	for kind, want := range tests {
		last := 0
		list, total, err := m.Quarrels(ctx, kind, 10, func(done, of int) { last = of - done })
		if got := shown(list); err != nil || total != len(want) || !slices.Equal(got, want) || last != 0 {
			t.Errorf("%q: %q of %d, want %q (%v)", kind, got, total, want, err)
		}
	}
	if list, total, err := m.Quarrels(ctx, "", 1, nil); err != nil || len(list) != 1 || total != 4 {
		t.Errorf("%d of %d, %v", len(list), total, err)
	}
	if _, _, err := m.Quarrels(ctx, "fuzzy", 1, nil); codeOf(err) != "memory.unknown-quarrel" {
		t.Errorf("got %v", err)
	}
	removed, err := m.Clean(ctx, nil)
	if err != nil || removed != 4 {
		t.Fatalf("%d removed, %v", removed, err)
	}
	settle(t, m)
	if s := stats(t, m); s.Units != 4 || s.Own != 1 {
		t.Errorf("%+v", s)
	}
	if u, err := m.unit(ctx, own.ID); err != nil || u == nil {
		t.Error("the unit that a person made was not the one to keep")
	}
	if removed, err := m.Clean(ctx, nil); err != nil || removed != 0 {
		t.Errorf("%d removed, %v", removed, err)
	}
}
