package scorm

import (
	"fmt"
	"slices"
)

// suspendLimit12 is what SCORM 1.2 stores of cmi.suspend_data, in characters.
const suspendLimit12 = 4096

// writtenLength is what the player keeps at most of a written answer that is wrong, in characters
// of suspend data (see written in the player's state.ts).
const writtenLength = 40

// suspendSize returns the longest suspend data the player cannot shorten: version, place,
// languages, seed, the attempts and every answer as long as it can be. The format is described in
// the player's state.ts; reflections, drafts, what was drawn and visited marks are dropped before it
// grows too long. Of a pool the longest answers count that a learner can be asked for.
func (d *document) suspendSize() int {
	size := len("1;") + 40 + len(";=pl+de") // 40 for the place
	seeded := false
	for _, m := range d.Modules {
		size += len(";") + len(m.Key) + len("::::")
		if m.Attempts != nil {
			size += len("::99.99999.99999")
		}
		for _, l := range m.Lessons {
			seeded = seeded || l.Pool != nil
			size += l.suspendSize()
		}
	}
	if seeded {
		size += len(";~abcdef")
	}
	return size
}

// suspendSize returns the most that the answers of a lesson take.
func (l *lessonView) suspendSize() int {
	var sizes []int
	for _, b := range l.Blocks {
		if b.Ask != nil {
			sizes = append(sizes, len(fmt.Sprint(b.Ask.Number))+len(".,")+b.Ask.answerSize())
		}
	}
	slices.Sort(sizes)
	sum := 0
	for _, size := range sizes[len(sizes)-min(l.Asks, len(sizes)):] {
		sum += size
	}
	return sum
}

// answerSize returns the longest answer as it stands in suspend data.
func (q *questionView) answerSize() int {
	switch {
	case q.Pairs != nil:
		return 2 * len(q.Pairs)
	case q.Accept != nil:
		size := writtenLength
		for _, s := range q.Accept {
			size = max(size, writtenSize(s))
		}
		return size
	case q.Type == "numeric":
		return writtenLength
	default:
		return len(q.Options)
	}
}

// writtenSize returns the most characters that a text takes in suspend data.
func writtenSize(s string) int {
	size := 0
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == ' ':
			size++
		default:
			size += len("(10ffff)")
		}
	}
	return size
}
