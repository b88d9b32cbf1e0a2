// Package tm is the translation memory: which units are of use for a text, why, and in what order.
//
// Units come in from a store, a Request asks with a text; Matches come out, best first, each with what
// makes it one. The texts of units stay where they are: a Memory holds an index for each language
// (tm/index) and ten bytes a unit beside it, and asks its Source for the few units that it lists.
//
// # Class and score
//
// How alike two texts are is their raw score, 0 to 1 (tm/index). What that is worth to a translator is
// another question, and has two answers. The class says what kind of match it is; the score, 0 to 102,
// puts matches in order and is what thresholds are compared with. It is what the class is worth
//
//	context     102   equal, and of the same text, or between the same two neighbours
//	            101   equal, and beside one of them
//	exact       100   equal after text.Normalize
//	repaired     99   made equal by repair, in the translation too (tm/repair)
//	fuzzy      < 99   Percent of the raw score
//
// less penalties: for the state of the unit, for its age, for being another organisation's (Settings); and,
// of a fuzzy match, for saying the contrary or having its words in another order (sense.go).
// For example, a text asked for in German,
//
//	Das Modul dauert 90 Minuten.
//
// and a unit that a partner's file brought (imported: 3 points),
//
//	de  Das Modul dauert 45 Minuten.    pl  Moduł trwa 45 minut.
//
// make a match of class repaired with the target "Moduł trwa 90 minut." and the score 100 − 1 − 3 = 96.
// Match.Penalties has both: repair 1, imported 3.
//
// A unit that no person has approved never shows as 100, whatever the settings are: what is missing is
// taken off for its state (bestUnapproved). Reviewed is not approved; it costs one point by default.
//
// Matches with equal scores stand in the order of their raw scores, and then of their ids. A lookup
// returns the very same list as Scan, which compares with every unit and is what the tests hold it to.
//
// # How repaired ones are found
//
// A text of another number may have a raw score as low as 0.5, and a score of 99: no bound on the raw
// score would find it. So there is a second way to units: by what is left of a text without all that
// can be repaired, its skeleton (skeleton.go). A match is repaired when the skeletons are equal and
// repair says that the translation is whole. Both ways give the best of their kind, and so both lists
// together have the best of all (lookup.matches).
//
// There may be thousands of units that differ from a text in numbers only ("BGBl I: 2008, 376"). Their
// texts are not fetched for that: what each would be worth if it were repaired is known from the roster,
// how alike it is from the index (index.Compare). In the order that follows they are fetched, few at a
// time, and repaired, until the best are found. After 64 that cannot be put right the rest is taken for
// fuzzy (mostUnrepaired, in repaired.go); the scan does the same. In a memory of 200,000 units of which
// all differ in a number only, a lookup takes some 30 ms, most of which is looking at all of them.
//
// # How the sense is heeded
//
// Whether a unit denies what the text says is seen in its text, which the index does not have. So the
// best by raw score are fetched; only when something is taken off one of them are more looked at, until
// none that was not looked at could be listed (lookup.alike). After 1,024 that ends, in the scan too.
//
// # What else is offered
//
// Where nothing is found, a way through a third language may be (pivot.go): from a unit that is like
// the text to one that has the very same text in that language. Parts of the text that are units of
// their own (fragment.go) come last, whatever the threshold is; their score is the share of the words.
// Fuzzy matches get what of their translation can be put right, without another class.
//
// # Changes
//
// A Memory is a view, a roster of units (roster.go), tables of skeletons (skeletons.go) and indexes;
// a change makes another view that shares what is equal. Lookups take the view as they find it and need
// no lock. A snapshot (snapshot.go) saves building all that at each start; its format is written there.
//
// # Reports
//
// Analyse counts the segments of texts by what the memory has for them (analyse.go).
//
// # What it costs
//
// Measured on 1,000,000 German units of software, manuals and law with a translation each, the five best
// at 70 %, half of the queries with near neighbours, one thread of a machine with other work to do, texts
// in memory, with repair and explanation: CPU time 0.37 to 0.42 ms at the median, 1.3 to 1.5 at the 95th
// percentile, 2.2 to 3.9 at the 99th. Beside the 254 bytes a unit of the German index there are 8 of its
// skeletons and 10 of the roster, which serves all languages. The index takes four fifths of the time.
package tm
