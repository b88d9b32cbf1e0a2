package repair

// tables are the cases, by what differs. They seed FuzzRepair.
func tables() map[string]map[string]row {
	return map[string]map[string]row{
		"numbers": numberRows, "counted": countedRows, "dates": dateRows, "times": timeRows, "units": unitRows,
		"tags": tagRows, "codes": codeRows, "ends": endRows, "letters": letterRows, "names": nameRows, "left": leftRows,
	}
}

var unitRows = map[string]row{
	"currency":          {"de>pl", "Die Gebühr beträgt 20 EUR.", "Opłata wynosi 20 EUR.", "Die Gebühr beträgt 85 PLN.", "Opłata wynosi 85 PLN.", true},
	"from złoty":        {"pl>de", "Opłata: 85 zł", "Gebühr: 85 PLN", "Opłata: 20 EUR", "Gebühr: 20 EUR", true},
	"to złoty":          {"pl>de", "Opłata: 20 EUR", "Gebühr: 20 EUR", "Opłata: 85 zł", "Gebühr: 85 PLN", true},
	"sign for a sign":   {"de>en", "Eintritt 5 €", "Admission 5 €", "Eintritt 6 $", "Admission 6 $", true},
	"sign before":       {"de>en", "Eintritt 5 €", "Admission €5", "Eintritt 6 €", "Admission €6", true},
	"distance":          {"lt>pl", "Atstumas: 3 km", "Odległość: 3 km", "Atstumas: 500 m", "Odległość: 500 m", true},
	"unit not there":    {"de>pl", "Gewicht: 3 kg", "Waga: trzy kilogramy", "Gewicht: 4 g", "Waga: trzy kilogramy", false},
	"teaching units":    {"de>pl", "Umfang: 2 UE", "Wymiar: 2 godz. dydaktyczne", "Umfang: 2 Tage", "Wymiar: 2 godz. dydaktyczne", false},
	"space at the sign": {"pl>de", "Rabat 50%", "50 % Rabatt", "Rabat 50 %", "50 % Rabatt", true},
}

