// Package fault is the one error type of Trivium: a code, a place and arguments.
//
// Libraries return faults; the sentence a person reads is looked up by code, in four languages,
// at the edge (see Texts).
package fault

import (
	"fmt"
	"strings"
)

// Severity says whether work can go on.
type Severity string

// The severities.
const (
	// Error must be mended before a package can be made.
	Error Severity = "error"
	// Warning is wrong too, but a package made of it is sound.
	Warning Severity = "warning"
)

// A Place is where the cause of a fault lies. Every part may be missing.
type Place struct {
	File   string // as the user named it, or as reached from what she named
	Path   string // JSON Pointer (RFC 6901) into the file; "" is the whole document
	Line   int    // from 1; 0 is unknown
	Column int    // in characters (code points), from 1; 0 is unknown
}

// A Fault is something wrong with the input or the surroundings that a person can mend.
type Fault struct {
	Code     string // key of its texts, such as "text.missing-language"
	Severity Severity
	Place    Place
	Args     map[string]string // filled into the texts; a value "@key" is a word of the catalogue
	Cause    error             // what lies beneath, for errors.Is; never shown
}

// New returns a fault of severity Error with arguments given as name, value, name, value.
func New(code string, args ...string) *Fault {
	f := &Fault{Code: code, Severity: Error, Args: make(map[string]string, len(args)/2)}
	for i := 0; i+1 < len(args); i += 2 {
		f.Args[args[i]] = args[i+1]
	}
	return f
}

// At returns the fault with its place set.
func (f *Fault) At(p Place) *Fault { f.Place = p; return f }

// Warn returns the fault as a Warning.
func (f *Fault) Warn() *Fault { f.Severity = Warning; return f }

// Because returns the fault with the error that caused it.
func (f *Fault) Because(err error) *Fault { f.Cause = err; return f }

// Error returns code, place and arguments for logs and tests; people read Texts.
func (f *Fault) Error() string {
	var b strings.Builder
	if f.Place.File != "" {
		fmt.Fprintf(&b, "%s: ", f.Place.File)
	}
	if f.Place.Line > 0 {
		fmt.Fprintf(&b, "%d:%d: ", f.Place.Line, f.Place.Column)
	}
	b.WriteString(f.Code)
	if f.Cause != nil {
		fmt.Fprintf(&b, ": %v", f.Cause)
	}
	return b.String()
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// A List is several faults found in one go, in the order of the files and of the places in them.
type List []*Fault

// Error returns one line per fault.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Blocking reports whether any fault is an Error.
func (l List) Blocking() bool {
	for _, f := range l {
		if f.Severity == Error {
			return true
		}
	}
	return false
}
