// Package held holds the units of one file in memory, where a workspace would be too much: a TMX file
// or a table goes in, and a tm.Source comes out, from which a tm.Memory is filled and asked.
//
// A million units as structs with maps would take more room than their texts and index together. Here
// the texts of all units lie one behind the other in large pieces, a number for each says where, and a
// tm.Unit is made when it is asked for.
//
// Texts of tables, and those of a TMX file that have no inline codes, are taken as they stand; others
// become cells, as in a workspace: bold of a course is "**" again, a foreign code a placeholder {1}.
//
// The neighbours of a unit in its file count as its context: whoever asks with the same neighbours
// stands in the same document. In a large file they do not: that is a collection and no document.
package held
