//go:build omegat

package tmx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The tests of this file need Debian's packages omegat, default-jdk-headless, translate-toolkit and
// libxml2-utils:
//
//	go test -tags omegat ./engine/tmx
//
// OMEGAT_CLASSPATH names the jars where they lie elsewhere than Debian puts them; the first is OmegaT's.

const omegatJar = "/usr/share/omegat/OmegaT.jar"

// peer is another program that reads and writes TMX: arguments as testdata/peers has them.
type peer func(in string, args ...string) string

func peers(t *testing.T) map[string]peer {
	t.Helper()
	folder := t.TempDir()
	classpath := os.Getenv("OMEGAT_CLASSPATH")
	if classpath == "" {
		jars, err := filepath.Glob("/usr/share/java/*.jar")
		if err != nil {
			t.Fatal(err)
		}
		classpath = strings.Join(append([]string{omegatJar}, jars...), ":")
	}
	execute(t, "", "javac", "-encoding", "UTF-8", "-cp", classpath, "-d", folder, "testdata/peers/Peer.java")
	return map[string]peer{
		"OmegaT": func(in string, args ...string) string {
			return execute(t, in, "java", append([]string{
				"-Dfile.encoding=UTF-8", "-Djava.awt.headless=true", "-Duser.home=" + folder, "-cp", classpath + ":" + folder, "Peer",
			}, args...)...)
		},
		"translate-toolkit": func(in string, args ...string) string {
			return execute(t, in, "/usr/bin/python3", append([]string{"testdata/peers/peer.py"}, args...)...)
		},
	}
}

func execute(t *testing.T, in, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(context.Background(), name, args...)
	cmd.Stdin = strings.NewReader(in)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return string(out)
}

// TestPeersRead: other programs find every unit of what we write, with its texts, in each encoding.
func TestPeersRead(t *testing.T) {
	r := newRandom(5)
	var units []Unit
	for i := range 300 {
		u := r.unit(fmt.Sprint(i))
		u.Variants = nil
		for _, tag := range []string{"de", "pl", "lt"} {
			s, err := FromCell(fmt.Sprintf("Zdanie **numer %d**, “ąčß” & <x>\\\n%s", i, strings.NewReplacer("\r", "", "\n", "", "\t", "").Replace(r.text())), nil)
			if err != nil {
				t.Fatal(err)
			}
			u.Variants = append(u.Variants, Variant{Lang: tag, Attrs: r.attrs("tuv"), Meta: r.meta(), Segment: s})
		}
		for j := range u.Attrs { // of a kind that programs which look at them can read
			u.Attrs[j] = dated(u.Attrs[j])
		}
		for _, v := range u.Variants {
			for j := range v.Attrs {
				v.Attrs[j] = dated(v.Attrs[j])
			}
		}
		units = append(units, u)
	}
	for name, run := range peers(t) {
		for _, wide := range []bool{false, true} {
			file := filepath.Join(t.TempDir(), "ours.tmx")
			if err := os.WriteFile(file, write(t, WriterOptions{UTF16: wide, Version: "0.4"}, units), 0o600); err != nil {
				t.Fatal(err)
			}
			found := strings.Split(strings.TrimSuffix(run("", "read", file, "de", "lt"), "\n"), "\n")
			if len(found) != len(units) {
				t.Errorf("%s, UTF-16 %v: %d of %d units", name, wide, len(found), len(units))
				continue
			}
			for i, line := range found {
				for j, got := range strings.Split(line, "\t") {
					// Both programs show codes in their own way, or leave them out: the words before and
					// after the first pair tell whether the unit is the right one.
					want := units[i].Variants[2*j].Segment
					if !strings.HasPrefix(got, want[0].Text) || !strings.Contains(got, want[2].Text) {
						t.Fatalf("%s, UTF-16 %v, unit %d: %q, want %q", name, wide, i, got, want.Plain())
					}
				}
			}
		}
	}
}

