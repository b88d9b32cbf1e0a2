package tmx

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"

	"trivium/engine/fault"
)

const (
	// bufferSize is what is held of a file at any time. A tag must fit into half of it.
	bufferSize = 128 << 10
	// progressStep is how many bytes are read between two reports of progress: some hundred a second.
	progressStep = 1 << 20
)

// source is a window on a file, in UTF-8, that knows where in the file it stands. Unread is
// buf[pos:end].
type source struct {
	ctx      context.Context
	name     string
	in       *decoder
	progress func(done int64)

	buf      []byte
	most     int // how far buf may grow
	pos, end int
	eof      bool

	// Line and offset in the file are known for buf[mark].
	mark   int
	line   int
	offset int64

	reported int64
}

func newSource(ctx context.Context, r io.Reader, name string, progress func(int64)) (*source, error) {
	in, err := newDecoder(r)
	if err != nil {
		return nil, err
	}
	return &source{
		ctx: ctx, name: name, in: in, progress: progress,
		buf: make([]byte, bufferSize), most: bufferSize, line: 1, offset: int64(in.mark),
	}, nil
}

// fill reads on, keeping what is unread. It says whether there is more than before: not at the end of
// the file, and not when the buffer is full.
func (s *source) fill() (bool, error) {
	if s.eof {
		return false, nil
	}
	if err := s.ctx.Err(); err != nil {
		return false, err
	}
	if s.mark < s.pos {
		s.moveMark(s.pos)
	}
	if s.pos > 0 && (s.end-s.pos <= len(s.buf)/2 || s.end == len(s.buf)) {
		copy(s.buf, s.buf[s.pos:s.end])
		s.mark -= s.pos
		s.end -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) && len(s.buf) >= s.most {
		return false, nil
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 { // readers may return nothing without an error, but not for ever
		n, err := s.in.Read(s.buf[s.end:])
		s.end += n
		switch {
		case errors.Is(err, io.EOF):
			s.eof = true
			s.report(s.offset + s.in.width(s.buf[s.mark:s.end]))
			return n > 0, nil
		case err != nil:
			return false, err
		case n > 0:
			if s.offset-s.reported >= progressStep {
				s.report(s.offset)
			}
			return true, nil
		}
	}
	return false, io.ErrNoProgress
}

func (s *source) report(done int64) {
	s.reported = done
	if s.progress != nil {
		s.progress(done)
	}
}

// moveMark makes line and offset those of buf[at], which must not be before the mark.
func (s *source) moveMark(at int) {
	s.line += bytes.Count(s.buf[s.mark:at], []byte("\n"))
	s.offset += s.in.width(s.buf[s.mark:at])
	s.mark = at
}

// where returns line and byte of buf[at], which must not be before the mark.
func (s *source) where(at int) (line int, offset int64) {
	at = max(at, s.mark)
	return s.line + bytes.Count(s.buf[s.mark:at], []byte("\n")), s.offset + s.in.width(s.buf[s.mark:at])
}

// fail gives a fault the place of buf[at].
func (s *source) fail(f *fault.Fault, at int) *fault.Fault {
	line, offset := s.where(at)
	return s.placed(f, line, offset)
}

func (s *source) placed(f *fault.Fault, line int, offset int64) *fault.Fault {
	f.Args["byte"] = strconv.FormatInt(offset, 10)
	return f.At(fault.Place{File: s.name, Line: line})
}
