package memory

import (
	"encoding/json"
	"slices"

	"trivium/engine/lang"
	"trivium/engine/tm"
	"trivium/engine/tmx"
)

// toFile returns what a file says of a unit: what it said when it came, with what has been changed since;
// of a unit of ours, what we know of it. only, unless empty, are the languages that are wanted; nil is
// returned when the unit has none of them.
func toFile(u *tm.Unit, only []lang.Tag) *tmx.Unit {
	var x extra
	if len(u.Extra) == 0 || json.Unmarshal(u.Extra, &x) != nil {
		x = extra{}
	}
	f := &tmx.Unit{ID: u.TUID, Attrs: x.Attrs, Meta: slices.Clone(x.Meta)}
	wanted := func(l lang.Tag) bool { return len(only) == 0 || slices.Contains(only, l) }
	written := map[lang.Tag]bool{}
	for _, xv := range x.Variants {
		l := language(xv.Lang)
		v := tmx.Variant{Lang: xv.Lang, Attrs: xv.Attrs, Meta: xv.Meta, Segment: xv.Whole}
		if !wanted(l) {
			continue
		}
		switch text, has := u.Texts[l]; {
		case written[l] && l != "" && xv.Whole == nil && !xv.Blank:
			continue
		case xv.Whole != nil && !(has && !written[l] && changed(text, xv.Whole)), xv.Blank && !has:
		case has && !written[l]:
			v.Segment = segmentOf(text, xv.Codes)
		case !has && l != "":
			continue // taken out since
		}
		written[l] = true
		f.Variants = append(f.Variants, v)
	}
	for _, l := range lang.All() {
		if text, has := u.Texts[l]; has && !written[l] && wanted(l) {
			f.Variants = append(f.Variants, tmx.Variant{Lang: string(l), Segment: segmentOf(text, nil)})
		}
	}
	if len(f.Variants) == 0 {
		return nil
	}
	sign(f, u)
	return f
}

// changed says that a text is no longer that of a segment.
func changed(text string, whole tmx.Segment) bool { return whole.Cell().Text != text }

// segmentOf returns the segment of a text; where its codes are not in order, they are text.
func segmentOf(text string, codes []tmx.Code) tmx.Segment {
	s, err := tmx.FromCell(text, codes)
	if err != nil {
		if s, err = tmx.FromCell(text, nil); err != nil {
			return tmx.Segment{{Text: text}}
		}
	}
	return s
}

// sign writes what we know of a unit and its file does not say.
func sign(f *tmx.Unit, u *tm.Unit) {
	said := &tm.Unit{State: tm.Imported, Texts: map[lang.Tag]string{}}
	said.Origin = originOf(f, "")
	describe(said, f)
	if said.State > tm.Approved { // Unsaid
		said.State = tm.Imported
	}
	attr := func(name, value string) {
		f.Attrs = slices.DeleteFunc(slices.Clone(f.Attrs), func(a tmx.Attr) bool { return a.Name == name })
		f.Attrs = append(f.Attrs, tmx.Attr{Name: name, Value: value})
	}
	if u.Author != said.Author && u.Author != "" {
		attr("changeid", u.Author)
	}
	if !u.Date.Equal(said.Date) && !u.Date.IsZero() {
		attr("changedate", u.Date.UTC().Format(momentLayout))
	}
	if u.Origin != "" && u.Origin != said.Origin {
		// The header of its file may have said so; ours speaks for many files.
		if i := slices.IndexFunc(f.Variants, func(v tmx.Variant) bool { return v.Language() == u.Origin }); i >= 0 {
			attr("srclang", f.Variants[i].Lang)
		}
	}
	if u.Note != said.Note {
		f.Meta = withNote(f.Meta, u.Note)
	}
	for _, p := range []struct{ kind, now, was string }{
		{stateProp, u.State.String(), said.State.String()}, {organisationProp, u.Organisation, said.Organisation},
		{moduleProp, u.Module, said.Module}, {textProp, u.Text, said.Text},
	} {
		if p.now != p.was {
			f.Meta = withProps(f.Meta, p.kind, p.now)
		}
	}
	if !slices.Equal(u.Tags, said.Tags) {
		f.Meta = withProps(f.Meta, tagProp, u.Tags...)
	}
	for i := range f.Variants {
		v := &f.Variants[i]
		l := v.Language()
		if l == "" {
			continue
		}
		if now := u.Before[l]; now != "" && now != said.Before[l] && len(u.Extra) == 0 {
			v.Meta = withProps(v.Meta, beforeProp, now)
		}
		if now := u.After[l]; now != "" && now != said.After[l] && len(u.Extra) == 0 {
			v.Meta = withProps(v.Meta, afterProp, now)
		}
	}
}

// withNote returns meta with another first note; "" takes it away.
func withNote(meta []tmx.Meta, note string) []tmx.Meta {
	i := slices.IndexFunc(meta, func(m tmx.Meta) bool { return m.Kind == "note" })
	fresh := tmx.Meta{Kind: "note", Text: note}
	switch {
	case i < 0 && note == "":
		return meta
	case i < 0:
		return append([]tmx.Meta{fresh}, meta...)
	case note == "":
		return slices.Delete(slices.Clone(meta), i, i+1)
	}
	meta = slices.Clone(meta)
	meta[i] = fresh
	return meta
}

// withProps returns meta with these properties of a type and no others; "" is none.
func withProps(meta []tmx.Meta, kind string, values ...string) []tmx.Meta {
	meta = slices.DeleteFunc(slices.Clone(meta), func(m tmx.Meta) bool { return m.Kind == "prop" && m.Attrs.Get("type") == kind })
	for _, value := range values {
		if value != "" {
			meta = append(meta, tmx.Meta{Kind: "prop", Attrs: tmx.Attrs{{Name: "type", Value: kind}}, Text: value})
		}
	}
	return meta
}
