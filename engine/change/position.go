package change

import "strings"

// A position is a fraction between 0 and 1, written as its digits after the point in base 62, so
// that there is always room between two of them. The digits are in the order of their bytes, so
// positions compare as strings. None ends in 0, as nothing could be put before it.
//
// Between "1" and "2" lies "1V"; after "z" comes "z1".
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// maxPosition is far beyond what inserting at one place for a day comes to: about one digit for
// six insertions. Above half of it, siblings are spaced out anew.
const maxPosition = 400

func isPosition(s string) bool {
	return len(s) <= maxPosition && made(s, "") && !strings.HasSuffix(s, "0")
}

// after returns a position behind another, or the first of all behind "".
func after(p string) string {
	for i := range len(p) {
		if d := strings.IndexByte(digits, p[i]); d < len(digits)-1 {
			return p[:i] + digits[d+1:d+2]
		}
	}
	return p + "1"
}

// between returns a position behind a and before b; b "" is the end. a must be less than b.
func between(a, b string) string {
	if b == "" {
		return after(a)
	}
	i := 0
	for digit(a, i) == digit(b, i) {
		i++
	}
	low, high := digit(a, i), digit(b, i)
	if middle := (low + high) / 2; middle > low {
		return b[:i] + digits[middle:middle+1]
	}
	// b's digit is the next one: stay with a's, and go half-way from the rest of a to the end.
	return head(a, i+1) + halfway(tail(a, i+1))
}

// halfway returns the position in the middle between another and the end.
func halfway(p string) string {
	i := 0
	for digit(p, i) == len(digits)-1 {
		i++
	}
	middle := (digit(p, i) + len(digits)) / 2
	return p[:i] + digits[middle:middle+1]
}

// digit returns a digit of a position, 0 behind its end.
func digit(p string, i int) int {
	if i >= len(p) {
		return 0
	}
	return strings.IndexByte(digits, p[i])
}

// head returns the first n digits, with zeros where there are none.
func head(p string, n int) string {
	if len(p) >= n {
		return p[:n]
	}
	return p + strings.Repeat("0", n-len(p))
}

// tail returns the digits behind the first n.
func tail(p string, n int) string { return p[min(n, len(p)):] }

// spaced returns n positions with room between them, the same ones for the same n.
func spaced(n int) []string {
	width, room := 1, len(digits)
	for room < 2*(n+1) {
		width, room = width+1, room*len(digits)
	}
	all := make([]string, n)
	for i := range all {
		v := (i + 1) * (room / (n + 1))
		p := make([]byte, width)
		for j := width - 1; j >= 0; j-- {
			p[j], v = digits[v%len(digits)], v/len(digits)
		}
		all[i] = strings.TrimRight(string(p), "0")
	}
	return all
}
