package store

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/sync"
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

// work does so many steps, -1 for ever, beginning anywhere.
func work(ctx context.Context, s *Store, steps int, acknowledge func(string)) error {
	seed := uint64(time.Now().UnixNano())
	w, err := newWorker(ctx, s, seed, acknowledge)
	if err != nil {
		return err
	}
	if err := w.join(ctx); err != nil {
		return err
	}
	from := w.random.IntN(rounds)
	for number := from; number != from+steps || steps < 0; number++ {
		if err := w.step(ctx, number); err != nil {
			return fmt.Errorf("step %d: %w", number%rounds, err)
		}
	}
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
	one := change.New(change.Options{Own: func(string) bool { return true }, Trusted: func(change.ID) bool { return true }})
	snapshot, kept, err := s.LoadProjection(ctx, snapshotName, snapshotFormat)
	if err != nil {
		t.Fatal(err)
	}
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
		if kept && snapshot.Seq == int64(len(all)) && one.Hash() != string(snapshot.Data) {
			t.Fatal("the snapshot is not what a replay up to its place comes to")
		}
	}
	whole, err := s.MediaIn(ctx, MediaWhole)
	if err != nil {
		t.Fatal(err)
	}
	for _, hash := range whole {
		there["media "+string(hash)] = true
	}
	beside := lookAtFiles(t, s, there)
	for _, what := range acknowledged {
		if !there[what] && (beside || !strings.HasPrefix(what, "bundle ")) {
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

// lookAtFiles requires of what stands beside the workspace file that it is whole: the newest backup,
// and every bundle under its own name. It returns whether there are such files: a simulated power cut
// leaves only the workspace file.
func lookAtFiles(t *testing.T, s *Store, there map[string]bool) bool {
	t.Helper()
	ctx := context.Background()
	backups, err := s.Backups()
	if err != nil {
		t.Fatal(err)
	}
	if len(backups) > 0 {
		b, err := Open(ctx, backups[0].Path, Options{backup: true})
		if err != nil {
			t.Fatalf("the newest backup: %v", err)
		}
		defer b.Close()
		if report, err := b.Verify(ctx); err != nil || len(report.Problems) > 0 {
			t.Fatalf("the newest backup: %v, %v", err, report.Problems)
		}
	}
	entries, err := os.ReadDir(exchangeFolder(s.Path()))
	if err != nil {
		return false
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, sync.Ending) || strings.HasPrefix(name, "colleague-") {
			continue
		}
		file, err := os.Open(filepath.Join(exchangeFolder(s.Path()), name))
		if err != nil {
			t.Fatal(err)
		}
		_, err = sync.Read(ctx, file, "", sync.DefaultLimits(), discarding())
		if file.Close(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		there["bundle "+name] = true
	}
	return true
}

// discarding reads bundles for their own sake.
func discarding() sync.Receiver {
	return sync.Receiver{
		Append: func(context.Context, []change.Event) error { return nil },
		File: func(_ context.Context, _ string, _ int64, content io.Reader) error {
			_, err := io.Copy(io.Discard, content)
			return err
		},
	}
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

// patientSteps is how many steps someone takes who goes on when a save fails: each kind more than once.
func patientSteps() int {
	if full() {
		return 10 * rounds
	}
	return 2 * rounds
}

// workThrough is an author who goes on when a save fails: each failed step is done again until it
// succeeds. It says what failed with a code, once for each new code. TRIVIUM_STORE_TROUBLE, if it is
// set, makes each step fail at first: "x" as on a disk that is read-only, "-" as on a full one.
func workThrough(ctx context.Context, s *Store) error {
	w, err := newWorker(ctx, s, 1, printed)
	if err != nil {
		return err
	}
	if err := w.join(ctx); err != nil {
		return err
	}
	last := ""
	for number := 0; number < patientSteps(); {
		if last == "" {
			if err := makeTrouble(); err != nil {
				return err
			}
		}
		err := w.step(ctx, number)
		os.Remove(os.Getenv("SHIM_FAIL")) // the trouble is over, if there was any
		if err == nil {
			if last != "" {
				last = ""
				fmt.Println("goes on")
			}
			fmt.Println("step", number)
			number++
			continue
		}
		if code(err) == "" {
			return err
		}
		if c := code(err); c != last {
			last = c
			fmt.Println("fault", c)
		}
		time.Sleep(5 * time.Millisecond)
		if err := w.catchUp(ctx); err != nil {
			return err
		}
	}
	return s.Close()
}

// makeTrouble has the shim fail from now on.
func makeTrouble() error {
	kind := os.Getenv("TRIVIUM_STORE_TROUBLE")
	if kind == "" {
		return nil
	}
	return os.WriteFile(os.Getenv("SHIM_FAIL"), []byte(strings.Trim(kind, "-")), 0o600)
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
