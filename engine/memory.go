package engine

import (
	"context"
	"slices"
	"strings"
	"time"

	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/memory"
	"trivium/engine/tm"
)

// atMemory returns the memory of the open workspace, or a fault when there is none.
func (w *Workspace) atMemory() (*desk.Desk, *memory.Memory, error) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.desk == nil || w.memory == nil {
		return nil, nil, fault.New("desk.none")
	}
	return w.desk, w.memory, nil
}

// Memory returns what the translation memory of the workspace holds.
func (w *Workspace) Memory(ctx context.Context) (MemoryView, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return MemoryView{}, err
	}
	stats, err := m.Stats(ctx)
	if err != nil {
		return MemoryView{}, err
	}
	v := MemoryView{
		Ready: stats.Ready, Units: stats.Units, Own: stats.Own, Bytes: stats.Bytes,
		Languages: []MemoryCount{}, Pairs: []MemoryPair{}, States: []MemoryState{}, Batches: []MemoryBatch{},
		Settings: settingsView(m.Settings()),
	}
	all := lang.All()
	for i, l := range all {
		if n := stats.Languages[l]; n > 0 {
			v.Languages = append(v.Languages, MemoryCount{l, n})
		}
		for _, other := range all[i+1:] {
			if n := stats.Pairs[[2]lang.Tag{l, other}]; n > 0 {
				v.Pairs = append(v.Pairs, MemoryPair{l, other, n})
			}
		}
	}
	for _, s := range tm.States() {
		if n := stats.States[s]; n > 0 {
			v.States = append(v.States, MemoryState{s.String(), n})
		}
	}
	people := personNames(d)
	for _, b := range stats.Batches {
		by := b.By
		if name, known := people[by]; known {
			by = name
		}
		v.Batches = append(v.Batches, MemoryBatch{
			Hash: b.Hash, Name: b.Name, Organisation: b.Organisation, State: b.State.String(), Units: b.Units,
			By: by, At: b.At, Missing: b.Missing,
		})
	}
	slices.SortStableFunc(v.Batches, func(a, b MemoryBatch) int { return strings.Compare(b.At, a.At) })
	return v, nil
}

// personNames returns the names of the members by their ids.
func personNames(d *desk.Desk) map[string]string {
	people := map[string]string{}
	for _, m := range d.Members() {
		people[m.ID] = m.Person
	}
	return people
}

// year is what a year of MemorySettings.OldYears has on average, so that a whole number of them comes
// back as one.
const year = 365 * 24 * time.Hour

func settingsView(s tm.Settings) MemorySettings {
	return MemorySettings{
		Aligned: s.Penalties[tm.Aligned], Draft: s.Penalties[tm.Draft], Machine: s.Penalties[tm.Machine], Imported: s.Penalties[tm.Imported],
		Organisation: s.Organisation, Old: s.Old, OldYears: float64(s.OldAfter) / float64(year), Pivot: s.Pivot,
	}
}

// SetMemorySettings changes the penalties, for all members.
func (w *Workspace) SetMemorySettings(ctx context.Context, v MemorySettings) (MemoryView, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return MemoryView{}, err
	}
	for _, points := range []float64{v.Aligned, v.Draft, v.Machine, v.Imported, v.Organisation, v.Old, v.OldYears, v.Pivot} {
		if !(points >= 0 && points <= 100) { // also what is no number
			return MemoryView{}, fault.New("tm.points", "expected", "0–100")
		}
	}
	s := m.Settings()
	penalties := map[tm.State]float64{}
	for state, points := range s.Penalties { // those of reviewed and approved are not on the screen
		penalties[state] = points
	}
	penalties[tm.Aligned], penalties[tm.Draft], penalties[tm.Machine], penalties[tm.Imported] = v.Aligned, v.Draft, v.Machine, v.Imported
	s.Penalties = penalties
	s.Organisation, s.Old, s.Pivot = v.Organisation, v.Old, v.Pivot
	s.OldAfter = time.Duration(v.OldYears * float64(year))
	if err := m.SetSettings(ctx, s); err != nil {
		return MemoryView{}, err
	}
	return w.Memory(ctx)
}

// filterOf reads a filter. A state that is none is a fault.
func filterOf(v MemoryFilter) (tm.Filter, error) {
	f := tm.Filter{Organisations: v.Organisations, Modules: v.Modules, Since: v.Since, Until: v.Until, Languages: v.Languages}
	for _, name := range v.States {
		state, err := stateOf(name)
		if err != nil {
			return f, err
		}
		f.States = append(f.States, state)
	}
	for _, batch := range v.Batches {
		if batch == ownUnits {
			batch = ""
		}
		f.Batches = append(f.Batches, batch)
	}
	for _, day := range []string{v.Since, v.Until} {
		if _, err := time.Parse(time.DateOnly, day); err != nil && day != "" {
			return f, fault.New("tm.day", "found", day, "expected", "2026-11-22").Because(err)
		}
	}
	for _, l := range v.Languages {
		if err := knownLanguage(l); err != nil {
			return f, err
		}
	}
	return f, nil
}

// ownUnits stands in MemoryFilter.Batches for what people made here.
const ownUnits = "own"

// stateOf returns the state of a name.
func stateOf(name string) (tm.State, error) {
	for _, s := range tm.States() {
		if s.String() == name {
			return s, nil
		}
	}
	names := []string{}
	for _, s := range tm.States() {
		names = append(names, s.String())
	}
	return 0, fault.New("tm.state", "found", name, "expected", strings.Join(names, ", "))
}

func knownLanguage(l lang.Tag) error {
	if lang.Known(l) {
		return nil
	}
	return fault.New("tm.language", "found", string(l), "expected", lang.List(lang.All()))
}
