package tmx

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"trivium/engine/fault"
)

const (
	// maxDeclaration is how far the end of "<?xml … ?>" is looked for.
	maxDeclaration = 200
	// judged is how much of a file is looked at to tell UTF-8 from an older encoding.
	judged = 64 << 10
)

// declaration compares the encoding the file claims with the one its bytes show.
//
// The bytes cannot lie: 16 bits to a letter are seen at once, and letters beyond ASCII that make sense as
// UTF-8 are nothing else. So a lenient reader goes by them. Where they leave it open, it believes a file
// that claims an older encoding, although TMX allows none.
func (r *Reader) declaration() error {
	if r.in.encoding == utf32 {
		return r.fail(fault.New("tmx.encoding", "found", utf32.String()), 0)
	}
	if err := r.ahead(maxDeclaration); err != nil {
		return err
	}
	head := r.buf[:min(r.end, maxDeclaration)]
	end := bytes.Index(head, []byte("?>"))
	if !bytes.HasPrefix(head, []byte("<?xml")) || end < 0 {
		return nil
	}
	claimed := strings.ToUpper(declaredEncoding(head[:end]))
	actual := r.in.encoding
	switch {
	case claimed == "", claimed == actual.String(), claimed == "UTF-16" && actual != utf8Encoding:
		return nil
	case actual == utf8Encoding && (claimed == "UTF8" || claimed == "US-ASCII" || claimed == "ASCII"):
		return nil
	case strings.HasPrefix(claimed, "UTF-") || actual != utf8Encoding:
		return r.mislabelled(claimed)
	}
	return r.older(claimed)
}

// mislabelled is the fault of a file that claims another encoding than it has.
func (r *Reader) mislabelled(claimed string) error {
	f := r.fail(fault.New("tmx.encoding-mislabelled", "found", claimed, "expected", r.in.encoding.String()), 0)
	if r.options.Lenient {
		f.Warn()
	}
	return r.tolerate(f)
}

// older looks at a file that claims an encoding of one byte to a character.
func (r *Reader) older(claimed string) error {
	if err := r.ahead(judged); err != nil {
		return err
	}
	head := r.buf[:r.end]
	head = head[:wholeText(head)]
	if r.in.mark > 0 || utf8.Valid(head) && slices.ContainsFunc(head, func(c byte) bool { return c >= utf8.RuneSelf }) {
		return r.mislabelled(claimed)
	}
	f := r.fail(fault.New("tmx.encoding", "found", claimed), 0)
	chars := charmapOf(claimed)
	if chars == nil {
		return f
	}
	if r.options.Lenient {
		f.Warn()
	}
	if err := r.tolerate(f); err != nil {
		return err
	}
	r.decodeAs(chars)
	return nil
}

// decodeAs reads the file, of which nothing has been used yet, in an older encoding.
func (s *source) decodeAs(chars *charmap.Charmap) {
	s.in.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(bytes.Clone(s.buf[:s.end])), s.in.in), judged)
	s.in.encoding, s.in.chars = singleByte, chars
	s.end, s.eof = 0, false
}

// charmapOf returns the encoding of a name such as "WINDOWS-1250", "CP1257" or "ISO-8859-13", nil when
// there is none of one byte to a character.
func charmapOf(name string) *charmap.Charmap {
	wanted := lettersAndDigits(name)
	if number, found := strings.CutPrefix(wanted, "cp125"); found {
		wanted = "windows125" + number
	}
	for _, e := range charmap.All {
		if chars, ok := e.(*charmap.Charmap); ok && lettersAndDigits(chars.String()) == wanted {
			return chars
		}
	}
	return nil
}

func lettersAndDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, s)
}

func declaredEncoding(declaration []byte) string {
	_, rest, found := bytes.Cut(declaration, []byte("encoding"))
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if !found || len(rest) == 0 {
		return ""
	}
	value, _, _ := bytes.Cut(rest[1:], rest[:1])
	return quote(value)
}
