package text

import "strings"

// Sought is a text that is looked for wherever it may stand, so that it can be taken away there: a name
// that was pasted by mistake is the same name in capitals, with a no-break space or other quotation marks.
// Upper and lower case, ß and ss, kinds of spaces, quotes and dashes, and what is invisible do not count
// (Normalize); diacritics do, for "sąd" is not "sad". A Sought is made by Seek.
type Sought string

// Seek returns what In looks for; it is empty when the text is blank.
func Seek(text string) Sought { return Sought(caseless(text)) }

// In says whether a text holds what is looked for, also within a word. What is empty stands nowhere.
func (s Sought) In(text string) bool { return s != "" && strings.Contains(caseless(text), string(s)) }

func caseless(s string) string {
	return strings.ReplaceAll(strings.ToLower(Normalize(s)), "ß", "ss")
}
