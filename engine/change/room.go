package change

// A room is where values of one type are made, many at a time: a log has hundreds of thousands of
// records and values, and each made by itself costs more than what is done with it.
type room[T any] struct{ free []T }

// roomFor is how many are made at once: enough for the cost to vanish, few enough for a small
// workspace.
const roomFor = 128

// add returns the address of a new value.
func (r *room[T]) add(v T) *T {
	if len(r.free) == 0 {
		r.free = make([]T, roomFor)
	}
	at := &r.free[0]
	r.free = r.free[1:]
	*at = v
	return at
}
