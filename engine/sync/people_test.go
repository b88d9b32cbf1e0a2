package sync

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/store"
)

// A person works on a copy of a workspace: what the façade does with State, Log and Folder, in short.
type person struct {
	t      testing.TB
	name   string
	writer change.Writer
	key    ed25519.PrivateKey
	state  *change.State
	log    change.Log
	media  map[string]string
	erased map[change.ID]bool
	folder *Folder
	made   int
}

// newPerson makes a copy without events; log nil keeps them in memory.
func newPerson(t testing.TB, number byte, root change.ID, log change.Log) *person {
	random := rand.NewChaCha8([32]byte{number})
	_, key, err := ed25519.GenerateKey(random)
	if err != nil {
		t.Fatal(err)
	}
	if log == nil {
		log = &memoryLog{places: map[change.ID]int{}}
	}
	name := fmt.Sprint(number)
	now := time.Date(2026, 5, 12, 9, 31, 7, 0, time.UTC)
	p := &person{t: t, name: name, key: key, log: log, media: map[string]string{}, erased: map[change.ID]bool{}}
	p.writer = change.Writer{By: "m" + name, Dev: "d" + name, Clock: func() time.Time { return now }, Random: random}
	p.state = change.New(change.Options{Root: root, Own: func(dev string) bool { return dev == p.writer.Dev }})
	return p
}

// newGroup makes people who share a workspace with a text; log gives each a log of her own, or nil.
func newGroup(t testing.TB, n byte, log func(number byte) change.Log) []*person {
	t.Helper()
	first := newPerson(t, 1, "", log(1))
	first.do(func(g *change.Gesture) {
		g.CreateWorkspace("W", "Kurs", "Anna", first.key.Public().(ed25519.PublicKey))
	})
	all := []*person{first}
	for i := byte(2); i <= n; i++ {
		p := newPerson(t, i, first.state.Root(), log(i))
		all = append(all, p)
		first.do(func(g *change.Gesture) {
			g.PutMember(change.Member{ID: p.writer.By, Person: "Osoba", Role: change.Admin, Keys: []string{p.public()}})
		})
	}
	first.do(func(g *change.Gesture) {
		g.PutNode("M", "module", "", "V")
		g.PutNode("L", "lesson", "M", "V")
		g.PutNode("B", "block", "L", "V")
		g.SetCell(change.CellID{Text: "B/text", Lang: lang.Polish}, "raz dwa trzy cztery pięć sześć siedem osiem", nil)
	})
	for _, p := range all[1:] {
		p.take(first.events())
	}
	return all
}

func inMemory(byte) change.Log { return nil }

// do makes a gesture, as it leaves the device: signed.
func (p *person) do(act func(*change.Gesture)) []change.Event {
	p.t.Helper()
	p.made++
	g := p.state.Begin(p.writer, fmt.Sprintf("%s.%d", p.writer.Dev, p.made))
	act(g)
	return p.commit(g)
}

func (p *person) commit(g *change.Gesture) []change.Event {
	p.t.Helper()
	events, err := g.Events()
	if err != nil {
		p.t.Fatal(err)
	}
	for i := range events {
		events[i].Sign(p.key)
	}
	p.take(events)
	return events
}

func (p *person) write(text, value string) []change.Event {
	p.t.Helper()
	return p.do(func(g *change.Gesture) { g.SetCell(change.CellID{Text: text, Lang: lang.Polish}, value, nil) })
}

// take takes events in, wherever they come from, and erases what they ask for.
func (p *person) take(events []change.Event) {
	p.t.Helper()
	if err := p.append(context.Background(), events); err != nil {
		p.t.Error(err) // also from other goroutines
	}
}

func (p *person) append(ctx context.Context, events []change.Event) error {
	if err := p.log.Append(ctx, events); err != nil {
		return err
	}
	changes := p.state.Apply(events)
	if len(changes.Erased) == 0 {
		return nil
	}
	for _, id := range changes.Erased {
		p.erased[id] = true
	}
	for e, err := range p.log.All(ctx) {
		if err == nil && e.Op == change.EventRedact {
			return p.log.Erase(ctx, e, slices.Sorted(maps.Keys(p.erased)))
		}
	}
	return nil
}

func (p *person) receiver() Receiver {
	return Receiver{Append: p.append, File: func(_ context.Context, hash string, _ int64, content io.Reader) error {
		data, err := io.ReadAll(content)
		if err == nil {
			p.media[hash] = string(data)
		}
		return err
	}}
}

