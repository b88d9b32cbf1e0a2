// Package store is the workspace file: one SQLite database, *.trivium, that holds the log of change
// events, the media they name, and what was computed from them.
//
// Events go in through the change.Log interface and are on the disk when Append returns; they come
// out in the order in which they arrived. Everything else in the file either travels beside the
// log (media), belongs to this copy alone (settings), or can be computed anew (projections). The
// package stands above engine/change and below the façade.
//
// # The file
//
// The application id is "Trvm" (0x5472766d), the user version is the number of the last migration
// (migrations/). The file is in WAL mode, with synchronous=FULL: a commit returns after the
// write-ahead log "W.trivium-wal" has been forced to the disk. The locking mode is exclusive: one
// process has the file, and a second one is told so; in return no shared memory is needed, and a
// process that is killed leaves no lock behind.
//
// The state of a workspace is a function of the set of its events. So damage is mended by union,
// never by going back: Repair takes every event whose id is right from the damaged file and from
// every backup, and says what is still missing.
//
// Opening a workspace is Open and State. State restores what SaveState has kept, in the projection
// "state", and applies the events that came since; without it, it applies the log. SaveState is called
// before closing and now and then; it decides itself when there is enough new to be worth writing.
//
// # Bulk memories
//
// A translation memory of a million units is a file among the media (unitfile.go), from which single
// units are read (unitread.go). Beside it stands where its words are (unitwords.go), computed and of this
// copy alone. The units that people make are events like all others. The package engine/memory puts both
// together.
//
// # An event as a row
//
// An hour of typing is some thousands of events with short payloads, so the parts that repeat are
// kept short (codec.go): names as numbers, ids as bytes, the payload packed with a dictionary of what
// payloads have in common. No row needs another one to be read: a damaged page costs the events in
// it and no more, and erasing one event changes one row. For example
//
//	{"v":1,"id":"q1…","by":"m1","dev":"d1","n":42,"seen":{"d2":17},"clock":"2026-05-12T09:31:07Z",
//	 "tx":"g7","op":"cell.set","base":["Zk…"],"p":{"text":"…","lang":"pl","value":"…"},"salt":"…"}
//
// is stored, when m1, d1, cell.set and d2 have the numbers 1 to 4, as the id (32 bytes), dev 2, n 42,
// and the head
//
//	01                format of the head: packed
//	01 01 03          v, by, op
//	b6 b7 f3 28       clock: seconds since 2025-01-01, zigzag varint
//	00 02 67 37       tx, not a ULID: 2 bytes, "g7"
//	01 04 11          one device seen: d2, 17
//	01 66 40 …        one value replaced: 32 bytes
//
// The body is 16 bytes of salt, one byte that says how the payload is packed, and the payload.
// TestWorkedExample holds this to the letter.
package store
