package links

import (
	"maps"
	"slices"
	"strings"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// Raise writes the units of cells that this gesture gives a status. A status below translated writes
// none and takes none away: what was vouched for was true.
func (w *Work) Raise(cells []change.CellID, status change.Status) error {
	if _, vouches := stateOf(status); !vouches {
		return nil
	}
	texts := map[string]bool{}
	for _, id := range cells {
		w.statuses[id] = status
		texts[id.Text] = true
	}
	all := slices.Sorted(maps.Keys(texts))
	w.load(all...)
	for _, text := range all {
		if err := w.keep(text); err != nil {
			return err
		}
	}
	return nil
}

// keep brings the units of a text to what its cells vouch for now.
func (w *Work) keep(text string) error {
	dues, languages, err := w.dues(text)
	if err != nil || len(languages) == 0 {
		return err
	}
	wanted := map[string]*tm.Unit{}
	for _, d := range dues {
		wanted[w.name(text, d)] = w.unit(text, d.owner, d.state, d.members)
	}
	for _, name := range w.names(text) {
		w.outdate(text, name, languages, wanted)
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		w.putUnit(text, name, wanted[name])
	}
	return nil
}

// outdate makes room for what languages vouch for now. What an older unit says of them is replaced or
// gone; what it says of others was vouched for and stays, in a unit of its own.
func (w *Work) outdate(text, name string, languages []lang.Tag, wanted map[string]*tm.Unit) {
	old := w.units[text][name]
	rest := maps.Clone(old.Texts)
	maps.DeleteFunc(rest, func(l lang.Tag, _ string) bool { return slices.Contains(languages, l) })
	others := slices.Sorted(maps.Keys(rest))
	others = slices.DeleteFunc(others, func(l lang.Tag) bool { return l == old.Origin })
	switch {
	case len(rest) == len(old.Texts):
		return
	case strings.HasPrefix(name, draftPrefix):
		if covered(old, wanted) || !w.holds(text, name) {
			w.dropUnit(text, name)
		}
		return
	case len(others) > 0 && len(rest) > 1:
		key := []string{name}
		for _, l := range others {
			key = append(key, string(l))
		}
		w.putUnit(text, vouchedPrefix+digest(key...), only(old, rest))
	}
	if wanted[name] == nil {
		w.dropUnit(text, name)
	}
}

// covered reports whether a unit that is wanted says all that a draft says.
func covered(draft *tm.Unit, wanted map[string]*tm.Unit) bool {
	for _, u := range wanted {
		if says(u, draft) {
			return true
		}
	}
	return false
}

// holds reports whether the link that a draft was written with is confirmed and its sentences are there.
func (w *Work) holds(text, draft string) bool {
	i := slices.IndexFunc(w.kept[text], func(l stored) bool { return draftName(l.id) == draft })
	if i < 0 {
		return false
	}
	for _, r := range []run{w.kept[text][i].A, w.kept[text][i].B} {
		c, err := w.cell(change.CellID{Text: text, Lang: r.Lang})
		if err != nil {
			return false
		}
		if _, _, ok := c.find(r); !ok {
			return false
		}
	}
	return true
}

// says reports whether a unit has the texts of another.
func says(u, other *tm.Unit) bool {
	for l, t := range other.Texts {
		if u.Texts[l] != t {
			return false
		}
	}
	return true
}

// only returns a unit with some of its languages.
func only(u *tm.Unit, texts map[lang.Tag]string) *tm.Unit {
	part := *u
	part.Texts, part.Before, part.After = texts, maps.Clone(u.Before), maps.Clone(u.After)
	gone := func(l lang.Tag, _ string) bool { return texts[l] == "" }
	maps.DeleteFunc(part.Before, gone)
	maps.DeleteFunc(part.After, gone)
	return &part
}

// draft writes the unit of a link that somebody has confirmed, unless its cells have vouched for the same
// already.
func (w *Work) draft(p Pair, link string, part [2]align.Span) {
	owner := p.A
	if w.s.Origin(p.Text) == p.A {
		owner = p.B
	}
	u := w.unit(p.Text, owner, tm.Draft, map[lang.Tag]align.Span{p.A: part[0], p.B: part[1]})
	for _, there := range w.units[p.Text] {
		if says(there, u) {
			return
		}
	}
	w.putUnit(p.Text, draftName(link), u)
}
