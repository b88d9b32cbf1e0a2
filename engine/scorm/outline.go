package scorm

import (
	"encoding/json"
	"slices"
	"strings"

	"trivium/engine/course"
)

// An outline is what the player knows of an edition before any page of it is there: enough for the
// contents, the result and what is told to the LMS, and where each page lies. It stands in the
// document as JSON, which a browser reads some twenty times faster than elements.
type outline struct {
	Modules []moduleFacts     `json:"modules"`
	Grouped bool              `json:"grouped,omitempty"` // the contents have the titles of modules
	Parts   []string          `json:"parts,omitempty"`   // files with pages; none where the pages stand in the document
	Links   map[string]string `json:"links,omitempty"`   // blocks that links lead to, with their lessons, where there are parts
}

type moduleFacts struct {
	Key      string           `json:"key"`
	Title    string           `json:"title"`
	Attempts *course.Attempts `json:"attempts,omitempty"`
	Lessons  []lessonFacts    `json:"lessons"`
}

type lessonFacts struct {
	ID          string          `json:"id"`
	Number      int             `json:"number"`
	Title       string          `json:"title"`
	Part        int             `json:"part,omitempty"` // which of the parts, from 1
	Questions   []questionFacts `json:"questions,omitempty"`
	Reflections []int           `json:"reflections,omitempty"` // their numbers
	Pool        *course.Pool    `json:"pool,omitempty"`
}

// questionFacts are a question as it counts: what an answer can be, and which is right.
type questionFacts struct {
	Number    int         `json:"number"`
	Points    int         `json:"points"`
	Type      string      `json:"type"`
	Multiple  bool        `json:"multiple,omitempty"`
	Options   string      `json:"options,omitempty"` // ids, sorted and joined; of pairs those of the left parts
	Right     string      `json:"right,omitempty"`   // as the player writes it; none of what is written
	Accept    []string    `json:"accept,omitempty"`
	Value     json.Number `json:"value,omitempty"`
	Tolerance json.Number `json:"tolerance,omitempty"`
}

// outline returns the facts of the document's lessons.
func (d *document) outline() outline {
	o := outline{Modules: []moduleFacts{}, Grouped: d.Programme && !d.Alone}
	for _, m := range d.Modules {
		facts := moduleFacts{Key: m.Key, Title: m.Title, Attempts: m.Attempts, Lessons: []lessonFacts{}}
		for _, l := range m.Lessons {
			facts.Lessons = append(facts.Lessons, l.facts())
		}
		o.Modules = append(o.Modules, facts)
	}
	return o
}

func (l lessonView) facts() lessonFacts {
	f := lessonFacts{ID: l.ID, Number: l.Number, Title: l.Plain, Pool: l.Pool}
	for _, b := range l.Blocks {
		if b.Ask != nil {
			f.Questions = append(f.Questions, b.Ask.facts())
		}
		if b.Reflect != nil {
			f.Reflections = append(f.Reflections, b.Reflect.Number)
		}
	}
	return f
}

func (q *questionView) facts() questionFacts {
	var options, right []string
	for _, o := range q.Options {
		options = append(options, o.ID)
		if o.Correct {
			right = append(right, o.ID)
		}
	}
	for _, p := range q.Pairs {
		options = append(options, p.ID)
	}
	slices.Sort(options)
	slices.Sort(right)
	f := questionFacts{
		Number: q.Number, Points: q.Points, Type: q.Type, Multiple: q.Multiple,
		Options: strings.Join(options, ""), Right: strings.Join(right, ""),
		Accept: q.Accept, Value: json.Number(q.Value), Tolerance: json.Number(q.Tolerance),
	}
	if q.Key != "" {
		f.Right = q.Key
	}
	return f
}
