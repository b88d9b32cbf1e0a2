package text

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"empty":           {"", `[]`},
		"blank":           {" \n ", `[]`},
		"plain":           {"Zażółć gęślą jaźń", `[{"kind":"text","text":"Zażółć gęślą jaźń"}]`},
		"emphasis":        {"a *b* c", `[{"kind":"text","text":"a "},{"kind":"emphasis","spans":[{"kind":"text","text":"b"}]},{"kind":"text","text":" c"}]`},
		"strong in link":  {"[**x**](https://a.b/c)", `[{"kind":"link","href":"https://a.b/c","spans":[{"kind":"strong","spans":[{"kind":"text","text":"x"}]}]}]`},
		"code is raw":     {"`<b> *x*`", `[{"kind":"code","text":"<b> *x*"}]`},
		"hard break":      {"a\\\nb", `[{"kind":"text","text":"a"},{"kind":"break"},{"kind":"text","text":"b"}]`},
		"soft break":      {"a\nb", `[{"kind":"text","text":"a b"}]`},
		"escape":          {`\*a\*`, `[{"kind":"text","text":"*a*"}]`},
		"html is text":    {"<script>alert(1)</script>", `[{"kind":"text","text":"<script>alert(1)</script>"}]`},
		"cdata end":       {"a ]]> b", `[{"kind":"text","text":"a ]]> b"}]`},
		"entity is text":  {"R&amp;D", `[{"kind":"text","text":"R&amp;D"}]`},
		"heading is text": {"# a", `[{"kind":"text","text":"# a"}]`},
		"list is text":    {"- a\n- b", `[{"kind":"text","text":"- a - b"}]`},
		"indent is text":  {"    a", `[{"kind":"text","text":"a"}]`},
		"unclosed":        {"**a", `[{"kind":"text","text":"**a"}]`},
		"image":           {"![x](https://a.b/c)", `[{"kind":"text","text":"!"},{"kind":"link","href":"https://a.b/c","spans":[{"kind":"text","text":"x"}]}]`},
		"two paragraphs":  {"a\n\nb", `[{"kind":"text","text":"a"},{"kind":"break"},{"kind":"text","text":"b"}]`},
		"reference def":   {"[a]: https://x.y", `[{"kind":"text","text":"[a]: https://x.y"}]`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := asJSON(t, Parse(tt.in)); got != tt.want {
				t.Errorf("Parse(%q)\n got %s\nwant %s", tt.in, got, tt.want)
			}
		})
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

func TestPlainText(t *testing.T) {
	if got, want := PlainText(Parse("A **b** [c](#d)\\\n`e`")), "A b c e"; got != want {
		t.Errorf("PlainText = %q, want %q", got, want)
	}
}

func TestClassifyLink(t *testing.T) {
	tests := map[string]LinkKind{
		"https://example.org/a?b#c":  External,
		"HTTP://example.org":         External,
		"mailto:a@b.org":             External,
		"tel:112":                    External,
		"#01J0000000000000000000000": Internal,
		"javascript:alert(1)":        Unsafe,
		"JaVaScRiPt:alert(1)":        Unsafe,
		" javascript:alert(1)":       Unsafe,
		"java\tscript:alert(1)":      Unsafe,
		"data:text/html,x":           Unsafe,
		"vbscript:x":                 Unsafe,
		"file:///etc/passwd":         Unsafe,
		"//example.org":              Unsafe,
		"http:example.org":           Unsafe,
		"https:///x":                 Unsafe,
		"page.html":                  Unsafe,
		"":                           Unsafe,
		"http:":                      Unsafe,
	}
	for href, want := range tests {
		if got := ClassifyLink(href); got != want {
			t.Errorf("ClassifyLink(%q) = %d, want %d", href, got, want)
		}
	}
}

func TestFindHTML(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"script":    {"a <script>x</script>", "<script>"},
		"open only": {"a <script src=x", "<script"},
		"attribute": {`<img src=x onerror="a()">`, `<img src=x onerror="a()">`},
		"comment":   {"<!-- x -->", "<!--"},
		"cdata":     {"<![CDATA[x]]>", "<!["},
		"less than": {"wiek < 18 i > 65", ""},
		"heart":     {"<3", ""},
		"code":      {"`<b>`", ""},
		"cdata end": {"]]>", ""},
		"handler":   {"onerror=alert(1)", ""},
		"in strong": {"**<b>**", "<b>"},
		"arrow":     {"a <- b", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := FindHTML(Parse(tt.in)); got != tt.want {
				t.Errorf("FindHTML(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// FuzzParse checks that no input makes the parser fail, that plain runs are joined, and that the
// words of a cell without special characters come back as they were.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "a *b* **c** `d` [e](f) \\\n", "![x](y)", "[[[[", "``` ` ``", "***a** b*", "\x00", "<script>", "]]>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		spans := Parse(cell)
		checkJoined(t, spans)
		if !strings.ContainsAny(cell, "\\`*_[]()!<>\n\r\t\x00 ") && strings.TrimSpace(cell) == cell && PlainText(spans) != cell {
			t.Errorf("PlainText(Parse(%q)) = %q", cell, PlainText(spans))
		}
	})
}

func checkJoined(t *testing.T, spans []Span) {
	t.Helper()
	for i, s := range spans {
		if s.Kind == Plain && s.Text == "" {
			t.Errorf("empty plain span in %v", spans)
		}
		if i > 0 && s.Kind == Plain && spans[i-1].Kind == Plain {
			t.Errorf("two plain spans side by side in %v", spans)
		}
		checkJoined(t, s.Spans)
	}
}
