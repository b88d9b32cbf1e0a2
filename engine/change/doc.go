// Package change is what a workspace remembers: events go in, in any order, and the state they come
// to goes out. It stands between the course model and the store: the store keeps events (Log) and
// projections of the state; screens, comparison and exchange ask the state. It does no I/O.
//
// # The state is a function of the set of events
//
// Five people write offline for a week and pass files to each other in any order. Whoever knows the
// same events must see the same course, or nobody can talk about it. So nothing here depends on when
// an event arrived, nor on any clock: only on what the events say they follow.
//
// An event has a number N on its device, without gaps, and Seen: up to which number its author's copy
// knew the events of every other device. That is its past. It waits until its past is there. Its
// height is 1 + the greatest height in its past; where an order is needed it is (height, device, N),
// so that everything stands behind what its author knew, and events nobody knew of each other stand
// in an order that is arbitrary and the same everywhere.
//
// Worked example. Anna's device is d1, Birutė's d2. Anna imports a text, both change it at once, and
// Anna then reads what Birutė wrote:
//
//	event        seen     height  base      value
//	d1 1  A      –        1       –         Die alte Regel gilt.
//	d1 2  B      –        2       A         Die neue Regel gilt.
//	d2 1  C      d1:1     2       A         Die alte Regel gilt nicht.
//	d1 3  D      d2:1     3       B, C      Die neue Regel gilt nicht mehr.
//
// Without D the heads, which nothing has replaced, are B and C. Both come from the one value A, their
// changes do not touch, so people see the merge "Die neue Regel gilt nicht.", computed and never
// logged. Had Birutė written "Die strenge Regel gilt.", the changes would touch: the cell is a fork,
// both texts are shown, and a person settles it. Her edit, like D, names all heads as its base. The
// replaced values stay in the log and can be had back.
//
// # What lies where
//
// The tree has a node for every part of a course that can be moved, deleted or added on its own: a
// lesson, a block, an option, a row. A text of a node is a cell for each language, and a register for
// its origin; everything else of a node is a field, a register with JSON. shape.go has the table. A
// module whose file says
//
//	{"id":"M","title":{"origin":"pl","pl":"Pomoc"},"passMark":70,
//	 "lessons":[{"id":"L","number":1,"title":{…},"blocks":[
//	   {"id":"B","kind":"single","prompt":{…},"options":[{"id":"a","text":{…},"correct":true}, …]}]}]}
//
// becomes
//
//	node M module     cell M/title pl, origin M/title, field M passMark
//	 └ node L lesson  cell L/title …, field L number
//	    └ node B block               cell B/prompt …, field B kind
//	       └ node B/options/a options    cell B/options/a …, field B/options/a correct
//
// The ids are those of the files, so two people who import the same file at the same time have it
// once; entries without an id (keywords, logos, contacts) are named after their content. The ids of
// texts are those of course.PlacedText. Importing compares with what is there and makes events of the
// difference only.
//
// # The files
//
//	event.go encode.go sign.go log.go   the event, its one spelling, its signature, who keeps it
//	op.go payload.go                    the operations and what they hold
//	state.go judge.go member.go         taking events in: past, order, authors, quarantine, revocation
//	cell.go status.go register.go       texts; how far they are and whether they are stale; the rest
//	tree.go kept.go position.go         nodes: moves without cycles, deletion, order
//	writer.go arrange.go                making events
//	undo.go invert.go                   taking gestures back
//	shape.go importer.go table.go       a course's files → events
//	exporter.go hash.go textid.go       the state → files; the hash that tells copies equal
//	past.go difference.go act.go        any past state, what two of them may differ in, what each event did
package change
