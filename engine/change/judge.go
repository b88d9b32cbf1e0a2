package change

import (
	"maps"
	"slices"

	"trivium/engine/diff"
	"trivium/engine/fault"
)

// judge decides about an event whose past is there. It returns false when the event does not count:
// it is not by a member, or not by the member it names, or of a version this program does not know;
// its place in the history stays free then for the true one.
func (s *State) judge(e *Event) bool {
	r := s.position(e)
	member := s.memberAt(r)
	switch f := s.authenticate(r, member); {
	case f != nil:
		s.refused[e.ID] = f
		return false
	case e.V > Version:
		s.held[e.ID] = e
		return false
	case s.losers[e.ID]:
		r.why = fault.New("change.twin", "found", e.Dev)
		s.records[e.ID] = r
		return false
	case s.count(e.Dev) >= e.N:
		s.twin(r)
		return false
	}
	payload, f := readPayload(e, s.options.Trusted(e.ID))
	if f == nil {
		f = s.refuse(r, member, payload)
	}
	r.why = f
	s.settle(r)
	if f == nil {
		s.enact(r, payload)
	}
	return true
}

// authenticate says why an event is not by the member it names, nil when it is.
func (s *State) authenticate(r *record, m *Member) *fault.Fault {
	e := r.e
	var keys []string
	switch {
	case e.Op == WorkspaceCreate:
		p, f := readPayload(e, false)
		if f != nil {
			return f
		}
		if s.root != "" && s.root != e.ID || e.N != 1 || len(e.Seen) > 0 {
			return foreign(e)
		}
		keys = []string{p.(*workspaceCreate).Key}
	case m == nil:
		return foreign(e)
	default:
		keys = m.Keys
	}
	switch {
	case s.options.Trusted(e.ID) || s.verify(e, keys):
		return nil
	case e.Sig != "":
		return fault.New("change.wrong-signature", "found", claimed(e, m))
	case s.options.Own(e.Dev):
		return nil
	}
	return fault.New("change.unsigned", "found", claimed(e, m))
}

// verify reports whether an event came with a signature made by one of the keys, and keeps that one.
func (s *State) verify(e *Event, keys []string) bool {
	given := e.Sig
	for _, sig := range append([]string{given}, s.spare[e.ID]...) {
		e.Sig = sig
		if sig != "" && slices.ContainsFunc(keys, e.SignedBy) {
			return true
		}
	}
	e.Sig = given
	return false
}

// keysOf returns the keys that may have signed an event.
func (s *State) keysOf(r *record) []string {
	if m := s.memberAt(r); m != nil {
		return m.Keys
	}
	return nil
}

// claimed returns the name under which an event came.
func claimed(e *Event, m *Member) string {
	if m == nil {
		return short(e.By)
	}
	return short(m.Person)
}

func foreign(e *Event) *fault.Fault { return fault.New("change.foreign", "found", short(e.By)) }

// twin settles that two events claim one place, which happens only when a device's key was copied:
// the lower id stands, the other is kept in quarantine.
func (s *State) twin(r *record) {
	first := s.history[r.dev][r.e.N-1]
	loser := max(first.e.ID, r.e.ID)
	s.losers[loser] = true
	r.why = fault.New("change.twin", "found", r.e.Dev)
	s.records[r.e.ID] = r
	s.mended = true
}

// refuse says why an authentic event changes nothing, nil when it is to be applied.
func (s *State) refuse(r *record, m *Member, payload any) *fault.Fault {
	if r.e.Op == WorkspaceCreate {
		return nil
	}
	if s.cut(r) {
		// Which of several revocations stand is decided among all of them, so also by this one.
		s.replay = s.replay || r.e.Op == MemberRevoke
		return fault.New("change.revoked", "found", short(m.Person))
	}
	if f := s.allowed(r, m, payload); f != nil {
		return f
	}
	return s.checkBase(r, payload)
}

// checkBase requires that an event replaces only values its author knew, of the same cell or
// register.
func (s *State) checkBase(r *record, payload any) *fault.Fault {
	for _, id := range r.e.Base {
		b := s.records[id]
		if b == nil && s.sawLoser(r, id) {
			continue
		}
		if b == nil || !s.saw(r, b) || b.why == nil && !s.replaces(r.e.Op, payload, s.values[id]) {
			return fault.New("change.bad-base", "found", string(id))
		}
	}
	return nil
}

