package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTrouble makes writing fail in the middle of someone's work, as a full disk and a disk that
// turned read-only do, and then lets it succeed again. The work goes on without opening the file
// anew, and nothing acknowledged is lost.
func TestTrouble(t *testing.T) {
	tests := map[string]struct{ mark, code string }{
		"disk full": {"", "store.disk-full"},
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
			fail := filepath.Join(folder, "fail")
			cmd := child("patient", path)
			cmd.Env = append(cmd.Env, "LD_PRELOAD="+library, "SHIM_FAIL="+fail)
			output := follow(t, cmd, map[string]func(){
				"ack 40":           func() { os.WriteFile(fail, []byte(tt.mark), 0o600) },
				"fault " + tt.code: func() { os.Remove(fail) },
			})
			if !strings.Contains(output, "fault "+tt.code+"\ngoes on\n") || strings.Count(output, "fault") != 1 {
				t.Errorf("the work did not fail with %s once and then go on:\n%s", tt.code, withoutAcks(output))
			}
			acknowledged := acknowledgements([]byte(output))
			if len(acknowledged) != 100 {
				t.Errorf("%d changes were acknowledged, want 100", len(acknowledged))
			}
			checkAcknowledged(t, path, acknowledged).Close()
		})
	}
}

// follow runs a command to its end and acts on what it prints: "ack 40" is the 40th line with ack.
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
	acks := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		all.WriteString(lines.Text() + "\n")
		key := lines.Text()
		if strings.HasPrefix(key, "ack") {
			acks++
			key = fmt.Sprintf("ack %d", acks)
		}
		if do := act[key]; do != nil {
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
	// 100 texts of 3,000 characters need more than 1 MB. The ballast leaves about 600 KB of room.
	script := `mount -t tmpfs -o size=8m tmpfs "$1/disk" && cp "$1/work.trivium" "$1/disk/" || exit 99
		head -c 7700000 /dev/zero >"$1/disk/ballast"
		"$2" "$1/disk/work.trivium" & work=$!
		while kill -0 $work 2>/dev/null && [ ! -e "$1/room" ]; do sleep 0.02; done
		rm "$1/disk/ballast"; wait $work; code=$?
		cp "$1"/disk/work.trivium* "$1/"; umount "$1/disk"; exit $code`
	cmd := mounting(t, "sh", "-c", script, "sh", folder, os.Args[0])
	cmd.Env = append(os.Environ(), "TRIVIUM_STORE_CHILD=patient")
	output := follow(t, cmd, map[string]func(){
		"fault store.disk-full": func() { os.WriteFile(filepath.Join(folder, "room"), nil, 0o600) },
	})
	if !strings.Contains(output, "fault store.disk-full\ngoes on\n") {
		t.Errorf("the disk did not get full, or the work did not go on:\n%s", withoutAcks(output))
	}
	acknowledged := acknowledgements([]byte(output))
	if len(acknowledged) != 100 {
		t.Errorf("%d changes were acknowledged, want 100", len(acknowledged))
	}
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
