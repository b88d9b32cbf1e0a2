package eval

import (
	"bufio"
	"context"
	"html"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// German returns many different German texts, in the order in which they are found: of the folder's
// rows.tsv.xz and laws-de.txt.xz, which have more than a million. Without a folder they come from packages
// of Debian, which are downloaded and not installed, and are some hundred thousand.
func German(ctx context.Context, folder string) ([]string, error) {
	var texts []string
	seen := map[string]bool{}
	keep := func(s string) {
		if s = strings.TrimSpace(s); s != "" && !seen[s] {
			seen[s] = true
			texts = append(texts, s)
		}
	}
	if folder == "" {
		err := debianGerman(ctx, keep)
		return texts, err
	}
	column := -1
	err := Lines(filepath.Join(folder, "rows.tsv.xz"), func(line string) {
		cells := strings.Split(line, "\t")
		if column < 0 {
			column = slices.Index(cells, "de")
		} else if column < len(cells) {
			keep(cells[column])
		}
	})
	if err != nil {
		return nil, err
	}
	err = Lines(filepath.Join(folder, "laws-de.txt.xz"), keep)
	return texts, err
}

// debianGerman keeps the catalogues of DebianRows, the paragraphs of an office program's help, sayings,
// and those phrases of a dictionary that are more than a name.
func debianGerman(ctx context.Context, keep func(string)) error {
	rows, err := DebianRows(ctx)
	if err != nil {
		return err
	}
	for _, s := range rows["de"] {
		keep(s)
	}
	return eachFile(ctx, []string{"libreoffice-help-de", "fortunes-de", "trans-de-en"}, func(name string, content io.Reader) error {
		var each func(string, func(string))
		switch {
		case path.Ext(name) == ".html":
			each = paragraphs
		case path.Dir(name) == "usr/share/games/fortunes/de" && path.Ext(name) == "":
			each = sayings
		case name == "usr/share/trans/de-en":
			each = phrases
		default:
			return nil
		}
		data, err := io.ReadAll(content)
		each(string(data), keep)
		return err
	})
}

var (
	paragraph = regexp.MustCompile(`(?s)<p\b[^>]*>(.*?)</p>`)
	tag       = regexp.MustCompile(`<[^>]*>`)
	grammar   = regexp.MustCompile(`\{[^}]*\}|\[[^\]]*\]`)
)

// paragraphs are those of a page, without its markup.
func paragraphs(page string, keep func(string)) {
	for _, p := range paragraph.FindAllStringSubmatch(page, -1) {
		keep(strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(p[1], ""))), " "))
	}
}

// sayings stand between lines of "%", with their authors behind "--".
func sayings(file string, keep func(string)) {
	for _, s := range strings.Split(file, "\n%\n") {
		s, _, _ = strings.Cut(s, "\t--")
		keep(strings.Join(strings.Fields(s), " "))
	}
}

// phrases stand left of "::", with "|" and ";" between them and grammar in brackets.
func phrases(dictionary string, keep func(string)) {
	const more = 3 // words
	lines := bufio.NewScanner(strings.NewReader(dictionary))
	for lines.Scan() {
		german, _, found := strings.Cut(lines.Text(), " :: ")
		if !found {
			continue
		}
		for _, s := range strings.FieldsFunc(grammar.ReplaceAllString(german, ""), func(r rune) bool { return r == '|' || r == ';' }) {
			if words := strings.Fields(s); len(words) >= more {
				keep(strings.Join(words, " "))
			}
		}
	}
}
