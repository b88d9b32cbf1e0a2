// Package eval judges the score of the memory by what translators get from it.
//
// A memory of real translations goes in, and held-out texts whose true translations are known; out comes
// how much of the true translation the first suggestion of each matcher has (chrF.go), over the 30 % of
// the texts for which the matcher is surest of its suggestion (judge.go). Matchers are the memory itself,
// with repair and without, OmegaT 3.6.0 with its own classes (omegat.go), and other scores of the family
// of Dice (variant.go). All of them compare with every unit of the memory. The command run prints the
// table; docs/adr/0018-the-score-of-the-memory.md says what was decided by it.
//
// The texts come from a folder (data.go), or from packages of Debian (debian.go).
package eval
