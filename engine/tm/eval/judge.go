package eval

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// An Answer is the first suggestion of a matcher for one query: the score that the matcher gave it, and
// what it is worth to the translator, by ChrF. Without a suggestion both are 0.
type Answer struct{ Score, Worth float64 }

// bestShare is the part of the queries over which matchers are compared: those for which they have
// something to offer. A matcher chooses them itself, by its own scores, and so is judged by those too.
const bestShare = 0.3

// Best returns the mean worth of a matcher's best-scored answers: 30 % of all. Equal scores are taken
// in the order of the queries, which is one of chance.
func Best(answers []Answer) float64 {
	return bestOf(answers, byScore(answers))
}

// byScore returns the places of the answers, best scores first.
func byScore(answers []Answer) []int {
	order := make([]int, len(answers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(answers[j].Score, answers[i].Score) })
	return order
}

func bestOf(answers []Answer, order []int) float64 {
	n := int(math.Round(bestShare * float64(len(order))))
	sum := 0.0
	for _, i := range order[:n] {
		sum += answers[i].Worth
	}
	return sum / float64(max(n, 1))
}

// An Interval is an estimate and the bounds between which 95 % of its resamples lie.
type Interval struct{ Mean, Low, High float64 }

// samples is the number of resamples; at 2,000 the bounds move by less than a tenth from seed to seed.
const samples = 2000

// Differences returns by how much the best answers of one matcher are worth more than those of another,
// for each of several sets of the same queries, and on average over the sets, with intervals by the
// bootstrap (Efron 1979) over queries: each resample takes as many queries as there are, with
// repetition, and both matchers choose their best-scored answers among them anew.
func Differences(ours, theirs [][]Answer) (each []Interval, mean Interval) {
	chance := rand.New(rand.NewPCG(30, 95))
	drawn := make([][]float64, len(ours)+1)
	total := 0.0
	for k := range ours {
		d := Best(ours[k]) - Best(theirs[k])
		total += d
		each = append(each, Interval{Mean: d})
		a, b := byScore(ours[k]), byScore(theirs[k])
		for s := range samples {
			times := make([]int, len(ours[k]))
			for range times {
				times[chance.IntN(len(times))]++
			}
			d := resampled(ours[k], a, times) - resampled(theirs[k], b, times)
			drawn[k] = append(drawn[k], d)
			if k == 0 {
				drawn[len(ours)] = append(drawn[len(ours)], 0)
			}
			drawn[len(ours)][s] += d / float64(len(ours))
		}
	}
	for k := range each {
		each[k].Low, each[k].High = bounds(drawn[k])
	}
	mean.Mean = total / float64(len(ours))
	mean.Low, mean.High = bounds(drawn[len(ours)])
	return each, mean
}

// resampled is Best of a sample in which the answer at i comes times[i] times.
func resampled(answers []Answer, order, times []int) float64 {
	n := int(math.Round(bestShare * float64(len(order))))
	sum, left := 0.0, n
	for _, i := range order {
		take := min(times[i], left)
		sum += float64(take) * answers[i].Worth
		if left -= take; left == 0 {
			break
		}
	}
	return sum / float64(max(n, 1))
}

// bounds returns the values that 2.5 % and 97.5 % of the samples do not exceed.
func bounds(drawn []float64) (low, high float64) {
	slices.Sort(drawn)
	return drawn[len(drawn)*25/1000], drawn[len(drawn)*975/1000]
}