var endRows = map[string]row{
	"stop to colon":        {"de>pl", "Wichtige Fragen.", "Ważne pytania.", "Wichtige Fragen:", "Ważne pytania:", true},
	"stop comes":           {"de>pl", "Wichtige Fragen", "Ważne pytania", "Wichtige Fragen.", "Ważne pytania.", true},
	"stop goes":            {"de>lt", "Wichtige Fragen.", "Svarbūs klausimai.", "Wichtige Fragen", "Svarbūs klausimai", true},
	"exclamation":          {"lt>de", "Dėkojame už pagalbą.", "Danke für die Hilfe.", "Dėkojame už pagalbą!", "Danke für die Hilfe!", true},
	"ellipsis":             {"lt>pl", "Kraunama...", "Wczytywanie...", "Kraunama", "Wczytywanie", true},
	"ellipsis comes":       {"en>lt", "Loading", "Įkeliama", "Loading…", "Įkeliama…", true},
	"comma to semicolon":   {"pl>de", "pomoc rodzinie,", "Hilfe für die Familie,", "pomoc rodzinie;", "Hilfe für die Familie;", true},
	"question":             {"pl>de", "Masz dzieci.", "Sie haben Kinder.", "Masz dzieci?", "Sie haben Kinder?", false},
	"no question":          {"pl>lt", "Czy masz dzieci?", "Ar turite vaikų?", "Czy masz dzieci.", "Ar turite vaikų.", false},
	"another in target":    {"pl>de", "Zapraszamy!", "Herzlich willkommen.", "Zapraszamy:", "Herzlich willkommen.", false},
	"there already":        {"pl>de", "Uwaga.", "Achtung!", "Uwaga!", "Achtung!", true},
	"quoted":               {"de>pl", "Hilfe zur Erziehung", "Pomoc w wychowaniu", "„Hilfe zur Erziehung“", "„Pomoc w wychowaniu”", true},
	"quoted en":            {"pl>en", "Pomoc rodzinie", "Family support", "„Pomoc rodzinie”", "“Family support”", true},
	"quoted de":            {"pl>de", "Pomoc rodzinie", "Hilfe für Familien", "\"Pomoc rodzinie\"", "„Hilfe für Familien“", true},
	"quoted lt":            {"en>lt", "Family support", "Pagalba šeimai", "“Family support”", "„Pagalba šeimai“", true},
	"quotes go":            {"pl>lt", "„Pomoc rodzinie”", "„Pagalba šeimai“", "Pomoc rodzinie", "Pagalba šeimai", true},
	"stop in quotes":       {"pl>de", "Tak jest", "So ist es", "„Tak jest.”", "„So ist es.“", true},
	"stop after quotes":    {"pl>de", "Tak jest.", "So ist es.", "„Tak jest”.", "„So ist es“.", true},
	"shape of quotes":      {"pl>de", "„Tak jest”", "„So ist es“", "\"Tak jest\"", "„So ist es“", true},
	"a word in quotes":     {"pl>de", "Kurs „Rodzina” trwa dalej", "Der Kurs „Familie“ geht weiter", "Kurs Rodzina trwa dalej", "Der Kurs „Familie“ geht weiter", false},
	"inside of tags":       {"de>pl", "**Achtung.**", "**Uwaga.**", "**Achtung!**", "**Uwaga!**", true},
	"out of the tags":      {"de>pl", "**Achtung.**", "**Uwaga.**", "**Achtung**.", "**Uwaga.**", false},
	"out of quotes":        {"pl>de", "„Tak jest.”", "„So ist es.“", "„Tak jest”.", "„So ist es.“", false},
	"tags come and marks":  {"de>pl", "Bitte anrufen", "Proszę dzwonić", "**Bitte anrufen!**", "**Proszę dzwonić!**", true},
	"tags go":              {"de>pl", "**Bitte anrufen.**", "**Proszę dzwonić.**", "Bitte anrufen.", "Proszę dzwonić.", true},
	"after inner quotes":   {"de>pl", "Name „%s“ ist falsch", "Błędna nazwa „%s”", "Name „%s“ ist falsch.", "Błędna nazwa „%s”.", true},
	"after quotes lt":      {"pl>lt", "Moduł Pomoc jest nowy", "Naujas modulis „Pagalba“", "Moduł Pomoc jest nowy.", "Naujas modulis „Pagalba“.", true},
	"after quotes de":      {"pl>de", "Otwiera „Pomoc” teraz", "Öffnet jetzt die „Hilfe“", "Otwiera „Pomoc” teraz!", "Öffnet jetzt die „Hilfe“!", true},
	"before quotes en":     {"pl>en", "Otwiera „Pomoc” teraz", "Now opens “Help”", "Otwiera „Pomoc” teraz.", "Now opens “Help.”", true},
	"after quotes in bold": {"de>pl", "**Name falsch**", "**Błędna „nazwa”**", "**Name falsch.**", "**Błędna „nazwa”.**", true},
	"inside as asked":      {"de>pl", "„So ist es“", "„Tak jest”", "„So ist es.“", "„Tak jest.”", true},
	"after as asked":       {"de>lt", "„So ist es“", "„Taip yra“", "„So ist es“.", "„Taip yra“.", true},
	"after tags":           {"de>pl", "Siehe **Anhang**", "Zob. **załącznik**", "Siehe **Anhang**.", "Zob. **załącznik**.", true},
	"an abbreviation":      {"de>lt", "Beginn am 23. August 2021.", "Pradžia 2021 m. rugpjūčio 23 d.", "Beginn am 23. August 2021", "Pradžia 2021 m. rugpjūčio 23 d.", true},
	"abbreviation stays":   {"de>pl", "Stand: 2021", "Stan na 2021 r.", "Stand: 2021.", "Stan na 2021 r.", true},
	"abbreviation asks":    {"de>pl", "Hilfe, Rat usw.", "pomoc, porada itd.", "Hilfe, Rat usw.:", "pomoc, porada itd.:", true},
	"stop with number":     {"de>pl", "Schritt 2.", "Krok 2.", "Schritt 3:", "Krok 3:", true},
	"quotes of a menu":     {"de>pl", "Wählen Sie „Datei öffnen ...“", "Wybierz „Otwórz plik...”", "Wählen Sie „Datei öffnen ...“.", "Wybierz „Otwórz plik...”", false},
	"space before":         {"pl>de", "Usuń ustawienia…", "Einstellungen löschen …", "Usuń ustawienia", "Einstellungen löschen", true},
}

