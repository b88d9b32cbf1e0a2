package repair

import (
	"strings"

	"trivium/engine/lang"
)

// addressing are the German words that are another person's with a capital: "sie kommen", "Sie kommen".
var addressing = listed(``, `sie ihr ihre ihrem ihren ihrer ihres ihnen ihrerseits ihretwegen`, ``, ``)

// homographs are the English words that with a capital are a name, or that in the middle of a sentence
// have one: "turkey" and "Turkey".
var homographs = listed(``, ``, ``,
	`turkey china japan polish march may august mark bill frank rose grace faith joy rich bob jack pat sue nick art gene guy ray rob
		dean earl god swede finn cologne mercury scotch lent catholic`)

// noVerb are German words that end as a verb does, and are none.
var noVerb = listed(``,
	`einen keinen seinen meinen deinen ihren unseren euren diesen jenen jeden allen neben gegen wegen zwischen zusammen unten oben außen innen
		draußen hinten vorn welchen anderen beiden vielen wenigen eigenen mögen sollen wollen können dürfen müssen werden haben`, ``, ``)

// meansOther says that the first word of the source is another one with a capital than without: a
// pronoun of address, a name, or in German a noun where the other is a verb ("Leben", "leben"), which is
// so for a word that stands alone too.
func (f *fixer) meansOther(word string) bool {
	l := f.source.lang
	if addressing().has(word, l) || homographs().has(word, l) {
		return true
	}
	if l != lang.German {
		return false
	}
	words := 0
	for _, p := range f.source.pieces {
		if p.sort != mark && p.sort != tag {
			words++
		}
	}
	word = strings.ToLower(word)
	verb := strings.HasSuffix(word, "en") || strings.HasSuffix(word, "eln") || strings.HasSuffix(word, "ern")
	return words == 1 || verb && len(word) > 4 && !noVerb().has(word, l)
}

// isAnAcronym says that a text in capitals is one short word, which may be another one than in small
// letters: "IT" and "it", "US" and "us".
func (f *fixer) isAnAcronym() bool {
	const short, shortEnglish = 2, 4
	only := ""
	for _, p := range f.asked.pieces {
		if p.sort == mark || p.sort == tag {
			continue
		}
		if only != "" {
			return false
		}
		only = p.key
	}
	return len(only) <= short || f.source.lang == lang.English && len(only) <= shortEnglish
}
