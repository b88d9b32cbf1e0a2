// Package segment finds the sentences of a text.
//
// A text of a course goes in, in one language, as its author typed it; the byte ranges of its
// sentences come out, from left to right. What lies between them is white space, so the text can
// always be put together again, byte for byte. The ranges are what the translation memory, the
// aligner and the links between two languages are made of.
//
// # Rules
//
// Where a sentence ends is said by rules in the format SRX 2.0 (LISA/GALA, 2008). A rule has two
// regular expressions, one for what stands before a place and one for what stands after it, and
// says whether the text is cut there. For each place between two characters the rules of the
// language are tried in their order; the first that fits decides; where none fits, nothing is cut.
// For "Wg. badań." and the rules
//
//	break=no   \bWg\.    \s
//	break=yes  [.?!]     \s+\p{Lu}
//
// the first rule keeps the place after "Wg." whole, whatever follows.
//
// Default has rules of our own for Polish, German, Lithuanian and English (folder rules). A
// workspace may load its own from a file (ReadSRX). Rules have a Version, a hash of all they say:
// two computers whose versions agree cut alike.
//
// # Two engines
//
// SRX patterns may look around and refer back, which needs an engine that backtracks and can take
// for ever (regexp2, with a limit of time). Most patterns need neither; those run in an automaton
// that reads each character once and has no bad cases (automaton.go). Both give the same answers,
// which tests require; regexp2 is the reference.
//
// # Markup
//
// The rules see a text without its inline markup, and no cut ever falls inside emphasis, a link or a
// code span (view.go). A blank line and a hard line break end a sentence whatever the rules say.
package segment
