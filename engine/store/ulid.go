package store

import "strings"

// crockford are the digits of a ULID: base 32 without I, L, O, U.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// packULID returns the 128 bits of a ULID, false when s is none or is not spelled in capitals.
func packULID(s string) (b [16]byte, ok bool) {
	if len(s) != 26 || s[0] > '7' { // 26 digits have 130 bits; the first two must be zero
		return b, false
	}
	for _, c := range []byte(s) {
		digit := strings.IndexByte(crockford, c)
		if digit < 0 {
			return b, false
		}
		carry := byte(digit)
		for i := 15; i >= 0; i-- {
			b[i], carry = b[i]<<5|carry, b[i]>>3
		}
	}
	return b, true
}

// unpackULID undoes packULID.
func unpackULID(b [16]byte) string {
	var s [26]byte
	for at := 25; at >= 0; at-- {
		s[at] = crockford[b[15]&31]
		for i := 15; i > 0; i-- {
			b[i] = b[i]>>5 | b[i-1]<<3
		}
		b[0] >>= 5
	}
	return string(s[:])
}
