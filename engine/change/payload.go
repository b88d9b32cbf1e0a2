package change

import (
	"bytes"
	"encoding/json"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

// MaxText is the most bytes one cell, comment or field may have. The longest paragraph of the sample
// courses has 385; two texts of this size that differ in every word are merged in a tenth of a second.
const MaxText = 64 << 10

// A Revision is the value a translation was made from: a language and the event that gave its cell
// the value.
type Revision struct {
	Lang lang.Tag `json:"lang"`
	Rev  ID       `json:"rev"`
}

// The payloads. Each is written and read in one spelling: the order of these fields, no spaces.
type (
	workspaceCreate struct {
		Workspace string `json:"workspace"` // ULID
		Name      string `json:"name"`
		Person    string `json:"person"`
		Key       string `json:"key"` // ed25519 public key of the first member, in base64
	}
	memberPut struct {
		Member    string     `json:"member"`
		Person    string     `json:"person"`
		Role      Role       `json:"role"`
		Languages []lang.Tag `json:"languages,omitempty"` // none means all
		Keys      []string   `json:"keys"`
	}
	memberRevoke struct {
		Member string `json:"member"`
		Key    string `json:"key,omitempty"` // of a lost device; none means the whole member
		Last   Vector `json:"last"`          // the last number accepted of each device; 0 of any other
	}
	schemaMin struct {
		Version int `json:"version"`
		Merge   int `json:"merge"`
	}

	nodePut struct {
		Node     string `json:"node"`
		Kind     string `json:"kind"`
		Parent   string `json:"parent"`
		Position string `json:"position"`
	}
	nodeMove struct {
		Node     string `json:"node"`
		Parent   string `json:"parent"`
		Position string `json:"position"`
	}
	nodeOnly struct { // node.del and node.restore
		Node string `json:"node"`
	}

	cellSet struct {
		Text  string    `json:"text"`
		Lang  lang.Tag  `json:"lang"`
		Value string    `json:"value"`
		From  *Revision `json:"from,omitempty"`
	}
	fieldSet struct {
		Node  string          `json:"node"`
		Field string          `json:"field"`
		Value json.RawMessage `json:"value"` // any JSON; null is an absent field
	}
	originSet struct {
		Text string   `json:"text"`
		Lang lang.Tag `json:"lang"` // "" for none
	}
	statusSet struct {
		Text  string   `json:"text"`
		Lang  lang.Tag `json:"lang"`
		Value Status   `json:"value"`
		Rev   ID       `json:"rev"`
	}
	fromSet struct {
		Text string   `json:"text"`
		Lang lang.Tag `json:"lang"`
		From Revision `json:"from"`
	}
	thingPut struct { // the registers that other packages give a form: comments, terms, units …
		ID    string          `json:"id"`
		Text  string          `json:"text,omitempty"` // the text or node it is about, when it is about one
		Lang  lang.Tag        `json:"lang,omitempty"`
		Value json.RawMessage `json:"value"`
	}
	redact struct {
		Events []ID   `json:"events"`
		Reason string `json:"reason,omitempty"`
	}
)

// newPayload returns an empty payload of an operation, nil when the operation is unknown.
func newPayload(op Op) any {
	switch op {
	case WorkspaceCreate:
		return &workspaceCreate{}
	case MemberPut:
		return &memberPut{}
	case MemberRevoke:
		return &memberRevoke{}
	case SchemaMin:
		return &schemaMin{}
	case NodePut:
		return &nodePut{}
	case NodeMove:
		return &nodeMove{}
	case NodeDel, NodeRestore:
		return &nodeOnly{}
	case CellSet:
		return &cellSet{}
	case FieldSet:
		return &fieldSet{}
	case OriginSet:
		return &originSet{}
	case StatusSet:
		return &statusSet{}
	case FromSet:
		return &fromSet{}
	case LinkSet, CommentPut, AssignSet, QAIgnore, TermPut, TMAdd, TMRetract, TMAttach, MediaPut, VersionName:
		return &thingPut{}
	case EventRedact:
		return &redact{}
	}
	return nil
}

// spell writes a payload, or any part of one, in its one spelling.
func spell(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// readPayload returns the payload of an event, or why it has none that can be used. Of an event that
// was read before and found good, once is enough: it is taken as it stands.
func readPayload(e *Event, trusted bool) (any, *fault.Fault) {
	p := newPayload(e.Op)
	if p == nil {
		return nil, fault.New("change.unknown-op", "found", string(e.Op))
	}
	if e.Redacted() {
		if !e.Op.Erasable() {
			return nil, badPayload(e)
		}
		return nil, nil
	}
	if trusted {
		if quick := quickPayload(e.Op, string(e.P)); quick != nil {
			return quick, nil
		}
		if err := json.Unmarshal(e.P, p); err != nil {
			return nil, badPayload(e).Because(err)
		}
		return p, nil
	}
	if err := strictly(e.P, p); err != nil {
		return nil, badPayload(e).Because(err)
	}
	if again, err := spell(p); err != nil || !bytes.Equal(again, e.P) {
		return nil, badPayload(e).Because(err)
	}
	if !sound(p) {
		return nil, badPayload(e)
	}
	return p, nil
}

func badPayload(e *Event) *fault.Fault {
	return fault.New("change.bad-payload", "found", string(e.Op))
}

// sound checks what the types cannot say.
func sound(payload any) bool {
	switch p := payload.(type) {
	case *workspaceCreate:
		return isName(p.Workspace) && isKey(p.Key) && isText(p.Name, p.Person)
	case *memberPut:
		return p.sound()
	case *memberRevoke:
		return isName(p.Member) && p.Last != nil && len(p.Last) <= MaxSeen && (p.Key == "" || isKey(p.Key))
	case *schemaMin:
		return p.Version >= 1 && p.Merge >= 1
	case *nodePut:
		return isPath(p.Node) && isName(p.Kind) && (p.Parent == "" || isPath(p.Parent)) && isPosition(p.Position)
	case *nodeMove:
		return isPath(p.Node) && (p.Parent == "" || isPath(p.Parent)) && isPosition(p.Position)
	case *nodeOnly:
		return isPath(p.Node)
	case *cellSet:
		return isCell(p.Text, p.Lang) && isText(p.Value) && (p.From == nil || p.From.sound())
	case *fieldSet:
		return isPath(p.Node) && isPath(p.Field) && isRaw(p.Value)
	case *originSet:
		return isPath(p.Text) && (p.Lang == "" || lang.Known(p.Lang))
	case *statusSet:
		return isCell(p.Text, p.Lang) && p.Value.rank() > 0 && isHash(string(p.Rev), hashLength)
	case *fromSet:
		return isCell(p.Text, p.Lang) && p.From.sound()
	case *thingPut:
		return isPath(p.ID) && (p.Text == "" || isPath(p.Text)) && (p.Lang == "" || lang.Known(p.Lang)) && isRaw(p.Value)
	case *redact:
		return p.sound()
	}
	return false
}

func (p *memberPut) sound() bool {
	for _, l := range p.Languages {
		if !lang.Known(l) {
			return false
		}
	}
	for _, k := range p.Keys {
		if !isKey(k) {
			return false
		}
	}
	return isName(p.Member) && p.Role.rank() > 0 && len(p.Keys) > 0 && len(p.Keys) <= MaxBase && isText(p.Person)
}

func (p *redact) sound() bool {
	for _, id := range p.Events {
		if !isHash(string(id), hashLength) {
			return false
		}
	}
	return len(p.Events) > 0 && len(p.Events) <= MaxBase && isText(p.Reason)
}

func (r *Revision) sound() bool { return lang.Known(r.Lang) && isHash(string(r.Rev), hashLength) }

func isCell(text string, l lang.Tag) bool { return isPath(text) && lang.Known(l) }

func isText(texts ...string) bool {
	for _, t := range texts {
		if len(t) > MaxText {
			return false
		}
	}
	return true
}

func isRaw(v json.RawMessage) bool { return len(v) > 0 && len(v) <= MaxText }

// isPath reports whether a string can name a node, a text or a field: short, without anything that
// would need escaping.
func isPath(s string) bool { return len(s) <= 200 && made(s, "/._:+-") && !strings.HasPrefix(s, "/") }

// Erasable reports whether a redaction takes the payload of such an event away: those that hold what
// people typed. The others hold ids, positions and settings that the structure stands on.
func (o Op) Erasable() bool {
	switch o {
	case CellSet, FieldSet, LinkSet, CommentPut, AssignSet, QAIgnore, TermPut, TMAdd, TMRetract, TMAttach, MediaPut, VersionName:
		return true
	}
	return false
}
