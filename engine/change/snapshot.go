package change

import (
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"
)

// A snapshot is a State as bytes, so that a copy need not judge its whole log again to open: reading
// 100,000 rows and checking what each says takes seconds, restoring a snapshot a fraction of one.
//
// It holds the events themselves, in their order, and what was judged of each: applied, or not. What
// else a State has follows from that and is computed anew by the code that applies events, without
// the judging. So there is one way only in which a state comes about. The same events have the same
// snapshot, in whatever order they arrived: TestSnapshots. (A second signature that came for an event
// is kept too, as long as it may be the right one.)
//
// Two things are left out, because no log has them either: what was no event at all, and the text
// of what is redacted.
//
//	snapshot = "TrvS" form version columns check
//	form     = 01, the number of this format; see snapshotForm
//	version  = of the events (Version)
//	columns  = names heads txs ids salts hashes sigs payloads others, each a length and as many bytes
//	check    = CRC-32C of all before it, 4 bytes, big-endian
//
// Numbers are varints, signed ones zigzag. Like lies with like, so that it packs well:
//
//	names    = members, devices, operations, each a length and its bytes; elsewhere by number, from 0
//	ids      = 43 characters each, as in the events; the sections below refer to an event by its place
//	salts, hashes, sigs = 22, 43 and 86 characters, of the events that have one
//	payloads = one after the other
//	others   = ids that bases name and that are not among the events, 43 characters each; at the
//	           end those of the revocations that stand, the first to stand first
//	heads    = events, those that count, in their order, then those that do not, by id; count; then
//	           the number of revocations that stand; and for each event:
//
//	class    = 0 applied, 1 counts and changes nothing, 2 loser of a twin, 3 refused, 4 of a newer
//	           version, 5 waiting; + 8 redacted, + 16 signed, + 32 of the gesture of the event before
//	           on its device, + 64 knows the same of others as that one did, + 128 has more signatures
//	then       dev, n - 1 - the number of events before it that count on the device (signed), by, op,
//	           v, clock - clock of the event before (signed, seconds since 1970), length of the payload
//	tx         unless + 32: its length; the bytes are in txs
//	seen       unless + 64: how many, and device and number of each, by name
//	base       how many, and of each the distance back to its event, 0 for the next of the others
//	more       if + 128: how many more signatures; they follow its own in sigs
//
// The worked example is a test, TestSnapshotExample: a workspace and one text, in 2 events.
//
//	54727653 01 01             TrvS, form 1, events of version 1
//	names    m1 d1 workspace.create cell.set
//	heads    02 00             2 events, no revocation
//	         40 01 00 00 02 01 …clock 5d 02 00     applied; d1; n as expected; m1; workspace.create; v 1; 93 bytes; tx of 2; no base
//	         60 01 00 00 03 01 02 2b 00            applied, of the same gesture; cell.set; a second later; 43 bytes
//	txs      g1
const (
	snapshotMagic = "TrvS"

	// snapshotForm changes with the format, and whenever events would be judged otherwise than before:
	// with a new operation, or a new rule.
	snapshotForm = 1
)

// The classes of events in a snapshot.
const (
	classApplied byte = iota
	classIdle         // counts, but changes nothing: Quarantined says why
	classLoser
	classRefused
	classHeld
	classWaiting
	classMask = 7
)

