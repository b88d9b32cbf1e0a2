package segment

import (
	"crypto/sha256"
	"encoding/hex"
)

// Rules are the contents of an SRX file.
type Rules struct {
	Cascade   bool        // all maps that fit a language apply, in order; else only the first
	Formats   []Format    // how tags are handled by other programs; kept, not obeyed: see view.go
	Languages []RuleGroup // <languagerule>
	Maps      []Map       // <languagemap>
	SubFlows  bool        // segmentsubflows, kept for other programs
}

// A RuleGroup is a named list of rules; the order decides.
type RuleGroup struct {
	Name  string
	Rules []Rule
}

// A Rule says whether a text is cut where Before ends and After begins. An empty pattern fits
// everywhere.
type Rule struct {
	Break         bool
	Before, After string // patterns as SRX has them
	Line          int    // in the file they came from, from 1; 0 for rules made by program
}

// A Map says which rules a language has. Pattern is a regular expression for the whole of a
// language tag.
type Map struct {
	Pattern, Rules string
	Line           int
}

// A Format is a <formathandle>: whether a tag of a type (start, end, isolated) belongs to the text
// before the break.
type Format struct {
	Type    string
	Include bool
}

// Version returns a hash of all that the rules say, in 16 hexadecimal digits. It does not depend on
// the layout of the file they came from, and is the same on every computer.
func (r *Rules) Version() string {
	sum := sha256.Sum256(r.SRX())
	return hex.EncodeToString(sum[:8])
}
