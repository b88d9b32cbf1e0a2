package diff

import (
	"unicode"
	"unicode/utf8"

	"trivium/engine/text"
)

// A side is one of the two texts of a comparison, read as tokens.
type side struct {
	text   string
	tokens []text.Token
	ids    []rune   // equal for tokens that differ only in typography
	folded []string // folded tokens; "" until asked for
	roles  []role   // what each tag does
}

func readSide(s string, numbers numbers) *side {
	tokens := text.Tokens(s)
	sd := &side{text: s, tokens: tokens, ids: make([]rune, len(tokens)), folded: make([]string, len(tokens)), roles: make([]role, len(tokens))}
	var tags nest
	for i, t := range tokens {
		key := t.Of(s)
		if t.Kind == text.Tag {
			sd.roles[i] = tags.next(key)
			key += string(rune(sd.roles[i]))
		} else {
			key = text.Normalize(key)
		}
		sd.ids[i] = numbers.of(key)
	}
	return sd
}

func (sd *side) of(i int) string        { return sd.tokens[i].Of(sd.text) }
func (sd *side) kind(i int) text.Kind   { return sd.tokens[i].Kind }
func (sd *side) isWord(i int) bool      { return isWord(sd.tokens[i].Kind) }
func (sd *side) isFigure(i int) bool    { return isFigure(sd.tokens[i].Kind) }
func (sd *side) letters(i int) int      { return utf8.RuneCountInString(sd.of(i)) }
func (sd *side) isComma(i int) bool     { return sd.of(i) == "," }
func (sd *side) isPlainMark(i int) bool { return sd.kind(i) == text.Punctuation }

func (sd *side) fold(i int) string {
	if sd.folded[i] == "" {
		sd.folded[i] = text.Fold(sd.of(i))
	}
	return sd.folded[i]
}

// isCapital says that the token is a word that begins with a capital.
func (sd *side) isCapital(i int) bool {
	r, _ := utf8.DecodeRuneInString(sd.of(i))
	return unicode.IsUpper(r)
}

// isWord says that a token of this kind has a meaning of its own: anything but marks and markup.
func isWord(k text.Kind) bool { return k != text.Punctuation && k != text.Tag }

func isFigure(k text.Kind) bool { return k == text.Number || k == text.Date }
