package text

import "regexp"

// htmlTag finds what a browser would take for a tag or a comment.
var htmlTag = regexp.MustCompile(`(?i)</?[a-z][^<>]*>|<!--|<![a-z\[]|<script|<iframe`)

// FindHTML returns the first HTML tag that stands in the text of the spans, or "". Tags in code
// spans are meant to be shown and do not count.
func FindHTML(spans []Span) string {
	found := ""
	Walk(spans, func(s Span) {
		if found == "" && s.Kind == Plain {
			found = htmlTag.FindString(s.Text)
		}
	})
	return found
}
