//go:build omegat

package segment

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"trivium/engine/lang"
)

// TestOmegaT measures the default rules of OmegaT on the gold sets, beside ours. It needs Debian's
// packages omegat and default-jdk-headless:
//
//	go test -tags omegat -run TestOmegaT ./engine/segment
//
// OMEGAT_CLASSPATH names the jars where they lie elsewhere than Debian puts them.
func TestOmegaT(t *testing.T) {
	var table strings.Builder
	fmt.Fprintf(&table, "%-5s%-16s%-10s%11s%8s%8s%12s\n", "lang", "set", "engine", "precision", "recall", "F1", "wrong")
	for _, l := range lang.All() {
		for _, kind := range goldKinds(t, l) {
			gold := readGold(t, l, kind)
			theirs := omegat(t, l, gold)
			var own, other tally
			for i, g := range gold {
				own.add(g.starts, ours(t, Default(), l, g.text))
				other.add(g.starts, theirs[i])
			}
			for _, engine := range []struct {
				name string
				tally
			}{{"trivium", own}, {"OmegaT", other}} {
				fmt.Fprintf(&table, "%-5s%-16s%-10s%11.3f%8.3f%8.3f%12s\n", l, kind, engine.name,
					engine.precision(), engine.recall(), engine.f1(), fmt.Sprintf("+%d -%d", engine.extra, engine.missed))
			}
			if own.f1() < other.f1() {
				t.Errorf("%s %s: F1 %.3f, OmegaT %.3f", l, kind, own.f1(), other.f1())
			}
		}
	}
	golden(t, "testdata/gold-omegat.table", table.String())
}

// omegat returns where OmegaT's segments of each text begin, the first left out.
func omegat(t *testing.T, l lang.Tag, gold []goldText) [][]int {
	t.Helper()
	classpath := os.Getenv("OMEGAT_CLASSPATH")
	if classpath == "" {
		jars, err := filepath.Glob("/usr/share/java/*.jar")
		if err != nil {
			t.Fatal(err)
		}
		classpath = strings.Join(append([]string{"/usr/share/omegat/OmegaT.jar"}, jars...), ":")
	}
	folder := t.TempDir()
	run := func(in string, name string, args ...string) string {
		cmd := exec.CommandContext(context.Background(), name, args...)
		cmd.Stdin = strings.NewReader(in)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, stderr.String())
		}
		return string(out)
	}
	run("", "javac", "-encoding", "UTF-8", "-cp", classpath, "-d", folder, "testdata/omegat/Boundaries.java")
	var in strings.Builder
	for _, g := range gold {
		fmt.Fprintf(&in, "%s\t%s\n", l, strings.ReplaceAll(g.text, "\n", "⏎"))
	}
	out := run(in.String(), "java", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true", "-Duser.home="+folder, "-cp", classpath+":"+folder, "Boundaries")
	var starts [][]int
	for line := range strings.Lines(out) {
		var of []int
		for _, field := range strings.Fields(line) {
			at, err := strconv.Atoi(field)
			if err != nil {
				t.Fatal(err)
			}
			of = append(of, at)
		}
		starts = append(starts, of[min(1, len(of)):])
	}
	if len(starts) != len(gold) {
		t.Fatalf("OmegaT answered %d of %d", len(starts), len(gold))
	}
	return starts
}
