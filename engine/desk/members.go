package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// A Member is a member of the workspace, and when her last change was made, by her clock.
type Member struct {
	change.Member
	Me   bool
	Last time.Time // zero: none of hers is here
}

// Members returns the members, oneself first, then by name, those who are out last.
func (d *Desk) Members() []Member {
	all := []Member{}
	d.Read(func(s *change.State) {
		for _, m := range s.Members() {
			member := Member{Member: m, Me: m.ID == d.Member()}
			for e := range s.Latest(m.ID) {
				if e.Clock.After(member.Last) {
					member.Last = e.Clock
				}
			}
			all = append(all, member)
		}
	})
	slices.SortStableFunc(all, func(a, b Member) int {
		switch {
		case a.Me != b.Me:
			return first(a.Me)
		case a.Revoked != b.Revoked:
			return first(!a.Revoked)
		}
		return strings.Compare(a.Person, b.Person)
	})
	return all
}

func first(yes bool) int {
	if yes {
		return -1
	}
	return 1
}

// Revoke ends a membership; what she has done up to now, as far as it is here, stays. The last admin
// cannot go.
func (d *Desk) Revoke(ctx context.Context, member string) error {
	_, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
		all := d.state.Members()
		at := slices.IndexFunc(all, func(m change.Member) bool { return m.ID == member && !m.Revoked })
		if at < 0 {
			return fault.New("member.unknown", "found", member)
		}
		admins := 0
		for _, m := range all {
			if m.Role == change.Admin && !m.Revoked {
				admins++
			}
		}
		if all[at].Role == change.Admin && admins == 1 {
			return fault.New("member.last-admin")
		}
		g.Revoke(member, "")
		return nil
	})
	return err
}
