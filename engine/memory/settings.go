package memory

import (
	"context"
	"encoding/json"
	"time"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/tm"
)

// The penalties are a register of the workspace, the field "settings" of a node "memory" that stands in no
// course, so that all members count alike.
const (
	settingsNode  = desk.MemoryNode
	settingsField = "settings"
)

// settingsJSON is how they are written.
type settingsJSON struct {
	Penalties    map[tm.State]float64 `json:"penalties"`
	Old          float64              `json:"old"`
	OldDays      int                  `json:"oldDays"` // 0: units never are old
	Organisation float64              `json:"organisation"`
	Pivot        float64              `json:"pivot"`
}

// Settings returns the penalties of the workspace; SetSettings changes them for all members.
func (m *Memory) Settings() tm.Settings {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.config
}

// readSettings takes the penalties over from the state.
func (m *Memory) readSettings() {
	var raw json.RawMessage
	m.read(func(s *change.State) { raw = s.Field(settingsNode, settingsField) })
	s := tm.Defaults()
	var j settingsJSON
	if raw != nil && json.Unmarshal(raw, &j) == nil && j.sound() {
		s = tm.Settings{Penalties: j.Penalties, Old: j.Old, OldAfter: time.Duration(j.OldDays) * 24 * time.Hour, Organisation: j.Organisation, Pivot: j.Pivot}
	}
	s.Now = m.desk.Now
	m.mu.Lock()
	defer m.mu.Unlock()
	m.config = s
	if m.index != nil {
		m.index.SetSettings(s)
	}
}

// sound says that the points are points; another member's program may have written them.
func (j *settingsJSON) sound() bool {
	points := []float64{j.Old, j.Organisation, j.Pivot}
	for _, p := range j.Penalties {
		points = append(points, p)
	}
	for _, p := range points {
		if !(p >= 0 && p <= 100) {
			return false
		}
	}
	const century = 36525
	return j.OldDays >= 0 && j.OldDays <= century
}

// SetSettings changes the penalties of the workspace for all members, from the next lookup on.
func (m *Memory) SetSettings(ctx context.Context, s tm.Settings) error {
	j := settingsJSON{Penalties: s.Penalties, Old: s.Old, OldDays: int(s.OldAfter / (24 * time.Hour)), Organisation: s.Organisation, Pivot: s.Pivot}
	_, changes, err := m.desk.Do(ctx, "", func(g *change.Gesture) error {
		g.SetField(settingsNode, settingsField, j)
		return nil
	})
	if err != nil {
		return err
	}
	return m.Follow(ctx, changes)
}
