package index

import "slices"

// Copy returns an index of the same units, which changes of this one do not change. It takes no time:
// what never changes is shared.
func (x *Index) Copy() *Index {
	v := x.now.Load()
	y := New()
	y.now.Store(&view{parts: slices.Clip(v.parts), fresh: slices.Clip(v.fresh)})
	return y
}
