package fault

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"trivium/engine/lang"
)

//go:embed texts/*.json
var texts embed.FS

// Texts turns codes and arguments into sentences in the four languages. It is safe for concurrent
// use.
type Texts struct {
	bundle    *i18n.Bundle
	localizer map[lang.Tag]*i18n.Localizer
}

// NewTexts returns the texts of all faults, and of further folders of <language>.json files, such
// as those of the command line.
func NewTexts(more ...fs.FS) (*Texts, error) {
	own, err := fs.Sub(texts, "texts")
	if err != nil {
		return nil, err
	}
	t := &Texts{bundle: i18n.NewBundle(language.English), localizer: map[lang.Tag]*i18n.Localizer{}}
	for _, folder := range append([]fs.FS{own}, more...) {
		for _, l := range lang.All() {
			name := string(l) + ".json"
			data, err := fs.ReadFile(folder, name)
			if err != nil {
				return nil, fmt.Errorf("texts %s: %w", name, err)
			}
			if _, err := t.bundle.ParseMessageFileBytes(data, path.Base(name)); err != nil {
				return nil, fmt.Errorf("texts %s: %w", name, err)
			}
		}
	}
	for _, l := range lang.All() {
		t.localizer[l] = i18n.NewLocalizer(t.bundle, string(l))
	}
	return t, nil
}

// Say returns the text of a key in a language. "count" among the arguments, an int, chooses the
// plural form. An unknown key gives the key itself: better than nothing, and a test finds it.
func (t *Texts) Say(l lang.Tag, key string, args map[string]any) string {
	localizer := t.localizer[l]
	if localizer == nil {
		localizer = t.localizer[lang.English]
	}
	said, err := localizer.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: args, PluralCount: args["count"]})
	if err != nil {
		return key
	}
	return said
}

// Sentences are what a person reads about a fault, in one language.
type Sentences struct {
	Message  string `json:"message"`  // what is wrong
	Remedy   string `json:"remedy"`   // what to do
	Found    string `json:"found"`    // what stands there, "" when the message says it all
	Expected string `json:"expected"` // what should stand there, or ""
}

// Of returns the sentences of a fault.
func (t *Texts) Of(f *Fault, l lang.Tag) Sentences {
	args := make(map[string]any, len(f.Args))
	for name, value := range f.Args {
		args[name] = t.word(value, l)
	}
	in := func(name string) string { s, _ := args[name].(string); return s }
	return Sentences{
		Message:  t.Say(l, f.Code+".message", args),
		Remedy:   t.Say(l, f.Code+".remedy", args),
		Found:    in("found"),
		Expected: in("expected"),
	}
}

// word looks up an argument that is a word of the catalogue: "@nothing" becomes "nichts". What a
// file says may begin with "@" too; it stays as it is.
func (t *Texts) word(value string, l lang.Tag) string {
	key, isWord := strings.CutPrefix(value, "@")
	if !isWord {
		return value
	}
	if said := t.Say(l, "word."+key, nil); said != "word."+key {
		return said
	}
	return value
}
