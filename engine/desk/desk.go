package desk

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/store"
)

// Options are what a desk needs from outside. Home is required.
type Options struct {
	Home    Home
	Clock   func() time.Time // nil is time.Now
	Random  io.Reader        // nil is crypto/rand
	Changed func(Changed)    // called after each change, without a lock; may be nil
}

func (o Options) complete() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Changed == nil {
		o.Changed = func(Changed) {}
	}
	return o
}

// A Desk is an open workspace. It is safe for concurrent use.
type Desk struct {
	options Options
	store   *store.Store
	key     *Key               // nil: this computer has none, and the workspace can be read only
	private ed25519.PrivateKey // of the key
	notices fault.List         // about this opening; see Notices

	background sync.WaitGroup
	stop       context.CancelFunc // of what goes on in the background

	mu      sync.Mutex // guards what follows; State caches on reading too
	state   *change.State
	writer  change.Writer
	devices []string // as which this file has written, now or in the past
	parts   parts

	checking map[string]bool // courses that are looked over in the background
	closed   bool

	exchanging sync.Mutex // one exchange through the folder at a time
}

// devicesSetting lists the devices as which the file has written: their events need no signature in
// it. It is kept in the file, so that a copy of it knows them too.
const devicesSetting = "devices"

// Create makes a workspace file and opens it; its first admin is the person named. Where a service
// carries the folder, the file is made in the folder for workspaces, and exchanges through that one.
func Create(ctx context.Context, path, name, person string, o Options) (*Desk, error) {
	if strings.TrimSpace(name) == "" || strings.TrimSpace(person) == "" {
		return nil, fault.New("desk.nameless")
	}
	o = o.complete()
	e := errand{path: path}
	if service, carried := o.Home.carried(path); carried {
		local, err := o.Home.NewFile(name)
		if err != nil {
			return nil, err
		}
		e = errand{path: local, from: path, service: service.Name, fresh: true}
		path = local
	}
	s, err := store.Create(ctx, path, store.Options{Clock: o.Clock})
	var f *fault.Fault
	if errors.As(err, &f) && f.Code == "store.exists" {
		s, err = unfinished(ctx, path, o, err)
	}
	if err != nil {
		return nil, err
	}
	d := &Desk{options: o, store: s}
	if err := d.found(ctx, name, person); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := d.arrive(ctx, e); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	d.begin()
	return d, nil
}

// unfinished opens a workspace file that was made and got no first event, such as after a power cut;
// of any other it returns the error given.
func unfinished(ctx context.Context, path string, o Options, exists error) (*store.Store, error) {
	s, err := store.Open(ctx, path, store.Options{Clock: o.Clock})
	if err != nil {
		return nil, exists
	}
	if last, err := s.Last(ctx); err != nil || last > 0 {
		s.Close() //nolint:errcheck // nothing was written
		return nil, exists
	}
	return s, nil
}

// found makes the first event. The key is kept before it: a workspace that nobody can write in would
// be the worse of the two that can be left over.
func (d *Desk) found(ctx context.Context, name, person string) error {
	workspace, err := d.NewID()
	if err != nil {
		return err
	}
	member, err := d.NewID()
	if err != nil {
		return err
	}
	key, err := NewKey("", member, d.options.Random)
	if err != nil {
		return err
	}
	if d.private, err = key.private(); err != nil {
		return err
	}
	copied, err := d.store.Copy(ctx)
	if err != nil {
		return err
	}
	key.Seats = []seat{{Path: real(d.store.Path()), Copy: copied, Dev: "d1"}}
	if err := d.owns(ctx, "d1"); err != nil {
		return err
	}
	d.writer = change.Writer{By: member, Dev: "d1", Clock: d.options.Clock, Random: d.options.Random}
	d.state = change.New(change.Options{Own: d.own})
	g := d.state.Begin(d.writer, workspace)
	key.Workspace = g.CreateWorkspace(workspace, name, person, d.private.Public().(ed25519.PublicKey))
	d.key = &key
	if err := errors.Join(d.options.Home.setCount(&key, "d1", 0), d.options.Home.SaveKey(&key)); err != nil {
		return err
	}
	_, err = d.commit(ctx, g)
	return err
}

