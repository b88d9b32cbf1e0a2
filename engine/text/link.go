package text

import "strings"

// LinkKind says where a link leads.
type LinkKind int

// The kinds of link.
const (
	Unsafe   LinkKind = iota // anything we do not know, javascript: and data: among it
	External                 // http, https, mailto, tel
	Internal                 // "#" and the id of a lesson or block of the same course
	Term                     // TermScheme and the id of a term of the same course
)

// TermScheme is what a link to the meaning of a term starts with.
const TermScheme = "term:"

// ClassifyLink returns the kind of a link by an allow-list: a scheme that is not named here is
// Unsafe, and so is a relative path, which would mean something else in every package.
func ClassifyLink(href string) LinkKind {
	if strings.HasPrefix(href, "#") {
		return Internal
	}
	if strings.HasPrefix(href, TermScheme) {
		return Term
	}
	scheme, rest, found := strings.Cut(href, ":")
	if !found || rest == "" || strings.ContainsAny(href, "\t\n\r\x00 <>\"") {
		return Unsafe
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		if host := strings.TrimPrefix(rest, "//"); host == rest || host == "" || host[0] == '/' {
			return Unsafe
		}
		return External
	case "mailto", "tel":
		return External
	}
	return Unsafe
}
