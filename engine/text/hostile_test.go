package text

import (
	"strings"
	"testing"
	"time"

	"trivium/engine/cpu"
)

// TestTokensOfHostileTexts checks that no 20 kB of repeated openers and separators keep the reader busy.
// The bar is wide, for slow machines; a reader that starts anew at each of them would not stay below.
func TestTokensOfHostileTexts(t *testing.T) {
	tests := map[string]string{
		"braces": "{", "double braces": "{{", "percent": "%(", "mail": "a.", "mails": "a@", "addresses": "www.,",
		"brackets": "[", "closed": "](", "stars": "*", "stars and words": "*a ", "both": "*_", "backticks": "` `` ", "escapes": `\`,
		"figures": "1 000 ", "dates": "1.1.", "soft hyphens": "a\u00AD", "marks": "\u0301", "joiners": "👍\u200D", "quotes": "'a", "lines": "a  \n",
	}
	const size = 20000
	for name, part := range tests {
		text := strings.Repeat(part, size/len(part)) + "@"
		start := cpu.Process()
		Tokens(text)
		if took := cpu.Process() - start; took > 5*time.Second {
			t.Errorf("%s: %d bytes took %s", name, len(text), took)
		} else if took > 50*time.Millisecond {
			t.Logf("%s: %d bytes took %s", name, len(text), took)
		}
	}
}
