package eval

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// matches is a program that calls OmegaT's own matcher.
//
//go:embed omegat/Matches.java
var matches []byte

// OmegaT asks the matcher of OmegaT, as Debian packages it, for all queries of a set; a JDK must be
// there. Of several suggestions its first one counts, in its own order.
func OmegaT(ctx context.Context, s Set) ([]Answer, error) {
	dir, err := os.MkdirTemp("", "omegat")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := askOmegaT(ctx, dir, s.From, sources(s.Memory), sources(s.Queries)); err != nil {
		return nil, err
	}
	return s.readAnswers(filepath.Join(dir, answersFile))
}

// OmegaTTimes returns the line in which the same matcher says how long it took for some queries.
func OmegaTTimes(ctx context.Context, from string, memory, queries []string) (string, error) {
	dir, err := os.MkdirTemp("", "omegat")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	return askOmegaT(ctx, dir, from, memory, queries)
}

const answersFile = "answers.tsv"

// askOmegaT leaves the answers in a folder and returns what OmegaT printed.
func askOmegaT(ctx context.Context, dir, from string, memory, queries []string) (string, error) {
	path, err := classPath()
	if err != nil {
		return "", err
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	for name, content := range map[string][]byte{
		"Matches.java": matches, "memory.tmx": numbered(from, memory), "queries.txt": []byte(strings.Join(queries, "\n") + "\n"),
	} {
		if err := os.WriteFile(in(name), content, 0o600); err != nil {
			return "", err
		}
	}
	compile := exec.CommandContext(ctx, "javac", "-nowarn", "-encoding", "UTF-8", "-cp", path, "-d", dir, in("Matches.java"))
	if out, err := compile.CombinedOutput(); err != nil {
		return "", fmt.Errorf("compile Matches.java: %w\n%s", err, out)
	}
	run := exec.CommandContext(ctx, "java", "-Xmx4g", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true", "-Duser.home="+in("home"),
		"-cp", path+":"+dir, "Matches", dir, from, in("memory.tmx"), in("queries.txt"), in(answersFile))
	out, err := run.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("OmegaT: %w\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1], nil
}

// numbered returns a memory whose translations are the numbers of the texts, as TMX.
func numbered(from string, texts []string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="trivium" creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="%s" datatype="plaintext"/><body>
`, from)
	for i, text := range texts {
		fmt.Fprintf(&b, `<tu><tuv xml:lang="%s"><seg>`, from)
		_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
		fmt.Fprintf(&b, "</seg></tuv><tuv xml:lang=\"en\"><seg>%d</seg></tuv></tu>\n", i)
	}
	b.WriteString("</body></tmx>\n")
	return b.Bytes()
}

// classPath returns where Java finds OmegaT and what it needs.
func classPath() (string, error) {
	const jar = "/usr/share/omegat/OmegaT.jar"
	if _, err := os.Stat(jar); err != nil {
		return "", fmt.Errorf("OmegaT is not there (apt-get install omegat): %w", err)
	}
	path := jar
	for _, pattern := range []string{"lucene3-*", "commons-codec", "commons-io", "commons-lang", "commons-logging", "jna", "languagetool*"} {
		found, err := filepath.Glob("/usr/share/java/" + pattern + ".jar")
		if err != nil {
			return "", err
		}
		path += ":" + strings.Join(found, ":")
	}
	return path, nil
}

func sources(pairs []Pair) []string {
	var texts []string
	for _, p := range pairs {
		texts = append(texts, p.Source)
	}
	return texts
}

// readAnswers reads lines of query, rank, unit and score, all numbers from 0 but the rank.
func (s Set) readAnswers(name string) ([]Answer, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	answers := make([]Answer, len(s.Queries))
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var query, rank, unit int
		var score float64
		if _, err := fmt.Sscan(lines.Text(), &query, &rank, &unit, &score); err != nil || query < 0 || query >= len(answers) || unit < 0 || unit >= len(s.Memory) {
			return nil, fmt.Errorf("OmegaT wrote %q", lines.Text())
		}
		if rank == 1 {
			answers[query] = Answer{score, s.worth(query, s.Memory[unit].Target)}
		}
	}
	return answers, lines.Err()
}
