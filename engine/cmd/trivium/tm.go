package main

import (
	"context"
	"fmt"

	"trivium/engine/lang"
	"trivium/engine/tmx"
)

// memory carries out a command on the translation memory; the first argument is its name.
func (s *session) memory(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return s.misuse("usage.tm-command", nil)
	}
	do, ok := s.memoryCommands()[args[0]]
	if !ok {
		return s.misuse("usage.unknown-command", map[string]any{"found": "tm " + args[0]})
	}
	return do(ctx, args[1:])
}

// memoryCommands are what can stand after "tm".
func (s *session) memoryCommands() map[string]func(context.Context, []string) error {
	return map[string]func(context.Context, []string) error{
		"serve":  s.serveMemory,
		"import": s.importMemory, "export": s.exportMemory, "stats": s.memoryStats,
		"lookup": s.lookup, "concordance": s.concordance, "clean": s.clean,
		"analyse": s.analyse, "pretranslate": s.pretranslate,

		"help": s.helpMemory, "--help": s.helpMemory, "-h": s.helpMemory,
	}
}

func (s *session) helpMemory(context.Context, []string) error {
	fmt.Fprint(s.Out, s.say("usage.tm", nil))
	return nil
}

// A direction is from which language into which one translates.
type direction struct{ from, to lang.Tag }

// ours returns which of our languages a code means, as in a file: "de-AT" and "DE" are German; "" for none.
func ours(code string) lang.Tag { return (&tmx.Variant{Lang: code}).Language() }

// direction reads the flags --from and --to. The error has been told.
func (s *session) direction(from, to string) (direction, error) {
	for _, flag := range []struct{ name, value string }{{"--from", from}, {"--to", to}} {
		if flag.value == "" {
			return direction{}, s.misuse("usage.flag-value", map[string]any{"found": flag.name})
		}
		if ours(flag.value) == "" {
			return direction{}, s.misuse("usage.bad-language", map[string]any{
				"flag": flag.name, "found": oneLine(flag.value), "expected": lang.List(lang.All()),
			})
		}
	}
	way := direction{ours(from), ours(to)}
	if way.from == way.to {
		return direction{}, s.misuse("usage.tm-direction", nil)
	}
	return way, nil
}
