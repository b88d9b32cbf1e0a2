package review

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// The limits of what people write about a version: a name fits on a line, a note on a screen.
const (
	MaxVersionName = 120  // characters
	MaxVersionNote = 2000 // characters
)

// A Version is a moment that somebody gave a name. The event that names it is not part of it.
type Version struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Note    string           `json:"note"`
	Vector  change.Vector    `json:"vector"`
	By      string           `json:"by"`      // the member who wrote this name, by id
	At      time.Time        `json:"at"`      // by her clock
	Missing map[string]int64 `json:"missing"` // by device, how many of its events have not arrived here; none when it is whole
}

// Complete reports whether all events of the version are here. What an incomplete one shows is not
// what its author saw.
func (v *Version) Complete() bool { return len(v.Missing) == 0 }

// versionValue is the payload of version.name. null takes a version away.
type versionValue struct {
	Name   string        `json:"name"`
	Note   string        `json:"note"`
	Vector change.Vector `json:"vector"`
}

// NameVersion gives a moment a name, in the gesture g; id is a new ULID. The name must be free.
func NameVersion(s *change.State, g *change.Gesture, id, name, note string, moment change.Vector) error {
	name, f := checkName(s, id, name, note)
	if f != nil {
		return f
	}
	g.PutThing(change.VersionName, id, "", "", versionValue{name, strings.TrimSpace(note), moment})
	return nil
}

// RenameVersion gives a version another name and note.
func RenameVersion(s *change.State, g *change.Gesture, id, name, note string) error {
	v, f := FindVersion(s, id)
	if f != nil {
		return f
	}
	return NameVersion(s, g, id, name, note, v.Vector)
}

// RemoveVersion takes the name away. The moment stays what it is: it can be named again.
func RemoveVersion(s *change.State, g *change.Gesture, id string) error {
	if _, f := FindVersion(s, id); f != nil {
		return f
	}
	g.PutThing(change.VersionName, id, "", "", nil)
	return nil
}

// checkName returns a name as it is kept.
func checkName(s *change.State, id, name, note string) (string, *fault.Fault) {
	name = strings.TrimSpace(name)
	if !isName(name) || utf8.RuneCountInString(note) > MaxVersionNote {
		return "", fault.New("review.version-name", "found", cut(name, MaxVersionName))
	}
	for _, v := range Versions(s) {
		if v.ID != id && strings.EqualFold(v.Name, name) {
			return "", fault.New("review.version-taken", "found", name)
		}
	}
	return name, nil
}

func isName(name string) bool {
	return name != "" && utf8.RuneCountInString(name) <= MaxVersionName && utf8.ValidString(name) &&
		!strings.ContainsFunc(name, unicode.IsControl)
}

// Versions returns the named versions, the newest name first. One whose value has another form than
// this program knows is left out.
func Versions(s *change.State) []Version {
	versions := []Version{}
	here := s.Vector()
	for _, thing := range s.Things(change.VersionName) {
		if v, ok := readVersion(&thing, here); ok {
			versions = append(versions, v)
		}
	}
	slices.SortStableFunc(versions, func(a, b Version) int { return b.At.Compare(a.At) })
	return versions
}

// FindVersion returns a version by its id or by its name, upper and lower case alike.
func FindVersion(s *change.State, idOrName string) (Version, *fault.Fault) {
	for _, v := range Versions(s) {
		if v.ID == idOrName || strings.EqualFold(v.Name, strings.TrimSpace(idOrName)) {
			return v, nil
		}
	}
	return Version{}, fault.New("review.no-version", "found", cut(idOrName, MaxVersionName))
}

func readVersion(thing *change.Thing, here change.Vector) (Version, bool) {
	var p versionValue
	d := json.NewDecoder(bytes.NewReader(thing.Value))
	d.DisallowUnknownFields()
	if d.Decode(&p) != nil || !isName(p.Name) || utf8.RuneCountInString(p.Note) > MaxVersionNote || len(p.Vector) > change.MaxSeen {
		return Version{}, false
	}
	v := Version{ID: thing.ID, Name: p.Name, Note: p.Note, Vector: p.Vector, Missing: map[string]int64{}}
	for dev, n := range p.Vector {
		if n < 1 || n > change.MaxCounter {
			return Version{}, false
		}
		if n > here[dev] {
			v.Missing[dev] = n - here[dev]
		}
	}
	for _, head := range thing.Heads { // of a fork the value shown is the last in order: the one that says it
		if bytes.Contains([]byte(head.Text), thing.Value) {
			v.By, v.At = head.Event.By, head.Event.Clock
		}
	}
	return v, true
}

// cut shortens what a person gave to what fits into a message.
func cut(s string, most int) string {
	runes := []rune(strings.ToValidUTF8(s, "�"))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}
