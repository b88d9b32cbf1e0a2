package segment

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"trivium/engine/fault"
)

// inUTF8 returns a file as UTF-8: one in UTF-16 is known by its byte order mark, or by the zero beside its
// first "<".
func inUTF8(data []byte) ([]byte, error) {
	order := unicode.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("<\x00")):
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), bytes.HasPrefix(data, []byte("\x00<")):
		order = unicode.BigEndian
	default:
		return data, nil
	}
	return unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
}

// charset reads a file that names an encoding other than UTF-8. What is in UTF-16 has been decoded already.
func charset(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToUpper(label), "UTF-16") {
		return in, nil
	}
	return nil, fault.New("srx.encoding", "found", label)
}
