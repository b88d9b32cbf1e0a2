package scorm

import "fmt"

// suspendLimit12 is what SCORM 1.2 stores of cmi.suspend_data, in characters.
const suspendLimit12 = 4096

// writtenLength is what the player keeps at most of a written answer that is wrong, in characters
// of suspend data (see written in the player's state.ts).
const writtenLength = 40

// suspendSize returns the longest suspend data the player cannot shorten: version, place,
// languages and every answer as long as it can be. The format is described in the player's
// state.ts; reflections, drafts and visited marks are dropped before it grows too long.
func (d *document) suspendSize() int {
	size := len("1;") + 40 + len(";=pl+de") // 40 for the place
	for _, m := range d.Modules {
		size += len(";") + len(m.Key) + len("::::")
		for _, l := range m.Lessons {
			for _, b := range l.Blocks {
				if b.Ask != nil {
					size += len(fmt.Sprint(b.Ask.Number)) + len(".,") + b.Ask.answerSize()
				}
			}
		}
	}
	return size
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
