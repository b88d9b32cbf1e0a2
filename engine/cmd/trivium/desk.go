package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"trivium/engine"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// A deskCommand is a command on a workspace, with the flags that all of those share.
type deskCommand struct {
	*pflag.FlagSet
	file string
}

func (s *session) deskFlags(name string) *deskCommand {
	c := &deskCommand{FlagSet: s.flags(name)}
	c.StringVarP(&c.file, "workspace", "w", "", "")
	return c
}

// begin reads the flags; it takes from least to most names of files or the like. The error has
// been told.
func (s *session) begin(c *deskCommand, args []string, least, most int) ([]string, error) {
	names, err := s.parse(c.FlagSet, args)
	switch {
	case err != nil:
		return nil, err
	case c.file == "":
		return nil, s.misuse("usage.no-workspace", nil)
	case !strings.EqualFold(filepath.Ext(c.file), ".trivium"):
		return nil, s.misuse("usage.workspace-name", map[string]any{"found": c.file})
	case len(names) < least:
		return nil, s.misuse("usage.too-few", map[string]any{"found": c.Name()})
	case len(names) > most:
		return nil, s.misuse("usage.too-many", map[string]any{"found": names[most]})
	}
	return names, nil
}

// onDesk opens the workspace, carries something out on it and closes it. What people should know of
// the workspace is told on standard error.
func (s *session) onDesk(ctx context.Context, c *deskCommand, do func(engine.DeskView) error) error {
	if _, err := s.workspace.Open(ctx, c.file); err != nil {
		return err
	}
	return s.atDesk(ctx, do)
}

// atDesk does the same with the workspace that was just opened.
func (s *session) atDesk(ctx context.Context, do func(engine.DeskView) error) error {
	view, err := s.workspace.Desk(ctx)
	if err == nil {
		if !s.json {
			s.printNotices(view.Notices)
		}
		err = do(view)
	}
	// What was typed is durable already; closing releases the file even when the run was broken off.
	if _, closeErr := s.workspace.CloseDesk(context.WithoutCancel(ctx)); err == nil {
		err = closeErr
	}
	return err
}

// tags reads languages with commas between them; false when one is unknown.
func tags(list string) ([]lang.Tag, bool) {
	all := []lang.Tag{}
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		if !lang.Known(lang.Tag(name)) {
			return nil, false
		}
		all = append(all, lang.Tag(name))
	}
	return all, true
}

// title returns a title in the language of the messages, else in the first language that has one.
func (s *session) title(cells engine.CellsView) string {
	for _, l := range append([]lang.Tag{s.ui}, lang.All()...) {
		if c, ok := cells[l]; ok && c.Plain != "" {
			return oneLine(c.Plain)
		}
	}
	return ""
}

// inOneLanguage returns notices as the other commands print problems.
func (s *session) inOneLanguage(list []engine.Problem) []problem {
	all := make([]problem, len(list))
	for i, p := range list {
		said := p.Texts[s.ui]
		all[i] = problem{
			Code: p.Code, Severity: p.Severity, File: p.File, Path: p.Path, Line: p.Line, Column: p.Column,
			Found: said.Found, Expected: said.Expected, Message: said.Message, Remedy: said.Remedy,
		}
	}
	return all
}

func (s *session) printNotices(list []engine.Problem) { s.printEach(s.Err, s.inOneLanguage(list)) }

// noPart says that there is no part of this name.
func noPart(name string) error { return fault.New("course.no-such-part", "found", name) }
