package diff

import (
	"slices"
	"strings"
	"testing"
)

// TestMergeLosesNothing merges random pairs of edits. No word is written twice, so the fate of each is
// known: where a merge is made, it has what either side typed, in the order of that side, and of the
// words of base those that both kept. Where it is refused, nothing is returned and both texts stand.
func TestMergeLosesNothing(t *testing.T) {
	n := rounds(4000, 100000)
	merged := 0
	for seed := range n {
		base, a, b := newEditor(uint64(seed), true).three()
		got, ok := Merge(strings.Join(base, " "), strings.Join(a, " "), strings.Join(b, " "))
		mirrored, okMirrored := Merge(strings.Join(base, " "), strings.Join(b, " "), strings.Join(a, " "))
		if got != mirrored || ok != okMirrored {
			t.Fatalf("seed %d: not symmetric: %q, %q", seed, got, mirrored)
		}
		if !ok {
			if got != "" {
				t.Fatalf("seed %d: refused, and returned %q", seed, got)
			}
			continue
		}
		merged++
		words := strings.Fields(got)
		if want := expected(base, a, b); !slices.Equal(sorted(words), want) {
			t.Fatalf("seed %d: words\n got %v\nwant %v\nbase %v\na %v\nb %v", seed, sorted(words), want, base, a, b)
		}
		for _, side := range [][]string{a, b} {
			if x, y := only(words, side), only(side, words); !slices.Equal(x, y) {
				t.Fatalf("seed %d: the order of a side is lost\n got %v\nwant %v", seed, x, y)
			}
		}
	}
	t.Logf("%d of %d merged", merged, n)
	if merged < n/5 {
		t.Errorf("only %d of %d merged", merged, n)
	}
}

// expected returns the words of a merge, sorted: those of base that both sides kept, and all that
// either typed.
func expected(base, a, b []string) []string {
	var want []string
	for _, w := range base {
		if slices.Contains(a, w) && slices.Contains(b, w) {
			want = append(want, w)
		}
	}
	for _, w := range slices.Concat(a, b) {
		if !slices.Contains(base, w) {
			want = append(want, w)
		}
	}
	return slices.Compact(sorted(want))
}

func sorted(words []string) []string { return slices.Sorted(slices.Values(words)) }

// only returns the words that the other list has too, in order.
func only(words, other []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !slices.Contains(other, w) })
}

// TestMergeCountsWords merges texts in which words repeat. Whatever the alignment took for the
// changed one of several equal words, the number of each comes out right: the sum of both changes,
// less what both sides changed alike.
func TestMergeCountsWords(t *testing.T) {
	n := rounds(4000, 100000)
	merged := 0
	for seed := range n {
		words, left, right := newEditor(uint64(seed), false).three()
		base, a, b := strings.Join(words, " "), strings.Join(left, " "), strings.Join(right, " ")
		got, ok := Merge(base, a, b)
		if !ok {
			continue
		}
		merged++
		want := count(left)
		for word, n := range count(right) {
			want[word] += n
		}
		for word, n := range count(words) {
			want[word] -= n
		}
		if a != b && a != base && b != base {
			for word, n := range changedAlike(base, a, b) {
				want[word] -= n
			}
		} else if a == b && a != base {
			want = count(left)
		}
		is := count(strings.Fields(got))
		for word := range union(want, is) {
			if want[word] != is[word] {
				t.Fatalf("seed %d: %q is there %d times, not %d\nbase %s\na %s\nb %s\ngot %s", seed, word, is[word], want[word], base, a, b, got)
			}
		}
	}
	t.Logf("%d of %d merged", merged, n)
	if merged < n/10 {
		t.Errorf("only %d of %d merged", merged, n)
	}
}

// changedAlike returns by how much the number of each word changes in the hunks that both sides have.
func changedAlike(base, a, b string) map[string]int {
	numbers := numbers{}
	origin := readPieces(base, numbers)
	both, _ := divide(hunksOf(origin, readPieces(a, numbers)), hunksOf(origin, readPieces(b, numbers)))
	changes := map[string]int{}
	for _, h := range both {
		for _, p := range h.put {
			changes[p.token]++
		}
		for _, p := range origin.list[h.start:h.end] {
			changes[p.token]--
		}
	}
	return changes
}

func count(words []string) map[string]int {
	counts := map[string]int{}
	for _, w := range words {
		counts[w]++
	}
	return counts
}

func union(counts ...map[string]int) map[string]bool {
	all := map[string]bool{}
	for _, c := range counts {
		for w := range c {
			all[w] = true
		}
	}
	return all
}

// TestMergeEqualsPlain compares Merge with plainMerge on texts in which no word repeats, where both
// must give the same answer.
func TestMergeEqualsPlain(t *testing.T) {
	for seed := range rounds(4000, 100000) {
		base, a, b := newEditor(uint64(seed), true).three()
		got, ok := Merge(strings.Join(base, " "), strings.Join(a, " "), strings.Join(b, " "))
		words, wantOK := plainMerge(base, a, b)
		if want := strings.Join(words, " "); ok != wantOK || got != want {
			t.Fatalf("seed %d:\n got %q, %t\nwant %q, %t\nbase %v\na %v\nb %v", seed, got, ok, want, wantOK, base, a, b)
		}
	}
}

// A place is what one side made of a base word, or of the gap before one: what it put there, and
// whether it changed anything.
type place struct {
	touched, replaces bool
	first, last       bool // where the change begins or ends
	change            string
	put               []string
}

// plainMerge is the rules of Merge written out place by place: gap 0, word 0, gap 1, word 1, …, gap n.
// It wants texts in which no word repeats.
func plainMerge(base, a, b []string) ([]string, bool) {
	if slices.Equal(a, b) || slices.Equal(b, base) {
		return a, true
	}
	if slices.Equal(a, base) {
		return b, true
	}
	left, right := places(base, a), places(base, b)
	var merged []string
	for k := range left {
		x, y := left[k], right[k]
		switch {
		case x.touched && y.touched && x.change == y.change:
			merged = append(merged, x.put...)
		case x.touched && y.touched:
			meet := k%2 == 0 && x.replaces && y.replaces && (x.last && y.first || x.first && y.last)
			if !meet {
				return nil, false
			}
			merged = append(append(merged, x.put...), y.put...)
		case x.touched:
			merged = append(merged, x.put...)
		case y.touched:
			merged = append(merged, y.put...)
		case k%2 == 1:
			merged = append(merged, base[k/2])
		}
	}
	return merged, true
}

// places returns what a side made of each gap and each word of base. A change touches the words it
// takes away and the gaps around them; the gap in which it begins has what it puts, and so has a
// replacement the first word.
func places(base, side []string) []place {
	list := make([]place, 2*len(base)+1)
	i, j := 0, 0
	for i < len(base) || j < len(side) {
		start, first := i, j
		for i < len(base) && !slices.Contains(side, base[i]) {
			i++
		}
		for j < len(side) && !slices.Contains(base, side[j]) {
			j++
		}
		if start == i && first == j {
			i, j = i+1, j+1
			continue
		}
		change := strings.Join(base[start:i], " ") + "→" + strings.Join(side[first:j], " ")
		// A change at the start or end of a text changes the white space of its neighbour.
		replaces := start < i && first < j
		for k := 2 * start; k <= 2*i; k++ {
			list[k] = place{touched: true, replaces: replaces, change: change, first: k == 2*start, last: k == 2*i}
		}
		where := 2 * start
		if replaces {
			where++
		}
		list[where].put = side[first:j]
	}
	return list
}