var letterRows = map[string]row{
	"capital":            {"pl>en", "pomoc rodzinie", "family support", "Pomoc rodzinie", "Family support", true},
	"capital lt":         {"de>lt", "gemeinsame Pflege", "šeimos globa", "Gemeinsame Pflege", "Šeimos globa", true},
	"small":              {"pl>lt", "Pomoc rodzinie", "Pagalba šeimai", "pomoc rodzinie", "pagalba šeimai", true},
	"small german":       {"pl>de", "Pomoc rodzinie", "Hilfe für die Familie", "pomoc rodzinie", "Hilfe für die Familie", false},
	"small proper name":  {"pl>en", "Polska rodzina", "Polish family", "polska rodzina", "Polish family", false},
	"small weekday":      {"lt>en", "Pirmadienis: grupė", "Monday: group", "pirmadienis: grupė", "Monday: group", false},
	"escapes":            {"en>pl", "Press enter &amp; wait", "Naciśnij &amp; czekaj", "PRESS ENTER &AMP; WAIT", "NACIŚNIJ &amp; CZEKAJ", false},
	"small acronym":      {"pl>en", "Program wspiera rodziny", "EU programme for families", "program wspiera rodziny", "EU programme for families", false},
	"capital in bold":    {"pl>lt", "**pomoc** rodzinie", "**pagalba** šeimai", "**Pomoc** rodzinie", "**Pagalba** šeimai", true},
	"all capitals":       {"pl>de", "Pomoc rodzinie", "Große Hilfe für die Familie", "POMOC RODZINIE", "GROSSE HILFE FÜR DIE FAMILIE", true},
	"capitals and codes": {"en>pl", "Open {name} now", "Otwórz teraz {name}", "OPEN {name} NOW", "OTWÓRZ TERAZ {name}", true},
	"capitals and dates": {"de>lt", "Treffen am 5. August 2021", "Susitikimas 2021 m. rugpjūčio 5 d.", "TREFFEN AM 5. AUGUST 2021", "SUSITIKIMAS 2021 M. RUGPJŪČIO 5 D.", true},
	"no capitals":        {"pl>de", "POMOC RODZINIE", "HILFE FÜR DIE FAMILIE", "Pomoc rodzinie", "HILFE FÜR DIE FAMILIE", false},
	"in the middle":      {"pl>de", "pomoc Rodzinie", "Hilfe für die Familie", "pomoc rodzinie", "Hilfe für die Familie", false},
	"capital and colon":  {"pl>lt", "pomoc rodzinie.", "pagalba šeimai.", "Pomoc rodzinie:", "Pagalba šeimai:", true},
	"number first":       {"pl>de", "3 kroki: rozmowa", "3 Schritte: Gespräch", "3 Kroki: rozmowa", "3 Schritte: Gespräch", false},
}

var nameRows = map[string]row{
	"a program":        {"en>pl", "Open it in Firefox now.", "Otwórz teraz w Firefox.", "Open it in Chromium now.", "Otwórz teraz w Chromium.", false},
	"in a case":        {"en>pl", "Open it with Firefox now.", "Otwórz teraz Firefoksem.", "Open it with Chromium now.", "Otwórz teraz Firefoksem.", false},
	"a library":        {"en>de", "Library libpng is missing", "Die Bibliothek libpng fehlt", "Library libtheora is missing", "Die Bibliothek libtheora fehlt", false},
	"an acronym":       {"de>pl", "Als PDF speichern", "Zapisz jako PDF", "Als HTML speichern", "Zapisz jako HTML", false},
	"a person":         {"de>pl", "Das Konzept schrieb Anna Nowak.", "Koncepcję napisała Anna Nowak.", "Das Konzept schrieb Ewa Lis.", "Koncepcję napisała Ewa Lis.", false},
	"other word":       {"de>pl", "Die Familie kommt.", "Rodzina przychodzi.", "Die Gruppe kommt.", "Rodzina przychodzi.", false},
	"a letter":         {"de>pl", "Bericht zu Fall A", "Opis: przypadek A", "Bericht zu Fall B", "Opis: przypadek B", false},
	"a letter first":   {"pl>de", "W domu dziecka", "Im W Kinderheim", "Z domu dziecka", "Im W Kinderheim", false},
	"a shared word":    {"pl>en", "Ten program jest darmowy.", "This program is free.", "Ten poradnik jest darmowy.", "This program is free.", false},
	"a shared term":    {"de>pl", "Der Plan ist fertig.", "Plan jest gotowy.", "Der Bericht ist fertig.", "Plan jest gotowy.", false},
	"more words":       {"en>de", "Text in Open Office here", "Text hier in Open Office", "Text in OpenOffice here", "Text hier in Open Office", false},
	"in another place": {"de>pl", "Auf CD, DVD und BD brennen", "Nagraj na CD, DVD i BD", "Auf CD und DVD brennen", "Nagraj na CD, DVD i BD", false},
	"twice, one stays": {"en>de", "From Firefox to Firefox now", "Jetzt von Firefox zu Firefox", "From Firefox to Chromium now", "Jetzt von Firefox zu Firefox", false},
}
