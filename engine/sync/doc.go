// Package sync carries the log between copies of a workspace. For now it has bundles: files of events
// and media that go by mail, on a stick, or through a folder that others synchronise.
//
// Events come from a change.Log and go into one; which of them a bundle takes along follows from what
// the other copy is known to have. Nothing in a bundle is believed: the ids and signatures of events
// are checked by the packages below, and a bundle that is not whole, or not within the limits,
// changes nothing.
//
// # The format
//
// A bundle is a line and records:
//
//	bundle  = "TRIVIUM BUNDLE 1\n" head (events | file pieces*)* end
//	record  = type (1 byte) length (4 bytes, big-endian) content
//
//	head    H  {"workspace":"…","knows":{"d1":42}}: the id of the event that created the workspace,
//	           and what the sender knows, so that the answer need not repeat it; devices ascending
//	events  E  the canonical JSON of some events, each with "\n" behind it, packed with deflate; at
//	           most 1 MB unpacked, or one event
//	file    M  SHA-256 (32 bytes) and size (8 bytes) of a media file, whose content follows
//	piece   P  at most 256 KB of it
//	end     Z  SHA-256 of all bytes before this record; nothing follows
//
// The order of events does not matter to a reader. A reader goes through a bundle twice: first it
// checks everything, then it takes the media over.
//
// For example, a bundle without events, from a copy that knows two events of d1, for the workspace
// whose first event has an id of 43 times "A":
//
//	54 52 49 56 49 55 4d 20 42 55 4e 44 4c 45 20 31 0a      "TRIVIUM BUNDLE 1\n"
//	48 00 00 00 4c                                          H, 76 bytes
//	7b 22 77 6f … 7d                                        {"workspace":"AAA…","knows":{"d1":2}}
//	5a 00 00 00 20                                          Z, 32 bytes
//	d6 c7 82 …                                              SHA-256 of the 98 bytes above the Z
//
// TestWorkedExample holds this to the letter.
package sync
