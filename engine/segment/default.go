package segment

import (
	"embed"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed rules/*.rules
var ruleFiles embed.FS

// DefaultRules returns our own rules, as the files of folder rules have them. A file has five
// kinds of lines, which an indented line continues, and remarks that begin with "#":
//
//	let vowel [aeiou]            <vowel> stands for the pattern from here on
//	words short np tzw m.in      <short> stands for any of the words; "_" is an optional space
//	abbr  title dr prof          the same, and each word may begin with a capital letter
//	keep \b<short>\. ~ \s        not cut between what fits before and after "~"
//	cut  [.?!]       ~ \s+\p{Lu} cut there
//
// What common.rules calls by name, the others may use. The rules of "first" come before those of a
// language, those of "last" after.
func DefaultRules() *Rules {
	names := map[string]string{}
	readRuleFile("common", names)
	rules := &Rules{Cascade: true, SubFlows: true, Formats: []Format{{"start", false}, {"end", true}, {"isolated", false}}}
	for _, file := range []struct{ name, tags string }{
		{"first", ".*"}, {"pl", "pl(-.*)?"}, {"de", "de(-.*)?"}, {"lt", "lt(-.*)?"}, {"en", "en(-.*)?"}, {"last", ".*"},
	} {
		rules.Languages = append(rules.Languages, RuleGroup{file.name, readRuleFile(file.name, maps.Clone(names))})
		rules.Maps = append(rules.Maps, Map{Pattern: file.tags, Rules: file.name})
	}
	return rules
}

// Default returns the segmenter of DefaultRules.
func Default() *Segmenter { return defaultSegmenter() }

var defaultSegmenter = sync.OnceValue(func() *Segmenter {
	s, err := New(DefaultRules())
	if err != nil {
		panic(err) // a rule file of ours is wrong; every test fails
	}
	return s
})

// nameOf is the use of a name in a rule file.
var nameOf = regexp.MustCompile(`<([a-z]+)>`)

// readRuleFile returns the rules of a file and adds to names what it defines.
func readRuleFile(file string, names map[string]string) []Rule {
	data, err := ruleFiles.ReadFile("rules/" + file + ".rules")
	if err != nil {
		panic(err) // it is embedded
	}
	var rules []Rule
	for _, line := range ruleLines(string(data)) {
		line = nameOf.ReplaceAllStringFunc(line, func(name string) string {
			pattern, ok := names[strings.Trim(name, "<>")]
			if !ok {
				panic(fmt.Sprintf("%s.rules: %s is not defined", file, name))
			}
			return pattern
		})
		kind, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		switch kind {
		case "let", "words", "abbr":
			name, value, _ := strings.Cut(rest, " ")
			switch kind {
			case "words":
				value = anyOf(strings.Fields(value))
			case "abbr":
				value = anyOf(strings.Fields(value + " " + capitals(value)))
			}
			names[name] = strings.TrimSpace(value)
		case "keep", "cut":
			before, after, ok := strings.Cut(rest, " ~")
			if !ok {
				panic(fmt.Sprintf("%s.rules: no ~ in %q", file, line))
			}
			rules = append(rules, Rule{Break: kind == "cut", Before: strings.TrimSpace(before), After: strings.TrimSpace(after)})
		default:
			panic(fmt.Sprintf("%s.rules: %q", file, line))
		}
	}
	return rules
}

// ruleLines joins continued lines and leaves out remarks.
func ruleLines(data string) []string {
	var lines []string
	for line := range strings.Lines(data) {
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, " "):
			lines[len(lines)-1] += " " + strings.TrimSpace(line)
		default:
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// capitals returns words with a capital letter at the beginning of each.
func capitals(words string) string {
	of := strings.Fields(words)
	for i, w := range of {
		first, size := utf8.DecodeRuneInString(w)
		of[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(of, " ")
}

// anyOf returns a pattern for any of the words.
func anyOf(words []string) string {
	for i, w := range words {
		words[i] = strings.ReplaceAll(strings.ReplaceAll(w, ".", `\.`), "_", `\s?`)
	}
	return "(?:" + strings.Join(words, "|") + ")"
}
