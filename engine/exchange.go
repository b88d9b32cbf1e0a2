package engine

import (
	"context"
)

// MakeBundle writes a file of changes for others.
func (w *Workspace) MakeBundle(ctx context.Context, r MakeBundleRequest, progress Progress) (BundleView, error) {
	return BundleView{}, errUnbuilt
}

// TakeBundle takes the changes of a file in.
func (w *Workspace) TakeBundle(ctx context.Context, path string, progress Progress) (BundleView, error) {
	return BundleView{}, errUnbuilt
}

// Members returns the members of the workspace, oneself first.
func (w *Workspace) Members(ctx context.Context) ([]MemberView, error) {
	return nil, errUnbuilt
}

// Invite makes somebody a member and writes the file that lets her in. Whoever has the file can be her.
func (w *Workspace) Invite(ctx context.Context, r InviteRequest, progress Progress) (BundleView, error) {
	return BundleView{}, errUnbuilt
}

// Join makes a workspace of an invitation and opens it.
func (w *Workspace) Join(ctx context.Context, r JoinRequest, progress Progress) (DeskView, error) {
	return DeskView{}, errUnbuilt
}

// Revoke ends a membership; what she has done up to now stays.
func (w *Workspace) Revoke(ctx context.Context, member string) ([]MemberView, error) {
	return nil, errUnbuilt
}

// SetFolder sets the folder through which changes are exchanged, "" for none, and exchanges.
func (w *Workspace) SetFolder(ctx context.Context, path string) (ExchangeView, error) {
	return ExchangeView{}, errUnbuilt
}

// Exchange exchanges changes through the folder now.
func (w *Workspace) Exchange(ctx context.Context, progress Progress) (ExchangeView, error) {
	return ExchangeView{}, errUnbuilt
}
