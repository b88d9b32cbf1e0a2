package store

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"time"

	"trivium/engine/change"
)

// How an event lies in its row. The id, device, number and signature have columns; the head holds
// the other parts of the header, the body the salt and the payload. Numbers are varints.
//
//	head  = form v by op clock tx seen base [hash]
//	form  = 01, or 03 when the body is gone and hash (32 bytes) is what is left of it
//	clock = seconds since 2025-01-01, zigzag
//	tx    = 00 length bytes | 01 and the 16 bytes of a ULID
//	seen  = count, then device and number of each, by name
//	base  = count, then 32 bytes of each, ascending
//	body  = salt (16 bytes), payload (see pack.go)
//
// Base64 with stray bits in its last character is within the letter of the event format and would
// not come back as it was: such an event has the form 02 and its canonical JSON for a head, without
// a body and a signature.

const (
	formPacked byte = 1
	formJSON   byte = 2
	formErased byte = 3
)

// epoch is what clocks count from: 2025-01-01, before the first event there can be by a right clock.
const epoch = 1735689600

// errDamaged says that a row is not what this package writes.
var errDamaged = errors.New("the row cannot be read")

// A row is an event as it is stored.
type row struct {
	seq, dev, n int64
	id          []byte
	head, body  []byte
	sig         []byte
}

// A ledger gives names their numbers.
type ledger interface {
	number(name string) (int64, error)
}

// A shelf gives back what rows hold in short.
type shelf interface {
	name(number int64) (string, bool)
	unpack(packed []byte) ([]byte, error)
}

// unbase returns the bytes of base64 text, false when writing them again would give another text.
func unbase(s string, length int) ([]byte, bool) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(s)
	return b, err == nil && len(b) == length
}

func rebase(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// encodeRow returns the row of an event that is going to have the number seq.
func encodeRow(b ledger, seq int64, e *change.Event) (row, error) {
	r := row{seq: seq, n: e.N}
	id, ok := unbase(string(e.ID), 32)
	if !ok {
		return row{}, errDamaged // ids are computed: this one was not checked
	}
	r.id = id
	var err error
	if r.dev, err = b.number(e.Dev); err != nil {
		return row{}, err
	}
	packed, err := r.pack(b, e)
	if err != nil || packed {
		return r, err
	}
	r.head, r.body, r.sig = append([]byte{formJSON}, change.Encode(e)...), nil, nil
	return r, nil
}

// pack fills head, body and signature; false when the event has parts that would not come back.
func (r *row) pack(b ledger, e *change.Event) (bool, error) {
	head, ok, err := packHead(b, e)
	if err != nil || !ok {
		return false, err
	}
	if e.Sig != "" {
		if r.sig, ok = unbase(e.Sig, 64); !ok {
			return false, nil
		}
	}
	if e.Redacted() {
		hash, ok := unbase(e.Hash, 32)
		r.head = append(head, hash...)
		r.head[0] = formErased
		return ok, nil
	}
	salt, ok := unbase(e.Salt, 16)
	r.head, r.body = head, packPayload(salt, e.P)
	return ok, nil
}

func packHead(b ledger, e *change.Event) ([]byte, bool, error) {
	head := make([]byte, 1, 64)
	head[0] = formPacked
	head = binary.AppendUvarint(head, uint64(e.V))
	for _, name := range []string{e.By, string(e.Op)} {
		number, err := b.number(name)
		if err != nil {
			return nil, false, err
		}
		head = binary.AppendUvarint(head, uint64(number))
	}
	head = binary.AppendVarint(head, e.Clock.Unix()-epoch)
	if tx, ok := packULID(e.Tx); ok {
		head = append(append(head, 1), tx[:]...)
	} else {
		head = append(append(head, 0, byte(len(e.Tx))), e.Tx...)
	}
	head = binary.AppendUvarint(head, uint64(len(e.Seen)))
	for _, dev := range slices.Sorted(maps.Keys(e.Seen)) {
		number, err := b.number(dev)
		if err != nil {
			return nil, false, err
		}
		head = binary.AppendUvarint(binary.AppendUvarint(head, uint64(number)), uint64(e.Seen[dev]))
	}
	head = binary.AppendUvarint(head, uint64(len(e.Base)))
	for _, id := range e.Base {
		raw, ok := unbase(string(id), 32)
		if !ok {
			return nil, false, nil
		}
		head = append(head, raw...)
	}
	return head, true, nil
}

// decodeRow returns the event of a row. It does not compute the id again: Check does.
func decodeRow(b shelf, r row) (change.Event, error) {
	if len(r.head) > 0 && r.head[0] == formJSON {
		e, f := change.Decode(r.head[1:])
		if f != nil {
			return change.Event{}, f
		}
		return e, nil
	}
	dev, ok := b.name(r.dev)
	if !ok || len(r.id) != 32 {
		return change.Event{}, errDamaged
	}
	e := change.Event{ID: change.ID(rebase(r.id)), Dev: dev, N: r.n}
	if len(r.sig) > 0 {
		e.Sig = rebase(r.sig)
	}
	in := &reader{data: r.head}
	form := in.byte()
	in.header(b, &e)
	switch {
	case form == formErased:
		e.Hash = rebase(in.bytes(32))
	case form != formPacked || len(r.body) < 17:
		return change.Event{}, errDamaged
	default:
		payload, err := b.unpack(r.body[16:])
		if err != nil {
			return change.Event{}, errDamaged
		}
		e.Salt, e.P = rebase(r.body[:16]), payload
	}
	if in.failed || len(in.data) > 0 {
		return change.Event{}, errDamaged
	}
	return e, nil
}

// header reads what packHead wrote.
func (in *reader) header(b shelf, e *change.Event) {
	e.V = int(in.number())
	e.By = in.name(b)
	e.Op = change.Op(in.name(b))
	e.Clock = time.Unix(in.signed()+epoch, 0).UTC()
	if in.byte() == 1 {
		if b := in.bytes(16); len(b) == 16 {
			e.Tx = unpackULID([16]byte(b))
		}
	} else {
		e.Tx = string(in.bytes(int(in.byte())))
	}
	devices := in.number()
	if devices > change.MaxSeen {
		in.failed = true
		return
	}
	e.Seen = make(change.Vector, devices)
	for range devices {
		dev := in.name(b)
		e.Seen[dev] = int64(in.number())
	}
	count := in.number()
	if count > change.MaxBase {
		in.failed = true
		return
	}
	e.Base = make([]change.ID, 0, count)
	for range count {
		e.Base = append(e.Base, change.ID(rebase(in.bytes(32))))
	}
}

// A reader takes a head apart. After a failure everything it gives is zero.
type reader struct {
	data   []byte
	failed bool
}

func (in *reader) bytes(n int) []byte {
	if in.failed || n < 0 || n > len(in.data) {
		in.failed = true
		return nil
	}
	b := in.data[:n]
	in.data = in.data[n:]
	return b
}

func (in *reader) byte() byte {
	if b := in.bytes(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (in *reader) number() uint64 {
	v, n := binary.Uvarint(in.data)
	if n <= 0 {
		in.failed = true
		return 0
	}
	in.data = in.data[n:]
	return v
}

func (in *reader) signed() int64 {
	v, n := binary.Varint(in.data)
	if n <= 0 {
		in.failed = true
		return 0
	}
	in.data = in.data[n:]
	return v
}

func (in *reader) name(b shelf) string {
	name, ok := b.name(int64(in.number()))
	if !ok {
		in.failed = true
	}
	return name
}
