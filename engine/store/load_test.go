package store

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/lang"
	"trivium/engine/sync"
)

// A worker is an author in a hurry, as the tests of crashes need one: edits, imports of a course,
// media, named versions, snapshots, backups, bundles of a colleague coming in and bundles going out,
// and now and then a redaction. After each step it says what must not be lost from here on.
type worker struct {
	s           *Store
	acknowledge func(string)
	random      *mathrand.Rand
	state       *change.State
	hand, guest hand
	course      *course.Course
	folder      *sync.Folder
}

// A hand is a member at a device.
type hand struct {
	writer change.Writer
	key    ed25519.PrivateKey
}

func newHand(member string) (hand, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	return hand{change.Writer{By: member, Dev: rand.Text(), Clock: time.Now, Random: rand.Reader}, key}, err
}

// exchangeFolder is where a worker at a file publishes.
func exchangeFolder(path string) string { return path + "-exchange" }

// newWorker sits down at an open file: on a device of her own, with a key that the workspace knows.
func newWorker(ctx context.Context, s *Store, seed uint64, acknowledge func(string)) (*worker, error) {
	w := &worker{s: s, acknowledge: acknowledge, random: mathrand.New(mathrand.NewPCG(seed, 1))}
	all := func(change.ID) bool { return true }
	w.state = change.New(change.Options{Own: func(string) bool { return true }, Trusted: all})
	if err := w.catchUp(ctx); err != nil {
		return nil, err
	}
	var err error
	if w.hand, err = newHand("m1"); err == nil {
		w.guest, err = newHand("m2")
	}
	if err != nil {
		return nil, err
	}
	name, err := s.Copy(ctx)
	if err != nil {
		return nil, err
	}
	w.folder = &sync.Folder{Path: exchangeFolder(s.Path()), Workspace: w.state.Root(), Copy: name, Memory: sync.FileMemory{Path: s.Path() + "-memory"}}
	return w, os.MkdirAll(w.folder.Path, 0o777)
}

// join tells the workspace the keys of this time. It goes unsigned: no key is known before it.
func (w *worker) join(ctx context.Context) error {
	made, err := w.make(hand{writer: w.hand.writer}, func(g *change.Gesture) {
		for _, h := range []hand{w.hand, w.guest} {
			g.PutMember(change.Member{ID: h.writer.By, Person: "Osoba", Role: change.Admin, Keys: []string{change.KeyText(h.key.Public().(ed25519.PublicKey))}})
		}
	})
	if err != nil {
		return err
	}
	return w.keep(ctx, made)
}

// catchUp takes in what the file holds: at the beginning, and after an error, which does not say
// whether the change had become durable before it.
func (w *worker) catchUp(ctx context.Context) error {
	var all []change.Event
	for e, err := range w.s.All(ctx) {
		if err != nil {
			return err
		}
		all = append(all, e)
	}
	w.state.Apply(all)
	return nil
}

// make makes a gesture and signs it, if there is a key.
func (w *worker) make(h hand, act func(*change.Gesture)) ([]change.Event, error) {
	var b [16]byte
	rand.Read(b[:]) //nolint:errcheck // never fails
	g := w.state.Begin(h.writer, unpackULID(b))
	act(g)
	made, err := g.Events()
	for i := range made {
		if h.key != nil {
			made[i].Sign(h.key)
		}
	}
	return made, err
}

// keep appends events and says so.
func (w *worker) keep(ctx context.Context, made []change.Event) error {
	if err := w.s.Append(ctx, made); err != nil {
		return err
	}
	w.kept(made)
	return nil
}

func (w *worker) kept(made []change.Event) {
	for _, e := range made {
		w.acknowledge("event " + string(e.ID))
	}
	w.state.Apply(made)
}

// do makes a gesture of the author and keeps it.
func (w *worker) do(ctx context.Context, act func(*change.Gesture)) error {
	made, err := w.make(w.hand, act)
	if err != nil {
		return err
	}
	return w.keep(ctx, made)
}

// rounds is after how many steps the same is done again.
const rounds = 24

// step does one thing.
func (w *worker) step(ctx context.Context, number int) error {
	switch number % rounds {
	case 3:
		return w.importCourse(ctx, number)
	case 6:
		return w.takeMedia(ctx)
	case 9:
		return w.do(ctx, func(g *change.Gesture) {
			g.PutThing(change.VersionName, fmt.Sprint("v", number), "", "", map[string]any{"name": prose(w.random, 20), "vector": w.state.Vector()})
		})
	case 11:
		return w.snapshot(ctx)
	case 13:
		return w.backUp(ctx)
	case 15:
		return w.takeBundle(ctx)
	case 18:
		return w.publish(ctx)
	case 20:
		return w.collect(ctx, number)
	case 22:
		return w.redactOne(ctx)
	}
	return w.do(ctx, func(g *change.Gesture) {
		g.SetCell(cell(w.random.IntN(40)), prose(w.random, 10+w.random.IntN(200)), nil)
	})
}

// importCourse imports a module, the first time whole and later what has changed in it.
func (w *worker) importCourse(ctx context.Context, number int) error {
	if w.course == nil {
		c, list, err := course.LoadFile("../../corpora/community-conference/module.json")
		if err = errors.Join(err, blocking(list)); err != nil {
			return err
		}
		w.course = c
	}
	w.course.Modules[0].Title.Cells[lang.Polish] = fmt.Sprintf("%s %d", prose(w.random, 30), number)
	return w.do(ctx, func(g *change.Gesture) { g.ImportCourse(w.course) })
}

func blocking(list interface {
	error
	Blocking() bool
}) error {
	if list.Blocking() {
		return list
	}
	return nil
}

