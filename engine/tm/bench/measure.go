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

	"trivium/engine/cpu"
	"trivium/engine/tm/index"
)

// measurement is one line of the table.
type measurement struct {
	data
	units, compared int
	profile         string
}

func (m measurement) entries() iter.Seq[index.Entry] {
	return func(yield func(index.Entry) bool) {
		for i, s := range m.data.units[:m.units] {
			if !yield(index.Entry{ID: index.NumberID(uint64(i)), Text: s}) {
				return
			}
		}
	}
}

func query(s string) index.Query { return index.Query{Text: s, K: 5, Threshold: 70} }

func (m measurement) run(ctx context.Context) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var memory *index.Index
	runtime.GC()
	begin := cpu.Process()
	var err error
	if memory, err = index.Build(ctx, m.entries(), nil); err != nil {
		return err
	}
	build := cpu.Process() - begin

	runtime.GC()
	taken, hits, answers, err := m.ask(memory)
	if err != nil {
		return err
	}
	scan, equal := m.scan(answers)
	p50 := percentile(taken, 50)
	fmt.Printf("%9d %9.2f %8.0f %11.1f %9.3f %8.3f %8.3f %9.3f %6d", m.units, build.Seconds(), float64(m.units)/build.Seconds(),
		float64(memory.Bytes())/float64(m.units), ms(p50), ms(percentile(taken, 95)), ms(percentile(taken, 99)), ms(mean(taken)), hits)
	added, merged, err := m.change(ctx, memory)
	if err != nil {
		return err
	}
	opened, err := m.reopen(ctx, memory)
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
func (m measurement) ask(memory *index.Index) (taken []time.Duration, hits int, answers [][]index.Hit, err error) {
	for _, s := range m.queries[:min(200, len(m.queries))] { // to warm up
		memory.Search(query(s))
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
		begin := cpu.Thread()
		found := memory.Search(query(s))
		taken = append(taken, cpu.Thread()-begin)
		answers = append(answers, found)
		if len(found) > 0 {
			hits++
		}
	}
	return taken, hits, answers, nil
}

// scan times the plain scan on the first queries and says how many answers are equal.
func (m measurement) scan(answers [][]index.Hit) (taken []time.Duration, equal int) {
	if m.compared == 0 {
		return nil, 0
	}
	profiles := make([]index.Profile, m.units)
	for i, s := range m.data.units[:m.units] {
		profiles[i] = index.NewProfile(s)
	}
	defer debug.FreeOSMemory()
	all := func(yield func(index.ID, index.Profile) bool) {
		for i, p := range profiles {
			if !yield(index.NumberID(uint64(i)), p) {
				return
			}
		}
	}
	for i, s := range m.queries[:min(m.compared, len(m.queries))] {
		begin := cpu.Thread()
		want := index.Scan(all, query(s))
		taken = append(taken, cpu.Thread()-begin)
		if reflect.DeepEqual(answers[i], want) {
			equal++
		}
	}
	return taken, equal
}

// change returns how long it takes to add a unit and find it, at the 99th percentile, and to merge all.
func (m measurement) change(ctx context.Context, memory *index.Index) (found, merged time.Duration, err error) {
	const added = 300
	var taken []time.Duration
	for i, s := range m.queries[:min(added, len(m.queries))] {
		id := index.NumberID(uint64(m.units + i))
		begin := cpu.Thread()
		memory.Put(index.Entry{ID: id, Text: s})
		hits := memory.Search(index.Query{Text: s, K: 1, Threshold: 100})
		taken = append(taken, cpu.Thread()-begin)
		if len(hits) != 1 {
			return 0, 0, fmt.Errorf("an added unit is not found: %q", s)
		}
	}
	memory.Wait()
	begin := cpu.Process()
	err = memory.Merge(ctx)
	slices.Sort(taken)
	return percentile(taken, 99), cpu.Process() - begin, err
}

// reopen returns how long it takes to load a snapshot from a file and answer a query.
func (m measurement) reopen(ctx context.Context, memory *index.Index) (time.Duration, error) {
	file, err := os.CreateTemp("", "memory")
	if err != nil {
		return 0, err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := memory.Save(ctx, file, "bench"); err != nil {
		return 0, err
	}
	runtime.GC()
	begin := cpu.Process()
	size, err := file.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return 0, err
	}
	again, err := index.Load(file, size, "bench")
	if err != nil {
		return 0, err
	}
	q := query(m.queries[1%len(m.queries)])
	got := again.Search(q)
	taken := cpu.Process() - begin
	if want := memory.Search(q); !reflect.DeepEqual(got, want) {
		return 0, fmt.Errorf("the memory loaded again answers %v, not %v", got, want)
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
