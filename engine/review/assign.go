package review

import (
	"encoding/json"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// assignment is the payload of assign.set: whose work a part of a course is. Of several that apply to
// a cell the nearest counts: that of its text, its block, its lesson, its module, its programme; and of
// two at one place that for its language.
type assignment struct {
	Member string `json:"member"`
}

// Assign gives a part of a course, or a text, to a member: in one language, or in all of them with "".
// An empty member takes the assignment away.
func Assign(g *change.Gesture, target string, l lang.Tag, member string) {
	var value any
	if member != "" {
		value = assignment{member}
	}
	g.PutThing(change.AssignSet, target+":"+string(l), target, l, value)
}

// assignments are by text or node and language.
type assignments map[change.CellID]string

func readAssignments(p *change.Past) assignments {
	all := assignments{}
	for _, thing := range p.Things(change.AssignSet) {
		var a assignment
		if json.Unmarshal(thing.Value, &a) == nil && a.Member != "" {
			all[change.CellID{Text: thing.Text, Lang: thing.Lang}] = a.Member
		}
	}
	return all
}

// of returns whose work a cell is, "" for nobody's.
func (a assignments) of(p *change.Past, r *reader, id change.CellID) string {
	if len(a) == 0 {
		return ""
	}
	at := id.Text
	node, _ := change.SplitText(id.Text)
	for at != "" {
		for _, l := range []lang.Tag{id.Lang, ""} {
			if member := a[change.CellID{Text: at, Lang: l}]; member != "" {
				return member
			}
		}
		if at == id.Text && at != node {
			at = node
			continue
		}
		n, _ := p.Node(at)
		if n.Parent == "" {
			at = r.entries[at] // the programme's entry, and then the programme
		} else {
			at = n.Parent
		}
	}
	return ""
}
