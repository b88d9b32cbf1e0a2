// Package sync carries the log between copies of a workspace: in bundles, files of events and media
// that go by mail or on a stick (Write, Read), and through a folder that something else synchronises
// (Folder). Synced tells such folders.
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
// The order of events does not matter to a reader. A reader goes through a bundle three times: first
// it sees whether it is whole, then it checks everything, then it takes the media over.
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
//
// # The folder
//
// OneDrive, Nextcloud and network drives bring files late, in any order, in parts; they put a file
// back that was removed, and when two computers change one file they keep both, one of them renamed.
// A workspace file would not survive that. Bundles do, for they are written once and never again, each
// under a name that no one else writes (folder.go), so that there is nothing to conflict:
//
//	Anna's computer   Folder.Publish → k3j5x7qa2m-20260512T093107Z-9f86d081884c7d65.tribundle
//	Birutė's          Folder.Collect ← every file ending in .tribundle, whatever its name
//
// What a file is follows from its content alone: the sum at its end says whether it is whole, and
// which one it is. A file that is not whole is looked at again later, and nobody is bothered before it
// has been so for ten minutes. A conflicted copy has a content that is known. What is refused is
// refused once, with a fault, as long as it lies there.
//
// Publish writes the events and media that no bundle in the folder is known to hold, its own and
// others': what came by mail goes on to the folder, and should files vanish, those who know their
// content write it again, their own at once and those of others after a week. So a new copy can start
// from the folder alone (Found). When many small files have piled up, their content is written again
// as one larger file; the small ones go when that has lain there for a day. Nobody touches files of
// others.
//
// Which events a bundle holds is known by id, not by number: should a workspace file have been copied
// by hand, two events may have one number, and both must arrive.
//
// After a redaction every copy writes what else its files hold anew and removes at once those that
// hold the erased text. Files of a copy that never comes back, the recycle bin and the old versions
// that a service keeps, backups of the folder, and mail are out of reach; Published.Tainted names the
// first of these.
package sync
