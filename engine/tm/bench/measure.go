package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"time"

	"trivium/engine/tm"
)

// measurement is one line of the table.
type measurement struct {
	data
	units, compared int
	profile         string
}

func (m measurement) entries() iter.Seq[tm.Entry] {
	return func(yield func(tm.Entry) bool) {
		for i, s := range m.data.units[:m.units] {
			if !yield(tm.Entry{ID: tm.NumberID(uint64(i)), Text: s}) {
				return
			}
		}
	}
}

func query(s string) tm.Query { return tm.Query{Text: s, K: 5, Threshold: 70} }

func (m measurement) run(ctx context.Context) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var index *tm.Index
	runtime.GC()
	begin := processTime()
	var err error
	if index, err = tm.Build(ctx, m.entries(), nil); err != nil {
		return err
	}
	build := processTime() - begin

	runtime.GC()
	taken, hits, answers, err := m.ask(index)
	if err != nil {
		return err
	}
	scan, equal := m.scan(answers)
	p50 := percentile(taken, 50)
	fmt.Printf("%9d %9.2f %8.0f %11.1f %9.3f %8.3f %8.3f %9.3f %6d", m.units, build.Seconds(), float64(m.units)/build.Seconds(),
		float64(index.Bytes())/float64(m.units), ms(p50), ms(percentile(taken, 95)), ms(percentile(taken, 99)), ms(mean(taken)), hits)
	added, merged, err := m.change(ctx, index)
	if err != nil {
		return err
	}
	opened, err := m.reopen(ctx, index)
	if err != nil {
		return err
	}
	fmt.Printf(" %7.3f %10.2f %8.2f", ms(added), merged.Seconds(), opened.Seconds())
	if len(scan) > 0 {
		ratio := float64(percentile(scan, 50)) / float64(percentile(taken[:len(scan)], 50))
		fmt.Printf(" %13.1f %7.0f   %d of %d equal", ms(percentile(scan, 50)), ratio, equal, len(scan))
	}
	fmt.Println()
	if equal < len(scan) {
		return fmt.Errorf("%d answers are not those of the scan", len(scan)-equal)
	}
	return nil
}

// ask times each query, and returns the answers too.
func (m measurement) ask(index *tm.Index) (taken []time.Duration, hits int, answers [][]tm.Hit, err error) {
	for _, s := range m.queries[:min(200, len(m.queries))] { // to warm up
		index.Search(query(s))
	}
	if m.profile != "" {
		file, err := os.Create(m.profile)
		if err != nil {
			return nil, 0, nil, err
		}
		defer file.Close()
		if err := pprof.StartCPUProfile(file); err != nil {
			return nil, 0, nil, err
		}
		defer pprof.StopCPUProfile()
	}
	for _, s := range m.queries {
		begin := threadTime()
		found := index.Search(query(s))
		taken = append(taken, threadTime()-begin)
		answers = append(answers, found)
		if len(found) > 0 {
			hits++
		}
	}
	return taken, hits, answers, nil
}

// scan times the plain scan on the first queries and says how many answers are equal.
func (m measurement) scan(answers [][]tm.Hit) (taken []time.Duration, equal int) {
	if m.compared == 0 {
		return nil, 0
	}
	profiles := make([]tm.Profile, m.units)
	for i, s := range m.data.units[:m.units] {
		profiles[i] = tm.NewProfile(s)
	}
	defer debug.FreeOSMemory()
	all := func(yield func(tm.ID, tm.Profile) bool) {
		for i, p := range profiles {
			if !yield(tm.NumberID(uint64(i)), p) {
				return
			}
		}
	}
	for i, s := range m.queries[:min(m.compared, len(m.queries))] {
		begin := threadTime()
		want := tm.Scan(all, query(s))
		taken = append(taken, threadTime()-begin)
		if reflect.DeepEqual(answers[i], want) {
			equal++
		}
	}
	return taken, equal
}

// change returns how long it takes to add a unit and find it, at the 99th percentile, and to merge all.
func (m measurement) change(ctx context.Context, index *tm.Index) (found, merged time.Duration, err error) {
	const added = 300
	var taken []time.Duration
	for i, s := range m.queries[:min(added, len(m.queries))] {
		id := tm.NumberID(uint64(m.units + i))
		begin := threadTime()
		index.Put(tm.Entry{ID: id, Text: s})
		hits := index.Search(tm.Query{Text: s, K: 1, Threshold: 100})
		taken = append(taken, threadTime()-begin)
		if len(hits) != 1 {
			return 0, 0, fmt.Errorf("an added unit is not found: %q", s)
		}
	}
	index.Wait()
	begin := processTime()
	err = index.Merge(ctx)
	slices.Sort(taken)
	return percentile(taken, 99), processTime() - begin, err
}

// reopen returns how long it takes to load a snapshot from a file and answer a query.
func (m measurement) reopen(ctx context.Context, index *tm.Index) (time.Duration, error) {
	file, err := os.CreateTemp("", "index")
	if err != nil {
		return 0, err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := index.Save(ctx, file, "bench"); err != nil {
		return 0, err
	}
	runtime.GC()
	begin := processTime()
	size, err := file.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return 0, err
	}
	again, err := tm.Load(file, size, "bench")
	if err != nil {
		return 0, err
	}
	q := query(m.queries[1%len(m.queries)])
	got := again.Search(q)
	taken := processTime() - begin
	if want := index.Search(q); !reflect.DeepEqual(got, want) {
		return 0, fmt.Errorf("the index loaded again answers %v, not %v", got, want)
	}
	return taken, nil
}

// percentile returns the value that p of 100 values do not exceed.
func percentile(values []time.Duration, p int) time.Duration {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)*p/100, len(sorted)-1)]
}

func mean(values []time.Duration) time.Duration {
	sum := time.Duration(0)
	for _, v := range values {
		sum += v
	}
	return sum / time.Duration(len(values))
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
