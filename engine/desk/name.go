package desk

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ending is that of workspace files.
const Ending = ".trivium"

// maxFileName is the most bytes of a file's name before its ending; file systems take 255 for all.
const maxFileName = 80

// fileName returns a name for a file that every system takes and a person recognises: letters of any
// language and digits stay, all else becomes a hyphen.
func fileName(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := b.String()
	for len(base) > maxFileName {
		_, size := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-size]
	}
	base = strings.Trim(base, "-")
	if base == "" || reserved(base) {
		return "Trivium-" + base
	}
	return base
}

// reserved reports whether Windows takes a name for a device, whatever its ending.
func reserved(base string) bool {
	upper := strings.ToUpper(base)
	switch upper {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(upper) == 4 && (strings.HasPrefix(upper, "COM") || strings.HasPrefix(upper, "LPT")) && unicode.IsDigit(rune(upper[3]))
}

// numbered adds a number to a name from the second on.
func numbered(base string, n int) string {
	if n < 2 {
		return base
	}
	return base + "-" + strconv.Itoa(n)
}
