package store

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTrouble makes writing fail in every step of someone's work, as a full disk and a disk that turned
// read-only do, and then lets it succeed again. The work goes on without opening the file anew, and
// nothing acknowledged is lost.
func TestTrouble(t *testing.T) {
	tests := map[string]struct{ mark, code string }{
		"disk full": {"-", "store.disk-full"},
		"read-only": {"x", "store.read-only"},
	}
	library := shim(t)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			d := newWriter(t, 1)
			path := filepath.Join(folder, "work.trivium")
			d.create(path)
			d.store.Close()
			cmd := child("patient", path)
			cmd.Env = append(cmd.Env, "LD_PRELOAD="+library, "SHIM_FAIL="+filepath.Join(folder, "fail"), "TRIVIUM_STORE_TROUBLE="+tt.mark)
			output := follow(t, cmd, nil)
			failed := strings.Count(withoutAcks(output), "fault "+tt.code+"\ngoes on\n")
			if failed < patientSteps()*3/4 || strings.Count(output, "fault") != failed {
				t.Errorf("of %d steps %d failed with %s and then succeeded:\n%s", patientSteps(), failed, tt.code, withoutAcks(output))
			}
			allSteps(t, output)
			checkAcknowledged(t, path, acknowledgements([]byte(output))).Close()
		})
	}
}

// allSteps requires that the work came to its end.
func allSteps(t *testing.T, output string) {
	t.Helper()
	if n := strings.Count(output, "\nstep "); n != patientSteps() {
		t.Errorf("%d steps were taken, want %d", n, patientSteps())
	}
}

// follow runs a command to its end and acts on what it prints.
func follow(t *testing.T, cmd *exec.Cmd, act map[string]func()) string {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for lines := bufio.NewScanner(out); lines.Scan(); {
		all.WriteString(lines.Text() + "\n")
		if do := act[lines.Text()]; do != nil {
			do()
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, withoutAcks(all.String()))
	}
	return all.String()
}

func withoutAcks(output string) string {
	var b strings.Builder
	for line := range strings.Lines(output) {
		if !strings.HasPrefix(line, "ack ") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// mounting returns a command that may mount file systems which nobody else sees: in a namespace of
// its own user, or, where root may not make one (in a chroot), of its mounts alone.
func mounting(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	for _, way := range [][]string{{"-rm"}, {"-m", "--propagation", "unchanged"}} {
		if exec.Command("unshare", append(way, "true")...).Run() == nil {
			return exec.Command("unshare", append(way, args...)...)
		}
	}
	t.Fatal("This test needs to mount small file systems: run it as root, or where user namespaces are allowed.")
	return nil
}

// TestFullDisk works on a small file system until it is full, makes room, and works on.
func TestFullDisk(t *testing.T) {
	folder := t.TempDir()
	d := newWriter(t, 1)
	d.create(filepath.Join(folder, "work.trivium"))
	d.store.Close()
	disk := filepath.Join(folder, "disk")
	if err := os.Mkdir(disk, 0o777); err != nil {
		t.Fatal(err)
	}
	// The work needs some 10 MB. The ballast leaves about 400 KB of room.
	script := `mount -t tmpfs -o size=64m tmpfs "$1/disk" && cp "$1/work.trivium" "$1/disk/" || exit 99
		head -c 66600000 /dev/zero >"$1/disk/ballast"
		"$2" "$1/disk/work.trivium" & work=$!
		while kill -0 $work 2>/dev/null && [ ! -e "$1/room" ]; do sleep 0.02; done
		rm "$1/disk/ballast"; wait $work; code=$?
		cp -r "$1"/disk/work.trivium* "$1/"; umount "$1/disk"; exit $code`
	cmd := mounting(t, "sh", "-c", script, "sh", folder, os.Args[0])
	cmd.Env = append(os.Environ(), "TRIVIUM_STORE_CHILD=patient")
	output := follow(t, cmd, map[string]func(){
		"fault store.disk-full": func() { os.WriteFile(filepath.Join(folder, "room"), nil, 0o600) },
	})
	if !strings.Contains(withoutAcks(output), "store.disk-full\ngoes on\n") {
		t.Errorf("the disk did not get full, or the work did not go on:\n%s", withoutAcks(output))
	}
	acknowledged := acknowledgements([]byte(output))
	allSteps(t, output)
	checkAcknowledged(t, filepath.Join(folder, "work.trivium"), acknowledged).Close()
}

// TestReadOnlyFile opens a file that may not be written, after a crash that left a write-ahead log.
// It says so, and all is there once writing is allowed.
func TestReadOnlyFile(t *testing.T) {
	d := newDesk(t)
	path := d.store.Path()
	d.store.Close()
	cmd := child("work", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	var acknowledged []string
	for lines.Scan() && len(acknowledged) < 8 {
		acknowledged = append(acknowledged, acknowledgements([]byte(lines.Text()+"\n"))...)
	}
	cmd.Process.Kill() //nolint:errcheck // it may not have come that far, which is seen below
	cmd.Wait()         //nolint:errcheck // it was killed
	for _, file := range []string{path, path + "-wal"} {
		if err := os.Chmod(file, 0o444); err != nil {
			t.Fatal(err)
		}
	}
	if said := string(unprivileged(t, child("open", path))); !strings.HasPrefix(said, "fault store.read-only") {
		t.Errorf("a read-only file: %s", said)
	}
	for _, file := range []string{path, path + "-wal"} {
		if err := os.Chmod(file, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	checkAcknowledged(t, path, acknowledged).Close()
}

// unprivileged runs a command without root's right to write to what is read-only.
func unprivileged(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	if os.Getuid() == 0 {
		way := []string{"setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"}
		wrapped := exec.Command(way[0], append(way[1:], cmd.Args...)...)
		wrapped.Env = cmd.Env
		cmd = wrapped
	}
	cmd.WaitDelay = 10 * time.Second
	out, err := cmd.CombinedOutput()
	if err == nil {
		t.Errorf("it succeeded: %s", out)
	}
	return out
}
