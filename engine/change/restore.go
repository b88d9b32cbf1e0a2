package change

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"time"

	"trivium/engine/fault"
)

// ErrSnapshot says that data is no snapshot, a damaged one, or one of another version of the program:
// the state is then to be computed from the log.
var ErrSnapshot = errors.New("no snapshot that this program can use")

// Restore returns the state that Snapshot was called on, with options of its own: Root is the same or
// empty. It believes what the snapshot says was applied, so a snapshot has to be kept where only this
// copy writes. The error is ErrSnapshot. The state keeps no part of data.
func Restore(options Options, data []byte) (*State, error) {
	head := len(snapshotMagic) + 2
	if len(data) < head+crc32.Size || string(data[:head]) != snapshotMagic+string([]byte{snapshotForm, Version}) {
		return nil, ErrSnapshot
	}
	body, check := data[:len(data)-crc32.Size], data[len(data)-crc32.Size:]
	if crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(check) {
		return nil, ErrSnapshot
	}
	return restore(options, body[head:])
}

// restore makes a state of the columns.
func restore(options Options, columns []byte) (*State, error) {
	r, ok := openColumns(columns)
	if !ok {
		return nil, ErrSnapshot
	}
	r.s = New(options)
	if !r.readEvents() || !r.readRevocations() || !r.recount() {
		return nil, ErrSnapshot
	}
	return r.s, nil
}

// A snapshotReader takes a snapshot apart. The strings of the events are parts of one that holds all
// columns, and their payloads parts of one slice: 100,000 events are a dozen allocations then.
type snapshotReader struct {
	s      *State
	names  []string
	failed bool // heads came to an end, or a number in them cannot be

	heads                                        []byte
	txs, ids, salts, hashes, sigs, texts, others string // what is left of each column
	payloads                                     []byte

	events      []Event
	classes     []byte
	contents    []string // the payloads as strings
	bases       []ID     // room for those of all events
	revocations int
}

// openColumns finds the columns.
func openColumns(data []byte) (*snapshotReader, bool) {
	r := &snapshotReader{}
	var columns [9][]byte
	for i := range columns {
		n, used := binary.Uvarint(data)
		if used <= 0 || n > uint64(len(data)-used) {
			return nil, false
		}
		columns[i], data = data[used:used+int(n)], data[used+int(n):]
	}
	for i, to := range []*string{&r.txs, &r.ids, &r.salts, &r.hashes, &r.sigs, &r.texts, &r.others} {
		*to = string(columns[i+2])
	}
	r.heads, r.payloads = columns[1], bytes.Clone(columns[7])
	return r, len(data) == 0 && r.readNames(string(columns[0]))
}

func (r *snapshotReader) readNames(all string) bool {
	for all != "" {
		n := int(all[0]) // a name has at most 64 bytes, so its length is one
		if n >= len(all) || !isName(all[1:n+1]) {
			return false
		}
		r.names = append(r.names, all[1:n+1])
		all = all[n+1:]
	}
	return true
}

// number reads from the heads. What is larger than anything there can be is damage.
func (r *snapshotReader) number() int {
	n, used := binary.Uvarint(r.heads)
	if used <= 0 || n > MaxCounter {
		r.failed, r.heads = true, nil
		return 0
	}
	r.heads = r.heads[used:]
	return int(n)
}

func (r *snapshotReader) signed() int64 {
	n, used := binary.Varint(r.heads)
	if used <= 0 {
		r.failed, r.heads = true, nil
		return 0
	}
	r.heads = r.heads[used:]
	return n
}

// name reads the number of a name.
func (r *snapshotReader) name() int {
	n := r.number()
	if n >= len(r.names) {
		r.failed = true
		return 0
	}
	return n
}

// cut takes n bytes from a column.
func (r *snapshotReader) cut(column *string, n int) string {
	if n > len(*column) {
		r.failed = true
		return ""
	}
	taken := (*column)[:n]
	*column = (*column)[n:]
	return taken
}

// readEvents reads all events; none of them counts yet.
func (r *snapshotReader) readEvents() bool {
	n := r.number()
	r.revocations = r.number()
	if r.failed || n > len(r.ids)/hashLength || n*hashLength != len(r.ids) || n > 0 && len(r.names) == 0 {
		return false
	}
	s := r.s
	s.offered = make(map[ID]*Event, n)
	s.records, s.values = make(map[ID]*record, n), make(map[ID]*value, n)
	r.events, r.classes, r.contents = make([]Event, n), make([]byte, n), make([]string, n)
	r.bases = make([]ID, 0, n)
	last, counted := make([]*Event, len(r.names)), make([]int64, len(r.names))
	clock := int64(0)
	for i := range r.events {
		e := &r.events[i]
		if !r.readEvent(i, last, counted, &clock) || s.offered[e.ID] != nil {
			return false
		}
		s.offered[e.ID] = e
	}
	return len(r.heads) == 0
}

