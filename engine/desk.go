package engine

import (
	"context"
	"errors"
)

// Desk returns the open workspace, and what goes on in it.
func (w *Workspace) Desk(ctx context.Context) (DeskView, error) {
	return DeskView{}, errUnbuilt
}

// Recent returns the workspaces that were open here before, the latest first.
func (w *Workspace) Recent(ctx context.Context) ([]RecentView, error) {
	return nil, errUnbuilt
}

// CreateDesk makes a workspace and opens it.
func (w *Workspace) CreateDesk(ctx context.Context, r CreateRequest) (DeskView, error) {
	return DeskView{}, errUnbuilt
}

// OpenSamples opens the workspace with the sample courses in the folder for workspaces, and makes it when it is not there.
func (w *Workspace) OpenSamples(ctx context.Context) (DeskView, error) {
	return DeskView{}, errUnbuilt
}

// OpenCourse shows a course of the open workspace.
func (w *Workspace) OpenCourse(ctx context.Context, id string) (CourseView, error) {
	return CourseView{}, errUnbuilt
}

// CloseDesk closes the workspace; what was typed is in it.
func (w *Workspace) CloseDesk(ctx context.Context) (DeskView, error) {
	return DeskView{}, errUnbuilt
}

// ImportCourse takes a course from files into the workspace: a programme or module, with its pictures. One that is there already is brought to what the files say, as a change that can be taken back.
func (w *Workspace) ImportCourse(ctx context.Context, path string, progress Progress) (DeskView, error) {
	return DeskView{}, errUnbuilt
}

// SaveCourse writes a course of the workspace as files into a folder: JSON, and the media beside it.
func (w *Workspace) SaveCourse(ctx context.Context, id, folder string, progress Progress) (BundleView, error) {
	return BundleView{}, errUnbuilt
}

// errUnbuilt marks what is being built.
var errUnbuilt = errors.New("unbuilt")
