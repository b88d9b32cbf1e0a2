package desk

import (
	"context"
	"strconv"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/store"
)

// TextID returns the id that a text of a course has in the workspace. The lists whose entries have no
// ids in files count them; the workspace names them after what they said first:
//
//	01HZ…/keywords/0 → 01HZ…/keywords/5q2k7hra
func TextID(s *change.State, id string) string {
	for _, list := range []string{"keywords", "funding/logos", "contacts"} {
		owner, rest, found := strings.Cut(id, "/"+list+"/")
		number, field, _ := strings.Cut(rest, "/")
		index, err := strconv.Atoi(number)
		if !found || err != nil {
			continue
		}
		kind := list[strings.LastIndexByte(list, '/')+1:]
		for _, n := range s.Children(owner) {
			if n.Kind != kind {
				continue
			}
			if index == 0 {
				return change.TextID(n.ID, field)
			}
			index--
		}
	}
	return id
}

// Missing returns how many files events name that have not come.
func (d *Desk) Missing(ctx context.Context) (int, error) {
	missing, err := d.store.MediaIn(ctx, store.MediaMissing)
	return len(missing), err
}

// Now returns the time by the desk's clock.
func (d *Desk) Now() time.Time { return d.options.Clock() }
