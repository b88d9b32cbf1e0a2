package change

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// example is an event with every member filled.
func example(t testing.TB) Event {
	t.Helper()
	e := Event{
		V: 1, By: "m1", Dev: "d1", N: 42, Seen: Vector{"d2": 17, "d10": 3},
		Clock: time.Date(2026, 5, 12, 9, 31, 7, 0, time.UTC), Tx: "g7", Op: CellSet,
		P: json.RawMessage(`{"text":"01HZ0000000000000000000001/title","lang":"pl","value":"Pomoc <społeczna> & „dom”"}`),
	}
	if err := e.seal(strings.NewReader("sixteen bytes!!!")); err != nil {
		t.Fatal(err)
	}
	return e
}

// TestWorkedExample fixes the bytes: whoever changes the encoding changes every id ever given.
func TestWorkedExample(t *testing.T) {
	e := example(t)
	const want = `{"v":1,"id":"ID","by":"m1","dev":"d1","n":42,"seen":{"d10":3,"d2":17},"clock":"2026-05-12T09:31:07Z","tx":"g7","op":"cell.set","base":[],"p":{"text":"01HZ0000000000000000000001/title","lang":"pl","value":"Pomoc <społeczna> & „dom”"},"salt":"c2l4dGVlbiBieXRlcyEhIQ"}`
	const id = "kds9OtPE6j0Jv7fYkYqLSbLwYqu0coOuuiW8lQ5kjh4"
	if got := string(Encode(&e)); got != strings.Replace(want, `"ID"`, `"`+id+`"`, 1) {
		t.Errorf("got %s", got)
	}
	before := e.ID
	e.Redact()
	if f := e.Check(); f != nil || e.ID != before || bytes.Contains(Encode(&e), []byte("Pomoc")) {
		t.Errorf("redacted: %v, %s", f, Encode(&e))
	}
}

func badEvents(t testing.TB) []struct{ name, old, new, code string } {
	t.Helper()
	return []struct{ name, old, new, code string }{
		{"newer", `{"v":1`, `{"v":2,"x":0`, "change.newer-version"},
		{"version 0", `{"v":1`, `{"v":0`, "change.malformed"},
		{"other text", "Pomoc", "Obcy", "change.wrong-id"},
		{"other author", `"m1"`, `"m2"`, "change.wrong-id"},
		{"space", `"n":42`, `"n": 42`, "change.malformed"},
		{"unknown member", `"n":42`, `"x":1,"n":42`, "change.malformed"},
		{"member twice", `"n":42`, `"n":42,"n":42`, "change.malformed"},
		{"other case", `"n":42`, `"N":42`, "change.malformed"},
		{"negative", `"n":42`, `"n":-1`, "change.malformed"},
		{"huge", `"n":42`, `"n":99999999999999999999`, "change.malformed"},
		{"sees itself", `"d2":17`, `"d1":17`, "change.malformed"},
		{"local clock", "07Z", "07+02:00", "change.malformed"},
		{"half second", "07Z", "07.5Z", "change.malformed"},
		{"no day", "05-12", "02-30", "change.malformed"},
		{"op", "cell.set", "Cell set", "change.malformed"},
		{"base", `"base":[]`, `"base":["x"]`, "change.malformed"},
		{"null base", `"base":[]`, `"base":null`, "change.malformed"},
		{"salt", "c2l4", "c2", "change.malformed"},
		{"tail", `EhIQ"}`, `EhIQ"}{}`, "change.malformed"},
		{"cut", `EhIQ"}`, `EhIQ`, "change.malformed"},
		{"not UTF-8", "Pomoc", "\xff", "change.malformed"},
		{"no payload", `"p":{`, `"q":{`, "change.malformed"},
		{"both hash and payload", `,"salt"`, `,"ph":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","salt"`, "change.malformed"},
	}
}

func TestDecode(t *testing.T) {
	e := example(t)
	good := Encode(&e)
	if got, f := Decode(good); f != nil || !bytes.Equal(Encode(&got), good) {
		t.Fatalf("good event: %v", f)
	}
	for _, tt := range badEvents(t) {
		bad := strings.Replace(string(good), tt.old, tt.new, 1)
		if bad == string(good) {
			t.Fatalf("%s changes nothing", tt.name)
		}
		if _, f := Decode([]byte(bad)); f == nil || f.Code != tt.code {
			t.Errorf("%s: got %v, want %s", tt.name, f, tt.code)
		}
	}
}

// TestLimits requires that an event beyond a limit is refused for that reason.
func TestLimits(t *testing.T) {
	many := func(n int) Vector {
		v := Vector{}
		for i := range n {
			v["x"+strings.Repeat("i", i%50)+time.Duration(i).String()] = 1
		}
		return v
	}
	tests := map[string]func(*Event){
		"payload": func(e *Event) { e.P = json.RawMessage(`"` + strings.Repeat("a", MaxPayload) + `"`) },
		"seen":    func(e *Event) { e.Seen = many(MaxSeen + 1) },
		"base":    func(e *Event) { e.Base = make([]ID, MaxBase+1) },
	}
	for name, change := range tests {
		e := example(t)
		change(&e)
		e.ID = e.computeID()
		if f := e.Check(); f == nil || f.Code != "change.too-large" {
			t.Errorf("%s: got %v", name, f)
		}
	}
	if _, f := Decode(make([]byte, maxEvent+1)); f == nil || f.Code != "change.too-large" {
		t.Errorf("file: got %v", f)
	}
}

// FuzzDecode checks that no input makes the reader fail, and that what it takes has one spelling.
func FuzzDecode(f *testing.F) {
	e := example(f)
	good := Encode(&e)
	f.Add(good)
	redacted := e
	redacted.Redact()
	f.Add(Encode(&redacted))
	for _, tt := range badEvents(f) {
		f.Add([]byte(strings.Replace(string(good), tt.old, tt.new, 1)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, problem := Decode(data)
		if problem != nil {
			if problem.Code == "" {
				t.Fatal("a fault without a code")
			}
			return
		}
		if again := Encode(&e); !bytes.Equal(again, data) {
			t.Fatalf("%s became %s", data, again)
		}
		if f := e.Check(); f != nil {
			t.Fatalf("decoded and unsound: %v", f)
		}
	})
}