// dated gives attributes that hold a date one.
func dated(a Attr) Attr {
	if strings.HasSuffix(a.Name, "date") {
		a.Value = "20261122T120000Z"
	}
	return a
}

// TestPeersWrite: we find every unit of what other programs write.
func TestPeersWrite(t *testing.T) {
	var in strings.Builder
	const n = 500
	for i := range n {
		fmt.Fprintf(&in, "Źródło <f0>%d</f0> & „dalej”\tTaikinys %d > <f0>šaltinis</f0>\n", i, i)
	}
	for name, run := range peers(t) {
		file := filepath.Join(t.TempDir(), "theirs.tmx")
		run(in.String(), "write", file, "pl", "lt")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		units, r, err := read(t, bytes.NewReader(data), Options{})
		if err != nil || len(units) != n || len(r.Report().Faults) > 0 {
			t.Fatalf("%s: %d of %d units, %v, %v", name, len(units), n, err, r.Report())
		}
		for i, u := range units {
			for j, v := range u.Variants {
				text := v.Segment.Plain()
				if name == "OmegaT" { // writes tags as codes, which are theirs
					text = ""
					for _, node := range v.Segment {
						text += node.Text + codeText(node)
					}
				}
				want := []string{fmt.Sprintf("Źródło <f0>%d</f0> & „dalej”", i), fmt.Sprintf("Taikinys %d > <f0>šaltinis</f0>", i)}[j]
				if text != want {
					t.Fatalf("%s, unit %d: %q, want %q", name, i, text, want)
				}
			}
		}
	}
}

// TestValid: xmllint finds what we write valid by tmx14.dtd, as OmegaT brings it.
func TestValid(t *testing.T) {
	folder := t.TempDir()
	dtd := filepath.Join(folder, "tmx14.dtd")
	jar, err := zip.OpenReader(omegatJar)
	if err != nil {
		t.Fatal(err)
	}
	defer jar.Close()
	in, err := jar.Open("schemas/tmx14.dtd")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dtd, data, 0o600); err != nil {
		t.Fatal(err)
	}
	r := newRandom(6)
	var units []Unit
	for i := range 300 {
		units = append(units, r.unit(fmt.Sprint(i)))
	}
	header := Header{Meta: []Meta{{Kind: "ude", Attrs: Attrs{{"name", "u"}}, Maps: []Attrs{{{"unicode", "#xF8FF"}}}}, {Kind: "note", Text: "n"}}}
	for _, wide := range []bool{false, true} {
		file := filepath.Join(folder, "ours.tmx")
		if err := os.WriteFile(file, write(t, WriterOptions{Header: header, UTF16: wide}, units), 0o600); err != nil {
			t.Fatal(err)
		}
		execute(t, "", "xmllint", "--noout", "--nonet", "--dtdvalid", dtd, file)
	}
	execute(t, "", "xmllint", "--noout", "--nonet", "--dtdvalid", dtd, starter)
}

// TestPeersReadStarter: other programs find every unit of the memory that ships with the program.
func TestPeersReadStarter(t *testing.T) {
	data, err := os.ReadFile(starter)
	if err != nil {
		t.Fatal(err)
	}
	units, _, err := read(t, bytes.NewReader(data), Options{})
	if err != nil {
		t.Fatal(err)
	}
	// OmegaT hands out what has both languages; translate-toolkit also what has the first.
	want := map[string]int{}
	for _, u := range units {
		if variantFor(u, "de") >= 0 {
			want["translate-toolkit"]++
			if variantFor(u, "pl") >= 0 {
				want["OmegaT"]++
			}
		}
	}
	for name, run := range peers(t) {
		if got := strings.Count(run("", "read", starter, "de", "pl"), "\n"); got != want[name] || got < 500 {
			t.Errorf("%s: %d of %d units", name, got, want[name])
		}
	}
}
