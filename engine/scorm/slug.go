package scorm

import (
	"strings"
	"unicode"
)

// slugLength is the longest slug: LMS folders and Windows paths are short of room.
const slugLength = 60

// latin spells letters outside ASCII as people do in file names. Only lower case: slug lowers first.
var latin = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss",
	"ą", "a", "ć", "c", "ę", "e", "ł", "l", "ń", "n", "ó", "o", "ś", "s", "ź", "z", "ż", "z",
	"č", "c", "ė", "e", "į", "i", "š", "s", "ų", "u", "ū", "u", "ž", "z",
	"á", "a", "à", "a", "â", "a", "å", "a", "ã", "a", "æ", "ae", "ç", "c", "ď", "d", "ð", "d",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ě", "e", "í", "i", "î", "i", "ï", "i", "ň", "n", "ñ", "n",
	"ô", "o", "õ", "o", "ø", "o", "œ", "oe", "ř", "r", "ť", "t", "ú", "u", "û", "u", "ů", "u", "ý", "y", "þ", "th",
)

// slug returns s as a lower-case ASCII name of letters, digits and single hyphens, at most
// slugLength long; fallback when nothing of s is left.
func slug(s, fallback string) string {
	var b strings.Builder
	gap := false
	for _, r := range latin.Replace(strings.ToLower(s)) {
		if r > unicode.MaxASCII || !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') {
			gap = b.Len() > 0
			continue
		}
		if b.Len() >= slugLength-1 {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return fallback
	}
	return b.String()
}
