// Package diff compares two states of a text and merges two changes of one.
//
// Strings come in; out come scripts, lists of spans that say what became of each byte of both texts,
// or a merged string. Nothing here knows of courses, events or files: change merges with Merge,
// review shows scripts, tm explains matches with them.
//
// # Comparing
//
// Texts compares sentence by sentence: sentences are matched first (Match), then the tokens of each
// pair (Words). Tokens are matched by go-diff on token numbers, never on characters. What is left
// between the matches goes through clean-ups of our own, so that the result is what a person with a
// pencil would mark:
//
//	old   Pomoc społeczna, w tym finansowa, trwa 12 dni.
//	new   Pomocy społecznej potrzeba przez 14 dni.
//	      {~Pomoc→Pomocy~} {~społeczna→społecznej~}[-, w tym finansowa, trwa-]{+ potrzeba przez+} {#12→14#} dni.
//
// The cases in testdata/cases are drawn by hand; the code is judged by them.
//
// # Merging
//
// Merge is a three-way merge of tokens that never guesses: see its essay in merge.go.
package diff
