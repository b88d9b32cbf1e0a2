// Package memory is the translation memory of an open workspace.
//
// Files of other programs and the edits of people go in; matches, concordances, counts, reports and files
// come out. It stands above the workspace file (engine/store), the person at it (engine/desk) and the
// matcher (engine/tm), which knows nothing of either.
//
// # Two kinds of units
//
// What a person made or confirmed is an event of its own (tm.add) and lies where all events lie: in the
// state, in memory. A workspace has some tens of thousands of them. A bulk memory is an attachment: one
// event (tm.attach) names a file of units among the media, which lies packed in the workspace file and
// travels in bundles like a picture. A file never changes; what is taken out of it is noted beside it.
//
//	tm.add     01K…           {"texts":{"de":"…","pl":"…"},"state":"approved", …}     tm.Unit
//	tm.retract 01K…           {"revs":["<event>"]}                                     a unit of a person goes
//	tm.attach  9f86d0…        {"hash":"9f86d0…","name":"Handbuch.tmx","units":1000000, …}
//	tm.retract 9f86d0…/01K…   {"rows":[17,[40,60]]}                                    22 units of it go
//
// Editing a unit of an attachment takes it out and adds a unit of the person, in one gesture. A unit that must
// not stand anywhere any more is redacted: a file without it takes the place of the other (redact.go).
//
// All that is shown is computed from these events and files: lists in memory (own.go, batch.go), the words
// of each file, which the store keeps (store/unitwords.go), and the index of the matcher, whose snapshot
// lies beside the workspace file (snapshot.go). Each can be thrown away. Follow brings them up to date after a
// change; reconcile does what takes long, in the background.
//
// # An import
//
//	file → tmx.Unit → tm.Unit → file of units → words → tm.attach → index
//
// Nothing is there until the event is, and the event comes when the file is whole and its words are known.
// Cancelling takes the file back; a process that is killed leaves it to the next opening, which sweeps it
// (store/unittake.go). The same file makes the same units, by whose hash it is known again.
//
// What a file says of a unit and tm.Unit has no field for stays with the unit (Unit.Extra), so that an
// export gives back what was imported, to the attribute (fromfile.go, tofile.go).
//
// # Who waits for whom
//
// Open returns at once. Lists are there within a tenth of a second, the index when it is loaded or built;
// lookups wait for it, the concordance does not need it. While an import runs, others write and look up: its
// pieces are transactions of milliseconds, and the index is built beside the one in use. What computes in
// the background gives way every 50 µs or so (index.Breather). Lookups do not wait for the one connection
// of the store either: the files of units that are looked up in stay in memory, packed (store/unitpieces.go).
package memory
