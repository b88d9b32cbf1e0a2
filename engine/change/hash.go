package change

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
)

// Hash returns the SHA-256, in hexadecimal, of all that the state shows: two copies with equal
// hashes show the same course, the same forks, the same people. Copies that know the same events
// have equal hashes.
func (s *State) Hash() string {
	h := sha256.New()
	w := bufio.NewWriter(h)
	s.dump(w)
	w.Flush()
	return hex.EncodeToString(h.Sum(nil))
}

// dump writes the state, one line a thing, in a fixed order.
func (s *State) dump(w io.Writer) {
	fmt.Fprintf(w, "workspace %s %q\n", s.root, s.name)
	fmt.Fprintf(w, "minimum %d %d\n", s.minimum.Version, s.minimum.Merge)
	for _, m := range s.Members() {
		fmt.Fprintf(w, "member %s %q %s %v %v %v\n", m.ID, m.Person, m.Role, m.Languages, m.Keys, m.Revoked)
	}
	for _, id := range sortedKeys(s.tree.nodes) {
		n, _ := s.Node(id)
		fmt.Fprintf(w, "node %s %s %s %s %v %v\n", n.ID, n.Kind, n.Parent, n.Position, n.Deleted, n.Kept)
	}
	cells := make([]CellID, 0, len(s.cells))
	for id := range s.allCells() {
		cells = append(cells, id)
	}
	slices.SortFunc(cells, byText)
	for _, id := range cells {
		c := s.Cell(id)
		fmt.Fprintf(w, "cell %s %s %q %v %v %s %v", id.Text, id.Lang, c.Text, c.Revs, c.Fork, c.Status, c.Merged)
		if c.From != nil {
			fmt.Fprintf(w, " %s %s", c.From.Lang, c.From.Rev)
		}
		fmt.Fprintln(w)
	}
	keys := make([]registerKey, 0, len(s.registers))
	for key := range s.allRegisters() {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b registerKey) int {
		if c := compare(string(a.op), string(b.op)); c != 0 {
			return c
		}
		return compare(a.id, b.id)
	})
	for _, key := range keys {
		fmt.Fprintf(w, "register %s %q", key.op, key.id)
		for _, head := range s.heads(key) {
			fmt.Fprintf(w, " %s %q", head.Rev, head.Text)
		}
		if v := s.current(key); v != nil {
			fmt.Fprintf(w, " shows %q", v.text)
		}
		fmt.Fprintln(w)
	}
	for _, id := range sortedKeys(s.redacted) {
		fmt.Fprintf(w, "redacted %s\n", id)
	}
}

func sortedKeys[K ~string, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Forks returns the cells that a person has to settle, by text and language.
func (s *State) Forks() []CellID {
	forks := []CellID{}
	for id, c := range s.allCells() {
		if s.show(c).Fork {
			forks = append(forks, id)
		}
	}
	slices.SortFunc(forks, byText)
	return forks
}

func byText(a, b CellID) int {
	return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Lang, b.Lang))
}
