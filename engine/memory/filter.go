package memory

import (
	"slices"
	"time"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// takes says whether a filter takes a unit.
func takes(f *tm.Filter, u *tm.Unit) bool {
	day := ""
	if f.Since != "" || f.Until != "" {
		day = u.Date.UTC().Format(time.DateOnly)
		if u.Date.IsZero() {
			return false
		}
	}
	return (len(f.States) == 0 || slices.Contains(f.States, u.State)) &&
		(len(f.Organisations) == 0 || slices.Contains(f.Organisations, u.Organisation)) &&
		(len(f.Modules) == 0 || slices.Contains(f.Modules, u.Module)) &&
		(len(f.Batches) == 0 || slices.Contains(f.Batches, u.Batch)) &&
		(f.Since == "" || day >= f.Since) && (f.Until == "" || day <= f.Until) &&
		!slices.ContainsFunc(f.Languages, func(l lang.Tag) bool { return u.Texts[l] == "" })
}

// wholly says that a filter looks at nothing but whole attachments and what people made.
func wholly(f *tm.Filter) bool {
	return len(f.States) == 0 && len(f.Organisations) == 0 && len(f.Modules) == 0 && f.Since == "" && f.Until == "" && len(f.Languages) == 0
}

// reaches says whether a filter can take any unit of an attachment. hash is "" for what people made.
func reaches(f *tm.Filter, hash string) bool {
	return len(f.Batches) == 0 || slices.Contains(f.Batches, hash)
}
