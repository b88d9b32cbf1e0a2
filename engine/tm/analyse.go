package tm

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"

	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm/index"
)

// A Band is a row of an analysis report.
type Band string

// The bands, as translators are paid by them. A segment whose best match loses more than five points
// for where it comes from is in the band of its score, whatever its class is.
const (
	BandContext    Band = "context"
	BandRepetition Band = "repetition" // the same segment stands earlier in what is analysed
	BandExact      Band = "exact"
	BandRepaired   Band = "repaired"
	Band95         Band = "95-99"
	Band85         Band = "85-94"
	Band75         Band = "75-84"
	Band50         Band = "50-74"
	BandNone       Band = "none"
)

// Bands returns all bands, in their order.
func Bands() []Band {
	return []Band{BandContext, BandRepetition, BandExact, BandRepaired, Band95, Band85, Band75, Band50, BandNone}
}

// leastAnalysed is the score below which a match is of no account.
const leastAnalysed = 50

// bandOf returns the band of a class and a score.
func bandOf(c Class, score float64) Band {
	switch {
	case score >= 95 && c == InContext:
		return BandContext
	case score >= 95 && c == Exact:
		return BandExact
	case score >= 95 && c == Repaired:
		return BandRepaired
	case score >= 95:
		return Band95
	case score >= 85:
		return Band85
	case score >= 75:
		return Band75
	case score >= leastAnalysed:
		return Band50
	}
	return BandNone
}

// A Part is a segment to be analysed, with its place.
type Part struct {
	Text          string
	TextID        string // of the text it stands in
	Before, After string
	Done          bool // it is translated already and only counts as known to those after it
}

// A Count counts segments, words and characters of one band: what a reader sees, without inline markup,
// placeholders and the addresses of links. Words are as the progress of a course counts them: letters between what are
// none, so that "polsko-niemiecki" is two, and numbers, dates, web addresses and placeholders none;
// characters are all but white space.
type Count struct {
	Band                        Band
	Segments, Words, Characters int
}

func (c *Count) add(s string) {
	c.Segments++
	for _, t := range text.Tokens(s) {
		switch t.Kind {
		case text.Tag, text.Placeholder:
			continue
		case text.Word:
			c.Words++
		}
		c.Characters += characters(t.Of(s))
	}
}

// characters counts what of a token is neither white space nor invisible. A mark that a backslash keeps
// from being markup is one.
func characters(token string) int {
	if len(token) > 1 && token[0] == '\\' {
		token = token[1:]
	}
	n := 0
	for _, r := range token {
		if !unicode.IsSpace(r) && !text.IsInvisible(r) {
			n++
		}
	}
	return n
}

// An Analysis says how much of some texts the memory knows.
type Analysis struct {
	From, To lang.Tag
	Bands    []Count // all bands, in their order
	Total    Count   // its Band is ""
	// Of the segments in Band95 to BandNone, what earlier segments of the same texts would give, once
	// they are translated: in the same bands.
	InternalFuzzy []Count
}

// Analyse counts the segments of texts by the best that the memory has for them. Blank ones do not
// count. The result does not depend on how many processors work at it. Progress, which may be nil, is
// told from one goroutine at a time. It returns the error of the context when that ends first.
func (m *Memory) Analyse(ctx context.Context, from, to lang.Tag, parts []Part, progress func(done, total int)) (Analysis, error) {
	a := analysis{memory: m, from: from, to: to, parts: parts, results: make([]result, len(parts)), progress: progress}
	if err := a.gather(ctx); err != nil {
		return Analysis{}, err
	}
	if err := a.run(ctx); err != nil {
		return Analysis{}, err
	}
	return a.count(), nil
}

// analysis is an Analyse at work.
type analysis struct {
	memory   *Memory
	from, to lang.Tag
	parts    []Part
	results  []result // by part
	earlier  *index.Index
	progress func(done, total int)
}

