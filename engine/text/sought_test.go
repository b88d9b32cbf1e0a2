package text

import "testing"

func TestSought(t *testing.T) {
	tests := map[string]struct {
		sought, text string
		want         bool
	}{
		"as it stands":       {"Jan Kowalski", "Pan Jan Kowalski mieszka tu.", true},
		"capitals":           {"Jan Kowalski", "JAN KOWALSKI", true},
		"from capitals":      {"ŁUCJA ŻAK", "u Łucji i Łucja Żak", true},
		"no-break space":     {"Jan Kowalski", "Jan\u00A0Kowalski", true},
		"line end":           {"Jan Kowalski", "Jan\n  Kowalski", true},
		"soft hyphen":        {"Kowalski", "Kowal\u00ADski", true},
		"sharp s":            {"Frau Groß", "FRAU GROSS", true},
		"decomposed":         {"Żak", "Z\u0307ak", true},
		"apostrophe":         {"O'Brien", "o’brien", true},
		"within a word":      {"kowal", "Kowalski", true},
		"another diacritic":  {"sąd", "sad", false},
		"words apart":        {"Jan Kowalski", "Jan i Kowalski", false},
		"blank":              {" \u00AD", "a", false},
		"a blank in a blank": {"", "", false},
	}
	for name, tt := range tests {
		if got := Seek(tt.sought).In(tt.text); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
		others := []string{"", "Nowak 1", "Nowak 2", "Jan Nowak", "Kowalewska", "xyz", "żółć", "Frau Gr.", "o'brian"}
		if got := Seek(append(others, tt.sought)...).In(tt.text); got != tt.want {
			t.Errorf("%s, among others: %v", name, got)
		}
		if blank := Seek(tt.sought).Blank(); blank && tt.want {
			t.Errorf("%s: blank", name)
		}
	}
	if !Seek("", " ").Blank() || Seek("", "a").Blank() {
		t.Error("blank texts")
	}
}
