package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// maxParagraph is how much text may stand between two blank lines. The longest paragraph of the
// German federal laws has some 20 kB.
const maxParagraph = 64 << 20

// byteOrderMark is what some editors write before a text in UTF-8. It is no part of its first
// sentence.
const byteOrderMark = "\uFEFF"

// segment reads a text from standard input and writes its sentences, one a line; a line break
// within a sentence becomes a space. As JSON it gives the byte ranges too.
func (s *session) segment(ctx context.Context, args []string) error {
	set := s.flags("segment")
	tag := set.String("lang", "", "")
	srx := set.String("srx", "", "")
	files, err := s.parse(set, args)
	if err != nil {
		return err
	}
	switch {
	case len(files) > 0:
		return s.misuse("usage.unknown-flag", map[string]any{"found": files[0]})
	case *tag == "":
		return s.misuse("usage.flag-value", map[string]any{"found": "--lang"})
	case *srx == "" && !lang.Known(baseOf(*tag)):
		return s.misuse("usage.bad-lang", map[string]any{"found": *tag, "expected": lang.List(lang.All())})
	}
	if *srx == "" {
		*tag = string(baseOf(*tag))
	}
	segmenter, err := openSegmenter(*srx)
	if err != nil {
		return err
	}
	c := cutter{in: bufio.NewReaderSize(s.In, 1<<16), out: bufio.NewWriter(s.Out), tag: lang.Tag(*tag), by: segmenter, json: s.json}
	err = ofRules(c.run(ctx), *srx)
	if flushErr := c.out.Flush(); err == nil {
		err = flushErr
	}
	if s.json && err == nil {
		s.printJSON(map[string]any{"ok": true, "rules": segmenter.Version(), "segments": c.segments})
	}
	return err
}

// baseOf returns the language of a tag without its region: our own rules are the same for de-AT,
// DE and de.
func baseOf(tag string) lang.Tag {
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return lang.Tag(strings.ToLower(base))
}

// openSegmenter returns the segmenter of a file, or the built-in one.
func openSegmenter(name string) (*segment.Segmenter, error) {
	if name == "" {
		return segment.Default(), nil
	}
	file, err := os.Open(name) //nolint:gosec // the user names it
	if errors.Is(err, os.ErrNotExist) {
		return nil, fault.New("file.not-found").At(fault.Place{File: name}).Because(err)
	}
	if err != nil {
		return nil, fault.New("file.unreadable").At(fault.Place{File: name}).Because(err)
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, fault.New("file.is-directory").At(fault.Place{File: name})
	}
	rules, err := segment.ReadSRX(file)
	if err != nil {
		return nil, inFile(err, name)
	}
	segmenter, err := segment.New(rules)
	return segmenter, inFile(err, name)
}

// ofRules adds the name of the rules' file to a fault of a rule that came up while cutting.
func ofRules(err error, name string) error {
	var f *fault.Fault
	if errors.As(err, &f) && strings.HasPrefix(f.Code, "srx.") {
		return inFile(err, name)
	}
	return err
}

// inFile adds the name of a file to a fault.
func inFile(err error, name string) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		f.Place.File = name
	}
	return err
}

// A cutter cuts a stream, paragraph by paragraph, so that a text of any length takes little memory.
type cutter struct {
	in       *bufio.Reader
	out      *bufio.Writer
	tag      lang.Tag
	by       *segment.Segmenter
	json     bool
	segments []cutSegment
	offset   int // of the paragraph, in bytes
	line     int // of the paragraph, from 1
}

// A cutSegment is a sentence and the bytes it takes of the input.
type cutSegment struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func (c *cutter) run(ctx context.Context) error {
	c.line, c.segments = 1, []cutSegment{}
	if start, _ := c.in.Peek(len(byteOrderMark)); string(start) == byteOrderMark {
		c.offset, _ = c.in.Discard(len(start))
	}
	var paragraph bytes.Buffer
	for lines := 0; ; lines++ {
		line, err := c.in.ReadSlice('\n')
		paragraph.Write(line)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			lines--
		case err != nil && !errors.Is(err, io.EOF):
			return err
		}
		if paragraph.Len() > maxParagraph {
			return fault.New("segment.too-long", "expected", strconv.Itoa(maxParagraph>>20)+" MB").At(fault.Place{Line: c.line})
		}
		blank := err == nil && len(bytes.TrimSpace(line)) == 0
		if !blank && !errors.Is(err, io.EOF) {
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if cutErr := c.cut(paragraph.String()); cutErr != nil {
			return cutErr
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		c.offset += paragraph.Len()
		c.line += lines + 1
		lines = -1
		paragraph.Reset()
	}
}

// cut writes the sentences of a paragraph.
func (c *cutter) cut(paragraph string) error {
	if !utf8.ValidString(paragraph) {
		at := strings.IndexRune(paragraph, utf8.RuneError)
		return fault.New("file.not-utf8", "found", fmt.Sprintf("0x%X", paragraph[at])).
			At(fault.Place{Line: c.line + strings.Count(paragraph[:at], "\n")})
	}
	ranges, err := c.by.Segments(c.tag, paragraph)
	if err != nil {
		return err
	}
	for _, r := range ranges {
		text := paragraph[r.Start:r.End]
		if c.json {
			c.segments = append(c.segments, cutSegment{c.offset + r.Start, c.offset + r.End, text})
			continue
		}
		if _, err := fmt.Fprintln(c.out, strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")); err != nil {
			return err
		}
	}
	return nil
}
