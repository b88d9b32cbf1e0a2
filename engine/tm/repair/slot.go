package repair

// A role says what a slot is. Slots of one role may stand for each other, and days, years and plain
// numbers too.
type role uint8

// The roles.
const (
	plain   role = iota // a number; its readings say how it may be meant
	day                 // of a date
	month               // of a date, or alone
	year                // of a date
	numeral             // a Roman numeral
	amount              // a unit of measurement or money
	asis                // what is the same in every language
)

// A slot is the place of something that can be set right in a translation.
type slot struct {
	role       role
	start, end int
	raw        string
	readings   []reading // the likeliest first
}

// A reading is one way to understand what stands in a slot.
type reading struct {
	value string // equal for what means the same: "1234.5", "time 14:30", "exactly 2.3.1"

	// Of a number: its digits before and after the decimal mark, and how they were written.
	whole, fraction string
	group           string // between thousands, "" where nothing is
	point           byte   // the decimal mark, 0 where there is none
	ordinal         bool   // English "3rd"

	// Of a time of day.
	hour, minute int
	clock        bool
	meridiem     string // what an English one has after its digits: " a.m", "pm"

	day string // of a date without its year: "3.04"

	short bool // a year of which two figures are written: the second of "2024/25"

	exact bool // the bytes count, whatever they mean

	// Of a month.
	number int
	form   int  // which row of the names of months it was in, 0 for digits
	roman  bool // "3 IV 2025"
}

// numeric says that the reading is a number.
func (r reading) numeric() bool { return r.whole != "" }

func verbatim(p piece, raw string) slot {
	return slot{role: asis, start: p.start, end: p.end, raw: raw, readings: []reading{{value: "exactly " + raw, exact: true}}}
}

// isNumber says that slots of this role may stand for each other.
func (r role) isNumber() bool { return r == plain || r == day || r == year || r == numeral }

// common returns the first reading of a that b has too, and b's.
func common(a, b slot) (reading, reading, bool) {
	for _, x := range a.readings {
		for _, y := range b.readings {
			if x.value == y.value {
				return x, y, true
			}
		}
	}
	return reading{}, reading{}, false
}
