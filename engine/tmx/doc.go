// Package tmx reads and writes translation memories as other programs keep them: TMX 1.4b level 2,
// and tables (TSV, CSV).
//
// A stream of bytes goes in and one Unit after the other comes out; or units go in and a stream of
// bytes comes out. Memory does not grow with the file. The package knows nothing of the workspace
// or the memory's index; the façade turns a Unit into theirs and back.
//
// # The format
//
// TMX 1.4b (LISA OSCAR, 2005) is XML. A unit <tu> holds the same segment in any number of languages:
//
//	<tu tuid="a1" changedate="20261122T120000Z">
//	  <note>Legal term, keep</note>
//	  <prop type="x-project">Wohnen</prop>
//	  <tuv xml:lang="de"><seg>Ein <bpt i="1" type="bold">&lt;b></bpt>Heim<ept i="1">&lt;/b></ept></seg></tuv>
//	  <tuv xml:lang="pl"><seg><bpt i="1" type="bold">&lt;b></bpt>Dom<ept i="1">&lt;/b></ept></seg></tuv>
//	</tu>
//
// What stands inside bpt, ept, it, ph and ut is code of the program the segment came from, not text;
// sub is a text inside such a code (a footnote, an alternative text); hi marks text and holds it.
//
// # What is kept
//
// A Unit holds all that the standard defines: attributes, notes, properties, and the tree of each
// segment (Segment). Writing a unit and reading it again gives an equal one; reading a file and
// writing it gives the same infoset, but for comments, white space between elements, and what the
// standard has no place for, which is reported.
//
// For people, and for what matches and shows texts, a tree is unwieldy. Flatten gives the text with a
// numbered placeholder for each code, and the codes beside it; Unflatten puts both together again:
//
//	Ein {1-}Heim{-1}        {1-} = <bpt i="1" type="bold">   {-1} = <ept i="1">
//
// The numbers agree between the languages of a unit. A cell of a course has markup of its own, which
// FromCell writes as codes other programs can show ("**" as a bold pair) and Cell finds again.
//
// # A scanner of its own
//
// encoding/xml holds a whole text in memory however long it is, and cannot go on after an error.
// Partners' memories have gigabytes, and one of their million units may be broken. So the package has
// a scanner (scanner.go) of the part of XML that TMX needs: it gives long texts in pieces, knows line
// and byte, defines no entities, fetches nothing, and finds the next unit after an error. Tests hold
// it against encoding/xml. A unit read and made takes about half of the time that encoding/xml takes
// for its tags alone (BenchmarkRead).
//
// # Encodings
//
// TMX is in UTF-8 or UTF-16, and the first bytes tell which. A file that claims an older encoding is
// refused; a lenient reader believes it, unless the bytes say otherwise (declaration.go).
//
// # Errors
//
// Each fault has the line, and in its argument "byte" the offset in the file as it lies on disk. A
// strict reader stops at the first. A lenient one leaves out the unit, or only the language, that is
// wrong, and goes on; its Report says what was left out and why.
package tmx
