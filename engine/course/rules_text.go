package course

import (
	"slices"
	"strconv"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/text"
)

// texts checks that texts have the languages they need, and what stands in their cells. b is the
// block they belong to, nil for those of a file.
func (k *checker) texts(d *document, texts []PlacedText, b *Block) {
	for _, t := range texts {
		k.textLanguages(d, t, b)
		for _, l := range lang.All() {
			if cell := t.In(l); strings.TrimSpace(cell) != "" {
				k.cell(d, child(t.Path, string(l)), cell)
			}
		}
	}
}

func (k *checker) textLanguages(d *document, t PlacedText, b *Block) {
	if len(k.languages) == 0 {
		return // the declaration itself was refused
	}
	if !slices.Contains(k.languages, t.Origin) {
		k.add(fault.New("text.origin-undeclared", "found", "@lang."+string(t.Origin), "expected", lang.List(k.languages)).At(d.at(t.Path + "/origin")))
	}
	needed := k.needed(b)
	if b != nil && b.Kept() {
		needed = []lang.Tag{t.Origin}
	}
	for _, l := range needed {
		if strings.TrimSpace(t.In(l)) == "" {
			k.add(fault.New("text.missing-language", "found", "@nothing", "expected", "@lang."+string(l)).At(d.at(child(t.Path, string(l)))))
		}
	}
	for _, l := range lang.All() {
		if t.In(l) != "" && !slices.Contains(k.languages, l) {
			k.add(fault.New("text.undeclared-language", "found", "@lang."+string(l), "expected", lang.List(k.languages)).Warn().At(d.atKey(child(t.Path, string(l)))))
		}
	}
}

// cell checks characters, links and markup of one cell.
func (k *checker) cell(d *document, path, cell string) {
	k.plain(d, path, cell)
	spans := text.Parse(cell)
	if tag := text.FindHTML(spans); tag != "" {
		k.add(fault.New("text.html", "found", shorten(tag), "expected", "@plaintext").Warn().At(d.at(path)))
	}
	text.Walk(spans, func(s text.Span) {
		if s.Kind != text.Link {
			return
		}
		switch text.ClassifyLink(s.Href) {
		case text.Unsafe:
			k.add(fault.New("link.unsafe", "found", shorten(s.Href), "expected", "https, http, mailto, tel, #, term:").At(d.at(path)))
		case text.Internal:
			k.links = append(k.links, link{target: strings.TrimPrefix(s.Href, "#"), place: d.at(path)})
		case text.Term:
			k.links = append(k.links, link{target: strings.TrimPrefix(s.Href, text.TermScheme), term: true, place: d.at(path)})
		}
	})
}

// plain refuses control characters: XML 1.0 (section 2.2), and so every manifest, cannot hold them.
func (k *checker) plain(d *document, path, s string) {
	i := strings.IndexFunc(s, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xfffe || r == 0xffff
	})
	if i >= 0 {
		r := []rune(s[i:])[0]
		k.add(fault.New("text.control", "found", "U+"+strings.ToUpper(pad4(strconv.FormatInt(int64(r), 16))), "expected", "@visible").At(d.at(path)))
	}
}

func pad4(s string) string { return strings.Repeat("0", max(0, 4-len(s))) + s }
