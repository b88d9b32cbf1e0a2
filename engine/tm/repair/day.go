package repair

import (
	"strconv"
	"strings"

	"trivium/engine/lang"
)

// dayAndMonth reads a date without its year: "3.4", "12.05", of which the last full stop is another piece.
func dayAndMonth(raw string, l lang.Tag) (reading, bool) {
	first, second, ok := strings.Cut(raw, ".")
	if !ok || l == lang.English || len(first) > 2 || len(second) > 2 || len(second) == 0 {
		return reading{}, false
	}
	d, errDay := strconv.Atoi(first)
	m, errMonth := strconv.Atoi(second)
	if errDay != nil || errMonth != nil || d < 1 || d > 31 || m < 1 || m > 12 {
		return reading{}, false
	}
	return reading{value: "day " + strconv.Itoa(d) + "." + strconv.Itoa(m), day: raw}, true
}

// writeDay writes a day and month with noughts where the one in whose place it stands has one, and where it is not
// told, of two figures both, as the text asked for.
func writeDay(is, model reading) string {
	parts, models := strings.Split(is.day, "."), strings.Split(model.day, ".")
	told := len(models[0]) == 1 || len(models[1]) == 1 || models[0][0] == '0' || models[1][0] == '0'
	for k, part := range parts {
		if !told {
			continue
		}
		parts[k] = strings.TrimLeft(part, "0")
		if len(parts[k]) == 1 && (models[k][0] == '0' || len(models[k]) == 2 && models[1-k][0] == '0') {
			parts[k] = "0" + parts[k]
		}
	}
	return strings.Join(parts, ".")
}
