package engine

import (
	"context"
	"unicode/utf16"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/links"
)

// Segments returns the links between the sentences of two languages of a text, those that people have
// confirmed and what is proposed around them.
func (w *Workspace) Segments(_ context.Context, r SegmentsRef) (SegmentsView, error) {
	d, err := w.atDesk()
	if err != nil {
		return SegmentsView{}, err
	}
	v := SegmentsView{SegmentsRef: r, Links: []SegmentLink{}}
	err = d.Links(r.pair(), func(s *change.State, all []links.Link) {
		people := map[string]string{}
		for _, m := range s.Members() {
			people[m.ID] = m.Person
		}
		source, target := s.Cell(change.CellID{Text: r.Text, Lang: r.From}).Text, s.Cell(change.CellID{Text: r.Text, Lang: r.To}).Text
		for _, l := range all {
			link := SegmentLink{
				Source: segmentSide(source, l.A), Target: segmentSide(target, l.B), Confidence: l.Confidence,
				Confirmed: l.Confirmed, By: people[l.By], At: instant(l.At),
			}
			if was := l.Was; was != nil {
				link.Was = &SegmentWas{Source: was.A, Target: was.B, By: people[was.By], At: instant(was.At)}
			}
			v.Links = append(v.Links, link)
		}
	})
	return v, err
}

func (r SegmentsRef) pair() links.Pair { return links.Pair{Text: r.Text, A: r.From, B: r.To} }

func segmentSide(cell string, s links.Side) SegmentSide {
	start := units(cell[:s.Range.Start])
	return SegmentSide{First: s.Span.Start, Count: s.Span.Len(), Text: s.Text, Start: start, End: start + units(s.Text)}
}

// units returns the length of a text in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// ConfirmSegment says that the sentences of a link stand for each other, and writes them into the
// translation memory as a draft; of a link with one side, that nothing stands for its sentences.
func (w *Workspace) ConfirmSegment(ctx context.Context, r LinkRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error { return work.Confirm(r.ref(r.Link)) })
}

// ConfirmSegments confirms several links in one gesture, as ConfirmSegment does each.
func (w *Workspace) ConfirmSegments(ctx context.Context, r LinksRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error {
		refs := make([]links.Ref, len(r.Links))
		for i, l := range r.Links {
			refs[i] = r.ref(l)
		}
		return work.ConfirmAll(r.pair(), refs)
	})
}

// MoveSentence gives the neighbour of a link one of its sentences, and confirms both as they are then.
func (w *Workspace) MoveSentence(ctx context.Context, r MoveSentenceRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error { return work.Move(r.ref(r.Link), r.ref(r.With), r.Target) })
}

// JoinLinks makes one confirmed link of two neighbours.
func (w *Workspace) JoinLinks(ctx context.Context, r JoinLinksRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error { return work.Join(r.ref(r.Link), r.ref(r.With)) })
}

// SplitLink makes two confirmed links of one.
func (w *Workspace) SplitLink(ctx context.Context, r SplitLinkRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error { return work.Split(r.ref(r.Link), r.Source, r.Target) })
}

// Relink makes one confirmed link of any sentences; what was confirmed of them before is not any more.
func (w *Workspace) Relink(ctx context.Context, r RelinkRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error {
		return work.Relink(r.pair(), r.Source.span(), r.Target.span(), r.Source.Text, r.Target.Text)
	})
}

func (s SegmentSide) span() align.Span { return align.Span{Start: s.First, End: s.First + s.Count} }

// Unlink says that the sentences of a link stand for nothing in the other language.
func (w *Workspace) Unlink(ctx context.Context, r LinkRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error { return work.Unlink(r.ref(r.Link)) })
}

// ReleaseLink takes the confirmation of a link back, so that links are proposed there again.
func (w *Workspace) ReleaseLink(ctx context.Context, r LinkRequest) (SegmentsView, error) {
	return w.link(ctx, r.SegmentsRef, func(work *links.Work) error { return work.Release(r.ref(r.Link)) })
}

func (r SegmentsRef) ref(l LinkRef) links.Ref {
	return links.Ref{Pair: r.pair(), Index: l.Index, Source: l.Source, Target: l.Target}
}

// link changes links of a text, in one gesture, and returns them as they are then.
func (w *Workspace) link(ctx context.Context, r SegmentsRef, act func(*links.Work) error) (SegmentsView, error) {
	d, err := w.atDesk()
	if err != nil {
		return SegmentsView{}, err
	}
	if err := d.Link(ctx, r.pair(), act); err != nil {
		return SegmentsView{}, err
	}
	return w.Segments(ctx, r)
}
