package tm

import (
	"context"
	"errors"
	"iter"
	"sync"

	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

// ErrFilled says that a memory is to be filled that has units already.
var ErrFilled = errors.New("the memory is not empty")

// handed is the number of texts that are handed on at once.
const handed = 512

// Fill adds many units at once to an empty memory, the indexes of all languages side by side; when an
// id comes twice, the later unit counts. Progress, which may be nil, is told now and then how many
// units have been taken in. Changes wait until it is done. When there is an error, of the sequence or
// of the context, the memory stays empty; it is ErrFilled when the memory was not.
func (m *Memory) Fill(ctx context.Context, units iter.Seq2[*Unit, error], progress func(units int)) error {
	m.writing.Lock()
	defer m.writing.Unlock()
	v := m.now.Load()
	if v.roster.units > 0 {
		return ErrFilled
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	f := filling{change: v.roster.change(m.kindAt), lines: make([]line, len(v.sides))}
	var work sync.WaitGroup
	for i := range f.lines {
		l := &f.lines[i]
		l.batches = make(chan []row, 4)
		work.Go(func() {
			if err := l.build(ctx); err != nil {
				cancel(err)
			}
		})
	}
	if err := m.read(ctx, &f, units, progress); err != nil {
		cancel(err)
	}
	for i := range f.lines {
		close(f.lines[i].batches)
	}
	work.Wait()
	if ctx.Err() != nil {
		m.forget(v.roster)
		return context.Cause(ctx)
	}
	next := &view{roster: f.change.done()}
	for i := range f.lines {
		next.sides = append(next.sides, side{index: f.lines[i].index, skeletons: (&skeletons{}).with(f.lines[i].bones...)})
	}
	m.now.Store(next)
	return nil
}

// forget makes a change undone that was not made known.
func (m *Memory) forget(before *roster) {
	clear(m.kindAt)
	for i, k := range before.kinds {
		m.kindAt[k] = uint32(i + 1)
	}
}

// filling is a Fill at work: one reads the units, and for each language one makes the index.
type filling struct {
	change *rosterChange
	lines  []line
}

// line is what becomes of one language.
type line struct {
	waiting []row // not handed on yet
	batches chan []row
	index   *index.Index
	bones   []bone
}

// row is a unit in one language.
type row struct {
	index.Entry
	slot uint32
}

func (m *Memory) read(ctx context.Context, f *filling, units iter.Seq2[*Unit, error], progress func(units int)) error {
	const often = 4096
	taken := 0
	for u, err := range units {
		if err != nil {
			return err
		}
		facts := factsOf(u)
		slot := f.change.put(u.ID, facts)
		for i, l := range lang.All() {
			if facts.languages&m.asked>>i&1 == 0 {
				continue
			}
			if !f.lines[i].take(ctx, row{index.Entry{ID: u.ID, Text: u.Texts[l]}, slot}) {
				return ctx.Err()
			}
		}
		if taken++; taken%often == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if progress != nil {
				progress(taken)
			}
		}
	}
	for i := range f.lines {
		if !f.lines[i].hand(ctx) {
			return ctx.Err()
		}
	}
	return nil
}

// take hands a row on with others. It returns false when the context has ended.
func (l *line) take(ctx context.Context, r row) bool {
	l.waiting = append(l.waiting, r)
	return len(l.waiting) < handed || l.hand(ctx)
}

func (l *line) hand(ctx context.Context) bool {
	select {
	case l.batches <- l.waiting:
		l.waiting = make([]row, 0, handed)
		return true
	case <-ctx.Done():
		return false
	}
}

// build makes the index of what is handed on.
func (l *line) build(ctx context.Context) (err error) {
	l.index, err = index.Build(ctx, func(yield func(index.Entry) bool) {
		for batch := range l.batches {
			for _, r := range batch {
				if bone := boneOf(skeleton(r.Text), r.slot); bone>>32 != 0 {
					l.bones = append(l.bones, bone)
				}
				if !yield(r.Entry) {
					return
				}
			}
		}
	}, nil)
	return err
}
