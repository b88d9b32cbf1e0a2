// Package align finds which sentences of a text in one language say what which sentences of it say in
// another.
//
// The sentences of both cells go in, as engine/segment cuts them; beads come out, from left to right:
// runs of sentences of the one side that belong to runs of the other, each with a confidence. Every
// sentence is in exactly one bead. A sentence without a counterpart is a bead with one empty side.
//
//	pl  Liczby i opowieści. │ Jedne pokazują skalę, drugie sens. │ Kto doda 3 zdjęcia?
//	de  Zahlen und Geschichten: Die einen zeigen das Ausmaß, die anderen den Sinn. │ Wer fügt 3 Fotos hinzu?
//
//	beads  2–1, 1–1
//
// # The model
//
// As in Gale and Church (A program for aligning sentences in bilingual corpora, Computational
// Linguistics 19, 1993) an alignment is a sequence of beads of few kinds, the likelihood of a bead
// depends on nothing outside it, and dynamic programming finds the best sequence. What a bead is worth
// is a logarithm of likelihoods: how likely its sentences are when they translate each other, against
// how likely when they have nothing to do with each other. It is the sum of
//
//   - how common beads of its kind are (kinds);
//   - lengths: with a and b characters, and c characters of the one language to one of the other, b − ca
//     is normal with a variance in proportion to the length (Gale and Church); a few pairs have any
//     lengths at all, so that one odd length cannot outweigh everything. Against it stands that lengths
//     are spread evenly;
//   - what stays the same in every language: numbers, dates, placeholders, addresses and links, and
//     whether there is emphasis;
//   - words that look alike in both: names, and what both languages have from a third; and those that every
//     language has for the same, such as months and numbers (concepts);
//   - the mark at the end: a question translates a question;
//   - what the caller knows, such as pairs of the translation memory (Options.Known).
//
// Since all these are likelihoods, the share of all alignments, each with its likelihood, in which a
// bead occurs is how sure the bead is: its confidence, computed exactly by the forward–backward method
// (Rabiner 1989). Gale and Church's own measure knows only lengths, and pays for a sentence without a
// counterpart by its length; how much that costs is in the table that TestGold writes.
//
// Where the numbers come from is said at each of them. The gold set is testdata/gold.txt; TestDisturbed
// judges the same on all cells of the sample courses, and TestBlind on texts of other kinds.
package align