// result is what was found for a part.
type result struct {
	counts   bool // it is neither blank nor done
	repeats  bool // it stands earlier too
	band     Band
	internal Band // "" where that is of no account
}

// gather finds repetitions, and makes the index of the segments at their first places.
func (a *analysis) gather(ctx context.Context) (err error) {
	seen := map[string]bool{}
	a.earlier, err = index.Build(ctx, func(yield func(index.Entry) bool) {
		for i, p := range a.parts {
			key := text.Normalize(p.Text)
			a.results[i] = result{counts: key != "" && !p.Done, repeats: seen[key]}
			if key != "" && !seen[key] && !yield(index.Entry{ID: index.NumberID(uint64(i)), Text: p.Text}) {
				return
			}
			seen[key] = true
		}
	}, nil)
	return err
}

// run looks all parts up, side by side.
func (a *analysis) run(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	const often = 64
	var next atomic.Int64
	var work sync.WaitGroup
	var telling sync.Mutex
	done := 0
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for ctx.Err() == nil {
				first := int(next.Add(often)) - often
				if first >= len(a.parts) {
					return
				}
				last := min(first+often, len(a.parts))
				for i := first; i < last; i++ {
					if err := a.look(ctx, i); err != nil {
						cancel(err)
						return
					}
				}
				telling.Lock()
				if done += last - first; a.progress != nil {
					a.progress(done, len(a.parts))
				}
				telling.Unlock()
			}
		})
	}
	work.Wait()
	return context.Cause(ctx)
}

// look finds the bands of a part.
func (a *analysis) look(ctx context.Context, i int) error {
	r, p := &a.results[i], &a.parts[i]
	if !r.counts {
		return nil
	}
	list, err := a.memory.best(ctx, Request{
		Text: p.Text, From: a.from, To: a.to, K: 1, Threshold: leastAnalysed, Before: p.Before, After: p.After, TextID: p.TextID,
	})
	if err != nil {
		return err
	}
	r.band = BandNone
	if len(list) > 0 {
		r.band = bandOf(list[0].class, list[0].score)
	}
	if r.repeats && r.band != BandContext {
		r.band = BandRepetition
	}
	if slices.Index(Bands(), r.band) < slices.Index(Bands(), Band95) {
		return nil
	}
	r.internal = BandNone
	hits := a.earlier.Search(index.Query{Text: p.Text, K: 1, Threshold: leastAnalysed, Ranking: before(i)})
	if len(hits) > 0 {
		r.internal = bandOf(Fuzzy, hits[0].Score)
	}
	return nil
}

// before is the ranking that lists the segments before a place.
type before int

func (b before) Score(id ID, raw float64) (float64, bool) {
	return Percent(raw), id.Number() < uint64(b)
}

func (b before) Least(score float64) float64 { return Raw(score) }

// count adds the results up.
func (a *analysis) count() Analysis {
	sum := Analysis{From: a.from, To: a.to}
	at := map[Band]int{}
	for i, b := range Bands() {
		at[b] = i
		sum.Bands = append(sum.Bands, Count{Band: b})
	}
	internal := at[Band95]
	for _, b := range Bands()[internal:] {
		sum.InternalFuzzy = append(sum.InternalFuzzy, Count{Band: b})
	}
	for i, r := range a.results {
		if !r.counts {
			continue
		}
		s := a.parts[i].Text
		sum.Bands[at[r.band]].add(s)
		sum.Total.add(s)
		if r.internal != "" {
			sum.InternalFuzzy[at[r.internal]-internal].add(s)
		}
	}
	return sum
}

// best returns the best units of a request, without saying why.
func (m *Memory) best(ctx context.Context, r Request) ([]found, error) {
	t, err := termsOf(r, *m.settings.Load())
	if err != nil {
		return nil, err
	}
	return t.direct(ctx, &lookup{terms: t, view: m.now.Load(), source: m.source})
}