// sawLoser reports whether r's author knew the loser of a twin. It is looked for in the set of events:
// whether its own turn has come already depends on their order.
func (s *State) sawLoser(r *record, id ID) bool {
	e := s.offered[id]
	if e == nil || !s.losers[id] {
		return false
	}
	dev, known := s.devices[e.Dev]
	return known && s.saw(r, &record{e: e, dev: dev})
}

// enact changes the state.
func (s *State) enact(r *record, payload any) {
	if r.e.Redacted() {
		s.putErased(r)
		return
	}
	switch p := payload.(type) {
	case *workspaceCreate:
		s.root, s.name, s.options.Root = r.e.ID, p.Name, r.e.ID
		s.putMember(r, Member{ID: r.e.By, Person: p.Person, Role: Admin, Keys: []string{p.Key}})
	case *memberPut:
		s.putMember(r, Member{ID: p.Member, Person: p.Person, Role: p.Role, Languages: p.Languages, Keys: p.Keys})
	case *memberRevoke:
		s.revokers = append(s.revokers, r)
		s.revoked[r.e.ID] = p
		s.replay = s.replay || !slices.Contains(s.revocations, r.e.ID)
	case *schemaMin:
		s.minimum.Version = max(s.minimum.Version, p.Version)
		s.minimum.Merge = max(s.minimum.Merge, p.Merge)
	case *nodePut, *nodeMove, *nodeOnly:
		s.tree.add(r, payload)
		s.touchTree(r, payload)
	case *cellSet:
		s.setCell(r, p)
	case *statusSet:
		s.setStatus(r, p)
	case *fromSet:
		s.setFrom(r, CellID{p.Text, p.Lang}, p.From)
	case *redact:
		s.redact(p)
	default:
		s.setRegister(r, payload)
	}
}

func (s *State) putMember(r *record, m Member) {
	s.members[m.ID] = append(s.members[m.ID], standing{r, m})
	s.replay = s.replay || len(s.revocations) > 0
}

// redact takes payloads away, and those that have not arrived yet when they do.
func (s *State) redact(p *redact) {
	for _, id := range p.Events {
		s.redacted[id] = true
		if e := s.offered[id]; e != nil && e.Op.Erasable() && !e.Redacted() {
			e.Redact()
			s.erased = append(s.erased, id)
			s.mended = true
		}
	}
}

// A Quarantine is an event that changes nothing, and why.
type Quarantine struct {
	ID    ID
	Event *Event // nil when it was not even sound
	Why   *fault.Fault
}

// Quarantined returns the events that are kept and not applied, by id. Those that only wait for
// their past are not among them.
func (s *State) Quarantined() []Quarantine {
	all := []Quarantine{}
	for id, f := range s.unsound {
		all = append(all, Quarantine{ID: id, Why: f})
	}
	for id, f := range s.refused {
		all = append(all, Quarantine{id, s.offered[id], f})
	}
	for id, r := range s.records {
		if r.why != nil {
			all = append(all, Quarantine{id, r.e, r.why})
		}
	}
	slices.SortFunc(all, func(a, b Quarantine) int { return compare(string(a.ID), string(b.ID)) })
	return all
}

// Waiting returns how many events wait for an event that has not arrived, by the device of the
// missing one.
func (s *State) Waiting() map[string]int {
	n := map[string]int{}
	for lack, events := range s.waiting {
		n[lack.dev] += len(events)
	}
	return n
}

// Paused says that this copy must not go on before the program is updated, nil when it may: a member
// uses a newer version, or the workspace demands one.
func (s *State) Paused() *fault.Fault {
	newest := s.minimum.Version
	for _, id := range slices.Sorted(maps.Keys(s.held)) {
		newest = max(newest, s.held[id].V)
	}
	if newest > Version || s.minimum.Merge > diff.MergeAlgorithm {
		return newerVersion(max(newest, Version+1))
	}
	return nil
}
