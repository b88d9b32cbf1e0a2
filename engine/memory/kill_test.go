package memory

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trivium/engine/desk"
	"trivium/engine/tm"
)

// The test of kills runs this very program a second time as another process, which imports a file.
func TestMain(m *testing.M) {
	if os.Getenv("TRIVIUM_MEMORY_CHILD") != "" {
		if err := importAsChild(os.Args[1], os.Args[2], os.Args[3]); err != nil {
			fmt.Println("fault", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func importAsChild(folder, workspace, path string) error {
	ctx := context.Background()
	d, err := desk.Open(ctx, workspace, desk.Options{Home: homeIn(folder)})
	if err != nil {
		return err
	}
	m, err := Open(ctx, d, func() {})
	if err != nil {
		return err
	}
	fmt.Println("begins")
	if _, err := m.Import(ctx, Import{Path: path, State: tm.Imported}, nil); err != nil {
		return err
	}
	if err := m.Close(ctx); err != nil {
		return err
	}
	return d.Close()
}

// homeIn returns the folders of a person within a folder.
func homeIn(folder string) desk.Home {
	return desk.Home{Config: filepath.Join(folder, "config"), Work: filepath.Join(folder, "work")}
}

// TestKilledImport kills a process at random moments of an import. The workspace opens each time, with all
// of the file or nothing of it; a repeat completes it, without duplicates.
func TestKilledImport(t *testing.T) {
	units, kills, longest := 8_000, 3, 300*time.Millisecond
	if full() {
		units, kills, longest = 1_000_000, 12, 40*time.Second
	}
	ctx := context.Background()
	folder := t.TempDir()
	path := file(t, "a.tsv", numbered(units))
	workspace := filepath.Join(folder, "Kurs.trivium")
	d, err := desk.Create(ctx, workspace, "Kurs", "Anna", desk.Options{Home: homeIn(folder)})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	whole := 0
	for range kills {
		killChild(t, folder, workspace, path, time.Duration(random.Int64N(int64(longest))))
		whole = openedAfterKill(t, folder, workspace, whole)
		if whole != 0 && whole != units {
			t.Fatalf("%d of %d units are there", whole, units)
		}
	}
	d, err = desk.Open(ctx, workspace, desk.Options{Home: homeIn(folder)})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	m := newMemory(t, d)
	done := imported(t, m, Import{Path: path})
	if done.Units != units || done.Known != (whole > 0) {
		t.Errorf("%+v, %d before", done, whole)
	}
	if s := stats(t, m); s.Units != units || len(s.Batches) != 1 {
		t.Errorf("%+v", s)
	}
	if got := targets(t, m, "Das Heim Nummer 17 hat Plätze frei."); len(got) == 0 || got[0] != "Dom numer 17 ma wolne miejsca." {
		t.Errorf("%q", got)
	}
	if p := found(t, m, Concordance{Text: "numery 17"}); p.Total != 1 {
		t.Errorf("%d units with 17", p.Total)
	}
	verified, err := d.Verify(ctx)
	if err != nil || verified.Problems.Blocking() || verified.Media != 1 {
		t.Errorf("%+v, %v", verified, err)
	}
	t.Logf("%d kills; complete before the repeat: %v", kills, whole > 0)
}

// killChild has a process import a file and kills it a while after it has begun.
func killChild(t *testing.T, folder, workspace, path string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0], folder, workspace, path)
	cmd.Env = append(os.Environ(), "TRIVIUM_MEMORY_CHILD=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if line, _ := lines.ReadString('\n'); line != "begins\n" {
		t.Fatalf("the child says %q", line)
	}
	killing := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer killing.Stop()
	if line, _ := lines.ReadString('\n'); strings.HasPrefix(line, "fault") {
		t.Fatalf("the child says %q", line)
	}
	cmd.Wait() //nolint:errcheck // it was killed
}

// openedAfterKill returns how many units are in the workspace, which must be at least those of before.
func openedAfterKill(t *testing.T, folder, workspace string, before int) int {
	t.Helper()
	ctx := context.Background()
	d, err := desk.Open(ctx, workspace, desk.Options{Home: homeIn(folder)})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	m, err := Open(ctx, d, func() {})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close(ctx)
	s := stats(t, m)
	if s.Units < before {
		t.Fatalf("%d units after a kill, %d before", s.Units, before)
	}
	return s.Units
}
