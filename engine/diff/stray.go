package diff

// maxStray is the longest function word, in letters, that stands in both texts by chance.
const maxStray = 3

// dropStray removes matches that hold by chance: a comma, "i" or "und" between two rewritten
// passages. A person crosses out the whole.
func (p *pencil) dropStray(matches []match, i0, i1, j0, j1 int) []match {
	kept := matches[:0:0]
	previous := match{i0 - 1, j0 - 1}
	for k := 0; k < len(matches); {
		run := k + 1
		for run < len(matches) && matches[run].old == matches[run-1].old+1 && matches[run].new == matches[run-1].new+1 {
			run++
		}
		next := match{i1, j1}
		if run < len(matches) {
			next = matches[run]
		}
		last := matches[run-1]
		if p.stray(matches[k:run]) &&
			p.rewritten(previous.old+1, matches[k].old, previous.new+1, matches[k].new) &&
			p.rewritten(last.old+1, next.old, last.new+1, next.new) {
			k = run
			continue
		}
		kept = append(kept, matches[k:run]...)
		previous = last
		k = run
	}
	return kept
}

// stray says that the run is one or two tokens without weight.
func (p *pencil) stray(run []match) bool {
	if len(run) > 2 {
		return false
	}
	words := 0
	for _, m := range run {
		if p.old.isFigure(m.old) || p.old.letters(m.old) > maxStray || p.isTag(p.old, m.old) {
			return false
		}
		if p.old.isWord(m.old) {
			words++
		}
	}
	return words <= 1
}

// rewritten says that both ranges have words, two or more on one side, and none is akin to one of
// the other.
func (p *pencil) rewritten(i0, i1, j0, j1 int) bool {
	oldWords, newWords := countWords(p.old, i0, i1), countWords(p.new, j0, j1)
	if oldWords == 0 || newWords == 0 || oldWords+newWords < 3 {
		return false
	}
	return len(p.anchors(i0, i1, j0, j1)) == 0
}

func countWords(s *side, from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if s.isWord(i) {
			n++
		}
	}
	return n
}
