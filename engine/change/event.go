package change

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"trivium/engine/fault"
)

// Version is the version of the event format that this program writes, and the newest it applies.
const Version = 1

// The limits of one event. What exceeds them is no event: a log of ordinary work never comes near,
// and a hostile one shall not fill memory before it is refused.
const (
	MaxPayload = 1 << 20 // bytes; far above MaxText, for what other packages put into the log
	MaxSeen    = 4096    // devices; each copied or restored workspace is one more
	MaxBase    = 1024    // values replaced by one event
	MaxCounter = 1 << 53 // the integers that every JSON reader keeps
	maxName    = 64      // bytes of an author, a device, a gesture
	maxEvent   = MaxPayload + MaxSeen*(maxName+24) + MaxBase*48 + 4096
)

// Lengths of base64 without padding: a SHA-256, 16 bytes of salt, an ed25519 signature.
const (
	hashLength = 43
	saltLength = 22
	sigLength  = 86
)

// An ID is the SHA-256 of an event's header, in base64 for URLs without padding: 43 characters.
type ID string

// A Vector is what a copy knows: of each device, the number of its events up to which none is
// missing. A device that is not in it counts 0.
type Vector map[string]int64

// Covers reports whether every event that v counts is counted by the vector too.
func (o Vector) Covers(v Vector) bool {
	for dev, n := range v {
		if o[dev] < n {
			return false
		}
	}
	return true
}

// Includes reports whether the vector counts an event. The state at a named version is that of the
// events its vector includes.
func (o Vector) Includes(e *Event) bool { return e.N <= o[e.Dev] }

// An Event is one change, as it lies in the log and travels between copies. It never changes,
// except that a redaction takes P and Salt away and a signature is added when it leaves its device;
// neither changes the ID.
type Event struct {
	V     int             // version of the format
	ID    ID              // hash of the header, which holds the hash of the payload
	By    string          // the member who made it
	Dev   string          // the device it was made on
	N     int64           // its number among the events of the device, from 1 without gaps
	Seen  Vector          // what the author's copy knew of the other devices
	Clock time.Time       // the author's clock, whole seconds in UTC; shown, never compared
	Tx    string          // the gesture: what is undone together
	Op    Op              // what kind of change, and so the form of P
	Base  []ID            // the values it replaces, ascending
	P     json.RawMessage // the payload, canonical JSON; nil after redaction
	Salt  string          // of the payload's hash, so that no guess at a redacted text can be tested
	Hash  string          // of a redacted event: the hash of the payload it had; otherwise empty
	Sig   string          // ed25519 over the header, in base64; empty while it has not left its device
}

// Redacted reports whether the payload has been erased.
func (e *Event) Redacted() bool { return e.Hash != "" }

// Vector returns what was known when the event had been made: Seen and the event itself.
func (e *Event) Vector() Vector {
	v := make(Vector, len(e.Seen)+1)
	maps.Copy(v, e.Seen)
	v[e.Dev] = e.N
	return v
}

// Redact erases payload and salt and keeps their hash; id and signature stay valid. An event whose
// operation is not Erasable stays as it is.
func (e *Event) Redact() {
	if e.Redacted() || !e.Op.Erasable() {
		return
	}
	e.Hash = e.payloadHash()
	e.P, e.Salt = nil, ""
}

// seal gives a new event its salt, from random bytes, and its id.
func (e *Event) seal(random io.Reader) error {
	var salt [16]byte // 128 bits: beyond any search
	if _, err := io.ReadFull(random, salt[:]); err != nil {
		return err
	}
	slices.Sort(e.Base)
	e.Base = slices.Compact(e.Base)
	e.Salt = base64.RawURLEncoding.EncodeToString(salt[:])
	e.ID = e.computeID()
	return nil
}

// payloadHash returns the salted hash of the payload, or the one kept by a redaction.
func (e *Event) payloadHash() string {
	if e.Redacted() {
		return e.Hash
	}
	h := sha256.New()
	io.WriteString(h, "trivium payload 1\n")
	io.WriteString(h, e.Salt)
	h.Write([]byte{'\n'})
	h.Write(e.P)
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

func (e *Event) computeID() ID {
	sum := sha256.Sum256(e.header())
	return ID(base64.RawURLEncoding.EncodeToString(sum[:]))
}

// isName reports whether a string may be a part of a header. None of the characters needs escaping
// in JSON, so a header has one spelling only.
func isName(s string) bool { return len(s) <= maxName && made(s, "._:-") }

// isHash reports whether a string has the form of n characters of base64 for URLs.
func isHash(s string, n int) bool { return len(s) == n && made(s, "_-") }

// isOp reports whether a string has the form of an operation, such as cell.set.
func isOp(s string) bool {
	thing, verb, found := strings.Cut(s, ".")
	return found && len(s) <= 33 && made(thing, "") && made(verb, "")
}

// made reports whether a string has characters, and only ASCII letters, digits and some others.
func made(s, others string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && strings.IndexByte(others, c) < 0 {
			return false
		}
	}
	return s != ""
}

// Check returns why an event is none, nil when it is sound: its parts are within the limits and its
// id is that of its content. It does not look into the payload, nor at the signature.
func (e *Event) Check() *fault.Fault {
	switch {
	case e.V < 1 || e.N < 1 || e.N > MaxCounter:
		return malformed("v, n")
	case !isName(e.By) || !isName(e.Dev) || !isName(e.Tx):
		return malformed("by, dev, tx")
	case !isOp(string(e.Op)):
		return malformed("op")
	case e.Clock.IsZero() || e.Clock.Nanosecond() != 0 || e.Clock.Location() != time.UTC || e.Clock.Year() < 0 || e.Clock.Year() > 9999:
		return malformed("clock")
	case e.Sig != "" && !isHash(e.Sig, sigLength):
		return malformed("sig")
	case len(e.P) > MaxPayload:
		return tooLarge("p")
	case len(e.Seen) > MaxSeen:
		return tooLarge("seen")
	case len(e.Base) > MaxBase:
		return tooLarge("base")
	}
	if f := e.checkPast(); f != nil {
		return f
	}
	if e.Redacted() {
		if !isHash(e.Hash, hashLength) || e.P != nil || e.Salt != "" {
			return malformed("ph")
		}
	} else if !isHash(e.Salt, saltLength) || !json.Valid(e.P) {
		return malformed("p, salt")
	}
	if e.ID != e.computeID() {
		return fault.New("change.wrong-id", "found", short(string(e.ID)), "expected", string(e.computeID()))
	}
	return nil
}

// checkPast looks at what an event says it follows.
func (e *Event) checkPast() *fault.Fault {
	for dev, n := range e.Seen {
		if !isName(dev) || dev == e.Dev || n < 1 || n > MaxCounter {
			return malformed("seen")
		}
	}
	for i, id := range e.Base {
		if !isHash(string(id), hashLength) || i > 0 && e.Base[i-1] >= id {
			return malformed("base")
		}
	}
	return nil
}

func malformed(part string) *fault.Fault {
	return fault.New("change.malformed", "found", part)
}

func tooLarge(part string) *fault.Fault {
	return fault.New("change.too-large", "found", part)
}

// short cuts what a stranger wrote to what fits into a message.
func short(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return string([]rune(s[:most])) + "…"
}
