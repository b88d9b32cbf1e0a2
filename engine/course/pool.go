package course

import "trivium/engine/lang"

// A Pool gives each learner a choice of a lesson's questions, or the same questions in an order of
// her own. Who gets what is decided in the package, by a seed that is kept for the learner.
type Pool struct {
	Draw             int  `json:"draw,omitempty"` // how many questions each learner gets; 0 means all
	ShuffleQuestions bool `json:"shuffleQuestions,omitempty"`
	ShuffleOptions   bool `json:"shuffleOptions,omitempty"` // of single and multiple choice
}

// Attempts say how often a learner may work through all questions of a module, each time from the
// beginning. Within an attempt each question is answered once. A module without Attempts lets her
// try every wrong answer again, as often as she likes.
type Attempts struct {
	Limit  int    `json:"limit,omitempty"`  // 0 means as many as she likes
	Counts Counts `json:"counts,omitempty"` // "" means CountBest
}

// Counts says which of several finished attempts is the result.
type Counts string

// What counts.
const (
	CountBest Counts = "best"
	CountLast Counts = "last"
)

// Questions returns the lesson's questions that are shown in a language, in their order.
func (l *Lesson) Questions(tag lang.Tag) []*Block {
	var list []*Block
	for i := range l.Blocks {
		if b := &l.Blocks[i]; b.Question() && b.Shown(tag) {
			list = append(list, b)
		}
	}
	return list
}

// Drawn returns how many of n questions of the lesson each learner gets.
func (l *Lesson) Drawn(n int) int {
	if l.Pool == nil || l.Pool.Draw == 0 {
		return n
	}
	return min(l.Pool.Draw, n)
}

// Points returns what a learner can reach in the lesson in a language. Where the questions of a
// pool are worth different points it is the mean over all draws, rounded up, and equal is false.
func (l *Lesson) Points(tag lang.Tag) (points int, equal bool) {
	questions := l.Questions(tag)
	sum, equal := 0, true
	for _, q := range questions {
		sum += q.Worth()
		equal = equal && q.Worth() == questions[0].Worth()
	}
	n := len(questions)
	drawn := l.Drawn(n)
	if drawn == n {
		return sum, true
	}
	return (sum*drawn + n - 1) / n, equal
}