// addFile adds a file of media.
func (p *person) addFile(content string) {
	sum := sha256.Sum256([]byte(content))
	p.media[hex.EncodeToString(sum[:])] = content
}

func (p *person) source() Source {
	refused := Withheld(p.state.Quarantined())
	var files []File
	for _, hash := range slices.Sorted(maps.Keys(p.media)) {
		files = append(files, file(p.media[hash]))
	}
	return Source{
		Knows: p.state.Vector(), Files: files, Erased: slices.Sorted(maps.Keys(p.erased)),
		Events: func(yield func(change.Event, error) bool) {
			for e, err := range p.log.All(context.Background()) {
				if !refused[e.ID] && !yield(e, err) {
					return
				}
			}
		},
	}
}

// events returns the log.
func (p *person) events() []change.Event {
	p.t.Helper()
	var all []change.Event
	for e, err := range p.log.All(context.Background()) {
		if err != nil {
			p.t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// shares gives a person a folder, through which she goes from now on.
func (p *person) shares(path string, clock func() time.Time) {
	p.folder = &Folder{Path: path, Workspace: p.state.Root(), Copy: "copy" + p.name, Clock: clock, Memory: &inMind{}}
}

func (p *person) collect() Report {
	p.t.Helper()
	report, err := p.folder.Collect(context.Background(), p.receiver())
	if err != nil {
		p.t.Error(err)
	}
	return report
}

func (p *person) publish() Published {
	p.t.Helper()
	published, err := p.folder.Publish(context.Background(), p.source())
	if err != nil {
		p.t.Error(err)
	}
	return published
}

// sameAs requires two copies to be equal, in what they show and what they keep.
func (p *person) sameAs(other *person) {
	p.t.Helper()
	if p.state.Hash() != other.state.Hash() || len(p.state.Waiting()) > 0 {
		p.t.Errorf("%s and %s differ; %v wait", p.name, other.name, p.state.Waiting())
	}
	if a, b := p.spelled(), other.spelled(); !slices.Equal(a, b) {
		p.t.Errorf("%s keeps %d events, %s %d, or others", p.name, len(a), other.name, len(b))
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				p.t.Logf("%s\n%s", a[i], b[i])
			}
		}
	}
	if !maps.Equal(p.media, other.media) {
		p.t.Errorf("%s has %d files, %s %d", p.name, len(p.media), other.name, len(other.media))
	}
}

func (p *person) spelled() []string {
	p.t.Helper()
	var all []string
	for _, e := range p.events() {
		all = append(all, string(change.Encode(&e)))
	}
	slices.Sort(all)
	return all
}

// inMind is a Memory.
type inMind struct{ data []byte }

func (m *inMind) Load(context.Context) ([]byte, error) { return m.data, nil }
func (m *inMind) Save(_ context.Context, data []byte) error {
	m.data = bytes.Clone(data)
	return nil
}

// A memoryLog is a change.Log, the plainest there can be.
type memoryLog struct {
	list   []change.Event
	places map[change.ID]int
	erased []change.ID
}

var _ change.Log = (*memoryLog)(nil)

func (l *memoryLog) Append(_ context.Context, events []change.Event) error {
	for _, e := range events {
		at, known := l.places[e.ID]
		if slices.Contains(l.erased, e.ID) {
			e.Redact()
		}
		switch {
		case !known:
			l.places[e.ID] = len(l.list)
			l.list = append(l.list, e)
		case l.list[at].Redacted() && !e.Redacted():
			l.list[at] = e
		}
	}
	return nil
}

func (l *memoryLog) All(context.Context) iter.Seq2[change.Event, error] {
	return each(slices.Clone(l.list))
}

func (l *memoryLog) Erase(ctx context.Context, redaction change.Event, ids []change.ID) error {
	l.erased = append(l.erased, ids...)
	for _, id := range ids {
		if at, known := l.places[id]; known {
			l.list[at].Redact()
		}
	}
	return l.Append(ctx, []change.Event{redaction})
}

// inFile makes logs that are workspace files.
func inFile(t testing.TB) func(byte) change.Log {
	return func(number byte) change.Log {
		s, err := store.Create(context.Background(), fmt.Sprintf("%s/%d.trivium", t.TempDir(), number), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
}

// someWords returns words that no one has typed before.
func (p *person) someWords(n int) string {
	var b strings.Builder
	for range n {
		p.made++
		fmt.Fprintf(&b, "%s-%d ", p.writer.Dev, p.made)
	}
	return strings.TrimSpace(b.String())
}

func (p *person) public() string { return change.KeyText(p.key.Public().(ed25519.PublicKey)) }