// What a class is combined with.
const (
	withoutPayload byte = 8 << iota
	withSignature
	sameGesture
	sameSeen
	withSpares
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// A snapshotWriter gathers the columns of a snapshot.
type snapshotWriter struct {
	s       *State
	names   map[string]int
	places  [][]int // by device index and number - 1: the place of an event among those that count
	last    map[string]*Event
	counted map[string]int64 // by device: events written so far that count
	clock   int64

	nameList, heads, txs, ids, salts, hashes, sigs, payloads, others []byte
}

// Snapshot returns the state as bytes, from which Restore makes it again.
func (s *State) Snapshot() []byte {
	w := &snapshotWriter{s: s, names: map[string]int{}, places: make([][]int, len(s.history)), last: map[string]*Event{}, counted: map[string]int64{}}
	var counting []*record
	for i, records := range s.history {
		counting = append(counting, records...)
		w.places[i] = make([]int, len(records))
	}
	slices.SortFunc(counting, order)
	for place, r := range counting {
		w.places[r.dev][r.e.N-1] = place
	}
	rest := s.uncounted()
	w.number(len(counting) + len(rest))
	w.number(len(s.revocations))
	for place, r := range counting {
		class := classApplied
		if r.why != nil {
			class = classIdle
		}
		w.event(place, r.e, class)
		w.counted[r.e.Dev]++
	}
	for i, e := range rest {
		w.event(len(counting)+i, e, s.class(e))
	}
	for _, id := range s.revocations {
		w.others = append(w.others, id...)
	}
	return w.whole()
}

// uncounted returns the events that have no place in the history, by id.
func (s *State) uncounted() []*Event {
	var rest []*Event
	for id, e := range s.offered {
		if r := s.records[id]; r == nil || !s.stands(r) {
			rest = append(rest, e)
		}
	}
	slices.SortFunc(rest, func(a, b *Event) int { return cmp.Compare(a.ID, b.ID) })
	return rest
}

// stands reports whether a record has its place in the history: all but the losers of twins have.
func (s *State) stands(r *record) bool {
	return r.e.N <= int64(len(s.history[r.dev])) && s.history[r.dev][r.e.N-1] == r
}

func (s *State) class(e *Event) byte {
	switch {
	case s.records[e.ID] != nil:
		return classLoser
	case s.refused[e.ID] != nil:
		return classRefused
	case s.held[e.ID] != nil:
		return classHeld
	}
	return classWaiting
}

// number writes into the heads, where most numbers are.
func (w *snapshotWriter) number(n int) { w.heads = binary.AppendUvarint(w.heads, uint64(n)) }

func (w *snapshotWriter) signed(n int64) { w.heads = binary.AppendVarint(w.heads, n) }

func (w *snapshotWriter) name(name string) {
	i, known := w.names[name]
	if !known {
		i = len(w.names)
		w.names[name] = i
		w.nameList = appendLong(w.nameList, name)
	}
	w.number(i)
}

// appendLong writes a length and as many bytes.
func appendLong[T string | []byte](to []byte, data T) []byte {
	return append(binary.AppendUvarint(to, uint64(len(data))), data...)
}

func (w *snapshotWriter) event(place int, e *Event, class byte) {
	before := w.last[e.Dev]
	w.last[e.Dev] = e
	spares := w.s.sparesOf(e)
	mark := func(is bool, with byte) {
		if is {
			class |= with
		}
	}
	mark(e.Redacted(), withoutPayload)
	mark(e.Sig != "", withSignature)
	mark(before != nil && before.Tx == e.Tx, sameGesture)
	mark(before != nil && maps.Equal(before.Seen, e.Seen), sameSeen)
	mark(len(spares) > 0, withSpares)
	w.heads = append(w.heads, class)
	w.name(e.Dev)
	w.signed(e.N - 1 - w.counted[e.Dev])
	w.name(e.By)
	w.name(string(e.Op))
	w.number(e.V)
	w.signed(e.Clock.Unix() - w.clock)
	w.clock = e.Clock.Unix()
	w.number(len(e.P))
	w.ids, w.salts, w.hashes = append(w.ids, e.ID...), append(w.salts, e.Salt...), append(w.hashes, e.Hash...)
	w.sigs, w.payloads = append(w.sigs, e.Sig...), append(w.payloads, e.P...)
	if class&sameGesture == 0 {
		w.number(len(e.Tx))
		w.txs = append(w.txs, e.Tx...)
	}
	if class&sameSeen == 0 {
		w.number(len(e.Seen))
		for _, dev := range slices.Sorted(maps.Keys(e.Seen)) {
			w.name(dev)
			w.number(int(e.Seen[dev]))
		}
	}
	w.bases(place, e.Base)
	if len(spares) > 0 {
		w.number(len(spares))
		for _, sig := range spares {
			w.sigs = append(w.sigs, sig...)
		}
	}
}

// sparesOf returns the further signatures that came for an event, each once. What has not the form of
// one is never the right one.
func (s *State) sparesOf(e *Event) []string {
	var spares []string
	for _, sig := range s.spare[e.ID] {
		if sig != e.Sig && isHash(sig, sigLength) && !slices.Contains(spares, sig) {
			spares = append(spares, sig)
		}
	}
	return spares
}

// bases writes what an event replaces. Those that come later than it, which no honest event names,
// are among the others.
func (w *snapshotWriter) bases(place int, base []ID) {
	w.number(len(base))
	for _, id := range base {
		if r := w.s.records[id]; r != nil && w.s.stands(r) && w.places[r.dev][r.e.N-1] < place {
			w.number(place - w.places[r.dev][r.e.N-1])
			continue
		}
		w.number(0)
		w.others = append(w.others, id...)
	}
}

// whole puts the columns together.
func (w *snapshotWriter) whole() []byte {
	columns := [][]byte{w.nameList, w.heads, w.txs, w.ids, w.salts, w.hashes, w.sigs, w.payloads, w.others}
	size := len(snapshotMagic) + 2 + crc32.Size
	for _, c := range columns {
		size += binary.MaxVarintLen64 + len(c)
	}
	data := append(make([]byte, 0, size), snapshotMagic...)
	data = append(data, snapshotForm, Version)
	for _, c := range columns {
		data = appendLong(data, c)
	}
	return binary.BigEndian.AppendUint32(data, crc32.Checksum(data, castagnoli))
}

// Len returns how many events the state was given, each counted once, applied or not. What was no
// event at all is not among them.
func (s *State) Len() int { return len(s.offered) }

// Offered returns an event the state was given, applied or not, nil when it has not come.
func (s *State) Offered(id ID) *Event { return s.offered[id] }
