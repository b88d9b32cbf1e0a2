package tm

// anchors say which raw score is shown as which percentage; between them lies a straight line. They
// were measured by eval: in de→pl, pl→de and lt→pl together, the memory has a suggestion of so many
// percent or more for as many of 6,000 queries as OmegaT 3.6.0 has one of as many percent. So whoever
// is used to ask for 70 % goes on asking for 70 %.
//
// The last one is where the scores end of texts that are not equal.
var anchors = [...]anchor{{0, 0}, {0.556, 40}, {0.588, 50}, {0.649, 60}, {0.708, 70}, {0.773, 80}, {0.863, 90}, {1, unequal}}

type anchor struct{ raw, percent float64 }

// unequal is the percentage that no two different texts exceed.
const unequal = 99

// Percent returns the percentage for a raw score from 0 to 1. It rises with the raw score; it is 100
// for 1 and below 99 for anything less.
func Percent(raw float64) float64 {
	switch {
	case !(raw > 0):
		return 0
	case raw >= 1:
		return 100
	}
	at := 1
	for raw > anchors[at].raw {
		at++
	}
	a, b := anchors[at-1], anchors[at]
	return a.percent + (raw-a.raw)/(b.raw-a.raw)*(b.percent-a.percent)
}

// rounding is more than what the rounding of Percent may add to a raw score.
const rounding = 1e-12

// Raw returns a bound for the inverse of Percent: no raw score below it has percent or more, and it is
// as good as the least one that has. What lies above 99 only equal texts have.
func Raw(percent float64) float64 {
	switch {
	case !(percent > 0):
		return 0
	case percent >= unequal:
		return 1
	}
	at := 1
	for percent > anchors[at].percent {
		at++
	}
	a, b := anchors[at-1], anchors[at]
	return max(a.raw+(percent-a.percent)/(b.percent-a.percent)*(b.raw-a.raw)-rounding, 0)
}
