// Package scorm makes SCORM packages of a course.
//
// A checked course.Course and a language go in; a zip archive comes out that a learning management
// system (LMS) imports as it is. The package stands at the end of the flow and changes nothing
// before it.
//
// # What is in the archive
//
//	imsmanifest.xml        what the LMS reads: titles, the one launchable object (SCO), the file list
//	*.xsd, *.dtd           the schemas the manifest names; strict LMSs validate against them
//	index.html             the course: every page of it, in one document
//	player.js, player.css  turns the pages, judges the answers, talks to the LMS
//	media/…                the images that are used, named after title and content
//
// One document, because a page change must not end the LMS session, and because the texts are
// there for printing, for searching and for a reader whose script failed. Texts are escaped by
// html/template and encoding/xml, never by hand; the page's content security policy allows no
// inline script or style and nothing from elsewhere. The script makes no words of its own: all
// that it shows is already in the page, hidden, in the package's language.
//
// # What is kept from export to export
//
// A learner may be suspended in version 1 and resume in version 2. So the manifest's identifiers
// come from the course's ULID and the language, an interaction's from the question's number and
// ULID, and the player's suspend data from the numbers of lessons and questions and a key of the
// module (see moduleKey), never from an order.
//
// # The archive itself
//
// The same course gives the same bytes: entries in a fixed order with the manifest first, one date,
// one mode. Every entry is deflated and has its sizes and checksum in the local header, because
// Java's ZipInputStream, which several LMSs import with, refuses a stored entry with a data
// descriptor. Names are lower-case ASCII. Only one file is held in memory at a time.
package scorm
