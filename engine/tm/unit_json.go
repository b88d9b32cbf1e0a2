package tm

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"trivium/engine/lang"
)

// ThingID returns the id of a unit that a person made: the first 16 bytes of the SHA-256 of the name
// of its event's thing.
func ThingID(thing string) ID {
	sum := sha256.Sum256([]byte(thing))
	var id ID
	copy(id[:], sum[:])
	return id
}

// unitJSON is how a unit is written as the value of a tm.add event:
//
//	{"texts":{"de":"Er wohnt hier.","pl":"Mieszka tu."},"state":"approved","author":"Anna","origin":"pl",
//	 "module":"01H…","text":"01H…/title","date":"2026-11-22T10:30:00Z","before":{"pl":"Ma pokój."}}
//
// texts and state are always there, all else when it is known. The id is not: it follows from the name
// of the thing (ThingID). null in the place of all this takes the unit away.
type unitJSON struct {
	Texts        map[lang.Tag]string `json:"texts"`
	State        State               `json:"state"`
	TUID         string              `json:"tuid,omitempty"`
	Author       string              `json:"author,omitempty"`
	Organisation string              `json:"organisation,omitempty"`
	Origin       lang.Tag            `json:"origin,omitempty"`
	Module       string              `json:"module,omitempty"`
	Text         string              `json:"text,omitempty"`
	Date         string              `json:"date,omitempty"` // RFC 3339, UTC, whole seconds
	Before       map[lang.Tag]string `json:"before,omitempty"`
	After        map[lang.Tag]string `json:"after,omitempty"`
	Tags         []string            `json:"tags,omitempty"`
	Note         string              `json:"note,omitempty"`
	Batch        string              `json:"batch,omitempty"`
	Extra        json.RawMessage     `json:"extra,omitempty"`
}

// MarshalJSON writes a unit without its id, always in the same spelling.
func (u Unit) MarshalJSON() ([]byte, error) {
	j := unitJSON{
		Texts: u.Texts, State: u.State, TUID: u.TUID, Author: u.Author, Organisation: u.Organisation, Origin: u.Origin,
		Module: u.Module, Text: u.Text, Before: u.Before, After: u.After, Tags: u.Tags, Note: u.Note, Batch: u.Batch, Extra: u.Extra,
	}
	if !u.Date.IsZero() {
		j.Date = u.Date.UTC().Format(time.RFC3339)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // a redaction looks for texts as they were typed
	if err := enc.Encode(j); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON reads what MarshalJSON writes; ID is left as it is. What it does not know it passes
// over, for a newer program may have written it. A unit without a text, or with a blank one, of an
// unknown state or an unreadable date, is an error.
func (u *Unit) UnmarshalJSON(data []byte) error {
	var j unitJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	if len(j.Texts) == 0 {
		return fmt.Errorf("unit without a text")
	}
	for l, t := range j.Texts {
		if strings.TrimSpace(t) == "" {
			return fmt.Errorf("unit with a blank text in %q", l)
		}
	}
	var date time.Time
	if j.Date != "" {
		var err error
		if date, err = time.Parse(time.RFC3339, j.Date); err != nil {
			return err
		}
	}
	*u = Unit{
		ID: u.ID, TUID: j.TUID, Texts: j.Texts, State: j.State, Author: j.Author, Organisation: j.Organisation, Origin: j.Origin,
		Module: j.Module, Text: j.Text, Date: date.UTC(), Before: j.Before, After: j.After, Tags: j.Tags, Note: j.Note,
		Batch: j.Batch, Extra: j.Extra,
	}
	if j.Date == "" {
		u.Date = time.Time{}
	}
	return nil
}

// stateNames are the names of the states in files and calls, in the order of States.
var stateNames = [...]string{"machine", "aligned", "imported", "draft", "reviewed", "approved"}

// String returns the name of a state, as files and calls have it.
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return ""
}

// ParseState returns the state of a name; ok is false when there is none.
func ParseState(name string) (s State, ok bool) {
	i := slices.Index(stateNames[:], name)
	return State(max(i, 0)), i >= 0
}

// MarshalText is String, and an error for what is no state.
func (s State) MarshalText() ([]byte, error) {
	if s.String() == "" {
		return nil, fmt.Errorf("no state of a unit: %d", s)
	}
	return []byte(s.String()), nil
}

// UnmarshalText is ParseState.
func (s *State) UnmarshalText(name []byte) error {
	parsed, ok := ParseState(string(name))
	if !ok {
		return fmt.Errorf("no state of a unit: %q", name)
	}
	*s = parsed
	return nil
}
