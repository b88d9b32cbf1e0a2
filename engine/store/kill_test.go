package store

import (
	"bufio"
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"
)

// full reports whether the long runs are asked for.
func full() bool { return os.Getenv("TRIVIUM_FULL") == "1" }

// TestKill kills a process at random moments of its work: everything it had acknowledged is there,
// the file is sound, and the state is that of a fresh replay.
func TestKill(t *testing.T) {
	kills, longest := 10, 400*time.Millisecond
	if full() {
		kills, longest = 200, time.Second
	}
	d := newDesk(t)
	path := d.store.Path()
	if err := d.store.Close(); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	var acknowledged []string
	total := 0
	for range kills {
		if len(acknowledged) > 1_000 { // a fresh file, so that the checks do not take ever longer
			acknowledged = nil
			d := newDesk(t)
			path = d.store.Path()
			d.store.Close()
		}
		output := killed(t, child("work", path), random.IntN(5) > 0, time.Duration(random.Int64N(int64(longest))))
		if bytes.Contains(output, []byte("fault")) {
			t.Fatalf("the work failed: %s", output)
		}
		fresh := acknowledgements(output)
		total += len(fresh)
		acknowledged = append(acknowledged, fresh...)
		if err := checkAcknowledged(t, path, acknowledged).Close(); err != nil {
			t.Fatal(err)
		}
	}
	if total == 0 {
		t.Error("no work was done between the kills")
	}
	t.Logf("%d kills, %d acknowledgements", kills, total)
}

// killed starts a command, kills it after a while, and returns what it printed. The while begins with
// its first line, or at once: then the command is killed while it opens the file.
func killed(t *testing.T, cmd *exec.Cmd, works bool, after time.Duration) []byte {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var first []byte
	lines := bufio.NewReader(out)
	if works {
		first, _ = lines.ReadBytes('\n') // without one, it has ended by itself and has said why
	}
	killing := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer killing.Stop()
	rest, err := io.ReadAll(lines)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Wait() //nolint:errcheck // it was killed
	return append(first, rest...)
}
