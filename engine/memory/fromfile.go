package memory

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"time"

	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/tm"
	"trivium/engine/tmx"
)

// What other programs write about a unit, as far as it has a place in ours. OmegaT puts the source texts
// around a segment into prev and next of the unit, memoQ into x-context-pre and x-context-post of the
// source variant, wrapped as <seg>…</seg>; XTM into two properties with long names. Trados writes only
// checksums, or texts of both languages in one line (x-ContextContent), which nobody can take apart; they
// are kept for export like everything else that is not named here.
var (
	beforeProps = []string{"x-context-pre", "prev", "x-previous-source-text"}
	afterProps  = []string{"x-context-post", "next", "x-next-source-text"}
)

// Our own properties, which only we write. An organisation is written as others do; tables have the
// column origin.
const (
	stateProp        = "x-trivium-state"
	tagProp          = "x-trivium-tag" // one for each
	moduleProp       = "x-trivium-module"
	textProp         = "x-trivium-text"
	beforeProp       = "x-trivium-before" // of a variant
	afterProp        = "x-trivium-after"
	organisationProp = "x-organisation"
)

// extra is what a file said of a unit beside all that has a field of its own, so that an export gives back
// what was imported:
//
//	{"a":[…attributes…],"m":[…notes and properties…],"v":[{"l":"de-DE"},{"l":"pl-PL","c":[…codes…]}]}
//
// Of a variant whose text is in the unit only its codes stand here; one in a language we do not know, and
// a second one in the same language, stand here whole.
type extra struct {
	Attrs    tmx.Attrs      `json:"a,omitempty"`
	Meta     []tmx.Meta     `json:"m,omitempty"`
	Variants []extraVariant `json:"v"`
}

type extraVariant struct {
	Lang  string      `json:"l"`
	Attrs tmx.Attrs   `json:"a,omitempty"`
	Meta  []tmx.Meta  `json:"m,omitempty"`
	Codes []tmx.Code  `json:"c,omitempty"`
	Whole tmx.Segment `json:"s,omitempty"` // the segment itself
	Blank bool        `json:"b,omitempty"` // an empty segment
}

// fromFile returns the unit that a unit of a file is. source is the source language of the file, "" when
// it has none.
func fromFile(f *tmx.Unit, source lang.Tag) (*tm.Unit, error) {
	u := &tm.Unit{TUID: f.ID, State: store.Unsaid, Texts: map[lang.Tag]string{}}
	x := extra{Attrs: f.Attrs, Meta: f.Meta, Variants: make([]extraVariant, 0, len(f.Variants))}
	plain := len(f.Attrs) == 0 && len(f.Meta) == 0
	for i, cell := range f.Cells() {
		v := &f.Variants[i]
		l := v.Language()
		xv := extraVariant{Lang: v.Lang, Attrs: v.Attrs, Meta: v.Meta}
		_, second := u.Texts[l]
		switch {
		case len(v.Segment) == 0:
			xv.Blank, plain = true, false
		case l == "" || second || strings.TrimSpace(cell.Text) == "" || !comesBack(cell, v.Segment):
			xv.Whole, plain = v.Segment, false
			if l != "" && !second && strings.TrimSpace(cell.Text) != "" {
				u.Texts[l] = cell.Text
			}
		default:
			u.Texts[l] = cell.Text
			xv.Codes = cell.Codes
		}
		plain = plain && v.Lang == string(l) && len(v.Attrs) == 0 && len(v.Meta) == 0 && len(xv.Codes) == 0
		x.Variants = append(x.Variants, xv)
	}
	u.Origin = originOf(f, source)
	describe(u, f)
	if plain && slices.IsSortedFunc(f.Variants, func(a, b tmx.Variant) int { return rank(a.Language()) - rank(b.Language()) }) {
		return u, nil // toFile makes just this of it
	}
	var err error
	u.Extra, err = json.Marshal(x)
	return u, err
}

func rank(l lang.Tag) int { return slices.Index(lang.All(), l) }

// comesBack says that a cell gives back the segment it was made of. That is the rule; the exceptions are
// codes that became markup and have attributes of their own, and line ends.
func comesBack(cell tmx.Flat, s tmx.Segment) bool {
	if len(s) == 1 && s[0].Name == "" && s[0].Text == cell.Text && !strings.ContainsAny(cell.Text, "\n\r\\") {
		return true
	}
	back, err := tmx.FromCell(cell.Text, cell.Codes)
	return err == nil && reflect.DeepEqual(back, s)
}

