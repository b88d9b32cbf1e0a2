package desk

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"slices"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/fault"
)

// Import takes a course that was read from files into the workspace, with its media. One that is there
// already is brought to what the files say; what says the same changes nothing. found is what reading
// has found wrong: a course with errors is not taken, for reading it back would refuse it.
func (d *Desk) Import(ctx context.Context, c *course.Course, found fault.List) (change.Changes, error) {
	if c == nil || found.Blocking() {
		f := fault.New("desk.import-faulty").Because(found)
		if len(found) > 0 {
			f = f.At(fault.Place{File: found[0].Place.File})
		}
		return change.Changes{}, f
	}
	if f := d.Barred(); f != nil {
		return change.Changes{}, f
	}
	values := map[string]mediaValue{}
	put := func(part string, folder fs.FS, names []string) error {
		more, err := d.putMedia(ctx, part, folder, names)
		for id, v := range more {
			values[id] = v
		}
		return err
	}
	for _, m := range c.Modules {
		if err := put(m.ID, m.Media, files(m.Module, m.About)); err != nil {
			return change.Changes{}, err
		}
	}
	if c.Programme != nil {
		if err := put(c.Programme.ID, c.Media, files(nil, c.Programme.About)); err != nil {
			return change.Changes{}, err
		}
	}
	_, changes, err := d.Do(ctx, "", func(g *change.Gesture) error {
		g.ImportCourse(c)
		putThings(d.state, g, values)
		return nil
	})
	return changes, err
}

// putThings says where the media of a course are, as far as that is new.
func putThings(s *change.State, g *change.Gesture, values map[string]mediaValue) {
	for _, id := range slices.Sorted(maps.Keys(values)) {
		var known mediaValue
		if thing, there := s.Thing(change.MediaPut, id); !there || json.Unmarshal(thing.Value, &known) != nil || known != values[id] {
			g.PutThing(change.MediaPut, id, "", "", values[id])
		}
	}
}

// Has reports whether a course was ever taken in, also one that was deleted since.
func (d *Desk) Has(id string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, known := d.state.Node(id)
	return known
}
