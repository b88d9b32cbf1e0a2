package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
)

// The tests of crashes run this very program a second time as another process. TRIVIUM_STORE_CHILD
// says which part it plays.
func TestMain(m *testing.M) {
	if part := os.Getenv("TRIVIUM_STORE_CHILD"); part != "" {
		if err := play(part, os.Args[1]); err != nil {
			fmt.Println("fault", code(err), err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child returns the command of another process with a part and a workspace file.
func child(part, path string, wrap ...string) *exec.Cmd {
	args := append(wrap, os.Args[0], path)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "TRIVIUM_STORE_CHILD="+part)
	return cmd
}

func play(part, path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	switch part {
	case "open":
		return s.Close()
	case "hold": // until the parent closes the pipe
		fmt.Println("open")
		bufio.NewReader(os.Stdin).ReadString('\n') //nolint:errcheck // the end of the pipe is what it waits for
		return s.Close()
	case "work": // until it is killed
		return work(ctx, s, -1, printed)
	case "recorded": // with the shim
		log, err := os.OpenFile(os.Getenv("SHIM_LOG"), os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o600)
		if err != nil {
			return err
		}
		if err := work(ctx, s, 60, recordAcknowledgement(log)); err != nil {
			return err
		}
		return s.Close()
	case "patient":
		return workThrough(ctx, s)
	}
	return fmt.Errorf("no such part: %s", part)
}

// printed tells the parent what has been acknowledged.
func printed(what string) { fmt.Println("ack", what) }

// newHand returns the state of a workspace and a writer on a device of its own.
func newHand(ctx context.Context, s *Store) (*change.State, change.Writer, error) {
	state := change.New(change.Options{Own: func(string) bool { return true }})
	for e, err := range s.All(ctx) {
		if err != nil {
			return nil, change.Writer{}, err
		}
		state.Apply(events(e))
	}
	return state, change.Writer{By: "m1", Dev: rand.Text(), Clock: time.Now, Random: rand.Reader}, nil
}

// work is an author in a hurry: edits, imports of many texts, media, versions, backups, and now and
// then a redaction. After each step it says what must not be lost from here on.
func work(ctx context.Context, s *Store, steps int, acknowledge func(string)) error {
	state, writer, err := newHand(ctx, s)
	if err != nil {
		return err
	}
	random := mathrand.New(mathrand.NewPCG(uint64(time.Now().UnixNano()), 1))
	for step := 0; step != steps; step++ {
		g := state.Begin(writer, gestureName())
		switch step % 20 {
		case 5: // an import
			for i := range 50 {
				g.SetCell(cell(1000+i), prose(random, 80), nil)
			}
		case 9:
			content := make([]byte, random.IntN(3*pieceSize))
			rand.Read(content) //nolint:errcheck // never fails
			hash, _, err := s.PutMedia(ctx, bytes.NewReader(content), 1<<30)
			if err != nil {
				return err
			}
			acknowledge("media " + string(hash))
			g.PutThing(change.MediaPut, "picture"+string(hash[:8]), "", "", map[string]Hash{"hash": hash})
		case 13:
			if _, err := s.Backup(ctx); err != nil {
				return err
			}
			if err := s.SaveProjection(ctx, Projection{Name: "texts", Format: 1, Data: []byte(prose(random, 5000))}); err != nil {
				return err
			}
			continue
		case 19:
			if err := redactOne(ctx, s, state, writer, acknowledge); err != nil {
				return err
			}
			continue
		default:
			g.SetCell(cell(random.IntN(40)), prose(random, 10+random.IntN(200)), nil)
		}
		if err := appendAcknowledged(ctx, s, state, g, acknowledge); err != nil {
			return err
		}
	}
	return nil
}

func gestureName() string {
	var b [16]byte
	rand.Read(b[:]) //nolint:errcheck // never fails
	return unpackULID(b)
}

func appendAcknowledged(ctx context.Context, s *Store, state *change.State, g *change.Gesture, acknowledge func(string)) error {
	made, err := g.Events()
	if err != nil {
		return err
	}
	if err := s.Append(ctx, made); err != nil {
		return err
	}
	for _, e := range made {
		acknowledge("event " + string(e.ID))
	}
	state.Apply(made)
	return nil
}

// redactOne writes a secret and takes it back.
func redactOne(ctx context.Context, s *Store, state *change.State, writer change.Writer, acknowledge func(string)) error {
	g := state.Begin(writer, gestureName())
	id := g.SetCell(cell(7777), "tajemnica", nil)
	if err := appendAcknowledged(ctx, s, state, g, acknowledge); err != nil {
		return err
	}
	g = state.Begin(writer, gestureName())
	g.Redact([]change.ID{id}, "")
	made, err := g.Events()
	if err != nil {
		return err
	}
	if err := s.Erase(ctx, made[0], []change.ID{id}); err != nil {
		return err
	}
	acknowledge("event " + string(made[0].ID))
	acknowledge("erased " + string(id))
	state.Apply(made)
	return nil
}

// checkAcknowledged opens a file and requires all that was acknowledged, and nothing damaged. The
// store stays open until the end of the test, or until it is closed.
func checkAcknowledged(t *testing.T, path string, acknowledged []string) *Store {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatalf("after %d acknowledgements: %v", len(acknowledged), err)
	}
	report, err := s.Verify(ctx)
	if err != nil || len(report.Problems) > 0 {
		t.Fatalf("verify: %v, %v", err, report.Problems)
	}
	there := map[string]bool{}
	one := change.New(change.Options{Own: func(string) bool { return true }})
	var all []change.Event
	for e, err := range s.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		there["event "+string(e.ID)] = true
		if e.Redacted() {
			there["erased "+string(e.ID)] = true
		}
		all = append(all, e)
		one.Apply(events(e))
	}
	whole, err := s.MediaIn(ctx, MediaWhole)
	if err != nil {
		t.Fatal(err)
	}
	for _, hash := range whole {
		there["media "+string(hash)] = true
	}
	for _, what := range acknowledged {
		if !there[what] {
			t.Fatalf("%s was acknowledged and is not there", what)
		}
	}
	again := change.New(change.Options{Own: func(string) bool { return true }})
	again.Apply(all)
	if one.Hash() != again.Hash() {
		t.Fatal("the state depends on how the events were read")
	}
	return s
}

// acknowledgements takes the lines of a child apart.
func acknowledgements(output []byte) []string {
	var list []string
	lines := strings.SplitAfter(string(output), "\n")
	for _, line := range lines {
		what, ok := strings.CutPrefix(line, "ack ")
		if ok && strings.HasSuffix(what, "\n") { // the last line may be torn
			list = append(list, strings.TrimSuffix(what, "\n"))
		}
	}
	return list
}

// workThrough is an author who goes on when a save fails: each failed step is done again until it
// succeeds. It says what failed with a code, once for each new code.
func workThrough(ctx context.Context, s *Store) error {
	state, writer, err := newHand(ctx, s)
	if err != nil {
		return err
	}
	random := mathrand.New(mathrand.NewPCG(1, 1))
	last := ""
	for step := 0; step < 100; {
		g := state.Begin(writer, gestureName())
		g.SetCell(cell(random.IntN(40)), prose(random, 3000), nil)
		made, err := g.Events()
		if err != nil {
			return err
		}
		if err := s.Append(ctx, made); err != nil {
			if c := code(err); c != last {
				last = c
				fmt.Println("fault", c)
			}
			time.Sleep(5 * time.Millisecond)
			continue
		}
		if last != "" {
			last = ""
			fmt.Println("goes on")
		}
		for _, e := range made {
			fmt.Println("ack event " + string(e.ID))
		}
		state.Apply(made)
		step++
	}
	return s.Close()
}

// recordAcknowledgement adds a record of op A to the log of the shim.
func recordAcknowledgement(log *os.File) func(string) {
	return func(what string) {
		record := append(make([]byte, 18), what...)
		record[0] = 'A'
		binary.NativeEndian.PutUint64(record[10:], uint64(len(what)))
		log.Write(record) //nolint:errcheck // the test would find records missing
	}
}
