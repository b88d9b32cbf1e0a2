package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names puts names in the place of names where the translation has them as they are in the source:
// "Firefox öffnen" and "Otwórz Firefox", "libpng" and "libpng". What a translation has taken over
// letter by letter is a name, a code or an abbreviation as a rule, and what stands in its place in the
// text asked for is one too. It is never certain: a name may ask for another ending, and two languages
// may have a word in common. So a translation with a name put in is not whole.
func (f *fixer) names() {
	for _, p := range f.others {
		was, is := f.source.pieces[p.i], f.asked.pieces[p.j]
		if !mayBeName(was) || !mayBeName(is) || isShared(was.key) || capital(was.key) != capital(is.key) && !isNameLike(was) && !isNameLike(is) {
			continue
		}
		mine, theirs := occurrences(f.source, was), occurrences(f.target, was)
		if len(mine) != len(theirs) || !f.allBecome(mine, is) {
			continue
		}
		for n, at := range mine {
			if at != p.i {
				continue
			}
			there := f.target.pieces[theirs[n]]
			f.edits = append(f.edits, edit{start: there.start, end: there.end, is: f.asked.of(is), kind: Name,
				fromWas: f.source.of(was), fromIs: f.asked.of(is)})
		}
	}
}

// mayBeName says that a piece may be the same in every language. Words of one or two small letters are
// grammar.
func mayBeName(p piece) bool {
	switch p.sort {
	case code, roman:
		return true
	case word:
		return utf8.RuneCountInString(p.key) > 2 || acronym(p.key)
	}
	return false
}

// isNameLike says that a piece is written as names and codes are: with a digit or a capital after its
// first letter.
func isNameLike(p piece) bool {
	_, size := utf8.DecodeRuneInString(p.key)
	return p.sort == code || strings.ContainsAny(p.key, "0123456789") || strings.ContainsFunc(p.key[size:], unicode.IsUpper)
}

// occurrences returns where a text has a piece.
func occurrences(sd *side, p piece) []int {
	var found []int
	for k := range sd.pieces {
		if sd.pieces[k].key == p.key {
			found = append(found, k)
		}
	}
	return found
}

// allBecome says that the text asked for has the same word in the place of all these pieces.
func (f *fixer) allBecome(pieces []int, is piece) bool {
	n := 0
	for _, p := range f.others {
		if slices.Contains(pieces, p.i) && f.asked.pieces[p.j].key == is.key {
			n++
		}
	}
	return n == len(pieces)
}

// isShared says that a word is common in at least two of our languages, written in the same way and
// not always with the same meaning: a translation that has it has translated it.
func isShared(word string) bool {
	_, found := slices.BinarySearch(shared, strings.ToLower(word))
	return found
}

var shared = func() []string {
	words := strings.Fields(`
		administrator adres agent album alkohol ale alarm also also analog apartment app archiv arena argument ar asistent aspekt ataka audio
		auto autor babka bank bar baza bet biuro blog brat budget bus bonus camp card center centrum chat chaos charakter chef
		code computer copy czar data date datum deficit demokratija den detal dialog die diplom direktor disk doctor doktor dokument dom
		dram drama duo effect efekt eis ekonomist element email emigrant energia euro exam export faktor fakt fax film filter final finale
		firma flora folder fond fora forma format formular forum fotograf fragment front fundament funkcija gas general generator gest global grad
		gramatika gram grant gratis grill grund gut hand hat hobby horizont hospital hotel human hymn idea ideal idiot import index
		individual info informator instrument internet interview jest jury junior kabinet kalendarz kanal kapital karton kasa katalog kategoria
		kino klient klub kod komitet komentator kompas kompost komunikat koncert konflikt kongres konkurs konsul konsultant kontakt kontekst konto
		kontrast kontrola koordinator korpus kostka kredit kritik kultur kultura kurs kur laptop lager last legal leader lekcija lider limit
		link lista list literatura lobby lokal los lotto magistras man mama manager mapa marka marketing mama masa maskuota matematika material
		medium mediator mental mentor meter metro militar milion minister ministras minus minut minuta minute mit mode model modem modul moment
		monitor monolog moral motiv motivation motto museum musik name nation natura natur nie nominal non normal norma note notes
		november oda online opera operator opposition option optimist orden original paket pan panel papa papier para parameter park parlament
		partner pass patent pater patient pauza pauzė pedagog pediatra per person pilot plan planas planet plus poet pod pogrom pokoj polis
		politika port portal positiv post potential praktika premija presse prezent prezident prima privat problem produkt profesor
		professor profil program programa projekt promotor propaganda protest protokol protokoll provokator psycholog publikum punkt radio rada
		rama rang rat region regional register rektor relation renta rest restaurant resurs risiko rola rola roman rotor rum runda
		rynek sala salon satz segment sekretarz sektor semestr seminar senat senior september serial serija server service sezon signal sistema
		situation smog socjal socjolog software soldat sonda sort spam sport sponsor spot stadion standard start statut statistik status
		stop strategija stres stress student studia studium suma super symbol symptom system szef tai tak tam taxi tech technik tekst telefon tema temat
		tempo ten tendencja tenis term terminal termin terminas territorium test text titel tom ton tor total trainer tradition trakt transfer transport
		trauma trend trener tur turist tutor typ ultimatum union uniform universal universitet urban utopia variant vase vata video visa vista vital vitamin
		vakar war was wir wolontariat zebra zona zoo`)
	slices.Sort(words)
	return slices.Compact(words)
}()

// acronym says that a word has two capitals or more: "PDF", "GNOME".
func acronym(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// capital says that a word begins with a capital.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// raise returns a word with a capital at its beginning.
func raise(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}

// only returns where the pieces stand in a text, -1 when nowhere or more than once.
func only(sd *side, pieces []piece) int {
	found := -1
	for k := 0; k+len(pieces) <= len(sd.pieces); k++ {
		if !standAt(sd, pieces, k) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

func standAt(sd *side, pieces []piece, at int) bool {
	for n, p := range pieces {
		if sd.pieces[at+n].key != p.key {
			return false
		}
	}
	return true
}
