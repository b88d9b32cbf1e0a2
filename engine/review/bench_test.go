package review

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/cpu"
	"trivium/engine/lang"
)

// sentencesOf are what the programme of the benchmarks is made of.
func sentencesOf(l lang.Tag) []string {
	return map[lang.Tag][]string{
		"pl": {"Pomoc społeczna wspiera osoby i rodziny w trudnej sytuacji.", "Pracownik socjalny prowadzi rozmowę i zapisuje ustalenia.", "Termin wynosi 14 dni od złożenia wniosku.", "Warto zapytać, czego rodzina naprawdę potrzebuje."},
		"de": {"Die Sozialhilfe unterstützt Menschen und Familien in schwieriger Lage.", "Die Fachkraft führt das Gespräch und hält die Ergebnisse fest.", "Die Frist beträgt 14 Tage ab dem Antrag.", "Es lohnt sich zu fragen, was die Familie wirklich braucht."},
		"lt": {"Socialinė parama padeda žmonėms ir šeimoms sunkioje padėtyje.", "Socialinis darbuotojas veda pokalbį ir užrašo susitarimus.", "Terminas yra 14 dienų nuo prašymo pateikimo.", "Verta paklausti, ko šeimai iš tikrųjų reikia."},
	}[l]
}

// programme makes a programme of 300 pages in three languages, 1,667 texts in 10 modules of 10 lessons:
// 5,000 cells of 30 words; and then edits them, a few words at a time, until there are n events. It
// returns the moments after a half and after nine tenths of them.
func programme(b *testing.B, n int) (d *desk, half, tenth change.Vector) {
	d = desks(b, 1)[0]
	random := rand.New(rand.NewSource(1))
	var cells []change.CellID
	for m := range 10 {
		d.Do(func(g *change.Gesture) {
			module := fmt.Sprint("M", m)
			g.Arrange(module, "module", "", m)
			g.SetField(module, "languages", []lang.Tag{"pl", "de", "lt"})
			for l := range 10 {
				lesson := fmt.Sprint(module, "L", l)
				g.PutNode(lesson, "lesson", module, fmt.Sprintf("%02dV", l))
				for i := range 17 {
					block := fmt.Sprint(lesson, "B", i)
					g.PutNode(block, "block", lesson, fmt.Sprintf("%02dV", i))
					g.SetOrigin(block+"/text", "pl")
					for _, l := range []lang.Tag{"pl", "de", "lt"} {
						id := cell(block+"/text", l)
						s := sentencesOf(l)
						g.SetCell(id, strings.Join([]string{s[i%4], s[(i+m)%4], fmt.Sprint(i, "."), s[(i+2)%4]}, " "), nil)
						cells = append(cells, id)
					}
				}
			}
		})
	}
	for len(d.Log) < n {
		if half == nil && len(d.Log) >= n/2 {
			half = d.State.Vector()
		}
		if tenth == nil && len(d.Log) >= n*9/10 {
			tenth = d.State.Vector()
		}
		d.Wait(3)
		d.Do(func(g *change.Gesture) {
			at := random.Intn(len(cells))
			for range min(40, n-len(d.Log)) { // one person stays at one place
				id := cells[(at+random.Intn(60))%len(cells)]
				words := strings.Fields(d.State.Cell(id).Text)
				words[random.Intn(len(words))] = []string{"jednak", "wieder", "12", "šiandien"}[random.Intn(4)]
				g.SetCell(id, strings.Join(words, " "), nil)
			}
		})
	}
	return d, half, tenth
}

// BenchmarkCompare compares a programme of 300 pages in three languages, in a workspace of 100,000
// events, with what it was: both moments and all scripts may take 300 ms. "all rewritten" is the
// worst: of 5,000 texts each has changed in nearly every word.
func BenchmarkCompare(b *testing.B) {
	d, half, tenth := programme(b, 100_000)
	now := d.State.Vector()
	worn := d.Log[6800].Vector()
	few := d.Log[len(d.Log)-200].Vector()
	for _, tt := range []struct {
		name string
		then change.Vector
	}{{"the last 200 events", few}, {"the last tenth", tenth}, {"since half-way", half}, {"all rewritten", worn}} {
		b.Run(tt.name, func(b *testing.B) {
			report := cpu.Report(b.ReportMetric, &b.N)
			var c *Comparison
			for b.Loop() {
				c = Compare(d.at(tt.then), d.at(now), Options{})
			}
			report()
			b.ReportMetric(float64(len(c.Texts)), "texts")
			b.ReportMetric(float64(c.Counts.Unread), "unread")
		})
	}
	b.Run("two past moments", func(b *testing.B) {
		report := cpu.Report(b.ReportMetric, &b.N)
		for b.Loop() {
			Compare(d.at(half), d.at(tenth), Options{})
		}
		report()
	})
	b.Run("time line", func(b *testing.B) {
		report := cpu.Report(b.ReportMetric, &b.N)
		for b.Loop() {
			Timeline(d.State, Query{})
		}
		report()
	})
	b.Run("progress", func(b *testing.B) {
		report := cpu.Report(b.ReportMetric, &b.N)
		for b.Loop() {
			ProgressOf(d.present())
		}
		report()
	})
}
