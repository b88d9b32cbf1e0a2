package repair

// listRows are texts with the mark of a list or brackets that the other has not, or has in another way.
var listRows = map[string]row{
	"bullet comes":           {"de>pl", "Hilfe annehmen", "Przyjmować pomoc", "• Hilfe annehmen", "• Przyjmować pomoc", true},
	"bullet goes":            {"pl>lt", "– pomoc rodzinie", "– pagalba šeimai", "pomoc rodzinie", "pagalba šeimai", true},
	"another bullet":         {"de>lt", "- Hilfe", "• Pagalba", "* Hilfe", "* Pagalba", true},
	"letter comes":           {"de>pl", "Hilfe annehmen", "Przyjmować pomoc", "b) Hilfe annehmen", "b) Przyjmować pomoc", true},
	"bullet for a number":    {"lt>pl", "(2) Pagalba šeimai", "(2) Pomoc rodzinie", "• Pagalba šeimai", "• Pomoc rodzinie", true},
	"brackets come":          {"de>pl", "Hilfe für 12 Tage", "Pomoc przez 12 dni", "(Hilfe für 15 Tage)", "(Pomoc przez 15 dni)", true},
	"brackets go":            {"pl>de", "[pomoc rodzinie]", "[Hilfe für Familien]", "pomoc rodzinie", "Hilfe für Familien", true},
	"round for square":       {"pl>de", "[pomoc rodzinie]", "[Hilfe für Familien]", "(pomoc rodzinie)", "(Hilfe für Familien)", true},
	"not in the target":      {"de>pl", "• Hilfe annehmen", "Przyjmować pomoc", "Hilfe annehmen", "Przyjmować pomoc", false},
	"brackets in the middle": {"de>pl", "Hilfe annehmen", "Przyjmować pomoc", "Hilfe (annehmen)", "Przyjmować pomoc", false},
	"an ordinal":             {"de>pl", "Sitzung", "Posiedzenie", "3. Sitzung", "Posiedzenie", false},
	"a minus":                {"de>pl", "5 Grad am Morgen", "5 stopni rano", "- 5 Grad am Morgen", "5 stopni rano", false},
	"bullet and another end": {"de>pl", "Hilfe annehmen.", "Przyjmować pomoc.", "• Hilfe annehmen;", "• Przyjmować pomoc;", true},
}

// labelRows are numbers that are no quantities: with a letter, in a postal code, of a day or a school year.
var labelRows = map[string]row{
	"paragraph":              {"de>pl", "§ 8a SGB VIII", "§ 8a SGB VIII", "§ 8b SGB VIII", "§ 8b SGB VIII", true},
	"letter goes":            {"de>pl", "§ 8a SGB VIII", "§ 8a SGB VIII", "§ 42 SGB VIII", "§ 42 SGB VIII", true},
	"letter comes":           {"pl>de", "art. 12 ustawy", "Art. 12 des Gesetzes", "art. 12a ustawy", "Art. 12a des Gesetzes", true},
	"letter comes, no label": {"pl>lt", "art. 12 ustawy", "12 įstatymo straipsnis", "art. 12a ustawy", "12 įstatymo straipsnis", false},
	"class":                  {"de>lt", "Klasse 5b", "5b klasė", "Klasse 6a", "6a klasė", true},
	"fraction":               {"de>pl", "¼ Stunde Pause", "¼ godziny przerwy", "½ Stunde Pause", "½ godziny przerwy", true},
	"postal code":            {"pl>de", "30-002 Kraków", "30-002 Krakau", "31-066 Kraków", "31-066 Krakau", true},
	"a range, no code":       {"de>pl", "10-100 Tage Zeit", "10-100 dni czasu", "10-102 Tage Zeit", "10-102 dni czasu", false},
	"days of a date":         {"de>pl", "vom 3. bis 5. Mai 2026", "od 3 do 5 maja 2026 r.", "vom 12. bis 14. Mai 2026", "od 12 do 14 maja 2026 r.", true},
	"school year":            {"de>pl", "Schuljahr 2024/25", "rok szkolny 2024/2025", "Schuljahr 2025/26", "rok szkolny 2025/2026", true},
	"school year, short":     {"pl>de", "rok szkolny 2024/2025", "Schuljahr 2024/25", "rok szkolny 2025/2026", "Schuljahr 2025/26", true},
	"turn of the century":    {"de>pl", "Schuljahr 1998/99", "rok szkolny 1998/1999", "Schuljahr 1999/00", "rok szkolny 1999/2000", true},
	"no year any more":       {"de>pl", "2025 Akten", "2024/25 Akta", "3 Akten", "2024/25 Akta", false},
	"no span any more":       {"de>pl", "Akte 2024/25", "Akta 2024/2025", "Akte 2024/31", "Akta 2024/2025", false},
	"day and month":          {"de>pl", "vom 3.4. bis 5.5.2026", "od 3.04 do 5.05.2026 r.", "vom 12.5. bis 14.6.2026", "od 12.05 do 14.06.2026 r.", true},
	"half padded":            {"lt>pl", "Pradžia: 2025-04-03", "Początek: 3.04.2025", "Pradžia: 2026-05-12", "Początek: 12.05.2026", true},
	"roman month":            {"pl>de", "Termin: 3 IV 2025", "Termin: 3. April 2025", "Termin: 12 V 2026", "Termin: 12. Mai 2026", true},
	"to a roman month":       {"de>pl", "Stand: 23.08.2021", "Stan na 23.VIII.2021", "Stand: 24.09.2021", "Stan na 24.IX.2021", true},
	"ordinal lt":             {"pl>lt", "4. wydanie", "4-asis leidimas", "5. wydanie", "5-asis leidimas", true},
	"ordinal lt thirteen":    {"pl>lt", "4. wydanie", "4-asis leidimas", "13. wydanie", "13-asis leidimas", true},
	"counted lt":             {"pl>lt", "po 5 dniach", "po 5-ių dienų", "po 2 dniach", "po 5-ių dienų", false},
	"part of the law lt":     {"pl>lt", "art. 5 ust. 2 ustawy", "įstatymo 5 straipsnio 2 dalis", "art. 12 ust. 10 ustawy", "įstatymo 12 straipsnio 10 dalis", true},
	"page lt":                {"en>lt", "See page 2 here", "Žr. 2 puslapyje", "See page 21 here", "Žr. 21 puslapyje", true},
	"pages lt":               {"en>lt", "The book has 21 page here", "Knygoje 21 puslapis", "The book has 22 page here", "Knygoje 22 puslapis", false},
	"part of people":         {"de>pl", "Rund 2/3 der Befragten", "Około 2/3 ankietowanych", "Rund 1/5 der Befragten", "Około 1/5 ankietowanych", true},
	"a sign comes":           {"de>pl", "bis 5 °C", "do 5 °C", "bis −15 °C", "do 5 °C", false},
}

