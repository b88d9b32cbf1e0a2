package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"runtime"
	"unicode"
	"unicode/utf8"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// Where the words of a file of units stand is kept in blocks. A block has words of one language in
// alphabetical order, folded (text.Fold), and for each the units of a chunk that hold it, as numbers
// counted from the beginning of the chunk:
//
//	length of what the word shares with the one before   varint
//	length of the rest, the rest
//	number of units
//	the first unit, then for each other one the distance to the one before
//
// For example the words pomoc (units 3 and 10) and pomocy (unit 4) are
//
//	00 05 70 6f 6d 6f 63  02  03 07
//	05 01 79              01  04
//
// A word is looked up by the first words of the blocks, which are in memory; words that begin alike stand
// together, and so do most forms of one word. The chunk bounds what has to be in memory while the blocks
// are made, and makes them grow at the end only: nothing is ever changed in place, for a file of units
// never changes.
const (
	wordsFormat = 1
	chunkUnits  = 1 << 17
	// blockSize is what is read to find one word: 16 KB are gone through in 20 µs.
	blockSize = 16 << 10
	// longestWord cuts what is no word but a line of digits or a hash; it is found by its beginning.
	longestWord = 128
	// blocksAtOnce is how many blocks are written before others may write.
	blocksAtOnce = 16
)

// Words calls yield with the words of a text, by byte range: runs of letters, digits, and the marks and
// invisible characters between them.
func Words(s string, yield func(start, end int) bool) {
	start := -1
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		in := false
		if c < utf8.RuneSelf {
			in = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		} else {
			c, size = utf8.DecodeRuneInString(s[i:])
			in = unicode.IsLetter(c) || unicode.IsDigit(c) || start >= 0 && (unicode.Is(unicode.Mn, c) || text.IsInvisible(c))
		}
		if in && start < 0 {
			start = i
		}
		if !in && start >= 0 {
			if !yield(start, i) {
				return
			}
			start = -1
		}
		i += size
	}
	if start >= 0 {
		yield(start, len(s))
	}
}

// FoldWord returns a word of Words as it stands in the blocks.
func FoldWord(word string) string {
	folded := text.Fold(word)
	if len(folded) > longestWord {
		cut := longestWord
		for !utf8.RuneStart(folded[cut]) {
			cut--
		}
		folded = folded[:cut]
	}
	return folded
}

// IndexUnits makes the blocks of a file of units, unless they are there. progress, which may be nil, is
// told the number of units gone through. Cut off, it begins anew the next time.
func (s *Store) IndexUnits(ctx context.Context, u *Units, progress func(units int)) error {
	done, err := s.unitsIndexed(ctx, u.id)
	if err != nil || done {
		return err
	}
	if err := s.dropWords(ctx, u.id); err != nil {
		return err
	}
	var c *chunk
	number := 0
	for unit, err := range u.All(ctx, 0) {
		if err != nil {
			return err
		}
		if number%chunkUnits == 0 {
			if err := s.saveChunk(ctx, u.id, c); err != nil {
				return err
			}
			c = newChunk(number / chunkUnits)
		}
		c.add(uint32(number%chunkUnits), unit)
		runtime.Gosched() // whoever looks something up goes first
		if number++; number%4096 == 0 && progress != nil {
			progress(number)
		}
	}
	if err := s.saveChunk(ctx, u.id, c); err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		if whole, err := stillWhole(ctx, tx, u.id); err != nil || !whole {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO unit_worded VALUES (?, ?)`, u.id, wordsFormat)
		return err
	})
}

// stillWhole says that a file was not erased or taken away while its words were looked for.
func stillWhole(ctx context.Context, tx *sql.Tx, media int64) (bool, error) {
	var count int
	err := tx.QueryRowContext(ctx, `SELECT count(*) FROM media WHERE id = ? AND state = ?`, media, MediaWhole).Scan(&count)
	return count > 0, err
}

func (s *Store) unitsIndexed(ctx context.Context, media int64) (bool, error) {
	var count int
	err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM unit_worded WHERE media = ? AND format = ?`, media, wordsFormat).Scan(&count)
	return count > 0, s.explain(err)
}

