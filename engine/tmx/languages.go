package tmx

import (
	"errors"
	"strings"

	"golang.org/x/text/language"
)

// maxLanguages is how many tags a reader remembers its judgement of.
const maxLanguages = 1000

// languages tells tags of languages from other words, remembering what it has seen.
type languages map[string]bool

// known says whether a tag is well formed by BCP 47 and begins with a language that ISO 639 has; "_" is
// taken for "-". Countries are not looked at: "en-UK" is wrong and common.
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
	if len(tag) > longest {
		return false
	}
	tag = strings.ReplaceAll(tag, "_", "-")
	base, _, _ := strings.Cut(tag, "-")
	if _, err := language.ParseBase(base); err != nil {
		return false
	}
	_, err := language.Parse(tag)
	var unknown language.ValueError
	return err == nil || errors.As(err, &unknown)
}
