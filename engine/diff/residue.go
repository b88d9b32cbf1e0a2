package diff

// residue returns the steps for two ranges of tokens that have nothing in common in order: what
// moved, and what came, went or was replaced.
func (p *pencil) residue(i0, i1, j0, j1 int, moved moves) []step {
	var steps []step
	for i0 < i1 || j0 < j1 {
		if m, ok := moved.from[i0]; ok && i0 < i1 {
			steps = append(steps, step{kind: MovedAway, i0: m.i0, i1: m.i1, j0: j0, j1: j0, move: m.move})
			i0 = m.i1
			continue
		}
		if m, ok := moved.to[j0]; ok && j0 < j1 {
			m.kind = Moved
			steps = append(steps, m)
			j0 = m.j1
			continue
		}
		i, j := i0, j0
		for i0 < i1 && !moved.leaves(i0) {
			i0++
		}
		for j0 < j1 && !moved.arrives(j0) {
			j0++
		}
		steps = append(steps, p.stay(i, i0, j, j0)...)
	}
	return steps
}

// stay returns the steps for tokens that did not move. Tags are kept apart from words, so that a
// word put in bold and replaced is both.
func (p *pencil) stay(i0, i1, j0, j1 int) []step {
	var before, after []step
	// Tags at the ends come off; what is between is one step.
	for i0 < i1 && p.isTag(p.old, i0) {
		before = append(before, step{kind: Markup, i0: i0, i1: i0 + 1, j0: j0, j1: j0})
		i0++
	}
	for j0 < j1 && p.isTag(p.new, j0) {
		before = append(before, step{kind: Markup, i0: i0, i1: i0, j0: j0, j1: j0 + 1})
		j0++
	}
	oldEnd, newEnd := i1, j1
	for i1 > i0 && p.isTag(p.old, i1-1) {
		i1--
	}
	for j1 > j0 && p.isTag(p.new, j1-1) {
		j1--
	}
	for i := i1; i < oldEnd; i++ {
		after = append(after, step{kind: Markup, i0: i, i1: i + 1, j0: j1, j1: j1})
	}
	for j := j1; j < newEnd; j++ {
		after = append(after, step{kind: Markup, i0: oldEnd, i1: oldEnd, j0: j, j1: j + 1})
	}
	steps := before
	switch {
	case i0 < i1 && j0 < j1:
		steps = append(steps, step{kind: Replaced, i0: i0, i1: i1, j0: j0, j1: j1})
	case i0 < i1:
		steps = append(steps, step{kind: p.oneSided(p.old, i0, i1, Deleted), i0: i0, i1: i1, j0: j0, j1: j0})
	case j0 < j1:
		steps = append(steps, step{kind: p.oneSided(p.new, j0, j1, Inserted), i0: i0, i1: i0, j0: j0, j1: j1})
	}
	return append(steps, after...)
}

func (p *pencil) isTag(s *side, i int) bool { return alone(s, i, Equal) == Markup }

// oneSided returns the kind of tokens that only one side has: kind, or Trivial for a comma alone.
func (p *pencil) oneSided(s *side, from, to int, kind Kind) Kind {
	if to-from == 1 {
		return alone(s, from, kind)
	}
	return kind
}
