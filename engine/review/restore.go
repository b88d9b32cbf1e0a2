package review

import (
	"cmp"
	"slices"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// A Target is what is to be as it was: one of Text and Node, or neither for everything.
type Target struct {
	Text      string        // a text
	Node      string        // a block, a lesson, a module … with all that is in it
	Languages []lang.Tag    // which languages of the texts; none means all, and only then origins
	Status    change.Status // the highest status a text gets back with its words: what the author may give; "" leaves them drafts
}

// Restored says what Restore has put into the gesture.
type Restored struct {
	Texts  int      `json:"texts"` // cells
	Fields int      `json:"fields"`
	Nodes  int      `json:"nodes"`  // parts that came back, left, or went to where they were
	Stayed []string `json:"stayed"` // parts that have come into the target since from a place that is there no more: they stay
}

// Restore adds to a gesture what makes the target read as it did in a past: one gesture, which Undo
// takes back. What is equal gives no event. A part that was deleted since comes back to its place;
// one that was added since is deleted; one that was moved in or out goes to where it was. Comments,
// terms and units stay as they are. s is the State of the gesture.
//
// A text gets its words back, what it was made from, and the status the words had, at most
// Target.Status. Compare of past and the result, within the target, is empty, but for Stayed.
func Restore(s *change.State, g *change.Gesture, past *change.Past, target Target) (Restored, error) {
	now := s.At(s.Vector())
	r := &restorer{g: g, past: past, now: now, target: target, then: newReader(past, now), here: newReader(now, past),
		out: Restored{Stayed: []string{}}}
	d := now.Difference(past)
	if target.Text != "" {
		if node, _ := change.SplitText(target.Text); !past.Shown(node) || !now.Shown(node) {
			return r.out, fault.New("review.not-there", "found", cut(target.Text, MaxVersionName))
		}
	} else {
		if target.Node != "" && !past.Shown(target.Node) {
			return r.out, fault.New("review.not-there", "found", cut(target.Node, MaxVersionName))
		}
		if n, _ := past.Node(target.Node); !now.Shown(n.Parent) {
			return r.out, fault.New("review.parent-gone", "found", cut(n.Parent, MaxVersionName))
		}
		r.structure(d.Nodes)
		r.fields(d.Fields)
	}
	r.cells(d.Cells)
	r.origins(d.Origins)
	for _, id := range r.leave { // last: what is done in a deleted part afterwards would keep it
		g.DeleteNode(id)
		r.out.Nodes++
	}
	return r.out, nil
}

// A restorer makes the events of one restoration.
type restorer struct {
	g          *change.Gesture
	past, now  *change.Past
	then, here *reader // the past, the present
	target     Target
	leave      []string // parts to delete
	out        Restored
}

// was reports whether a node stood in the target, and was shown.
func (r *restorer) was(id string) bool {
	return r.past.Shown(id) && r.then.within(r.past, id, r.target.Node)
}

// structure brings parts back to where they were, and finds those that have to leave.
func (r *restorer) structure(candidates []string) {
	var place, stay []string
	leave := map[string]bool{}
	for _, id := range candidates {
		switch {
		case r.was(id):
			place = append(place, id)
		case !r.comes(id):
		case !r.past.Shown(id):
			leave[id] = true
		default:
			if old, _ := r.past.Node(id); r.now.Shown(old.Parent) || r.was(old.Parent) {
				place = append(place, id)
			} else {
				stay = append(stay, id)
			}
		}
	}
	r.settle(leave, stay, place)
	// From the top: each goes under a parent that stands already where it is going to stay.
	slices.SortFunc(place, func(a, b string) int { return cmp.Or(r.depth(a)-r.depth(b), cmp.Compare(a, b)) })
	// Undo goes backwards: first everything goes back to where it was, then what came back is deleted
	// again, so that no part is kept for something that was moved into it after its deletion.
	back := map[string]bool{}
	for _, id := range place {
		if n, _ := r.now.Node(id); n.Deleted && !n.Kept {
			back[id] = true
			r.g.RestoreNode(id)
		}
	}
	turned := map[group]bool{}
	var kept []string
	for _, id := range place {
		if n, _ := r.now.Node(id); !r.put(id, back[id], turned) && n.Kept {
			kept = append(kept, id)
		}
	}
	if r.out.Nodes+len(r.leave) == 0 {
		return
	}
	// A deleted part is kept because of something in it, which may just have left: putting the part
	// where it stands is an edit that its deleter has not seen.
	for _, id := range kept {
		was, _ := r.past.Node(id)
		r.g.MoveNode(id, was.Parent, was.Position)
	}
}

// comes reports whether a node that did not stand in the target is going to be shown there: because
// all above it is shown, or because it hangs below one that is brought to where it was.
func (r *restorer) comes(id string) bool {
	if !r.here.within(r.now, id, r.target.Node) {
		return false
	}
	for at := id; at != ""; {
		n, exists := r.now.Node(at)
		switch {
		case !exists:
			return false
		case at != id && r.was(at):
			return true
		case n.Deleted && !n.Kept:
			return false
		}
		at = n.Parent
	}
	return true
}

// settle says what is deleted: the topmost of the parts that leave, without those that hold what has
// to stay.
func (r *restorer) settle(leave map[string]bool, stay, place []string) {
	r.out.Stayed = append(r.out.Stayed, stay...)
	for _, id := range stay {
		for at := id; at != ""; {
			if leave[at] {
				delete(leave, at)
				r.out.Stayed = append(r.out.Stayed, at)
			}
			n, _ := r.now.Node(at)
			at = n.Parent
		}
	}
	for id := range leave {
		if !r.below(id, leave, place) {
			r.leave = append(r.leave, id)
		}
	}
	slices.Sort(r.leave)
	slices.Sort(r.out.Stayed)
}

// below reports whether a node hangs below one that leaves, and not below one that is taken out of it.
func (r *restorer) below(id string, leave map[string]bool, place []string) bool {
	n, _ := r.now.Node(id)
	for at := n.Parent; at != "" && !slices.Contains(place, at); {
		if leave[at] {
			return true
		}
		n, _ = r.now.Node(at)
		at = n.Parent
	}
	return false
}

func (r *restorer) depth(id string) int {
	depth := 0
	for at := id; at != ""; depth++ {
		n, _ := r.past.Node(at)
		at = n.Parent
	}
	return depth
}

// put makes a node stand where it stood, and reports whether that took an event. turned says of the
// groups looked at whether their order has to be put right. Restoring may have moved what came back to
// where its parent was alive: it is told its place in any case.
func (r *restorer) put(id string, back bool, turned map[group]bool) bool {
	was, _ := r.past.Node(id)
	is, _ := r.now.Node(id)
	g := group{was.Parent, was.Kind}
	if _, known := turned[g]; !known {
		turned[g] = r.disordered(g)
	}
	if !back && is.Parent == was.Parent && (is.Position == was.Position || !turned[g]) {
		return false
	}
	r.g.MoveNode(id, was.Parent, was.Position)
	r.out.Nodes++
	return true
}

// disordered reports whether the nodes of a group that stood there do not all stand there in the same
// order.
func (r *restorer) disordered(g group) bool {
	var were []string
	there := map[string]bool{}
	for _, n := range r.past.Children(g.parent) {
		if n.Kind == g.kind {
			were = append(were, n.ID)
			there[n.ID] = true
		}
	}
	var are []string
	for _, n := range r.now.Children(g.parent) {
		if there[n.ID] {
			are = append(are, n.ID)
		}
	}
	return !slices.Equal(were, are)
}

// cells gives the texts their words back.
func (r *restorer) cells(ids []change.CellID) {
	slices.SortFunc(ids, func(a, b change.CellID) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Lang, b.Lang))
	})
	for _, id := range ids {
		if !r.aimed(id.Text) || len(r.target.Languages) > 0 && !slices.Contains(r.target.Languages, id.Lang) {
			continue
		}
		was, is := r.past.Cell(id), r.now.Cell(id)
		if was.Text == is.Text {
			continue
		}
		r.g.SetCell(id, was.Text, was.From)
		if status := lower(was.Status, r.target.Status); statusRank(status) > statusRank(change.Draft) {
			r.g.SetStatus(id, status)
		}
		r.out.Texts++
	}
}

