package repair

import (
	"slices"
	"strconv"
	"strings"

	"trivium/engine/lang"
)

// spelledOut are the beginnings of the words for the numbers from 2 to 12, cardinal and ordinal; those
// of two letters are whole words, and so are all English ones.
var spelledOut = map[lang.Tag][]string{
	lang.Polish: {"dwa dwie dwó dwoj dwoma drug", "trzy trzech trzem trzec troje", "czter czwart", "pięć pięci piąt", "sześ szóst", "siedem siedmi siódm",
		"osiem ośmi ósm", "dziewię dziewiąt", "dziesię dziesiąt", "jedenaś jedenast", "dwanaś dwunast"},
	lang.German: {"zwei zweit beide", "drei dritt", "vier", "fünf", "sechs", "sieb", "acht", "neun", "zehn", "elf", "zwölf"},
	lang.Lithuanian: {"du dvi dvej antr", "trys tris trij trim trej treč", "ketur ketver ketvirt", "penk", "šeš", "septyn septint", "aštuon aštunt",
		"devyn devint", "dešimt", "vienuolik vienuolikt", "dvylik"},
	lang.English: {"two second both twice", "three third", "four fourth", "five fifth", "six sixth", "seven seventh", "eight eighth", "nine ninth",
		"ten tenth", "eleven eleventh", "twelve twelfth"},
}

// inWords says that a text has a number in words too: "Kapitel 3: drei Familien". Which of the two the
// translation has in digits cannot be known.
func (sd *side) inWords(r reading) bool {
	n, err := strconv.Atoi(r.value)
	all := spelledOut[sd.lang]
	if err != nil || n < 2 || n-2 >= len(all) {
		return false
	}
	beginnings := strings.Fields(all[n-2])
	return slices.ContainsFunc(sd.pieces, func(p piece) bool {
		if p.sort != word || weekdays().has(p.key, sd.lang) {
			return false
		}
		key := strings.ToLower(p.key)
		return slices.ContainsFunc(beginnings, func(b string) bool {
			return key == b || strings.HasPrefix(key, b) && len(b) > 2 && sd.lang != lang.English
		})
	})
}
