package text

import "strings"

// Sought is some texts that are looked for wherever they may stand, so that they can be taken away there: a
// name that was pasted by mistake is the same name in capitals, with a no-break space or other quotation marks.
// Upper and lower case, ß and ss, kinds of spaces, quotes and dashes, and what is invisible do not count
// (Normalize); diacritics do, for "sąd" is not "sad". A Sought is made by Seek.
type Sought struct {
	few  []string             // looked for one by one
	many map[[4]byte][]string // by how they begin
}

// fewSought is how many texts are looked for faster one by one than by how they begin.
const fewSought = 8

// Seek returns what looks for texts; blank ones are left out.
func Seek(texts ...string) Sought {
	var s Sought
	for _, t := range texts {
		t = caseless(t)
		switch {
		case t == "":
		case len(t) < 4 || len(texts) <= fewSought:
			s.few = append(s.few, t)
		default:
			if s.many == nil {
				s.many = map[[4]byte][]string{}
			}
			start := [4]byte([]byte(t[:4]))
			s.many[start] = append(s.many[start], t)
		}
	}
	return s
}

// Blank says that nothing is looked for.
func (s Sought) Blank() bool { return len(s.few) == 0 && len(s.many) == 0 }

// In says whether a text holds one of those that are looked for, also within a word.
func (s Sought) In(text string) bool {
	text = caseless(text)
	for _, one := range s.few {
		if strings.Contains(text, one) {
			return true
		}
	}
	for i := 0; len(s.many) > 0 && i+4 <= len(text); i++ {
		for _, one := range s.many[[4]byte([]byte(text[i:i+4]))] {
			if strings.HasPrefix(text[i:], one) {
				return true
			}
		}
	}
	return false
}

func caseless(s string) string {
	return strings.ReplaceAll(strings.ToLower(Normalize(s)), "ß", "ss")
}
