package diff

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"trivium/engine/text"
)

// TestBesideOthers counts the words that each of three tools marks as changed in the cases, in both
// texts together: ours, git diff --word-diff, and go-diff's character diff after its semantic
// clean-up. The table is testdata/beside.txt. Where ours marks more than one of the others, the case
// says why.
func TestBesideOthers(t *testing.T) {
	var table strings.Builder
	table.WriteString(" ours   git chars  case\n")
	var sumOurs, sumGit, sumChars int
	dir := t.TempDir()
	for _, c := range changeCases(t) {
		ours := markedByScript(c, Texts(c.old, c.new, c.oldSentences, c.newSentences))
		byGit := markedByGit(t, dir, c)
		byChars := markedByChars(c)
		sumOurs, sumGit, sumChars = sumOurs+ours, sumGit+byGit, sumChars+byChars
		note := ""
		if ours > byGit || ours > byChars {
			note = "  (" + c.why + ")"
			if c.why == "" {
				t.Errorf("%s: marks %d words, git %d, characters %d, and the case does not say why\n%s", c.name, ours, byGit, byChars, c.draw)
			}
		}
		if note == "" && c.why != "" {
			t.Errorf("%s: explains itself without need", c.name)
		}
		fmt.Fprintf(&table, "%5d %5d %5d  %s%s\n", ours, byGit, byChars, c.name, note)
	}
	fmt.Fprintf(&table, "%5d %5d %5d  all\n", sumOurs, sumGit, sumChars)
	if sumOurs > sumGit || sumOurs > sumChars {
		t.Errorf("all in all ours marks %d words, git %d, characters %d", sumOurs, sumGit, sumChars)
	}
	golden(t, "testdata/beside.txt", table.String())
}

// A marker remembers which bytes of a text are marked.
type marker struct {
	text   string
	marked []bool
}

func newMarker(s string) *marker { return &marker{s, make([]bool, len(s))} }

func (m *marker) mark(r Range) {
	for i := r.Start; i < r.End; i++ {
		m.marked[i] = true
	}
}

// words returns how many words have a marked byte.
func (m *marker) words() int {
	n := 0
	for _, t := range text.Tokens(m.text) {
		if !isWord(t.Kind) {
			continue
		}
		for i := t.Start; i < t.End; i++ {
			if m.marked[i] {
				n++
				break
			}
		}
	}
	return n
}

func markedByScript(c changeCase, script Script) int {
	old, new := newMarker(c.old), newMarker(c.new)
	for _, s := range script {
		switch s.Kind {
		case Equal:
		case Moved:
			new.mark(s.New)
		default:
			new.mark(s.New)
			if s.Move == 0 || s.Kind == MovedAway { // what moved was marked where it stood
				old.mark(s.Old)
			}
		}
	}
	return old.words() + new.words()
}

// markedByChars counts the words in which go-diff's character diff marks something. A character that
// was put into a word changes that word of the old text too.
func markedByChars(c changeCase) int {
	differ := diffmatchpatch.DiffMatchPatch{}
	old, new := newMarker(c.old), newMarker(c.new)
	i, j := 0, 0
	for _, d := range differ.DiffCleanupSemantic(differ.DiffMain(c.old, c.new, false)) {
		n := len(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			old.mark(Range{i, i + n})
			touch(new, j, d.Text)
			i += n
		case diffmatchpatch.DiffInsert:
			new.mark(Range{j, j + n})
			touch(old, i, d.Text)
			j += n
		default:
			i, j = i+n, j+n
		}
	}
	return old.words() + new.words()
}

// touch marks the word at a byte when letters were put into it or taken from it there.
func touch(m *marker, at int, letters string) {
	first, _ := utf8.DecodeRuneInString(letters)
	last, _ := utf8.DecodeLastRuneInString(letters)
	for _, t := range text.Tokens(m.text) {
		inside := t.Start < at && at < t.End
		after := t.End == at && isLetter(first)
		before := t.Start == at && isLetter(last)
		if isWord(t.Kind) && (inside || after || before) {
			m.mark(Range{t.Start, t.End})
		}
	}
}

func isLetter(r rune) bool {
	tokens := text.Tokens(string(r))
	return len(tokens) == 1 && isWord(tokens[0].Kind)
}

// markedByGit counts the words in what git diff --word-diff shows as removed and added.
func markedByGit(t *testing.T, dir string, c changeCase) int {
	t.Helper()
	var files []string
	for k, s := range []string{c.old, c.new} {
		file := filepath.Join(dir, fmt.Sprint(k))
		if err := os.WriteFile(file, []byte(s+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	command := exec.Command("git", "diff", "--no-index", "--no-color", "--word-diff=porcelain", "-U1000", files[0], files[1])
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	out, err := command.Output()
	if command.ProcessState == nil || command.ProcessState.ExitCode() > 1 {
		t.Fatal(err)
	}
	_, body, found := strings.Cut(string(out), "\n@@")
	if !found {
		return 0
	}
	n := 0
	for _, line := range strings.Split(body, "\n")[1:] {
		if line != "" && (line[0] == '-' || line[0] == '+') {
			n += countWords(&side{tokens: text.Tokens(line[1:])}, 0, len(text.Tokens(line[1:])))
		}
	}
	return n
}
