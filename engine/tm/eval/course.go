package eval

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Course returns the sets of the evaluation set of course prose, one for each language that is asked in
// and each that is asked for: its units are the memory, and the translations that its cases give are the
// true ones. The folder has units.tsv and queries.tsv.
func Course(folder fs.FS) ([]Set, error) {
	units, err := table(folder, "units.tsv")
	if err != nil {
		return nil, err
	}
	cases, err := table(folder, "queries.tsv")
	if err != nil {
		return nil, err
	}
	var sets []Set
	for _, c := range cases {
		at := slices.IndexFunc(sets, func(s Set) bool { return s.From == c["from"] && s.To == c["to"] })
		if at < 0 {
			s := Set{From: c["from"], To: c["to"]}
			for _, u := range units {
				if u[s.From] != "" && u[s.To] != "" {
					s.Memory = append(s.Memory, Pair{u[s.From], u[s.To]})
				}
			}
			at, sets = len(sets), append(sets, s)
		}
		sets[at].Queries = append(sets[at].Queries, Pair{c["query"], c["reference"]})
	}
	return sets, nil
}

// table reads a table with tabs and a header.
func table(folder fs.FS, name string) ([]map[string]string, error) {
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(header) {
			return nil, fmt.Errorf("%s:%d: %d cells, the header has %d", name, i+2, len(cells), len(header))
		}
		row := map[string]string{}
		for k, cell := range cells {
			row[header[k]] = cell
		}
		rows = append(rows, row)
	}
	return rows, nil
}
