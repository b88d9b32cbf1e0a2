// Package links knows which sentences of a text in one language stand for which in another, and makes
// units of the translation memory of what people have confirmed.
//
// The state of a workspace goes in; the links between two languages of a text, as they are now, come
// out (Of). In a gesture of a person, links are confirmed, joined, divided and taken apart, and cells
// raised to a status write units (Work). The package makes events and does no I/O; it stands above
// change and below the desk.
//
// # Links
//
// A link joins a run of sentences of one language to a run of sentences of another, n to m; one side may
// be empty. The aligner (engine/align) proposes links; a proposal is computed whenever somebody looks and
// is never logged. What a person has said is a thing of the operation link.set, about the text:
//
//	{"a":{"lang":"pl","sentences":["Liczby i opowieści.","Jedne pokazują skalę, drugie sens."]},
//	 "b":{"lang":"de","sentences":["Zahlen und Geschichten: Die einen zeigen das Ausmaß, die anderen den Sinn."]}}
//
// It names its sentences by what they say: exactly, in order, side by side. Where the same run stands in
// a cell more than once, "n" says which is meant, from 0. a is the language that comes first in lang.All.
// Its id is a hash of all that, so that two people who confirm the same link make one. Who confirmed it
// and when stands in the event. null takes a link back.
//
// A link holds while both cells have its sentences. So an edit elsewhere in the cell leaves it alone,
// whoever makes it and however texts are merged; when a sentence of it is changed, divided or joined
// with another, none of it holds, and when the edit is undone it holds again. Until somebody confirms
// anew what stands there, the proposal in its place tells what it was (Was). Nothing has to be written
// at an edit, and any two copies that know the same events see the same links. Of links that contradict
// each other, made by people who did not know of each other, the one whose run is where it says comes
// first, then the lower id; the next one to touch them takes the others away.
//
// Between the links that hold, the aligner proposes the rest: confirmed links in the same order on both
// sides part a text, and the sentences of all confirmed links are left out.
//
// # Units
//
//	                                        units of the text
//	Birutė confirms a segment lt–pl         {pl, lt} draft
//	the Lithuanian cell becomes reviewed    {pl, lt} reviewed, for each of its links
//	the German one too                      {pl, de, lt} reviewed
//	German is changed                       the same: it was true
//	German is reviewed again                {pl, de, lt} reviewed, with the new German
//
// A cell vouches for its links to the language it was made from when it is translated, reviewed or
// approved, and not stale. The units of a text are then: for each run of sentences of a source, and each
// status, one unit with all languages that vouch with that status and have their bounds in the same
// places; links that nobody has confirmed count when the aligner is sure enough (align.Sure). Each time a
// cell is raised, the units of its text are compared with what they were; those of sentences that are
// gone are taken away, and what others vouched for in a language that vouches no more stays.
//
// Texts that each country writes for itself, and those that stay as they are, have neither links nor
// units.
//
// # The files
//
//	stored.go text.go     a link as it is kept; a cell and its sentences
//	of.go was.go          the links of a text as they are now; what was confirmed before a change
//	work.go acts.go       a gesture; what people do with links
//	units.go unit.go      what a text vouches for; a unit of it
//	keep.go               the units that are there, and those that should be
package links
