package memory

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/tm"
)

// attachment is the value of a tm.attach event, whose thing is named after the hash:
//
//	{"hash":"9f86d0…","name":"Handbuch.tmx","organisation":"Kreis","state":"imported","units":1000000,"content":"2c26b4…"}
//
// content is the hash of the units however they are packed (store.UnitWriter), by which the same file is
// known again whatever version of the program took it in. null takes the attachment away.
//
// A redaction of some of its units puts another file in its place, without them (redact.go). The thing and
// the ids of units keep the name of the first:
//
//	{"hash":"60303a…","of":"9f86d0…","name":"Handbuch.tmx", …,"content":"fcde2b…","was":"2c26b4…"}
type attachment struct {
	Hash         string   `json:"-"`            // that of the file as it came: it names the attachment and its units
	File         string   `json:"hash"`         // that of the file as it is
	Of           string   `json:"of,omitempty"` // Hash, where it is another
	Name         string   `json:"name"`
	Organisation string   `json:"organisation,omitempty"`
	State        tm.State `json:"state"`
	Units        int      `json:"units"`
	Content      string   `json:"content"`
	Was          string   `json:"was,omitempty"` // content of the file as it came, where it is another
}

// readAttachment returns the value of a thing of tm.attach; ok is false where it is none, or null.
func readAttachment(thing string, raw json.RawMessage) (a attachment, ok bool) {
	if len(raw) == 0 || string(raw) == "null" || json.Unmarshal(raw, &a) != nil {
		return attachment{}, false
	}
	a.Hash = cmp.Or(a.Of, a.File)
	_, sound := change.FileID(a.Hash) // a hostile one may be anything
	return a, sound && a.Hash == thing
}

// A batch is an attachment. It never changes: another takes its place.
type batch struct {
	value attachment
	by    string // person
	at    time.Time
	units *store.Units // nil while the file is missing or cannot be read
	gone  rowSet       // units that were taken out
	taken counts       // what these were

	// others are files that other copies have put in its place at the same time: what they lack is gone too.
	others []string
}

// rowSet holds numbers of units.
type rowSet map[int]bool

// name gives a unit of the file what it has from the attachment. It returns the unit.
func (b *batch) name(u *tm.Unit) *tm.Unit {
	if u.State == store.Unsaid {
		u.State = b.value.State
	}
	if u.Organisation == "" {
		u.Organisation = b.value.Organisation
	}
	return u
}

// all gives the units that are there, in the order of the file. It ends with the first that cannot be read.
func (b *batch) all(ctx context.Context) iter.Seq2[*tm.Unit, error] {
	return func(yield func(*tm.Unit, error) bool) {
		if b.units == nil {
			return
		}
		for u, err := range b.units.All(ctx, 0) {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(b.gone) > 0 {
				if number, ok := b.units.Number(u.ID); ok && b.gone[number] {
					continue
				}
			}
			if !yield(b.name(u), nil) {
				return
			}
		}
	}
}

// unit returns a unit by its number.
func (b *batch) unit(ctx context.Context, number int) (*tm.Unit, error) {
	u, err := b.units.Unit(ctx, number)
	if err != nil {
		return nil, err
	}
	return b.name(u), nil
}

// len returns how many units are there.
func (b *batch) len() int {
	if b.units == nil {
		return 0
	}
	return b.units.Len() - len(b.gone)
}

// taken is the value of a tm.retract event about units of an attachment; its thing is named after the
// hash, a stroke, and a name of its own.
//
//	9f86d0…/01K…   {"rows":[17,[40,60]]}   unit 17, and 40 to 60
type taken struct {
	Rows []rows `json:"rows"`
}

// rows are the units from one number to another, inclusive.
type rows struct{ from, to int }

// MarshalJSON writes a number, or two.
func (r rows) MarshalJSON() ([]byte, error) {
	if r.from == r.to {
		return json.Marshal(r.from)
	}
	return json.Marshal([2]int{r.from, r.to})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *rows) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] != '[' {
		err := json.Unmarshal(data, &r.from)
		r.to = r.from
		return err
	}
	var both [2]int
	err := json.Unmarshal(data, &both)
	r.from, r.to = both[0], both[1]
	return err
}

// runs returns numbers, ascending, as rows.
func runs(numbers []int) []rows {
	var list []rows
	for _, n := range numbers {
		if last := len(list) - 1; last >= 0 && list[last].to+1 == n {
			list[last].to = n
			continue
		}
		list = append(list, rows{n, n})
	}
	return list
}

