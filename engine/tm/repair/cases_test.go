package repair

// tables are the cases, by what differs. They seed FuzzRepair.
func tables() map[string]map[string]row {
	return map[string]map[string]row{
		"numbers": numberRows, "dates": dateRows, "tags": tagRows, "ends": endRows, "letters": letterRows, "names": nameRows,
	}
}

var numberRows = map[string]row{
	"plain":                     {"de>pl", "Das Modul dauert 45 Minuten.", "Moduł trwa 45 minut.", "Das Modul dauert 90 Minuten.", "Moduł trwa 90 minut.", true},
	"decimals to polish":        {"de>pl", "Kosten: 1.234,5 EUR", "Koszt: 1 234,5 EUR", "Kosten: 2.345,75 EUR", "Koszt: 2 345,75 EUR", true},
	"no-break space kept":       {"de>pl", "Kosten: 1.234,5 EUR", "Koszt: 1\u00A0234,5 EUR", "Kosten: 12.345,75 EUR", "Koszt: 12\u00A0345,75 EUR", true},
	"narrow no-break space":     {"de>lt", "Kosten: 1.234,5 EUR", "Kaina: 1\u202F234,5 EUR", "Kosten: 12.345,75 EUR", "Kaina: 12\u202F345,75 EUR", true},
	"decimals to english":       {"de>en", "Kosten: 1.234,5 EUR", "Cost: EUR 1,234.5", "Kosten: 2.345,75 EUR", "Cost: EUR 2,345.75", true},
	"decimals from english":     {"en>de", "Cost: EUR 1,234.5", "Kosten: 1.234,5 EUR", "Cost: EUR 999.25", "Kosten: 999,25 EUR", true},
	"grouping is new":           {"de>pl", "Zuschuss: 900 EUR", "Dotacja: 900 EUR", "Zuschuss: 12.500 EUR", "Dotacja: 12\u00A0500 EUR", true},
	"no grouping in the target": {"de>pl", "Zuschuss: 1.500 EUR", "Dotacja: 1500 EUR", "Zuschuss: 2.500 EUR", "Dotacja: 2500 EUR", true},
	"percent":                   {"de>pl", "50 % der Familien", "50% rodzin", "75 % der Familien", "75% rodzin", true},
	"version":                   {"de>pl", "Siehe Abschnitt 2.3.1.", "Zob. punkt 2.3.1.", "Siehe Abschnitt 2.3.2.", "Zob. punkt 2.3.2.", true},
	"ordinal":                   {"de>pl", "3. Modul: Gespräch", "3. moduł: rozmowa", "4. Modul: Gespräch", "4. moduł: rozmowa", true},
	"english ordinal":           {"en>pl", "The 2nd module", "2. moduł", "The 3rd module", "3. moduł", true},
	"to english ordinal":        {"pl>en", "To jest 2. moduł.", "This is the 2nd module.", "To jest 11. moduł.", "This is the 11th module.", true},
	"roman":                     {"de>pl", "Modul II: Hilfe", "Moduł II: pomoc", "Modul IV: Hilfe", "Moduł IV: pomoc", true},
	"roman to digits":           {"pl>de", "Moduł II: pomoc", "Modul 2: Hilfe", "Moduł III: pomoc", "Modul 3: Hilfe", true},
	"range":                     {"de>lt", "Programm 2014–2020", "2014–2020 m. programa", "Programm 2021–2027", "2021–2027 m. programa", true},
	"swapped":                   {"de>pl", "2 Tage mit 8 Stunden", "8 godzin przez 2 dni", "3 Tage mit 7 Stunden", "7 godzin przez 3 dni", true},
	"plural pl":                 {"de>pl", "Teil für 2 Personen", "Część dla 2 osób", "Teil für 5 Personen", "Część dla 5 osób", false},
	"plural pl one":             {"de>pl", "Es kommen 5 Personen.", "Przyjdzie 5 osób.", "Es kommen 6 Personen.", "Przyjdzie 6 osób.", true},
	"plural lt":                 {"de>lt", "Gruppe mit 2 Teilnehmern", "Grupė: 2 dalyviai", "Gruppe mit 10 Teilnehmern", "Grupė: 10 dalyviai", false},
	"plural lt same":            {"de>lt", "Gruppe mit 10 Teilnehmern", "Grupė: 10 dalyvių", "Gruppe mit 12 Teilnehmern", "Grupė: 12 dalyvių", true},
	"a word in the target":      {"de>pl", "Kurs mit 3 Modulen", "Kurs z trzema modułami", "Kurs mit 4 Modulen", "Kurs z trzema modułami", false},
	"twice, both change":        {"de>pl", "5 Frauen und 5 Männer", "5 kobiet i 5 mężczyzn", "6 Frauen und 6 Männer", "6 kobiet i 6 mężczyzn", true},
	"twice, one changes":        {"de>pl", "Für 5 Frauen gibt es im Haus 5 Zimmer", "W domu jest 5 pokoi dla 5 kobiet", "Für 6 Frauen gibt es im Haus 5 Zimmer", "W domu jest 5 pokoi dla 5 kobiet", false},
	"page of pages":             {"en>pl", "Page 1 of 1", "Strona 1 z 1", "Page 1 of 3", "Strona 1 z 3", true},
}

