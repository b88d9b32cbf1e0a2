package corpora

import (
	"fmt"
	"slices"
	"strings"
)

// A Unit is one of the memory that the evaluation set is about: one meaning in each language.
type Unit struct {
	TUID  string
	Texts map[string]string // by the code of the language: pl, de, lt
}

// A Case is a text that a translator has before them, and what they would want the memory to offer.
type Case struct {
	ID        string
	Kind      string // how the text differs from the unit it is about; README.md lists the kinds
	From, To  string // codes of languages
	Query     string
	Accepted  []string // the names of the units of use, the best first; none where the memory has none
	Avoid     string   // the name of the unit that is like the text and of no use, "" where there is none
	Reference string   // what the translator writes in the end
}

// Evaluation returns the memory and the cases of evaluation/, in the order of the files. The error
// names the file and line that is not as README.md there says.
func Evaluation() ([]Unit, []Case, error) {
	var units []Unit
	languages := []string{"pl", "de", "lt"}
	err := rows("evaluation/units.tsv", append([]string{"tuid"}, languages...), func(cells []string) {
		u := Unit{TUID: cells[0], Texts: map[string]string{}}
		for i, l := range languages {
			u.Texts[l] = cells[i+1]
		}
		units = append(units, u)
	})
	if err != nil {
		return nil, nil, err
	}
	var cases []Case
	header := []string{"id", "kind", "from", "to", "query", "accepted", "avoid", "reference"}
	err = rows("evaluation/queries.tsv", header, func(cells []string) {
		c := Case{ID: cells[0], Kind: cells[1], From: cells[2], To: cells[3], Query: cells[4], Reference: cells[7]}
		if cells[5] != none {
			c.Accepted = strings.Split(cells[5], "|")
		}
		if cells[6] != none {
			c.Avoid = cells[6]
		}
		cases = append(cases, c)
	})
	return units, cases, err
}

// none stands in a cell that names no unit, so that no line ends in a blank nobody sees.
const none = "-"

// rows calls f for each line of a table after its header.
func rows(name string, header []string, f func(cells []string)) error {
	file, err := Samples.ReadFile(name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(file), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		switch {
		case i == 0 && !slices.Equal(cells, header):
			return fmt.Errorf("%s: the header is not %s", name, strings.Join(header, ", "))
		case len(cells) != len(header):
			return fmt.Errorf("%s, line %d: %d cells, %d are wanted", name, i+1, len(cells), len(header))
		case slices.Contains(cells, ""):
			return fmt.Errorf("%s, line %d: a cell is empty", name, i+1)
		case i > 0:
			f(cells)
		}
	}
	return nil
}
