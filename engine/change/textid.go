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
	parts := strings.Split(text, "/")
	n := 1
	switch {
	case len(parts) >= 3 && isList(parts[1]):
		n = 3
	case len(parts) >= 4 && isList(parts[1]+"/"+parts[2]):
		n = 4
	}
	return strings.Join(parts[:n], "/"), strings.Join(parts[n:], "/")
}

// TextID puts the id of a text together.
func TextID(node, field string) string {
	if field == "" {
		return node
	}
	return node + "/" + field
}
