package memory

import (
	"context"
	"strconv"
	"strings"
	"time"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// A Concordance asks for units by words.
type Concordance struct {
	Text   string
	Lang   lang.Tag // of the side that is searched; "" searches all
	Exact  bool     // as typed, also within words; otherwise words in any inflected form, in any order
	Filter tm.Filter
	Limit  int    // 0 is 50
	After  string // Page.Next of the page before
}

// A Found is a unit with the places that were found in it.
type Found struct {
	Unit  *tm.Unit
	Marks map[lang.Tag][]Range
}

// A Page is a piece of a list.
type Page struct {
	Units []Found
	Total int    // of all pages, when it is known
	More  bool   // Total is a lower bound
	Next  string // "" on the last page
}

const (
	defaultLimit = 50
	// countFor is how long units after the page are looked at only to count them.
	countFor = 150 * time.Millisecond
	// checkEvery is after how many units the clock and the context are asked.
	checkEvery = 256
)

// Concordance returns units whose texts hold words: those that people made first, the newest of them
// first, then attachment by attachment, the newest first, each in the order of its file. Upper case and
// diacritics do not count. A blank Text lists all units of the filter. It does not wait for the index.
func (m *Memory) Concordance(ctx context.Context, c Concordance) (Page, error) {
	if err := m.waitKnown(ctx); err != nil {
		return Page{}, err
	}
	if c.Limit <= 0 {
		c.Limit = defaultLimit
	}
	s := search{m: m, ctx: ctx, c: &c, languages: lang.All()}
	if c.Lang != "" {
		s.languages = []lang.Tag{c.Lang}
	}
	if strings.TrimSpace(c.Text) != "" {
		n := newNeedle(c.Text, c.Exact)
		s.needle = &n
	}
	s.skip(c.After)
	err := s.run()
	if s.page.Units == nil {
		s.page.Units = []Found{}
	}
	return s.page, err
}

// A search is a concordance under way.
type search struct {
	m         *Memory
	ctx       context.Context
	c         *Concordance
	needle    *needle // nil lists all
	languages []lang.Tag

	// Where the page begins: in which list ("" is what people made) and at which place in it. begun says
	// that it has begun.
	list  string
	at    int
	begun bool

	page  Page
	until time.Time // when counting ends, from the last unit of the page on
	done  bool
}

// skip reads Page.Next: the list, and the place in it where the next page begins.
func (s *search) skip(after string) {
	list, at, ok := strings.Cut(after, ":")
	n, err := strconv.Atoi(at)
	if s.begun = !ok || err != nil; !s.begun {
		s.list, s.at = list, n
	}
}

func (s *search) run() error {
	own, batches := s.m.view()
	if reaches(&s.c.Filter, "") {
		if err := s.inOwn(own); err != nil || s.done {
			return err
		}
	}
	for _, b := range batches {
		if b.units == nil || !reaches(&s.c.Filter, b.value.Hash) {
			continue
		}
		if err := s.inBatch(b); err != nil || s.done {
			return err
		}
	}
	return nil
}

// from returns where in a list the page begins, and -1 when the list is on pages before. What stands before
// the page is only counted: Total is that of all pages.
func (s *search) from(list string) int {
	if s.begun {
		return 0
	}
	if list != s.list {
		return -1
	}
	s.begun = true
	return s.at
}

func (s *search) inOwn(own []*ownUnit) error {
	from := s.from("")
	for i, o := range own {
		if err := s.look(o.unit, "", i, from < 0 || i < from); err != nil || s.done {
			return err
		}
	}
	return nil
}

func (s *search) inBatch(b *batch) error {
	from := s.from(b.value.Hash)
	numbers, all, err := s.candidates(b)
	if err != nil {
		return err
	}
	if all {
		return s.through(b, from)
	}
	for _, n := range numbers {
		if b.gone[int(n)] {
			continue
		}
		early := from < 0 || int(n) < from
		if s.certain() && (early || s.full()) { // it counts, unseen
			s.page.Total++
			if !early {
				s.next(b.value.Hash, int(n))
			}
			continue
		}
		u, err := b.unit(s.ctx, int(n))
		if err != nil {
			return err
		}
		if err := s.look(u, b.value.Hash, int(n), early); err != nil || s.done {
			return err
		}
	}
	return nil
}

// through looks at all units of a file.
func (s *search) through(b *batch, from int) error {
	if s.needle == nil && wholly(&s.c.Filter) && (from < 0 || s.full()) {
		if s.full() && b.len() > 0 {
			s.next(b.value.Hash, 0)
		}
		s.page.Total += b.len()
		return nil
	}
	start := 0
	if s.needle == nil && wholly(&s.c.Filter) && from > 0 { // a page of a list: what stands before it is counted
		start = from
		for n := range from {
			if !b.gone[n] {
				s.page.Total++
			}
		}
	}
	for u, err := range b.units.All(s.ctx, start) {
		if err != nil {
			return s.ctx.Err() // what cannot be read of a file is not listed
		}
		n, _ := b.units.Number(u.ID)
		if b.gone[n] {
			continue
		}
		if s.needle == nil && wholly(&s.c.Filter) && s.full() {
			s.next(b.value.Hash, n)
			s.page.Total += b.len() - s.before(b, n)
			return nil
		}
		if err := s.look(b.name(u), b.value.Hash, n, from < 0 || n < from); err != nil || s.done {
			return err
		}
	}
	return nil
}

// before returns how many units stand before a number.
func (s *search) before(b *batch, number int) int {
	n := number
	for gone := range b.gone {
		if gone < number {
			n--
		}
	}
	return n
}

func (s *search) full() bool { return len(s.page.Units) >= s.c.Limit }

// certain says that what the words of a file say needs no second look at the units to be counted.
func (s *search) certain() bool {
	return wholly(&s.c.Filter) && (s.needle.exact == "" || len(s.needle.words) == 1 && s.needle.exact == s.needle.words[0])
}

// look takes a unit into the page, or counts it. early says that it stands on a page before.
func (s *search) look(u *tm.Unit, list string, at int, early bool) error {
	if err := s.pause(at); err != nil || s.done {
		return err
	}
	if !takes(&s.c.Filter, u) {
		return nil
	}
	marks := map[lang.Tag][]Range{}
	if s.needle != nil {
		for _, l := range s.languages {
			if found := s.needle.marks(u.Texts[l]); len(found) > 0 {
				marks[l] = found
			}
		}
		if len(marks) == 0 {
			return nil
		}
	}
	s.page.Total++
	switch {
	case early:
	case s.full():
		s.next(list, at)
	default:
		s.page.Units = append(s.page.Units, Found{u, marks})
		s.until = time.Now().Add(countFor)
	}
	return nil
}

// next notes where the next page begins.
func (s *search) next(list string, at int) {
	if s.page.Next == "" {
		s.page.Next = list + ":" + strconv.Itoa(at)
	}
}

// pause asks now and then whether it goes on; behind a full page only for a while.
func (s *search) pause(at int) error {
	if at%checkEvery != 0 {
		return nil
	}
	if s.full() && s.page.Next != "" && time.Now().After(s.until) {
		s.page.More, s.done = true, true
	}
	return s.ctx.Err()
}
