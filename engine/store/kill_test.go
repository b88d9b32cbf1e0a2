package store

import (
	"bytes"
	"math/rand/v2"
	"os"
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
		if len(acknowledged) > 4_000 { // a fresh file, so that the checks do not take ever longer
			acknowledged = nil
			d := newDesk(t)
			path = d.store.Path()
			d.store.Close()
		}
		var output bytes.Buffer
		cmd := child("work", path)
		cmd.Stdout = &output
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(50*time.Millisecond + time.Duration(random.Int64N(int64(longest))))
		cmd.Process.Kill() //nolint:errcheck // if it is gone, the line below says so
		cmd.Wait()         //nolint:errcheck // it was killed
		if bytes.Contains(output.Bytes(), []byte("fault")) {
			t.Fatalf("the work failed: %s", output.Bytes())
		}
		fresh := acknowledgements(output.Bytes())
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
