package sync

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"
)

const (
	// smallFile is the size of a file below which it is put together with others: a day's typing of
	// one person is some tens of kilobytes.
	smallFile = 1 << 20
	// manyFiles is how many small ones a copy leaves lying: a folder of five people stays one that
	// a person can look through, and each event is written twice or three times in its life.
	manyFiles = 32
	// settled is how long the file that replaces others lies there before they go: by then the
	// service has carried it away, or it has been at rest for a day and so have the others.
	settled = 24 * time.Hour
)

// small returns own bundles that are to be put together, none while there are few. Those that are
// replaced already and only wait to go do not count.
func (p *publisher) small() []string {
	replaced := map[string]bool{}
	for _, sum := range p.replaced(0) {
		replaced[sum] = true
	}
	var found []string
	for _, sum := range slices.Sorted(maps.Keys(p.a.Bundles)) {
		b := p.a.Bundles[sum]
		if b.Own && b.Gone == 0 && b.Size < smallFile && !b.Kept && !replaced[sum] && !p.tainted(b) {
			found = append(found, sum)
		}
	}
	if len(found) < manyFiles {
		return nil
	}
	return found
}

// gather has all that is in some bundles written once more.
func (p *publisher) gather(sums []string) {
	for _, sum := range sums {
		b := p.a.Bundles[sum]
		b.Full.each(func(k key) { p.again[k] = true })
		b.Bare.each(func(k key) { p.again[k] = true })
		for _, hash := range b.Media {
			p.againMedia[hash] = true
		}
	}
}

// keep marks those that the new file does not replace, for they hold what the source no longer
// passes on, so that they are not tried again and again.
func (p *publisher) keep(sums []string) {
	replaced := p.replaced(0)
	for _, sum := range sums {
		p.a.Bundles[sum].Kept = !slices.Contains(replaced, sum)
	}
}

// replaced returns own bundles of which everything stands in larger own ones that have been there for
// so long. Of two that hold the same, the larger stays, and of two of one size the one with the
// greater sum: so never do both of them go.
func (p *publisher) replaced(age time.Duration) []string {
	var own []string
	for sum, b := range p.a.Bundles {
		if b.Own && b.Gone == 0 && !p.tainted(b) {
			own = append(own, sum)
		}
	}
	slices.SortFunc(own, func(x, y string) int { // the largest first
		if c := int(p.a.Bundles[y].Size - p.a.Bundles[x].Size); c != 0 {
			return c
		}
		if x > y {
			return -1
		}
		return 1
	})
	full, bare, media := map[key]bool{}, map[key]bool{}, map[string]bool{}
	var found []string
	for _, sum := range own {
		b := p.a.Bundles[sum]
		if !b.lacks(full, bare, media) {
			found = append(found, sum)
			continue
		}
		if p.f.now().Sub(time.Unix(b.Since, 0)) < age {
			continue
		}
		b.Full.each(func(k key) { full[k], bare[k] = true, true })
		b.Bare.each(func(k key) { bare[k] = true })
		for _, hash := range b.Media {
			media[hash] = true
		}
	}
	return found
}

// lacks reports whether anything in a bundle is in none of the sets.
func (b *bundled) lacks(full, bare map[key]bool, media map[string]bool) bool {
	return b.Full.any(func(k key) bool { return !full[k] }) || b.Bare.any(func(k key) bool { return !bare[k] }) ||
		slices.ContainsFunc(b.Media, func(hash string) bool { return !media[hash] })
}

// tidy removes own files: at once those that hold what is erased, when all else in them stands
// elsewhere; after a while those that were replaced.
func (p *publisher) tidy() error {
	for _, sum := range slices.Sorted(maps.Keys(p.a.Bundles)) {
		b := p.a.Bundles[sum]
		if b.Gone != 0 || !p.tainted(b) {
			continue
		}
		if !b.Own || p.alone(b) {
			p.done.Tainted = append(p.done.Tainted, p.a.names(sum)...)
			continue
		}
		if err := p.remove(sum); err != nil {
			return err
		}
	}
	for _, sum := range p.replaced(settled) {
		if err := p.remove(sum); err != nil {
			return err
		}
	}
	return nil
}

// alone reports whether a bundle holds something that is not erased and stands in no other.
func (p *publisher) alone(b *bundled) bool {
	return b.Full.any(func(k key) bool { return !p.held[k] && !(p.erased[k] && p.bare[k]) }) ||
		b.Bare.any(func(k key) bool { return !p.bare[k] }) ||
		slices.ContainsFunc(b.Media, func(hash string) bool { return !p.media[hash] && !slices.Contains(p.from.ErasedFiles, hash) })
}

// remove removes every file of this copy with a content. One that others renamed so that it does not
// look like ours stays.
func (p *publisher) remove(sum string) error {
	left := false
	for _, name := range p.a.names(sum) {
		if !p.f.wrote(name, sum) {
			left = true
			if p.tainted(p.a.Bundles[sum]) {
				p.done.Tainted = append(p.done.Tainted, name)
			}
			continue
		}
		if err := os.Remove(p.f.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return p.f.unwritable(err)
		}
		delete(p.a.Files, name)
		p.done.Removed = append(p.done.Removed, name)
	}
	if left {
		p.a.Bundles[sum].Own = false
	} else {
		delete(p.a.Bundles, sum)
	}
	return nil
}
