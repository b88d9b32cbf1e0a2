package memory

import (
	"context"

	"trivium/engine/tm"
)

// source gives the index the texts of units.
type source struct{ m *Memory }

var _ tm.Source = source{}

// Units returns the units with these ids, in their order; nil for one that is not there.
func (s source) Units(ctx context.Context, ids []tm.ID) ([]*tm.Unit, error) {
	found := make([]*tm.Unit, len(ids))
	for i, id := range ids {
		u, err := s.m.unit(ctx, id)
		if err != nil {
			return nil, err
		}
		found[i] = u
	}
	return found, nil
}

// unit returns a unit by its id, nil when there is none.
func (m *Memory) unit(ctx context.Context, id tm.ID) (*tm.Unit, error) {
	own, b, number := m.find(id)
	switch {
	case own != nil:
		return own.unit, nil
	case b != nil:
		return b.unit(ctx, number)
	}
	return nil, nil
}

// find returns where a unit is: among those that people made, or in an attachment.
func (m *Memory) find(id tm.ID) (own *ownUnit, b *batch, number int) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if own := m.own.byID[id]; own != nil {
		return own, nil, 0
	}
	for _, b := range m.batches {
		if b.units == nil {
			continue
		}
		if number, ok := b.units.Number(id); ok && !b.gone[number] {
			return nil, b, number
		}
	}
	return nil, nil, 0
}
