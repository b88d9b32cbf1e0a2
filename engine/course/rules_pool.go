package course

import (
	"strconv"

	"trivium/engine/fault"
)

// pool checks that a lesson has the questions its pool draws. path is the lesson's.
func (k *checker) pool(d *document, path string, l *Lesson) {
	if l.Pool == nil {
		return
	}
	fewest, unequal := -1, false
	for _, tag := range k.languages {
		questions := l.Questions(tag)
		if fewest < 0 || len(questions) < fewest {
			fewest = len(questions)
		}
		_, equal := l.Points(tag)
		unequal = unequal || !equal
	}
	switch {
	case fewest < 0: // no language is declared, which has been told
	case fewest == 0:
		k.add(fault.New("pool.no-questions", "found", "0", "expected", "≥ 1").At(d.at(path + "/pool")))
	case l.Pool.Draw > fewest:
		k.add(fault.New("pool.too-few", "found", strconv.Itoa(fewest), "expected", "≥ "+strconv.Itoa(l.Pool.Draw)).At(d.at(path + "/pool/draw")))
	case unequal:
		k.add(fault.New("pool.unequal-points", "found", "@unequal", "expected", "@equal").Warn().At(d.at(path + "/pool/draw")))
	}
}

// attempts checks that there is something to attempt, and a mark that can be reached.
func (k *checker) attempts(d *document, m *Module) {
	questions, points := 0, 0
	for i := range m.Lessons {
		for j := range m.Lessons[i].Blocks {
			if b := &m.Lessons[i].Blocks[j]; b.Question() {
				questions++
				points += b.Worth()
			}
		}
	}
	if m.Attempts != nil && questions == 0 {
		k.add(fault.New("attempts.no-questions", "found", "0", "expected", "≥ 1").At(d.at("/attempts")))
	}
	if m.PassMark != nil && *m.PassMark > 0 && questions > 0 && points == 0 {
		k.add(fault.New("pass-mark.no-points", "found", "0", "expected", "≥ 1").Warn().At(d.at("/passMark")))
	}
}
