// Package review looks back: what a workspace showed at any moment, what differs between two moments,
// what happened meanwhile, how far the work has come; and it brings back what stood there.
//
// A change.State goes in, plain structures for screens and the command line come out. Nothing here
// reads or writes files, and only two functions make events: NameVersion and Restore, into a gesture
// of the caller. The package stands above change and below the façade.
//
// # Moments
//
// A moment is a change.Vector, and change.State.At shows it. There are four ways to one: a named
// version holds it (Version.Vector), an entry of the time line has the moments before and after it
// (Entry.Before, Entry.After), a gesture has both too (OfGesture), and the journal of this copy knows
// what had arrived at a time (store.VectorAt).
//
// # A day in a workspace
//
//	09:10  Anna writes two paragraphs in Polish, and names the version "Pilot"
//	09:40  Birutė translates them into Lithuanian, moves a block, deletes a lesson
//	10:30  Anna changes a number in the first paragraph
//
// Timeline has three entries, the newest first; Anna's of 09:10 has two texts in one language, and a
// named version. Compare(Pilot, now) says: a lesson removed, a block moved, one text changed, with the
// spans of its script, two texts added in Lithuanian. Standing of the Lithuanian cell is stale, and
// SourceChange shows the number that changed in Polish. Restore of the lesson from Pilot brings it
// back with all that stood in it, and Undo takes that back.
//
// # Whether a translation still stands
//
// A translation remembers the value it was made from. Where that value is no longer what its source
// shows, it is stale; where nothing of weight changed, the difference is trivial. Translations of
// translations are common: Polish → German → Lithuanian. When the Polish changes, the German is stale.
// The Lithuanian still says what the German says: it is not stale, for there is nothing its translator
// could compare it with yet; but it is going to be, so it is Upstream, and becomes stale or current
// when somebody has looked at the German.
//
// A text in its origin language is no translation. When the origin of a text changes, what used to be
// the original becomes one, of which nobody has said what it was made from: it is Unlinked, until
// somebody writes it anew or says that it stands.
//
// A block of the policy adapt has a version of each country, none a translation; of a block that is
// kept there is nothing to translate. Neither is ever stale; a kept text is not even missing.
//
// # The files
//
//	version.go moment.go          named versions; moments of gestures
//	compare.go structure.go texts.go piece.go   what differs
//	place.go order.go             where that stands in the course, in reading order
//	restore.go                    bringing it back
//	timeline.go run.go            what happened
//	standing.go progress.go       how far the cells are, and all of them together
package review
