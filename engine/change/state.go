package change

import (
	"cmp"
	"maps"
	"slices"

	"trivium/engine/fault"
)

// Options are what a State needs from outside.
type Options struct {
	// Root is the id of the event that created the workspace. Empty takes the first such event
	// that is applied: right only for the copy that has just made it.
	Root ID

	// Own says whether a device is this workspace file, now or in the past. Its events need no
	// signature here.
	Own func(dev string) bool

	// Trusted says whether this copy has applied an event before (it was not in Quarantined), so that
	// its id, signature and payload need not be checked again. May be nil.
	Trusted func(ID) bool
}

// A State is what a set of events comes to. It depends on the set alone, never on the order in which
// Apply was given the events: TestRandomHistories holds it to that.
//
// It is not safe for concurrent use.
type State struct {
	options Options
	root    ID
	name    string

	offered  map[ID]*Event       // every event that came and is sound, applied or not
	records  map[ID]*record      // those that count: applied, or refused for good
	devices  map[string]int      // name → index
	history  [][]*record         // by device index, then number - 1
	waiting  map[place][]*Event  // by the first event each lacks
	held     map[ID]*Event       // of a newer version
	refused  map[ID]*fault.Fault // not counted: foreign, wrongly signed
	unsound  map[ID]*fault.Fault // not even an event; another with the same id may be sound
	losers   map[ID]bool         // of two events with one device and number, the one with the higher id
	spare    map[ID][]string     // further signatures that came with an event, one of which may be right
	replay   bool                // Apply must end with a replay: which revocations stand may have changed
	mended   bool                // and this, when the set of events itself is to be read otherwise
	redacted map[ID]bool         // ids named by redactions that count
	erased   []ID                // since the last Apply

	members     map[string][]standing
	revokers    []*record
	revoked     map[ID]*memberRevoke // what each revocation ever judged says
	revocations []ID                 // that stand, the most senior author's first

	minimum   schemaMin
	cells     map[CellID]*cell
	registers map[registerKey]*register
	values    map[ID]*value              // of cells and registers
	fields    map[string]map[string]bool // node → the fields it ever had
	tree      tree
	touches   map[string]map[int]int64 // node → device index → number of its last edit there
	changed   Changes

	moment *moment // of a past state: it shows what another one showed; nil otherwise
}

// A place is a number on a device.
type place struct {
	dev string
	n   int64
}

// A record is an event in its place in the history.
type record struct {
	e      *Event
	dev    int
	height int64        // 1 + the greatest height among what its author knew
	past   []int64      // by device index: what its author knew, directly or through others
	why    *fault.Fault // why it changes nothing, nil when it was applied
}

// Changes tells what Apply changed, for those who keep projections.
type Changes struct {
	Replayed bool            // anything may have changed
	Cells    map[CellID]bool // texts, their status, what they are from; with them the staleness of the text's other languages
	Nodes    map[string]bool // places, deletions, fields, edits inside; with them, whether a deleted node above is Kept, and with a field, the staleness of the texts of a block
	Things   map[string]bool // "<op> <id>" of comments, terms, units, media …
	Erased   []ID            // redacted events whose payload is to be taken away everywhere
}

// New returns the state of no events.
func New(options Options) *State {
	if options.Own == nil {
		options.Own = func(string) bool { return false }
	}
	if options.Trusted == nil {
		options.Trusted = func(ID) bool { return false }
	}
	s := &State{options: options, offered: map[ID]*Event{}, spare: map[ID][]string{}, unsound: map[ID]*fault.Fault{}, losers: map[ID]bool{}, revoked: map[ID]*memberRevoke{}}
	s.clear()
	return s
}

// clear forgets everything but the set of events and what was learned about the set as a whole.
func (s *State) clear() {
	s.root, s.name = s.options.Root, ""
	s.records = make(map[ID]*record, len(s.offered))
	s.devices, s.history = map[string]int{}, nil
	s.waiting, s.held, s.refused = map[place][]*Event{}, map[ID]*Event{}, map[ID]*fault.Fault{}
	s.members, s.revokers, s.redacted = map[string][]standing{}, nil, map[ID]bool{}
	s.minimum = schemaMin{Version: 1, Merge: 1}
	s.cells, s.registers, s.values = map[CellID]*cell{}, map[registerKey]*register{}, map[ID]*value{}
	s.tree = newTree()
	s.touches, s.fields = map[string]map[int]int64{}, map[string]map[string]bool{}
}

// Apply adds events, in any order, known ones included, and returns what changed. Events whose past
// has not arrived wait; what can never be applied is found in Quarantined.
func (s *State) Apply(events []Event) Changes {
	s.changed = Changes{Cells: map[CellID]bool{}, Nodes: map[string]bool{}, Things: map[string]bool{}}
	for i := range events {
		s.offer(events[i])
	}
	if s.replay || s.mended {
		s.replayAll()
	}
	s.plant()
	s.changed.Erased, s.erased = s.erased, nil
	return s.changed
}

