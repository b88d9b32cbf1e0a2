package repair

import (
	"strings"
	"testing"
	"time"

	"trivium/engine/cpu"
	"trivium/engine/lang"
)

// TestHostileTexts checks that no 4 kB of the same keep a repair busy. The bar is wide, for slow machines;
// work that grows with the square of the length would not stay below.
func TestHostileTexts(t *testing.T) {
	tests := map[string]string{
		"numbers": "1 ", "same dates": "1.1.2021 ", "codes": "a-1-", "tags": "<a>", "open tags": "<a ", "attributes": `<a b="c">`, "holders": "{1} ",
		"bold": "**a** ", "quotes": `"a" `, "marks": ".", "links": "[a](b) ", "spans": "`a` ", "words": "Wort ", "percent": "%1 ", "months": "Mai 2021 ",
	}
	const size = 4000
	for name, part := range tests {
		half := strings.Repeat(part, size/2/len(part))
		source := half + "5 Tage " + half
		for _, asked := range []string{half + "6 Tage " + half, half, strings.Repeat("x 7 ", size/4)} {
			start := cpu.Process()
			check(t, asked, Pair{From: lang.German, To: lang.Polish, Source: source, Target: source})
			if took := cpu.Process() - start; took > 2*time.Second {
				t.Errorf("%s: %d bytes took %s", name, len(source), took)
			} else if took > 300*time.Millisecond {
				t.Logf("%s: %d bytes took %s", name, len(source), took)
			}
		}
	}
}
