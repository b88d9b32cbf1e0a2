package tm

// Percent returns the score of a raw score.
func Percent(raw float64) float64 { return 100 * raw }
