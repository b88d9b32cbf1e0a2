package store

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// shim builds testdata/shim.c. A C compiler is there: without one the store would not build.
func shim(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shim.so")
	if out, err := exec.Command("cc", "-shared", "-fPIC", "-O1", "-o", path, "testdata/shim.c", "-ldl").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// A step is one thing a process did to its files, or an acknowledgement.
type step struct {
	op, name byte
	offset   int64
	data     []byte
}

func steps(t *testing.T, log []byte) []step {
	t.Helper()
	var list []step
	for len(log) > 0 {
		s := step{op: log[0], name: log[1], offset: int64(binary.NativeEndian.Uint64(log[2:]))}
		length := int64(binary.NativeEndian.Uint64(log[10:]))
		log = log[18:]
		if s.op == 'W' || s.op == 'A' {
			s.data, log = log[:length], log[length:]
		}
		list = append(list, s)
	}
	return list
}

// A disk is what a power cut may leave of two files: what was forced to it, and what was written
// since and may be there, in part, or not.
type disk struct {
	kept    map[byte][]byte
	pending []step
}

// do takes one step.
func (d *disk) do(s step) {
	switch s.op {
	case 'W', 'T', 'U':
		d.pending = append(d.pending, s)
	case 'S': // all that was done to this file is on the disk; the other one's is not
		var rest []step
		for _, p := range d.pending {
			if p.name == s.name {
				d.kept[s.name] = apply(d.kept[s.name], p)
			} else {
				rest = append(rest, p)
			}
		}
		d.pending = rest
	}
}

func apply(file []byte, s step) []byte {
	switch s.op {
	case 'W':
		if end := int(s.offset) + len(s.data); end > len(file) {
			file = append(file, make([]byte, end-len(file))...)
		}
		copy(file[s.offset:], s.data)
	case 'T':
		if int(s.offset) <= len(file) {
			return file[:s.offset]
		}
		file = append(file, make([]byte, int(s.offset)-len(file))...)
	case 'U':
		return nil
	}
	return file
}

// cut writes what the power cut leaves into a folder and returns the path of the database. Each
// write since the last sync is there, is not, or is there up to one of its sectors.
func (d *disk) cut(t *testing.T, random *rand.Rand) string {
	t.Helper()
	files := map[byte][]byte{}
	for name, content := range d.kept {
		files[name] = bytes.Clone(content)
	}
	for _, p := range d.pending {
		switch random.IntN(4) {
		case 0:
			continue
		case 1:
			if p.op == 'W' && len(p.data) > 512 {
				p.data = p.data[:512*random.IntN(len(p.data)/512)]
			}
		}
		files[p.name] = apply(files[p.name], p)
	}
	path := filepath.Join(t.TempDir(), "work.trivium")
	for name, ending := range map[byte]string{'d': "", 'w': "-wal"} {
		if files[name] == nil {
			continue
		}
		if err := os.WriteFile(path+ending, files[name], 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// TestPowerCut records what a process writes to its files and when it forces them to the disk, and
// cuts the power at random moments: whatever was acknowledged by then must be there.
func TestPowerCut(t *testing.T) {
	cuts := 8
	if full() {
		cuts = 300
	}
	folder := t.TempDir()
	d := newWriter(t, 1)
	path := filepath.Join(folder, "work.trivium")
	d.create(path)
	if err := d.store.Close(); err != nil {
		t.Fatal(err)
	}
	begin, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(folder, "log")
	for range 2 { // the second time after a proper close
		cmd := child("recorded", path)
		cmd.Env = append(cmd.Env, "LD_PRELOAD="+shim(t), "SHIM_LOG="+log)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	all := steps(t, data)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	moments := map[int]int{}
	for range cuts {
		moments[random.IntN(len(all))]++
	}
	now := &disk{kept: map[byte][]byte{'d': begin}}
	var acknowledged []string
	syncs := 0
	for i, s := range all {
		now.do(s)
		switch s.op {
		case 'A':
			acknowledged = append(acknowledged, string(s.data))
		case 'S':
			syncs++
		}
		for range moments[i] {
			checkAcknowledged(t, now.cut(t, random), acknowledged).Close()
		}
	}
	if syncs == 0 || len(acknowledged) < 50 {
		t.Fatalf("%d syncs and %d acknowledgements were recorded: the shim does not work", syncs, len(acknowledged))
	}
	t.Logf("%d steps, %d syncs, %d acknowledgements, %d power cuts", len(all), syncs, len(acknowledged), cuts)
}

// TestNothingSurvivesWithoutSync is the proof that TestPowerCut could fail: on a disk that has
// ignored every sync, acknowledged changes are gone.
func TestNothingSurvivesWithoutSync(t *testing.T) {
	now := &disk{kept: map[byte][]byte{'d': []byte("old")}}
	now.do(step{'W', 'd', 0, []byte("new")})
	lost := 0
	random := rand.New(rand.NewPCG(1, 1))
	for range 40 {
		got, err := os.ReadFile(now.cut(t, random))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) == "old" {
			lost++
		}
	}
	now.do(step{'S', 'd', 0, nil})
	got, err := os.ReadFile(now.cut(t, random))
	if err != nil || string(got) != "new" || lost == 0 || lost == 40 {
		t.Errorf("lost %d of 40; after the sync %q, %v", lost, got, err)
	}
}
