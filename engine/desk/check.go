package desk

import (
	"maps"
	"path"
	"slices"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/store"
)

// Problems returns what is wrong with a course of the workspace, in the order of its files: what
// reading its files would say.
func (d *Desk) Problems(id string) (fault.List, error) {
	d.mu.Lock()
	version := d.parts.version
	if found, ok := d.parts.checked[id]; ok && found.version == version {
		d.mu.Unlock()
		return found.faults, nil
	}
	c, err := d.course(id)
	var folder *folderFS
	if err == nil {
		folder, err = d.written(c)
	}
	d.mu.Unlock() // checking takes a while, and needs nothing that changes
	if err != nil {
		return nil, err
	}
	_, faults, err := course.LoadFS(folder, c.File, "")
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.parts.checked == nil {
		d.parts.checked = map[string]checked{}
	}
	if version >= d.parts.checked[id].version {
		d.parts.checked[id] = checked{version, faults}
	}
	return faults, nil
}

// Lately returns what was wrong with a course when it was last looked over, so that an outline need not
// wait for it after each edit. Where something has changed since, it is looked over again in the
// background, and Options.Changed is called when the answer is another one.
func (d *Desk) Lately(id string) (fault.List, error) {
	d.mu.Lock()
	known, ok := d.parts.checked[id]
	outdated := ok && known.version != d.parts.version && !d.checking[id] && !d.closed
	if outdated {
		d.checking[id] = true
		d.background.Add(1)
	}
	d.mu.Unlock()
	if !ok {
		return d.Problems(id)
	}
	if outdated {
		go d.checkAgain(id, known.faults)
	}
	return known.faults, nil
}

func (d *Desk) checkAgain(id string, before fault.List) {
	defer d.background.Done()
	now, err := d.Problems(id)
	d.mu.Lock()
	delete(d.checking, id)
	closed := d.closed
	d.mu.Unlock()
	same := slices.EqualFunc(before, now, func(a, b *fault.Fault) bool { return a.Code == b.Code && a.Place == b.Place })
	if err == nil && !same && !closed {
		d.options.Changed(Changed{Structure: true})
	}
}

// written returns the files of a course, as SaveCourse writes them.
func (d *Desk) written(c *course.Course) (*folderFS, error) {
	all := &folderFS{store: d.store, media: map[string]store.Hash{}, documents: map[string][]byte{}}
	put := func(file string, data []byte, err error) error {
		all.documents[file] = data
		return err
	}
	for _, m := range c.Modules {
		data, err := course.EncodeModule(m.Module)
		if err := put(m.File, data, err); err != nil {
			return nil, err
		}
		all.take(m.Media, path.Dir(m.File))
	}
	for i := range c.Editions {
		data, err := course.EncodeEdition(&c.Editions[i])
		if err := put(c.Editions[i].File, data, err); err != nil {
			return nil, err
		}
	}
	if c.Programme != nil {
		data, err := course.EncodeProgramme(c.Programme)
		if err := put(c.File, data, err); err != nil {
			return nil, err
		}
		all.take(c.Media, ".")
	}
	return all, nil
}

// take adds the files of a part, which lies in a folder.
func (f *folderFS) take(part any, folder string) {
	from, ok := part.(*folderFS)
	if !ok {
		return
	}
	for name, hash := range maps.All(from.media) {
		f.media[path.Join(folder, name)] = hash
	}
}
