package main

import (
	"fmt"
	"io"
	"strings"

	"trivium/engine/fault"
)

// A problem is a fault as --json prints it.
type problem struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Path     string `json:"path"` // JSON Pointer, "" for the whole file
	Line     int    `json:"line"` // from 1, 0 where there is none
	Column   int    `json:"column"`
	Found    string `json:"found"`
	Expected string `json:"expected"`
	Message  string `json:"message"`
	Remedy   string `json:"remedy"`
}

func (s *session) problems(list fault.List) []problem {
	all := make([]problem, len(list))
	for i, f := range list {
		said := s.texts.Of(f, s.ui)
		all[i] = problem{
			Code: f.Code, Severity: string(f.Severity),
			File: f.Place.File, Path: f.Place.Path, Line: f.Place.Line, Column: f.Place.Column,
			Found: said.Found, Expected: said.Expected, Message: said.Message, Remedy: said.Remedy,
		}
	}
	return all
}

// report tells a person, or with --json a program, why a command could not be carried out.
func (s *session) report(list fault.List) {
	if s.json {
		s.printJSON(map[string]any{"ok": false, "problems": s.problems(list)})
		return
	}
	s.printProblems(s.Err, list)
}

// printProblems writes two or three lines a fault: the place and what is wrong; where in the
// structure, what was found and expected; what to do.
func (s *session) printProblems(w io.Writer, list fault.List) { s.printEach(w, s.problems(list)) }

func (s *session) printEach(w io.Writer, list []problem) {
	for _, p := range list {
		fmt.Fprintf(w, "%s%s: %s\n", place(p), s.say("severity."+p.Severity, nil), oneLine(p.Message))
		var details []string
		if p.Path != "" {
			details = append(details, p.Path)
		}
		if p.Found != "" {
			details = append(details, s.say("found", map[string]any{"found": p.Found}))
		}
		if p.Expected != "" {
			details = append(details, s.say("expected", map[string]any{"expected": p.Expected}))
		}
		if len(details) > 0 {
			fmt.Fprintf(w, "    %s\n", oneLine(strings.Join(details, " · ")))
		}
		fmt.Fprintf(w, "    → %s\n", oneLine(p.Remedy))
	}
}

// place is how compilers name places, so that editors can jump there.
func place(p problem) string {
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return p.File + ": "
	case p.Column == 0:
		return fmt.Sprintf("%s:%d: ", p.File, p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
	}
}

// oneLine takes control characters out, which a course or a file name could use to write over
// other lines of a terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '·'
		}
		return r
	}, s)
}
