package index

import (
	"runtime"
	"sync/atomic"
)

// A Breather lets a long computation in the background give way. Go's scheduler leaves the processor to a
// computation for 10 ms at a time; who looks something up meanwhile, which takes a tenth of that, would
// wait so long. A Breather is for one goroutine; its zero value is ready.
//
// Where nobody has looked anything up lately it goes on: a goroutine that gives way to nobody still moves from
// one processor to the other, and finds nothing in the caches there.
type Breather struct {
	done  int
	seen  uint64 // searches when it last looked
	quiet int    // breaths since there was a new one
}

// searches counts the searches of all indexes.
var searches atomic.Uint64

const (
	breath = 4096  // the work, in units of some nanoseconds, after which to give way: about 50 µs
	lately = 20000 // breaths after the last search, about a second
)

// Work gives way when enough has been done since the last time: so many comparisons of a sort, or steps
// that take about as long as one.
func (b *Breather) Work(steps int) {
	if b.done += steps; b.done < breath {
		return
	}
	b.done = 0
	if now := searches.Load(); now != b.seen {
		b.seen, b.quiet = now, 0
	} else if b.quiet++; b.quiet > lately || now == 0 {
		return
	}
	runtime.Gosched()
}

// Sorting returns a comparison that gives way now and then.
func Sorting[T any](b *Breather, compare func(x, y T) int) func(x, y T) int {
	return func(x, y T) int {
		b.Work(1)
		return compare(x, y)
	}
}
