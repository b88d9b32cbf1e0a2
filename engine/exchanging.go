package engine

import (
	"context"
	"errors"
	"time"

	"trivium/engine/desk"
	"trivium/engine/fault"
)

// lastExchange is how long the exchange at closing may take: a network that is gone shall not keep
// anybody. What was not sent then is sent at the next start.
const lastExchange = 5 * time.Second

// KeepExchanging exchanges changes through the folder of the open workspace, if it has one: now, every
// so often until ctx ends, and when the workspace is closed. What goes wrong is a notice of Desk until
// an exchange works again. It returns at once.
func (w *Workspace) KeepExchanging(ctx context.Context, every time.Duration) {
	w.mu.Lock()
	w.exchanges = true
	w.mu.Unlock()
	go func() {
		for {
			if d, err := w.atDesk(); err == nil {
				w.exchangeQuietly(ctx, d)
			}
			select {
			case <-ctx.Done():
				return
			case <-time.After(every):
			}
		}
	}()
}

// exchangeQuietly exchanges and keeps what went wrong for Desk.
func (w *Workspace) exchangeQuietly(ctx context.Context, d *desk.Desk) {
	path, err := d.Folder(ctx)
	if err != nil || path == "" {
		return
	}
	_, err = d.Exchange(ctx)
	var f *fault.Fault
	if err != nil && !errors.As(err, &f) {
		return // the workspace was closed, or the program ends
	}
	w.mu.Lock()
	news := w.desk == d && (f == nil) != (w.unsent == nil)
	if w.desk == d {
		w.unsent = f
	}
	w.mu.Unlock()
	if news {
		w.deskChanged(desk.Changed{})
	}
}

// exchangeLast sends what is there before a workspace is closed, where the program keeps exchanging.
func (w *Workspace) exchangeLast(ctx context.Context, d *desk.Desk) {
	w.mu.RLock()
	exchanges := w.exchanges
	w.mu.RUnlock()
	if !exchanges {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, lastExchange)
	defer cancel()
	if path, err := d.Folder(ctx); err == nil && path != "" {
		d.Exchange(ctx) //nolint:errcheck // the next start sends it
	}
}
