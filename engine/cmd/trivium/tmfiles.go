package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/pflag"

	"trivium/engine"
)

// importMemory takes a file of units in.
func (s *session) importMemory(ctx context.Context, args []string) error {
	c := s.deskFlags("tm import")
	name, organisation := c.String("name", "", ""), c.String("organisation", "", "")
	state, lenient := c.String("state", "imported", ""), c.Bool("lenient", false, "")
	names, err := s.begin(c, args, 1, 1)
	if err != nil {
		return err
	}
	if !slices.Contains([]string{"imported", "reviewed", "approved", "aligned", "machine"}, *state) {
		return s.misuse("usage.bad-flag", map[string]any{"found": "--state"})
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		done, err := s.workspace.ImportMemory(ctx, engine.ImportMemoryRequest{
			Path: names[0], Name: *name, Organisation: *organisation, State: *state, Lenient: *lenient,
		}, s.working("tm.importing"))
		if err != nil {
			return s.notTaken(err, *lenient)
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.ImportMemoryResult
				Problems []problem `json:"problems"` // as other commands print them
			}{true, done, s.inOneLanguage(done.Problems)})
			return nil
		}
		s.printOmissions(s.inOneLanguage(done.Problems), func(yield func(string, int) bool) {
			for _, c := range done.Counts {
				if !yield(c.Code, c.Count) {
					return
				}
			}
		})
		s.printImported(names[0], done)
		return nil
	})
}

func (s *session) printImported(file string, done engine.ImportMemoryResult) {
	if done.Known {
		fmt.Fprintln(s.Out, s.say("tm.known", map[string]any{"file": oneLine(file)}))
		return
	}
	fmt.Fprintln(s.Out, s.say("tm.imported", map[string]any{"file": oneLine(file), "units": s.say("units", map[string]any{"count": done.Units})}))
	if done.LeftOut > 0 {
		fmt.Fprintln(s.Out, s.say("tm.left-out", map[string]any{"count": done.LeftOut}))
	}
	if done.Variants > 0 {
		fmt.Fprintln(s.Out, s.say("tm.variants", map[string]any{"count": done.Variants}))
	}
}

// exportMemory writes units to a file, whose ending says the format unless --format does.
func (s *session) exportMemory(ctx context.Context, args []string) error {
	c := s.deskFlags("tm export")
	format, utf16 := c.String("format", "", ""), c.Bool("utf16", false, "")
	langs := c.String("langs", "", "")
	var f filterFlags
	f.flags(c.FlagSet)
	names, err := s.begin(c, args, 1, 1)
	if err != nil {
		return err
	}
	filter, err := s.filter(f)
	if err != nil {
		return err
	}
	columns, ok := tags(*langs)
	if !ok {
		return s.misuse("usage.bad-flag", map[string]any{"found": "--langs"})
	}
	if *format == "" {
		*format = strings.TrimPrefix(strings.ToLower(filepath.Ext(names[0])), ".")
	}
	switch {
	case !slices.Contains([]string{"tmx", "tsv", "csv"}, *format):
		return s.misuse("usage.bad-flag", map[string]any{"found": "--format"})
	case *utf16 && *format != "tmx":
		return s.misuse("usage.bad-flag", map[string]any{"found": "--utf16"})
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		done, err := s.workspace.ExportMemory(ctx, engine.ExportMemoryRequest{
			Path: names[0], Format: *format, UTF16: *utf16, Languages: columns, Filter: filter,
		}, s.working("tm.exporting"))
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.ExportMemoryResult
			}{true, done})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("tm.exported", map[string]any{
			"path": oneLine(done.Path), "size": size(done.Bytes), "units": s.say("units", map[string]any{"count": done.Units}),
		}))
		return nil
	})
}

// filterFlags say which units are meant, as they were typed.
type filterFlags struct{ states, organisations, modules, batches, since, until, having string }

func (f *filterFlags) flags(set *pflag.FlagSet) {
	set.StringVar(&f.states, "states", "", "")
	set.StringVar(&f.organisations, "organisations", "", "")
	set.StringVar(&f.modules, "modules", "", "")
	set.StringVar(&f.batches, "batches", "", "")
	set.StringVar(&f.since, "since", "", "")
	set.StringVar(&f.until, "until", "", "")
	set.StringVar(&f.having, "having", "", "")
}

// filter reads what was typed. The façade says what is wrong with a state or a day.
func (s *session) filter(f filterFlags) (engine.MemoryFilter, error) {
	having, ok := tags(f.having)
	if !ok {
		return engine.MemoryFilter{}, s.misuse("usage.bad-flag", map[string]any{"found": "--having"})
	}
	return engine.MemoryFilter{
		States: list(f.states), Organisations: list(f.organisations), Modules: list(f.modules), Batches: list(f.batches),
		Since: f.since, Until: f.until, Languages: having,
	}, nil
}

// list reads names with commas between them.
func list(s string) []string {
	all := []string{}
	for name := range strings.SplitSeq(s, ",") {
		if name = strings.TrimSpace(name); name != "" {
			all = append(all, name)
		}
	}
	return all
}

// working shows percents of some work on a terminal, and nothing elsewhere.
func (s *session) working(key string) engine.Progress {
	terminal, ok := s.Err.(*os.File)
	if !ok || s.json || !isatty.IsTerminal(terminal.Fd()) {
		return nil
	}
	last := -1
	return func(done, total int) {
		percent := int(100 * int64(done) / int64(max(total, 1)))
		if percent != last {
			fmt.Fprintf(terminal, "\r%s\x1b[K", s.say(key, map[string]any{"percent": percent}))
		}
		if last = percent; done >= total {
			fmt.Fprint(terminal, "\r\x1b[K")
		}
	}
}
