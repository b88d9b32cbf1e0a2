package scorm

// Demanded reports whether the learner has a mark to reach, whoever judges it. Judged is narrower:
// there the LMS is told of the mark too.
func (d *document) Demanded() bool {
	return d.Points > 0 && (d.Judged || d.completion == CompletionPassed)
}

// Terms returns the sentences that tell a learner what passes the course and what completes it. The
// plainest case, all pages read and all questions answered, is told only where nothing else is.
func (d *document) Terms() []string {
	var sentences []string
	if d.Demanded() {
		sentences = append(sentences, d.Words.word("passMark", "n", d.PassMark))
	}
	switch {
	case d.completion == CompletionPassed && d.Points > 0:
		return append(sentences, d.Words.word("completedWhenPassed"))
	case d.completion == CompletionSeen || d.Questions == 0:
		return append(sentences, d.Words.word("noPassMark"))
	case !d.Judged:
		return append(sentences, d.Words.word("completedWhenAnswered"))
	}
	return sentences
}

// Tries returns how many attempts there are at the questions, where one number holds for all of the
// document; 0 where there is no limit, or none of its own for some module.
func (d *document) Tries() int {
	if len(d.Modules) != 1 || d.Questions == 0 || d.Modules[0].Attempts == nil {
		return 0
	}
	return d.Modules[0].Attempts.Limit
}

// Attempted returns the modules whose questions are worked through in attempts.
func (d *document) Attempted() []moduleView {
	var list []moduleView
	for _, m := range d.Modules {
		if m.Attempts != nil && m.questions > 0 {
			list = append(list, m)
		}
	}
	return list
}
