package tmx

import (
	"bytes"
	"unicode/utf8"

	"trivium/engine/fault"
)

// maxTag is the longest tag that is read, with its attributes: far beyond any that has a sense.
const maxTag = bufferSize / 2

// maxAttributes is how many a tag may have. The longest list of the standard has 14.
const maxAttributes = 64

type tokenKind uint8

const (
	endOfFile tokenKind = iota
	startTag
	endTag
	textPiece // a piece of a text; a long one comes in several
	docType
)

// A token is what the scanner finds next. Its bytes are good until the next call.
type token struct {
	kind  tokenKind
	name  []byte
	raw   []byte // of a text: as it stands in the file
	cdata bool   // raw holds no references
}

// rawAttr is an attribute as it stands in the file, between its quotes.
type rawAttr struct{ name, value []byte }

// scanner cuts a file into tags and texts, checking the form of each by itself. What may stand in what
// is for the reader to say. Comments and processing instructions are passed over.
//
// A *fault.Fault is wrong syntax; resync goes on behind it. Any other error is the end.
type scanner struct {
	*source
	at      int // where the last token began in buf; good until the next fill
	attrs   []rawAttr
	closing []byte // an end tag that is due after "<name/>"
	inCDATA bool
	ended   bool // resync has come past </tmx>
}

func (s *scanner) next() (token, error) {
	if s.closing != nil {
		name := s.closing
		s.closing = nil
		return token{kind: endTag, name: name}, nil
	}
	for {
		if s.inCDATA {
			if t, ok, err := s.cdata(); ok || err != nil {
				return t, err
			}
			continue
		}
		if s.pos == s.end {
			more, err := s.fill()
			if err != nil {
				return token{}, err
			}
			if !more {
				s.at = s.pos
				return token{kind: endOfFile}, nil
			}
		}
		s.at = s.pos
		if s.buf[s.pos] != '<' {
			return s.text()
		}
		t, skipped, err := s.tag()
		if !skipped || err != nil {
			return t, err
		}
	}
}

// text returns the text up to the next tag, or as much of it as is there.
func (s *scanner) text() (token, error) {
	for {
		rest := s.buf[s.pos:s.end]
		n := bytes.IndexByte(rest, '<')
		if n < 0 {
			n = wholeText(rest)
		}
		if n == 0 {
			more, err := s.fill()
			if err != nil {
				return token{}, err
			}
			s.at = s.pos
			if more {
				continue
			}
			n = s.end - s.pos // what is broken off at the end of the file is for the decoder to refuse
		}
		raw := s.buf[s.pos : s.pos+n]
		s.pos += n
		return token{kind: textPiece, raw: raw}, nil
	}
}

// wholeText returns the length of the beginning of a piece of text that does not end inside a
// character, a reference or a line end.
func wholeText(p []byte) int {
	n := len(p)
	if i := bytes.LastIndexByte(p[max(0, n-maxReference):], '&'); i >= 0 {
		i += max(0, n-maxReference)
		if bytes.IndexByte(p[i:], ';') < 0 {
			n = i
		}
	}
	if n > 0 && p[n-1] == '\r' {
		n--
	}
	for back := 1; back < utf8.UTFMax && back <= n; back++ {
		if c := p[n-back]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(p[n-back:n]) {
				n -= back
			}
			break
		}
	}
	return n
}

// cdata returns the next piece of a CDATA section; not ok at its end.
func (s *scanner) cdata() (token, bool, error) {
	const end = "]]>"
	for {
		s.at = s.pos
		rest := s.buf[s.pos:s.end]
		n := bytes.Index(rest, []byte(end))
		switch {
		case n == 0:
			s.pos += len(end)
			s.inCDATA = false
			return token{}, false, nil
		case n < 0:
			n = wholeText(rest[:max(0, len(rest)-len(end)+1)])
		}
		if n > 0 {
			s.pos += n
			return token{kind: textPiece, raw: rest[:n], cdata: true}, true, nil
		}
		more, err := s.fill()
		if err != nil {
			return token{}, false, err
		}
		if !more {
			return token{}, false, s.truncated()
		}
	}
}

