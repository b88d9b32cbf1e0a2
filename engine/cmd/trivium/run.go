package main

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/pflag"

	"trivium/corpora"
	"trivium/engine"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/version"
)

//go:embed texts/*.json
var texts embed.FS

// An exitCode ends the program; what there was to say has been said.
type exitCode int

// The exit codes, part of the interface for other programs.
const (
	failed    exitCode = 1 // the input is wrong, or the work could not be done
	usedWrong exitCode = 2 // the command line is wrong
)

func (c exitCode) Error() string { return fmt.Sprintf("exit %d", int(c)) }

// Environment is what the command line touches of the outside.
type Environment struct {
	Getenv   func(string) string
	In       io.Reader
	Out, Err io.Writer
}

// A session is one run of the program.
type session struct {
	Environment
	texts     *fault.Texts
	workspace *engine.Workspace
	ui        lang.Tag
	json      bool
}

// Run carries out one command. The error is an exitCode where the reason was told already.
func Run(ctx context.Context, args []string, env Environment) error {
	folder, err := fs.Sub(texts, "texts")
	if err != nil {
		return err
	}
	s := &session{Environment: env, ui: systemLanguage(env.Getenv)}
	if s.texts, err = fault.NewTexts(folder); err != nil {
		return err
	}
	if s.workspace, err = engine.New(corpora.Samples, desk.SystemHome(env.Getenv)); err != nil {
		return err
	}
	err = s.command(ctx, args)
	return s.tell(err)
}

func (s *session) command(ctx context.Context, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(s.Err, s.say("usage", nil))
		return usedWrong
	}
	if do, ok := s.commands()[args[0]]; ok {
		return do(ctx, args[1:])
	}
	return s.misuse("usage.unknown-command", map[string]any{"found": args[0]})
}

// commands are what the first argument can be.
func (s *session) commands() map[string]func(context.Context, []string) error {
	return map[string]func(context.Context, []string) error{
		"validate": s.validate, "export": s.export, "preflight": s.preflight, "hours": s.hours,
		"segment": s.segment, "serve": s.serve, "tm": s.memory,

		"init": s.initialise, "import": s.importCourses, "save": s.save, "list": s.list, "set": s.set,
		"undo": s.undo, "redo": s.redo, "forks": s.forks, "status": s.status, "links": s.links,
		"history": s.history, "version": s.versions, "diff": s.diff, "restore": s.restore,
		"bundle": s.bundle, "invite": s.invite, "revoke": s.revoke, "exchange": s.exchange,
		"backup": s.backup, "verify": s.verify, "repair": s.repair, "redact": s.redact,

		"--version": func(context.Context, []string) error { fmt.Fprintln(s.Out, version.Program()); return nil },
		"help":      s.help, "--help": s.help, "-h": s.help,
	}
}

// help prints how the program is used: all of it, or the commands on a workspace or a memory.
func (s *session) help(_ context.Context, args []string) error {
	key := "usage"
	if len(args) > 0 && (args[0] == "workspace" || args[0] == "tm") {
		key += "." + args[0]
	}
	fmt.Fprint(s.Out, s.say(key, nil))
	return nil
}

// flags returns a set with the flags that all commands share.
func (s *session) flags(name string) *pflag.FlagSet {
	set := pflag.NewFlagSet(name, pflag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.BoolVar(&s.json, "json", false, "")
	set.String("ui", string(s.ui), "")
	return set
}

// parse reads flags and returns the names of files.
func (s *session) parse(set *pflag.FlagSet, args []string) ([]string, error) {
	err := set.Parse(args)
	if ui, uiErr := set.GetString("ui"); uiErr == nil && lang.Known(lang.Tag(ui)) {
		s.ui = lang.Tag(ui)
	} else if err == nil {
		return nil, s.misuse("usage.bad-flag", map[string]any{"found": "--ui"})
	}
	var unknown *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var badValue *pflag.InvalidValueError
	switch {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Fprint(s.Out, s.say("usage", nil))
		return nil, exitCode(0)
	case errors.As(err, &unknown):
		return nil, s.misuse("usage.unknown-flag", map[string]any{"found": flagName(unknown.GetSpecifiedName())})
	case errors.As(err, &noValue):
		return nil, s.misuse("usage.flag-value", map[string]any{"found": flagName(noValue.GetSpecifiedName())})
	case errors.As(err, &badValue):
		return nil, s.misuse("usage.bad-flag", map[string]any{"found": flagName(badValue.GetFlag().Name)})
	case err != nil:
		return nil, s.misuse("usage.unknown-flag", map[string]any{"found": strings.Join(args, " ")})
	}
	return set.Args(), nil
}

func flagName(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// say returns a text in the user's language.
func (s *session) say(key string, args map[string]any) string { return s.texts.Say(s.ui, key, args) }

// misuse says what is wrong with the command line.
func (s *session) misuse(key string, args map[string]any) error {
	message := s.say(key, args)
	if s.json {
		s.printJSON(map[string]any{"ok": false, "error": message})
	}
	fmt.Fprintln(s.Err, message)
	fmt.Fprintln(s.Err, s.say("usage.help", nil))
	return usedWrong
}

// tell says what an error is about, unless that was done, and returns the exit code.
func (s *session) tell(err error) error {
	var code exitCode
	switch {
	case err == nil:
		return nil
	case errors.As(err, &code):
		if code == 0 {
			return nil
		}
		return code
	}
	var f *fault.Fault
	if !errors.As(err, &f) {
		f = fault.New("internal", "found", err.Error())
	}
	s.report(fault.List{f})
	switch f.Code {
	case "export.format-unknown", "export.language-unknown", "export.language-undeclared", "export.division-unknown",
		"export.status-unknown", "export.completion-unknown", "export.pass-mark", "export.colour", "export.logo-nameless":
		return usedWrong
	}
	return failed
}

func (s *session) printJSON(v any) {
	enc := json.NewEncoder(s.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	enc.Encode(v) //nolint:errcheck // standard output is gone; there is nobody to tell
}

// systemLanguage is the interface language by the system's settings (POSIX, 8.2), English where it
// is none of ours.
func systemLanguage(getenv func(string) string) lang.Tag {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		tag, _, _ := strings.Cut(value, "_")
		if lang.Known(lang.Tag(tag)) {
			return lang.Tag(tag)
		}
		return lang.English
	}
	return lang.English
}
