package main

import (
	"context"
	"fmt"

	"trivium/engine"
)

// initialise makes a workspace, empty or with the samples, or of an invitation.
func (s *session) initialise(ctx context.Context, args []string) error {
	c := s.deskFlags("init")
	name, person := c.String("name", "", ""), c.String("person", "", "")
	samples, invitation := c.Bool("samples", false, ""), c.String("join", "", "")
	if _, err := s.begin(c, args, 0, 0); err != nil {
		return err
	}
	var err error
	switch {
	case *invitation != "" && (*name != "" || *person != "" || *samples):
		return s.misuse("usage.join-alone", nil)
	case *invitation != "":
		_, err = s.workspace.Join(ctx, engine.JoinRequest{Invitation: *invitation, Path: c.file}, s.progress())
	case *name == "" || *person == "":
		return s.misuse("usage.name-and-person", nil)
	default:
		_, err = s.workspace.CreateDesk(ctx, engine.CreateRequest{Path: c.file, Name: *name, Person: *person, Samples: *samples})
	}
	if err != nil {
		return err
	}
	return s.atDesk(ctx, func(view engine.DeskView) error {
		if s.json {
			s.printJSON(deskResult{true, view})
			return nil
		}
		fmt.Fprintln(s.Out, s.say("init.done", map[string]any{"file": oneLine(view.File), "name": oneLine(view.Name), "person": oneLine(view.Person)}))
		return nil
	})
}

// A deskResult is what a command prints as JSON when it has no more to say than the workspace.
type deskResult struct {
	OK bool `json:"ok"`
	engine.DeskView
}
