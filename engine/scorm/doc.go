// Package scorm makes SCORM packages of a course.
//
// A checked course.Course and Options go in; a zip archive comes out that a learning management
// system (LMS) imports as it is. The package stands at the end of the flow and changes nothing
// before it.
//
//	course ── document (one language of one SCO) ── bundle (all SCOs, files, manifest) ── archive
//
// # What is in the archive
//
//	imsmanifest.xml        what the LMS reads: titles, the launchable objects (SCOs), the file list
//	*.xsd, *.dtd           the schemas the manifest names; strict LMSs validate against them
//	index.html             the course: every page of it, in one document
//	lesson-01.html, …      instead of it, one document for each lesson (PerLesson)
//	pages/pl-001-….js, …   the pages of a large course, which the document then has not
//	player.js, player.css  turns the pages, judges the answers, talks to the LMS
//	media/…                pictures, sound, film, captions and downloads, named after title and content
//
// One document for a SCO, because a page change must not end the LMS session, and because the texts
// are there for printing, for searching and for a reader whose script failed. A package of several
// languages has an edition of all pages for each in that document; one is shown. Their ids begin
// with the language, what a learner has done does not depend on it.
//
// A browser on a slow computer needs seconds for a document of a hundred modules. So when the pages
// are too much (inlineLimit), they lie in parts, files of some lessons of one language (parts.go), and
// the player fetches a part when one of its pages is turned to, and the next one ahead. Everything
// else stays in the document: the first and the last page, all words of the player, and the outline, as
// JSON (outline.go). From it alone come contents, result, score and status, for a small course too,
// so that no answer and no page counts otherwise because a file did not come. A part brings along the
// meanings of the terms its pages link to, and is named after its content.
//
// Texts are escaped by html/template and encoding/xml, never by hand; a part is the output of
// html/template as one literal of a script, which the player reads as inert HTML. The page's content security
// policy allows no inline script or style and nothing from elsewhere. The script makes no words of
// its own: all that it shows is already in the page, hidden, in the package's language, the words for
// a part that cannot be loaded among it.
//
// # What is not
//
// Facilitator's notes, which no view has a field for, and blocks that are not shown in the language.
// Activities are told of, not completed: they take place elsewhere. The certificate confirms the
// self-study alone.
//
// # What is kept from export to export
//
// A learner may be suspended in version 1 and resume in version 2. So the manifest's identifiers
// come from the ULID of the course, or of the lesson, and the languages, an interaction's from the
// question's number and ULID, and the player's suspend data from the numbers of lessons, questions
// and reflections and a key of the module (see moduleKey), never from an order. Questions of a pool
// are all on the page; the player shows those that it draws by a seed kept with the learner's state.
//
// # The archive itself
//
// The same course gives the same bytes: entries in a fixed order with the manifest first, one date,
// one mode. Every entry is deflated and has its sizes and checksum in the local header, because
// Java's ZipInputStream, which several LMSs import with, refuses a stored entry with a data
// descriptor. Names are lower-case ASCII. Only one file is held in memory at a time.
package scorm
