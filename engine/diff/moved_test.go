package diff

import "testing"

func TestMoves(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"two words of one length": {
			"Norden eins zwei drei vier Westen fünf sechs", "eins zwei Westen drei vier fünf Norden sechs",
			"{<Norden <}eins zwei {>Westen >}drei vier {<Westen <}fünf {>Norden >}sechs",
		},
		"stands twice": {
			"Norden eins zwei drei Norden", "eins Norden zwei drei",
			"[-Norden -]eins {+Norden +}zwei drei[- Norden-]",
		},
		"too short": {
			"und eins zwei drei", "eins zwei und drei",
			"[-und -]eins zwei {+und +}drei",
		},
		"short words with a long one": {
			"auf dem Weg eins zwei drei vier fünf", "eins zwei drei vier auf dem Weg fünf",
			"{<auf dem Weg <}eins zwei drei vier {>auf dem Weg >}fünf",
		},
		"with a comma inside": {
			"Norden, Süden eins zwei drei vier fünf", "eins zwei drei vier Norden, Süden fünf",
			"{<Norden, Süden <}eins zwei drei vier {>Norden, Süden >}fünf",
		},
		"not across markup": {
			"Norden **Süden** eins zwei drei vier fünf", "eins zwei drei vier fünf Norden **Süden**",
			"{<Norden <}{@**→@}{<Süden<}{@** →@}eins zwei drei vier fünf{> Norden>}{@→ **@}{>Süden>}{@→**@}",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			script := Words(tt.old, tt.new)
			if got := script.Draw(tt.old, tt.new); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
			checkScript(t, tt.old, tt.new, script)
		})
	}
}
