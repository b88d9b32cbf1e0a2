package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// Redaction is for what should never have been written, such as a client's name in a case study. It
// takes the payloads of events out of the state, the file, its write-ahead log and its backups
// (store.Forget), then out of this copy's files in the exchange folder (sync.Folder). Every copy that
// receives the redaction does the same. Out of reach are bundles in somebody's mail, and copies that
// nobody exchanges with any more.

// A Mention is an event that holds a text.
type Mention struct {
	Event    change.Event
	Node     string   // what it is about, "" when that is nothing in a course
	Text     string   // of a cell
	Lang     lang.Tag // of a cell
	Says     string   // what it holds: the text of a cell, else all that a person has typed there
	Now      bool     // it stands in the course as it is now
	Erasable bool     // false: people and the structure stay, so this cannot be taken away
}

// Mentions returns the events that hold one of some texts, however they are written (text.Sought), the
// newest first.
func (d *Desk) Mentions(texts ...string) []Mention {
	found := []Mention{}
	d.Read(func(s *change.State) {
		for _, id := range s.Mentions(texts...) {
			found = append(found, mention(s, id))
		}
	})
	slices.SortStableFunc(found, func(a, b Mention) int { return b.Event.Clock.Compare(a.Event.Clock) })
	return found
}

// held are the parts of payloads that a mention shows.
type held struct {
	Text  string          `json:"text"`
	Lang  lang.Tag        `json:"lang"`
	Node  string          `json:"node"`
	Field string          `json:"field"`
	ID    string          `json:"id"`
	Value json.RawMessage `json:"value"`

	Name   string `json:"name"` // of a workspace
	Person string `json:"person"`
}

func mention(s *change.State, id change.ID) Mention {
	e := s.Offered(id)
	var p held
	json.Unmarshal(e.P, &p) //nolint:errcheck // what has another form has none of these parts
	m := Mention{Event: *e, Node: p.Node, Erasable: e.Op.Erasable(), Says: says(e.P)}
	switch e.Op {
	case change.WorkspaceCreate, change.MemberPut:
		m.Says = strings.Trim(p.Name+" · "+p.Person, " ·")
	case change.CellSet:
		m.Text, m.Lang = p.Text, p.Lang
		m.Node, _ = change.SplitText(p.Text)
		m.Says, _ = s.Value(id)
		m.Now = slices.Contains(s.Cell(change.CellID{Text: p.Text, Lang: p.Lang}).Revs, id)
	case change.FieldSet:
		m.Now = heads(s.FieldHeads(p.Node, p.Field), id)
	default:
		thing, _ := s.Thing(e.Op, p.ID)
		m.Node, m.Now = p.Text, heads(thing.Heads, id)
	}
	return m
}

func heads(all []change.Head, id change.ID) bool {
	return slices.ContainsFunc(all, func(h change.Head) bool { return h.Rev == id })
}

// says returns the texts in a JSON value, one after another.
func says(raw json.RawMessage) string {
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return ""
	}
	return strings.Join(stringsIn(value), " · ")
}

// stringsIn collects the strings of a JSON value; those of an object by key.
func stringsIn(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		all := []string{}
		for _, one := range v {
			all = append(all, stringsIn(one)...)
		}
		return all
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		all := []string{}
		for _, key := range keys {
			all = append(all, stringsIn(v[key])...)
		}
		return all
	}
	return nil
}

// Contents returns the texts that events hold, as far as they are worth looking for elsewhere.
func (d *Desk) Contents(ids []change.ID) []string {
	texts := []string{}
	d.Read(func(s *change.State) {
		for _, id := range ids {
			if e := s.Offered(id); e != nil && !e.Redacted() {
				texts = append(texts, contentOf(s, e)...)
			}
		}
	})
	return Worthwhile(texts)
}

// Redact takes what events hold away, for good. Those that are redacted already, or not here, are passed
// over.
func (d *Desk) Redact(ctx context.Context, ids []change.ID, reason string) error {
	wanted := []change.ID{}
	var refused *fault.Fault
	d.Read(func(s *change.State) {
		for _, id := range ids {
			e := s.Offered(id)
			if e == nil || e.Redacted() {
				continue
			}
			if !e.Op.Erasable() {
				refused = fault.New("redact.not-erasable", "found", string(e.Op))
				return
			}
			wanted = append(wanted, id)
		}
	})
	if refused != nil {
		return refused
	}
	if len(wanted) > 0 {
		_, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
			g.Redact(wanted, reason)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return d.Erase(ctx)
}

// contentOf returns the texts of an event.
func contentOf(s *change.State, e *change.Event) []string {
	if e.Op == change.CellSet {
		value, _ := s.Value(e.ID)
		return []string{value}
	}
	var p held
	if json.Unmarshal(e.P, &p) != nil {
		return nil
	}
	var value any
	if json.Unmarshal(p.Value, &value) != nil {
		return nil
	}
	return stringsIn(value)
}

// Worthwhile leaves out what stands everywhere, such as "a" or a number, and what comes twice.
func Worthwhile(texts []string) []string {
	slices.Sort(texts)
	texts = slices.Compact(texts)
	return slices.DeleteFunc(texts, func(t string) bool { return len(strings.TrimSpace(t)) < 4 })
}

// Erase takes what redactions name out of the file and its backups, as far as that was not done. What
// an error leaves is done the next time, at the latest at the next opening. Redact and Receive do it; whoever
// redacts in a gesture of another kind calls it.
func (d *Desk) Erase(ctx context.Context) error {
	var named []change.ID
	d.Read(func(s *change.State) { named = s.Redacted() })
	if len(named) == 0 {
		return nil
	}
	done, err := d.store.Erased(ctx)
	if err != nil {
		return err
	}
	gone := make(map[change.ID]bool, len(done))
	for _, id := range done {
		gone[id] = true
	}
	return d.store.Forget(ctx, slices.DeleteFunc(named, func(id change.ID) bool { return gone[id] }))
}

// unerased says that what was redacted still stands in the file.
func unerased(err error) *fault.Fault { return fault.New("redact.not-yet").Because(err).Warn() }
