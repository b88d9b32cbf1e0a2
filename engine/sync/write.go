package sync

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"iter"

	"trivium/engine/change"
	"trivium/engine/fault"
)

const (
	magic     = "TRIVIUM BUNDLE 1\n"
	batchSize = 1 << 20   // bytes of events in one record, unpacked
	pieceSize = 256 << 10 // bytes of a file in one record
)

// A Head says where a bundle comes from.
type Head struct {
	Workspace change.ID     `json:"workspace"`
	Knows     change.Vector `json:"knows"`
}

// A File is a media file to take along.
type File struct {
	Hash string // SHA-256, 64 hexadecimal digits
	Size int64
	Open func() (io.Reader, error)
}

// A Summary counts what is in a bundle.
type Summary struct {
	Head   Head
	Events int
	Files  int
	Bytes  int64 // of the bundle
}

// Write writes a bundle of the events that a copy with the vector lacks, and of the files. An empty
// vector lacks everything. Events must be signed by now: others refuse those that are not, so that
// nobody can bring a copy what looks like its own.
func Write(ctx context.Context, to io.Writer, head Head, lacks change.Vector, events iter.Seq2[change.Event, error], files []File) (Summary, error) {
	w := &writer{to: to, sum: sha256.New(), summary: Summary{Head: head}}
	w.raw([]byte(magic))
	if head.Knows == nil {
		head.Knows = change.Vector{}
	}
	first, err := json.Marshal(head)
	if err != nil {
		return Summary{}, err
	}
	w.record('H', first)
	if err := w.events(ctx, lacks, events); err != nil {
		return Summary{}, err
	}
	for _, f := range files {
		if err := w.file(ctx, f); err != nil {
			return Summary{}, err
		}
	}
	w.record('Z', w.sum.Sum(nil))
	return w.summary, w.err
}

// A writer writes records and sums up what it has written. After an error it writes nothing more.
type writer struct {
	to      io.Writer
	sum     hash.Hash
	summary Summary
	err     error
}

func (w *writer) raw(b []byte) {
	if w.err != nil {
		return
	}
	w.sum.Write(b)
	var n int
	n, w.err = w.to.Write(b)
	w.summary.Bytes += int64(n)
}

func (w *writer) record(kind byte, content []byte) {
	w.raw(binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(content))))
	w.raw(content)
}

func (w *writer) events(ctx context.Context, lacks change.Vector, events iter.Seq2[change.Event, error]) error {
	var batch bytes.Buffer
	for e, err := range events {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if e.N <= lacks[e.Dev] {
			continue
		}
		if e.Sig == "" {
			return fmt.Errorf("event %d of %s leaves its device unsigned", e.N, e.Dev)
		}
		line := change.Encode(&e)
		if batch.Len() > 0 && batch.Len()+len(line)+1 > batchSize {
			w.batch(&batch)
		}
		batch.Write(line)
		batch.WriteByte('\n')
		w.summary.Events++
	}
	if batch.Len() > 0 {
		w.batch(&batch)
	}
	return w.err
}

func (w *writer) batch(events *bytes.Buffer) {
	var packed bytes.Buffer
	z, _ := flate.NewWriter(&packed, flate.DefaultCompression) // the level exists
	z.Write(events.Bytes())                                    //nolint:errcheck // a buffer takes everything
	z.Close()                                                  //nolint:errcheck // as above
	events.Reset()
	w.record('E', packed.Bytes())
}

func (w *writer) file(ctx context.Context, f File) error {
	raw, err := hex.DecodeString(f.Hash)
	if err != nil || len(raw) != sha256.Size {
		return fault.New("bundle.media", "found", f.Hash)
	}
	from, err := f.Open()
	if err != nil {
		return err
	}
	w.record('M', binary.BigEndian.AppendUint64(raw, uint64(f.Size)))
	piece := make([]byte, pieceSize)
	for left := f.Size; left > 0 && w.err == nil; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.ReadFull(from, piece[:min(left, pieceSize)])
		if err != nil { // it is shorter than it said
			return err
		}
		w.record('P', piece[:n])
		left -= int64(n)
	}
	w.summary.Files++
	return w.err
}
