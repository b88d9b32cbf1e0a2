package links

import (
	"slices"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// due is a unit that a text vouches for: some sentences of a source and of what was made from it.
type due struct {
	lead    lang.Tag // the source
	owner   lang.Tag // the first language that was made from it
	state   tm.State
	members map[lang.Tag]align.Span
}

// stateOf returns the state of units of a cell with a status; false when there are none of it.
func stateOf(status change.Status) (tm.State, bool) {
	switch status {
	case change.Translated:
		return tm.Draft, true
	case change.Reviewed:
		return tm.Reviewed, true
	case change.Approved:
		return tm.Approved, true
	}
	return 0, false
}

// vouching is a language of a text that vouches, and the one it was made from.
type vouching struct {
	lang, source lang.Tag
	state        tm.State
}

// vouchers returns the languages of a text that vouch for what stands there, each behind the one that it
// was made from, if that vouches too.
func (w *Work) vouchers(text string) []vouching {
	origin := w.s.Origin(text)
	if origin == "" || w.s.Policy(text) != "" {
		return nil
	}
	var all []vouching
	for _, l := range lang.All() {
		id := change.CellID{Text: text, Lang: l}
		now := w.s.Cell(id)
		state, vouches := stateOf(w.status(id))
		if l == origin || !vouches || now.Status == change.Empty || now.Fork || w.s.Stale(id) == change.Stale {
			continue
		}
		v := vouching{l, origin, state}
		if now.From != nil {
			v.source = now.From.Lang
		}
		if source := w.s.Cell(change.CellID{Text: text, Lang: v.source}); source.Fork || source.Status == change.Empty || v.source == l {
			continue
		}
		all = append(all, v)
	}
	return sourcesFirst(all)
}

// sourcesFirst puts each language behind the one it was made from; of languages made from each other
// the first of lang.All is first.
func sourcesFirst(all []vouching) []vouching {
	var ordered []vouching
	for len(all) > 0 {
		next := slices.IndexFunc(all, func(v vouching) bool {
			return !slices.ContainsFunc(all, func(o vouching) bool { return o.lang == v.source })
		})
		next = max(next, 0)
		ordered = append(ordered, all[next])
		all = slices.Delete(all, next, next+1)
	}
	return ordered
}

// dues returns the units that a text vouches for, and the languages that vouch.
func (w *Work) dues(text string) ([]*due, []lang.Tag, error) {
	var all []*due
	var languages []lang.Tag
	for _, v := range w.vouchers(text) {
		languages = append(languages, v.lang)
		links, err := w.links(Pair{text, v.source, v.lang})
		if err != nil {
			return nil, nil, err
		}
		for _, l := range links {
			if !l.TwoSided() || !l.Confirmed && l.Confidence < align.Sure {
				continue
			}
			i := slices.IndexFunc(all, func(d *due) bool { return d.state == v.state && d.members[v.source] == l.A.Span })
			if i < 0 {
				i = len(all)
				all = append(all, &due{v.source, v.lang, v.state, map[lang.Tag]align.Span{v.source: l.A.Span}})
			}
			all[i].members[v.lang] = l.B.Span
		}
	}
	return all, languages, nil
}
