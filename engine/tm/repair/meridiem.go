package repair

import (
	"slices"
	"strings"

	"trivium/engine/lang"
)

// readMeridiems makes one piece of an English time and the "a.m." or "pm" after it, without the last
// full stop, which may end the sentence too. 12 a.m. is midnight.
func (sd *side) readMeridiems() {
	if sd.lang != lang.English {
		return
	}
	for k := 0; k < len(sd.pieces); k++ {
		p := sd.pieces[k]
		n, afternoon := sd.meridiemAt(k + 1)
		if p.sort != figure || n == 0 || sd.isLink(k-1) && k > 1 && sd.pieces[k-2].sort == figure && sd.pieces[k-2].slots[0].readings[0].meridiem == "" {
			continue // "9 to 11 a.m." says it of both
		}
		t := timeFirst(p.slots[0].readings)[0]
		if !t.clock || t.hour < 1 || t.hour > 12 {
			continue
		}
		hour := t.hour % 12
		if afternoon {
			hour += 12
		}
		r := timeOfDay(hour, t.minute, t.point, t.group == "0")
		p.end = sd.pieces[k+n].end
		p.key = sd.of(p)
		r.meridiem = strings.TrimLeft(p.key, "0123456789:.")
		p.slots = []slot{{role: plain, start: p.start, end: p.end, raw: p.key, readings: []reading{r}}}
		sd.pieces[k] = p
		sd.pieces = slices.Delete(sd.pieces, k+1, k+1+n)
	}
}

// meridiemAt returns how many pieces the "am" or "p.m" that begins at a piece is, 0 where there is none.
func (sd *side) meridiemAt(k int) (n int, afternoon bool) {
	switch key := sd.lower(k); {
	case key == "am" || key == "pm":
		return 1, key == "pm"
	case (key == "a" || key == "p") && sd.lower(k+1) == "." && sd.lower(k+2) == "m":
		return 3, key == "p"
	}
	return 0, false
}

// halfDay writes a time with the hours from 1 to 12, and "a.m." or "p.m." as the one that stood in its
// place had it.
func halfDay(is, model reading, l lang.Tag) string {
	afternoon := is.hour%24 >= 12
	twelve := is
	twelve.hour = (is.hour+11)%12 + 1
	twelve.group = ""
	plain := model
	plain.meridiem = ""
	letters := strings.NewReplacer("p", "a", "P", "A")
	if afternoon {
		letters = strings.NewReplacer("a", "p", "A", "P")
	}
	return writeTime(twelve, plain, l) + letters.Replace(model.meridiem)
}
