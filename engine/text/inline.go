// Package text reads the inline markup of a cell.
//
// A cell comes in as the author typed it; a tree of spans comes out, which screens and packages
// render with their own elements, so that no text can ever become live markup.
package text

// SpanKind says what a span is.
type SpanKind string

// The kinds of span.
const (
	Plain    SpanKind = "text"     // Text
	Emphasis SpanKind = "emphasis" // Spans
	Strong   SpanKind = "strong"   // Spans
	Code     SpanKind = "code"     // Text
	Link     SpanKind = "link"     // Href, Spans
	Break    SpanKind = "break"    // a line break the author asked for
)

// A Span is a run of a cell with one kind of markup. Text is to be shown as it is.
type Span struct {
	Kind  SpanKind `json:"kind"`
	Text  string   `json:"text,omitempty"`
	Href  string   `json:"href,omitempty"`
	Spans []Span   `json:"spans,omitempty"`
}