func (s *scanner) truncated() error { return s.fail(fault.New("tmx.truncated"), s.end) }

// tag reads what begins with "<"; skipped says that it was something without meaning.
func (s *scanner) tag() (t token, skipped bool, err error) {
	const longest = "<![CDATA["
	for s.end-s.pos < len(longest) {
		more, err := s.fill()
		if err != nil {
			return token{}, false, err
		}
		s.at = s.pos
		if !more {
			break
		}
	}
	switch rest := s.buf[s.pos:s.end]; {
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.pos += len("<!--")
		return token{}, true, s.skipPast("-->")
	case bytes.HasPrefix(rest, []byte("<?")):
		s.pos += len("<?")
		return token{}, true, s.skipPast("?>")
	case bytes.HasPrefix(rest, []byte(longest)):
		s.pos += len(longest)
		s.inCDATA = true
		return token{}, true, nil
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		s.pos += len("<!DOCTYPE")
		return token{kind: docType}, false, nil
	}
	n, err := s.tagEnd()
	if err != nil {
		return token{}, false, err
	}
	t, err = s.parseTag(s.buf[s.pos : s.pos+n])
	if err == nil {
		s.pos += n
	}
	return t, false, err
}

// skipPast passes over everything up to and with a word, however long it is.
func (s *scanner) skipPast(word string) error {
	for {
		rest := s.buf[s.pos:s.end]
		if n := bytes.Index(rest, []byte(word)); n >= 0 {
			s.pos += n + len(word)
			return nil
		}
		s.pos += max(0, len(rest)-len(word)+1)
		more, err := s.fill()
		if err != nil {
			return err
		}
		if !more {
			return s.truncated()
		}
	}
}

// tagEnd returns the length of the tag at pos, with its ">", which may stand inside quotes too.
func (s *scanner) tagEnd() (int, error) {
	var quote byte
	for i := 1; ; i++ {
		for s.pos+i >= s.end {
			more, err := s.fill()
			if err != nil {
				return 0, err
			}
			s.at = s.pos
			if !more {
				return 0, s.truncated()
			}
		}
		switch c := s.buf[s.pos+i]; {
		case i >= maxTag:
			return 0, s.fail(fault.New("tmx.tag-too-long", "expected", kilobytes(maxTag)), s.pos)
		case quote != 0:
			if c == quote {
				quote = 0
			} else if c == '<' {
				return 0, s.broken(s.buf[s.pos : s.pos+i+1])
			}
		case c == '"', c == '\'':
			quote = c
		case c == '<':
			return 0, s.broken(s.buf[s.pos : s.pos+i+1])
		case c == '>':
			return i + 1, nil
		}
	}
}

// resync goes to the next unit or the end of the body, after an error. It says whether there is one.
func (s *scanner) resync() (bool, error) {
	s.closing, s.inCDATA = nil, false
	const room = len("</body>")
	for {
		rest := s.buf[s.pos:s.end]
		for i := 0; ; i++ {
			n := bytes.IndexByte(rest[i:], '<')
			if n < 0 {
				s.pos = s.end
				break
			}
			i += n
			if len(rest)-i < room && !s.eof {
				s.pos += i
				break
			}
			if beginsUnit(rest[i:]) || bytes.HasPrefix(rest[i:], []byte("</body")) {
				s.pos += i
				return true, nil
			}
			s.ended = s.ended || bytes.HasPrefix(rest[i:], []byte("</tmx"))
		}
		more, err := s.fill()
		if err != nil || !more {
			return false, err
		}
	}
}

// beginsUnit says that a tag is <tu>.
func beginsUnit(tag []byte) bool {
	return len(tag) > 3 && bytes.HasPrefix(tag, []byte("<tu")) && (isSpace(tag[3]) || tag[3] == '>' || tag[3] == '/')
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
