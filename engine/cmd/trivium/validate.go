package main

import (
	"context"
	"fmt"

	"trivium/engine/course"
	"trivium/engine/fault"
)

// A verdict is what validate says of one file.
type verdict struct {
	File     string    `json:"file"`
	OK       bool      `json:"ok"`
	Problems []problem `json:"problems"`
}

// validate checks each file, editions too; it fails when there is any problem, a warning too.
func (s *session) validate(ctx context.Context, args []string) error {
	files, err := s.parse(s.flags("validate"), args)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return s.misuse("usage.no-file", nil)
	}
	verdicts, clean := []verdict{}, true
	for _, file := range files {
		if ctx.Err() != nil {
			return fault.New("export.cancelled").Because(ctx.Err())
		}
		faults, err := course.Validate(file)
		if err != nil {
			return err
		}
		clean = clean && len(faults) == 0
		verdicts = append(verdicts, verdict{File: file, OK: len(faults) == 0, Problems: s.problems(faults)})
		if !s.json {
			s.printVerdict(file, faults)
		}
	}
	if s.json {
		s.printJSON(map[string]any{"ok": clean, "files": verdicts})
	}
	if !clean {
		return failed
	}
	return nil
}

func (s *session) printVerdict(file string, faults fault.List) {
	if len(faults) == 0 {
		fmt.Fprintln(s.Out, s.say("validate.clean", map[string]any{"file": oneLine(file)}))
		return
	}
	s.printProblems(s.Out, faults)
	fmt.Fprintf(s.Out, "%s: %s\n", oneLine(file), s.say("validate.problems", map[string]any{"count": len(faults)}))
}
