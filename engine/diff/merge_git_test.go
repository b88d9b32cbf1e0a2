package diff

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/text"
)

// TestMergeBesideGit merges random edits of the sentences of the cases with Merge and with git
// merge-file, one token a line. Merge makes at least as many merges, and each difference has a known
// kind; testdata/merge-git.txt counts them for the full number of cases.
func TestMergeBesideGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("git is needed to compare with")
	}
	const full = 5000
	n := rounds(40, full)
	dir := t.TempDir()
	counts := map[string]int{}
	ours, theirs := 0, 0
	cases := changeCases(t)
	for seed := range n {
		base, a, b := naturalEdits(uint64(seed), cases)
		merged, ok := Merge(base, a, b)
		byGit, okGit := gitMerge(t, dir, base, a, b)
		if ok {
			ours++
		}
		if okGit {
			theirs++
		}
		kind := differenceKind(base, a, b, merged, byGit, ok, okGit)
		if kind == "" {
			t.Errorf("seed %d: a difference of no known kind\nbase %s\na    %s\nb    %s\nours %q, %t\ngit  %q, %t", seed, base, a, b, merged, ok, byGit, okGit)
		}
		counts[kind]++
	}
	if ours < theirs {
		t.Errorf("Merge merges %d of %d, git merge-file %d", ours, n, theirs)
	}
	summary := fmt.Sprintf("cases %d\nmerged by Merge %d\nmerged by git merge-file %d\n\n", n, ours, theirs)
	for _, kind := range sorted(slices.Collect(keys(counts))) {
		summary += fmt.Sprintf("%5d  %s\n", counts[kind], kind)
	}
	t.Log("\n" + summary)
	if n == full {
		golden(t, "testdata/merge-git.txt", summary)
	}
}

func keys(counts map[string]int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range counts {
			if !yield(k) {
				return
			}
		}
	}
}

// golden compares with a file, or rewrites it where UPDATE_GOLDEN=1 asks for that.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is another:\n%s", file, got)
	}
}

// naturalEdits returns a text of one to three sentences of the cases and two changes of it, made of
// words of the cases.
func naturalEdits(seed uint64, cases []changeCase) (base, a, b string) {
	random := rand.New(rand.NewPCG(seed, 5))
	var words []string
	for range 1 + random.IntN(3) {
		words = append(words, strings.Fields(cases[random.IntN(len(cases))].old)...)
	}
	e := newEditor(seed, false)
	change := func() []edit {
		edits := e.edits(len(words), "")
		for k := range edits {
			for n := range edits[k].put {
				from := strings.Fields(cases[random.IntN(len(cases))].new + " –")
				edits[k].put[n] = from[random.IntN(len(from))]
			}
		}
		return edits
	}
	left, right := change(), change()
	if random.IntN(6) == 0 {
		right = left[:1]
	}
	return strings.Join(words, " "), strings.Join(applyEdits(words, left), " "), strings.Join(applyEdits(words, right), " ")
}

// gitMerge merges the tokens of three texts as lines; the merged lines are returned with a space
// between.
func gitMerge(t *testing.T, dir, base, a, b string) (string, bool) {
	t.Helper()
	var files []string
	for k, s := range []string{a, base, b} {
		file := filepath.Join(dir, fmt.Sprint(k))
		if err := os.WriteFile(file, []byte(tokenLines(s)), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	out, err := exec.Command("git", append([]string{"merge-file", "-p", "--quiet"}, files...)...).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() > 0 && exit.ExitCode() < 128 {
		return "", false
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.TrimSuffix(string(out), "\n"), "\n", " "), true
}

func tokenLines(s string) string {
	var b strings.Builder
	for _, t := range text.Tokens(s) {
		b.WriteString(strings.ReplaceAll(t.Of(s), "\n", " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// differenceKind says how the two results differ, "" for a difference that has no name yet.
func differenceKind(base, a, b, ours, byGit string, ok, okGit bool) string {
	switch {
	case ok && okGit && strings.TrimSuffix(strings.ReplaceAll(tokenLines(ours), "\n", " "), " ") == byGit:
		return "same: both merge, same words"
	case !ok && !okGit:
		return "same: both refuse"
	case ok && okGit:
		return "" // no such case so far
	case ok:
		return oursOnly(base, a, b)
	default:
		return gitOnly(base, a, b)
	}
}

func sidesOf(base, a, b string) (origin pieces, both, onlyA, onlyB []hunk) {
	numbers := numbers{}
	origin = readPieces(base, numbers)
	left, right := hunksOf(origin, readPieces(a, numbers)), hunksOf(origin, readPieces(b, numbers))
	both, onlyA = divide(left, right)
	_, onlyB = divide(right, left)
	return origin, both, onlyA, onlyB
}

// oursOnly names what lets Merge make a merge that git refuses.
func oursOnly(base, a, b string) string {
	_, both, onlyA, onlyB := sidesOf(base, a, b)
	for _, h := range onlyA {
		for _, o := range onlyB {
			switch {
			case (h.end == o.start || o.end == h.start) && h.replaces() && o.replaces():
				return "ours only: replacements that touch"
			case (h.to == o.from || o.to == h.from) && (h.slides() || o.slides()):
				return "ours only: a full stop that could be that of either sentence, next to a changed word"
			}
		}
	}
	if len(both) > 0 {
		return "ours only: a change that both made, next to one of them"
	}
	return ""
}

// gitOnly names what makes Merge refuse where git merges.
func gitOnly(base, a, b string) string {
	_, _, onlyA, onlyB := sidesOf(base, a, b)
	for _, h := range onlyA {
		for _, o := range onlyB {
			if before(h, o) || before(o, h) {
				continue
			}
			switch {
			case h.end < o.start || o.end < h.start:
				return "git only: a repeated word could be read at the place of the other change"
			case (h.gapChanged || o.gapChanged) && (h.end == o.start || o.end == h.start):
				return "git only: white space changed where the other side changed a word"
			case h.start < o.end && o.start < h.end:
				return "git only: overlapping changes that agree in part"
			default:
				return "git only: changes that touch, where git reads a repeated word at the other place"
			}
		}
	}
	return "git only: together the pieces would read as other tokens or cross their markup"
}
