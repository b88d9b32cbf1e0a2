package align

import (
	"strings"
	"sync"

	"trivium/engine/lang"
)

// A concept is what every language has a word of its own for, and what a sentence seldom says unless the
// other does: the months, the days of the week, and numbers and ranks written as words. One is left out: in
// German it is the article.
//
// Words are folded, as text.Fold does; a star stands for any ending. Nouns that begin like one are not
// in reach of a star: "marca", not "marc*", for there is "marcepan".
type concept struct{ pl, de, lt, en string }

// concepts are at most 100: their names have two digits.

var concepts = [...]concept{
	{"styczen stycznia styczniu styczniem stycznio*", "januar januars jaenner", "saus* sausio", "january"},
	{"luty lutego lutym", "februar februars", "vasari* vasario", "february"},
	{"marzec marca marcu marcem", "marz marzes", "kovas kovo kova kovui kove", "march"},
	{"kwiecien kwietni*", "april aprils", "baland*", "april"},
	{"maj maja maju majem", "mai", "geguz*", "may"},
	{"czerwiec czerwc*", "juni", "birzel*", "june"},
	{"lipiec lipca lipcu lipcem", "juli", "liepa liepos liepai liepoje", "july"},
	{"sierpien sierpni*", "august", "rugpjut*", "august"},
	{"wrzesien wrzesni*", "september", "rugsej*", "september"},
	{"pazdziernik*", "oktober", "spalis spalio spali spaliui spalyje", "october"},
	{"listopad*", "november", "lapkrit*", "november"},
	{"grudzien grudni*", "dezember", "gruod*", "december"},

	{"poniedzial*", "montag montags", "pirmadien*", "monday mondays"},
	{"wtorek wtork*", "dienstag dienstags", "antradien*", "tuesday tuesdays"},
	{"sroda srody srode srodzie", "mittwoch mittwochs", "treciadien*", "wednesday wednesdays"},
	{"czwartek czwartk*", "donnerstag donnerstags", "ketvirtadien*", "thursday thursdays"},
	{"piatek piatk*", "freitag freitags", "penktadien*", "friday fridays"},
	{"sobota soboty sobote soboto sobocie", "samstag samstags sonnabend*", "sestadien*", "saturday saturdays"},
	{"niedziel*", "sonntag sonntags", "sekmadien*", "sunday sundays"},

	{"dwa dwie dwoch dwom dwoma dwoje dwojga dwu", "zwei zweier", "du dvi dvieju dviem dviese dveji dveju dvejus", "two"},
	{"trzy trzech trzem trzema troje trojga", "drei dreier", "trys tris triju trims trimis trejus treju", "three"},
	{"cztery czterech czterem czterema czworo czworga", "vier", "keturi keturios keturiu keturis keturias keturiems keturioms ketveri ketverius", "four"},
	{"piec pieciu piecioro pieciorga", "funf", "penki penkios penkiu penkis penkias penkiems penkioms penkeri penkerius", "five"},
	{"szesc szesciu", "sechs", "sesi sesios sesiu sesis sesias seseri seserius", "six"},
	{"siedem siedmiu", "sieben", "septyni septynios septyniu septynis septynias", "seven"},
	{"osiem osmiu", "acht", "astuoni astuonios astuoniu astuonis astuonias", "eight"},
	{"dziewiec dziewieciu", "neun", "devyni devynios devyniu devynis devynias", "nine"},
	{"dziesiec dziesieciu", "zehn", "desimt desimties", "ten"},
	{"dwanascie dwunastu", "zwolf", "dvylika dvylikos", "twelve"},
	{"dwadziescia dwudziestu", "zwanzig", "dvidesimt", "twenty"},

	{"pierwsz* najpierw", "erste ersten erster erstes erstem erstens zuerst", "pirma pirmas pirmo pirmos pirmoji pirmasis pirmaji pirmaja pirmiausia", "first"},
	{"drugi druga drugie drugiego drugiej druga drugim", "zweite zweiten zweiter zweites zweitem zweitens", "antra antras antro antros antroji antrasis antraji antraja", "second"},
	{"trzeci*", "dritte dritten dritter drittes drittem drittens", "trecia trecias trecio trecios trecioji treciasis treciaji treciaja", "third"},
}

// of returns the words that a language has for a concept.
func (c *concept) of(l lang.Tag) string {
	switch l {
	case lang.Polish:
		return c.pl
	case lang.German:
		return c.de
	case lang.Lithuanian:
		return c.lt
	}
	return c.en
}

// A stem is how words of a language begin that stand for a concept, or such a word as a whole.
type stem struct {
	word, name string
	open       bool // whether any ending may follow
}

// stems has the words of all concepts by language and first letter.
var stems = sync.OnceValue(func() map[lang.Tag]map[byte][]stem {
	all := map[lang.Tag]map[byte][]stem{}
	for _, l := range lang.All() {
		all[l] = map[byte][]stem{}
		for i := range concepts {
			// Like no word, and like no other name, by its first letters: see cognate.
			name := string([]byte{'=', '0' + byte(i/10), '0' + byte(i%10), '='})
			for _, word := range strings.Fields(concepts[i].of(l)) {
				word, open := strings.CutSuffix(word, "*")
				all[l][word[0]] = append(all[l][word[0]], stem{word, name, open})
			}
		}
	}
	return all
})

// meaning returns the name of the concept that a folded word of a language stands for, the same in all
// languages; "" for a word that stands for none.
func meaning(l lang.Tag, folded string) string {
	if folded == "" {
		return ""
	}
	for _, s := range stems()[l][folded[0]] {
		if folded == s.word || s.open && strings.HasPrefix(folded, s.word) {
			return s.name
		}
	}
	return ""
}
