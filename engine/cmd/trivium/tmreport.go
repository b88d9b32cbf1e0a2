package main

import (
	"errors"
	"fmt"

	"trivium/engine/fault"
	"trivium/engine/tmx"
)

// printOmissions says what of a file was left out: a line for each place, what to do where a code occurs for
// the first time, and how many more there are of what is not listed one by one. Remarks on what cost nothing
// are not counted.
func (s *session) printOmissions(list []problem, counts func(yield func(code string, count int) bool)) {
	listed, remarks := map[string]int{}, map[string]bool{}
	for _, p := range list {
		remarks[p.Code] = p.Severity == string(fault.Warning)
		fmt.Fprintf(s.Err, "%s%s: %s\n", place(p), s.say("severity."+p.Severity, nil), oneLine(p.Message))
		if listed[p.Code]++; listed[p.Code] == 1 {
			fmt.Fprintf(s.Err, "    → %s\n", oneLine(p.Remedy))
		}
	}
	for code, count := range counts {
		if count > listed[code] && !remarks[code] {
			fmt.Fprintln(s.Err, s.say("tm.in-all", map[string]any{"code": code, "all": count, "listed": listed[code]}))
		}
	}
}

// notTaken tells why an import was refused, and what can be done about it on the command line.
func (s *session) notTaken(err error, lenient bool) error {
	var f *fault.Fault
	if s.json || !errors.As(err, &f) || f.Code == "tm.cancelled" {
		return err
	}
	code := s.tell(err)
	fmt.Fprintln(s.Err, s.say("tm.not-taken", nil))
	if !lenient && tmx.Passable(f.Code) {
		fmt.Fprintln(s.Err, s.say("tm.lenient", nil))
	}
	return code
}
