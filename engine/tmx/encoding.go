package tmx

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// encoding is how the bytes of a file stand for characters.
type encoding uint8

const (
	utf8Encoding encoding = iota
	utf16LE
	utf16BE
	utf32      // known only to be refused
	singleByte // an older one, which only a lenient reader reads
)

func (e encoding) String() string {
	return [...]string{"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32", "8 bit"}[e]
}

// detect tells the encoding by the first bytes, as XML 1.0 appendix F does, and how many of them are a
// byte order mark. A file without mark whose first two bytes hold one ASCII character and a zero is
// UTF-16: TMX begins with "<", a table with the name of a column.
func detect(head []byte) (encoding, int) {
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		return utf8Encoding, 3
	case bytes.HasPrefix(head, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(head, []byte("\x00\x00\xFE\xFF")),
		bytes.HasPrefix(head, []byte("<\x00\x00\x00")), bytes.HasPrefix(head, []byte("\x00\x00\x00<")):
		return utf32, 0
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		return utf16LE, 2
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return utf16BE, 2
	case len(head) >= 2 && head[0] != 0 && head[1] == 0:
		return utf16LE, 0
	case len(head) >= 2 && head[0] == 0 && head[1] != 0:
		return utf16BE, 0
	}
	return utf8Encoding, 0
}

// loneSurrogate is what half a character in UTF-16 becomes: a byte that UTF-8 never has, so that
// whoever reads the text refuses it in its place.
const loneSurrogate = 0xFF

// decoder turns a file in any of the encodings into UTF-8. Bytes that are not UTF-8 pass through.
type decoder struct {
	in       *bufio.Reader
	encoding encoding
	chars    *charmap.Charmap // of singleByte
	mark     int              // bytes of the byte order mark, which is not passed on
	room     []byte           // what fill writes into
	pending  []byte           // the part of it not yet handed out
	high     uint16           // the first half of a character that has two, or 0
}

func newDecoder(r io.Reader) (*decoder, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	d := &decoder{in: in}
	d.encoding, d.mark = detect(head)
	_, err = in.Discard(d.mark)
	return d, err
}

func (d *decoder) Read(p []byte) (int, error) {
	if d.encoding == utf8Encoding || d.encoding == utf32 {
		return d.in.Read(p)
	}
	if len(d.pending) == 0 {
		if err := d.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, d.pending)
	d.pending = d.pending[n:]
	return n, nil
}

// fill decodes what the next read of the file gives.
func (d *decoder) fill() error {
	if d.encoding == singleByte {
		return d.fillBytes()
	}
	var raw [8 << 10]byte
	n, err := io.ReadFull(d.in, raw[:])
	if n == 0 && d.high == 0 {
		return err
	}
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return err
	}
	out := d.room[:0]
	for i := 0; i+1 < n; i += 2 {
		unit := uint16(raw[i]) | uint16(raw[i+1])<<8
		if d.encoding == utf16BE {
			unit = unit<<8 | unit>>8
		}
		switch {
		case d.high != 0 && utf16.IsSurrogate(rune(unit)) && unit >= 0xDC00:
			out = utf8.AppendRune(out, utf16.DecodeRune(rune(d.high), rune(unit)))
			d.high = 0
			continue
		case d.high != 0:
			out = append(out, loneSurrogate)
			d.high = 0
		}
		switch {
		case !utf16.IsSurrogate(rune(unit)):
			out = utf8.AppendRune(out, rune(unit))
		case unit < 0xDC00:
			d.high = unit
		default:
			out = append(out, loneSurrogate)
		}
	}
	if n < len(raw) { // the end of the file
		if d.high != 0 || n%2 == 1 {
			out = append(out, loneSurrogate)
		}
		d.high = 0
	}
	d.room, d.pending = out, out
	if len(out) == 0 {
		return io.EOF
	}
	return nil
}

// fillBytes decodes a character for each byte. One that the encoding leaves open is taken for the control
// character of its number, as the WHATWG's standard has it.
func (d *decoder) fillBytes() error {
	var raw [8 << 10]byte
	n, err := d.in.Read(raw[:])
	if n == 0 {
		return err
	}
	out := d.room[:0]
	for _, b := range raw[:n] {
		r := d.chars.DecodeByte(b)
		if r == utf8.RuneError {
			r = rune(b)
		}
		out = utf8.AppendRune(out, r)
	}
	d.room, d.pending = out, out
	return nil
}

// width returns how many bytes of the file the UTF-8 bytes p came from.
func (d *decoder) width(p []byte) int64 {
	if d.encoding == utf8Encoding || d.encoding == utf32 {
		return int64(len(p))
	}
	var n int64
	for _, c := range p {
		switch {
		case c&0xC0 == 0x80: // continues a character
		case d.encoding == singleByte:
			n++
		case c >= 0xF0 && c != loneSurrogate:
			n += 4
		default:
			n += 2
		}
	}
	return n
}
