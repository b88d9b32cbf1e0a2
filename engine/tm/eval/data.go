package eval

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"trivium/engine/text"
)

// A Pair is a text and its true translation.
type Pair struct{ Source, Target string }

// A Set is what matchers are judged by: a memory, and texts that are to be translated with its help.
// No source text of the memory, normalised, comes twice, and none is a query.
type Set struct {
	From, To string // language codes
	Memory   []Pair
	Queries  []Pair // the target is what a translator made of the source
}

// What counts as a segment of a memory, and as a sentence that somebody asks for. Single words and
// labels are left out: any matcher finds them equal or not at all.
const (
	shortest      = 12  // characters of a segment
	longest       = 400 // what is longer are paragraphs
	fewestWords   = 2
	sentence      = 20 // characters of a query
	sentenceWords = 4
)

// Rows are texts in several languages, by the code of the language; "" where one is missing.
type Rows map[string][]string

// Sample returns so many pairs as memory and so many others as queries, fewer of the memory when there
// are not enough. The choice is one of chance that depends on seed alone.
func (r Rows) Sample(from, to string, memory, queries int, seed uint64) (Set, error) {
	var pairs []Pair
	seen := map[string]bool{}
	for i, source := range r[from] {
		target := r[to][i]
		if !between(source, fewestWords, shortest) || !between(target, 1, 1) {
			continue
		}
		if key := text.Normalize(source); !seen[key] {
			seen[key] = true
			pairs = append(pairs, Pair{source, target})
		}
	}
	chance := rand.New(rand.NewPCG(seed, 120_000))
	chance.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
	s := Set{From: from, To: to}
	for _, p := range pairs {
		switch {
		case len(s.Queries) < queries && between(p.Source, sentenceWords, sentence):
			s.Queries = append(s.Queries, p)
		case len(s.Memory) < memory:
			s.Memory = append(s.Memory, p)
		}
	}
	if len(s.Queries) < queries {
		return Set{}, fmt.Errorf("%s to %s: %d texts, %d queries are wanted", from, to, len(s.Queries), queries)
	}
	return s, nil
}

// between says that a text is long enough, and not too long.
func between(s string, words, characters int) bool {
	n := utf8.RuneCountInString(s)
	return n >= characters && n <= longest && len(strings.Fields(s)) >= words
}

// ReadRows reads rows.tsv.xz of a folder: a table with a header of language codes, packed with xz.
func ReadRows(folder string) (Rows, error) {
	rows := Rows{}
	var header []string
	err := Lines(filepath.Join(folder, "rows.tsv.xz"), func(line string) {
		cells := strings.Split(line, "\t")
		if header == nil {
			header = cells
			return
		}
		for i, name := range header {
			if len(name) != 2 || name == "id" {
				continue
			}
			cell := ""
			if i < len(cells) {
				cell = strings.TrimSpace(cells[i])
			}
			rows[name] = append(rows[name], cell)
		}
	})
	if err == nil && !slices.Contains(header, "pl") {
		err = fmt.Errorf("%s: the table has no header of languages", folder)
	}
	return rows, err
}

// Lines calls f for each line of a file that is packed with xz.
func Lines(name string, f func(line string)) error {
	xz := exec.Command("xz", "-dc", name)
	out, err := xz.StdoutPipe()
	if err != nil {
		return err
	}
	if err := xz.Start(); err != nil {
		return err
	}
	in := bufio.NewReaderSize(out, 1<<20)
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			f(strings.TrimSuffix(line, "\n"))
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := xz.Wait(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