func (w *worker) takeMedia(ctx context.Context) error {
	content := make([]byte, w.random.IntN(3*pieceSize))
	rand.Read(content) //nolint:errcheck // never fails
	hash, _, err := w.s.PutMedia(ctx, bytes.NewReader(content), 1<<30)
	if err != nil {
		return err
	}
	w.acknowledge("media " + string(hash))
	return w.do(ctx, func(g *change.Gesture) {
		g.PutThing(change.MediaPut, "picture"+string(hash[:8]), "", "", map[string]Hash{"hash": hash})
	})
}

// The snapshot of the load is the hash of the state.
const snapshotName, snapshotFormat = "state", 1

func (w *worker) snapshot(ctx context.Context) error {
	last, err := w.s.Last(ctx)
	if err != nil {
		return err
	}
	return w.s.SaveProjection(ctx, Projection{Name: snapshotName, Format: snapshotFormat, Seq: last, Data: []byte(w.state.Hash())})
}

func (w *worker) backUp(ctx context.Context) error {
	_, err := w.s.Backup(ctx)
	return err
}

// fromColleague makes a bundle of a colleague's, with a file, for whom this copy has the rest.
func (w *worker) fromColleague(ctx context.Context) ([]byte, []change.Event, error) {
	made, err := w.make(w.guest, func(g *change.Gesture) {
		for range 3 {
			g.SetCell(cell(w.random.IntN(40)), prose(w.random, 100), nil)
		}
	})
	if err != nil {
		return nil, nil, err
	}
	content := []byte(prose(w.random, 500))
	sum := sha256.Sum256(content)
	file := sync.File{Hash: hex.EncodeToString(sum[:]), Size: int64(len(content)), Open: func() (io.Reader, error) { return bytes.NewReader(content), nil }}
	var b bytes.Buffer
	_, err = sync.Write(ctx, &b, sync.Head{Workspace: w.state.Root(), Knows: w.state.Vector()}, nil, only(made), []sync.File{file})
	return b.Bytes(), made, err
}

func only(events []change.Event) iter.Seq2[change.Event, error] {
	return func(yield func(change.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (w *worker) receiver() sync.Receiver {
	return sync.Receiver{Append: w.s.Append, File: func(ctx context.Context, hash string, size int64, content io.Reader) error {
		state, _, err := w.s.Media(ctx, Hash(hash))
		if err != nil || state == MediaWhole || state == MediaErased {
			return err
		}
		_, _, err = w.s.PutMedia(ctx, content, size)
		if err == nil {
			w.acknowledge("media " + hash)
		}
		return err
	}}
}

// takeBundle takes a bundle over that came by mail.
func (w *worker) takeBundle(ctx context.Context) error {
	data, made, err := w.fromColleague(ctx)
	if err != nil {
		return err
	}
	if _, err := sync.Read(ctx, bytes.NewReader(data), w.state.Root(), sync.DefaultLimits(), w.receiver()); err != nil {
		return err
	}
	w.kept(made)
	return nil
}

// collect takes a bundle over that a colleague has put into the folder.
func (w *worker) collect(ctx context.Context, number int) error {
	data, made, err := w.fromColleague(ctx)
	if err != nil {
		return err
	}
	path := filepath.Join(w.folder.Path, fmt.Sprintf("colleague-%s-%d.tribundle", w.guest.writer.Dev, number))
	if err := os.WriteFile(path, data, 0o666); err != nil {
		return explain(path, err)
	}
	report, err := w.folder.Collect(ctx, w.receiver())
	if err == nil && len(report.Faults) > 0 {
		err = report.Faults
	}
	if err == nil {
		w.kept(made)
	}
	return err
}

// publish writes what the folder lacks.
func (w *worker) publish(ctx context.Context) error {
	from := sync.Source{Knows: w.state.Vector(), Events: w.signed(ctx)}
	var err error
	if from.Erased, err = w.s.Erased(ctx); err != nil {
		return err
	}
	erased, err := w.s.MediaIn(ctx, MediaErased)
	if err != nil {
		return err
	}
	for _, hash := range erased {
		from.ErasedFiles = append(from.ErasedFiles, string(hash))
	}
	whole, err := w.s.MediaIn(ctx, MediaWhole)
	if err != nil {
		return err
	}
	for _, hash := range whole {
		_, size, err := w.s.Media(ctx, hash)
		if err != nil {
			return err
		}
		from.Files = append(from.Files, sync.File{Hash: string(hash), Size: size, Open: func() (io.Reader, error) { return w.s.OpenMedia(ctx, hash) }})
	}
	done, err := w.folder.Publish(ctx, from)
	if err != nil {
		return err
	}
	for _, name := range done.Files {
		w.acknowledge("bundle " + name)
	}
	return nil
}

// signed gives the events that may leave the device: all but those with which the tests begin.
func (w *worker) signed(ctx context.Context) iter.Seq2[change.Event, error] {
	return func(yield func(change.Event, error) bool) {
		for e, err := range w.s.All(ctx) {
			if (err != nil || e.Sig != "") && !yield(e, err) {
				return
			}
		}
	}
}

// redactOne writes a secret and takes it back.
func (w *worker) redactOne(ctx context.Context) error {
	made, err := w.make(w.hand, func(g *change.Gesture) { g.SetCell(cell(7777), "tajemnica", nil) })
	if err != nil {
		return err
	}
	if err := w.keep(ctx, made); err != nil {
		return err
	}
	id := made[0].ID
	made, err = w.make(w.hand, func(g *change.Gesture) { g.Redact([]change.ID{id}, "") })
	if err != nil {
		return err
	}
	if err := w.s.Erase(ctx, made[0], []change.ID{id}); err != nil {
		return err
	}
	w.acknowledge("erased " + string(id))
	w.kept(made)
	return nil
}
