// Package memory is the translation memory of an open workspace: units that people confirmed come from
// change events, bulk memories from attachments; both lie in tables of the workspace file, from which the
// index (engine/tm) is filled.
package memory
