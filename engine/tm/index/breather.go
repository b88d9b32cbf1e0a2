package index

import "runtime"

// A Breather lets a long computation in the background give way. Go's scheduler leaves the processor to a
// computation for 10 ms at a time; who looks something up meanwhile, which takes a tenth of that, would
// wait so long. A Breather is for one goroutine; its zero value is ready.
type Breather struct{ done int }

// breath is the work, in units of some nanoseconds, after which to give way: about 50 µs. Giving way to
// nobody takes a thousandth of that.
const breath = 4096

// Work gives way when enough has been done since the last time: so many comparisons of a sort, or steps
// that take about as long as one.
func (b *Breather) Work(steps int) {
	if b.done += steps; b.done >= breath {
		b.done = 0
		runtime.Gosched()
	}
}

// Sorting returns a comparison that gives way now and then.
func Sorting[T any](b *Breather, compare func(x, y T) int) func(x, y T) int {
	return func(x, y T) int {
		b.Work(1)
		return compare(x, y)
	}
}
