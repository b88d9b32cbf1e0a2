package links

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// stored is what a person has said of a link, the value of a link.set event.
type stored struct {
	A run `json:"a"`
	B run `json:"b"`

	id string
	by string // member
	at time.Time
}

// run is a side of a stored link.
type run struct {
	Lang      lang.Tag `json:"lang"`
	Sentences []string `json:"sentences"`
	N         int      `json:"n,omitempty"` // which of several runs that say the same, from 0
}

// name returns the id of the thing that the link is.
func (l *stored) name(text string) string { return "link-" + digest(text, l.A.key(), l.B.key()) }

// key is all that a run says.
func (r run) key() string {
	data, err := json.Marshal(r)
	if err != nil {
		return "" // strings and a number: there is nothing that JSON cannot hold
	}
	return string(data)
}

// digest returns 32 hexadecimal digits for some texts.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// read returns the link that a thing is; false for one that is none, such as one of a newer program.
func read(t change.Thing) (stored, bool) {
	var l stored
	if json.Unmarshal(t.Value, &l) != nil || !l.A.sound() || !l.B.sound() || rank(l.A.Lang) >= rank(l.B.Lang) ||
		len(l.A.Sentences)+len(l.B.Sentences) == 0 {
		return stored{}, false
	}
	l.id = t.ID
	if len(t.Heads) > 0 { // of people who said the same at the same time, the one who was first by her clock
		first := slices.MinFunc(t.Heads, func(x, y change.Head) int {
			if c := x.Event.Clock.Compare(y.Event.Clock); c != 0 {
				return c
			}
			return strings.Compare(string(x.Rev), string(y.Rev))
		}).Event
		l.by, l.at = first.By, first.Clock
	}
	return l, true
}

func (r run) sound() bool {
	return lang.Known(r.Lang) && r.N >= 0 && !slices.Contains(r.Sentences, "")
}

// rank orders languages as lang.All does.
func rank(l lang.Tag) int { return slices.Index(lang.All(), l) }
