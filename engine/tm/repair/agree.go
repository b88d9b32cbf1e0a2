package repair

import (
	"strconv"
	"strings"

	"trivium/engine/lang"
)

// agreeing are words whose form depends on the number beside them even where that counts nothing or
// counts units: "zostały 2 km", "zostało 5 km", "es bleibt 1 EUR", "wszystkie 3", "wszystkich 5".
// Lithuanian verbs have one form for both numbers.
var agreeing = listed(
	`jest są był była było byli były będzie będą został została zostało zostali zostały pozostał pozostała pozostało pozostali pozostały
		minął minęła minęło minęły upłynął upłynęła upłynęło upłynęły mija mijają przyszedł przyszła przyszło przyszli przyszły
		przybył przybyło przybyły ubyło ubyły zdał zdała zdało zdali zdały wszyscy wszystkie wszystkich te tych obie obaj oba ci kolejne kolejnych
		pierwsze pierwszych ostatnie ostatnich następne następnych`,
	`ist sind war waren wird werden wurde wurden bleibt bleiben blieb blieben fehlt fehlen fehlte fehlten hat haben kommt kommen kam kamen
		gilt gelten verging vergingen reicht reichen genügt genügen`,
	`visi visos visų šie šios šių tie tos tų pirmi pirmos pirmų paskutiniai paskutinės paskutinių kiti kitos kitų`,
	`is are was were has have remains remain`)

// agrees says that a word beside the number in a piece of the translation has a form that depends on it.
func (f *fixer) agrees(at int) bool {
	if f.isLabel(at) || f.isYear(at) {
		return false
	}
	if f.isAmong(at-1, agreeing) || f.isNeuterVerb(at-1) {
		return true
	}
	pieces := f.target.pieces
	after := at + 1
	for after < len(pieces) && (pieces[after].sort == measure || f.isInvariable(after) || pieces[after].key == ".") {
		after++
	}
	return after > at+1 && f.isAmong(after, agreeing)
}

// isNeuterVerb says that a Polish word, looking through "się", is or may be the form of the past that goes
// with five and more: "zgłosiło się 5", but "zgłosiły się 2".
func (f *fixer) isNeuterVerb(at int) bool {
	if f.target.lang != lang.Polish {
		return false
	}
	if f.target.lower(at) == "się" {
		at--
	}
	return strings.HasSuffix(f.target.lower(at), "ło") && !f.isAmong(at, noVerbs)
}

// noVerbs end in the same way, and are none: "około 5".
var noVerbs = listed(`około koło ciało dzieło hasło krzesło źródło tło szkło czoło pudło światło prawidło`, ``, ``, ``)

// partsOfDay are words that go with some hours only. German "morgen" and Lithuanian "dienos" mostly are
// something else.
var partsOfDay = listed(
	`rano ranem wieczorem nocy południu południem popołudniu`,
	`morgens früh vormittags mittags nachmittags abends nachts vormittag nachmittag abend nacht`,
	`ryto ryte vakaro vakare nakties naktį popiet`,
	`morning afternoon evening night noon midnight`)

// aroundTime is how many pieces before and after a time a part of the day is looked for.
const aroundTime = 3

// hasPartOfDay says that beside the number in a piece of the translation stands a part of the day that
// the source does not name: "9 a.m.".
func (f *fixer) hasPartOfDay(at int) bool {
	for k := range f.source.pieces {
		if partsOfDay().has(f.source.pieces[k].key, f.source.lang) {
			return false
		}
	}
	for k := at - aroundTime; k <= at+aroundTime; k++ {
		if f.isAmong(k, partsOfDay) {
			return true
		}
	}
	after := f.target.lower(at + 1)
	dotted := (after == "a" || after == "p") && f.target.lower(at+2) == "." && f.target.lower(at+3) == "m"
	return f.target.lang == lang.English && (after == "am" || after == "pm" || dotted)
}

// isHour says that a number may be the hour of a time of day.
func isHour(r reading) bool {
	n, err := strconv.Atoi(r.whole)
	return r.clock || err == nil && n <= 24 && r.fraction == ""
}

// weekdays are the days of the week, in all forms.
var weekdays = listed(
	`poniedziałek poniedziałku poniedziałkiem poniedziałkowi poniedziałki wtorek wtorku wtorkiem wtorkowi wtorki środa środy środę środzie środą
		czwartek czwartku czwartkiem czwartkowi czwartki piątek piątku piątkiem piątkowi piątki sobota soboty sobotę sobocie sobotą
		niedziela niedzieli niedzielę niedzielą niedziele pn wt śr czw pt`,
	`montag montags dienstag dienstags mittwoch mittwochs donnerstag donnerstags freitag freitags samstag samstags sonnabend sonnabends
		sonntag sonntags mo di mi do fr sa so`,
	`pirmadienis pirmadienį pirmadienio pirmadieniais antradienis antradienį antradienio antradieniais trečiadienis trečiadienį trečiadienio
		trečiadieniais ketvirtadienis ketvirtadienį ketvirtadienio ketvirtadieniais penktadienis penktadienį penktadienio penktadieniais
		šeštadienis šeštadienį šeštadienio šeštadieniais sekmadienis sekmadienį sekmadienio sekmadieniais`,
	`monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun`)

// addsWeekday says that the translation names a day of the week and the source none: another date has
// another.
func (f *fixer) addsWeekday() bool { return hasWeekday(f.target) && !hasWeekday(f.source) }

func hasWeekday(sd *side) bool {
	for k, p := range sd.pieces {
		short := len(p.key) <= 3 // "Mo." and "mon," are days, "So" and "sat" are words
		if p.sort == word && weekdays().has(p.key, sd.lang) && (!short || sd.lower(k+1) == "." || sd.lower(k+1) == ",") {
			return true
		}
	}
	return false
}