var dateRows = map[string]row{
	"digits to name":  {"de>lt", "Beginn: 23.08.2021", "Pradžia: 2021 m. rugpjūčio 23 d.", "Beginn: 24.09.2022", "Pradžia: 2022 m. rugsėjo 24 d.", true},
	"digits":          {"de>pl", "am 23.08.2021 um 14:30 Uhr", "23.08.2021 r. o godz. 14.30", "am 05.09.2021 um 9:00 Uhr", "05.09.2021 r. o godz. 9.00", true},
	"iso":             {"de>lt", "Stand: 23.08.2021", "Data: 2021-08-23", "Stand: 1.9.2021", "Data: 2021-09-01", true},
	"names":           {"de>pl", "Treffen am 23. August 2021", "Spotkanie 23 sierpnia 2021 r.", "Treffen am 4. Mai 2022", "Spotkanie 4 maja 2022 r.", true},
	"names en":        {"pl>en", "Spotkanie 23 sierpnia 2021 r.", "Meeting on 23 August 2021", "Spotkanie 1 września 2021 r.", "Meeting on 1 September 2021", true},
	"month in a case": {"de>lt", "Start im August 2021", "Pradžia 2021 m. rugpjūtį", "Start im September 2021", "Pradžia 2021 m. rugsėjį", true},
	"weekday stays":   {"de>pl", "Montag, 23. August 2021", "poniedziałek, 23 sierpnia 2021 r.", "Montag, 30. August 2021", "poniedziałek, 30 sierpnia 2021 r.", true},
	"days to days":    {"de>lt", "vom 23. bis 27. August 2021", "2021 m. rugpjūčio 23–27 d.", "vom 6. bis 10. September 2021", "2021 m. rugsėjo 6–10 d.", true},
}

var tagRows = map[string]row{
	"renumbered":      {"de>pl", "Klicken Sie auf {1}.", "Kliknij {1}.", "Klicken Sie auf {2}.", "Kliknij {2}.", true},
	"paired":          {"de>pl", "{1-}Wichtig{-1}: anrufen", "{1-}Ważne{-1}: zadzwonić", "{2-}Wichtig{-2}: anrufen", "{2-}Ważne{-2}: zadzwonić", true},
	"taken out":       {"de>pl", "**Wichtig**: anrufen", "**Ważne**: zadzwonić", "Wichtig: anrufen", "Ważne: zadzwonić", true},
	"put around":      {"de>pl", "Bitte anrufen.", "Proszę dzwonić.", "**Bitte anrufen.**", "**Proszę dzwonić.**", true},
	"around a number": {"pl>de", "Dzwoń pod 112 w nocy.", "Rufen Sie nachts 112 an.", "Dzwoń pod **112** w nocy.", "Rufen Sie nachts **112** an.", true},
	"link":            {"de>lt", "Siehe [Plan](https://example.org/a).", "Žr. [planą](https://example.org/a).", "Siehe [Plan](https://example.org/b).", "Žr. [planą](https://example.org/b).", true},
	"address":         {"de>pl", "E-Mail: a@example.org", "E-mail: a@example.org", "E-Mail: b@example.org", "E-mail: b@example.org", true},
	"named":           {"en>pl", "Hello {name}!", "Witaj, {name}!", "Hello {user}!", "Witaj, {user}!", true},
	"code":            {"en>pl", "Use `--all` here.", "Użyj tu `--all`.", "Use `--none` here.", "Użyj tu `--none`.", true},
	"option":          {"en>de", "Unknown option --foo", "Unbekannte Option --foo", "Unknown option --bar-baz", "Unbekannte Option --bar-baz", true},
}

