package sync

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"strconv"
	"strings"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// Limits are what a reader takes; a bundle that exceeds one is refused before it fills the memory or
// the disk.
type Limits struct {
	Events int   // number
	Bytes  int64 // of all events together, unpacked
	File   int64 // bytes of one media file
	Files  int64 // bytes of all media files together
}

// DefaultLimits are far above a workspace of years of work, and below what hurts a laptop. The greatest
// files are memories: one of a million units has some 60 MB.
func DefaultLimits() Limits {
	return Limits{Events: 2_000_000, Bytes: 512 << 20, File: 1 << 30, Files: 4 << 30}
}

// maxRecord is the longest content of a record: a batch of one event of the greatest size, which
// deflate cannot shorten, has a little more than its payload.
const maxRecord = 2 << 20

// A Receiver takes over what is in a bundle.
type Receiver struct {
	// Append is that of the change.Log.
	Append func(ctx context.Context, events []change.Event) error
	// File is given the content of a file, whose hash has been checked once. A file that cannot be
	// taken, for it was erased here, is no reason to refuse the others: it returns nil then.
	File func(ctx context.Context, hash string, size int64, content io.Reader) error
}

// Read checks a bundle from beginning to end and then takes it over: all events in one step, then
// the files. workspace is the id of the event that created this copy's workspace; "" takes any,
// for a copy that is just being made. A bundle that is refused has changed nothing, and the fault
// says why.
func Read(ctx context.Context, from io.ReadSeeker, workspace change.ID, limits Limits, to Receiver) (Summary, error) {
	if _, err := whole(ctx, from); err != nil {
		return Summary{}, err
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return Summary{}, err
	}
	return take(ctx, from, workspace, limits, to)
}

// take is Read for a bundle that is whole.
func take(ctx context.Context, from io.ReadSeeker, workspace change.ID, limits Limits, to Receiver) (Summary, error) {
	first := &reader{ctx: ctx, from: from, sum: sha256.New(), limits: limits, workspace: workspace}
	if err := first.read(); err != nil {
		return Summary{}, err
	}
	if len(first.all) > 0 {
		if err := to.Append(ctx, first.all); err != nil {
			return Summary{}, err
		}
	}
	if first.summary.Files == 0 {
		return first.summary, nil
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return Summary{}, err
	}
	second := &reader{ctx: ctx, from: from, sum: sha256.New(), limits: limits, workspace: workspace, file: to.File}
	return first.summary, second.read()
}

// A reader goes through a bundle once. With file it hands files over, otherwise it collects events.
type reader struct {
	ctx       context.Context
	from      io.Reader
	sum       hash.Hash
	limits    Limits
	workspace change.ID
	file      func(ctx context.Context, hash string, size int64, content io.Reader) error

	summary         Summary
	all             []change.Event
	unpacked, files int64
}

func (r *reader) damaged(where string) *fault.Fault {
	return fault.New("bundle.damaged", "found", where+", "+strconv.FormatInt(r.summary.Bytes, 10))
}

// bytes reads n bytes into memory, which grows with what is there, not with what is promised.
func (r *reader) bytes(n int64) ([]byte, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	got, err := io.CopyN(&b, r.from, n)
	r.summary.Bytes += got
	if errors.Is(err, io.EOF) {
		return b.Bytes(), r.damaged("EOF").Because(err)
	}
	return b.Bytes(), err
}

func (r *reader) read() error {
	if err := r.magic(); err != nil {
		return err
	}
	for first := true; ; first = false {
		so := r.sum.Sum(nil) // before the record, for the last one
		kind, content, err := r.record()
		if err != nil {
			return err
		}
		if first != (kind == 'H') {
			return r.damaged("H")
		}
		switch kind {
		case 'H':
			err = r.head(content)
		case 'E':
			err = r.events(content)
		case 'M':
			err = r.media(content)
		case 'Z':
			return r.end(content, so)
		default:
			err = r.damaged(strconv.QuoteRune(rune(kind)))
		}
		if err != nil {
			return err
		}
	}
}

// whole reads a bundle to its end and returns the sum in its last record, which names its content.
// One that is cut off, has a hole or a wrong bit anywhere is a fault: nothing in it is worth a look.
func whole(ctx context.Context, from io.Reader) (sum [sha256.Size]byte, err error) {
	r := &reader{ctx: ctx, from: from, sum: sha256.New()}
	if err := r.magic(); err != nil {
		return sum, err
	}
	for {
		so := r.sum.Sum(nil)
		kind, content, err := r.record()
		if err != nil {
			return sum, err
		}
		if kind == 'Z' {
			return [sha256.Size]byte(so), r.end(content, so)
		}
	}
}

