package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/mattn/go-isatty"

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
	format := set.String("format", string(scorm.SCORM12), "")
	language := set.String("lang", "", "")
	scos := set.String("scos", string(scorm.PerCourse), "")
	out := set.String("out", "", "")
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
	request, err := s.request(c, *format, *language, *scos, *out)
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

// request fills in what the command line leaves out. The language is one, several with commas
// between them, or "all".
func (s *session) request(c *course.Course, format, language, scos, out string) (engine.ExportRequest, error) {
	options := scorm.Options{Format: scorm.Format(format), SCOs: scorm.Division(scos)}
	switch {
	case language == "all", language == "" && len(c.Languages()) == 1:
		options.Langs = c.Languages()
	case language == "":
		return engine.ExportRequest{}, s.misuse("usage.choose-lang", map[string]any{"expected": lang.List(c.Languages())})
	default:
		for _, l := range strings.Split(language, ",") {
			options.Langs = append(options.Langs, lang.Tag(strings.TrimSpace(l)))
		}
	}
	options.Lang = options.Langs[0]
	if err := options.Check(c); err != nil {
		return engine.ExportRequest{}, err
	}
	if out == "" {
		out = options.Name(c)
	}
	return engine.ExportRequest{Format: format, Lang: options.Lang, Langs: options.Langs, SCOs: scos, Path: out}, nil
}

// progress shows percents on a terminal, and nothing elsewhere.
func (s *session) progress() engine.Progress {
	terminal, ok := s.Err.(*os.File)
	if !ok || s.json || !isatty.IsTerminal(terminal.Fd()) {
		return nil
	}
	return func(done, total int) {
		fmt.Fprintf(terminal, "\r%s\x1b[K", s.say("export.working", map[string]any{"percent": 100 * done / max(total, 1)}))
		if done == total {
			fmt.Fprint(terminal, "\r\x1b[K")
		}
	}
}

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