// originOf returns the language a unit was written in first.
func originOf(f *tmx.Unit, source lang.Tag) lang.Tag {
	if own := f.Attrs.Get("srclang"); own != "" {
		return language(own)
	}
	return source
}

// language returns which of our languages a tag means, "" when none, such as "*all*".
func language(tag string) lang.Tag { return (&tmx.Variant{Lang: tag}).Language() }

// describe takes over what a file says about a unit.
func describe(u *tm.Unit, f *tmx.Unit) {
	u.Author, u.Date = whoAndWhen(f)
	for _, m := range f.Meta {
		if m.Kind == "note" && u.Note == "" {
			u.Note = strings.TrimSpace(m.Text)
		}
		if m.Kind != "prop" {
			continue
		}
		switch m.Attrs.Get("type") {
		case stateProp:
			if s, ok := tm.ParseState(m.Text); ok {
				u.State = s
			}
		case tagProp:
			u.Tags = append(u.Tags, m.Text)
		case moduleProp:
			u.Module = m.Text
		case textProp:
			u.Text = m.Text
		case organisationProp:
			u.Organisation = strings.TrimSpace(m.Text)
		case tmx.OriginProp:
			if u.Organisation == "" {
				u.Organisation = strings.TrimSpace(m.Text)
			}
		}
	}
	surroundings(u, f)
}

// whoAndWhen returns who changed a unit last, and when: as the unit says, else as the variant changed last
// does.
func whoAndWhen(f *tmx.Unit) (author string, date time.Time) {
	author, date = signed(f.Attrs)
	if author != "" && !date.IsZero() {
		return author, date
	}
	var latest time.Time
	for i := range f.Variants {
		who, when := signed(f.Variants[i].Attrs)
		if who == "" && when.IsZero() || when.Before(latest) {
			continue
		}
		latest = when
		if author == "" || f.Attrs.Get("changeid") == "" && f.Attrs.Get("creationid") == "" && who != "" {
			author = who
		}
	}
	if date.IsZero() {
		date = latest
	}
	return author, date
}

func signed(attrs tmx.Attrs) (author string, date time.Time) {
	if author = attrs.Get("changeid"); author == "" {
		author = attrs.Get("creationid")
	}
	if date = moment(attrs.Get("changedate")); date.IsZero() {
		date = moment(attrs.Get("creationdate"))
	}
	return author, date
}

// momentLayout is how TMX writes a time: ISO 8601 without separators, in UTC.
const momentLayout = "20060102T150405Z"

// moment returns the time a file gives, none when it is not written as the standard wants it.
func moment(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	for _, layout := range []string{momentLayout, "20060102T150405", time.RFC3339, "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// surroundings takes over the segments around a unit, as far as it is said in which language they are.
func surroundings(u *tm.Unit, f *tmx.Unit) {
	if u.Origin != "" {
		setContext(&u.Before, u.Origin, prop(f.Meta, beforeProps))
		setContext(&u.After, u.Origin, prop(f.Meta, afterProps))
	}
	for i := range f.Variants {
		v := &f.Variants[i]
		if l := v.Language(); l != "" {
			setContext(&u.Before, l, prop(v.Meta, append([]string{beforeProp}, beforeProps...)))
			setContext(&u.After, l, prop(v.Meta, append([]string{afterProp}, afterProps...)))
		}
	}
}

func setContext(to *map[lang.Tag]string, l lang.Tag, s string) {
	if s == "" || (*to)[l] != "" {
		return
	}
	if *to == nil {
		*to = map[lang.Tag]string{}
	}
	(*to)[l] = s
}

// prop returns the text of the first property of one of some types, "" when there is none or it is
// blank.
func prop(meta []tmx.Meta, types []string) string {
	for _, kind := range types {
		for _, m := range meta {
			if m.Kind == "prop" && m.Attrs.Get("type") == kind {
				s := strings.TrimSpace(m.Text)
				s = strings.TrimSuffix(strings.TrimPrefix(s, "<seg>"), "</seg>")
				return strings.TrimSpace(s)
			}
		}
	}
	return ""
}
