package change

import (
	"slices"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

// A Role says what a member may do.
type Role string

// The roles, each with the rights of those before it.
const (
	Reader     Role = "reader"     // reads and comments
	Translator Role = "translator" // writes cells, states and units in her languages
	Author     Role = "author"     // builds: nodes, fields, origins, media
	Editor     Role = "editor"     // approves
	Admin      Role = "admin"      // members, redaction
)

// rank orders the roles from 1; 0 is no role.
func (r Role) rank() int {
	return slices.Index([]Role{"", Reader, Translator, Author, Editor, Admin}, r)
}

// A Member is a person of the workspace.
type Member struct {
	ID        string
	Person    string
	Role      Role
	Languages []lang.Tag // she may write; none means all
	Keys      []string   // of her devices
	Revoked   bool
}

// standing is what one event said about a member.
type standing struct {
	at     *record
	member Member
}

// needed returns the least role for an operation.
func needed(op Op) Role {
	switch op {
	case CommentPut:
		return Reader
	case CellSet, StatusSet, FromSet, LinkSet, QAIgnore, TermPut, TMAdd, TMRetract:
		return Translator
	case WorkspaceCreate, MemberPut, MemberRevoke, SchemaMin, EventRedact:
		return Admin
	}
	return Author
}

// memberAt returns what the author of an event was when she made it, as far as she had seen; nil
// when she was nobody. Of two concurrent events about a member the later in order counts.
func (s *State) memberAt(r *record) *Member {
	var latest *standing
	list := s.members[r.e.By]
	for i := range list {
		if s.saw(r, list[i].at) && (latest == nil || before(latest.at, list[i].at)) {
			latest = &list[i]
		}
	}
	if latest == nil {
		return nil
	}
	return &latest.member
}

// allowed says why the author of an event may not do what it does, nil when she may.
func (s *State) allowed(r *record, m *Member, payload any) *fault.Fault {
	if m.Role.rank() < needed(r.e.Op).rank() {
		return notAllowed(m.Role, needed(r.e.Op))
	}
	if l := languageOf(payload); l != "" && len(m.Languages) > 0 && !slices.Contains(m.Languages, l) {
		return fault.New("change.not-her-language", "found", "@lang."+string(l), "expected", lang.List(m.Languages))
	}
	if p, ok := payload.(*statusSet); ok && p.Value == Approved && m.Role.rank() < Editor.rank() {
		return notAllowed(m.Role, Editor)
	}
	return nil
}

// languageOf returns the language whose cell a payload changes, "" when it changes none.
func languageOf(payload any) lang.Tag {
	switch p := payload.(type) {
	case *cellSet:
		return p.Lang
	case *statusSet:
		return p.Lang
	case *fromSet:
		return p.Lang
	}
	return ""
}

// cut says whether a revocation that stands refuses an event: its device had gone on beyond the
// last number accepted. A revocation that stands is not cut by another.
//
// A redaction cannot be taken back: whoever received it has erased the payloads. So it is refused
// only when its author had seen that she was out, which every copy judges alike, in whatever order
// the two arrive.
func (s *State) cut(r *record) bool {
	if slices.Contains(s.revocations, r.e.ID) {
		return false
	}
	for _, id := range s.revocations {
		revocation := s.revoked[id]
		if revocation == nil || revocation.Member != r.e.By || r.e.N <= revocation.Last[r.e.Dev] {
			continue
		}
		if by := s.records[id]; r.e.Op == EventRedact && (by == nil || !s.saw(r, by)) {
			continue
		}
		if revocation.Key == "" || r.e.SignedBy(revocation.Key) {
			return true
		}
	}
	return false
}

// nextRevocation returns the revocation that is to stand next, "" when none is left: the one by the
// most senior author, so that in mutual revocation the senior stands.
func (s *State) nextRevocation() ID {
	var best *record
	for _, r := range s.revokers {
		if slices.Contains(s.revocations, r.e.ID) || r.why != nil {
			continue
		}
		if best == nil || s.senior(r, best) {
			best = r
		}
	}
	if best == nil {
		return ""
	}
	return best.e.ID
}

// senior reports whether a's author became a member before b's; of two by one author, whether a
// comes first.
func (s *State) senior(a, b *record) bool {
	if a.e.By == b.e.By {
		return before(a, b)
	}
	return before(s.joined(a.e.By), s.joined(b.e.By))
}

// joined returns the first event about a member.
func (s *State) joined(member string) *record {
	var first *record
	for _, m := range s.members[member] {
		if first == nil || before(m.at, first) {
			first = m.at
		}
	}
	return first
}

// Members returns the members as they are now, by id.
func (s *State) Members() []Member {
	all := make([]Member, 0, len(s.members))
	for _, list := range s.members {
		latest := &list[0]
		for i := range list {
			if before(latest.at, list[i].at) {
				latest = &list[i]
			}
		}
		m := latest.member
		for _, id := range s.revocations {
			if r := s.revoked[id]; r != nil && r.Member == m.ID {
				m.Revoked = m.Revoked || r.Key == ""
				m.Keys = slices.DeleteFunc(slices.Clone(m.Keys), func(k string) bool { return k == r.Key })
			}
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b Member) int { return compare(a.ID, b.ID) })
	return all
}

func notAllowed(has, needs Role) *fault.Fault {
	return fault.New("change.not-allowed", "found", "@role."+string(has), "expected", "@role."+string(needs))
}