// dropWords takes the blocks of a file away, a few at a time.
func (s *Store) dropWords(ctx context.Context, media int64) error {
	for {
		var gone int64
		err := s.change(ctx, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, `DELETE FROM unit_worded WHERE media = ?`, media); err != nil {
				return err
			}
			result, err := tx.ExecContext(ctx, `DELETE FROM unit_words WHERE id IN (SELECT id FROM unit_words WHERE media = ? LIMIT ?)`, media, 4*blocksAtOnce)
			if err == nil {
				gone, err = result.RowsAffected()
			}
			return err
		})
		if err != nil || gone == 0 {
			return err
		}
	}
}

// dropWordsIn takes the blocks of a file away within a transaction.
func dropWordsIn(ctx context.Context, tx *sql.Tx, media int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM unit_words WHERE media = ?; DELETE FROM unit_worded WHERE media = ?`, media, media)
	return err
}

// A block is a row of the table.
type block struct {
	lang  lang.Tag
	first []byte
	data  []byte
}

func (s *Store) saveChunk(ctx context.Context, media int64, c *chunk) error {
	if c == nil {
		return nil
	}
	var waiting []block
	save := func() error {
		list := waiting
		waiting = waiting[:0]
		if len(list) == 0 {
			return nil
		}
		return s.changeLazily(ctx, func(tx *sql.Tx) error {
			if whole, err := stillWhole(ctx, tx, media); err != nil || !whole {
				return err
			}
			for _, b := range list {
				if _, err := tx.ExecContext(ctx, `INSERT INTO unit_words (media, chunk, lang, first, data) VALUES (?, ?, ?, ?, ?)`,
					media, c.number, string(b.lang), b.first, b.data); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for _, l := range languages {
		if c.byLang[l] == nil {
			continue
		}
		for b := range c.byLang[l].blocks {
			b.lang = l
			if waiting = append(waiting, b); len(waiting) == blocksAtOnce {
				if err := save(); err != nil {
					return err
				}
			}
		}
	}
	return save()
}

func appendWord(b []byte, before, word string, units []uint32) []byte {
	shared := 0
	for shared < len(before) && shared < len(word) && before[shared] == word[shared] {
		shared++
	}
	b = binary.AppendUvarint(b, uint64(shared))
	b = appendString(b, word[shared:])
	b = binary.AppendUvarint(b, uint64(len(units)))
	last := uint32(0)
	for _, unit := range units {
		b = binary.AppendUvarint(b, uint64(unit-last))
		last = unit
	}
	return b
}

// wordsIn goes through a block: look says of each word whether its units are wanted, and whether to go
// on. It returns false when the block is damaged.
func wordsIn(data []byte, look func(word []byte) (want, goOn bool), unit func(number uint32)) bool {
	d := unitDecoder{data: data}
	var word []byte
	for len(d.data) > 0 {
		shared := d.number()
		rest := d.bytes(d.number())
		count := d.number()
		if d.bad || shared > uint64(len(word)) || count > uint64(len(d.data)) {
			return false
		}
		word = append(word[:shared], rest...)
		want, goOn := look(word)
		if !want && !goOn {
			return true
		}
		if !want {
			d.skipNumbers(int(count))
			continue
		}
		number := uint64(0)
		for range count {
			if number += d.number(); number >= chunkUnits {
				return false
			}
			unit(uint32(number))
		}
		if !goOn {
			break
		}
	}
	return !d.bad
}

// skipNumbers passes over varints.
func (d *unitDecoder) skipNumbers(count int) {
	for i, c := range d.data {
		if count == 0 {
			d.data = d.data[i:]
			return
		}
		if c < 0x80 {
			count--
		}
	}
	d.data = nil
	if count > 0 {
		d.bad = true
	}
}

// hasPrefix is for bytes what strings.HasPrefix is for strings.
func hasPrefix(word []byte, prefix string) bool {
	return len(word) >= len(prefix) && string(word[:len(prefix)]) == prefix
}