var endRows = map[string]row{
	"stop to colon":   {"de>pl", "Wichtige Fragen.", "Ważne pytania.", "Wichtige Fragen:", "Ważne pytania:", true},
	"stop comes":      {"de>pl", "Wichtige Fragen", "Ważne pytania", "Wichtige Fragen.", "Ważne pytania.", true},
	"stop goes":       {"de>lt", "Wichtige Fragen.", "Svarbūs klausimai.", "Wichtige Fragen", "Svarbūs klausimai", true},
	"question":        {"pl>de", "Masz dzieci.", "Sie haben Kinder.", "Masz dzieci?", "Sie haben Kinder?", false},
	"quoted":          {"de>pl", "Hilfe zur Erziehung", "Pomoc w wychowaniu", "„Hilfe zur Erziehung“", "„Pomoc w wychowaniu”", true},
	"quoted en":       {"pl>en", "Pomoc rodzinie", "Family support", "„Pomoc rodzinie”", "“Family support”", true},
	"quotes go":       {"pl>lt", "„Pomoc rodzinie”", "„Pagalba šeimai“", "Pomoc rodzinie", "Pagalba šeimai", true},
	"inside of tags":  {"de>pl", "**Achtung.**", "**Uwaga.**", "**Achtung!**", "**Uwaga!**", true},
	"an abbreviation": {"de>lt", "Beginn am 23. August 2021.", "Pradžia 2021 m. rugpjūčio 23 d.", "Beginn am 23. August 2021", "Pradžia 2021 m. rugpjūčio 23 d.", true},
}

var letterRows = map[string]row{
	"capital":       {"pl>en", "pomoc rodzinie", "family support", "Pomoc rodzinie", "Family support", true},
	"small":         {"pl>lt", "Pomoc rodzinie", "Pagalba šeimai", "pomoc rodzinie", "pagalba šeimai", true},
	"small german":  {"pl>de", "Pomoc rodzinie", "Hilfe für die Familie", "pomoc rodzinie", "Hilfe für die Familie", false},
	"all capitals":  {"pl>de", "Pomoc rodzinie", "Große Hilfe für die Familie", "POMOC RODZINIE", "GROSSE HILFE FÜR DIE FAMILIE", true},
	"no capitals":   {"pl>de", "POMOC RODZINIE", "HILFE FÜR DIE FAMILIE", "Pomoc rodzinie", "HILFE FÜR DIE FAMILIE", false},
	"in the middle": {"pl>de", "pomoc Rodzinie", "Hilfe für die Familie", "pomoc rodzinie", "Hilfe für die Familie", false},
}

var nameRows = map[string]row{
	"a program":  {"en>pl", "Open it in Firefox now.", "Otwórz teraz w Firefox.", "Open it in Chromium now.", "Otwórz teraz w Chromium.", false},
	"in a case":  {"en>pl", "Open it with Firefox now.", "Otwórz teraz Firefoksem.", "Open it with Chromium now.", "Otwórz teraz Firefoksem.", false},
	"other word": {"de>pl", "Die Familie kommt.", "Rodzina przychodzi.", "Die Gruppe kommt.", "Rodzina przychodzi.", false},
}
