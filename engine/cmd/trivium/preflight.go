package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-isatty"

	"trivium/engine"
	"trivium/engine/fault"
	"trivium/engine/preflight"
)

// preflight judges one package, ours or another tool's. It fails when anything was found that an
// LMS refuses.
func (s *session) preflight(ctx context.Context, args []string) error {
	set := s.flags("preflight")
	static := set.Bool("static", false, "")
	program := set.String("browser", "", "")
	files, err := s.parse(set, args)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return s.misuse("usage.one-file", nil)
	}
	if s.texts, err = s.preflightTexts(); err != nil {
		return err
	}
	report, err := engine.CheckPackage(ctx, files[0], preflight.Options{Static: *static, Browser: *program}, s.preflightProgress())
	if err != nil {
		return err
	}
	if s.json {
		s.printJSON(s.verdictOf(report))
	} else {
		s.printReport(report)
	}
	if !report.OK() {
		return failed
	}
	return nil
}

// preflightTexts are the texts of the command line and those of preflight.
func (s *session) preflightTexts() (*fault.Texts, error) {
	own, err := fs.Sub(texts, "texts")
	if err != nil {
		return nil, err
	}
	return fault.NewTexts(own, preflight.Texts())
}

// preflightProgress shows percents on a terminal, and nothing elsewhere.
func (s *session) preflightProgress() engine.Progress {
	terminal, ok := s.Err.(*os.File)
	if !ok || s.json || !isatty.IsTerminal(terminal.Fd()) {
		return nil
	}
	return func(done, total int) {
		fmt.Fprintf(terminal, "\r%s\x1b[K", s.say("preflight.working", map[string]any{"percent": 100 * done / max(total, 1)}))
		if done == total {
			fmt.Fprint(terminal, "\r\x1b[K")
		}
	}
}

// A mind is who minds a finding, as --json prints it.
type mind struct {
	Family string `json:"family"`
	Name   string `json:"name"`
	Text   string `json:"text"`
}

// A finding is what preflight found, as --json prints it.
type finding struct {
	preflight.Finding
	Message string `json:"message"`
	Remedy  string `json:"remedy"`
	Minds   []mind `json:"minds"`
}

// A packageVerdict is what preflight --json prints.
type packageVerdict struct {
	OK bool `json:"ok"`
	preflight.Report
	Elapsed  float64   `json:"seconds"`
	Findings []finding `json:"findings"`
}

func (s *session) verdictOf(r preflight.Report) packageVerdict {
	v := packageVerdict{OK: r.OK(), Report: r, Elapsed: r.Elapsed.Round(time.Millisecond).Seconds(), Findings: []finding{}}
	for _, f := range r.Findings {
		said := s.texts.Of(f.Fault(), s.ui)
		told := finding{Finding: f, Message: said.Message, Remedy: said.Remedy, Minds: []mind{}}
		for _, m := range f.Minds {
			told.Minds = append(told.Minds, mind{string(m.Family), s.say("lms.name."+string(m.Family), nil), s.say("lms."+m.Key, nil)})
		}
		v.Findings = append(v.Findings, told)
	}
	return v
}

// printReport writes the findings, gravest first, and the verdict last.
func (s *session) printReport(r preflight.Report) {
	v := s.verdictOf(r)
	for _, severity := range []preflight.Severity{preflight.Error, preflight.Warning, preflight.Info} {
		for _, f := range v.Findings {
			if f.Severity == severity {
				s.printFinding(s.Out, f)
			}
		}
	}
	if r.Version != "" {
		run := 0
		for _, sco := range r.SCOs {
			if sco.Run {
				run++
			}
		}
		fmt.Fprintln(s.Out, oneLine(s.say("preflight.about", map[string]any{
			"version": string(r.Version), "title": r.Title, "run": run, "total": len(r.SCOs), "browser": browserName(r.Browser),
		})))
	}
	fmt.Fprintln(s.Out, s.say("preflight.counts", map[string]any{
		"errors": r.Count(preflight.Error), "warnings": r.Count(preflight.Warning), "notes": r.Count(preflight.Info),
		"seconds": strconv.FormatFloat(r.Elapsed.Seconds(), 'f', 1, 64),
	}))
	key := "preflight.clean"
	if !r.OK() {
		key = "preflight.refused"
	}
	fmt.Fprintln(s.Out, s.say(key, map[string]any{"file": oneLine(r.Name)}))
}

func browserName(name string) string {
	if name == "" {
		return "–"
	}
	return name
}

// printFinding writes what is wrong and where, what was found and expected, who minds, what to do.
func (s *session) printFinding(w io.Writer, f finding) {
	at := place(problem{File: f.File, Line: f.Line, Column: max(f.Column, 1)})
	fmt.Fprintf(w, "%s%s: %s\n", oneLine(at), s.say("preflight.severity."+string(f.Severity), nil), oneLine(f.Message))
	said := s.texts.Of(f.Fault(), s.ui)
	var details []string
	if said.Found != "" {
		details = append(details, s.say("found", map[string]any{"found": said.Found}))
	}
	if said.Expected != "" {
		details = append(details, s.say("expected", map[string]any{"expected": said.Expected}))
	}
	if len(details) > 0 {
		fmt.Fprintf(w, "    %s\n", oneLine(strings.Join(details, " · ")))
	}
	for _, m := range f.Minds {
		fmt.Fprintf(w, "    %s: %s\n", m.Name, m.Text)
	}
	fmt.Fprintf(w, "    → %s\n", oneLine(f.Remedy))
}
