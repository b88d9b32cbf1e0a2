// Package index is the core of the translation memory: how alike two texts are, and an index that finds
// the units most like a text.
//
// Entries go in, an id and a text of one language each; a Query comes in, a text with a number and a
// threshold; Hits come out, best first. There is an Index for each language that is asked in. Nothing
// here knows where units are stored, what their translations are, or who wrote them: a Ranking, given
// with the query, makes the score of a unit from its raw score and from what the caller knows of it.
//
// # The score
//
// Raw (score.go) is the coefficient of Dice over pairs of characters, less a doubt, from 0 to 1, and 1
// only for texts equal after text.Normalize. Inline markup has no characters (markup.go). It depends on the two texts alone, so that two laptops show
// the same percentage. For example, "pomocy" and "pomocą", folded to "pomocy" and "pomoca", have the
// features
//
//	" p" "po" "om" "mo" "oc" "cy" "y "
//	" p" "po" "om" "mo" "oc" "ca" "a "
//
// 7 each, 5 in common: 2·5 / (7+7) = 0.714. The doubt is 12 features more that both together are taken
// to have, none in common: 2·5 / (7+7+12) = 0.385. In a long text it is hardly seen; between short ones
// a high coefficient says little. docs/adr/0018-the-score-of-the-memory.md has the measurements.
//
// # The index is exact
//
// Search returns what Scan returns, in the same order: by score, then raw score, then id. Nothing is
// estimated but which way is quicker. From the threshold, and later from the last of the k best hits,
// follows a raw score r below which nothing is of use (Ranking.Least). A text of n features and one of
// m that share s, not all, have 2s/(n+m+12) ≥ r only if s ≥ r(n+m+12)/2. All the rest follows from that:
//
//   - s ≤ min(n, m), so only texts of some lengths come into question: where r is 0.7 and n is 60 those
//     from 39 to 99. Units lie in the order of their length, 65,536 to a block; the search begins with the
//     block of texts as long as the one asked for, so that the bound rises early.
//   - A bag is taken for a set of elements: a feature at its first, second, … occurrence. Of n elements
//     let c be chosen, the rarest. A unit that shares s of all shares at least s − (n − c) of those. So
//     only the lists of the chosen elements are read, and only units in that many of them are compared.
//     With c = n − s + 1 that is the prefix filter (Chaudhuri, Ganti and Kaushik 2006) and one match is
//     enough; a few more lists make several matches necessary, which hardly any unit has by chance.
//     choose weighs what both cost.
//   - How often each slot is in the chosen lists is counted for 64 slots at once (tally.go): long lists
//     are bitmaps, and bitmaps are added with the logic of full adders. So are 256 slots at once where
//     the processor has AVX2; the plain way stays beside it for the test and for all others.
//   - Units found are compared rank by rank, rare ones first; with more than m − s strangers among its
//     own elements a unit is given up. That is usually so after a few bytes.
//
// Compare gives the raw scores of units that are known already, for those that are found by other means.
//
// # An example
//
// The text asked for has n = 60 features, the bound is 0.7. A unit of m = 60 must share s = 47. Of the
// 60 elements the 30 rarest are chosen; a unit must be in at least 47 − 30 = 17 of their lists. If each
// is in one unit of 20, a stranger is in 1.5 of the 30 on average, and in 17 as good as never: of the
// 65,536 units of a block hardly any but true hits are compared.
//
// # Changes
//
// An index is some frozen parts (frozen.go, made by builder.go) and a few fresh units that are compared
// one by one (index.go). A deleted unit is marked in its part. Fresh units become a part, and parts are
// merged, in the background (merge.go). Each change makes a new view and puts it in the place of the
// one before, so that searches need no lock.
//
// Building and merging take seconds on another goroutine. They give way every 50 µs (breather.go), so
// that a search does not wait for the 10 ms that the scheduler would leave them.
//
// A snapshot (snapshot.go) saves building the index at each start; its format is written there.
//
// # What it costs
//
// Measured by bench on 1,000,000 German units of software, manuals and law, one thread, the five best
// at 70 %, half of the queries with near neighbours, on a machine with other work to do (from the
// quietest to the busiest run): CPU time 0.31 to 0.38 ms at the median, 0.72 to 0.96 at the 95th
// percentile, 1.4 to 1.6 at the 99th; the plain scan took 840 to 1,160 at the median. 254 bytes a unit;
// 104,000 to 126,000 units built a second; a snapshot opened and answering in 0.42 s of CPU time. The
// largest part of a query is reading bitmaps, most of which are not in the processor's caches.
package index
