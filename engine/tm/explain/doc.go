// Package explain says, as data, in what two texts of one language differ.
//
// A text that was asked for and the text of a unit that was found for it go in; a list of changes
// comes out, each with the bytes it holds on either side, in the order of the text asked for. The
// screen makes a sentence or a drawing of it; nothing here is prose. The comparison is that of package
// diff, token by token; this package gives each span the name that a translator has for it.
//
// # An example
//
//	unit    Pomoc społeczna trwa 12 dni.
//	asked   Pomocy społecznej udziela się przez 14 dni.
//
// has the changes
//
//	ending    "Pomocy" for "Pomoc", share 5
//	ending    "społecznej" for "społeczna", share 8
//	replaced  "udziela się przez" for "trwa"
//	number    "14" for "12"
//
// A prefix that negates is inserted or deleted, and the rest of the word is the same: "nie" of "nieważny",
// "un" of "unwichtig", "ne" of "nedirba". A weak participle of German is a form of its verb ("gearbeitet",
// "arbeitet"), with a share of 0.
//
// # What a reader may rely on
//
// A change has a range on both sides; it is empty, at the place, on the side that lacks the words.
// Take the Text ranges out of the text and the Unit ranges out of the unit's: what is left is the same
// on both sides, byte for byte and in the same order. So the text can be made from the unit: each
// change puts its bytes of the text where they belong. Words that moved are one change with a range
// where they stand and one where they stood; what changed on the way is a change of its own, with the
// two places in the same way.
package explain
