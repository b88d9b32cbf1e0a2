package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"trivium/engine"
	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/scorm"
)

// export makes one package. The course's problems come first: those that stand against a package
// end it, warnings are told and it goes on.
func (s *session) export(ctx context.Context, args []string) error {
	set := s.flags("export")
	var w wanted
	w.flags(set)
	files, err := s.parse(set, args)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return s.misuse("usage.one-file", nil)
	}
	c, faults, err := course.LoadFile(files[0])
	if err != nil {
		return err
	}
	if faults.Blocking() {
		s.report(faults)
		return failed
	}
	request, err := s.request(c, w)
	if err != nil {
		return err
	}
	if _, err := s.workspace.Open(ctx, files[0]); err != nil {
		return err
	}
	result, err := s.workspace.Export(ctx, request, s.progress())
	if err != nil {
		return err
	}
	s.printExport(result, faults)
	return nil
}

// wanted is what the command line asks of a package, as it was typed.
type wanted struct {
	format, language, scos, out  string
	status, completion, passMark string
	colour, organisation, logo   string
}

func (w *wanted) flags(set *pflag.FlagSet) {
	set.StringVar(&w.format, "format", string(scorm.SCORM12), "")
	set.StringVar(&w.language, "lang", "", "")
	set.StringVar(&w.scos, "scos", string(scorm.PerCourse), "")
	set.StringVar(&w.out, "out", "", "")
	set.StringVar(&w.status, "status", "", "")
	set.StringVar(&w.completion, "completion", "", "")
	set.StringVar(&w.passMark, "pass-mark", "", "")
	set.StringVar(&w.colour, "colour", "", "")
	set.StringVar(&w.organisation, "organisation", "", "")
	set.StringVar(&w.logo, "logo", "", "")
}

// request fills in what the command line leaves out. The language is one, several with commas
// between them, or "all".
func (s *session) request(c *course.Course, w wanted) (engine.ExportRequest, error) {
	r := engine.ExportRequest{
		Format: w.format, SCOs: w.scos, Path: w.out, Status: w.status, Completion: w.completion,
		Colour: w.colour, Organisation: w.organisation, Logo: w.logo,
	}
	switch {
	case w.language == "all", w.language == "" && len(c.Languages()) == 1:
		r.Langs = c.Languages()
	case w.language == "":
		return r, s.misuse("usage.choose-lang", map[string]any{"expected": lang.List(c.Languages())})
	default:
		for _, l := range strings.Split(w.language, ",") {
			r.Langs = append(r.Langs, lang.Tag(strings.TrimSpace(l)))
		}
	}
	r.Lang = r.Langs[0]
	if w.passMark != "" {
		mark, err := strconv.Atoi(w.passMark)
		if err != nil {
			return r, fault.New("export.pass-mark", "found", w.passMark, "expected", "0–100").Because(err)
		}
		r.PassMark = &mark
	}
	options := r.Options()
	if err := options.Check(c); err != nil {
		return r, err
	}
	if r.Path == "" {
		r.Path = options.Name(c)
	}
	return r, nil
}

// progress shows percents on a terminal, and nothing elsewhere.
func (s *session) progress() engine.Progress { return s.working("export.working") }

func (s *session) printExport(r engine.ExportResult, warnings fault.List) {
	if s.json {
		s.printJSON(struct {
			OK       bool      `json:"ok"`
			Problems []problem `json:"problems"`
			engine.ExportResult
		}{true, s.problems(warnings), r})
		return
	}
	s.printProblems(s.Err, warnings)
	fmt.Fprintln(s.Out, s.say("export.done", map[string]any{
		"path": r.Path, "size": size(r.Bytes),
		"pages":     s.say("pages", map[string]any{"count": r.Pages}),
		"questions": s.say("questions", map[string]any{"count": r.Questions}),
	}))
}

// size writes bytes for people, in units of 1,000 as file managers do.
func size(n int64) string {
	if n < 1_000_000 {
		return strconv.FormatInt((n+999)/1000, 10) + " kB"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
}
