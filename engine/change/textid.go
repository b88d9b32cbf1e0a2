package change

import "strings"

// SplitText takes the id of a text (course.PlacedText.ID) apart into the node it belongs to and its
// field there, "" for a node that has one text without a name of its own:
//
//	01HZ…/title             → 01HZ…,            title
//	01HZ…/options/a         → 01HZ…/options/a,  ""
//	01HZ…/rows/r1/c2        → 01HZ…/rows/r1,    c2
//	01HZ…/funding/logos/k   → 01HZ…/funding/logos/k, ""
//	01HZ…/feedback/correct  → 01HZ…,            feedback/correct
func SplitText(text string) (node, field string) {
	first := strings.IndexByte(text, '/')
	if first < 0 {
		return text, ""
	}
	second := nextSlash(text, first)
	third := nextSlash(text, second)
	end := first
	switch {
	case second < len(text) && isList(text[first+1:second]):
		end = third
	case third < len(text) && isList(text[first+1:third]):
		end = nextSlash(text, third)
	}
	return text[:end], text[min(end+1, len(text)):]
}

// nextSlash returns where the slash after the one at i is, the length of the text when there is none.
func nextSlash(text string, i int) int {
	from := min(i+1, len(text))
	if n := strings.IndexByte(text[from:], '/'); n >= 0 {
		return from + n
	}
	return len(text)
}

// TextID puts the id of a text together.
func TextID(node, field string) string {
	if field == "" {
		return node
	}
	return node + "/" + field
}
