package desk

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/sync"
)

// An invitation is one file that lets a person in: a line that says what it is, a line with her key,
// and a bundle of everything.
//
//	TRIVIUM INVITATION 1
//	{"workspace":"q1…","member":"01K…","seed":"…"}
//	TRIVIUM BUNDLE 1
//	…
//
// The key is made by whoever invites, and its public half stands in the event that makes her a member;
// so the file alone is enough, and whoever has the file can be her. It goes to her alone, and may be
// deleted when she has joined.

// InvitationEnding is that of the files of invitations.
const InvitationEnding = ".trinvite"

const invitationLine = "TRIVIUM INVITATION 1\n"

// maxCard is the most bytes the line with the key may have; ours have about 160.
const maxCard = 4096

// A card is who an invited person is.
type card struct {
	Workspace change.ID `json:"workspace"`
	Member    string    `json:"member"`
	Seed      string    `json:"seed"`
}

// Invite makes somebody a member and writes her invitation. langs are those she may write, none means
// all. When writing fails, she stays a member nobody can be, until she is revoked.
func (d *Desk) Invite(ctx context.Context, to io.Writer, person string, role change.Role, langs []lang.Tag) (Summary, error) {
	switch {
	case strings.TrimSpace(person) == "":
		return Summary{}, fault.New("invite.nameless")
	case !slices.Contains([]change.Role{change.Reader, change.Translator, change.Author, change.Editor, change.Admin}, role):
		return Summary{}, fault.New("invite.role", "found", string(role))
	}
	member, err := d.NewID()
	if err != nil {
		return Summary{}, err
	}
	key, err := NewKey(d.root(), member, d.options.Random)
	if err != nil {
		return Summary{}, err
	}
	_, _, err = d.Do(ctx, "", func(g *change.Gesture) error {
		g.PutMember(change.Member{ID: member, Person: strings.TrimSpace(person), Role: role, Languages: langs, Keys: []string{key.Public()}})
		return nil
	})
	if err != nil {
		return Summary{}, err
	}
	line, err := json.Marshal(card{key.Workspace, key.Member, key.Seed})
	if err != nil {
		return Summary{}, err
	}
	n, err := to.Write(append([]byte(invitationLine), append(line, '\n')...))
	if err != nil {
		return Summary{}, err
	}
	summary, err := d.Bundle(ctx, to, "")
	summary.Bytes += int64(n)
	return summary, err
}

// Join makes a workspace file of an invitation, keeps the key in the person's home, and opens the
// file. An invitation that is refused has changed nothing.
func Join(ctx context.Context, path string, invitation io.ReadSeeker, o Options) (d *Desk, err error) {
	o = o.complete()
	key, bundle, err := readCard(invitation)
	if err != nil {
		return nil, err
	}
	if err := o.Home.vacant(key); err != nil {
		return nil, err
	}
	var s *store.Store
	defer func() {
		if err == nil || s == nil {
			return
		}
		s.Close() //nolint:errcheck // the file goes
		for _, ending := range []string{"", "-wal"} {
			os.Remove(path + ending) //nolint:errcheck // as above
		}
	}()
	_, err = sync.Read(ctx, bundle, key.Workspace, sync.DefaultLimits(), sync.Receiver{
		Append: func(ctx context.Context, events []change.Event) (err error) {
			if err := admits(key, events); err != nil {
				return err
			}
			if s, err = store.Create(ctx, path, store.Options{Clock: o.Clock}); err != nil {
				s = nil
				return err
			}
			return s.Append(ctx, events)
		},
		File: func(ctx context.Context, _ string, size int64, content io.Reader) error {
			_, _, err := s.PutMedia(ctx, content, size)
			return err
		},
	})
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, fault.New("invite.damaged", "found", "0")
	}
	if err := o.Home.SaveKey(key); err != nil {
		return nil, err
	}
	closed := s
	s = nil // from here on the file is hers, whatever happens
	if err := closed.Close(); err != nil {
		return nil, err
	}
	return Open(ctx, path, o)
}

// readCard reads the first two lines. The bundle begins behind them.
func readCard(from io.ReadSeeker) (*Key, io.ReadSeeker, error) {
	size, err := from.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, nil, err
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, nil, err
	}
	r := bufio.NewReader(io.LimitReader(from, maxCard))
	first, err := r.ReadString('\n')
	prefix, _, _ := strings.Cut(invitationLine, "1")
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, nil, err
	case first != invitationLine && strings.HasPrefix(first, prefix):
		return nil, nil, fault.New("invite.newer")
	case first != invitationLine:
		return nil, nil, fault.New("invite.not-ours")
	}
	line, err := r.ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	var c card
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if d.Decode(&c) != nil || c.Workspace == "" || c.Member == "" {
		return nil, nil, fault.New("invite.damaged", "found", "1")
	}
	key := &Key{Workspace: c.Workspace, Member: c.Member, Seed: c.Seed, Seats: []seat{}}
	if key.Public() == "" {
		return nil, nil, fault.New("invite.damaged", "found", "2")
	}
	begin := int64(len(first) + len(line))
	return key, &behind{from: from, begin: begin, size: size - begin}, nil
}

// behind reads what stands behind the first bytes of a file.
type behind struct {
	from        io.ReadSeeker
	begin, size int64
	at          int64
}

func (b *behind) Read(p []byte) (int, error) {
	if _, err := b.from.Seek(b.begin+b.at, io.SeekStart); err != nil {
		return 0, err
	}
	n, err := b.from.Read(p)
	b.at += int64(n)
	return n, err
}

func (b *behind) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += b.at
	case io.SeekEnd:
		offset += b.size
	}
	if offset < 0 {
		return 0, errors.New("seek before the beginning")
	}
	b.at = offset
	return offset, nil
}

// admits requires that the events are a workspace of which the key's owner is a member, with this key:
// else somebody has put the file together, and she could write nothing that others accept.
func admits(key *Key, events []change.Event) error {
	s := change.New(change.Options{Root: key.Workspace, Own: func(string) bool { return false }})
	s.Apply(events)
	if s.Root() != key.Workspace || s.Name() == "" {
		return fault.New("invite.damaged", "found", "3")
	}
	for _, m := range s.Members() {
		if m.ID == key.Member && !m.Revoked && slices.Contains(m.Keys, key.Public()) {
			return nil
		}
	}
	return fault.New("invite.damaged", "found", "4")
}

// vacant requires that a key may take its place in the home: nobody has one there for the workspace,
// or only to files that are gone, or it is the same one.
func (h Home) vacant(k *Key) error {
	there, err := h.LoadKey(k.Workspace)
	if err != nil || there == nil {
		return err
	}
	if there.Member == k.Member && there.Seed == k.Seed {
		k.Seats = there.Seats
		return nil
	}
	for _, s := range there.Seats {
		if _, err := os.Stat(s.Path); err == nil {
			return fault.New("invite.used", "found", s.Path)
		}
	}
	return nil
}
