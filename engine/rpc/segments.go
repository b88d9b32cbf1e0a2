package rpc

import "trivium/engine"

// The calls on links between sentences; each is the method of the façade with the same name.

// Segments returns the links between the sentences of two languages of a text.
func (a *API) Segments(r engine.SegmentsRef) (engine.SegmentsView, error) {
	return a.workspace.Segments(a.ctx, r)
}

// ConfirmSegment says that the sentences of a link stand for each other, and writes them into the translation memory as a draft.
func (a *API) ConfirmSegment(r engine.LinkRequest) (engine.SegmentsView, error) {
	return a.workspace.ConfirmSegment(a.ctx, r)
}

// ConfirmSegments confirms several links in one gesture, as ConfirmSegment does each.
func (a *API) ConfirmSegments(r engine.LinksRequest) (engine.SegmentsView, error) {
	return a.workspace.ConfirmSegments(a.ctx, r)
}

// MoveSentence gives the neighbour of a link one of its sentences, and confirms both as they are then.
func (a *API) MoveSentence(r engine.MoveSentenceRequest) (engine.SegmentsView, error) {
	return a.workspace.MoveSentence(a.ctx, r)
}

// JoinLinks makes one confirmed link of two neighbours.
func (a *API) JoinLinks(r engine.JoinLinksRequest) (engine.SegmentsView, error) {
	return a.workspace.JoinLinks(a.ctx, r)
}

// SplitLink makes two confirmed links of one.
func (a *API) SplitLink(r engine.SplitLinkRequest) (engine.SegmentsView, error) {
	return a.workspace.SplitLink(a.ctx, r)
}

// Relink makes one confirmed link of any sentences; what was confirmed of them before is not any more.
func (a *API) Relink(r engine.RelinkRequest) (engine.SegmentsView, error) {
	return a.workspace.Relink(a.ctx, r)
}

// Unlink says that the sentences of a link stand for nothing in the other language.
func (a *API) Unlink(r engine.LinkRequest) (engine.SegmentsView, error) {
	return a.workspace.Unlink(a.ctx, r)
}

// ReleaseLink takes the confirmation of a link back, so that links are proposed there again.
func (a *API) ReleaseLink(r engine.LinkRequest) (engine.SegmentsView, error) {
	return a.workspace.ReleaseLink(a.ctx, r)
}
