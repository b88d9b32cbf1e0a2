package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// minStem is the shortest stem, in letters, that two forms of a word must share: "dom, domu" and
// "Tag, Tage" have three, and with two "der" and "den" would be one word.
const minStem = 3

// SameWord says that a and b are two forms of one word: equal but for capitals and diacritics, or
// with the same stem and two endings of Polish, German or Lithuanian inflection ("pomoc, pomocą",
// "Haus, Häusern", "šeimai, šeimoms"). Derivations are other words ("Beratung, Berater"), and so is
// what a prefix negates. It looks at letters only and takes some strangers for relatives ("Rat,
// Raten"): good enough to say how a change looks, not what a word means. Symmetric.
func SameWord(a, b string) bool { return SameFolded(Fold(a), Fold(b)) }

// SameFolded is SameWord for two words that are folded already.
func SameFolded(a, b string) bool {
	if a == b {
		return true
	}
	if uninflected(a) || uninflected(b) {
		return false
	}
	prefix := commonPrefix(a, b)
	if prefix < minStem-1 {
		return false
	}
	// The endings may begin with the same letters, and the stem may end in a consonant that
	// changes with them, so shorter stems are tried too.
	for stem := prefix; stem >= max(prefix-3, minStem-1); stem-- {
		if !utf8.RuneStart(suffixByte(a, stem)) {
			continue
		}
		restA, restB := a[stem:], b[stem:]
		for _, language := range inflections {
			if stem >= minStem && language.has(restA) && language.has(restB) {
				return true
			}
			if language.alternates(restA, restB) || language.alternates(restB, restA) {
				return true
			}
		}
	}
	return false
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (!utf8.RuneStart(suffixByte(a, n)) || !utf8.RuneStart(suffixByte(b, n))) {
		n--
	}
	return n
}

// suffixByte returns the byte at the place where s is cut, or one that starts a character at its end.
func suffixByte(s string, at int) byte {
	if at < len(s) {
		return s[at]
	}
	return 0
}

// An inflection is how one language changes the ends of its words, folded.
type inflection struct {
	endings      []string    // sorted
	alternations [][2]string // ends of a stem that take each other's place before an ending
}

func (in inflection) has(ending string) bool {
	_, found := slices.BinarySearch(in.endings, ending)
	return found
}

// alternates says that a and b are endings after the two forms of an alternation.
func (in inflection) alternates(a, b string) bool {
	for _, pair := range in.alternations {
		restA, okA := strings.CutPrefix(a, pair[0])
		restB, okB := strings.CutPrefix(b, pair[1])
		if okA && okB && in.has(restA) && in.has(restB) {
			return true
		}
	}
	return false
}

// inflections lists the endings of nouns, adjectives and the common forms of verbs. "" is the word
// without an ending.
var inflections = []inflection{
	{ // Polish
		endings: sortedWords(`a ac ach acie aja al ala ali alo aly am ami amy asz c e ec ecie ego ej em emu emy esz
			i ia iach iami ic ich icie ie iego iej iem iemu il ila ili ilo ily im imi imy io iow isz iu
			ja l la li lo ly m mi my o om ow owi owie sz u y yc ych ycie yl yla yli ylo yly ym ymi ymy ysz`),
		alternations: [][2]string{{"k", "c"}, {"g", "dz"}, {"ch", "sz"}, {"r", "rz"}, {"t", "c"}, {"d", "dz"}, {"ek", "k"}, {"ec", "c"}, {"ek", "c"},
			{"ad", "edz"}, {"at", "ec"}, {"ast", "esc"}, {"adz", "edz"}, {"el", "ol"}, {"os", "es"}, {"or", "erz"}, {"eck", "ec"}, {"iec", "c"}},
	},
	{ // German; umlauts are folded
		endings: sortedWords(`e em en ens er ere erem eren erer eres ern es est et n ns s st t te ten test tet`),
	},
	{ // Lithuanian
		endings: sortedWords(`a ai aiciu ais am ame ams as ate au aus e ei eis eje eme emis ems es ese ete
			i ia iai iais iame iams ias iau iaus ie iems ies iese im imi imis ims io iom ioms iomis ios iose is iu iui ium iumi iuose ius
			ja jai jais jame jams jas je jo joje jos ju jui jumi jums juose
			o oj oje ome omis oms os ose ote s si sime site siu ti u ui umi umis ums uose us y yje ys yse`),
		alternations: [][2]string{{"t", "c"}, {"d", "dz"}},
	},
}

func sortedWords(list string) []string {
	words := append(strings.Fields(list), "")
	slices.Sort(words)
	return words
}

// uninflected says that a folded word is one of the short ones whose look-alikes are other words:
// "das" and "dass", "mit" and "Mitte".
func uninflected(word string) bool {
	switch word {
	case "das", "dass", "mit", "bei", "von", "vor", "fur", "und", "aus", "man", "nie", "sie", "dla", "pod", "nad", "lub", "ale", "tak",
		"kad", "tai", "jei", "bet", "per", "dar", "jau", "bis", "der", "die", "dem", "den", "des":
		return true
	}
	return false
}
