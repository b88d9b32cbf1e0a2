package memory

import (
	"strings"
	"sync"
)

// irregular are common words whose forms do not begin alike, so that text.SameFolded takes them for different
// ones; a word a line, folded, as a concordance looks for them. Forms that fold to another
// common word are left out: "zęby" would be "żeby", "stand" is "Stand".
const irregular = `
dziecko dziecka dziecku dzieckiem dzieci dzieciom dziecmi dzieciach
czlowiek czlowieka czlowiekowi czlowiekiem czlowieku ludzie ludzi ludziom ludzmi ludziach
rok roku rokiem rokowi lata lat latom latami latach
tydzien tygodnia tygodniu tygodniem tygodnie tygodni tygodniom tygodniami tygodniach
miesiac miesiaca miesiacu miesiacem miesiace miesiecy miesiacom miesiacami miesiacach
pies psa psu psem psie psy psow psom psami psach
oko oka oku okiem oczy oczu oczom oczami oczach
ucho ucha uchu uchem uszy uszu uszom uszami uszach
ksiadz ksiedza ksiedzu ksiedzem ksieza ksiezy ksiezom ksiezmi ksiezach
maz meza mezowi mezem mezu mezowie mezow mezom mezami mezach
ojciec ojca ojcu ojcem ojcze ojcowie ojcow ojcom ojcami ojcach
uczen ucznia uczniowi uczniem uczniu uczniowie uczniow uczniom uczniami uczniach
swieto swieta swietu swietem swietom swietami swietach
miasto miasta miastu miastem miescie miast miastom miastami miastach
isc ide idzie ida szedl szla szli szly idac
moc moge moze moga mozemy mozesz mogl mogla mogli mogly
wziac wezmie wezma wzial wziela wzieli
helfen helfe hilft hilfst half halfen geholfen
geben gebe gibt gibst gab gegeben
nehmen nehme nimmt nimmst nahm nahmen genommen
sprechen spreche spricht sprichst sprach sprachen gesprochen
treffen treffe trifft traf trafen getroffen
finden finde findet fand fanden gefunden
gehen gehe geht ging gingen gegangen
stehen stehe steht standen gestanden
schreiben schreibe schreibt schrieb schrieben geschrieben
entscheiden entscheide entscheidet entschied entschieden
verlieren verliert verlor verloren
thema themas themen
zentrum zentrums zentren
firma firmen
praxis praxen
zmogus zmogaus zmogui zmogu zmogumi zmoguje zmones zmoniu zmonems zmonemis zmonese
sesuo sesers seseriai seseri seserimi seserys seseru seserims seseris seserimis
dukte dukters dukteriai dukteri dukterimi dukterys dukteru dukterims dukteris dukterimis
eiti eina einu eini eisim ejo eis
padeti padeda padedu padejo pades
duoti duoda duodu dave duos
gauti gauna gaunu gavo gaus
rasyti raso rasau rasys
child children
man men
woman women
person people
foot feet
go goes went gone going
`

// formsOf returns the forms of an irregular word, itself included; none for any other word.
func formsOf(word string) []string { return irregularForms()[word] }

// irregularForms reads the table once.
var irregularForms = sync.OnceValue(func() map[string][]string {
	byForm := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(irregular), "\n") {
		forms := strings.Fields(line)
		for _, form := range forms {
			byForm[form] = append(byForm[form], forms...)
		}
	}
	return byForm
})
