package main

import (
	"context"
	"fmt"

	"trivium/engine/rpc"
	"trivium/engine/version"
	"trivium/frontend"
)

// serve runs the app for a browser on this computer until it is interrupted. The first line on
// standard output that starts with http is the address.
func (s *session) serve(ctx context.Context, args []string) error {
	set := s.flags("serve")
	port := set.Int("port", 0, "")
	files, err := s.parse(set, args)
	if err != nil {
		return err
	}
	switch len(files) {
	case 0:
		err = s.workspace.Start(ctx, "")
	case 1:
		err = s.workspace.Start(ctx, files[0])
	default:
		return s.misuse("usage.one-file", nil)
	}
	if err != nil {
		return err
	}
	screens, err := frontend.Screens()
	if err != nil {
		return err
	}
	server, err := rpc.Listen(ctx, s.workspace, screens, version.Program(), *port)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "%s\n\n%s\n\n%s\n", s.say("serve.address", nil), server.Address(), s.say("serve.stop", nil))
	<-ctx.Done()
	return server.Close()
}
