// Package desk is an open workspace on this computer, with the person who works in it: the file
// (engine/store), the state of its events (engine/change), and the key with which she writes.
//
// Gestures go in, each durable when the call returns; courses, cells and what changed come out. The
// façade makes views of them. Every method of Desk is safe for concurrent use.
//
// # What lies where
//
// The workspace file can be copied, mailed and restored, so nothing in it says who sits at this
// computer. That stands in the person's configuration folder, in a file named after the event that
// created the workspace, which all copies share:
//
//	keys/q1….json     {"workspace":"q1…","member":"01K…","seed":"…","seats":[{"path":"…/Kurs.trivium","copy":"X7…","dev":"d4k…"}]}
//	keys/q1….d4k….n   42: the number of the last event made there
//
// Two files that both wrote event 43 of one device would be twins, and one of the two events lost.
// So a device is a seat: one key at one file. Opening a file takes its seat again when path and
// random name (Store.Copy) are those of the seat, and the file has at least as many events of the
// device as were ever made; a file that was copied, moved or restored fails one of the three, and
// gets a new device.
//
//	Anna's file has d1 1–42, and so has the backup of Monday, d1 1–30. She puts it in the place
//	of the file: the seat says 42, the file 30, and her next event is d2 1.
//
// A file without a key here can be read. An invitation (see the façade's Join) brings a key.
//
// # A course in memory
//
// Screens and packages take a *course.Course. It is put together from the state part by part, and a
// part is kept until something in it changes: an edit costs the module it is in, when that is next
// asked for. What is wrong with a course is found by writing it as JSON into memory and reading that
// as any file is read, so that a workspace and its files get the same answers.
//
// # Others
//
// Changes travel in bundles (engine/sync), by mail (Bundle, Take) or through a folder (Exchange). What
// was made here gets its signature when it leaves for the first time (sign.go). A bundle for somebody
// leaves out what her own signed events show that she knows; of one who only reads that is nothing, and
// she gets everything.
//
// An invitation is a bundle of everything behind the key of the person invited (invite.go):
//
//	TRIVIUM INVITATION 1
//	{"workspace":"q1…","member":"01K…","seed":"…"}
//	TRIVIUM BUNDLE 1
//	…
//
// The public half of the key stands in the member.put among the events, or the invitation is refused.
// Whoever has the file can be her: the file is as secret as a password.
//
// A redaction (redact.go) is taken out of the state, the file and its backups as soon as it is known,
// by whomever it was made, and out of this copy's files in the folder at the next exchange. What it names is
// an event, or a file among the media by its hash (change.FileID).
package desk
