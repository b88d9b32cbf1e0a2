package diff

// slide moves each insertion and deletion that can be read at several places to the one that a
// person would choose: "A, [B, ]C" and not "A[, B], C".
func (p *pencil) slide(matches []match, i0, i1, j0, j1 int) []match {
	end := match{i1, j1}
	for k := 0; k <= len(matches); k++ {
		next, previous := end, match{i0 - 1, j0 - 1}
		if k < len(matches) {
			next = matches[k]
		}
		if k > 0 {
			previous = matches[k-1]
		}
		inserted, deleted := next.new-previous.new-1, next.old-previous.old-1
		switch {
		case inserted > 0 && deleted == 0:
			slideRun(matches, k, p.new, func(m *match) *int { return &m.new }, previous.new+1, next.new)
		case deleted > 0 && inserted == 0:
			slideRun(matches, k, p.old, func(m *match) *int { return &m.old }, previous.old+1, next.old)
		}
	}
	return matches
}

// slideRun moves the run s[from:to), which stands before matches[k], to its best place. index gives
// the side of a match on which the run is.
func slideRun(matches []match, k int, s *side, index func(*match) *int, from, to int) {
	best, bestScore := 0, placeScore(s, from, to)
	left := 0 // how far it can go to the left
	for left < k && *index(&matches[k-1-left]) == from-1-left && s.ids[from-1-left] == s.ids[to-1-left] &&
		consecutive(matches, k-1-left, k) {
		left++
		if score := placeScore(s, from-left, to-left); score > bestScore {
			best, bestScore = -left, score
		}
	}
	for right := 1; k+right-1 < len(matches) && *index(&matches[k+right-1]) == to+right-1 && s.ids[from+right-1] == s.ids[to+right-1] &&
		consecutive(matches, k, k+right); right++ {
		if score := placeScore(s, from+right, to+right); score > bestScore {
			best, bestScore = right, score
		}
	}
	size := to - from
	for n := range -best {
		*index(&matches[k-1-n]) += size
	}
	for n := range best {
		*index(&matches[k+n]) -= size
	}
}

// consecutive says that nothing on either side stands between matches[from] ... matches[to-1].
func consecutive(matches []match, from, to int) bool {
	for n := from + 1; n < to; n++ {
		if matches[n].old != matches[n-1].old+1 || matches[n].new != matches[n-1].new+1 {
			return false
		}
	}
	return true
}

// placeScore says how well s[from:to) reads as one piece: best a whole sentence, then one that begins
// with a word and ends with its comma, then one that begins with a short word such as "and".
func placeScore(s *side, from, to int) int {
	score := 0
	if ends(s, from-1) && ends(s, to-1) {
		score += 4
	}
	if s.isPlainMark(to-1) && !s.isPlainMark(from) {
		score += 2
	}
	if s.isWord(from) && s.letters(from) <= 3 && !s.isCapital(from) {
		score++
	}
	return score
}

// ends says that token i ends a sentence; what stands before the first one does.
func ends(s *side, i int) bool {
	if i < 0 {
		return true
	}
	switch s.of(i) {
	case ".", "?", "!", "…":
		return true
	}
	return false
}
