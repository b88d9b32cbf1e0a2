package desk

import (
	"context"
	"encoding/json"
	"io"
	"iter"

	"trivium/engine/change"
	"trivium/engine/store"
	"trivium/engine/sync"
)

// BundleEnding is that of the files of bundles.
const BundleEnding = sync.Ending

// A Summary counts what is in a bundle.
type Summary = sync.Summary

// Bundle writes a file of changes for others: for a member, by id, what she lacks as far as that is
// known; for "", everything.
func (d *Desk) Bundle(ctx context.Context, to io.Writer, member string) (Summary, error) {
	source, err := d.outgoing(ctx)
	if err != nil {
		return Summary{}, err
	}
	lacks := change.Vector{}
	if member != "" {
		lacks = d.knownBy(member)
		if source.Files, err = d.named(source, lacks); err != nil {
			return Summary{}, err
		}
	}
	return sync.Write(ctx, to, sync.Head{Workspace: d.root(), Knows: source.Knows}, lacks, source.Events, source.Files)
}

// outgoing is what this copy has to give: every event that may be passed on, signed where it was made
// here, and the media that are whole.
func (d *Desk) outgoing(ctx context.Context) (sync.Source, error) {
	if err := d.sign(ctx); err != nil && ctx.Err() != nil {
		return sync.Source{}, err
	}
	// A file that cannot be written now keeps no signatures; passed gives them on the way.
	var knows change.Vector
	var withheld map[change.ID]bool
	d.Read(func(s *change.State) {
		knows, withheld = s.Vector(), sync.Withheld(s.Quarantined())
	})
	files, err := d.wholeFiles(ctx)
	return sync.Source{Knows: knows, Files: files, Events: d.passed(ctx, withheld)}, err
}

// passed gives the events of the log that may be passed on.
func (d *Desk) passed(ctx context.Context, withheld map[change.ID]bool) iter.Seq2[change.Event, error] {
	return func(yield func(change.Event, error) bool) {
		for e, err := range d.store.All(ctx) {
			if err == nil && withheld[e.ID] {
				continue
			}
			d.Sign(&e)
			if err == nil && e.Sig == "" {
				// Of the person whose file this is a copy of: she passes it on herself, signed.
				continue
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

func (d *Desk) root() (id change.ID) {
	d.Read(func(s *change.State) { id = s.Root() })
	return id
}

// wholeFiles returns the media that are here.
func (d *Desk) wholeFiles(ctx context.Context) ([]sync.File, error) {
	hashes, err := d.store.MediaIn(ctx, store.MediaWhole)
	if err != nil {
		return nil, err
	}
	files := make([]sync.File, 0, len(hashes))
	for _, hash := range hashes {
		_, size, err := d.store.Media(ctx, hash)
		if err != nil {
			return nil, err
		}
		files = append(files, sync.File{Hash: string(hash), Size: size, Open: func() (io.Reader, error) { return d.store.OpenMedia(ctx, hash) }})
	}
	return files, nil
}

// named returns the files that events name which a copy with the vector lacks.
func (d *Desk) named(source sync.Source, lacks change.Vector) ([]sync.File, error) {
	wanted := map[string]bool{}
	for e, err := range source.Events {
		if err != nil {
			return nil, err
		}
		var p struct{ Value struct{ Hash string } }
		if !lacks.Includes(&e) && json.Unmarshal(e.P, &p) == nil {
			wanted[p.Value.Hash] = true
		}
	}
	files := []sync.File{}
	for _, f := range source.Files {
		if wanted[f.Hash] {
			files = append(files, f)
		}
	}
	return files, nil
}

// knownBy returns what all copies of a member are known to have. What a bundle says of its sender is
// a claim that nobody has signed, so it follows from her events alone, which say what their author had
// seen; a member who only reads is taken to know nothing, and gets everything.
func (d *Desk) knownBy(member string) change.Vector {
	newest := map[string]change.Vector{} // of each of her devices: what it knew at its last event
	d.Read(func(s *change.State) {
		for e := range s.Latest(member) {
			newest[e.Dev] = e.Vector()
		}
	})
	var all change.Vector
	for _, v := range newest {
		if all == nil {
			all = v
			continue
		}
		for dev, n := range all {
			if v[dev] < n {
				all[dev] = v[dev]
			}
		}
	}
	return all
}

// A Taken says what came in with a bundle.
type Taken struct {
	Summary
	New      int            // of Events, those that were not here
	NewFiles int            // of Files, those that were not here whole
	Texts    int            // cells that changed
	Members  map[string]int // authors of what is new, with the number of their events
	Before   change.Vector  // what this copy knew when it began
}

// beginTaking returns an empty account.
func (d *Desk) beginTaking() Taken {
	taken := Taken{Members: map[string]int{}}
	d.Read(func(s *change.State) { taken.Before = s.Vector() })
	return taken
}

// Take takes a bundle over. One that is refused changes nothing.
func (d *Desk) Take(ctx context.Context, from io.ReadSeeker) (Taken, error) {
	taken := d.beginTaking()
	var err error
	taken.Summary, err = sync.Read(ctx, from, d.root(), sync.DefaultLimits(), d.receiver(&taken))
	if taken.Files > 0 {
		d.arrived()
	}
	return taken, err
}

// receiver takes events and media over and counts what they bring.
func (d *Desk) receiver(taken *Taken) sync.Receiver {
	return sync.Receiver{
		Append: func(ctx context.Context, events []change.Event) error {
			d.Read(func(s *change.State) {
				for i := range events {
					if s.Offered(events[i].ID) == nil {
						taken.New++
						taken.Members[events[i].By]++
					}
				}
			})
			changes, err := d.Receive(ctx, events)
			taken.Texts += len(changes.Cells)
			return err
		},
		File: func(ctx context.Context, hash string, size int64, content io.Reader) error {
			state, _, err := d.store.Media(ctx, store.Hash(hash))
			if err != nil || state == store.MediaWhole || state == store.MediaErased {
				return err
			}
			if _, _, err = d.store.PutMedia(ctx, content, size); err == nil {
				taken.NewFiles++
			}
			return err
		},
	}
}

// arrived says to the outside that media have come.
func (d *Desk) arrived() {
	d.options.Changed(Changed{All: true, Changes: change.Changes{Replayed: true}})
}
