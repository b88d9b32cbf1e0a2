package tm

import (
	"context"
	"iter"
	"slices"
	"sync"

	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

// A Scanner answers requests by comparing with every unit, as Memory.Scan does, and keeps what it
// needs of them: of a million units a scan takes about a second then and not ten. Beside an index it
// shows that nothing is missed.
//
// The units must not change. It may be asked by several at the same time.
type Scanner struct {
	source   Source
	units    iter.Seq2[*Unit, error]
	settings Settings

	mu    sync.Mutex
	texts map[lang.Tag][]scanned
}

// scanned is a unit in one language.
type scanned struct {
	id       ID
	facts    facts
	profile  index.Profile
	skeleton uint32
}

// NewScanner returns a scanner of units, whose ids must all differ. The sequence is gone through once
// for each language that is asked in.
func NewScanner(source Source, units iter.Seq2[*Unit, error], settings Settings) *Scanner {
	return &Scanner{source: source, units: units, settings: settings, texts: map[lang.Tag][]scanned{}}
}

// Prepare reads the units in a language, which otherwise the first request does.
func (s *Scanner) Prepare(ctx context.Context, from lang.Tag) error {
	_, err := s.all(ctx, from)
	return err
}

// Lookup returns what Memory.Scan returns of the same units.
func (s *Scanner) Lookup(ctx context.Context, r Request) ([]Match, error) {
	t, err := termsOf(r, s.settings)
	if err != nil {
		return nil, err
	}
	return t.answer(ctx, &keptScan{terms: t, by: s})
}

// Len returns the number of units that have a language.
func (s *Scanner) Len(from lang.Tag) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.texts[from])
}

// all returns the units that have a language.
func (s *Scanner) all(ctx context.Context, from lang.Tag) ([]scanned, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if all, known := s.texts[from]; known {
		return all, nil
	}
	var all []scanned
	for u, err := range s.units {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if text := u.Texts[from]; text != "" {
			all = append(all, scanned{u.ID, factsOf(u), index.NewProfile(text), skeleton(text)})
		}
	}
	s.texts[from] = all
	return all, nil
}

// keptScan is one request at work.
type keptScan struct {
	*terms
	by *Scanner
}

func (s *keptScan) matches(ctx context.Context, k int, threshold float64) ([]found, error) {
	all, err := s.by.all(ctx, s.request.From)
	if err != nil {
		return nil, err
	}
	b := best{k: max(k, mostHeeded)}
	var candidates []found
	for i := range all {
		f, listed := s.judge(&all[i])
		if listed && f.score >= threshold {
			b.offer(f)
		}
		if c, may := s.candidate(f, threshold); listed && may && all[i].skeleton == s.skeleton {
			candidates = append(candidates, c)
		}
	}
	slices.SortFunc(candidates, compareFound)
	l := lookup{terms: s.terms, source: s.by.source}
	if b.list, err = l.fetch(ctx, b.list); err != nil {
		return nil, err
	}
	b.list, _ = s.heed(b.list, threshold)
	b.k, b.list = k, b.list[:min(k, len(b.list))]
	if _, err := l.tryAll(ctx, &repairing{terms: s.terms, best: &b}, candidates); err != nil {
		return nil, err
	}
	return l.fetch(ctx, b.list)
}

func (s *keptScan) parts(ctx context.Context, of *fragments) (parts []found, err error) {
	all, err := s.by.all(ctx, s.request.From)
	if err != nil {
		return nil, err
	}
	var candidates []found
	for i := range all {
		if u := &all[i]; s.lists(u.facts) && len(of.runs[u.skeleton]) > 0 {
			candidates = append(candidates, found{id: u.id, facts: u.facts})
		}
	}
	l := lookup{terms: s.terms, source: s.by.source}
	return l.partsAmong(ctx, candidates, of)
}

func (s *keptScan) other(t *terms) finder { return &keptScan{terms: t, by: s.by} }

// judge compares a unit with the text asked for.
func (s *keptScan) judge(u *scanned) (f found, listed bool) {
	if !s.lists(u.facts) {
		return f, false
	}
	f = found{id: u.id, facts: u.facts, raw: s.asked.Raw(u.profile)}
	if f.raw < 1 && s.onlyExact {
		return f, false
	}
	base, class := s.base(f.facts, f.raw)
	f.score, f.class = s.less(base, f.facts, nil), class
	return f, true
}