// readEvent reads one event. last has the event before it, and counted how many count, of each device.
func (r *snapshotReader) readEvent(i int, last []*Event, counted []int64, clock *int64) bool {
	e := &r.events[i]
	if len(r.heads) == 0 {
		return false
	}
	class := r.heads[0]
	r.heads = r.heads[1:]
	r.classes[i] = class & classMask
	e.ID = ID(r.cut(&r.ids, hashLength))
	dev := r.name()
	e.Dev, e.N = r.names[dev], 1+counted[dev]+r.signed()
	e.By, e.Op = r.names[r.name()], Op(r.names[r.name()])
	e.V = r.number()
	*clock += r.signed()
	e.Clock = time.Unix(*clock, 0).UTC()
	length := r.number()
	if class&withoutPayload != 0 {
		e.Hash = r.cut(&r.hashes, hashLength)
		r.failed = r.failed || length > 0
	} else {
		e.Salt = r.cut(&r.salts, saltLength)
		if r.contents[i] = r.cut(&r.texts, length); !r.failed {
			e.P, r.payloads = r.payloads[:length:length], r.payloads[length:]
		}
	}
	if class&withSignature != 0 {
		e.Sig = r.cut(&r.sigs, sigLength)
	}
	r.readPast(e, class, last[dev])
	r.readBases(i)
	if class&withSpares != 0 {
		for range min(r.number(), len(r.sigs)/sigLength) {
			r.s.spare[e.ID] = append(r.s.spare[e.ID], r.cut(&r.sigs, sigLength))
		}
	}
	last[dev] = e
	if r.classes[i] <= classIdle {
		r.failed = r.failed || e.N != counted[dev]+1 || e.V > Version
		counted[dev]++
	}
	return !r.failed && e.N >= 1 && e.N <= MaxCounter
}

// readPast reads the gesture of an event and what its author knew of others; before is the event
// before it on the device.
func (r *snapshotReader) readPast(e *Event, class byte, before *Event) {
	if before == nil && class&(sameGesture|sameSeen) != 0 {
		r.failed = true
		return
	}
	if class&sameGesture != 0 {
		e.Tx = before.Tx
	} else {
		e.Tx = r.cut(&r.txs, r.number())
	}
	if class&sameSeen != 0 {
		e.Seen = before.Seen // events never change, so two may have one map
		return
	}
	count := r.number()
	if count > min(MaxSeen, len(r.heads)) {
		r.failed = true
		return
	}
	e.Seen = make(Vector, count)
	for range count {
		dev := r.names[r.name()]
		e.Seen[dev] = int64(r.number())
	}
}

func (r *snapshotReader) readBases(i int) {
	count := r.number()
	if count > min(MaxBase, len(r.heads)) {
		r.failed = true
		return
	}
	from := len(r.bases)
	for range count {
		switch back := r.number(); {
		case back > i:
			r.failed = true
		case back > 0:
			r.bases = append(r.bases, r.events[i-back].ID)
		default:
			r.bases = append(r.bases, ID(r.cut(&r.others, hashLength)))
		}
	}
	r.events[i].Base = r.bases[from:len(r.bases):len(r.bases)]
}

// readRevocations learns which revocations stand, before anything is judged by them.
func (r *snapshotReader) readRevocations() bool {
	if r.revocations*hashLength != len(r.others) {
		return false
	}
	for range r.revocations {
		id := ID(r.cut(&r.others, hashLength))
		e := r.s.offered[id]
		if e == nil || e.Op != MemberRevoke {
			return false
		}
		p, f := readPayload(e, false)
		if f != nil {
			return false
		}
		r.s.revocations, r.s.revoked[id] = append(r.s.revocations, id), p.(*memberRevoke)
	}
	return r.txs+r.salts+r.hashes+r.sigs+r.texts == ""
}

// recount puts every event where it was. What was applied is applied without being judged; why
// something else was not is found again, as if for the first time.
func (r *snapshotReader) recount() bool {
	s := r.s
	trusted := s.options.Trusted
	s.options.Trusted = func(ID) bool { return false }
	s.changed = Changes{Cells: map[CellID]bool{}, Nodes: map[string]bool{}, Things: map[string]bool{}}
	for i := range r.events {
		if !r.place(i) {
			return false
		}
	}
	s.plant()
	s.options.Trusted = trusted
	s.replay, s.changed = false, Changes{}
	return !s.mended
}

// place puts one event where it was. An event of another class than it is said to be, or one that
// comes before its past, makes the snapshot useless.
func (r *snapshotReader) place(i int) bool {
	s, e := r.s, &r.events[i]
	if _, lacks := s.lacks(e); lacks != (r.classes[i] == classWaiting) {
		return false
	}
	switch r.classes[i] {
	case classApplied:
		return r.apply(e, r.contents[i])
	case classIdle:
		return s.idle(e)
	case classLoser:
		at := s.position(e)
		s.losers[e.ID] = true
		at.why, s.records[e.ID] = fault.New("change.twin", "found", e.Dev), at
	case classRefused:
		return !s.judge(e) && s.refused[e.ID] != nil
	case classHeld:
		s.held[e.ID] = e
		return e.V > Version
	case classWaiting:
		s.admit(e)
	default:
		return false
	}
	return true
}

func (r *snapshotReader) apply(e *Event, content string) bool {
	s := r.s
	if e.Op == WorkspaceCreate && s.root != "" && s.root != e.ID {
		return false
	}
	at := s.position(e)
	var payload any
	if !e.Redacted() {
		payload = quickPayload(e.Op, content)
	}
	if payload == nil {
		var f *fault.Fault
		if payload, f = readPayload(e, true); f != nil {
			return false
		}
	}
	if payload != nil && !sound(payload) {
		return false
	}
	s.settle(at)
	s.enact(at, payload)
	return true
}

// idle counts an event that changes nothing, and finds why.
func (s *State) idle(e *Event) bool {
	at := s.position(e)
	member := s.memberAt(at)
	if member == nil {
		return false
	}
	payload, f := readPayload(e, false)
	if f == nil {
		f = s.refuse(at, member, payload)
	}
	at.why = f
	s.settle(at)
	return f != nil
}
