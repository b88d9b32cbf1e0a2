package preflight

import (
	"embed"
	"io/fs"
	"time"

	"trivium/engine/fault"
)

//go:embed texts/*.json
var texts embed.FS

// Texts returns the folder of sentences for fault.NewTexts: for each code <code>.message and
// <code>.remedy, for each mind lms.<key>, and what a report needs besides.
func Texts() fs.FS {
	folder, err := fs.Sub(texts, "texts")
	if err != nil {
		return texts // a path written here is valid
	}
	return folder
}

// A Severity says how grave a finding is.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // some LMS refuses it, or learners lose their work
	Warning Severity = "warning" // it runs, though not well everywhere
	Info    Severity = "info"    // worth knowing, or not checked
)

// A Finding is one thing about a package.
type Finding struct {
	Code     string            `json:"code"`
	Severity Severity          `json:"severity"`
	File     string            `json:"file,omitempty"` // within the archive
	Line     int               `json:"line,omitempty"` // from 1
	Column   int               `json:"column,omitempty"`
	SCO      string            `json:"sco,omitempty"` // identifier of the item that was run
	Args     map[string]string `json:"args,omitempty"`
	Minds    []Mind            `json:"minds"`
}

// Fault returns the finding as a fault: its Sentences come from texts made with Texts().
func (f Finding) Fault() *fault.Fault {
	args := map[string]string{"file": f.File, "sco": f.SCO}
	for k, v := range f.Args {
		args[k] = v
	}
	severity := fault.Warning
	if f.Severity == Error {
		severity = fault.Error
	}
	return &fault.Fault{
		Code: f.Code, Severity: severity, Args: args,
		Place: fault.Place{File: f.File, Line: f.Line, Column: f.Column},
	}
}

// A Mind says that a family of LMSs minds a finding, and how.
type Mind struct {
	Family Family `json:"family"`
	Key    string `json:"key"` // of its sentence
}

// A Report is the verdict about a package.
type Report struct {
	Name     string        `json:"name"`
	Bytes    int64         `json:"bytes"`
	Entries  int           `json:"entries"`
	Version  Version       `json:"version"` // "" when there is no readable manifest
	Title    string        `json:"title"`
	SCOs     []SCO         `json:"scos"`
	Browser  string        `json:"browser"` // that the run used, "" for none
	Elapsed  time.Duration `json:"-"`
	Findings []Finding     `json:"findings"`
}

// An SCO is a launchable object of the package.
type SCO struct {
	Item  string `json:"item"` // identifier
	Title string `json:"title"`
	Href  string `json:"href"`
	Run   bool   `json:"run"`   // it was played
	Calls int    `json:"calls"` // of the API, in all launches
}

// OK reports whether nothing was found that any LMS refuses.
func (r Report) OK() bool { return r.Count(Error) == 0 }

// Count returns the number of findings of a severity.
func (r Report) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// maxOfCode is how often one code is told; further ones are counted in the last.
const maxOfCode = 20

// add appends a finding; severity and minds come from the table.
func (r *Report) add(f Finding) {
	count := 0
	for _, other := range r.Findings {
		if other.Code == f.Code {
			if other.same(f) {
				return
			}
			count++
		}
	}
	if count >= maxOfCode {
		return
	}
	rule := rules()[f.Code]
	f.Severity, f.Minds = rule.severity, rule.mindsIn(r.Version)
	r.Findings = append(r.Findings, f)
}

func (f Finding) same(other Finding) bool {
	if f.File != other.File || f.Line != other.Line || f.SCO != other.SCO || len(f.Args) != len(other.Args) {
		return false
	}
	for k, v := range f.Args {
		if other.Args[k] != v {
			return false
		}
	}
	return true
}

// find adds a finding about a file, with arguments given as name, value, name, value.
func (r *Report) find(code, file string, args ...string) {
	r.add(Finding{Code: code, File: file, Args: pairs(args)})
}

func pairs(args []string) map[string]string {
	m := make(map[string]string, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i]] = clip(args[i+1])
	}
	return m
}

// clip shortens what a package says to what fits into a sentence.
func clip(s string) string {
	const most = 160
	count := 0
	for i := range s {
		if count++; count > most {
			return s[:i] + "…"
		}
	}
	return s
}
