package desk

import (
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

// newULID returns a new identifier: 48 bits of time in milliseconds and 80 of chance, in 26 digits of
// base 32 (ulid/spec).
func newULID(now time.Time, random io.Reader) (string, error) {
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(now.UnixMilli())<<16)
	if _, err := io.ReadFull(random, b[6:]); err != nil {
		return "", fmt.Errorf("new id: %w", err)
	}
	high, low := binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])
	var s [26]byte
	for i := range s {
		s[25-i] = digits[low&31]
		low = low>>5 | high<<59
		high >>= 5
	}
	return string(s[:]), nil
}