// readBatches returns the attachments as the state has them, without their files, the newest first.
func readBatches(s *change.State) []*batch {
	people := map[string]string{}
	for _, member := range s.Members() {
		people[member.ID] = member.Person
	}
	batches := []*batch{}
	for _, t := range s.Things(change.TMAttach) {
		value, ok := readAttachment(t.ID, t.Value)
		if !ok || len(t.Heads) == 0 {
			continue
		}
		first := t.Heads[len(t.Heads)-1].Event
		batches = append(batches, &batch{value: value, by: people[first.By], at: first.Clock, others: otherFiles(t, value.File)})
	}
	slices.SortFunc(batches, func(a, b *batch) int {
		if c := b.at.Compare(a.at); c != 0 {
			return c
		}
		return strings.Compare(a.value.Hash, b.value.Hash)
	})
	// The same units, packed by two versions of the program: one of them is enough, the same everywhere.
	slices.Reverse(batches)
	seen := map[string]bool{}
	batches = slices.DeleteFunc(batches, func(b *batch) bool {
		double := b.value.Content != "" && seen[b.value.Content]
		seen[b.value.Content] = true
		return double
	})
	slices.Reverse(batches)
	return batches
}

// otherFiles returns the files that the heads of a thing name beside one.
func otherFiles(t change.Thing, file string) []string {
	var others []string
	for _, head := range t.Heads {
		var p struct{ Value json.RawMessage }
		if json.Unmarshal(head.Event.P, &p) != nil {
			continue
		}
		if a, ok := readAttachment(t.ID, p.Value); ok && a.File != file {
			others = append(others, a.File)
		}
	}
	return others
}

// readGone returns which units of which attachments were taken out.
func readGone(s *change.State) map[string][]rows {
	gone := map[string][]rows{}
	for _, t := range s.Things(change.TMRetract) {
		hash, _, ofBatch := strings.Cut(t.ID, "/")
		var value taken
		if ofBatch && json.Unmarshal(t.Value, &value) == nil {
			gone[hash] = append(gone[hash], value.Rows...)
		}
	}
	return gone
}

// rowsBelow returns the numbers that rows name, of those below a limit. Rows may overlap, and a hostile
// event may name anything.
func rowsBelow(list []rows, limit int) rowSet {
	slices.SortFunc(list, func(a, b rows) int { return cmp.Compare(a.from, b.from) })
	set := rowSet{}
	next := 0
	for _, r := range list {
		for next = max(next, r.from); next < limit && next <= r.to; next++ {
			set[next] = true
		}
	}
	return set
}

// complete opens the file of a batch, or takes over what the batch before had open, and counts what was
// taken out.
func (m *Memory) complete(ctx context.Context, b *batch, before *batch, gone []rows) error {
	if before != nil && before.value.File == b.value.File {
		b.units = before.units
	}
	if b.units == nil {
		var err error
		if b.units, err = m.openUnits(ctx, b.value.Hash, b.value.File); b.units == nil {
			return err
		}
	}
	gone = appendErased(slices.Clone(gone), b.units)
	for _, file := range b.others {
		other, err := m.openUnits(ctx, b.value.Hash, file)
		if err != nil {
			return err
		}
		gone = appendErased(gone, other)
	}
	b.gone = rowsBelow(gone, b.units.Len())
	if before != nil && before.value == b.value && maps.Equal(before.gone, b.gone) {
		b.taken = before.taken
		return nil
	}
	b.taken = newCounts()
	for _, n := range sorted(b.gone) {
		u, err := b.unit(ctx, n)
		if err != nil {
			b.units = nil // it cannot be read
			return ctx.Err()
		}
		b.taken.add(u)
	}
	return nil
}

// openUnits opens the file of an attachment. It returns nil, without an error, while the file is not here, and
// where it is no file of units, or a newer one: there is nothing to show of it.
func (m *Memory) openUnits(ctx context.Context, hash, file string) (*store.Units, error) {
	state, _, err := m.store.Media(ctx, store.Hash(file))
	if err != nil || state != store.MediaWhole {
		return nil, err
	}
	units, err := m.store.OpenUnits(ctx, store.Hash(file))
	if err != nil {
		return nil, ctx.Err()
	}
	return units.Named(store.Hash(hash)), nil
}

// appendErased appends the units of which a redaction has left nothing.
func appendErased(list []rows, units *store.Units) []rows {
	if units != nil {
		units.Erased(func(from, to int) bool {
			list = append(list, rows{from, to})
			return true
		})
	}
	return list
}

// counts of a batch as a whole, without what was taken out.
func (b *batch) counts() counts {
	c := newCounts()
	if b.units == nil {
		return c
	}
	unsaid := b.units.Len()
	for _, s := range tm.States() {
		n := b.units.Said(s)
		unsaid -= n
		c.states[s] += n
	}
	c.states[b.value.State] += unsaid
	c.units = b.units.Len()
	b.units.Sets(func(languages []lang.Tag, units int) bool {
		c.addSet(languages, units)
		return true
	})
	c.subtract(b.taken)
	return c
}

func sorted(set rowSet) []int {
	list := make([]int, 0, len(set))
	for n := range set {
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}
