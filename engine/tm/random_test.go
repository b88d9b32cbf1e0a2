package tm

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"trivium/engine/lang"
)

// chance makes units and requests of few words, so that many are alike.
type chance struct{ *rand.Rand }

func newChance(seed uint64) chance { return chance{rand.New(rand.NewPCG(seed, 17))} }

func pick[T any](c chance, from ...T) T { return from[c.IntN(len(from))] }

// words are the same ones in each language, so that texts can be translated word by word.
var words = map[lang.Tag][]string{
	lang.Polish:     {"pomoc", "społeczna", "rodzinie", "wniosek", "i", "nie", "Ośrodek", "świadczenia", "pracownik", "ustala"},
	lang.German:     {"Hilfe", "soziale", "Familie", "Antrag", "und", "nicht", "Zentrum", "Leistungen", "Fachkraft", "bestimmt"},
	lang.Lithuanian: {"pagalba", "socialinė", "šeimai", "prašymas", "ir", "ne", "Centras", "išmokos", "darbuotojas", "nustato"},
	lang.English:    {"help", "social", "family", "application", "and", "not", "Centre", "benefits", "worker", "sets"},
}

// A sentence is a text in all languages: words by their numbers, with numbers and tags between.
type sentence []string

func (c chance) sentence() sentence {
	s := make(sentence, 1+c.IntN(7))
	for i := range s {
		switch c.IntN(8) {
		case 0:
			s[i] = fmt.Sprint("#", c.IntN(2000))
		case 1:
			s[i] = pick(c, "{1}", "**", "12.05.2026", "1.234,5")
		default:
			s[i] = fmt.Sprint(c.IntN(10))
		}
	}
	if c.IntN(3) == 0 {
		s = append(s, pick(c, "!.", "!!", "!?"))
	}
	return s
}

// in writes a sentence in a language.
func (s sentence) in(l lang.Tag) string {
	var parts []string
	for _, w := range s {
		switch {
		case w[0] == '#':
			parts = append(parts, w[1:])
		case w[0] == '!' && len(parts) > 0:
			parts[len(parts)-1] += w[1:]
		case len(w) == 1:
			parts = append(parts, words[l][w[0]-'0'])
		default:
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " ")
}

// change changes a sentence in one place.
func (c chance) change(s sentence) sentence {
	s = append(sentence{}, s...)
	at := c.IntN(len(s))
	other := c.sentence()
	s[at] = other[0]
	return s
}

// disturb changes a sentence in what is no word.
func (c chance) disturb(s sentence) sentence {
	s = append(sentence{}, s...)
	for i, w := range s {
		switch {
		case w[0] == '#':
			s[i] = fmt.Sprint("#", c.IntN(2000))
		case w[0] == '!':
			s[i] = pick(c, "!.", "!!", "!")
		case w == "12.05.2026":
			s[i] = pick(c, "13.06.2027", w)
		case w == "{1}":
			s[i] = "{2}"
		}
	}
	return s
}

func (c chance) day() time.Time {
	if c.IntN(6) == 0 {
		return time.Time{}
	}
	return time.Date(2010+c.IntN(17), time.Month(1+c.IntN(12)), 1+c.IntN(28), c.IntN(24), 30, 0, 0, time.UTC)
}

// id returns one of few ids: of rows of two attachments, or of single units.
func (c chance) id(range_ int) ID {
	n := c.IntN(range_)
	var id ID
	switch n % 5 {
	case 0, 1:
		id = rowID("batch-01", n)
	case 2:
		id = rowID("batch-02", 5000+n)
	default:
		id = ThingID(fmt.Sprint("unit ", n))
	}
	return id
}

func rowID(batch string, row int) ID {
	var id ID
	copy(id[:], batch)
	for i := range 4 {
		id[15-i] = byte(row >> (8 * i))
	}
	return id
}

func (c chance) unit(id ID, known []sentence) *Unit {
	s := c.sentence()
	if len(known) > 0 && c.IntN(3) > 0 {
		if s = known[c.IntN(len(known))]; c.IntN(2) == 0 {
			s = c.change(s)
		}
	}
	u := &Unit{
		ID: id, Texts: map[lang.Tag]string{}, State: pick(c, States()...), Organisation: pick(c, "", "Caritas", "AWO"),
		Module: pick(c, "", "m1", "m2"), Batch: pick(c, "", "b1", "b2"), Date: c.day(),
	}
	for len(u.Texts) == 0 {
		for _, l := range lang.All() {
			if c.IntN(12) > map[lang.Tag]int{lang.Lithuanian: 9, lang.English: 7}[l] {
				u.Texts[l] = s.in(l)
			}
		}
	}
	if c.IntN(2) == 0 {
		u.Text = pick(c, "t1", "t2", "t3")
	}
	if c.IntN(3) == 0 {
		u.Before, u.After = map[lang.Tag]string{}, map[lang.Tag]string{}
		for _, l := range lang.All() {
			if c.IntN(3) > 0 {
				u.Before[l] = pick(c, words[l][:2]...)
			}
			if c.IntN(3) > 0 {
				u.After[l] = pick(c, words[l][:2]...)
			}
		}
	}
	return u
}

func some[T any](c chance, from ...T) []T {
	if c.IntN(3) > 0 {
		return nil
	}
	list := []T{}
	for range 1 + c.IntN(2) {
		list = append(list, pick(c, from...))
	}
	return list
}

func (c chance) request(known []sentence) Request {
	s := c.sentence()
	if len(known) > 0 && c.IntN(5) > 0 {
		s = known[c.IntN(len(known))]
		switch c.IntN(4) {
		case 0:
			s = c.disturb(s)
		case 1, 2:
			s = c.change(s)
		}
	}
	often := append(lang.All(), lang.Polish, lang.German, lang.German)
	r := Request{From: pick(c, often...), To: pick(c, often...), K: pick(c, 0, 1, 3, 5, 20), Threshold: pick(c, 0.0, 40, 70, 70, 75, 95, 100)}
	r.Text = s.in(r.From)
	if c.IntN(6) == 0 {
		r.Text = strings.ToUpper(r.Text)
	}
	if c.IntN(2) == 0 {
		r.Before, r.After, r.TextID = pick(c, words[r.From][:2]...), pick(c, words[r.From][:3]...), pick(c, "", "t1", "t2", "t9")
	}
	r.Organisation = pick(c, "", "Caritas")
	r.Distinct = c.IntN(3) == 0
	r.Pivot, r.Fragments = c.IntN(2) == 0, c.IntN(3) == 0
	if c.IntN(3) == 0 {
		r.Filter = Filter{States: some(c, States()...), Organisations: some(c, "", "AWO", "nobody"), Modules: some(c, "", "m1"),
			Batches: some(c, "", "b1"), Languages: some(c, lang.All()...)}
		if c.IntN(3) == 0 {
			r.Filter.Since = "2015-06-01"
		}
		if c.IntN(3) == 0 {
			r.Filter.Until = "2020-06-01"
		}
	}
	return r
}

func (c chance) settings() Settings {
	if c.IntN(3) == 0 {
		return Settings{}
	}
	s := Defaults()
	s.Now = func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }
	if c.IntN(2) == 0 {
		s.Penalties = map[State]float64{Machine: 101, Reviewed: 99.5, Draft: -3, Approved: 7.25, Imported: 0.3}
		s.Old = 2.5
	}
	return s
}
