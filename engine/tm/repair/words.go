package repair

import (
	"strings"
	"sync"

	"trivium/engine/lang"
)

// wordLists are words of the languages, in small letters.
type wordLists map[lang.Tag]map[string]bool

func (w wordLists) has(word string, l lang.Tag) bool { return w[l][strings.ToLower(word)] }

func listed(polish, german, lithuanian, english string) func() wordLists {
	return sync.OnceValue(func() wordLists {
		lists := wordLists{}
		for l, words := range map[lang.Tag]string{lang.Polish: polish, lang.German: german, lang.Lithuanian: lithuanian, lang.English: english} {
			lists[l] = map[string]bool{}
			for word := range strings.FieldsSeq(words) {
				lists[l][word] = true
			}
		}
		return lists
	})
}

// labels are what a number stands after that only tells it from others: it counts nothing.
var labels = listed(
	`moduł modułu module modułem moduły rozdział rozdziału rozdziale lekcja lekcji lekcję krok kroku etap etapu etapie część części
		temat tematu ćwiczenie ćwiczenia zadanie zadania nr numer numerem art artykuł artykułu ust pkt punkt punkcie poz str strona stronie strony
		tabela tabeli rysunek załącznik załącznika sesja sesji dzień dnia tydzień tygodniu sala sali pokój pokoju grupa grupy § wersja wersji
		poziom poziomu poziomie zjazd zjazdu spotkanie blok bloku zał rys tab`,
	`modul moduls kapitel kapitels lektion schritt teil thema übung aufgabe nr nummer art artikel abs absatz satz seite s tabelle abbildung
		anlage anhang sitzung tag woche raum gruppe § version stufe phase paragraf buch block abb tab kap`,
	`modulis modulio modulyje modulį skyrius skyriaus skyriuje pamoka pamokos pamokoje žingsnis žingsnio dalis dalies dalyje tema temos
		užduotis užduoties nr numeris straipsnis straipsnio straipsnį straipsnyje punktas punkto punktą dalį str p psl puslapis puslapyje lentelė lentelėje pav priedas priede sesija diena
		savaitė grupė § versija lygis etapas blokas`,
	`module chapter lesson step part topic exercise task no number art article paragraph page p table figure annex appendix session day week
		room group § version level stage section block unit fig`)

// invariables are what stands after a number in one form, whatever the number: units and abbreviations,
// and words that no number changes.
var invariables = listed(
	`tys mln mld os szt godz min sek r w proc pkt str ust § euro ha zł`,
	`mio mrd tsd prozent uhr euro std min sek abs satz nr kb mb gb jh`,
	`tūkst mln mlrd val min sek d m proc vnt str`,
	`million thousand billion percent hrs min`)

// links are words between two numbers that go with the same noun: "2 lub 3 osoby".
var links = listed(`do i lub albo oraz a`, `bis und oder`, `iki ir ar arba`, `to and or`)

// yearWords stand before or after the number of a year.
var yearWords = listed(
	`r rok roku rokiem latach lata w od do`,
	`jahr jahre jahres jahren seit im in von bis`,
	`m metai metų metais metams nuo iki`,
	`year in since from until by`)

// proper are words that are written with a capital wherever they stand. Polish and Lithuanian have none
// that begins a sentence often and is no name.
var proper = listed(``, ``, ``,
	`i monday tuesday wednesday thursday friday saturday sunday polish german lithuanian english european poland germany
		lithuania europe christmas easter roma jewish christian catholic ukrainian russian french`)

// abbreviations have a full stop of their own, at the end of a text too.
var abbreviations = listed(
	`r w godz itd itp etc ds os ul tys min sek s ust pkt art poz dr prof`,
	`usw etc bzw std min sek nr abs art tel str jh mio mrd`,
	`m d val min sek kt pan t r str nr tūkst mln vnt`,
	`etc no hrs min`)

// shared are words that at least two of our languages write in the same way. Where a translation has
// one, it has translated it, and has not left it as it was.
var shared = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(`
		administrator adres agent album alkohol alarm archiv argument aspekt autor bank bar baza bonus budget camp center
		chaos charakter code computer data datum debata demokratija dialog diplom direktor dokument dom drama efekt element emigrant
		energia euro export faktor film filter final firma fond forma format formular forum fotograf fragment front fundament
		generator global gratis grupa gut hand hat hobby horizont hospital hotel human idea ideal import index individual
		informator instrument internet interview kabinet kapital katalog kategoria klient klub komitet kompas konflikt kongres konkurs
		konsul konsultant kontakt kontekst konto kontrast kontrola koordinator kredit kultura kurs laptop legal liberal lider limit link
		lista literatura lobby lokal mama marka marketing material medium mediator mental mentor metro minister minus minute mit model modem modul moment
		monitor moral motiv museum name national natura natur normal norma note november opera operator opposition option optimist orden original
		park parlament partner patent patient person pilot plan plus policja politika polityka port portal post praktika premia prezent
		problem produkt professor profil program programa projekt protest protokol psycholog publikum radio region regional register
		restaurant resurs rola sala salon segment sektor semester semestr seminar senat senior september serial server service sezon
		signal sistema situation software spam sponsor sport standard start status strategia stress student studia
		symbol symptom system telefon tema temat tempo tendencja tenis term termin terminal test text titel total trainer transfer transport
		trauma trend trener tutor typ union universal variant video visa vitamin zebra zona`) {
		words[word] = true
	}
	return words
})
