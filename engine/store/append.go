package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"

	"trivium/engine/change"
)

var _ change.Log = (*Store)(nil)

// Append adds events in one transaction and returns when they are on the disk, all or none of them;
// see change.Log. An event that Check refuses is an error, and nothing is added.
func (s *Store) Append(ctx context.Context, events []change.Event) error {
	if len(events) == 0 {
		return nil
	}
	for i := range events {
		if f := events[i].Check(); f != nil {
			return f
		}
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		w, err := s.writer(ctx, tx)
		if err != nil {
			return err
		}
		return w.addAll(events)
	})
}

// Resign puts the signatures of events into their rows, in place of what is there; "" takes one away.
// Which signature is right only whoever knows the keys can tell. Events that are not there are passed
// over.
func (s *Store) Resign(ctx context.Context, events []change.Event) error {
	if len(events) == 0 {
		return nil
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		w, err := s.writer(ctx, tx)
		if err != nil {
			return err
		}
		for i := range events {
			if err := w.resign(&events[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) resign(e *change.Event) error {
	at, err := w.rowOf(e.ID)
	if err != nil || at == 0 {
		return err
	}
	there, err := w.read(at)
	if err != nil || there.Sig == e.Sig {
		return err
	}
	there.Sig = e.Sig
	return w.rewrite(at, &there)
}

// writer returns a writer for a transaction.
func (s *Store) writer(ctx context.Context, tx *sql.Tx) (*writer, error) {
	w := &writer{ctx: ctx, tx: tx, names: s.names, arrived: s.clock().UnixMilli()}
	err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM event`).Scan(&w.last)
	return w, err
}

// A writer adds events within one transaction.
type writer struct {
	unpacker
	ctx     context.Context
	tx      *sql.Tx
	names   *names
	last    int64 // the greatest seq so far
	dropped bool  // the projections, because a row has changed that they were computed from
	arrived int64 // Unix milliseconds
}

func (w *writer) addAll(events []change.Event) error {
	for i := range events {
		if err := w.add(events[i]); err != nil {
			return err
		}
	}
	return nil
}

// add adds one event, or what it brings to one that is there.
func (w *writer) add(e change.Event) error {
	erased, err := w.isErased(e.ID)
	if err != nil {
		return err
	}
	if erased && e.Op.Erasable() {
		e.Redact()
	}
	at, err := w.rowOf(e.ID)
	if err != nil {
		return err
	}
	if at > 0 {
		return w.complete(at, &e)
	}
	r, err := encodeRow(w, w.last+1, &e)
	if err != nil {
		return err
	}
	_, err = w.tx.ExecContext(w.ctx, `INSERT INTO event (seq, id, dev, n, arrived, head, body, sig) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		r.seq, r.id, r.dev, r.n, w.arrived, r.head, r.body, r.sig)
	if err != nil {
		return err
	}
	w.last = r.seq
	return useMedia(w.ctx, w.tx, r.seq, &e)
}

// complete fills in what the event in a row lacks and e has: signature, payload.
func (w *writer) complete(at int64, e *change.Event) error {
	there, err := w.read(at)
	if err != nil {
		return err
	}
	signs := there.Sig == "" && e.Sig != ""
	tells := there.Redacted() && !e.Redacted()
	if !signs && !tells {
		return nil
	}
	if signs {
		there.Sig = e.Sig
	}
	if tells {
		there.P, there.Salt, there.Hash = e.P, e.Salt, ""
	}
	if err := w.rewrite(at, &there); err != nil {
		return err
	}
	return useMedia(w.ctx, w.tx, at, &there)
}

// rewrite changes a row that projections may have been computed from.
func (w *writer) rewrite(at int64, e *change.Event) error {
	if err := w.write(at, e); err != nil || w.dropped {
		return err
	}
	w.dropped = true
	return dropProjections(w.ctx, w.tx)
}

// read returns the event of a row.
func (w *writer) read(at int64) (change.Event, error) {
	r := row{seq: at}
	err := w.tx.QueryRowContext(w.ctx, `SELECT id, dev, n, head, body, sig FROM event WHERE seq = ?`, at).
		Scan(&r.id, &r.dev, &r.n, &r.head, &r.body, &r.sig)
	if err != nil {
		return change.Event{}, err
	}
	return decodeRow(w, r)
}

// write puts a changed event back into its row.
func (w *writer) write(at int64, e *change.Event) error {
	r, err := encodeRow(w, at, e)
	if err != nil {
		return err
	}
	_, err = w.tx.ExecContext(w.ctx, `UPDATE event SET head = ?, body = ?, sig = ? WHERE seq = ?`, r.head, r.body, r.sig, at)
	return err
}

func (w *writer) isErased(id change.ID) (bool, error) { return isErased(w.ctx, w.tx, idBytes(id)) }

// isErased says whether the bytes are the id of an event or the hash of a file that a redaction named.
func isErased(ctx context.Context, from asker, raw []byte) (bool, error) {
	var one int
	err := from.QueryRowContext(ctx, `SELECT 1 FROM erased WHERE id = ?`, raw).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (w *writer) number(name string) (int64, error) { return w.names.number(w.ctx, w.tx, name) }
func (w *writer) name(number int64) (string, bool)  { return w.names.value(number) }

func (w *writer) rowOf(id change.ID) (int64, error) {
	var seq int64
	raw := idBytes(id)
	err := w.tx.QueryRowContext(w.ctx, `SELECT seq FROM event WHERE substr(id, 1, 8) = ? AND id = ?`, raw[:min(8, len(raw))], raw).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return seq, err
}

// idBytes returns the bytes of an id. What is no id gives bytes that no event has.
func idBytes(id change.ID) []byte {
	if raw, ok := unbase(string(id), 32); ok {
		return raw
	}
	return bytes.Clone([]byte(id))
}