// aimed reports whether a text is to be restored.
func (r *restorer) aimed(text string) bool {
	if r.target.Text != "" {
		return text == r.target.Text
	}
	node, _ := change.SplitText(text)
	return r.was(node)
}

// origins gives the texts their origin back.
func (r *restorer) origins(texts []string) {
	slices.Sort(texts)
	for _, text := range texts {
		if was := r.past.Origin(text); len(r.target.Languages) == 0 && r.aimed(text) && was != r.now.Origin(text) {
			r.g.SetOrigin(text, was)
		}
	}
}

// fields gives the fields their values back.
func (r *restorer) fields(ids []change.FieldID) {
	slices.SortFunc(ids, func(a, b change.FieldID) int {
		return cmp.Or(cmp.Compare(a.Node, b.Node), cmp.Compare(a.Field, b.Field))
	})
	for _, id := range ids {
		if !r.was(id.Node) {
			continue
		}
		if was := r.past.Field(id.Node, id.Field); string(was) != string(r.now.Field(id.Node, id.Field)) {
			r.g.SetField(id.Node, id.Field, was)
			r.out.Fields++
		}
	}
}

// statusRank orders statuses, the lowest 0.
func statusRank(s change.Status) int { return slices.Index(statuses(), s) }

// statuses are all of them, from the lowest.
func statuses() []change.Status {
	return []change.Status{change.Empty, change.Draft, change.Translated, change.Reviewed, change.Approved}
}

func lower(a, b change.Status) change.Status {
	if statusRank(b) < statusRank(a) {
		return b
	}
	return a
}
