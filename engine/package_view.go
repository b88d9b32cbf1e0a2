package engine

import (
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// CheckRequest asks what LMSs would say to a package.
type CheckRequest struct {
	Job      string `json:"job"`      // as in ExportRequest
	Path     string `json:"path"`     // the package, a file on this computer; or
	Download string `json:"download"` // the Download of the last ExportResult
}

// A PackageView is the verdict about a package.
type PackageView struct {
	Name     string        `json:"name"`
	Bytes    int64         `json:"bytes"`
	Version  string        `json:"version"` // of SCORM, "" when there is no readable manifest
	Title    string        `json:"title"`
	Objects  int           `json:"objects"` // that an LMS launches
	Run      int           `json:"run"`     // of these, how many were played
	Browser  string        `json:"browser"` // that played them, "" for none
	Seconds  float64       `json:"seconds"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Notes    int           `json:"notes"`    // what is worth knowing, or was not checked
	Families []string      `json:"families"` // kinds of LMS that are known, as minds name them
	Findings []FindingView `json:"findings"`
}

// A FindingView is one thing about a package.
type FindingView struct {
	Code     string                       `json:"code"`
	Severity string                       `json:"severity"` // error, warning, info
	File     string                       `json:"file"`     // within the archive, or ""
	Line     int                          `json:"line"`
	Column   int                          `json:"column"`
	Texts    map[lang.Tag]fault.Sentences `json:"texts"`
	Minds    []MindView                   `json:"minds"`
}

// A MindView is a kind of LMS that minds a finding, and how.
type MindView struct {
	Family string              `json:"family"` // one of PackageView.Families, or any
	Texts  map[lang.Tag]string `json:"texts"`
}
