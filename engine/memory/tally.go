package memory

import (
	"encoding/json"

	"trivium/engine/change"
)

// A Tally counts what was done to the memory, as a history tells it.
type Tally struct {
	Put       int    // units that were added or changed, each once
	Retracted int    // units that were taken away
	Attached  int    // files of units
	Detached  int    // the same
	File      string // name of the file of the last tm.attach; "" when that is not known
	Linked    int    // texts whose sentences were linked
	Settings  bool   // the penalties were changed
}

// TallyOf counts what some events did. Units that were written because a text got a status or its sentences
// were linked are not counted, for those say it already; nor is a unit as taken away that left its file
// because it was changed.
func TallyOf(events []*change.Event) Tally {
	var t Tally
	said, added := map[string]bool{}, map[string]bool{} // by gesture
	for _, e := range events {
		said[e.Tx] = said[e.Tx] || e.Op == change.StatusSet || e.Op == change.LinkSet
		added[e.Tx] = added[e.Tx] || e.Op == change.TMAdd
	}
	seen := map[string]bool{} // what is to be counted once
	once := func(e *change.Event, id string) int {
		key := string(e.Op) + " " + id
		if seen[key] {
			return 0
		}
		seen[key] = true
		return 1
	}
	for _, e := range events {
		var p struct {
			ID, Text, Node string
			Value          json.RawMessage
		}
		if json.Unmarshal(e.P, &p) != nil {
			continue
		}
		gone := string(p.Value) == "null"
		switch e.Op {
		case change.FieldSet:
			t.Settings = t.Settings || p.Node == settingsNode
		case change.LinkSet:
			t.Linked += once(e, p.Text)
		case change.TMAdd:
			if !said[e.Tx] {
				t.Put += once(e, p.ID)
			}
		case change.TMRetract:
			if !gone && !said[e.Tx] && !added[e.Tx] {
				t.Retracted += once(e, p.ID) * retractedBy(p.Value)
			}
		case change.TMAttach:
			var a attachment
			if json.Unmarshal(p.Value, &a) == nil {
				t.File = a.Name
			}
			switch {
			case gone:
				t.Detached++
			case a.Of == "": // else it stands for one that was redacted, as the redaction says
				t.Attached++
			}
		}
	}
	return t
}

// retractedBy returns how many units the value of a tm.retract takes away.
func retractedBy(value json.RawMessage) int {
	var v taken
	if json.Unmarshal(value, &v) != nil || len(v.Rows) == 0 {
		return 1 // of a person
	}
	n := 0
	for _, r := range v.Rows {
		n += max(0, r.to-r.from+1) // another program may have written anything
	}
	return n
}
