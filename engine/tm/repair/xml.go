package repair

import (
	"strings"

	"trivium/engine/text"
)

// maxTag is the longest tag of XML that is read, in bytes, so that no text of open brackets is read to
// its end at each of them.
const maxTag = 500

// element reads a tag of XML or HTML that stands in a text as it is, such as memories of other programs
// have: "<emph>", "</emph>", "<link href="a">". Its slots are the values of its attributes. It returns
// how many tokens the tag is, 0 where there is none.
func element(s string, tokens []text.Token) ([]slot, int) {
	start := tokens[0].Start
	if s[start] != '<' {
		return nil, 0
	}
	length := strings.IndexByte(s[start:min(start+maxTag, len(s))], '>') + 1
	if length < 3 || !isTagName(s[start:start+length]) || strings.IndexByte(s[start+1:start+length], '<') >= 0 {
		return nil, 0
	}
	n := 1
	for n < len(tokens) && tokens[n].Start < start+length {
		n++
	}
	if tokens[n-1].End != start+length {
		return nil, 0
	}
	return attributes(s[:start+length-1], start+len(tagName(s[start:start+length]))), n
}

// attributes returns the values of attributes in s[at:].
func attributes(s string, at int) []slot {
	var slots []slot
	for {
		equals := strings.IndexByte(s[at:], '=')
		if equals < 0 {
			return slots
		}
		start := at + equals + 2
		if start > len(s) || s[start-1] != '"' && s[start-1] != '\'' {
			return slots
		}
		length := strings.IndexByte(s[start:], s[start-1])
		if length < 0 {
			return slots
		}
		name := strings.TrimSpace(s[at : at+equals])
		end := start + length
		slots = append(slots, slot{role: asis, start: start, end: end, readings: []reading{{value: "exactly " + name + "=" + s[start:end], exact: true}}})
		at = end + 1
	}
}

// tagName returns the tag up to the end of its name: "<a", "</a".
func tagName(tag string) string {
	if end := strings.IndexAny(tag, " \t\r\n>"); end > 0 {
		return strings.TrimSuffix(tag[:end], "/")
	}
	return tag
}

func isTagName(tag string) bool {
	name := strings.TrimPrefix(tagName(tag)[1:], "/")
	return name != "" && isASCII(name) && (name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z') && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:") == ""
}
