package repair

import (
	"strconv"
	"strings"
	"sync"

	"trivium/engine/lang"
)

// A monthTable has the names of the months of a language.
type monthTable struct {
	rows  [][]string // a row a form, the commonest first, twelve names each
	found map[string]reading
}

// months are the tables of the languages. A name is looked for in all rows, and written in the row in
// which the one it takes the place of was found; where two rows have the same name that is the first.
var months = sync.OnceValue(func() map[lang.Tag]monthTable {
	tables := map[lang.Tag]monthTable{}
	for _, l := range lang.All() {
		t := monthTable{rows: monthRows(l), found: map[string]reading{}}
		for f, row := range t.rows {
			for m, name := range row {
				if _, before := t.found[name]; !before {
					t.found[name] = reading{value: strconv.Itoa(m + 1), number: m + 1, form: f + 1}
				}
			}
		}
		tables[l] = t
	}
	return tables
})

func monthRows(l lang.Tag) [][]string {
	switch l {
	case lang.Polish:
		return [][]string{
			strings.Fields("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
			strings.Fields("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"),
			strings.Fields("styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu"),
			strings.Fields("styczniem lutym marcem kwietniem majem czerwcem lipcem sierpniem wrześniem październikiem listopadem grudniem"),
			strings.Fields("styczniowi lutemu marcowi kwietniowi majowi czerwcowi lipcowi sierpniowi wrześniowi październikowi listopadowi grudniowi"),
		}
	case lang.German:
		return [][]string{
			strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
			strings.Fields("Januars Februars März Aprils Mais Junis Julis Augusts Septembers Oktobers Novembers Dezembers"),
			strings.Fields("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
		}
	case lang.Lithuanian:
		return [][]string{
			strings.Fields("sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"),
			strings.Fields("sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis"),
			strings.Fields("sausį vasarį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį"),
			strings.Fields("sausiui vasariui kovui balandžiui gegužei birželiui liepai rugpjūčiui rugsėjui spaliui lapkričiui gruodžiui"),
			strings.Fields("sausiu vasariu kovu balandžiu gegužę birželiu liepą rugpjūčiu rugsėju spaliu lapkričiu gruodžiu"),
			strings.Fields("sausyje vasaryje kove balandyje gegužėje birželyje liepoje rugpjūtyje rugsėjyje spalyje lapkrityje gruodyje"),
		}
	case lang.English:
		return [][]string{
			strings.Fields("January February March April May June July August September October November December"),
			strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
		}
	}
	return nil
}

// aMonth reads the name of a month. Names that are common words too must be written as the name is:
// "März" and "May" with a capital.
func aMonth(word string, l lang.Tag) (reading, bool) {
	if len(word) < 3 {
		return reading{}, false
	}
	switch {
	case l == lang.Polish || l == lang.Lithuanian:
		word = strings.ToLower(word)
	case len(word) > 3 && word == strings.ToUpper(word): // "AUGUST"; "MAY" is the verb as often
		word = raise(strings.ToLower(word))
	}
	r, ok := months()[l].found[word]
	return r, ok
}

// doubtful says that the form in which a Polish name was found is not known: "lutym" may be locative or
// instrumental. The word before it may tell. In the other languages the rows that have a name in common
// are a common form and a rare one.
func doubtful(number, form int, before string, l lang.Tag) bool {
	if l != lang.Polish || before == "w" || before == "we" || before == "po" {
		return false
	}
	rows := months()[l].rows
	for f, row := range rows {
		if f != form-1 && row[number-1] == rows[form-1][number-1] {
			return true
		}
	}
	return false
}

// monthName writes a month in a form, with the capitals of the model.
func monthName(number, form int, model string, l lang.Tag) string {
	name := months()[l].rows[form-1][number-1]
	switch {
	case acronym(model) && model == strings.ToUpper(model):
		return strings.ToUpper(name)
	case capital(model):
		return raise(name)
	}
	return name
}
