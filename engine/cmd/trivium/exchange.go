package main

import (
	"context"
	"fmt"

	"trivium/engine"
)

// A bundleResult is what went out or came in, as JSON.
type bundleResult struct {
	OK bool `json:"ok"`
	engine.BundleView
}

// bundle writes a file of changes for others, or takes one in.
func (s *session) bundle(ctx context.Context, args []string) error {
	c := s.deskFlags("bundle")
	out, whom, take := c.String("out", "", ""), c.String("for", "", ""), c.String("take", "", "")
	_, err := s.begin(c, args, 0, 0)
	switch {
	case err != nil:
		return err
	case (*out == "") == (*take == ""), *take != "" && *whom != "":
		return s.misuse("usage.out-or-take", nil)
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		if *take != "" {
			view, err := s.workspace.TakeBundle(ctx, *take, s.progress())
			return s.told(view, err, "bundle.taken")
		}
		member, err := s.member(ctx, *whom)
		if err != nil {
			return err
		}
		view, err := s.workspace.MakeBundle(ctx, engine.MakeBundleRequest{Path: *out, For: member}, s.progress())
		return s.told(view, err, "bundle.made")
	})
}

// told prints what came of a bundle.
func (s *session) told(view engine.BundleView, err error, key string) error {
	if err != nil {
		return err
	}
	if s.json {
		s.printJSON(bundleResult{true, view})
		return nil
	}
	fmt.Fprintln(s.Out, s.say(key, s.bundleArgs(view)))
	if view.Forks > 0 && view.New > 0 {
		fmt.Fprintln(s.Out, s.say("forks.count", map[string]any{"count": view.Forks}))
	}
	return nil
}

func (s *session) bundleArgs(view engine.BundleView) map[string]any {
	return map[string]any{
		"path": oneLine(view.Path), "size": size(view.Bytes),
		"events": s.say("events", map[string]any{"count": view.Events}),
		"new":    s.say("events-new", map[string]any{"count": view.New}),
		"files":  s.say("files", map[string]any{"count": view.Files}),
	}
}

// member returns the id of a member, who may be called by her name when it is hers alone.
func (s *session) member(ctx context.Context, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	all, err := s.workspace.Members(ctx)
	if err != nil {
		return "", err
	}
	found := ""
	for _, m := range all {
		switch {
		case m.ID == name:
			return m.ID, nil
		case m.Person == name && found != "":
			return "", s.misuse("usage.several-members", map[string]any{"found": name})
		case m.Person == name:
			found = m.ID
		}
	}
	if found == "" {
		return "", s.misuse("usage.no-member", map[string]any{"found": name})
	}
	return found, nil
}

// invite makes somebody a member and writes her invitation.
func (s *session) invite(ctx context.Context, args []string) error {
	c := s.deskFlags("invite")
	person, role := c.String("person", "", ""), c.String("role", "", "")
	langs, out := c.String("lang", "", ""), c.String("out", "", "")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	wanted, ok := tags(*langs)
	switch {
	case !ok:
		return s.misuse("usage.bad-flag", map[string]any{"found": "--lang"})
	case *person == "" || *role == "" || *out == "":
		return s.misuse("usage.invite", nil)
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		view, err := s.workspace.Invite(ctx, engine.InviteRequest{Person: *person, Role: *role, Langs: wanted, Path: *out}, s.progress())
		return s.told(view, err, "invite.made")
	})
}

// revoke ends a membership.
func (s *session) revoke(ctx context.Context, args []string) error {
	c := s.deskFlags("revoke")
	names, err := s.begin(c, args, 1, 1)
	if err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		id, err := s.member(ctx, names[0])
		if err != nil {
			return err
		}
		all, err := s.workspace.Revoke(ctx, id)
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(map[string]any{"ok": true, "members": all})
			return nil
		}
		s.printMembers(all)
		return nil
	})
}

// exchange exchanges changes through the folder of the workspace, which --folder sets.
func (s *session) exchange(ctx context.Context, args []string) error {
	c := s.deskFlags("exchange")
	folder := c.String("folder", "", "")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	return s.onDesk(ctx, c, func(engine.DeskView) error {
		var view engine.ExchangeView
		var err error
		if c.Changed("folder") {
			view, err = s.workspace.SetFolder(ctx, *folder)
		} else {
			view, err = s.workspace.Exchange(ctx, s.progress())
		}
		if err != nil {
			return err
		}
		if s.json {
			s.printJSON(struct {
				OK bool `json:"ok"`
				engine.ExchangeView
			}{true, view})
			return nil
		}
		if view.Folder == "" {
			fmt.Fprintln(s.Out, s.say("exchange.none", nil))
			return nil
		}
		s.printNotices(view.Problems)
		sent := s.bundleArgs(view.Received)
		sent["folder"], sent["sent"] = oneLine(view.Folder), s.say("events", map[string]any{"count": view.Sent})
		fmt.Fprintln(s.Out, s.say("exchange.done", sent))
		return nil
	})
}
