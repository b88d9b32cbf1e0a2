package tmx

import (
	"strings"

	"golang.org/x/text/language"

	"trivium/engine/lang"
)

// languageOf returns which of our languages a tag means, "" when none. Codes of three letters (ISO 639-2
// and 639-3: "pol", "deu", "ger") mean the same as those of two.
func languageOf(tag string) lang.Tag {
	base := strings.TrimSpace(tag)
	if i := strings.IndexAny(base, "-_"); i >= 0 {
		base = base[:i]
	}
	if len(base) == 3 {
		if strings.EqualFold(base, "ger") { // the only one of ours that libraries write in another way
			base = "deu"
		}
		if short, err := language.ParseBase(base); err == nil {
			base = short.String()
		}
	}
	if ours := lang.Tag(strings.ToLower(base)); lang.Known(ours) {
		return ours
	}
	return ""
}

// maxLanguages is how many tags a reader remembers its judgement of.
const maxLanguages = 1000

// languages tells tags of languages from other words, remembering what it has seen.
type languages map[string]bool

// known says whether a tag begins with a language that ISO 639 has, followed by nothing or by subtags
// of the form of BCP 47; "_" is taken for "-". What the subtags mean is not looked at: "en-UK" is wrong
// and common, and the EU institutions write "PL-01".
func (l languages) known(tag string) bool {
	known, seen := l[tag]
	if !seen {
		known = knownLanguage(tag)
		if len(l) < maxLanguages {
			l[tag] = known
		}
	}
	return known
}

func knownLanguage(tag string) bool {
	const longest = 100
	tag = strings.TrimSpace(tag)
	if len(tag) > longest {
		return false
	}
	subtags := strings.Split(strings.ReplaceAll(tag, "_", "-"), "-")
	for _, s := range subtags {
		if len(s) == 0 || len(s) > 8 || strings.ContainsFunc(s, func(r rune) bool {
			return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
		}) {
			return false
		}
	}
	_, err := language.ParseBase(subtags[0])
	return err == nil
}
