package store

import (
	"context"
	"slices"
	"strings"
	"sync"

	"trivium/engine/lang"
)

// wordBlocks say where the words of a file begin; they are read when they are first asked for.
type wordBlocks struct {
	mu   sync.Mutex
	read bool
	list []blockPlace // by chunk, language, first word
}

type blockPlace struct {
	id    int64
	chunk int
	lang  lang.Tag
	first string
}

// places returns the blocks of one language, by chunk and first word.
func (u *Units) places(ctx context.Context, l lang.Tag) ([]blockPlace, error) {
	u.words.mu.Lock()
	defer u.words.mu.Unlock()
	if !u.words.read {
		list, err := u.s.blockPlaces(ctx, u.id)
		if err != nil {
			return nil, err
		}
		u.words.list, u.words.read = list, true
	}
	var found []blockPlace
	for _, p := range u.words.list {
		if p.lang == l {
			found = append(found, p)
		}
	}
	return found, nil
}

func (s *Store) blockPlaces(ctx context.Context, media int64) ([]blockPlace, error) {
	// Blocks were written in this order, and ids grow.
	rows, err := s.db.QueryContext(ctx, `SELECT id, chunk, lang, first FROM unit_words WHERE media = ? ORDER BY id`, media)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	list := []blockPlace{}
	for rows.Next() {
		var p blockPlace
		var first []byte
		if err := rows.Scan(&p.id, &p.chunk, &p.lang, &first); err != nil {
			return nil, s.explain(err)
		}
		p.first = string(first)
		list = append(list, p)
	}
	return list, s.explain(rows.Err())
}

// Indexed says whether IndexUnits has made the blocks of the file.
func (u *Units) Indexed(ctx context.Context) (bool, error) { return u.s.unitsIndexed(ctx, u.id) }

// Find returns the numbers of the units, ascending, that hold a word which begins with a prefix and which
// accept takes. Words are folded; accept must not keep them. With an empty prefix all words are looked
// at: of a million units that takes some tenths of a second, in which others can read and write.
func (u *Units) Find(ctx context.Context, l lang.Tag, prefix string, accept func(word []byte) bool) ([]uint32, error) {
	places, err := u.places(ctx, l)
	if err != nil {
		return nil, err
	}
	var found []uint32
	for len(places) > 0 {
		n := 1
		for n < len(places) && places[n].chunk == places[0].chunk {
			n++
		}
		from := len(found)
		if found, err = u.findInChunk(ctx, places[:n], prefix, accept, found); err != nil {
			return nil, err
		}
		slices.Sort(found[from:])
		found = slices.Compact(found)
		places = places[n:]
	}
	return found, nil
}

// findInChunk appends the units of one chunk, in no order.
func (u *Units) findInChunk(ctx context.Context, places []blockPlace, prefix string, accept func([]byte) bool, found []uint32) ([]uint32, error) {
	// The block before the first that begins at or after the prefix may hold the first of its words.
	at, _ := slices.BinarySearchFunc(places, prefix, func(p blockPlace, prefix string) int { return strings.Compare(p.first, prefix) })
	at = max(0, at-1)
	base := uint32(places[0].chunk) * chunkUnits
	for ; at < len(places); at++ {
		if first := places[at].first; first > prefix && !strings.HasPrefix(first, prefix) {
			break
		}
		data, err := u.block(ctx, places[at].id)
		if err != nil {
			return nil, err
		}
		sound := wordsIn(data, func(word []byte) (want, goOn bool) {
			if !hasPrefix(word, prefix) {
				return false, string(word) < prefix
			}
			return accept(word), true
		}, func(number uint32) { found = append(found, base+number) })
		if !sound {
			return nil, u.s.explain(errDamaged)
		}
	}
	return found, nil
}

func (u *Units) block(ctx context.Context, id int64) (data []byte, err error) {
	err = u.s.db.QueryRowContext(ctx, `SELECT data FROM unit_words WHERE id = ?`, id).Scan(&data)
	return data, u.s.explain(err)
}
