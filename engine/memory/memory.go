package memory

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/store"
	"trivium/engine/tm"
)

// A Memory is the translation memory of an open workspace. All methods may be called at the same time.
type Memory struct {
	desk  *desk.Desk
	store *store.Store

	ctx        context.Context // of what goes on in the background
	stop       context.CancelFunc
	background sync.WaitGroup
	known      chan struct{} // closed when the units that the events name are known
	ready      chan struct{} // closed when lookups are answered

	following sync.Mutex   // held by whoever brings the lists below up to date
	indexing  sync.Mutex   // held by whoever brings the index up to date
	importing atomic.Int32 // imports that are about to bring it up to date, so that nobody else need
	filed     atomic.Int64 // counts when units of attachments come into the index or leave it
	told      func()       // see Open

	mu      sync.RWMutex // guards what follows
	own     ownUnits
	batches []*batch // the newest first; a new list at each change
	index   *tm.Memory
	failed  error // why there is no index
	config  tm.Settings
	indexed indexed // what is in the index; batches change under indexing alone
}

// Open opens the memory of a workspace. It returns at once; the index is loaded or built in the background,
// and what needs it waits for it. told is called, from any goroutine, when the units of a file that came are found
// from then on, or those of one that went are not any more. The context is that of the opening alone.
func Open(_ context.Context, d *desk.Desk, told func()) (*Memory, error) {
	ctx, stop := context.WithCancel(context.Background())
	m := &Memory{desk: d, store: d.Store(), ctx: ctx, stop: stop, known: make(chan struct{}), ready: make(chan struct{}), indexed: newIndexed(), told: told}
	m.readSettings()
	m.index = tm.New(source{m}, m.Settings())
	m.background.Go(func() { m.begin(ctx) })
	return m, nil
}

// begin reads what there is and makes the index.
func (m *Memory) begin(ctx context.Context) {
	err := m.readAll(ctx)
	close(m.known)
	if err == nil {
		err = m.fillIndex(ctx)
	}
	m.mu.Lock()
	m.failed = err
	m.mu.Unlock()
	close(m.ready)
	if err == nil {
		// What came while the index was being made, and the words of files that came without them.
		m.reconcile(ctx, nil) //nolint:errcheck // the next change tries again
		m.saveIndex(ctx)
	}
}

// Close writes a snapshot of the index and lets the workspace go. It must be called before the desk is
// closed.
func (m *Memory) Close(ctx context.Context) error {
	m.stop()
	m.background.Wait()
	m.saveIndex(ctx)
	return nil
}

// waitKnown waits until the units that the events name are known.
func (m *Memory) waitKnown(ctx context.Context) error { return wait(ctx, m.known) }

// waitReady waits until lookups are answered.
func (m *Memory) waitReady(ctx context.Context) error {
	if err := wait(ctx, m.ready); err != nil {
		return err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.failed
}

func wait(ctx context.Context, until <-chan struct{}) error {
	select {
	case <-until:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Lookup returns the matches of a request, with the settings of the workspace. It waits until the index
// is there.
func (m *Memory) Lookup(ctx context.Context, r tm.Request) ([]tm.Match, error) {
	if err := m.waitReady(ctx); err != nil {
		return nil, err
	}
	return m.current().Lookup(ctx, r)
}

// view returns the lists as they are now; they must not be changed.
func (m *Memory) view() (own []*ownUnit, batches []*batch) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.own.list, m.batches
}

// read calls look with the state of the workspace.
func (m *Memory) read(look func(*change.State)) { m.desk.Read(look) }

// batch returns an attachment by its hash, nil when there is none.
func batchOf(batches []*batch, hash string) *batch {
	i := slices.IndexFunc(batches, func(b *batch) bool { return b.value.Hash == hash })
	if i < 0 {
		return nil
	}
	return batches[i]
}
