// Package preflight judges a SCORM package before it leaves the house: ours, or made by any tool.
//
// A zip archive goes in; a Report of findings comes out, each with a code, a place, arguments, and
// the LMS families that would mind it. The package stands at the end of the flow, beside scorm; it
// changes nothing and needs no network.
//
// # The four rounds
//
//	archive    names, flags and sizes of the zip entries, as importers on other systems read them
//	manifest   imsmanifest.xml against the official schemas, then what schemas cannot say
//	content    the pages and style sheets: what they load from elsewhere, or what is missing
//	run        each launchable object (SCO) in a real browser against a strict simulated LMS
//
// A round that fails in a way that leaves the next without ground ends the work: there is no
// manifest to read in what is no zip. Everything that could not be checked is a finding of its own,
// of severity info, so that silence always means "looked at, and good".
//
// # The run
//
// A browser of this computer (Chromium, Chrome or Edge) is started headless with an empty profile
// and a proxy that is our own server: two hosts exist, the LMS and a window of another origin above
// it; whatever else the course asks for is refused and reported. An SCO is launched up to three
// times:
//
//	first   four frames below the API, under a top window of another origin. Does it find the API,
//	        call Initialize, write what the standard allows? It is paged a little, then left in the
//	        middle: does it commit, end the session once, ask to be suspended?
//	resume  with what the first launch stored. Does it read its place again?
//	again   as one who has passed. Does it leave the status alone?
//
// When no API is found, simpler arrangements of windows tell the reason.
//
// # Which LMS minds
//
// The table in codes.go says for each code how grave it is and which families of LMS are known to
// mind, with one sentence each in texts/. It holds what these systems' documentation and source
// say, and no guesses: a family that is missing may mind too.
package preflight
