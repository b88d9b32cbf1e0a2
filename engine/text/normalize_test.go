package text

import (
	"strings"
	"testing"
)

// normalizeCases hold a text, its normal form and its folded form. They seed FuzzNormalize too.
var normalizeCases = map[string]struct{ in, normal, fold string }{
	"empty":         {"", "", ""},
	"ascii":         {"Plan A", "Plan A", "plan a"},
	"spaces":        {"  a \u00A0\t b\u202F\n", "a b", "a b"},
	"composed":      {"z\u0307o\u0301łc", "żółc", "zolc"},
	"polish":        {"ŁĄKA", "ŁĄKA", "laka"},
	"german":        {"Größe STRAẞE", "Größe STRAẞE", "grosse strasse"},
	"lithuanian":    {"Žąsų ėjimas", "Žąsų ėjimas", "zasu ejimas"},
	"soft hyphen":   {"Sozial\u00ADarbeit", "Sozialarbeit", "sozialarbeit"},
	"zero width":    {"a\u200Bb\uFEFF", "ab", "ab"},
	"mark alone":    {"e\u200B\u0301", "é", "e"},
	"quotes":        {"„a” “b” «c» ‚d’", `"a" "b" "c" 'd'`, `"a" "b" "c" 'd'`},
	"apostrophe":    {"d’Hondt", "d'Hondt", "d'hondt"},
	"dashes":        {"2014–2020 — A‑B −5", "2014-2020 - A-B -5", "2014-2020 - a-b -5"},
	"ellipsis":      {"no…", "no...", "no..."},
	"superscript":   {"m²", "m²", "m²"},
	"dotted i":      {"İstanbul ı", "İstanbul ı", "istanbul i"},
	"nordic":        {"Ærø Þór", "Ærø Þór", "aero thor"},
	"not utf-8":     {"a\xff", "a\uFFFD", "a\uFFFD"},
	"acute":         {"l\u1FFDeau", "l'eau", "l'eau"},
	"mark on space": {"a \u0301 b", "a \u0301 b", "a b"},
}

func TestNormalize(t *testing.T) {
	for name, tt := range normalizeCases {
		t.Run(name, func(t *testing.T) {
			if got := Normalize(tt.in); got != tt.normal {
				t.Errorf("Normalize(%q) = %q, want %q", tt.in, got, tt.normal)
			}
			if got := Fold(tt.in); got != tt.fold {
				t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.fold)
			}
		})
	}
}

// FuzzNormalize checks that both forms are final, and that texts of one normal form fold alike.
func FuzzNormalize(f *testing.F) {
	for _, tt := range normalizeCases {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		normal := Normalize(s)
		if again := Normalize(normal); again != normal {
			t.Errorf("Normalize(%q) = %q, and again %q", s, normal, again)
		}
		fold := Fold(s)
		if again := Fold(fold); again != fold {
			t.Errorf("Fold(%q) = %q, and again %q", s, fold, again)
		}
		if slow := foldAny(s); slow != fold {
			t.Errorf("Fold(%q) = %q, the plain way %q", s, fold, slow)
		}
		if of := Fold(normal); of != fold {
			t.Errorf("Fold(%q) = %q, of its normal form %q", s, fold, of)
		}
	})
}

func BenchmarkNormalize(b *testing.B) {
	s := strings.Repeat("Pracownik socjalny – „opiekun” – przygotowuje plan pomocy. ", 5)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Normalize(s)
	}
}

func BenchmarkFold(b *testing.B) {
	s := strings.Repeat("Pracownik socjalny – „opiekun” – przygotowuje plan pomocy. ", 5)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Fold(s)
	}
}