// Open opens a workspace file. One in a folder that a service carries is copied to this computer's
// folder for workspaces, and the copy opened; Notices say so.
func Open(ctx context.Context, path string, o Options) (*Desk, error) {
	o = o.complete()
	e, err := o.Home.settle(ctx, path, o)
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, e.path, store.Options{Clock: o.Clock})
	if err != nil {
		return nil, err
	}
	d := &Desk{options: o, store: s}
	if err := d.load(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := d.arrive(ctx, e); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	d.begin()
	return d, nil
}

// load brings the state up and takes the seat.
func (d *Desk) load(ctx context.Context) error {
	known, err := d.store.Setting(ctx, devicesSetting)
	if err != nil {
		return err
	}
	d.devices = strings.Fields(known)
	if d.state, err = d.store.State(ctx, change.Options{Own: d.own}); err != nil {
		return err
	}
	if d.state.Root() == "" {
		return fault.New("desk.empty").At(fault.Place{File: d.store.Path()})
	}
	if err := d.Erase(ctx); err != nil { // what a crash has left undone; nobody is kept out by it
		d.notices = append(d.notices, unerased(err))
	}
	return d.enter(ctx)
}

// enter takes the person's seat at the file, when this computer has her key.
func (d *Desk) enter(ctx context.Context) error {
	key, err := d.options.Home.LoadKey(d.state.Root())
	if err != nil || key == nil {
		return err
	}
	copied, err := d.store.Copy(ctx)
	if err != nil {
		return err
	}
	if d.private, err = key.private(); err != nil {
		return err
	}
	vector := d.state.Vector()
	here := func(dev string) int64 { return vector[dev] }
	dev, err := d.options.Home.sit(key, real(d.store.Path()), copied, here, d.options.Random)
	if err != nil {
		return err
	}
	if err := d.owns(ctx, dev); err != nil {
		return err
	}
	d.key = key
	d.writer = change.Writer{By: key.Member, Dev: dev, Clock: d.options.Clock, Random: d.options.Random}
	return nil
}

// real returns a path without links, as far as that can be known.
func real(path string) string {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	return path
}

// own reports whether a device is this file, now or in the past.
func (d *Desk) own(dev string) bool { return slices.Contains(d.devices, dev) }

// owns notes that the file writes as a device.
func (d *Desk) owns(ctx context.Context, dev string) error {
	if d.own(dev) {
		return nil
	}
	d.devices = append(d.devices, dev)
	return d.store.SetSetting(ctx, devicesSetting, strings.Join(d.devices, " "))
}

// begin starts what goes on in the background: the backup of this session.
func (d *Desk) begin() {
	ctx, stop := context.WithCancel(context.Background())
	d.stop = stop
	d.checking = map[string]bool{}
	d.background.Go(func() {
		d.store.Backup(ctx) //nolint:errcheck // Backups shows what is there; BackUp says what is in the way
	})
}

// Close ends the session: what was typed is in the file already. It makes a last backup.
func (d *Desk) Close() error {
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	d.stop()
	d.exchanging.Lock() // an exchange under way comes to its end
	defer d.exchanging.Unlock()
	d.background.Wait()
	d.mu.Lock()
	d.store.SaveState(context.Background(), d.state) //nolint:errcheck // it only makes the next opening quicker
	d.mu.Unlock()
	d.store.Backup(context.Background()) //nolint:errcheck // as in begin
	return d.store.Close()
}

// Path returns the path of the file.
func (d *Desk) Path() string { return d.store.Path() }

// Store returns the file.
func (d *Desk) Store() *store.Store { return d.store }

// Home returns the folders of the person.
func (d *Desk) Home() Home { return d.options.Home }

// Member returns who writes at this desk, "" when nobody can.
func (d *Desk) Member() string {
	if d.key == nil {
		return ""
	}
	return d.key.Member
}

// NewID returns a fresh ULID.
func (d *Desk) NewID() (string, error) { return newULID(d.options.Clock(), d.options.Random) }

// Read calls look with the state. The state must not be kept, nor changed.
func (d *Desk) Read(look func(*change.State)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	look(d.state)
}
