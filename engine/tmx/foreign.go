package tmx

import (
	"bytes"
	"unicode/utf8"

	"trivium/engine/fault"
)

// packed refuses a file that has to be unpacked first. Documents of an office are such files too.
func (s *source) packed() error {
	if err := s.ahead(8); err != nil {
		return err
	}
	for _, kind := range []struct{ name, begins string }{
		{"ZIP", "PK\x03\x04"}, {"gzip", "\x1F\x8B"}, {"bzip2", "BZh"}, {"xz", "\xFD7zXZ"}, {"7z", "7z\xBC\xAF\x27\x1C"}, {"RAR", "Rar!"},
	} {
		if bytes.HasPrefix(s.buf[:s.end], []byte(kind.begins)) {
			return s.fail(fault.New("tmx.packed", "found", kind.name), 0)
		}
	}
	return nil
}

// quoteForeign quotes the beginning of something that is none of our formats, where people can read it.
func quoteForeign(raw []byte) string {
	raw = bytes.TrimSpace(raw)
	head := raw[:min(len(raw), maxFound)]
	head = head[:wholeText(head)]
	switch {
	case len(raw) == 0:
		return "@nothing"
	case !utf8.Valid(head) || bytes.ContainsFunc(head, func(r rune) bool { return !isXML(r) }):
		return "@binary"
	}
	return quote(raw)
}
