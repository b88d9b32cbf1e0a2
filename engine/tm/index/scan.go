package index

import "iter"

// Scan answers a query by comparing its text with every unit. It is what the index is measured and
// tested against: the index gives the same answers in the same order.
func Scan(units iter.Seq2[ID, Profile], q Query) []Hit {
	asked := NewProfile(q.Text)
	best := newTop(q)
	for id, profile := range units {
		best.offer(id, asked.Raw(profile))
	}
	return best.hits
}
