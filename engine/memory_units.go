package engine

import (
	"context"
	"encoding/hex"
	"slices"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// idText returns an id as 32 hexadecimal digits.
func idText(id tm.ID) string { return hex.EncodeToString(id[:]) }

// readID undoes idText.
func readID(s string) (id tm.ID, err error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(id) {
		return id, fault.New("memory.unit-gone").Because(err)
	}
	copy(id[:], b)
	return id, nil
}

// PutUnit adds or changes a unit; it can be undone. Texts that are blank are left out.
func (w *Workspace) PutUnit(ctx context.Context, v UnitView) (UnitView, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return UnitView{}, err
	}
	u, err := unitOf(v)
	if err != nil {
		return UnitView{}, err
	}
	put, err := m.Put(ctx, u)
	if err != nil {
		return UnitView{}, err
	}
	views, err := unitViews(ctx, d, m, []*tm.Unit{put})
	if err != nil {
		return UnitView{}, err
	}
	return views[0], nil
}

// unitOf reads what a person may say of a unit; the rest is the memory's to know.
func unitOf(v UnitView) (tm.Unit, error) {
	u := tm.Unit{TUID: v.TUID, Texts: map[lang.Tag]string{}, Organisation: v.Organisation, Origin: v.Origin, Note: v.Note}
	var err error
	if v.ID != "" {
		if u.ID, err = readID(v.ID); err != nil {
			return u, err
		}
	}
	if u.State, err = stateOf(v.State); err != nil {
		return u, err
	}
	if v.Origin != "" {
		if err := knownLanguage(v.Origin); err != nil {
			return u, err
		}
	}
	for _, t := range v.Texts {
		if err := knownLanguage(t.Lang); err != nil {
			return u, err
		}
		if strings.TrimSpace(t.Text) != "" {
			u.Texts[t.Lang] = t.Text
		}
	}
	for _, tag := range v.Tags {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(u.Tags, tag) {
			u.Tags = append(u.Tags, tag)
		}
	}
	return u, nil
}

// RetractUnits takes units away; it can be undone.
func (w *Workspace) RetractUnits(ctx context.Context, ids []string) (MemoryView, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return MemoryView{}, err
	}
	all := make([]tm.ID, len(ids))
	for i, id := range ids {
		if all[i], err = readID(id); err != nil {
			return MemoryView{}, err
		}
	}
	if err := m.Retract(ctx, all); err != nil {
		return MemoryView{}, err
	}
	return w.Memory(ctx)
}

// DetachMemory takes a file of units away again.
func (w *Workspace) DetachMemory(ctx context.Context, batch string) (MemoryView, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return MemoryView{}, err
	}
	if err := m.Detach(ctx, batch); err != nil {
		return MemoryView{}, err
	}
	return w.Memory(ctx)
}

// Quarrels returns groups of units that are doubled or contradict each other; kind is duplicate, conflict or "" for both.
func (w *Workspace) Quarrels(ctx context.Context, kind string, limit int, progress Progress) (QuarrelsView, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return QuarrelsView{}, err
	}
	if limit <= 0 {
		limit = ordinaryPage
	}
	groups, total, err := m.Quarrels(ctx, kind, min(limit, largestPage), progress)
	if err != nil {
		return QuarrelsView{}, cancelledImport(err)
	}
	v := QuarrelsView{Groups: []QuarrelView{}, Total: total}
	for _, g := range groups {
		units, err := unitViews(ctx, d, m, g.Units)
		if err != nil {
			return QuarrelsView{}, err
		}
		v.Groups = append(v.Groups, QuarrelView{Kind: g.Kind, Lang: g.Lang, Other: g.Other, Units: units})
	}
	return v, nil
}

// CleanMemory takes away all duplicates but one of each group, and returns how many.
func (w *Workspace) CleanMemory(ctx context.Context, progress Progress) (int, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return 0, err
	}
	n, err := m.Clean(ctx, progress)
	return n, cancelledImport(err)
}