// halfDayRows are English times with "a.m." or "pm".
var halfDayRows = map[string]row{
	"afternoon":      {"en>de", "Start at 10:30 a.m.", "Beginn um 10:30 Uhr", "Start at 2:30 p.m.", "Beginn um 14:30 Uhr", true},
	"full hour":      {"en>pl", "Start at 9 am", "Początek o godz. 9", "Start at 3 pm", "Początek o godz. 15", true},
	"midnight":       {"en>de", "Start at 9 am", "Beginn um 9 Uhr", "Start at 12 am", "Beginn um 0 Uhr", true},
	"noon":           {"de>en", "Beginn um 9 Uhr", "Start at 9 am", "Beginn um 12 Uhr", "Start at 12 pm", true},
	"half not known": {"en>de", "Start at 10:30 a.m.", "Beginn um 10:30 Uhr", "Start at 2:30", "Beginn um 10:30 Uhr", false},
	"capitals":       {"en>lt", "Start at 9:15 AM", "Pradžia 9.15 val.", "Start at 4:45 PM", "Pradžia 16.45 val.", true},
	"a range of one": {"de>en", "von 9 bis 11 Uhr", "from 9 to 11 a.m.", "von 8 bis 12 Uhr", "from 8 to 11 a.m.", false},
	"a range of two": {"de>en", "von 9 bis 11 Uhr", "from 9 a.m. to 11 a.m.", "von 10 bis 14 Uhr", "from 10 a.m. to 2 p.m.", true},
	"no hour":        {"en>de", "At 45 am I old", "Mit 45 bin ich alt", "At 50 am I old", "Mit 50 bin ich alt", true},
}

// capitalRows are words that are others with a capital.
var capitalRows = map[string]row{
	"address":        {"de>pl", "Sie kommen", "Państwo przychodzą", "sie kommen", "Państwo przychodzą", false},
	"address's":      {"de>lt", "ihre Rechte", "jų teisės", "Ihre Rechte", "jų teisės", false},
	"noun and verb":  {"de>pl", "Lernen durch Spielen", "Uczenie się przez zabawę", "lernen durch Spielen", "Uczenie się przez zabawę", false},
	"noun alone":     {"de>pl", "Leben", "Życie", "leben", "Życie", false},
	"an article":     {"de>pl", "einen Antrag stellen", "złożyć wniosek", "Einen Antrag stellen", "Złożyć wniosek", true},
	"a country":      {"en>pl", "Turkey", "Turcja", "turkey", "Turcja", false},
	"an acronym":     {"en>pl", "it", "to", "IT", "to", false},
	"a sharp s":      {"de>pl", "Große Hilfe", "Wielka pomoc", "GROSSE HILFE", "WIELKA POMOC", true},
	"a sharp s only": {"de>pl", "Maße der Tür", "Wymiary drzwi", "Masse der Tür", "Wymiary drzwi", false},
	"a verb pl":      {"de>pl", "Gemeldet haben sich 5.", "Zgłosiło się 5.", "Gemeldet haben sich 2.", "Zgłosiło się 2.", false},
	"about":          {"de>pl", "Seiten: rund 5", "Stron: około 5", "Seiten: rund 2", "Stron: około 2", true},
	"quoted cry":     {"de>pl", "„Komm.“", "„Przyjdź”.", "„Komm!“", "„Przyjdź”.", false},
}
