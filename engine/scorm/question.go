package scorm

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// summaryLength is what SCORM 2004 must take of an interaction's description.
const summaryLength = 250

// A questionView is a question. Which parts it has follows from its type, which is that of SCORM:
// choice, true-false, matching, sequencing, fill-in, numeric.
type questionView struct {
	Type        string
	Number      int    // stable
	Position    int    // in the document, from 1; of a pool the player counts those that were drawn
	Interaction string // what the LMS calls it
	Summary     string // the prompt, plain and short
	Multiple    bool
	Points      int
	Prompt      []node
	Options     []optionView // of a choice; of an order, shuffled
	Right       int          // how many options are
	OptionNotes bool
	Order       []optionView // the options in the right order
	Pairs       []pairView
	Targets     []optionView // the right parts, shuffled, each once
	Key         string       // the right answer of an order or of pairs, as the player writes it
	Accept      []string     // in all languages of the package
	Answer      []string     // what is accepted in this language, as it is shown
	Value       string
	Tolerance   string
	Unit        []node
	Longest     int // characters of a written answer
	WhenRight   []node
	WhenWrong   []node
}

type optionView struct {
	ID       string
	Text     []node
	Plain    string
	Correct  bool
	Feedback []node
}

type pairView struct {
	ID          string
	Left, Right []node
	Plain       string // the left part
}

// question reads a question of any kind.
func (d *document) question(r *reader, b *course.Block) *questionView {
	d.asked++
	q := &questionView{
		Number: b.Number, Position: d.asked, Points: b.Worth(),
		Interaction: fmt.Sprintf("q%d_%s", b.Number, identifier(b.ID)),
		Prompt:      r.need(b.Prompt), Summary: shorten(r.words(b.Prompt), summaryLength),
	}
	switch b.Kind {
	case course.TrueFalse:
		q.trueFalse(d.Words, b)
	case course.Matching:
		q.matching(r, b)
	case course.Ordering:
		q.ordering(r, b)
	case course.FillIn:
		q.fillIn(d, b)
	case course.Numeric:
		q.numeric(r, b)
	default:
		q.choice(r, b)
	}
	if b.Feedback != nil {
		q.WhenRight, q.WhenWrong = r.maybe(b.Feedback.Correct), r.maybe(b.Feedback.Wrong)
	}
	return q
}

func (q *questionView) choice(r *reader, b *course.Block) {
	q.Type, q.Multiple = "choice", b.Kind == course.Multiple
	for _, o := range b.Options {
		v := optionView{ID: o.ID, Correct: o.Correct, Text: r.need(o.Text), Feedback: r.maybe(o.Feedback)}
		if o.Correct {
			q.Right++
		}
		q.OptionNotes = q.OptionNotes || v.Feedback != nil
		q.Options = append(q.Options, v)
	}
}

func (q *questionView) trueFalse(w *words, b *course.Block) {
	q.Type, q.Right = "true-false", 1
	answer := b.Answer != nil && *b.Answer
	q.Options = []optionView{
		{ID: "t", Text: []node{{Kind: "text", Text: w.word("true")}}, Correct: answer},
		{ID: "f", Text: []node{{Kind: "text", Text: w.word("false")}}, Correct: !answer},
	}
}

func (q *questionView) ordering(r *reader, b *course.Block) {
	q.Type = "sequencing"
	for _, o := range b.Options {
		q.Order = append(q.Order, optionView{ID: o.ID, Text: r.need(o.Text), Plain: r.words(o.Text)})
		q.Key += o.ID
	}
	q.Options = shuffle(b.ID, q.Order)
}

// matching reads pairs. Right parts that read the same in every language are one target, and the
// right one for each of their pairs.
func (q *questionView) matching(r *reader, b *course.Block) {
	q.Type = "matching"
	for i, p := range b.Pairs {
		q.Pairs = append(q.Pairs, pairView{ID: p.ID, Left: r.need(p.Left), Right: r.need(p.Right), Plain: r.words(p.Left)})
		first := slices.IndexFunc(b.Pairs, func(o course.Pair) bool { return sameText(o.Right, p.Right) })
		q.Key += p.ID + b.Pairs[first].ID
		if first == i {
			q.Targets = append(q.Targets, optionView{ID: p.ID, Text: r.need(p.Right), Plain: r.words(p.Right)})
		}
	}
	q.Targets = shuffle(b.ID, q.Targets)
}

func sameText(a, b course.Text) bool {
	for _, l := range lang.All() {
		if strings.TrimSpace(a.In(l)) != strings.TrimSpace(b.In(l)) {
			return false
		}
	}
	return true
}

// fillIn reads the words that are taken: of all languages of the package, so that an answer stays
// right when the learner switches.
func (q *questionView) fillIn(d *document, b *course.Block) {
	q.Type, q.Longest = "fill-in", writtenLength
	for _, l := range d.Langs {
		for _, s := range b.Accept[l] {
			s = strings.Join(strings.Fields(clean(s)), " ")
			if s == "" {
				continue
			}
			q.Accept = append(q.Accept, s)
			q.Longest = max(q.Longest, 2*len([]rune(s)))
			if l == d.Lang {
				q.Answer = append(q.Answer, s)
			}
		}
	}
	if len(q.Answer) == 0 { // kept in another language, or not written in this one
		q.Answer = q.Accept
	}
}

func (q *questionView) numeric(r *reader, b *course.Block) {
	q.Type, q.Longest = "numeric", 30
	q.Value, q.Tolerance = b.Value.String(), b.Tolerance.String()
	if q.Tolerance == "" {
		q.Tolerance = "0"
	}
	q.Answer = []string{r.d.Words.decimal(q.Value)}
	q.Unit = r.maybe(b.Unit)
}

// shuffle returns the list in an order that looks like none, is the same at every export, and is
// not the one given.
func shuffle(seed string, list []optionView) []optionView {
	mixed := slices.Clone(list)
	place := func(o optionView) []byte {
		sum := sha256.Sum256([]byte(seed + "/" + o.ID))
		return sum[:]
	}
	slices.SortFunc(mixed, func(a, b optionView) int {
		return cmp.Or(bytes.Compare(place(a), place(b)), strings.Compare(a.ID, b.ID))
	})
	same := slices.EqualFunc(mixed, list, func(a, b optionView) bool { return a.ID == b.ID })
	if same && len(mixed) > 1 {
		mixed = append(mixed[1:], mixed[0])
	}
	return mixed
}
