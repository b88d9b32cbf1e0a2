package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"trivium/engine/cpu"
	"trivium/engine/fault"
	"trivium/engine/tm"
)

// A served memory is one of a file or of a workspace.
type served interface {
	// Lookup returns the matches of a request, best first.
	Lookup(ctx context.Context, r tm.Request) ([]tm.Match, error)
	// Len returns the number of units, Bytes the memory that the index takes beyond their texts.
	Len() int
	Bytes() int
}

// serveWanted is what the command line asks of tm serve.
type serveWanted struct {
	file         string
	scan, strict bool
	// Also in a large file: neighbours are context, and a pivot is looked for.
	context, pivot bool

	state   tm.State // that the units of a file count as
	vouched bool     // no state was given: whoever serves the file vouches for it
	way     direction
}

// serveMemory answers questions from standard input, a line of JSON each, until its end, and then says
// on standard error what that took.
func (s *session) serveMemory(ctx context.Context, args []string) error {
	c := s.deskFlags("tm serve")
	var w serveWanted
	c.StringVar(&w.file, "file", "", "")
	from, to := c.String("from", "", ""), c.String("to", "", "")
	c.BoolVar(&w.scan, "scan", false, "")
	c.BoolVar(&w.strict, "strict", false, "")
	c.BoolVar(&w.context, "context", false, "")
	c.BoolVar(&w.pivot, "pivot", false, "")
	state := c.String("state", "", "")
	names, err := s.parse(c.FlagSet, args)
	if err != nil {
		return err
	}
	switch {
	case len(names) > 0:
		return s.misuse("usage.too-many", map[string]any{"found": names[0]})
	case (c.file == "") == (w.file == ""):
		return s.misuse("usage.tm-source", nil)
	case c.file != "" && !strings.EqualFold(filepath.Ext(c.file), ".trivium"):
		return s.misuse("usage.workspace-name", map[string]any{"found": c.file})
	case c.file != "" && (w.strict || w.context || w.pivot || *state != ""):
		return s.misuse("usage.tm-file-flags", nil)
	}
	if w.state, w.vouched, err = s.servedState(*state); err != nil {
		return err
	}
	if w.way, err = s.direction(*from, *to); err != nil {
		return err
	}
	if w.file == "" {
		return s.serveDesk(ctx, c, w)
	}
	took := stopwatch()
	memory, err := s.openFile(ctx, w)
	if err != nil {
		return err
	}
	return s.answerAll(ctx, memory, w, took())
}

// servedState returns the state that the units of a file count as. The error has been told.
func (s *session) servedState(name string) (state tm.State, vouched bool, err error) {
	if name == "" {
		return tm.Approved, true, nil
	}
	for _, state := range tm.States() {
		if state.String() == name {
			return state, false, nil
		}
	}
	return 0, false, s.misuse("usage.bad-flag", map[string]any{"found": "--state"})
}

// answerAll answers all questions, each as soon as it has been read, and prints the statistics.
func (s *session) answerAll(ctx context.Context, memory served, w serveWanted, took taken) error {
	c := conversation{memory: memory, serveWanted: w, say: s.refused, out: bufio.NewWriterSize(s.Out, 1<<16)}
	c.to = json.NewEncoder(c.out)
	c.to.SetEscapeHTML(false)
	if err := c.run(ctx, s.In); err != nil {
		return err
	}
	line, err := json.Marshal(c.statistics(took))
	if err != nil {
		return err
	}
	_, err = s.Err.Write(append(line, '\n'))
	return err
}

// refused is a fault as an answer has it.
func (s *session) refused(f *fault.Fault, line int) refused {
	said := s.texts.Of(f, s.ui)
	return refused{Code: f.Code, Text: strings.TrimSpace(oneLine(said.Message) + " " + oneLine(said.Remedy)), Line: line}
}

// A conversation is a run of tm serve.
type conversation struct {
	serveWanted
	memory    served
	say       func(f *fault.Fault, line int) refused
	out       *bufio.Writer
	to        *json.Encoder
	questions []time.Duration // the CPU time of each question that was answered
	errors    int
}

// A heard is a line of standard input, or why there is none.
type heard struct {
	line   []byte
	number int
	wrong  *fault.Fault
	err    error
}

// listen reads lines until the end, or until the context ends: a read from a terminal or a pipe can be
// interrupted in no other way.
func listen(ctx context.Context, in io.Reader) <-chan heard {
	lines := make(chan heard)
	go func() {
		r := lineReader{in: bufio.NewReaderSize(in, 1<<16)}
		for {
			line, wrong, err := r.next()
			select {
			case lines <- heard{slices.Clone(line), r.number, wrong, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

func (c *conversation) run(ctx context.Context, in io.Reader) error {
	lines := listen(ctx, in)
	for {
		var h heard
		select {
		case h = <-lines:
		case <-ctx.Done():
			return nil
		}
		if h.err != nil {
			if errors.Is(h.err, io.EOF) {
				return nil
			}
			return h.err
		}
		begin := cpu.Process()
		answered, err := c.answer(ctx, h)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if answered {
			c.questions = append(c.questions, cpu.Process()-begin)
		} else {
			c.errors++
		}
		if err := c.out.Flush(); err != nil {
			return err
		}
	}
}

// answer writes the answer to a line; false means that it was a refusal.
func (c *conversation) answer(ctx context.Context, h heard) (bool, error) {
	q, wrong := question{ID: json.RawMessage("null")}, h.wrong
	if wrong == nil {
		q, wrong = readQuestion(h.line)
	}
	var found []tm.Match
	if wrong == nil && !q.blank() {
		var err error
		if found, err = c.memory.Lookup(ctx, q.request(c.way)); err != nil && !errors.As(err, &wrong) {
			return false, err
		}
	}
	if wrong != nil {
		return false, c.to.Encode(refusal{q.ID, c.say(wrong, h.number)})
	}
	return true, c.to.Encode(answer{q.ID, hits(found)})
}