func (r *reader) magic() error {
	line, err := r.bytes(int64(len(magic)))
	if err != nil || string(line) != magic {
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		prefix, _, _ := strings.Cut(magic, "1")
		if strings.HasPrefix(string(line), prefix) {
			return fault.New("bundle.newer", "found", strings.TrimSpace(strings.TrimPrefix(string(line), prefix)), "expected", "1")
		}
		return fault.New("bundle.not-ours").Because(err)
	}
	r.sum.Write(line)
	return nil
}

// record reads one record and adds it to the sum.
func (r *reader) record() (byte, []byte, error) {
	head, err := r.bytes(5)
	if err != nil {
		return 0, nil, err
	}
	length := int64(binary.BigEndian.Uint32(head[1:]))
	if length > maxRecord {
		return 0, nil, r.damaged(strconv.FormatInt(length, 10))
	}
	content, err := r.bytes(length)
	r.sum.Write(head)
	r.sum.Write(content)
	return head[0], content, err
}

func (r *reader) head(content []byte) error {
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(&r.summary.Head); err != nil {
		return r.damaged("H").Because(err)
	}
	again, err := json.Marshal(r.summary.Head)
	if err != nil || !bytes.Equal(again, content) {
		return r.damaged("H")
	}
	if r.workspace != "" && r.summary.Head.Workspace != r.workspace {
		return fault.New("bundle.other-workspace")
	}
	return nil
}

func (r *reader) events(content []byte) error {
	left := r.limits.Bytes - r.unpacked
	z := flate.NewReader(bytes.NewReader(content))
	lines, err := io.ReadAll(io.LimitReader(z, min(left, maxRecord)+1))
	if err != nil {
		return r.damaged("E").Because(err)
	}
	r.unpacked += int64(len(lines))
	if int64(len(lines)) > left {
		return fault.New("bundle.too-large", "expected", strconv.FormatInt(r.limits.Bytes>>20, 10)+" MB")
	}
	if len(lines) > maxRecord || len(lines) == 0 || lines[len(lines)-1] != '\n' {
		return r.damaged("E")
	}
	for line := range bytes.Lines(lines) {
		if r.summary.Events++; r.summary.Events > r.limits.Events {
			return fault.New("bundle.too-many", "expected", strconv.Itoa(r.limits.Events))
		}
		if r.file != nil {
			continue // they were taken over when the bundle was read the first time
		}
		e, f := change.Decode(line[:len(line)-1])
		if f != nil && f.Code == "change.newer-version" {
			return f
		}
		if f != nil {
			return fault.New("bundle.event", "found", strconv.Itoa(r.summary.Events)).Because(f)
		}
		if e.Sig == "" { // a State takes unsigned events of this copy's own devices for its own
			return fault.New("bundle.unsigned", "found", strconv.Itoa(r.summary.Events))
		}
		r.all = append(r.all, e)
	}
	return nil
}

// media reads one file.
func (r *reader) media(content []byte) error {
	if len(content) != sha256.Size+8 {
		return r.damaged("M")
	}
	promised := hex.EncodeToString(content[:sha256.Size])
	size := binary.BigEndian.Uint64(content[sha256.Size:])
	if size > uint64(r.limits.File) || r.files+int64(size) > r.limits.Files {
		return fault.New("bundle.too-large", "expected", strconv.FormatInt(r.limits.File>>20, 10)+" MB")
	}
	r.files += int64(size)
	r.summary.Files++
	pieces := &pieceReader{r: r, left: int64(size), sum: sha256.New(), promised: promised}
	if r.file != nil {
		if err := r.file(r.ctx, promised, int64(size), pieces); err != nil {
			return err
		}
	}
	_, err := io.Copy(io.Discard, pieces) // what was not read yet
	return err
}

// A pieceReader reads the content of one file from its records. It comes to an end only when the
// content is what was promised: the bundle may have changed since it was checked.
type pieceReader struct {
	r        *reader
	left     int64
	piece    []byte
	sum      hash.Hash
	promised string
}

func (p *pieceReader) Read(b []byte) (int, error) {
	if len(p.piece) == 0 {
		if p.left == 0 {
			if hex.EncodeToString(p.sum.Sum(nil)) != p.promised {
				return 0, fault.New("bundle.media", "found", p.promised)
			}
			return 0, io.EOF
		}
		kind, content, err := p.r.record()
		if err != nil {
			return 0, err
		}
		if kind != 'P' || len(content) == 0 || len(content) > pieceSize || int64(len(content)) > p.left {
			return 0, p.r.damaged("P")
		}
		p.sum.Write(content)
		p.piece, p.left = content, p.left-int64(len(content))
	}
	n := copy(b, p.piece)
	p.piece = p.piece[n:]
	return n, nil
}

// end compares the sum and requires nothing behind it.
func (r *reader) end(content, sum []byte) error {
	if !bytes.Equal(content, sum) {
		return r.damaged("Z")
	}
	var one [1]byte
	if n, err := io.ReadFull(r.from, one[:]); n > 0 || !errors.Is(err, io.EOF) {
		return r.damaged("Z").Because(err)
	}
	return nil
}
