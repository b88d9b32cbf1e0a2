package repair

import (
	"testing"

	"trivium/engine/lang"
)

// BenchmarkRepair repairs what a lookup brings: texts of a sentence, near and far.
func BenchmarkRepair(b *testing.B) {
	units := map[string]struct{ source, target, asked string }{
		"number": {"Das Modul dauert 45 Minuten und schließt mit einem Gespräch ab.", "Moduł trwa 45 minut i kończy się rozmową.", "Das Modul dauert 90 Minuten und schließt mit einem Gespräch ab."},
		"near":   {"Das Jugendamt hilft der Familie, wenn die Eltern es wünschen.", "Urząd do spraw młodzieży pomaga rodzinie, jeśli rodzice sobie tego życzą.", "Das Jugendamt hilft den Familien, wenn die Mutter es wünscht."},
		"far":    {"Das Jugendamt hilft der Familie, wenn die Eltern es wünschen.", "Urząd do spraw młodzieży pomaga rodzinie, jeśli rodzice sobie tego życzą.", "Wer eine Pflegestufe hat, bekommt auf Antrag einen Teil der Kosten für die Betreuung zurück."},
	}
	for name, u := range units {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Repair(u.asked, Pair{From: lang.German, To: lang.Polish, Source: u.source, Target: u.target})
			}
		})
	}
}