// offer takes one event in, and those that waited for it.
func (s *State) offer(e Event) {
	if known := s.offered[e.ID]; known != nil && s.refused[e.ID] == nil {
		s.complete(known, &e)
		return
	}
	if !s.options.Trusted(e.ID) {
		if f := e.Check(); f != nil {
			s.unsound[e.ID] = f
			return
		}
	}
	delete(s.unsound, e.ID)
	if s.redacted[e.ID] && e.Op.Erasable() && !e.Redacted() {
		e.Redact()
		s.erased = append(s.erased, e.ID)
	}
	s.offered[e.ID] = &e
	delete(s.refused, e.ID)
	s.admit(&e)
}

// complete takes from a second copy of an event what the first one lacks.
func (s *State) complete(known, again *Event) {
	if again.Sig != "" && again.Sig != known.Sig {
		s.spare[known.ID] = append(s.spare[known.ID], again.Sig)
		if r := s.records[known.ID]; r != nil && known.Sig == "" {
			s.verify(known, s.keysOf(r))
		}
	}
	if !known.Redacted() || again.Redacted() || again.Check() != nil {
		return
	}
	if s.redacted[known.ID] { // the log has just been given the payload, perhaps for the first time
		s.erased = append(s.erased, known.ID)
		return
	}
	known.P, known.Salt, known.Hash = again.P, again.Salt, ""
	s.mended = true
}

// admit judges an event, and then those that waited for it, and so on.
func (s *State) admit(e *Event) {
	queue := []*Event{e}
	for len(queue) > 0 {
		next := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if lack, lacks := s.lacks(next); lacks {
			s.waiting[lack] = append(s.waiting[lack], next)
			continue
		}
		if s.judge(next) {
			done := place{next.Dev, next.N}
			queue = append(queue, s.waiting[done]...)
			delete(s.waiting, done)
		}
	}
}

// lacks returns an event that must be there before e can be judged.
func (s *State) lacks(e *Event) (place, bool) {
	if n := e.N - 1; s.count(e.Dev) < n {
		return place{e.Dev, n}, true
	}
	// The first in order of names, so that nothing depends on the order of a map.
	lack, lacks := place{}, false
	for dev, n := range e.Seen {
		if s.count(dev) < n && (!lacks || dev < lack.dev) {
			lack, lacks = place{dev, n}, true
		}
	}
	return lack, lacks
}

// count returns how many events of a device are there without a gap.
func (s *State) count(dev string) int64 {
	if i, ok := s.devices[dev]; ok {
		return int64(len(s.history[i]))
	}
	return 0
}

// replayAll starts again with the whole set. Which revocations stand decides which events count, and
// the other way round: they are taken one at a time, the most senior author's first.
func (s *State) replayAll() {
	s.changed.Replayed = true
	s.revocations = nil
	for {
		s.mended = false
		s.clear()
		for _, id := range slices.Sorted(maps.Keys(s.offered)) {
			s.admit(s.offered[id])
		}
		if s.mended { // a redaction, or two events in one place, found on the way
			s.revocations = nil
			continue
		}
		next := s.nextRevocation()
		if next == "" {
			s.replay = false
			return
		}
		s.revocations = append(s.revocations, next)
	}
}

// position gives an event its place: its height, and what its author knew.
func (s *State) position(e *Event) *record {
	dev, known := s.devices[e.Dev]
	if !known {
		dev = len(s.history)
		s.devices[e.Dev] = dev
		s.history = append(s.history, nil)
	}
	r := &record{e: e, dev: dev, height: 1}
	if e.N > 1 {
		previous := s.history[dev][e.N-2]
		r.height = previous.height + 1
		r.past = previous.past
	}
	owned := false // whether r.past is r's alone
	for name, n := range e.Seen {
		other := s.devices[name]
		if other < len(r.past) && r.past[other] >= n {
			continue
		}
		if !owned {
			r.past = append(make([]int64, 0, len(s.history)), r.past...)
			owned = true
		}
		seen := s.history[other][n-1]
		r.height = max(r.height, seen.height+1)
		for len(r.past) < len(s.history) {
			r.past = append(r.past, 0)
		}
		for i, m := range seen.past {
			if i != dev {
				r.past[i] = max(r.past[i], m)
			}
		}
		r.past[other] = max(r.past[other], n)
	}
	return r
}

// settle puts a judged event into the history.
func (s *State) settle(r *record) {
	s.history[r.dev] = append(s.history[r.dev], r)
	s.records[r.e.ID] = r
}

// saw reports whether y's author knew x when she made y.
func (s *State) saw(y, x *record) bool {
	if x.dev == y.dev {
		return x.e.N < y.e.N
	}
	return x.dev < len(y.past) && y.past[x.dev] >= x.e.N
}

// before is the order, where one is needed: height, device, number.
func before(a, b *record) bool { return order(a, b) < 0 }

func order(a, b *record) int {
	return cmp.Or(cmp.Compare(a.height, b.height), cmp.Compare(a.e.Dev, b.e.Dev), cmp.Compare(a.e.N, b.e.N))
}

func compare(a, b string) int { return cmp.Compare(a, b) }

// Vector returns what this copy knows, as the next event of it will say.
func (s *State) Vector() Vector {
	v := make(Vector, len(s.history))
	for dev, i := range s.devices {
		if n := len(s.history[i]); n > 0 {
			v[dev] = int64(n)
		}
	}
	return v
}

// Root returns the id of the event that created the workspace, "" when it has not arrived.
func (s *State) Root() ID { return s.root }

// Name returns the name of the workspace.
func (s *State) Name() string { return s.name }
