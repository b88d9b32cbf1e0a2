package tm

import (
	"context"
	"math"
	"reflect"
	"testing"
	"time"

	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

// memoryOf returns a memory of units, which get ids in their order.
func memoryOf(settings Settings, list ...*Unit) (*Memory, Units) {
	units := Units{}
	m := New(units, settings)
	for i, u := range list {
		u.ID = rowID("table-01", i)
		units[u.ID] = u
	}
	m.Put(list...)
	return m, units
}

func in(pairs ...string) map[lang.Tag]string {
	texts := map[lang.Tag]string{}
	for i := 0; i < len(pairs); i += 2 {
		texts[lang.Tag(pairs[i])] = pairs[i+1]
	}
	return texts
}

var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func todays() Settings {
	s := Defaults()
	s.Now = func() time.Time { return today }
	return s
}

// TestClasses asks for one text after the other. All units are approved unless the row says otherwise.
func TestClasses(t *testing.T) {
	home := func() *Unit {
		return &Unit{State: Approved, Texts: in("de", "Die Familie wohnt im Heim.", "pl", "Rodzina mieszka w domu.", "lt", "Šeima gyvena namuose."),
			Text: "text-1", Before: in("de", "Guten Tag!", "pl", "Dzień dobry!"), After: in("de", "Sie hat Kinder.")}
	}
	course := func() *Unit {
		return &Unit{State: Approved, Texts: in("de", "Das Modul dauert 45 Minuten.", "pl", "Moduł trwa 45 minut.", "lt", "Modulis trunka 45 minutes.")}
	}
	with := func(u *Unit, change func(*Unit)) *Unit { change(u); return u }
	rows := map[string]struct {
		unit      *Unit
		r         Request
		class     Class // "" when nothing is found
		score     float64
		target    string
		penalties []Penalty
	}{
		"exact de":          {home(), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl"}, Exact, 100, "Rodzina mieszka w domu.", nil},
		"exact lt":          {home(), Request{Text: "Šeima  gyvena namuose.", From: "lt", To: "de"}, Exact, 100, "Die Familie wohnt im Heim.", nil},
		"its own text":      {home(), Request{Text: "Rodzina mieszka w domu.", From: "pl", To: "lt", TextID: "text-1"}, InContext, 102, "Šeima gyvena namuose.", nil},
		"another text":      {home(), Request{Text: "Rodzina mieszka w domu.", From: "pl", To: "lt", TextID: "text-2"}, Exact, 100, "Šeima gyvena namuose.", nil},
		"both neighbours":   {home(), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "lt", Before: "Guten  Tag!", After: "Sie hat Kinder."}, InContext, 102, "Šeima gyvena namuose.", nil},
		"one neighbour":     {home(), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "lt", Before: "Guten Tag!", After: "Sie hat keine."}, InContext, 101, "Šeima gyvena namuose.", nil},
		"of other language": {home(), Request{Text: "Rodzina mieszka w domu.", From: "pl", To: "lt", After: "Sie hat Kinder."}, Exact, 100, "Šeima gyvena namuose.", nil},
		"context, not equal": {home(), Request{Text: "Die Familie wohnt in einem Heim.", From: "de", To: "pl", TextID: "text-1", Threshold: 60}, Fuzzy,
			Percent(index.Raw("Die Familie wohnt in einem Heim.", "Die Familie wohnt im Heim.")), "Rodzina mieszka w domu.", nil},
		"number":    {course(), Request{Text: "Das Modul dauert 90 Minuten.", From: "de", To: "pl"}, Repaired, 99, "Moduł trwa 90 minut.", []Penalty{{"repair", 1}}},
		"mark":      {course(), Request{Text: "Moduł trwa 45 minut", From: "pl", To: "de"}, Repaired, 99, "Das Modul dauert 45 Minuten", []Penalty{{"repair", 1}}},
		"tag":       {course(), Request{Text: "**Modulis trunka 45 minutes.**", From: "lt", To: "pl"}, Repaired, 99, "**Moduł trwa 45 minut.**", []Penalty{{"repair", 1}}},
		"far off":   {course(), Request{Text: "Was kosten 45 Minuten?", From: "de", To: "pl"}, "", 0, "", nil},
		"no target": {&Unit{State: Approved, Texts: in("de", "Heim", "pl", "dom")}, Request{Text: "Heim", From: "de", To: "lt"}, "", 0, "", nil},
		"reviewed": {with(home(), func(u *Unit) { u.State = Reviewed }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl"}, Exact, 99,
			"Rodzina mieszka w domu.", []Penalty{{"reviewed", 1}}},
		"draft": {with(home(), func(u *Unit) { u.State = Draft }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl"}, Exact, 98,
			"Rodzina mieszka w domu.", []Penalty{{"draft", 2}}},
		"imported": {with(home(), func(u *Unit) { u.State = Imported }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl"}, Exact, 97,
			"Rodzina mieszka w domu.", []Penalty{{"imported", 3}}},
		"aligned": {with(home(), func(u *Unit) { u.State = Aligned }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl"}, Exact, 95,
			"Rodzina mieszka w domu.", []Penalty{{"aligned", 5}}},
		"machine": {with(course(), func(u *Unit) { u.State = Machine }), Request{Text: "Das Modul dauert 90 Minuten.", From: "de", To: "pl"}, Repaired, 84,
			"Moduł trwa 90 minut.", []Penalty{{"repair", 1}, {"machine", 15}}},
		"draft in context": {with(home(), func(u *Unit) { u.State = Draft }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl", TextID: "text-1"}, InContext, 99.4,
			"Rodzina mieszka w domu.", []Penalty{{"draft", 2.6}}},
		"draft beside one": {with(home(), func(u *Unit) { u.State = Draft }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl", Before: "Guten Tag!"}, InContext, 99,
			"Rodzina mieszka w domu.", []Penalty{{"draft", 2}}},
		"old": {with(home(), func(u *Unit) { u.Date = today.AddDate(-11, 0, 0) }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl"}, Exact, 99,
			"Rodzina mieszka w domu.", []Penalty{{"old", 1}}},
		"not so old": {with(home(), func(u *Unit) { u.Date = today.AddDate(-9, 0, 0) }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl"}, Exact, 100,
			"Rodzina mieszka w domu.", nil},
		"of others": {with(home(), func(u *Unit) { u.Organisation = "AWO" }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl", Organisation: "Caritas"}, Exact, 99,
			"Rodzina mieszka w domu.", []Penalty{{"organisation", 1}}},
		"of the same": {with(home(), func(u *Unit) { u.Organisation = "AWO" }), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl", Organisation: "AWO"}, Exact, 100,
			"Rodzina mieszka w domu.", nil},
		"of nobody": {home(), Request{Text: "Die Familie wohnt im Heim.", From: "de", To: "pl", Organisation: "AWO"}, Exact, 100,
			"Rodzina mieszka w domu.", nil},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			m, units := memoryOf(todays(), row.unit)
			if row.r.K = 3; row.r.Threshold == 0 {
				row.r.Threshold = 80
			}
			got := same(t, m, units, row.r)
			if row.class == "" {
				if len(got) > 0 {
					t.Errorf("found %s", show(t, got))
				}
				return
			}
			if len(got) != 1 || got[0].Class != row.class || math.Abs(got[0].Score-row.score) > 1e-9 || got[0].Target != row.target || !samePenalties(got[0].Penalties, row.penalties) {
				t.Errorf("got %s", show(t, got))
			}
		})
	}
}

func samePenalties(a, b []Penalty) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Reason != b[i].Reason || math.Abs(a[i].Points-b[i].Points) > 1e-9 {
			return false
		}
	}
	return true
}

func TestPivots(t *testing.T) {
	list := func() []*Unit {
		return []*Unit{
			{State: Approved, Texts: in("pl", "Moduł trwa 45 minut.", "de", "Das Modul dauert 45 Minuten.")},
			{State: Machine, Texts: in("de", "Das Modul dauert 45 Minuten.", "lt", "Automatinis vertimas.")},
			{State: Reviewed, Texts: in("de", "Das Modul dauert 45  Minuten.", "lt", "Modulis trunka 45 minutes.")},
			{State: Approved, Texts: in("pl", "Moduł trwa 45 godzin.", "de", "Das Modul dauert 45 Stunden.")},
		}
	}
	m, units := memoryOf(todays(), list()...)
	r := Request{Text: "Moduł trwa 90 minut.", From: "pl", To: "lt", K: 5, Threshold: 70, Pivot: true}
	got := same(t, m, units, r)
	want := []Penalty{{"repair", 1}, {"pivot", 10}, {"reviewed", 1}}
	if len(got) != 1 || got[0].Class != Pivot || got[0].Score != 88 || !samePenalties(got[0].Penalties, want) {
		t.Fatalf("got %s", show(t, got))
	}
	if got[0].Target != "Modulis trunka 90 minutes." || got[0].Unchanged != "Modulis trunka 45 minutes." || got[0].ViaLang != lang.German || got[0].Via.ID != rowID("table-01", 2) {
		t.Errorf("got %s", show(t, got))
	}
	r.Threshold = 89
	if got := same(t, m, units, r); len(got) > 0 {
		t.Errorf("below the threshold: %s", show(t, got))
	}
	r.Threshold, r.Pivot = 70, false
	if got := same(t, m, units, r); len(got) > 0 {
		t.Errorf("not asked for: %s", show(t, got))
	}
	direct := &Unit{ID: rowID("table-01", 9), State: Machine, Texts: in("pl", "Moduł trwa 90 minut.", "lt", "x")}
	units[direct.ID] = direct
	m.Put(direct)
	r.Pivot = true
	if got := same(t, m, units, r); len(got) != 1 || got[0].Class != Exact {
		t.Errorf("beside a direct match: %s", show(t, got))
	}
}

func TestFragments(t *testing.T) {
	m, units := memoryOf(todays(),
		&Unit{State: Approved, Texts: in("de", "soziale Hilfe", "pl", "pomoc społeczna")},
		&Unit{State: Draft, Texts: in("de", "Hilfe für Familien.", "pl", "pomoc dla rodzin")},
		&Unit{State: Approved, Texts: in("de", "Hilfe", "pl", "pomoc")},
		&Unit{State: Approved, Texts: in("de", "soziale Familien", "pl", "społeczne rodziny")},
	)
	r := Request{Text: "Wir bieten soziale Hilfe für Familien mit Kindern an.", From: "de", To: "pl", K: 5, Threshold: 70, Fragments: true}
	got := same(t, m, units, r)
	if len(got) != 2 || got[0].Target != "pomoc dla rodzin" || got[1].Target != "pomoc społeczna" || got[0].Class != Fragment {
		t.Fatalf("got %s", show(t, got))
	}
	if want := 100.0*3/9 - 2; math.Abs(got[0].Score-want) > 1e-9 {
		t.Errorf("score %g, want %g", got[0].Score, want)
	}
	r.K = 1
	if got := same(t, m, units, r); len(got) != 1 {
		t.Errorf("got %s", show(t, got))
	}
}

func TestDistinct(t *testing.T) {
	var list []*Unit
	for range 40 {
		list = append(list, &Unit{State: Approved, Texts: in("de", "Ja", "pl", "tak")})
	}
	list = append(list, &Unit{State: Draft, Texts: in("de", "Ja", "pl", "Tak")}, &Unit{State: Imported, Texts: in("de", "Ja!", "pl", "Tak!")})
	m, units := memoryOf(todays(), list...)
	got := same(t, m, units, Request{Text: "Ja", From: "de", To: "pl", K: 3, Distinct: true})
	var targets []string
	for _, match := range got {
		targets = append(targets, match.Unchanged+match.Target)
	}
	if want := []string{"tak", "Tak", "Tak!Tak"}; !reflect.DeepEqual(targets, want) {
		t.Errorf("got %q, want %q", targets, want)
	}
}

func TestRequestsRefused(t *testing.T) {
	m, _ := memoryOf(Settings{})
	rows := map[string]Request{
		"language":       {From: "fr", To: "pl"},
		"no language":    {From: "pl"},
		"day":            {From: "pl", To: "de", Filter: Filter{Since: "22.11.2026"}},
		"other language": {From: "pl", To: "de", Filter: Filter{Languages: []lang.Tag{"xx"}}},
	}
	for name, r := range rows {
		t.Run(name, func(t *testing.T) {
			if got, err := m.Lookup(context.Background(), r); got != nil || err == nil {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
}
